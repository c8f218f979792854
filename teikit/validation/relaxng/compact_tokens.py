"""Tokens of RELAX NG's compact syntax (OASIS committee specification of 21 November 2002)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from teikit.expressions import expression
from teikit.validation.relaxng.schema_errors import SchemaError, flaw

__all__ = ["Token", "tokens", "wrong"]

_NAME = r"[^\W\d][\w.\-·]*"
_FORM = expression(
    rf"""(?P<space>[ \t\r\n]+|\#[^\r\n]*)
    |(?P<literal>\"\"\"(?:.|\n)*?\"\"\"|'''(?:.|\n)*?'''|"[^"\r\n]*"|'[^'\r\n]*')
    |(?P<prefixed>{_NAME}:{_NAME})
    |(?P<wild>{_NAME}:\*)
    |(?P<quoted>\\{_NAME})
    |(?P<name>{_NAME})
    |(?P<sign>\|=|&=|>>|[\[\](){{}}=,|&?*+~\-])""",
    re.VERBOSE,
)
_ESCAPE = expression(r"\\x+\{([0-9A-Fa-f]{1,6})\}")

# An escaped line end does not end a literal: these are put in after it is read.
_LINES = (10, 13)


class Token(NamedTuple):
    """`kind`: literal, prefixed, wild, quoted (an identifier that looks like a keyword), name, sign or end."""

    kind: str
    text: str
    line: int


def tokens(source: str, path: str) -> Iterator[Token]:
    """The tokens of a schema, comments and white space left out, an ``end`` last. Raises `SchemaError`."""
    source = _ESCAPE.sub(lambda m: m[0] if int(m[1], 16) in _LINES else _character(m), source)
    at, line = 0, 1
    while at < len(source):
        found = _FORM.match(source, at)
        if found is None:
            raise wrong(f"unexpected {source[at]!r}", path, line)
        kind, text = str(found.lastgroup), found[0]
        if kind != "space":
            yield Token(kind, _content(kind, text), line)
        line += text.count("\n")
        at = found.end()
    yield Token("end", "the end", line)


def wrong(message: str, path: str, line: int) -> SchemaError:
    """A mistake in the compact syntax."""
    return SchemaError([flaw("compact syntax", message, path, line)])


def _character(escape: re.Match[str]) -> str:
    return chr(min(int(escape[1], 16), 0x10FFFF))


def _content(kind: str, text: str) -> str:
    if kind == "literal":
        width = 3 if text[:3] in ('"""', "'''") else 1
        return _ESCAPE.sub(_character, text[width:-width])
    return text[1:] if kind == "quoted" else text
