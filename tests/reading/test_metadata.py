"""What is known about a record beside its text: tables, options, settings, and whose word counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teikit
from teikit.problems import Severity, TeikitError
from teikit.project import Editor, HeaderDefaults, MetadataSettings, Project
from teikit.reading.metadata import read_table
from teikit.reading.statements import FIELDS, field_named
from teikit.record import Given

NS = {"t": "http://www.tei-c.org/ns/1.0"}
RECORD = """Port Amsel, 9 October 1958

LETTER TO THE HARBOUR BOARD

Dear Mr. Korvachenko,

The second ship has left, and the ropes are on board.

P. WEIR
"""


def convert(
    tmp_path: Path, table: str, *, text: str = RECORD, name: str = "table.csv", project: Project | None = None
) -> teikit.Conversion:
    """A record ``014.txt`` beside a table."""
    (tmp_path / name).write_text(table, "utf-8")
    (tmp_path / "014.txt").write_text(text, "utf-8")
    settings = MetadataSettings(str(tmp_path / name))
    project = project or Project(metadata=settings)
    return teikit.convert(tmp_path / "014.txt", project=project)


def found(conversion: teikit.Conversion, path: str) -> list[str]:
    nodes = conversion.tree.xpath(path, namespaces=NS)
    return [" ".join("".join(n.itertext()).split()) if isinstance(n, etree._Element) else str(n) for n in nodes]


def codes(conversion: teikit.Conversion) -> list[str]:
    return [p.code for p in conversion.problems if p.code.startswith("metadata-")]


# One row for each field: column, cell, where it stands in the TEI, what stands there.
CELLS = (
    ("title", "On ropes", "//t:titleStmt/t:title", ["On ropes"]),
    ("creator", '"Weir, Pola; Ministry of Ships"', "//t:titleStmt/t:author", ["Weir, Pola", "Ministry of Ships"]),
    ("recipient,sender", "Piotr Quist,Ministry of Ships", "//t:correspAction/*[1]", ["Ministry of Ships", "Piotr Quist"]),
    ("translator", "Hana Weir", "//t:respStmt/t:persName[@xml:id='translator']", ["Hana Weir"]),
    ("dc:contributor", "Ida Marlund", "//t:respStmt[t:resp='contributor']/t:persName", ["Ida Marlund"]),
    ("editor", "Ida Marlund", "//t:respStmt[t:resp='edited by']/t:persName", ["Ida Marlund"]),
    ("transcriber", "Ida Marlund", "//t:respStmt[t:resp='transcribed by']/t:persName", ["Ida Marlund"]),
    ("compiler", "Ida Marlund", "//t:respStmt[t:resp='compiled by']/t:persName", ["Ida Marlund"]),
    ("obtained by", "Ida Marlund", "//t:surrogates/t:p", ["Copy obtained by Ida Marlund."]),
    ("funder", "Orsa Fund", "//t:funder", ["Orsa Fund"]),
    ("dcterms:publisher", "Orsa Town Archive", "//t:publicationStmt/t:publisher", ["Orsa Town Archive"]),
    ("identifier", "OTA-14", "//t:publicationStmt/t:idno[not(@type='URI')]", ["OTA-14"]),
    ("identifier", "https://orsa.example/14", "//t:publicationStmt/t:idno[@type='URI']", ["https://orsa.example/14"]),
    ("url", "https://orsa.example/14", "//t:publicationStmt/t:idno[@type='URI']", ["https://orsa.example/14"]),
    ("rights", "CC-BY-4.0", "//t:licence/@target", ["https://creativecommons.org/licenses/by/4.0/"]),
    ("isPartOf", "Fisheries", "//t:seriesStmt/t:title", ["Fisheries"]),
    ("source", '"AVP RF, f. 0104, op. 19, d. 3"', "//t:idno[@type='fond' or @type='delo']", ["0104", "3"]),
    ("source", "In private hands", "//t:bibl", ["In private hands"]),
    ("description", "A short letter.", "//t:abstract/t:p", ["A short letter."]),
    ("date", "1958-10-08", "//t:creation/t:date/@when", ["1958-10-08"]),
    ("temporal", "7 October 1958", "//t:settingDesc//t:date/@when", ["1958-10-07"]),
    ("coverage", "Orsa", "//t:keywords/t:term", ["Orsa"]),
    ("coverage", "7 October 1958", "//t:settingDesc//t:date/@when", ["1958-10-07"]),
    ("place", "Marlund Bay", "//t:creation/t:placeName", ["Marlund Bay"]),
    ("Keywords", "ropes; ships; ropes", "//t:keywords/t:term", ["ropes", "ships"]),
    ("language", "de", "//t:text/@xml:lang", ["de"]),
    ("originalLanguage", "Russian", "//t:textLang/@mainLang", ["ru"]),
    ("type", "Memorandum", "//t:textClass/t:catRef/@target", ["#genre-memorandum"]),
    ("type", "Text", "//t:notesStmt/t:note", ["type Text"]),
    ("note", "The paper is torn.", "//t:notesStmt/t:note", ["note The paper is torn."]),
    ("Shelf", "B 4", "//t:notesStmt/t:note", ["Shelf B 4"]),
)


@pytest.mark.parametrize(("column", "cell", "path", "expected"), CELLS, ids=[f"{c}-{v[:12]}" for c, v, *_ in CELLS])
def test_a_column_fills_its_field(tmp_path: Path, column: str, cell: str, path: str, expected: list[str]) -> None:
    conversion = convert(tmp_path, f"file,{column}\n014,{cell}\n")
    assert found(conversion, path) == expected
    assert conversion.faithful
    assert not [p for p in conversion.problems if p.severity is Severity.ERROR]


def test_every_field_is_shown() -> None:
    assert {field_named(name) or "note" for column, *_ in CELLS for name in column.split(",")} == set(FIELDS)


def test_names_of_columns() -> None:
    for field, names in FIELDS.items():
        for name in names:
            assert {field_named(n) for n in (name, name.upper(), f"dc:{name}", f"DC.{name}", name.replace(" ", "_"))} == {field}
    assert field_named("Blatt") is None


# ---- whose word counts ----------------------------------------------------------------------------


def test_options_before_the_table_before_front_matter_before_the_text_before_settings(tmp_path: Path) -> None:
    front = "---\npublisher: Front\nseries: Front\ntitle: Front\n---\n"
    table = "file,publisher,series\n014.txt,Table,Table\n"
    project = Project(
        header=HeaderDefaults(title="Settings", publisher="Settings", series="Settings", translator="Settings"),
        stated=HeaderDefaults(publisher="Option"),
        metadata=MetadataSettings(str(tmp_path / "table.csv")),
    )
    conversion = convert(tmp_path, table, text=front + RECORD, project=project)
    header = conversion.record.header
    texts = [conversion.record.header_text(v) for v in (header.publisher, header.series, header.title) if v is not None]
    assert texts == ["Option", "Table", "Front"]
    assert [r.name for r in header.responsibilities] == [Given("Settings", "teikit.toml")]
    assert codes(conversion) == ["metadata-conflict"] * 3
    assert conversion.faithful


def test_what_gave_way_is_named(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "file,date\n014,1961-05-03\n")
    (problem,) = [p for p in conversion.problems if p.code == "metadata-conflict"]
    assert problem.severity is Severity.NOTE
    assert "the text has '9 October 1958', table.csv has '1961-05-03'" in problem.message


@pytest.mark.parametrize("cell", ["1958-10-09", "1958", "October 1958", "9 October 1958"])
def test_a_date_that_says_no_more_keeps_the_printed_one(tmp_path: Path, cell: str) -> None:
    conversion = convert(tmp_path, f"file,date\n014,{cell}\n")
    assert found(conversion, "//t:creation/t:date") == ["9 October 1958"]
    assert not codes(conversion)


def test_a_catalogue_title_is_no_conflict(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "file,title\n014,Ropes\n")
    assert found(conversion, "//t:head") == ["LETTER TO THE HARBOUR BOARD"]
    assert not codes(conversion)


def test_a_fuller_name_is_the_same_person(tmp_path: Path) -> None:
    conversion = convert(tmp_path, 'file,author\n014,"Weir, Pola"\n')
    assert found(conversion, "//t:author/t:persName/@ref") == ["#weir"]


def test_what_cannot_be_read_is_kept(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "file,date,language,original language\n014,May Day,Volapuk,Old Orsan\n")
    assert codes(conversion) == ["metadata-unread"] * 3
    assert found(conversion, "//t:notesStmt/t:note") == ["date May Day", "language Volapuk", "original language Old Orsan"]
    assert found(conversion, "//t:creation/t:date") == ["9 October 1958"]


def test_editors_of_the_project_stay(tmp_path: Path) -> None:
    project = Project(
        editors=(Editor("Ida Marlund"), Editor("Ada Quist", "proof reader")), metadata=MetadataSettings(str(tmp_path / "table.csv"))
    )
    conversion = convert(tmp_path, "file,editor\n014,Hana Weir\n", project=project)
    assert found(conversion, "//t:respStmt[t:resp='edited by']/t:persName") == ["Ida Marlund", "Hana Weir"]
    assert found(conversion, "//t:respStmt[t:resp='proof reader']/t:persName") == ["Ada Quist"]


# ---- tables ---------------------------------------------------------------------------------------


def test_rows_are_found_by_name() -> None:
    table = read_table("file,title\na.txt,1\nB,2\nfolder/c.txt,3\nother/c.txt,4\nd,5\nd.txt,6\n", "t.csv")
    assert [row.file for row in table.rows_of("x/y/a.txt")] == ["a.txt"]
    assert [row.file for row in table.rows_of("b.md")] == ["B"]
    assert [row.file for row in table.rows_of("x/folder/c.txt")] == ["folder/c.txt"]
    assert [row.file for row in table.rows_of("d.txt")] == ["d.txt", "d"]
    assert not table.rows_of("e.txt")
    assert [row.file for row in table.without_record(["a.txt", "b.txt", "d.txt"])] == ["folder/c.txt", "other/c.txt"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", 'file,title,subject\na,"One, two",x;y\n'),
        ("t.csv", '\ufefffile;title;subject\na;One, two;"x;y"\n'),
        ("t.tsv", "file\ttitle\tsubject\na\tOne, two\tx; y\n"),
        ("t.csv", 'title,file,subject,subject\n"One, two",a,x,y\n'),
        ("t.jsonl", '{"file": "a", "title": "One, two", "subject": ["x", "y"]}\n\n'),
        ("t.ndjson", '{"file": "a", "title": "One, two", "subject": "x; y", "date": null}'),
    ],
)
def test_forms_of_tables(name: str, text: str) -> None:
    (row,) = read_table(text, name).rows
    assert [(s.field, s.value) for s in row.statements] == [
        ("title", Given("One, two", name)),
        ("subject", Given("x", name)),
        ("subject", Given("y", name)),
    ]


def test_columns_may_be_mapped() -> None:
    columns = {"Signatur": "file", "Titel": "title", "Blatt": "", "Vermerk": "note", "title": "summary"}
    (row,) = read_table("Signatur,Titel,Blatt,Vermerk,title\na,T,3,V,S\n", "t.csv", columns).rows
    assert row.file == "a"
    assert [(s.field, s.value.text) for s in row.statements if isinstance(s.value, Given)] == [
        ("title", "T"),
        ("note", "V"),
        ("summary", "S"),
    ]


def test_nested_json_is_kept() -> None:
    (row,) = read_table('{"file": "a", "box": {"no": 4, "shelf": ["x", true]}}', "t.jsonl").rows
    assert [(s.label, s.value) for s in row.statements] == [
        (Given("box.no", "t.jsonl"), Given("4", "t.jsonl")),
        (Given("box.shelf", "t.jsonl"), Given("x", "t.jsonl")),
        (Given("box.shelf", "t.jsonl"), Given("true", "t.jsonl")),
    ]


@pytest.mark.parametrize(
    ("name", "text", "columns", "words"),
    [
        ("t.csv", "title\nx\n", {}, "no file is named"),
        ("t.csv", "file,title\na,b,c\n", {}, "3 cells under 2 columns"),
        ("t.csv", 'file,title\na,"b\n', {}, "t.csv:2"),
        ("t.jsonl", '{"file": "a"}\nnot json\n', {}, "t.jsonl:2: not JSON"),
        ("t.jsonl", "[1]\n", {}, "must be an object"),
        ("t.csv", "file,x\na,b\n", {"x": "titel"}, "cannot mean 'titel'"),
    ],
)
def test_mistakes_are_named(name: str, text: str, columns: dict[str, str], words: str) -> None:
    with pytest.raises(TeikitError, match=words):
        read_table(text, name, columns)


def test_a_record_without_a_row_and_one_with_two(tmp_path: Path) -> None:
    assert codes(convert(tmp_path, "file,title\nother,x\n")) == ["metadata-missing"]
    twice = convert(tmp_path, "file,title\n014,One\n014.txt,Two\n", name="twice.csv")
    assert codes(twice) == ["metadata-repeated"]


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="cannot read the metadata"):
        teikit.convert(RECORD, project=Project(metadata=MetadataSettings(str(tmp_path / "no.csv"))))


def test_the_table_of_the_samples() -> None:
    folder = Path(__file__).resolve().parents[2] / "samples" / "front-matter"
    project = Project(metadata=MetadataSettings(str(folder / "metadata.csv")))
    letter, minutes = (teikit.convert(folder / name, project=project) for name in ("yaml.txt", "toml.txt"))
    assert letter.clean
    assert minutes.clean
    assert found(letter, "//t:surrogates/t:p") == ["Copy obtained by Ada Quist."]
    assert found(letter, "//t:correspAction[@type='received']/t:persName") == ["Korvachenko, Piotr"]
    assert found(letter, "//t:keywords/t:term") == ["winches", "harbours", "Port Amsel", "ships"]
    assert found(minutes, "//t:abstract/t:p") == ["The Board speaks of winches and ropes."]
