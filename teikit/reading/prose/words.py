"""A paragraph as words and punctuation marks, for reading names and clauses.

Editorial brackets, note calls and emphasis marks are no tokens: a clause reads on across them. Brackets inside a word
(``B[ryan]``) belong to the word.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from teikit.expressions import expression
from teikit.reading.prose.vocabulary import ABBREVIATIONS
from teikit.source import Source, Span

__all__ = ["Brackets", "Token", "fold", "tokens"]

# A word may hold apostrophes, hyphens and supplied letters in brackets. Raised digits are letters to Python: they call a note.
# The white space after a token is taken with it: looking for the next one at each blank took a third of the time.
_TOKEN = expression(
    r"""(?: ([^\W\d_\u00b2\u00b3\u00b9\u2070\u2074-\u2079]\w*+(?:(?:['’](?=[^\W\d_])|-(?=\w)|\[[^\W\d_]{1,20}\])\w*+)*+)
          | ([$£]?\d(?:[\d.,:]*\d)?(?:st|nd|rd|th)?)
          | (/\d{1,3}/|[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+|\^\d{1,3}\b)
          | ([^\w\s])
        )\s*+""",
    re.VERBOSE,
)
_WORD, _NUMBER, _CALL, _MARK = range(1, 5)
_NOWHERE = (sys.maxsize, sys.maxsize)
_EMPHASIS = frozenset("*_`#\\^")
_CLOSING = frozenset(".,;:!?\"”’')")
_SUPPLIED = expression(r"[\[\]]")
_LETTERS = expression(r"[\W\d_]+")
_NO_DECOMPOSITION = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})


class Token(NamedTuple):
    """A word or a mark, and where it stands."""

    lower: str
    """Case-folded, without brackets inside the word; an abbreviation keeps its full stop."""
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""
    word: bool
    """False for punctuation and numbers."""
    upper: bool
    """All of its letters, more than one, are capitals."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


# NamedTuple's own constructor is a function of Python: it takes twice the time, for a thousand tokens of a record.
_new = tuple.__new__


class Brackets:
    """The outermost square brackets of a text that close again, in the order of the text."""

    def __init__(self, text: str) -> None:
        found: list[tuple[int, int]] = []
        opened: list[int] = []
        for match in re.finditer(r"[\[\]]", text):
            if match.group() == "[":
                opened.append(match.start())
            elif opened:
                start = opened.pop()
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, match.end()))
        self.ranges = found

    def following(self, offset: int) -> Iterator[tuple[int, int]]:
        """The brackets that do not end before an offset."""
        first = max(bisect_left(self.ranges, (offset, 0)) - 1, 0)
        return (self.ranges[i] for i in range(first, len(self.ranges)))

    def cut(self, span: Span) -> bool:
        """Whether just one end of a span is inside a bracket."""
        return self._around(span.start) != self._around(span.end)

    def _around(self, offset: int) -> int | None:
        """Index of the bracket that an offset is inside of."""
        index = bisect_left(self.ranges, (offset, 0)) - 1
        return index if index >= 0 and self.ranges[index][0] < offset < self.ranges[index][1] else None


def fold(text: str) -> str:
    """Letters alone, case-folded and without diacritics: what two spellings of a name have in common."""
    text = text.casefold().translate(_NO_DECOMPOSITION)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _LETTERS.sub("", text)


def tokens(source: Source, span: Span, brackets: Brackets | None = None) -> list[Token]:
    """The words and marks of a span; without `brackets` also those that stand in brackets."""
    found: list[Token] = []
    text, at, end, last = source.text, span.start, span.end, -1
    around = brackets.following(at) if brackets is not None else iter(())
    opens, closes = next(around, _NOWHERE)
    for match in _TOKEN.finditer(text, at, end):
        kind = match.lastindex or _MARK
        start, stop = match.span(kind)
        if start < at:
            continue
        while closes <= start:
            opens, closes = next(around, _NOWHERE)
        if start >= opens:
            at = closes
            continue
        raw = match[kind]
        if kind == _WORD:
            if stop < end and text[stop] == ".":
                stop = _with_stop(text, start, stop, end)
                raw = text[start:stop]
            lower, capital, upper = _form(raw)
            found.append(_new(Token, (lower, start, stop, capital, True, upper)))
        elif kind == _CALL or raw in _EMPHASIS or (kind == _NUMBER and last == start and _is_call(text, start, stop)):
            continue
        else:
            found.append(_new(Token, (raw, start, stop, False, False, False)))
        at = last = stop
    return found


def _is_call(text: str, start: int, end: int) -> bool:
    """A number glued to punctuation before it and to nothing after it: the call of a footnote."""
    return end - start <= 3 and text[start - 1] in _CLOSING and (end >= len(text) or text[end].isspace())


def _with_stop(text: str, start: int, at: int, end: int) -> int:
    """Where an abbreviation ends: initials and listed ones own their full stops."""
    while at < end and text[at] == ".":
        word = text[start:at]
        last = word.rpartition(".")[2]
        initials = len(last) <= 2 and last[:1].isupper() and last[1:].islower() if len(last) > 1 else last.isupper()
        if not (initials or word.casefold() in ABBREVIATIONS):
            break
        at += 1
        if at + 1 < end and text[at].isalpha() and text[at + 1] == ".":
            at += 1
        else:
            break
    return at


@lru_cache(maxsize=1 << 14)
def _form(raw: str) -> tuple[str, bool, bool]:
    """What a word says of itself: `Token.lower`, `Token.capital`, `Token.upper`."""
    plain = _SUPPLIED.sub("", raw) if "[" in raw else raw
    return plain.casefold().replace("’", "'"), plain[0].isupper(), len(plain) > 1 and plain.isupper()
