"""``--metadata``, ``[metadata]`` and ``[people]`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Teikit

RECORD = "Port Amsel, 9 October 1958\n\nLETTER ON SHIPS\n\nDear Mr. Korvachenko,\n\nThe second ship has left.\n\nP. WEIR\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(RECORD, "utf-8")
    (folder / "table.csv").write_text("file,title,publisher\na,On Ships,Orsa\nzz,Nothing,Orsa\n", "utf-8")
    return folder


def test_rows_and_records_that_have_no_partner_are_notes(teikit: Teikit, records: Path) -> None:
    run = teikit("convert", "letters", "-o", "tei", "--metadata", "letters/table.csv", "--no-validate", "-v")
    assert run.code == 0
    assert "metadata-missing" in run.out
    assert "this row is about 'zz', which is none of the records [metadata-unused]" in run.out
    assert ">On Ships</title>" in Path("tei/a.xml").read_text("utf-8")
    assert "metadata" not in teikit("convert", "letters", "-o", "tei", "--metadata", "letters/table.csv", "--no-validate").out


def test_an_option_goes_before_the_table(teikit: Teikit, records: Path) -> None:
    arguments = ("--metadata", "letters/table.csv", "--publisher", "Amsel", "--title", "Ships")
    run = teikit("convert", "letters/a.txt", "--no-validate", "-v", *arguments)
    assert "<publisher>Amsel</publisher>" in run.out
    assert ">Ships</title>" in run.out
    assert run.err.count("metadata-conflict") == 2


def test_files_of_a_project_lie_beside_it(teikit: Teikit, records: Path) -> None:
    settings = '[metadata]\nfile = "table.csv"\ncolumns = { publisher = "series" }\n[people]\nauthority = "people.csv"\n'
    (records / "teikit.toml").write_text(settings, "utf-8")
    (records / "people.csv").write_text("id,name\npola-weir,P. Weir\n", "utf-8")
    run = teikit("convert", "letters/a.txt", "--no-validate")
    assert run.code == 0
    assert "<seriesStmt>" in run.out
    assert 'xml:id="pola-weir"' in run.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--metadata", "no.csv"), "cannot read the metadata"),
        (("--metadata", "letters/a.txt"), "no file is named"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_once(teikit: Teikit, records: Path, arguments: tuple[str, ...], words: str) -> None:
    run = teikit("convert", "letters", "-o", "tei", *arguments)
    assert run.code == 2
    assert run.err.count(words) == 1
    assert not Path("tei").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("metadata = 'x'", "[metadata] must be a table"),
        ("[metadata]\ncolumns = { a = 1 }", "which field each column means"),
        ("[metadata]\nfil = 'x'", "did you mean metadata.file"),
        ("[people]\nauthority = 1", "people.authority must be a string"),
        ("[editors]\nname = 'x'", "write [[editors]]"),
        ("[[editors]]\nrole = 'x'", "has no name"),
        ("[stated]\ntitle = 'x'", "unknown key stated"),
    ],
)
def test_mistakes_in_settings_are_named(teikit: Teikit, records: Path, text: str, words: str) -> None:
    Path("teikit.toml").write_text(text, "utf-8")
    run = teikit("convert", "letters/a.txt")
    assert run.code == 2
    assert words in run.err


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('[header]\nlanguage = "Englishh"', "header.language: no language 'Englishh'; did you mean English?"),
        ('[header]\ngenre = "leter"', "header.genre: no genre 'leter'; did you mean letter?"),
        ('decisions = "none.csv"', "cannot read the decisions in"),
        ('[conventions]\noff = ["nose"]', "did you mean 'noise'?"),
    ],
)
def test_settings_that_fit_no_record_are_told_once(teikit: Teikit, records: Path, settings: str, words: str) -> None:
    Path("teikit.toml").write_text(settings, "utf-8")
    run = teikit("convert", "letters", "-o", "tei", "--no-validate")
    assert run.code == 2
    assert words in run.err
    assert run.err.count("\n") == 1


def test_languages_and_genres_may_be_named(teikit: Teikit, records: Path) -> None:
    Path("teikit.toml").write_text(
        '[header]\nlanguage = "English"\noriginal_language = "Russian (transliterated)"\ngenre = "Letter"', "utf-8"
    )
    run = teikit("convert", "letters/a.txt")
    assert run.code == 0
    assert '<language ident="ru-Latn">' in run.out
    assert '<text xml:lang="en">' in run.out
    assert "#genre-letter" in run.out
