"""XML Schema regular expressions (part 2, appendix F) turned into Python's.

elementpath's translator, the usual way, leaves ``\\s`` and ``\\w`` to Python outside brackets, where they mean other
characters (a no-break space would not do in a pointer, ``\\S+``), and takes long to load. Texts of ASCII alone, or of
European letters and signs, are tried against an expression narrowed to those: the tables of all characters are then never
needed.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from teikit.expressions import expression
from teikit.validation.relaxng.datatypes.base import DatatypeError
from teikit.validation.relaxng.datatypes.charsets import Ranges, block, category, complement, escape_class, union

__all__ = ["Regex"]

_LIMITS = (0x80, 0x3000, 0x110000)
"""The first characters that do not matter: to ASCII, to alphabets and signs, to all texts."""
_LINES: Ranges = ((10, 10), (13, 13))
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", **{c: c for c in "\\|.?*+(){}-[]^"}}
_CLASSES = frozenset("sSiIcCdDwW")
_QUANTIFIER = expression(r"[?*+]|\{([0-9]+)(,([0-9]*))?\}")
# Half-characters are no characters: the second edition took these blocks away.
_SURROGATES = frozenset({"IsHighSurrogates", "IsHighPrivateUseSurrogates", "IsLowSurrogates"})
_MOST = 10_000


class Regex:
    """One expression."""

    __slots__ = ("_ascii", "_wider", "source")

    def __init__(self, source: str) -> None:
        """Raises `DatatypeError` where the expression is wrong."""
        self.source = source
        self._ascii = _compile(source, _LIMITS[0])
        self._wider: dict[int, re.Pattern[str]] = {}

    def fits(self, text: str, _: Hashable = None) -> bool:
        """Whether the whole of `text` matches."""
        if text.isascii():
            return self._ascii.fullmatch(text) is not None
        limit = next(limit for limit in _LIMITS if ord(max(text)) < limit)
        if limit not in self._wider:
            self._wider[limit] = _compile(self.source, limit)
        return self._wider[limit].fullmatch(text) is not None


def _compile(source: str, limit: int) -> re.Pattern[str]:
    translator = _Translator(source, limit)
    try:
        return re.compile(translator.whole())
    except (re.error, OverflowError, RecursionError) as error:
        raise DatatypeError(f'"{source}" is not a regular expression of XML Schema: {error}') from error


class _Translator:
    """One pass over an expression; `limit`: characters from here on do not matter."""

    def __init__(self, source: str, limit: int) -> None:
        self._source = source
        self._limit = limit
        self._at = 0

    def whole(self) -> str:
        made = self._alternatives()
        if self._at < len(self._source):
            raise self._wrong(f'"{self._source[self._at]}" has no counterpart')
        return made

    def _wrong(self, why: str) -> DatatypeError:
        return DatatypeError(f'"{self._source}" is not a regular expression of XML Schema: {why}, at character {self._at + 1}')

    def _peek(self, ahead: int = 0) -> str:
        return self._source[self._at + ahead : self._at + ahead + 1]

    def _next(self) -> str:
        found = self._peek()
        if not found:
            raise self._wrong("it ends too soon")
        self._at += 1
        return found

    def _alternatives(self) -> str:
        branches = [self._branch()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._branch())
        return "|".join(branches)

    def _branch(self) -> str:
        pieces = []
        while self._peek() not in ("", "|", ")"):
            pieces.append(self._atom() + self._quantifier())
        return "".join(pieces)

    def _quantifier(self) -> str:
        found = _QUANTIFIER.match(self._source, self._at)
        if found is None:
            return ""
        self._at = found.end()
        least, most = found[1], found[3]
        if least is not None and (len(least) > 5 or len(most or "") > 5 or max(int(least), int(most or 0)) > _MOST):
            raise self._wrong(f"a number above {_MOST}")
        if most and int(most) < int(least):
            raise self._wrong("the second number is less than the first")
        return found[0]

    def _atom(self) -> str:
        letter = self._next()
        if letter == "(":
            made = self._alternatives()
            if self._next() != ")":
                raise self._wrong("a bracket is not closed")
            return f"(?:{made})"
        if letter == "[":
            return self._shown(self._bracketed())
        if letter == ".":
            return "[^\n\r]"
        if letter == "\\":
            return self._shown(self._escape())
        if letter in "?*+{}])":
            self._at -= 1
            raise self._wrong(f'"{letter}" must be escaped')
        return re.escape(letter)

    def _escape(self) -> Ranges:
        letter = self._next()
        if letter in _ESCAPES:
            return _point(_ESCAPES[letter])
        if letter in _CLASSES:
            return escape_class(letter, self._limit)
        if letter in "pP":
            return self._property(opposite=letter == "P")
        raise self._wrong(f'"\\{letter}" means nothing')

    def _property(self, *, opposite: bool) -> Ranges:
        found = re.compile(r"\{([A-Za-z0-9\-]+)\}").match(self._source, self._at)
        if found is None:
            raise self._wrong("a property must stand in braces")
        name = found[1]
        ranges = None if name in _SURROGATES else block(name) if name.startswith("Is") else category(name, self._limit)
        if ranges is None:
            raise self._wrong(f'there is no property "{name}"')
        self._at = found.end()
        return complement(ranges) if opposite else ranges

    def _bracketed(self) -> Ranges:
        """A character class, its opening bracket taken."""
        opposite = self._peek() == "^"
        self._at += opposite
        parts: list[Ranges] = []
        without: Ranges = ()
        while self._peek() != "]" or not parts:
            if self._peek() == "-" and self._peek(1) == "[" and parts:
                self._at += 2
                without = self._bracketed()
                if self._peek() != "]":
                    raise self._wrong("nothing may follow what is taken away")
                break
            parts.append(self._part(first=not parts))
        self._at += 1
        ranges = complement(union(parts)) if opposite else union(parts)
        return complement(union((complement(ranges), without))) if without else ranges

    def _part(self, *, first: bool) -> Ranges:
        """One character, range or escape of a class."""
        letter = self._next()
        if letter == "\\":
            low = self._escape()
            if len(low) != 1 or low[0][0] != low[0][1]:
                return low
        elif letter in "[]" or (letter == "-" and not first and self._peek() != "]"):
            raise self._wrong(f'"{letter}" must be escaped')
        else:
            low = _point(letter)
        if self._peek() != "-" or self._peek(1) in ("]", "["):
            return low
        if letter == "-":
            raise self._wrong('"-" must be escaped')
        self._at += 1
        letter = self._next()
        high = self._escape() if letter == "\\" else _point(letter)
        if letter in "[]-" or len(high) != 1 or high[0][0] != high[0][1] or high < low:
            raise self._wrong("a range has no such end")
        return ((low[0][0], high[0][0]),)

    def _shown(self, ranges: Ranges) -> str:
        """A class of Python; none of its characters where there are none below the limit."""
        # A range that goes far beyond the limit would take Python a hundred times as long.
        below = [(low, min(high, self._limit - 1)) for low, high in ranges if low < self._limit]
        shown = [f"{_literal(low)}-{_literal(high)}" if high > low else _literal(low) for low, high in below]
        return f"[{''.join(shown)}]" if shown else r"(?!)"


def _point(letter: str) -> Ranges:
    return ((ord(letter), ord(letter)),)


def _literal(point: int) -> str:
    return f"\\U{point:08x}"
