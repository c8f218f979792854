"""TOML -> values and their places.

`tomllib` says whether the text is TOML, and what its strings mean; it does not say where they stand, so the tokens of what it
has accepted are read once more.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from teikit.expressions import expression
from teikit.reading.front_matter.leaves import Leaf, UnreadableError
from teikit.source import Span

__all__ = ["toml_leaves"]

_TOKEN = expression(
    r'''(?P<comment>\#[^\n]*)
      | """\r?\n?(?P<long>(?>(?:[^\\"]|\\.|"{1,2}(?!"))*)"{0,2}?)"""(?!")
      | \'\'\'\r?\n?(?P<literal>(?>(?:[^\']|\'{1,2}(?!\'))*)\'{0,2}?)\'\'\'(?!\')
      | "(?P<basic>(?>(?:[^\\"\n]|\\.)*))"
      | '(?P<short>[^'\n]*+)'
      | (?P<mark>[\[\]{},=.\n])
      | (?P<bare>[^\s\#"'\[\]{},=.][^\n\#"'\[\]{},=]*)''',
    re.VERBOSE | re.DOTALL,
)
_STRINGS = ("long", "literal", "basic", "short")
_ESCAPE = expression(r"\\(?:u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})|(?P<newline>[ \t]*\n\s*)|(?P<one>.))", re.DOTALL)
_ONE = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\", "e": "\x1b"}


def toml_leaves(text: str) -> list[Leaf]:
    """The strings, numbers, dates and truth values of TOML. Raises `UnreadableError` for what is not TOML."""
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(str(error) or type(error).__name__) from error
    return list(_Walk().leaves(text))


class _Walk:
    """Goes through the tokens of valid TOML: keys stand before ``=`` and in headers, values after."""

    def __init__(self) -> None:
        self._table: tuple[str, ...] = ()
        self._outer: list[tuple[tuple[str, ...], Span | None, bool]] = []
        """Path and key of each array or inline table that is open, and whether it is an array."""
        self._path: tuple[str, ...] = ()
        self._key: Span | None = None
        self._keys: list[tuple[str, Span]] = []
        """Parts of a key that has not met its ``=``."""
        self._value = False

    def leaves(self, text: str) -> Iterator[Leaf]:
        header = False
        for token in _TOKEN.finditer(text):
            kind, mark = token.lastgroup, token["mark"]
            if kind in _STRINGS or kind == "bare":
                span, meaning = _word(token, kind)
                if self._value and not header:
                    yield Leaf(self._path, self._key, span, meaning)
                else:
                    self._keys.append((meaning, span))
            elif mark == "[" and not self._value:
                header = True
            elif mark == "\n" and header:
                self._table, header = tuple(name for name, _ in self._keys), False
                self._keys.clear()
            elif mark and not header:
                self._mark(mark)

    def _mark(self, mark: str) -> None:
        if mark == "=":
            base = self._outer[-1][0] if self._outer else self._table
            self._path, self._key, self._value = (*base, *(name for name, _ in self._keys)), self._keys[-1][1], True
            self._keys.clear()
        elif mark in "[{":
            self._outer.append((self._path, self._key, mark == "["))
            self._value = mark == "["
        elif mark in "]}":
            self._path, self._key, _ = self._outer.pop()
            self._value = True
        elif mark == "," and self._outer:
            self._value = self._outer[-1][2]
        elif mark == "\n" and not self._outer:
            self._value = False


def _word(token: re.Match[str], kind: str) -> tuple[Span, str]:
    """Where a word stands, without its quotation marks, and what it means."""
    span = Span(*token.span(kind))
    if kind == "bare":
        return Span(span.start, span.start + len(token[kind].rstrip())), token[kind].rstrip()
    return span, _ESCAPE.sub(_escaped, token[kind]) if kind in ("long", "basic") else token[kind]


def _escaped(match: re.Match[str]) -> str:
    digits = match["four"] or match["eight"]
    if digits:
        return chr(int(digits, 16))
    return "" if match["newline"] is not None else _ONE.get(match["one"], match["one"])
