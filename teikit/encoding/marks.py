"""Stand-off marks as one forest of properly nested intervals.

Marks come from readers that know nothing of each other, so they may cross. A bracket is never cut, but left out where it begins
or ends within a note; speech and emphasis are
cut at what they cross; a name or a date that crosses something is left out (its words stay). Blocks then take the part of
the forest that lies in them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import IntEnum, auto
from itertools import pairwise
from typing import Literal

from teikit.dataclass import dataclass
from teikit.record import Emphasis, FormeWork, Inline, Insertion, LineMark, NameMention, Note, NoteCall, PageBreak, Speech
from teikit.source import Span

__all__ = ["Forest", "Mark", "Node", "NoteText", "Part", "RoleMention"]

Part = Literal["whole", "scope", "content"]


@dataclass(frozen=True, slots=True)
class RoleMention:
    """An office printed beside a name."""

    span: Span


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note where it was printed: it is written at its call, not here."""

    span: Span


Mark = Inline | RoleMention | NoteText


class _Layer(IntEnum):
    SOLID = 0
    EMPHASIS = auto()
    SPEECH = auto()
    NAMES = auto()
    POINTS = auto()


# Classes whose element takes in the words outside the bracket that it speaks of.
_SCOPED = frozenset({"sic", "choice", "unclear", "abbr-expan"})
_SOLID = _Layer.SOLID
_LAYERS: dict[type, _Layer] = {
    Insertion: _Layer.SOLID,
    NoteCall: _Layer.SOLID,
    NoteText: _Layer.SOLID,
    PageBreak: _Layer.SOLID,
    FormeWork: _Layer.SOLID,
    LineMark: _Layer.SOLID,
    Emphasis: _Layer.EMPHASIS,
    Speech: _Layer.SPEECH,
}


@dataclass(slots=True)
class Node:
    """An interval of the source that one mark (or one part of it) takes up."""

    start: int
    end: int
    mark: Mark
    part: Part = "whole"
    first: bool = True
    """False where an earlier piece of the same mark exists."""
    last: bool = True
    """False where a later piece of the same mark exists."""
    children: list[Node] = field(default_factory=list)


class Forest:
    """The marks of a record, nested."""

    def __init__(self, inlines: Iterable[Inline], notes: Sequence[Note] = ()) -> None:
        marks: list[Mark] = [*inlines, *(NoteText(note.span) for note in notes)]
        marks += [RoleMention(m.role) for m in marks if isinstance(m, NameMention) and m.role]
        planted = _planted(_in_order(marks))
        if planted is None:
            # Marks seldom cross: what is needed to part them is not done for others.
            planted = _planted(sorted(_disentangled(marks, notes), key=_order))
            assert planted is not None
        self._nodes, self._parents, self._behind, self._reached = planted
        self._starts = [node.start for node in self._nodes]

    def within(self, span: Span) -> list[Node]:
        """The forest clipped to a stretch: nodes nested by `children`, which are not to be changed."""
        lo, hi = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        if lo and self._reached[lo - 1] > span.start:
            around = reversed(list(self._around(lo, span)))
            return _tree([_clipped(n, span) for n in [*around, *self._nodes[lo:hi]]])
        found: list[Node] = []
        at = lo
        while at < hi:
            found.append(self._nodes[at])
            at = self._behind[at]
        if found and found[-1].end > span.end:
            return _tree([_clipped(n, span) for n in self._nodes[lo:hi]])
        return found

    def _around(self, index: int, span: Span) -> Iterator[Node]:
        """Nodes that begin before the stretch and reach into it, innermost first."""
        at = index - 1
        while at >= 0:
            node = self._nodes[at]
            if node.end > span.start:
                yield node
            at = self._parents[at]


def _in_order(marks: Iterable[Mark]) -> list[Node]:
    """Marks as intervals, in order."""
    layers: list[list[Node]] = [[] for _ in range(len(_Layer))]
    for mark in marks:
        layer = _layer(mark)
        if layer == _SOLID:
            layers[layer] += _solid(mark)
        else:
            layers[layer].append(_node(mark))
    nodes = [node for layer in layers for node in layer]
    nodes.sort(key=_order)
    return nodes


def _disentangled(marks: Iterable[Mark], notes: Sequence[Note]) -> list[Node]:
    """Marks as intervals that do not cross."""
    layers: dict[_Layer, list[Mark]] = {layer: [] for layer in _Layer}
    for mark in marks:
        layers[_layer(mark)].append(mark)
    borders = sorted((note.span.start, note.span.end) for note in notes)
    solid = [_solid(mark) for mark in layers[_Layer.SOLID]]
    nodes = _nest([node for parts in solid if not _cross(parts, borders) for node in parts])
    nodes = _add(nodes, layers[_Layer.EMPHASIS], cut=True)
    nodes = _add(nodes, layers[_Layer.SPEECH], cut=True)
    nodes = _add(nodes, layers[_Layer.NAMES], cut=False)
    return nodes + [_node(m) for m in layers[_Layer.POINTS]]


def _layer(mark: Mark) -> _Layer:
    span = mark.span
    return _LAYERS.get(type(mark), _Layer.NAMES) if span.end > span.start else _Layer.POINTS


def _node(mark: Mark) -> Node:
    span = mark.span
    return Node(span.start, span.end, mark)


def _solid(mark: Mark) -> list[Node]:
    """A bracket with the words it speaks of, and the two stretches in it whose text is kept."""
    if not isinstance(mark, Insertion):
        return [_node(mark)]
    scope = mark.scope if mark.cls in _SCOPED else None
    start, end = mark.span.start, mark.span.end
    nodes = [Node(min(start, scope.start), max(end, scope.end), mark)] if scope else [Node(start, end, mark)]
    if scope:
        nodes.append(Node(scope.start, scope.end, mark, "scope"))
    nodes.append(Node(mark.content.start, mark.content.end, mark, "content"))
    return [n for n in nodes if n.end > n.start]


def _cross(parts: Sequence[Node], notes: Sequence[tuple[int, int]]) -> bool:
    """Whether a bracket begins or ends within a note that it does not hold: then it is left out, for a note never is."""
    return any(_splits(node.start, node.end, notes) for node in parts if isinstance(node.mark, Insertion))


def _splits(start: int, end: int, notes: Sequence[tuple[int, int]]) -> bool:
    """Whether just one end of a stretch lies within a note. Notes are disjoint."""
    ends = [bisect_left(notes, (at + 1,)) - 1 for at in (start, end - 1)]
    within = [at if at >= 0 and place < notes[at][1] else -1 for at, place in zip(ends, (start, end - 1), strict=True)]
    if within[0] == within[1]:
        return False
    # A stretch that holds a note as a whole does not split it.
    first, last = (notes[at] if at >= 0 else None for at in within)
    return (first is not None and first[0] < start) or (last is not None and last[1] > end)


def _order(node: Node) -> tuple[int, int]:
    """Outer before inner; of two that are alike, the one of the earlier layer first (sorting is stable); points before all."""
    return node.start, -node.end if node.end > node.start else -(1 << 62)


def _nest(nodes: list[Node]) -> list[Node]:
    """Drop what crosses an earlier or larger interval (readers keep brackets nested, so nothing should)."""
    kept: list[Node] = []
    stack: list[Node] = []
    for node in sorted(nodes, key=_order):
        while stack and stack[-1].end <= node.start:
            stack.pop()
        if stack and node.end > stack[-1].end:
            continue
        kept.append(node)
        stack.append(node)
    return kept


def _add(nodes: list[Node], marks: Sequence[Mark], *, cut: bool) -> list[Node]:
    """Put a layer of marks under the nodes there are, cut (or left out) where they cross."""
    edges = sorted({(n.start, n.end) for n in nodes if n.end > n.start})
    starts = [e[0] for e in edges]
    by_end = sorted(edges, key=lambda e: e[1])
    ends = [e[1] for e in by_end]
    added: list[Node] = []
    for mark in marks:
        a, b = mark.span.start, mark.span.end
        # An interval crosses the mark if exactly one of its ends lies strictly inside it.
        inner = {e[1] for e in _slice(by_end, ends, a + 1, b) if e[0] < a}
        inner |= {e[0] for e in _slice(edges, starts, a + 1, b) if e[1] > b}
        if inner and not cut:
            continue
        bounds = [a, *sorted(inner), b]
        pieces = [Node(x, y, mark) for x, y in pairwise(bounds)]
        for i, piece in enumerate(pieces):
            piece.first, piece.last = i == 0, i == len(pieces) - 1
        added += pieces
    return nodes + _nest(added)


def _slice(edges: list[tuple[int, int]], keys: list[int], low: int, high: int) -> list[tuple[int, int]]:
    return edges[bisect_left(keys, low) : bisect_left(keys, high)]


def _planted(nodes: list[Node]) -> tuple[list[Node], list[int], list[int], list[int]] | None:
    """Give each node, in order, its children.

    Returns the nodes, and for each the index of the innermost node before it that may still cover its start, that of the next
    node that lies not in it, and how far the nodes up to it reach. None where any two cross.
    """
    parents: list[int] = []
    behind = [len(nodes)] * len(nodes)
    reached: list[int] = []
    farthest = 0
    stack: list[int] = []
    for index, node in enumerate(nodes):
        while stack and nodes[stack[-1]].end <= node.start:
            behind[stack.pop()] = index
        if stack:
            around = nodes[stack[-1]]
            if node.end > around.end:
                return None
            around.children.append(node)
        parents.append(stack[-1] if stack else -1)
        stack.append(index)
        if node.end > farthest:
            farthest = node.end
        reached.append(farthest)
    return nodes, parents, behind, reached


def _clipped(node: Node, span: Span) -> Node:
    start, end = max(node.start, span.start), min(node.end, span.end)
    return Node(start, end, node.mark, node.part, node.first and start == node.start, node.last and end == node.end)


def _tree(nodes: list[Node]) -> list[Node]:
    roots: list[Node] = []
    stack: list[Node] = []
    for node in nodes:
        while stack and stack[-1].end <= node.start:
            stack.pop()
        (stack[-1].children if stack else roots).append(node)
        if node.end > node.start:
            stack.append(node)
    return roots
