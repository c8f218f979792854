"""Lists: paragraphs whose lines carry bullets or numbers, and lines indented under a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from teikit.reading.lines import Chunk, Line
from teikit.record import Item, ListBlock
from teikit.source import Span

__all__ = ["items_of_lines", "read_list"]

_BULLET = re.compile(
    r"(?P<label>[•·▪◦‣●○*]|[-–—](?=\s)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\[?(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])\.\]"
    r"|[IVXLC]{1,6}\.)(?=\s)\s*"
)
_DEEPEST = 12
"""Lists in one another that are read as such."""


def read_list(chunk: Chunk) -> ListBlock | None:
    """A paragraph of at least two lines of which every one (or every one that is not indented further) has a bullet."""
    if len(chunk.lines) < 2:
        return None
    starts = [i for i, line in enumerate(chunk.lines) if _BULLET.match(line.text)]
    if not starts or starts[0] != 0 or len(starts) < 2:
        return None
    margin = chunk.lines[0].indent
    bulleted = set(starts)
    if any(line.indent <= margin for i, line in enumerate(chunk.lines) if i not in bulleted):
        return None
    indents = [chunk.lines[i].indent for i in starts]
    items = _nested([_item(chunk.lines[a:b]) for a, b in pairwise([*starts, len(chunk.lines)])], indents)
    return ListBlock(chunk.span, items, "ordered" if any(c.isalnum() for c in chunk.lines[0].text.split()[0]) else "plain")


def _item(lines: Sequence[Line]) -> Item:
    start = lines[0].span.start
    found = _BULLET.match(lines[0].text)
    return Item(Span(start, lines[-1].span.end), Span(start, start + found.end("label")) if found else None)


def _nested(items: Sequence[Item], indents: Sequence[int]) -> tuple[Item, ...]:
    """Items set in deeper than the one above are a list in it."""
    levels: list[tuple[int, list[Item]]] = [(indents[0], [])]

    def close() -> None:
        _, inner = levels.pop()
        above = levels[-1][1]
        above[-1] = replace(above[-1], span=Span(above[-1].span.start, inner[-1].span.end), items=tuple(inner))

    for item, indent in zip(items, indents, strict=True):
        while len(levels) > 1 and indent < levels[-1][0]:
            close()
        if indent > levels[-1][0] + 1 and levels[-1][1] and len(levels) < _DEEPEST:
            levels.append((indent, []))
        levels[-1][1].append(item)
    while len(levels) > 1:
        close()
    return tuple(levels[0][1])


def items_of_lines(lines: Sequence[Line]) -> tuple[Item, ...]:
    """One item a line; a line that heads a side (``US:`` or no comma before deeper lines) holds the deeper ones as its own list."""
    if not lines:
        return ()
    margin = min(line.indent for line in lines)
    items: list[Item] = []
    at = 0
    while at < len(lines):
        stop = at + 1
        while stop < len(lines) and lines[stop].indent > margin:
            stop += 1
        inner = lines[at + 1 : stop]
        if inner and _continues(lines[at], inner):
            items.append(Item(Span(lines[at].span.start, inner[-1].span.end)))
        else:
            nested = items_of_lines(inner)
            end = nested[-1].span.end if nested else lines[at].span.end
            items.append(Item(Span(lines[at].span.start, end), None, nested))
        at = stop
    return tuple(items)


def _continues(line: Line, inner: Sequence[Line]) -> bool:
    """Whether deeper lines go on with the item instead of being items below it."""
    return not line.text.endswith(":") and len(inner) == 1 and (line.text.endswith(",") or len(line.text) > 50)
