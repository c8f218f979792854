"""Lines and the chunks they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.reading.lines import split_lines
from teikit.reading.paragraphs import chunks
from teikit.source import Source, Span


def lines_of(text: str) -> list[tuple[str, int, bool]]:
    source = Source(text)
    return [(line.text, line.indent, line.page_start) for line in split_lines(source, source.span)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line(end: str) -> None:
    assert [text for text, _, _ in lines_of(f"oil{end}{end}rope")] == ["oil", "", "rope"]


def test_indents_count_columns() -> None:
    assert [indent for _, indent, _ in lines_of("oil\n  oil\n\toil\n   \toil")] == [0, 2, 8, 8]


def test_a_form_feed_ends_a_line_and_starts_a_page() -> None:
    assert lines_of("oil\frope") == [("oil", 0, False), ("rope", 0, True)]


def test_chunks_are_cut_at_blank_lines_and_form_feeds() -> None:
    source = Source("oil\nrope\n \n\nlamps\ftar\n")
    found = chunks(source, source.span)
    assert [[line.text for line in chunk.lines] for chunk in found] == [["oil", "rope"], ["lamps"], ["tar"]]
    assert [chunk.lines[0].after_blank for chunk in found] == [False, True, False]
    assert (found[0].text, source[found[0].span]) == ("oil rope", "oil\nrope")


def test_lines_that_no_margin_broke_are_paragraphs() -> None:
    long = "the oil was gone and the rope was gone and " * 8
    source = Source(f"{long}\n{long}\n")
    assert len(chunks(source, source.span)) == 2


@given(st.text(st.sampled_from("ab \t\r\n\f\x0b\x85\u2028"), max_size=60), st.data())
def test_lines_hold_every_printed_character_of_their_stretch(text: str, data: st.DataObject) -> None:
    source = Source(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    lines = list(split_lines(source, span))
    assert "".join("".join(line.text.split()) for line in lines) == "".join(source[span].split())
    assert all(span.covers(line.span) and source[line.span] == line.text for line in lines)
    assert [line.span for line in lines] == sorted(line.span for line in lines)
    held = [line for chunk in chunks(source, span) for line in chunk.lines]
    assert [line.span for line in held] == [line.span for line in lines if line]
