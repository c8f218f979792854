"""Options of commands that work through many files, as a user gives them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Run, Teikit
from terminal import at_terminal

TEXT = "Port Amsel, 3 May 1961\n\nMinutes of a Meeting\n\nMr. Velde said that the boat [to] had left.\n"
UNSURE = "Minutes of a Meeting\n\nThe [door was open. It was cold.\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(UNSURE if number == 2 else TEXT, "utf-8")
    return folder


def lines(run: Run, word: str) -> list[str]:
    return [line.split()[1] for line in run.out.splitlines() if line.startswith(word)]


@pytest.mark.usefixtures("records")
def test_a_second_run_does_nothing_and_is_no_cleaner(teikit: Teikit) -> None:
    first = teikit("convert", "in", "-o", "tei")
    second = teikit("convert", "in", "-o", "tei")
    assert (first.code, second.code) == (1, 1)
    assert len(lines(first, "written")) == 6
    assert lines(second, "written") == []
    # Only what has problems is worth a line.
    assert lines(second, "unchanged") == ["in/2.txt"]
    assert "6 unchanged" in second.out
    assert "[bracket-unmatched]" in second.out
    assert "problems by code: bracket-unmatched 1" in second.out
    assert "insertions by class: supplied 5" in second.out
    assert len(lines(teikit("convert", "in", "-o", "tei", "--force"), "written")) == 6
    assert len(lines(teikit("convert", "in", "-o", "tei", "--no-said"), "written")) == 6


def test_a_record_that_was_mended_makes_the_run_clean(teikit: Teikit, records: Path) -> None:
    assert teikit("convert", "in", "-o", "tei").code == 1
    (records / "2.txt").write_text(TEXT, "utf-8")
    run = teikit("convert", "in", "-o", "tei")
    assert (run.code, lines(run, "written")) == (0, ["in/2.txt"])


@pytest.mark.usefixtures("records")
def test_a_report_for_programs_tells_what_did_not_change_too(teikit: Teikit) -> None:
    first = teikit("convert", "in", "-o", "tei", "--format", "json")
    assert first.out
    assert teikit("convert", "in", "-o", "tei", "--format", "json").out == first.out


@pytest.mark.usefixtures("records")
def test_review_and_page_are_whole_in_a_second_run(teikit: Teikit, tmp_path: Path) -> None:
    asked = ("convert", "in", "-o", "tei", "--review", "unsure.csv", "--report", "page.html")
    teikit(*asked)
    table, page = (tmp_path / "unsure.csv").read_bytes(), (tmp_path / "page.html").stat().st_size
    teikit(*asked)
    assert (tmp_path / "unsure.csv").read_bytes() == table
    assert abs((tmp_path / "page.html").stat().st_size - page) < 100
    teikit("convert", "in", "-o", "tei", "--review", "unsure.csv")
    assert (tmp_path / "unsure.csv").read_bytes() == table


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_fail_fast(teikit: Teikit, jobs: str) -> None:
    run = teikit("convert", "in", "-o", "tei", "--fail-fast", "-j", jobs)
    assert run.code == 1
    assert lines(run, "written") == ["in/0.txt", "in/1.txt", "in/2.txt"]
    assert "stopped at the first record with problems (--fail-fast), after 3 of 6 records" in run.out
    # The rest is done when it is asked for.
    again = teikit("convert", "in", "-o", "tei")
    assert set(lines(again, "written")) >= {"in/4.txt", "in/5.txt"} or jobs == "2"
    assert len(list(Path("tei").glob("*.xml"))) == 6


@pytest.mark.usefixtures("records")
def test_a_timeout_that_nothing_reaches_changes_nothing(teikit: Teikit) -> None:
    teikit("convert", "in", "-o", "one")
    teikit("convert", "in", "-o", "two", "--timeout", "300")
    assert [p.read_bytes() for p in sorted(Path("one").glob("*.xml"))] == [p.read_bytes() for p in sorted(Path("two").glob("*.xml"))]


@pytest.mark.usefixtures("records")
def test_an_output_folder_that_cannot_be_written_is_told_once(teikit: Teikit) -> None:
    if not Path("/proc/version").exists():
        pytest.skip("nothing here is read-only for everybody")
    run = teikit("convert", "in", "-o", "/proc/tei")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("teikit: cannot write in the folder /proc/tei: ")
    assert len(run.err.splitlines()) == 1


def test_validation_stops_and_sums_up(teikit: Teikit, records: Path) -> None:
    teikit("convert", "in", "-o", "tei")
    for name in ("1", "3"):
        path = Path("tei", f"{name}.xml")
        path.write_text(path.read_text("utf-8").replace("<body>", "<body><q/>", 1), "utf-8")
    run = teikit("validate", "tei", "--schema", "teikit", "-j", "2", "--timeout", "300")
    assert run.code == 1
    assert "problems by code: element-not-allowed 2\n6 files in " in run.err
    run = teikit("validate", "tei", "--schema", "teikit", "--fail-fast")
    assert "in 1 of 2 files" in run.out
    assert "after 2 of 6 files" in run.err


@pytest.mark.skipif(os.name != "posix", reason="a terminal of our own needs a POSIX system")
@pytest.mark.parametrize("command", [["convert", "in", "-o", "tei"], ["validate", "in", "--schema", "teikit"]], ids=["convert", "validate"])
def test_a_terminal_gets_a_bar_with_rate_and_tables(tmp_path: Path, records: Path, command: list[str]) -> None:
    for path in list(records.iterdir()):
        path.with_suffix(".xml").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")
    code, shown = at_terminal(command, tmp_path)
    assert code == 1
    assert {"convert": "converting", "validate": "checking"}[command[0]] in shown
    assert "6/6" in shown
    assert "/s" in shown
    assert "problems by code" in shown
    assert "│" in shown
