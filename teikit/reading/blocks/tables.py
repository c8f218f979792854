"""Tables: Markdown's and typed borders, tabs, columns that only blanks divide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from teikit.expressions import expression
from teikit.reading.lines import Chunk, Line
from teikit.record import Row, Table
from teikit.source import Source, Span

__all__ = ["is_table_title", "read_table"]

_RULE = expression(r"[\s|+:=_.─-╿-]*[-=_─-╿][\s|+:=_.─-╿-]*")
_TITLE = expression(r"(?:Table|Tab\.|Tabelle|Tableau|Tabla|Tabella|Tavola|Таблица)\s+(?:No\.?\s*)?[\dIVXA-H]+\b.{0,150}", re.I)
_BORDER = expression(r"(?<!\\)[|│┃]")
# Blanks between two columns; one is enough behind a row of leading dots.
_GAP = expression(r" {2,}|\t+|(?<=\.\.\.\.) +(?=\S)")
_NUMBER = expression(r"[$£€¥-]?[\d.,:/½¼¾%()\[\]$£€+–-]*\d[\d.,:/½¼¾%()\[\]+–-]*|[-–—.]+|n\.?a\.?|nil|\.{3,}", re.I)
_LONGEST_CELL = 60
_WIDEST_GAP = 2
_Cells = list[Span]


def is_table_title(chunk: Chunk) -> bool:
    """Whether a paragraph is the title of the table below it."""
    return len(chunk.lines) <= 2 and _TITLE.fullmatch(chunk.text) is not None


def read_table(source: Source, chunk: Chunk) -> Table | None:
    """A paragraph whose lines are rows. Every line is one row; a rule belongs to the row above it."""
    if len(chunk.lines) < 2 or not _may_be_divided(source, chunk):
        return None
    lines = [line for line in chunk.lines if not is_rule(line)]
    if len(lines) < 2:
        return None
    ruled = len(lines) < len(chunk.lines)
    cells = _bordered(lines, ruled=ruled) or _tabbed(source, lines) or _aligned(lines, ruled=ruled)
    return Table(chunk.span, _rows(chunk, lines, cells)) if cells else None


def _may_be_divided(source: Source, chunk: Chunk) -> bool:
    """Whether anything in a paragraph, or a tab before it, may divide cells."""
    text, start = chunk.text, chunk.span.start
    if "  " in text or "\t" in text or ".... " in text or source.text[start - 1 : start] == "\t":
        return True
    return "|" in text or "│" in text or "┃" in text


def is_rule(line: Line) -> bool:
    """Whether a line is drawn."""
    return len(line.text) > 2 and not line.text[0].isalnum() and _RULE.fullmatch(line.text) is not None


def _rows(chunk: Chunk, lines: Sequence[Line], cells: Sequence[_Cells]) -> tuple[Row, ...]:
    """Each row runs to the next, so that it holds the rules below it; the first also what is above it."""
    begins = [chunk.span.start, *(line.span.start for line in lines[1:]), chunk.span.end]
    spans = [Span(a, max(a, _end_before(chunk, b))) for a, b in pairwise(begins)]
    first_rule = next((i for i, line in enumerate(chunk.lines) if is_rule(line) and i), 0)
    first = next(i for i, line in enumerate(chunk.lines) if not is_rule(line))
    headed = (first_rule == first + 1 and len(lines) > 1) or _is_headed(lines, cells)
    return tuple(Row(span, tuple(row), head=headed and i == 0) for i, (span, row) in enumerate(zip(spans, cells, strict=True)))


def _is_headed(lines: Sequence[Line], cells: Sequence[_Cells]) -> bool:
    """Whether the first row has words where most of the others have numbers."""
    numbers: Counter[int] = Counter()
    for line, row in zip(lines, cells, strict=True):
        numbers.update(i for i, cell in enumerate(row) if cell and _NUMBER.fullmatch(_text(line, cell)))
    columns = [i for i, n in numbers.items() if n * 3 >= (len(lines) - 1) * 2]
    words = [i for i in columns if i < len(cells[0]) and cells[0][i] and not _NUMBER.fullmatch(_text(lines[0], cells[0][i]))]
    return len(lines) > 2 and bool(columns) and len(words) == len(columns)


def _text(line: Line, cell: Span) -> str:
    return line.text[cell.start - line.span.start : cell.end - line.span.start]


def _end_before(chunk: Chunk, offset: int) -> int:
    """The end of the last line that begins before an offset."""
    lo, hi = 0, len(chunk.lines)
    while lo < hi:
        mid = (lo + hi) // 2
        if chunk.lines[mid].span.start < offset:
            lo = mid + 1
        else:
            hi = mid
    return chunk.lines[lo - 1].span.end


# ---- how cells are divided ------------------------------------------------------------------------


def _bordered(lines: Sequence[Line], *, ruled: bool) -> list[_Cells] | None:
    """Cells between upright strokes."""
    found = []
    for line in lines:
        edges = [m.start() for m in _BORDER.finditer(line.text)]
        if not edges:
            return None
        bounds = [-1, *edges, len(line.text)]
        bounds = bounds[1:] if edges[0] == 0 else bounds
        bounds = bounds[:-1] if edges[-1] == len(line.text) - 1 and len(bounds) > 2 else bounds
        found.append([_cell(line, a + 1, b) for a, b in pairwise(bounds)])
    framed = all(line.text[0] in "|│┃" for line in lines)
    widths = [len(row) for row in found]
    alike = widths.count(max(set(widths), key=widths.count)) * 5 >= len(widths) * 4
    return found if alike and max(widths) > 1 and (framed or ruled or len(lines) > 2) else None


def _tabbed(source: Source, lines: Sequence[Line]) -> list[_Cells] | None:
    """Cells between tabs; a tab before the line leaves the first cell empty."""
    found = []
    for line in lines:
        bounds = [-1, *(m.start() for m in re.finditer("\t", line.text)), len(line.text)]
        row = [_cell(line, a + 1, b) for a, b in pairwise(bounds)]
        if source.text[max(0, line.span.start - 1) : line.span.start] == "\t":
            row.insert(0, Span(line.span.start, line.span.start))
        if len(row) < 2:
            return None
        found.append(row)
    widths = sorted(len(row) for row in found)
    short = sum(len(cell) <= _LONGEST_CELL for row in found for cell in row) * 5 >= sum(widths) * 4
    return found if short and widths[-1] - widths[0] <= 1 + (widths[-1] > 3) else None


def _cell(line: Line, start: int, end: int) -> Span:
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    begin = line.span.start + start + (lead if text.strip() else 0)
    return Span(begin, begin + len(text.strip()))


def _aligned(lines: Sequence[Line], *, ruled: bool) -> list[_Cells] | None:
    """Cells under each other, with blanks between them that run down all rows."""
    pieces = [_pieces(line) for line in lines]
    several = [row for row in pieces if len(row) > 1]
    if len(several) < 2 or len(several) * 5 < len(pieces) * 3:
        return None
    columns = _columns(several)
    if len(columns) < 2:
        return None
    found = [_placed(line, row, columns) for line, row in zip(lines, pieces, strict=True)]
    return found if _is_table(lines, found, ruled=ruled) else None


_Piece = tuple[int, int, int]
"""First column on the page, column behind it, offset in the line's text."""


def _pieces(line: Line) -> list[_Piece]:
    bounds = [0, *(edge for gap in _GAP.finditer(line.text) for edge in gap.span()), len(line.text)]
    return [(line.indent + a, line.indent + b, a) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]


def _columns(rows: Sequence[Sequence[_Piece]]) -> list[int]:
    """Where columns begin: behind blanks that no piece of any row stands in."""
    taken: list[list[int]] = []
    for start, end, _ in sorted(piece for row in rows for piece in row):
        if taken and start < taken[-1][1] + _WIDEST_GAP:
            taken[-1][1] = max(taken[-1][1], end)
        else:
            taken.append([start, end])
    return [start for start, _ in taken]


def _placed(line: Line, row: Sequence[_Piece], columns: Sequence[int]) -> _Cells:
    """The cells of a row, one for each column; pieces of one column are one cell."""
    cells: _Cells = []
    at = 0
    for i, start in enumerate(columns):
        stop = columns[i + 1] if i + 1 < len(columns) else 1 << 30
        here = at
        while at < len(row) and row[at][0] < stop:
            at += 1
        if at > here:
            offset = line.span.start - line.indent
            cells.append(Span(line.span.start + row[here][2], offset + row[at - 1][1]))
        else:
            behind = cells[-1].end if cells else line.span.start
            cells.append(Span(behind, behind) if start else Span(line.span.start, line.span.start))
    return cells


def _is_table(lines: Sequence[Line], rows: Sequence[_Cells], *, ruled: bool) -> bool:
    """Whether aligned pieces are a table and no text in two columns, no names beside each other: short cells, numbers, a rule."""
    cells = [(i, cell, line) for line, row in zip(lines, rows, strict=True) for i, cell in enumerate(row) if cell]
    texts = [_text(line, cell) for _, cell, line in cells]
    short = sum(len(text) <= _LONGEST_CELL for text in texts) * 5 >= len(texts) * 4
    numbers = sum(_NUMBER.fullmatch(text) is not None for (i, _, _), text in zip(cells, texts, strict=True) if i)
    behind = sum(1 for i, _, _ in cells if i)
    numeric = numbers * 3 >= behind > 0
    return short and (ruled or numeric or (len(rows) >= 3 and len(rows[0]) >= 2))
