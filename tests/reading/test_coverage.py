"""A record that does not hold all of its source says where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teikit.reading import read
from teikit.reading.coverage import check_coverage
from teikit.record import Division, Header, Note, Paragraph, Record, Turn
from teikit.source import Source, Span

TEXT = """REPORT ON THE LAMPS

The lamps[1] burn.

ILLARDE: Who pays?

QUIST: We do.

ILLARDE: Since when?

QUIST: Since spring.

Very respectfully,

ELIN QUIST

[1] All four.
"""


def whole() -> Record:
    return read(Source(TEXT, "lamps.txt")).record


def changed(record: Record, **parts: object) -> Record:
    document = replace(record.divisions[0], **parts)  # type: ignore[arg-type]
    return replace(record, divisions=(document, *record.divisions[1:]))


def test_a_whole_record_holds_everything() -> None:
    assert not check_coverage(whole())


@pytest.mark.parametrize(
    ("part", "line", "shown"),
    [("top", 1, "REPORT ON THE LAMPS"), ("blocks", 3, "The lamps"), ("bottom", 13, "Very respectfully")],
)
def test_what_is_left_out_is_told_with_its_place(part: str, line: int, shown: str) -> None:
    record = replace(changed(whole(), **{part: ()}), header=Header())
    problem = check_coverage(record)[0]
    assert (problem.code, problem.path, problem.line, problem.column) == ("text-lost", "lamps.txt", line, 1)
    assert shown in problem.message


def test_a_turn_holds_its_label_and_its_blocks_and_not_what_lies_between() -> None:
    source = Source("ILLARDE: (rising) Who pays?")
    turn = Turn(source.span, Span(0, 8), (Paragraph(Span(18, 27)),))
    record = Record(source, divisions=(Division(source.span, "document", blocks=(turn,)),))
    assert [problem.column for problem in check_coverage(record)] == [10]


def test_notes_and_markup_hold_their_text() -> None:
    source = Source("**oil** [1] rope")
    note = Note(Span(8, 16), None, None, ())
    record = Record(source, divisions=(Division(Span(0, 7), "document", blocks=(Paragraph(Span(2, 5)),)),), notes=(note,))
    assert len(check_coverage(record)) == 2
    assert not check_coverage(replace(record, markup=(Span(0, 2), Span(5, 7))))


def test_white_space_need_not_be_held() -> None:
    assert not check_coverage(Record(Source(" \n\t\f\u00a0")))
