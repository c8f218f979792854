"""The source of a page: every character, in its line, with what was recognised marked."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import teikit
from teikit.pages.alignment import Alignment
from teikit.pages.source_lines import plain_lines, source_lines
from teikit.pages.templating import visible
from teikit.source import Source, Span

SAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "samples").rglob("*.txt"))


def printed(line: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", line))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_lines_are_those_of_the_file(path: Path) -> None:
    record = teikit.read(path).record
    lines = list(source_lines(record))
    assert [printed(line.html) for line in lines] == [text.rstrip("\r") for text in record.source.text.split("\n")]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_marks_may_overlap_and_run_over_lines() -> None:
    record = teikit.read("Mr. Velde said that the boat had [two\nwords illegible] left.\n").record
    shown = [line.html for line in source_lines(record)]
    assert '<span class="insertion speech">[two</span>' in shown[0] or '<span class="speech insertion">[two</span>' in shown[0]
    assert "insertion" in shown[1]


def test_labels_of_turns_are_marked() -> None:
    record = teikit.read(next(path for path in SAMPLES if path.stem == "committee")).record
    assert sum('speech">THE CHAIR' in line.html or 'class="name speech">' in line.html for line in source_lines(record)) == 5


def test_markup_in_a_source_is_text() -> None:
    shown = next(iter(plain_lines(Source("<script>alert(1)</script>\x00"))))
    assert shown.html == "&lt;script&gt;alert(1)&lt;/script&gt;\u2400"


@given(st.text())
def test_a_visible_text_can_be_written(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", shown)
    shown.encode("utf-8")


def test_pieces_are_found_in_their_order() -> None:
    source = Source("A **bold** word.\nAnother word\nand one more word.\n")
    alignment = Alignment(source, (Span(2, 4), Span(8, 10)))
    assert [alignment.line(piece) for piece in ("A bold", " word.", "  ", "nowhere to be found", "Another word and", "word")] == [
        1,
        1,
        None,
        None,
        2,
        3,
    ]


def test_a_piece_far_away_is_not_looked_for() -> None:
    assert Alignment(Source("x " * 20_000 + "\nend")).line("end") is None
