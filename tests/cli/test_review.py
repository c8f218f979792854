"""The table of unsure readings: written, corrected, applied; and the table of conventions."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from teikit.cli import main

RECORD = """Report of the harbour office

Velm, 3 May 1931.

The boats lay at the quay and the keepers [skippers] waited. No one was ready [to] leave the harbour before the evening.
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(RECORD, "utf-8")
    return path


def test_an_editor_corrects_the_table_and_the_next_run_obeys(record: Path, tmp_path: Path) -> None:
    table, first, second = tmp_path / "unsure.csv", tmp_path / "first", tmp_path / "second"
    assert main(["convert", str(record), "-o", str(first), "--review", str(table)]) == 0
    with table.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    row = next(r for r in rows if r["text"] == "[skippers]")
    assert row["class"] != "note"
    row["class"] = "note"
    with table.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(row))
        writer.writeheader()
        writer.writerow(row)
    assert main(["convert", str(record), "-o", str(second), "--decisions", str(table)]) == 0
    assert ">skippers</note>" not in (first / "report.xml").read_text("utf-8")
    assert ">skippers</note>" in (second / "report.xml").read_text("utf-8")


def test_a_decision_table_that_is_none_is_wrong_usage(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "wrong.csv"
    table.write_text("a,b\n1,2\n", "utf-8")
    assert main(["convert", str(record), "--decisions", str(table)]) == 2
    assert "no column" in capsys.readouterr().err


def test_the_table_of_conventions_is_printed_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "--conventions", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) > 50
    assert all(row["id"] and row["class"] and row["example"] for row in rows)


def test_a_project_adds_a_row_and_switches_one_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "teikit.toml"
    project.write_text(
        '[[conventions.rows]]\nid = "mutilated"\nclass = "gap"\nreason = "garbled"\ntext = "..."\nexample = "The fleet [...] at dawn."\n',
        "utf-8",
    )
    assert main(["inspect", "--conventions", "--project", str(project)]) == 0
    assert capsys.readouterr().out.startswith("mutilated")
    record = tmp_path / "cable.txt"
    record.write_text("The fleet [...] left at dawn.\nIt came back at night.\n", "utf-8")
    main(["convert", str(record), "--project", str(project)])
    assert 'reason="garbled"' in capsys.readouterr().out
