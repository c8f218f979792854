"""Documents written by hand: valid ones, and the same with one rule broken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from schema_tools import SCHEMAS, VALID, verdicts


@dataclass(frozen=True, slots=True)
class Broken:
    """A valid document in which `old` becomes `new`; `xsd` where XML Schema sees it too, `tei` where TEI itself allows it."""

    rule: str
    document: str
    old: str
    new: str
    xsd: bool = True
    tei: bool = False


BARE_BODY = '<div type="document"><p>The pump <g type="control" n="U+0000"/> stopped at noon.</p></div>'
BROKEN = [
    Broken("a turn has a speaker", "minutes", '<sp who="#chair"><speaker>', "<sp><speaker>", tei=True),
    Broken("an utterance has a speaker", "minutes", '<u who="#unknown" trans', "<u trans", tei=True),
    Broken("a gap has a reason", "conversation", '<gap reason="illegible"/>', "<gap/>", tei=True),
    Broken("who publishes comes first", "bare", "<authority>The record names no publisher.</authority>", "<p>None.</p>", tei=True),
    Broken("the publication is not empty", "bare", "<authority>The record names no publisher.</authority>", ""),
    Broken("the source is not empty", "bare", "<p>Plain text without a statement of its source.</p>", ""),
    Broken("there is a title", "bare", '<title type="main">Untitled record</title>', ""),
    Broken("types of div are closed", "conversation", '<div type="enclosure">', '<div type="annexe">', tei=True),
    Broken("types of seg are closed", "conversation", '<seg type="copyNo">', '<seg type="copynumber">', tei=True),
    Broken("types of note are closed", "conversation", '<note type="original"', '<note type="origin"', tei=True),
    Broken("types of list are closed", "telegram", '<list type="participants">', '<list type="people">', tei=True),
    Broken("a transfer has a type", "telegram", '<correspAction type="sent">', "<correspAction>", tei=True),
    Broken("one day or bounds", "telegram", 'notBefore="1951-03-12"', 'when="1951-03-12" notBefore="1951-03-12"', xsd=False, tei=True),
    Broken("clock time has a zone", "telegram", 'when="1951-03-12T16:10:00Z"', 'when="1951-03-12T16:10:00"', tei=True),
    Broken("dates are dates", "telegram", 'when="1951-03-13"', 'when="13 March"'),
    Broken("quantity or extent", "conversation", 'extent="the rest', 'quantity="1" unit="page" extent="the rest', xsd=False, tei=True),
    Broken("a number has a unit", "conversation", 'quantity="3.5" unit="line"', 'quantity="3.5"', xsd=False, tei=True),
    Broken("numbers are decimal", "conversation", 'quantity="3.5"', 'quantity="3½"'),
    Broken("who is a pointer", "conversation", 'said who="#vask" direct="false"', 'said who="vask" direct="false"', tei=True),
    Broken("ref is a pointer", "conversation", '<persName ref="#vask">', '<persName ref="vask">', tei=True),
    Broken("resp is a pointer", "conversation", 'resp="#teikit" cert="low"', 'resp="teikit" cert="low"', tei=True),
    Broken("certainty is a word", "conversation", '<unclear cert="low">', '<unclear cert="0.3">', tei=True),
    Broken("direct or not", "conversation", 'direct="false"', 'direct="maybe"'),
    Broken("readings belong together", "conversation", "<sic>was</sic><corr", "<orig>was</orig><corr", tei=True),
    Broken("a choice has two readings", "conversation", '<corr resp="#translator">were</corr></choice>', "</choice>"),
    Broken("a desc holds no break", "conversation", "<desc>signature</desc>", "<desc>signature<pb/></desc>"),
    Broken("a break holds nothing", "conversation", '<pb resp="#teikit" cert="low"/>', "<pb>4</pb>"),
    Broken("a paragraph holds no paragraph", "conversation", "<p>Tide table.</p>", "<p>Tide <p>table.</p></p>"),
    Broken("a heading stands above the text", "conversation", "<p>Tide table.</p>", "<p>Tide table.</p><head>Tides</head>"),
    Broken("no list before a heading", "conversation", "<head>Enclosure</head>", "<list><item>a</item></list><head>Enclosure</head>"),
    Broken("no division after the closer", "conversation", "</closer>", "</closer><div><p/></div>"),
    Broken("no text between blocks", "conversation", "<p>Tide table.</p>", "Tides <p>table.</p>"),
    Broken("a table has rows", "conversation", '<row><cell role="label">High</cell><cell>4.10</cell></row>', ""),
    Broken("a list has items", "conversation", "<list><item>one</item></list>", "<list/>"),
    Broken("a body holds something", "bare", BARE_BODY, ""),
    Broken("a register lists something", "telegram", '<person xml:id="ed"><persName>R. Anders</persName></person>', ""),
    Broken("languages are listed", "bare", '<language ident="en">English</language>', ""),
    Broken("a program has a version", "bare", ' version="0.1.0"', ""),
    Broken("ids are unique", "conversation", 'xml:id="s2" prev', 'xml:id="s1" prev'),
    Broken("a relation has two sides", "manuscript", 'mutual="#greta #nils"', "", xsd=False, tei=True),
    Broken("a span has an end", "manuscript", 'addSpan spanTo="#end"', "addSpan", tei=True),
    Broken("elements of HTML are not TEI", "conversation", "<p>Tide table.</p>", "<p>Tide <b>table.</b></p>"),
    Broken("enclosures are not inside the text", "conversation", "<p>Tide table.</p>",
           "<floatingText><body><p>Tide table.</p></body></floatingText>", tei=True),
]  # fmt: skip


def text(name: str) -> str:
    return (Path(__file__).parent / "valid" / f"{name}.xml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[Broken, Path]:
    folder = tmp_path_factory.mktemp("broken")
    paths = {}
    for number, row in enumerate(BROKEN):
        paths[row] = folder / f"{number:02}.xml"
        paths[row].write_text(text(row.document).replace(row.old, row.new, 1), encoding="utf-8")
    return paths


@pytest.mark.parametrize("row", BROKEN, ids=lambda row: row.rule)
def test_row_changes_its_document(row: Broken) -> None:
    assert row.old in text(row.document)


def test_valid_documents() -> None:
    assert {path.name: errors for path, errors in verdicts(SCHEMAS / "teikit.rng", VALID).items() if errors} == {}


def test_broken_documents_are_rejected(broken: dict[Broken, Path]) -> None:
    found = verdicts(SCHEMAS / "teikit.rng", broken.values())
    assert [row.rule for row, path in broken.items() if not found[path]] == []


def test_xsd_has_the_same_verdicts(broken: dict[Broken, Path]) -> None:
    """All of them but what XML Schema 1.0 cannot say: attributes that exclude or demand each other."""
    validator = etree.XMLSchema(etree.parse(SCHEMAS / "teikit.xsd"))
    parser = etree.XMLParser(collect_ids=False)
    assert [path.name for path in VALID if not validator.validate(etree.parse(path))] == []
    assert {row.rule: not validator.validate(etree.parse(path, parser)) for row, path in broken.items()} == {
        row.rule: row.xsd for row in broken
    }


def test_the_subset_is_strict(broken: dict[Broken, Path], tei_all: Path) -> None:
    """Which of the broken documents TEI itself allows."""
    found = verdicts(tei_all, broken.values())
    assert {row.rule: not found[path] for row, path in broken.items()} == {row.rule: row.tei for row in broken}
