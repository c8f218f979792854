"""Marks from readers that know nothing of each other become properly nested intervals."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from teikit.encoding.marks import Forest, Node
from teikit.record import Emphasis, Inline, Insertion, NameMention, PageBreak, Speech
from teikit.source import Span

LENGTH = 24


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, LENGTH - 1))
    return Span(start, draw(st.integers(start + 1, LENGTH)))


@st.composite
def marks(draw: st.DrawFn) -> Inline:
    span = draw(spans())
    kind = draw(st.sampled_from(["insertion", "emphasis", "speech", "name", "page", "point"]))
    inner = Span(min(span.start + 1, span.end), max(min(span.start + 1, span.end), span.end - 1))
    match kind:
        case "insertion":
            scope = Span(max(0, span.start - 3), span.start) if span.start and draw(st.booleans()) else None
            return Insertion(span, inner, draw(st.sampled_from(["supplied", "sic", "unclear"])), "test", scope=scope)
        case "emphasis":
            return Emphasis(span, inner, "bold")
        case "speech":
            return Speech(span, None, direct=False, cert="low")
        case "name":
            return NameMention(span)
        case "page":
            return PageBreak(span)
    return PageBreak(Span(span.start, span.start))


def check(nodes: list[Node], start: int, end: int) -> None:
    at = start
    for node in nodes:
        assert start <= node.start <= node.end <= end
        assert node.start >= at
        at = node.end
        check(node.children, node.start, node.end)


def everything(nodes: list[Node]) -> list[Node]:
    return [found for node in nodes for found in (node, *everything(node.children))]


@given(st.lists(marks(), max_size=12), spans())
def test_crossing_marks_nest(inlines: list[Inline], part: Span) -> None:
    """Whatever crosses, the forest of any stretch is properly nested and lies in it."""
    forest = Forest(inlines)
    check(forest.within(Span(0, LENGTH)), 0, LENGTH)
    check(forest.within(part), part.start, part.end)


@given(st.lists(marks(), max_size=12))
def test_speech_and_emphasis_are_cut_and_never_left_out(inlines: list[Inline]) -> None:
    """The pieces of a mark that nothing of its own layer crosses take up all of it, one first and one last."""
    found = everything(Forest(inlines).within(Span(0, LENGTH)))
    for kind in (Emphasis, Speech):
        alone = [mark for mark in inlines if isinstance(mark, kind)]
        if len(alone) != 1:
            continue
        pieces = sorted((node for node in found if node.mark is alone[0]), key=lambda node: node.start)
        assert sum(node.end - node.start for node in pieces) == len(alone[0].span)
        assert [node.first for node in pieces] == [True] + [False] * (len(pieces) - 1)
        assert [node.last for node in pieces] == [False] * (len(pieces) - 1) + [True]


def test_a_bracket_is_never_cut() -> None:
    bracket = Insertion(Span(4, 10), Span(5, 9), "supplied", "test")
    name = NameMention(Span(2, 6))
    speech = Speech(Span(0, 7), None, direct=False, cert="high")
    found = everything(Forest([speech, name, bracket]).within(Span(0, LENGTH)))
    assert [(node.start, node.end) for node in found if node.mark is bracket and node.part == "whole"] == [(4, 10)]
    assert not [node for node in found if node.mark is name]


def test_a_mark_over_two_blocks_is_clipped_to_each() -> None:
    speech = Speech(Span(2, 20), None, direct=False, cert="high")
    forest = Forest([speech])
    first, second = forest.within(Span(0, 10))[0], forest.within(Span(10, LENGTH))[0]
    assert (first.start, first.end, first.first, first.last) == (2, 10, True, False)
    assert (second.start, second.end, second.first, second.last) == (10, 20, False, True)


def seconds(count: int) -> float:
    inlines = [Insertion(Span(4 * i, 4 * i + 3), Span(4 * i + 1, 4 * i + 2), "supplied", "test") for i in range(count)]
    deep = [Speech(Span(i, 8 * count - i), None, direct=False, cert="high") for i in range(200)]
    begun = time.process_time()
    forest = Forest([*inlines, *deep])
    for i in range(0, 4 * count, 40):
        forest.within(Span(i, i + 40))
    return time.process_time() - begun


def test_time_grows_with_the_marks() -> None:
    for _ in range(4):
        once, twice = seconds(4_000), seconds(8_000)
        if twice <= 2.5 * once:
            return
    raise AssertionError(f"{once:.2f} s for 4,000 marks, {twice:.2f} s for 8,000")
