"""Numbers, booleans and binary data of XML Schema: text, white space collapsed, to a value or None."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import TYPE_CHECKING

from teikit.expressions import expression

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["base64_binary", "boolean", "decimal", "double", "hex_binary", "integer", "single"]

_DECIMAL = expression(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")
_INTEGER = expression(r"[+-]?[0-9]+\Z")
_FLOAT = expression(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_SPECIAL = {"INF": float("inf"), "-INF": float("-inf")}
_HEX = expression(r"(?:[0-9A-Fa-f]{2})*\Z")
# The last quantum's unused bits are zero.
_BASE64 = expression(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?\Z")


def boolean(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text)


def decimal(text: str) -> Decimal | None:
    return _decimal(text) if _DECIMAL.match(text) else None


def _decimal(text: str) -> Decimal:
    # Imported late: few documents hold a number. Exact for any number of digits, where int() refuses more than 4,300.
    from decimal import Decimal

    return Decimal(text)


def integer(low: str | None, high: str | None) -> Callable[[str], Decimal | None]:
    """A reader of whole numbers between two bounds, None for no bound."""

    def read(text: str) -> Decimal | None:
        if not _INTEGER.match(text):
            return None
        value = _decimal(text)
        if (low is not None and value < _decimal(low)) or (high is not None and value > _decimal(high)):
            return None
        return value

    return read


def double(text: str) -> float | str | None:
    """NaN is given as text: it equals itself here, as XML Schema has it."""
    if text in _SPECIAL or text == "NaN":
        return _SPECIAL.get(text, text)
    return float(text) if _FLOAT.match(text) else None


def single(text: str) -> float | str | None:
    value = double(text)
    if not isinstance(value, float):
        return value
    try:
        rounded: float = struct.unpack("f", struct.pack("f", value))[0]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
    return rounded


def hex_binary(text: str) -> bytes | None:
    return bytes.fromhex(text) if _HEX.match(text) else None


def base64_binary(text: str) -> bytes | None:
    from base64 import b64decode

    text = text.replace(" ", "")
    return b64decode(text) if _BASE64.match(text) else None
