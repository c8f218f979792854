"""The compact syntax of RELAX NG, turned into its XML syntax."""

from __future__ import annotations

from teikit.validation.relaxng.schema_errors import SchemaError, flaw

__all__ = ["to_xml"]


def to_xml(data: bytes, path: str) -> bytes:
    """Raises `SchemaError` where `data` is not the compact syntax."""
    import rnc2rng

    try:
        return str(rnc2rng.dumps(rnc2rng.loads(data.decode("utf-8-sig")))).encode()
    except Exception as error:
        raise SchemaError([flaw("", f"not RELAX NG's compact syntax: {error}", path, None)]) from error
