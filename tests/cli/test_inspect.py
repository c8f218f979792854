"""``teikit inspect`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teikit import read
from teikit.cli import main
from teikit.inspection import Inspection, inspect

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "wilson-center" / "markdown-page.txt"


@pytest.fixture(scope="module")
def inspection() -> Inspection:
    reading = read(SAMPLE)
    return inspect(reading.record, reading.problems)


def test_every_line_is_there_and_was_taken_for_something(inspection: Inspection) -> None:
    lines = SAMPLE.read_text("utf-8").split("\n")
    assert [line.text for line in inspection.lines] == lines
    for line in inspection.lines:
        assert bool(line.taken_for) == bool(line.text.strip()), line
        assert line.taken_for != ("nothing",)


def test_lines_say_what_they_were_taken_for(inspection: Inspection) -> None:
    taken = {line.text.strip(): " ".join(line.taken_for) for line in inspection.lines}
    for text, label in {
        "**October 9, 1958**": "header: date",
        "**Summary:**": "page label",
        "Secret Copy № 2": "classification",
        "9 October 1958": "dateline",
        "RECORD OF A CONVERSATION": "heading",
        "A visit to the repair yard and a dinner at the embassy were arranged.": "paragraph",
        "USSR AMBASSADOR IN THE REPUBLIC OF VELDANIA (P. KORVACHENKO)": "signed",
    }.items():
        assert label in taken[text]


def test_marks_stand_at_their_columns(inspection: Inspection) -> None:
    shown = {line.text[start:end] for line in inspection.lines for start, end, kind in line.marks if kind == "supplied"}
    assert {"[to]", "[its]", "[us]"} <= shown


def test_insertions_have_class_certainty_and_reason(inspection: Inspection) -> None:
    found = {mark.text: mark for mark in inspection.insertions}
    assert found["[to]"].cls == "supplied"
    assert found["[upryamstvo]"].cls == "original"
    assert found["[signature]"].cls == "signature"
    assert all(mark.why and mark.convention and mark.certainty for mark in inspection.insertions)


def test_people_have_all_their_printed_forms(inspection: Inspection) -> None:
    minister = next(figure for figure in inspection.people if "Illarde" in figure.forms[0][0] or "ILLARDE" in figure.forms[0][0])
    forms = {form for form, _ in minister.forms}
    assert {"T. Illarde", "Illarde", "Tomas Illarde"} <= forms
    assert dict(minister.forms)["T. Illarde"] == (48, 50, 60)
    assert minister.speeches > 5


def test_the_unsure_page_break_is_flagged(inspection: Inspection) -> None:
    line = next(line for line in inspection.lines if line.text.startswith("question of the northern bank"))
    assert line.unsure
    assert "page break?" in line.taken_for


def test_a_pipe_gets_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(SAMPLE)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    for section in ("Header", "Lines", "Insertions", "People", "Speech", "Problems"):
        assert f"\n{section}\n" in out
    assert "#tomas-illarde" in out


def test_programs_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(SAMPLE), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["envelope"] == "wilson-center"
    assert data["lines"][2]["taken_for"] == ["header: date"]
    assert {mark["cls"] for mark in data["insertions"]} >= {"supplied", "original", "signature"}


def test_a_hostile_text_does_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.txt"
    path.write_text("a \x1b[31mred\x1b[0m [\x07to] \u202e boat\n", "utf-8")
    main(["inspect", str(path)])
    out = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_problems_are_shown_and_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.txt"
    path.write_text("Minutes\n\nThe [door was open.\n", "utf-8")
    assert main(["inspect", str(path)]) == 1
    assert "bracket-unmatched" in capsys.readouterr().out


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    assert main(["inspect", str(tmp_path / "none.txt")]) == 2


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "--help"]) == 0
    assert "teikit inspect record.txt" in capsys.readouterr().out
