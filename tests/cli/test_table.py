from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>"
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


def write(path: Path, words: str, title: str = "Notes") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = f"<text><body><sp><speaker>Orlik:</speaker><p>{words}</p></sp></body></text>"
    path.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER.format(title=title)}{body}</TEI>', "utf-8")
    return path


def test_a_folder_becomes_a_csv_file(teikit, tmp_path: Path) -> None:
    write(tmp_path / "tei" / "a.xml", "Café, “naïve”; 5\u202f%")
    write(tmp_path / "tei" / "deep" / "b.xml", "No.")
    run = teikit("table", "speech", "tei", "-o", "out/speech.csv")
    assert (run.code, run.out, run.err) == (0, "", "")
    found = list(csv.DictReader(io.StringIO((tmp_path / "out" / "speech.csv").read_text("utf-8"))))
    assert [(row["file"], row["name"], row["text"]) for row in found] == [
        ("tei/a.xml", "Orlik", "Café, “naïve”; 5 %"),
        ("tei/deep/b.xml", "Orlik", "No."),
    ]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["speech.csv"]


def test_json_lines_have_lists_and_numbers(teikit, tmp_path: Path) -> None:
    write(tmp_path / "a.xml", "=1+1")
    assert teikit("table", "speech", "*.xml", "-o", "speech.jsonl").code == 0
    (row,) = map(json.loads, (tmp_path / "speech.jsonl").read_text("utf-8").splitlines())
    assert (row["name"], row["words"], row["text"]) == (["Orlik"], 2, "=1+1")


@pytest.mark.parametrize("words", ["=HYPERLINK()", "+1", "-1", "@x", "＝1"])
def test_no_cell_of_a_csv_file_is_a_formula(teikit, tmp_path: Path, words: str) -> None:
    write(tmp_path / "a.xml", words)
    (row,) = csv.DictReader(io.StringIO(teikit("table", "speech", "a.xml").out))
    assert row["text"] == f"'{words}"


def test_standard_input_and_output(teikit, tmp_path: Path) -> None:
    data = write(tmp_path / "a.xml", "Yes.").read_bytes()
    run = teikit("table", "headers", "-", "-o", "-", "--format", "tsv", given=data)
    assert run.code == 0
    assert run.out.splitlines()[1].startswith("<stdin>\t\tNotes\t")


def test_a_file_that_is_broken_is_told_and_the_rest_goes_on(teikit, tmp_path: Path) -> None:
    write(tmp_path / "tei" / "a.xml", "Yes.")
    (tmp_path / "tei" / "b.xml").write_text("<TEI>", "utf-8")
    (tmp_path / "tei" / "c.xml").write_text("<html/>", "utf-8")
    write(tmp_path / "tei" / "d.xml", "No.")
    run = teikit("table", "speech", "tei", "-o", "speech.csv")
    assert run.code == 1
    assert "xml-not-well-formed" in run.err
    assert "tei-missing" in run.err
    assert len((tmp_path / "speech.csv").read_text("utf-8").splitlines()) == 3


def test_nothing_is_read_from_outside_the_file(teikit, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    entity = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    path = write(tmp_path / "a.xml", "&x;")
    path.write_text(entity + path.read_text("utf-8"), "utf-8")
    assert "secret" not in teikit("table", "speech", "a.xml", "--format", "csv").out.replace("secret.txt", "")


@pytest.mark.parametrize(
    "arguments", [("speech", "none.xml"), ("colours", "a.xml"), ("speech", "a.xml", "-o", "x.xlsx"), ("speech",)], ids=" ".join
)
def test_wrong_usage(teikit, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write(tmp_path / "a.xml", "Yes.")
    assert teikit("table", *arguments).code == 2


def test_an_older_file_stays_when_a_run_breaks_off(teikit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.xml", "Yes.")
    (tmp_path / "speech.csv").write_text("older", "utf-8")
    monkeypatch.setattr("teikit.cli.table.tei_of", lambda _: (_ for _ in ()).throw(RuntimeError("broken")))
    assert teikit("table", "speech", "a.xml", "-o", "speech.csv").code == 3
    assert (tmp_path / "speech.csv").read_text("utf-8") == "older"
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob(".teikit-*"))


def test_what_teikit_converts_it_tabulates(teikit, tmp_path: Path) -> None:
    text = "RECORD OF A CONVERSATION\n\n3 May 1961\n\nThe harbour master said that the quay [at Orsa] was full.\n"
    (tmp_path / "record.txt").write_text(text, "utf-8")
    assert teikit("convert", "record.txt", "-o", "tei").code == 0
    (row,) = map(json.loads, teikit("table", "insertions", "tei", "--format", "jsonl").out.splitlines())
    assert (row["text"], row["before"].split()[-1], row["behind"]) == ("at Orsa", "quay", "was full.")
    (header,) = map(json.loads, teikit("table", "headers", "tei", "--format", "jsonl").out.splitlines())
    assert (header["from"], header["insertions"]) == ("1961-05-03", 1)
