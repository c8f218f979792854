"""Running headers and footers: lines that come back on every page (Guidelines 11.6, ``fw``).

A line is one only if it comes back: at page breaks, with a number that goes up, or in mid-sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.layout import closes
from teikit.reading.lines import Chunk, Line
from teikit.record import FormeWork, PageBreak
from teikit.source import Span

__all__ = ["take_forme_work"]

_LONGEST = 100
_NEAR = 3
"""Lines of forme work that stand together at most."""
_OFTEN = 3
_GOES_ON = ",:;"
"""What no running line ends with."""
_TEXT = 40
"""Characters of a line of the text."""
_NUMBER = expression(r"\d{1,4}")
# The number of a page and the note of a kind of copy that copying ran together: 18Special copy.
_REMAIN = expression(r"(?P<n>\d{1,4})\s?[A-Z][a-z]+(?: [a-z]+)? copy")
_COPY = "copy"
# A number alone or with the word for page, which is no mark of its own.
_BARE = expression(r"(?:page\s+|p\.\s*|seite\s+|folio\s+|стр\.\s*)?\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?\.?", re.I)
_Place = Literal["top", "bottom"]


@dataclass(slots=True)
class _Candidate:
    chunk: int
    line: Line
    key: str
    number: int | None
    alone: bool
    """It is a paragraph of its own."""
    top: bool
    """A page break stands right before it."""
    bottom: bool
    """A page break stands right behind it."""
    cuts: bool
    """A sentence runs over it."""


def take_forme_work(chunks: Sequence[Chunk], breaks: Sequence[PageBreak]) -> tuple[list[Chunk], list[FormeWork], list[PageBreak]]:
    """Chunks without running lines, those lines, and a page break for each that shows one and stands at none."""
    left = list(chunks)
    taken: list[FormeWork] = []
    new: list[PageBreak] = []
    marks = [b.span.start for b in breaks]
    for _ in range(_NEAR):
        found = _running(_candidates(left, marks))
        if not found:
            break
        for place, candidate in found:
            taken.append(_forme_work(candidate, place))
            if not (candidate.top or candidate.bottom) and (candidate.number is not None or candidate.cuts):
                new.append(_page_break(candidate, place))
        gone = {candidate.line.span.start for _, candidate in found}
        rest = [tuple(line for line in chunk.lines if line.span.start not in gone) for chunk in left]
        left = [Chunk(lines) for lines in rest if lines]
    return left, sorted(taken, key=lambda f: f.span), new


def _forme_work(candidate: _Candidate, place: _Place) -> FormeWork:
    bare = _BARE.fullmatch(candidate.line.text) or _REMAIN.fullmatch(candidate.line.text)
    return FormeWork(candidate.line.span, place, "pageNum" if bare else "header" if place == "top" else "footer")


def _page_break(candidate: _Candidate, place: _Place) -> PageBreak:
    """The number of a header is that of the page it begins, the number of a footer that of the page it ends."""
    span = candidate.line.span
    if place == "bottom":
        return PageBreak(Span(span.end, span.end), cert="medium")
    numbers = list(_NUMBER.finditer(candidate.line.text))
    n = Span(span.start + numbers[-1].start(), span.start + numbers[-1].end()) if numbers else None
    return PageBreak(Span(span.start, span.start), n, cert="medium")


# ---- what may be one ------------------------------------------------------------------------------


def _candidates(chunks: Sequence[Chunk], marks: Sequence[int]) -> list[_Candidate]:
    """Short lines that stand alone, or in capitals or with a number beside a page break; those that come back, and the last."""
    lines = [line for chunk in chunks for line in chunk.lines]
    tops = _tops(lines, marks)
    may: list[tuple[int, int]] = []
    at = 0
    for i, chunk in enumerate(chunks):
        if len(chunk.lines) == 1:
            if len(text := chunk.text) <= _LONGEST and text[-1] not in _GOES_ON:
                may.append((i, at))
        elif tops:
            near = [j for j in range(at, at + len(chunk.lines)) if j in tops or j + 1 in tops]
            may += [(i, j) for j in near if _may_run(lines[j].text)]
        at += len(chunk.lines)
    if may and may[0][1] == 0 and not _NUMBER.search(lines[0].text):
        # The first line of a record is its own, though the pages repeat it.
        del may[0]
    keys = _keys([lines[j].text for _, j in may])
    often = Counter(keys)
    found: list[_Candidate] = []
    for (i, j), key in zip(may, keys, strict=True):
        line = lines[j]
        if often[key] >= _OFTEN or j == may[-1][1] or line.text.endswith(_COPY):
            numbers = _NUMBER.findall(line.text)
            cuts = 0 < j < len(lines) - 1 and len(lines[j - 1].text) >= _TEXT and not closes(lines[j - 1])
            number = int(numbers[-1]) if numbers else None
            found.append(_Candidate(i, line, key, number, len(chunks[i].lines) == 1, j in tops, j + 1 in tops, cuts))
    return found


def _keys(texts: Sequence[str]) -> list[str]:
    """The lines as compared; as they are where they cannot come back, for few lines begin and end with their characters."""
    edges = ["".join(["#" if char.isdecimal() else char.upper() for char in (text[0], text[-1])]) for text in texts]
    often = Counter(edges)
    return [_key(text) if often[edge] >= _OFTEN else text for text, edge in zip(texts, edges, strict=True)]


def _key(text: str) -> str:
    """A line as compared: without its numbers and case."""
    return " ".join(_NUMBER.sub("#", text).upper().split())


def _may_run(text: str) -> bool:
    """Whether a line beside a page break looks like a running header or footer."""
    if len(text) > _LONGEST or text[-1] in _GOES_ON:
        return False
    return text.isupper() or text.endswith(tuple(_NUMBER.findall(text)))


def _tops(lines: Sequence[Line], marks: Sequence[int]) -> set[int]:
    """Which lines stand right behind a page break; with any, the first line does, and the end of the text."""
    if not marks:
        return set()
    return {0, len(lines), *(bisect_left(lines, mark, key=lambda line: line.span.start) for mark in marks)}


# ---- what is one ----------------------------------------------------------------------------------


def _running(candidates: Sequence[_Candidate]) -> list[tuple[_Place, _Candidate]]:
    groups: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.key].append(candidate)
    found: list[tuple[_Place, _Candidate]] = []
    for group in groups.values():
        found += _of_group(group, candidates)
    return sorted(found, key=lambda one: one[1].line.span)


def _of_group(group: list[_Candidate], all_: Sequence[_Candidate]) -> list[tuple[_Place, _Candidate]]:
    remains = [c for c in group if c.alone and c.line.text.endswith(_COPY) and _REMAIN.fullmatch(c.line.text)]
    if remains or len(group) < _OFTEN:
        return [("bottom", c) for c in remains]
    at_break = [c for c in group if c.top or c.bottom]
    if len(at_break) >= _OFTEN and len(at_break) * 2 >= len(group):
        return [("top" if c.top else "bottom", c) for c in at_break]
    alone = [c for c in group if c.alone]
    cut = sum(c.cuts for c in alone)
    if len(alone) < _OFTEN or not cut or not (_counts_up(alone) or cut * 2 >= len(alone)):
        return []
    # A text that stands above the number of the first page, or ends with the line, has it at the foot.
    foot = alone[0].chunk > 0 and (alone[0].number == 1 or alone[-1] is all_[-1])
    return [("bottom" if foot else "top", c) for c in alone]


def _counts_up(group: Sequence[_Candidate]) -> bool:
    """Whether every line has a number and they go up by one, but for a page in four."""
    numbers = [c.number for c in group if c.number is not None]
    return len(numbers) == len(group) and sum(b == a + 1 for a, b in pairwise(numbers)) * 4 >= (len(numbers) - 1) * 3
