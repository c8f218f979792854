"""How a text is set: its margin, how wide its lines are, where a paragraph begins without a blank line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.lists import is_listed
from teikit.reading.lines import Chunk, Line

__all__ = ["Layout", "closes", "is_centred", "is_deliberate", "layout_of", "paragraphs"]

_TELLING = 40
"""Characters of a line that shows where the margin is."""
_DEEPEST = 12
"""Columns by which the first line of a paragraph is set in at most; what is deeper is centred."""
_OFF = 3
"""Columns by which what is centred may stand nearer to one edge than to the other."""
_FEWEST = 3
_FULL = 0.8
"""Share of the width that a line must take up to be one that the margin broke."""
_CLOSING = frozenset(".?!:;…—–)]”»")
_BEHIND_CLOSING = frozenset("\"'’*_")
_NARROWEST = 50
"""Columns of a text whose short lines tell anything."""
_WHOLE = 0.85
"""Share of the width that a line of a paragraph broken at the margin takes up."""
_END = expression(r"[.?!:;…—–][\"'”’»)\]*_]*$|[)\]”»]$")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set."""

    margin: int = 0
    """Columns before most lines."""
    width: int = 0
    """The column at which the margin breaks lines; 0 where every paragraph is one line."""


def layout_of(chunks: Sequence[Chunk]) -> Layout:
    """The setting of a text, as its longer lines show it."""
    indents = [line.indent for chunk in chunks for line in chunk.lines if len(line.text) >= _TELLING]
    broken = [line for chunk in chunks if len(chunk.lines) > 1 for line in chunk.lines[:-1]]
    edges = sorted([line.indent + len(line.text) for line in broken if len(line.text) >= _TELLING])
    margin = _commonest(indents) if any(indents) else 0
    return Layout(margin, edges[len(edges) * 9 // 10] if len(edges) >= _FEWEST else 0)


def _commonest(indents: Sequence[int]) -> int:
    """The lowest of the indents that most lines have."""
    counts = Counter(indents)
    most = max(counts.values())
    return min([i for i, n in counts.items() if n == most])


def closes(line: Line) -> bool:
    """Whether a sentence may end with a line."""
    last = line.text[-1]
    return last in _CLOSING or (last in _BEHIND_CLOSING and _END.search(line.text) is not None)


def is_centred(layout: Layout, chunk: Chunk) -> bool:
    """Whether each line of a paragraph stands in the middle of the column, with which the margin or what is set in from it begins."""
    return layout.width >= _NARROWEST and all(
        line.indent > _DEEPEST and -_OFF <= line.indent + _edge(line) - layout.width <= layout.margin + _OFF for line in chunk.lines
    )


def is_deliberate(layout: Layout, line: Line, following: Line) -> bool:
    """Whether a line was broken although the next word would have fitted."""
    word = following.text.split(" ", 1)[0]
    return _edge(line) + 1 + len(word) <= layout.width * _FULL


def paragraphs(chunks: Sequence[Chunk], layout: Layout) -> list[Chunk]:
    """Chunks cut where a line is set in, or where the line above is short and ends a sentence."""
    return [part for chunk in chunks for part in _cut(chunk, layout)]


def _edge(line: Line) -> int:
    return line.indent + len(line.text)


def _cut(chunk: Chunk, layout: Layout) -> list[Chunk]:
    lines = chunk.lines
    if len(lines) < 2:
        return [chunk]
    base = _base(lines, layout)
    whole = layout.width >= _NARROWEST and max([_edge(line) for line in lines[:-1]]) >= layout.width * _WHOLE
    starts = [0]
    for i, (above, line) in enumerate(pairwise(lines), 1):
        # Most lines go on with a sentence: what is set in and what is short is only asked of the others.
        if line.text[0].islower() or not closes(above):
            continue
        set_in = base < line.indent - 1 and line.indent <= base + _DEEPEST
        if set_in or (whole and line.indent == above.indent and is_deliberate(layout, above, line)):
            starts.append(i)
    if len(starts) == 1 or is_listed(chunk):
        return [chunk]
    return [Chunk(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]


def _base(lines: Sequence[Line], layout: Layout) -> int:
    """The column at which the lines of a paragraph begin, but for its first."""
    indents = {line.indent for line in lines}
    lowest = min(indents)
    # One-line paragraphs, each set in.
    return layout.margin if lowest <= layout.margin + 4 and len(indents) == 1 else lowest
