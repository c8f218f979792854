"""Quotations set apart from the text: set in, or marked ``>`` at every line."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.blocks.layout import Layout, paragraphs
from teikit.reading.lines import Chunk, Line
from teikit.record import Quotation
from teikit.source import Span

__all__ = ["join_quotations", "read_quotation"]

_MARK = expression(r"(?:>[ \t]?)+")
_SET_IN = 3
"""Columns behind the margin from which on a text is set in."""
_SHORTEST = 60
_FEWEST_WORDS = 8


def read_quotation(chunk: Chunk, layout: Layout) -> Quotation | None:
    """A paragraph that is a quotation by its setting."""
    return _marked(chunk) or _set_in(chunk, layout)


def join_quotations(above: Quotation, below: Quotation) -> Quotation:
    """Two that follow each other are one of several paragraphs."""
    return Quotation(Span(above.span.start, below.span.end), (*above.paragraphs, *below.paragraphs), (*above.marks, *below.marks))


def _marked(chunk: Chunk) -> Quotation | None:
    if chunk.text[0] != ">":
        return None
    found = [_MARK.match(line.text) for line in chunk.lines]
    marks = [m for m in found if m]
    if len(marks) * 2 < len(found):
        return None
    starts = [line.span.start for line, m in zip(chunk.lines, found, strict=True) if m]
    spans = [Span(start, start + len(m.group().rstrip())) for start, m in zip(starts, marks, strict=True)]
    return Quotation(chunk.span, tuple(part.span for part in _at_empty_marks(chunk)), tuple(spans))


def _at_empty_marks(chunk: Chunk) -> list[Chunk]:
    """A mark with nothing behind it divides paragraphs."""
    parts: list[list[Line]] = [[]]
    for line in chunk.lines:
        divides = _MARK.fullmatch(line.text) is not None
        if divides and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return [Chunk(tuple(part)) for part in parts]


def _set_in(chunk: Chunk, layout: Layout) -> Quotation | None:
    lowest = min([line.indent for line in chunk.lines])
    if lowest < layout.margin + _SET_IN or len(chunk.lines) == 1 or len(chunk.text) < _SHORTEST or not _is_prose(chunk.text):
        return None
    if not _is_even(chunk.lines, lowest):
        return None
    return Quotation(chunk.span, tuple(part.span for part in paragraphs([chunk], Layout(lowest, layout.width))))


def _is_even(lines: Sequence[Line], margin: int) -> bool:
    """Whether lines begin under each other, but for first lines of paragraphs: they are not centred."""
    return sum(line.indent - margin <= 1 for line in lines[1:]) * 3 >= (len(lines) - 1) * 2


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) >= _FEWEST_WORDS and sum(word[:1].islower() for word in words) * 2 >= len(words)
