"""A paragraph as words and punctuation marks, for reading names and clauses.

Editorial brackets, note calls and emphasis marks are no tokens: a clause reads on across them. Brackets inside a word
(``B[ryan]``) belong to the word.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import overload

from teikit.expressions import expression
from teikit.reading.prose.lexicon import Token, mark, word
from teikit.reading.prose.vocabulary import ABBREVIATIONS
from teikit.source import Source, Span

__all__ = ["Brackets", "Token", "Tokens", "fold", "tokens"]

# A word may hold apostrophes, hyphens and supplied letters in brackets. Raised digits are letters to Python: they call a note.
_TOKEN = expression(
    r"""(?: ([^\W\d_\u00b2\u00b3\u00b9\u2070\u2074-\u2079]\w*+(?>(?:(?:['’](?=[^\W\d_])|-(?=\w)|\[[^\W\d_]{1,20}\])\w*+)*))
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
_SIGNS = frozenset(",;:.")
_BLANK = expression(r"\s")
_PRINTED = expression(r"\S+")
_LETTERS = expression(r"[\W\d_]+")
_NO_LETTERS = dict.fromkeys(code for code in range(128) if not chr(code).isalpha())
_NO_DECOMPOSITION = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_Range = tuple[int, int]
_Raw = tuple[Callable[[str, int], Token], str]


class Tokens(Sequence[Token]):
    """The tokens of a stretch of text, and where each stands."""

    __slots__ = ("_notable", "_starts", "words")

    def __init__(self, words: list[Token], starts: list[int]) -> None:
        self.words, self._starts = words, starts
        self._notable: list[int] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        return Tokens(self.words[at], self._starts[at]) if isinstance(at, slice) else self.words[at]

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.words + other.words, self._starts + other._starts)

    def start(self, at: int) -> int:
        """Where a token begins in the text."""
        return self._starts[at]

    def end(self, at: int) -> int:
        """Where a token ends in the text."""
        return self._starts[at] + self.words[at].length

    def span(self, first: int = 0, last: int | None = None) -> Span:
        """The text from one token to the one before another."""
        return Span(self._starts[first], self.end(-1 if last is None else last - 1))

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return self._starts[at] == self.end(at - 1)

    @property
    def notable(self) -> list[int]:
        """The places of the tokens that anything may begin or end at: looked for once for all who ask."""
        if self._notable is None:
            self._notable = [at for at, token in enumerate(self.words) if token.notable]
        return self._notable

    def extend(self, words: Iterable[Token], starts: Iterable[int]) -> None:
        self.words += words
        self._starts += starts


class Brackets:
    """The outermost square brackets of a text that close again, in the order of the text."""

    def __init__(self, text: str) -> None:
        found: list[_Range] = []
        opened: list[int] = []
        opening, closing = text.find("["), text.find("]")
        while closing >= 0:
            while 0 <= opening < closing:
                opened.append(opening)
                opening = text.find("[", opening + 1)
            if opened:
                start = opened.pop()
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, closing + 1))
            closing = text.find("]", closing + 1)
        self.ranges = found

    def meeting(self, start: int, end: int) -> list[_Range]:
        """The brackets of which a part is in a stretch."""
        ranges = self.ranges
        first = last = bisect_left(ranges, (end, 0))
        while first and ranges[first - 1][1] > start:
            first -= 1
        return ranges[first:last]

    def cut(self, span: Span) -> bool:
        """Whether just one end of a span is inside a bracket."""
        index = bisect_left(self.ranges, (span.end, 0)) - 1
        if index < 0 or self.ranges[index][1] <= span.start:
            return False
        return self._around(span.start) != self._around(span.end)

    def _around(self, offset: int) -> int | None:
        """Index of the bracket that an offset is inside of."""
        index = bisect_left(self.ranges, (offset, 0)) - 1
        return index if index >= 0 and self.ranges[index][0] < offset < self.ranges[index][1] else None


def fold(text: str) -> str:
    """Letters alone, case-folded and without diacritics: what two spellings of a name have in common."""
    text = text.casefold()
    if not text.isascii():
        text = text.translate(_NO_DECOMPOSITION)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        return _LETTERS.sub("", text)
    return text if text.isalpha() else text.translate(_NO_LETTERS)


def tokens(source: Source, span: Span, brackets: Brackets | None = None) -> Tokens:
    """The words and marks of a span; without `brackets` also those that stand in brackets."""
    text, at, end = source.text, span.start, span.end
    found = Tokens([], [])
    around = brackets.meeting(at, end) if brackets is not None else ()
    for start, stop, inside in _bracketed(text, span, around) if around else ():
        _cut(found, text, at, start)
        _cut_slowly(found, text, start, stop, inside)
        at = stop
    last = end
    if at < end < len(text) and text[end - 1].isalnum() and not text[end].isspace():
        # What is a number within this word may be the call of a note where white space follows.
        last = _blank_before(text, at, end)
    _cut(found, text, at, last)
    if last < end:
        _cut_slowly(found, text, last, end)
    return found


def _bracketed(text: str, span: Span, brackets: Sequence[_Range]) -> Iterator[tuple[int, int, list[_Range]]]:
    """The stretches, from white space to white space, that hold brackets, and those in each."""
    at = span.start
    start, inside = at, list[_Range]()
    for bracket in brackets:
        if inside and bracket[0] >= at:
            yield start, at, inside
            inside = []
        if not inside:
            start = _blank_before(text, at, max(bracket[0], at))
        inside.append(bracket)
        blank = _BLANK.search(text, bracket[1], span.end) if bracket[1] < span.end else None
        at = blank.start() if blank else span.end
    if inside:
        yield start, at, inside


def _blank_before(text: str, start: int, at: int) -> int:
    """Where the unbroken print before an offset begins, but not before `start`."""
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at


def _cut(found: Tokens, text: str, start: int, end: int) -> None:
    """Add the tokens of a stretch that begins and ends beside white space and holds no brackets to leave out."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return
    printed = text[start:end].split()
    words = [*chain.from_iterable(map(_pieces.__getitem__, printed))]
    starts = [*accumulate([token.width for token in words], initial=start)]
    if starts.pop() != end + 1:
        # More than one blank between words, or marks of emphasis before one: counted from the beginning of each piece.
        places = (match.start() for match in _PRINTED.finditer(text, start, end))
        starts = [place + at for place, within in zip(places, map(_offsets, printed), strict=True) for at in within]
    found.extend(words, starts)


def _cut_slowly(found: Tokens, text: str, start: int, end: int, brackets: Sequence[_Range] = ()) -> None:
    """Add the tokens of a stretch, read one after the other, without those in `brackets`."""
    read, starts = _scan(text, start, end, brackets)
    found.extend([make(token, len(token) + 1) for make, token in read], starts)


_LONGEST = 40


class _Pieces(dict[str, tuple[Token, ...]]):
    """What is printed between two blanks -> its tokens. Most of it stands in many texts, and is read once."""

    _KEPT = 1 << 15

    def __missing__(self, printed: str) -> tuple[Token, ...]:
        read, starts = _read_piece(printed)
        widths = [after - at for at, after in pairwise((*starts, len(printed) + 1))]
        piece = tuple([make(token, width) for (make, token), width in zip(read, widths, strict=True)])
        if len(printed) <= _LONGEST:
            if len(self) >= self._KEPT:
                self.clear()
            self[printed] = piece
        return piece


_pieces = _Pieces()


def _read_piece(printed: str) -> tuple[list[_Raw], list[int]]:
    """As `_scan`, of a whole piece. Most are letters, or letters and one sign."""
    if printed.isalpha():
        return [(word, printed)], [0]
    letters, sign = printed[:-1], printed[-1]
    if sign in _SIGNS and letters.isalpha():
        if sign == "." and _with_stop(printed, 0, len(letters), len(printed)) == len(printed):
            return [(word, printed)], [0]
        return [(word, letters), (mark, sign)], [0, len(letters)]
    return _scan(printed, 0, len(printed))


def _offsets(printed: str) -> Sequence[int]:
    """Where in a piece of print each of its tokens begins."""
    return _short_offsets(printed) if len(printed) <= _LONGEST else _read_piece(printed)[1]


@lru_cache(maxsize=1 << 13)
def _short_offsets(printed: str) -> Sequence[int]:
    return tuple(_read_piece(printed)[1])


def _scan(text: str, start: int, end: int, brackets: Sequence[_Range] = ()) -> tuple[list[_Raw], list[int]]:
    """What makes the tokens of a stretch, and where each begins; those in `brackets` are left out."""
    read: list[_Raw] = []
    starts: list[int] = []
    last = -1
    around = iter(brackets)
    opens, closes = next(around, _NOWHERE)
    while start < end:
        for match in _TOKEN.finditer(text, start, end):
            kind = match.lastindex or _MARK
            begins, stop = match.span(kind)
            if begins < start:
                continue
            while closes <= begins:
                opens, closes = next(around, _NOWHERE)
            if begins >= opens:
                start = closes
                break
            printed = match[kind]
            if kind == _WORD:
                if stop < end and text[stop] == ".":
                    stop = _with_stop(text, begins, stop, end)
                    printed = text[begins:stop]
                read.append((word, printed))
            elif kind == _CALL or printed in _EMPHASIS or (kind == _NUMBER and last == begins and _is_call(text, begins, stop)):
                continue
            else:
                read.append((mark, printed))
            starts.append(begins)
            start = last = stop
        else:
            break
    return read, starts


def _is_call(text: str, start: int, end: int) -> bool:
    """A number glued to punctuation before it and to nothing after it: the call of a footnote."""
    return end - start <= 3 and text[start - 1] in _CLOSING and (end >= len(text) or text[end].isspace())


def _with_stop(text: str, start: int, at: int, end: int) -> int:
    """Where an abbreviation ends: initials and listed ones own their full stops."""
    while at < end and text[at] == ".":
        printed = text[start:at]
        last = printed.rpartition(".")[2]
        initials = len(last) <= 2 and last[:1].isupper() and last[1:].islower() if len(last) > 1 else last.isupper()
        if not (initials or printed.casefold() in ABBREVIATIONS):
            break
        at += 1
        if at + 1 < end and text[at].isalpha() and text[at + 1] == ".":
            at += 1
        else:
            break
    return at
