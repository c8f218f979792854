from __future__ import annotations

import pytest
from tei_documents import document, one, rows

from teikit.problems import Problem
from teikit.tei import line_of, tei_of

HEADER = """<fileDesc><titleStmt><title type="main">Letter about the quay</title><author>Vesna Orlik <idno>7</idno></author>
<respStmt><resp>Translated by</resp><persName>Ilka Moor</persName></respStmt></titleStmt>
<publicationStmt><publisher>Orsa Town Archive</publisher><idno type="OTA">12</idno><idno type="URI">https://orsa.example/12</idno></publicationStmt>
<sourceDesc><msDesc><msIdentifier><country>Orsia</country><repository>Harbour Archive</repository>
<idno type="shelfmark"><idno type="fond">4</idno>/<idno type="file">9</idno></idno></msIdentifier></msDesc>
<bibl type="citation">Harbour Archive, fond 4, file 9</bibl></sourceDesc></fileDesc>
<encodingDesc><classDecl><taxonomy xml:id="genre">
<category xml:id="g"><catDesc>Letter</catDesc></category></taxonomy></classDecl></encodingDesc>"""
PROFILE = """<creation><date notBefore="1921-03-01" notAfter="1921-03-31">March 1921?</date> <placeName>Orsa</placeName></creation>
<langUsage><language ident="en"/><language ident="hu"/></langUsage>
<particDesc><listPerson><person xml:id="v"><persName>Vesna Orlik</persName></person></listPerson></particDesc>
<textClass><catRef target="#g"/></textClass>"""


def test_a_header_is_a_row() -> None:
    (row,) = rows("headers", "<p>We <supplied>will</supplied> wait.</p>", PROFILE, HEADER)
    expected = {
        "file": "orsa.xml",
        "title": "Letter about the quay",
        "author": ("Vesna Orlik",),
        "date": "March 1921?",
        "from": "1921-03-01",
        "to": "1921-03-31",
        "place": ("Orsa",),
        "repository": "Harbour Archive",
        "shelfmark": "4/9",
        "archive": ("fond 4", "file 9"),
        "citation": "Harbour Archive, fond 4, file 9",
        "languages": ("en", "hu"),
        "genre": ("Letter",),
        "translator": ("Ilka Moor",),
        "publisher": ("Orsa Town Archive",),
        "number": ("12",),
        "url": "https://orsa.example/12",
        "people": ("Vesna Orlik",),
        "insertions": 1,
        "speeches": 0,
        "words": 3,
    }
    assert {column: row[column] for column in expected} == expected


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ('<date when="1921-03-04"/>', ("1921-03-04", "1921-03-04")),
        ('<date from="1921" to="1922"/>', ("1921", "1922")),
        ('<date notBefore="1921"/>', ("1921", "")),
        ('<date when-iso="1921-03/1921-05"/>', ("1921-03", "1921-05")),
        ("<date>undated</date>", ("", "")),
    ],
)
def test_the_bounds_of_a_date(date: str, bounds: tuple[str, str]) -> None:
    (row,) = rows("headers", "<p/>", f"<creation>{date}</creation>")
    assert (row["from"], row["to"]) == bounds


def test_a_corpus_has_a_row_for_each_document() -> None:
    inner = document("<p>one</p>")
    found = tei_of(
        b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">' + inner + inner.replace(b"<TEI", b'<TEI xml:id="second"') + b"</teiCorpus>"
    )
    assert isinstance(found, tuple)
    assert [tei.name for tei in found] == ["1", "second"]


@pytest.mark.parametrize(
    ("data", "code"), [(b"<TEI", "xml-not-well-formed"), (b"<html/>", "tei-missing"), (b"", "xml-not-well-formed")], ids=repr
)
def test_what_is_no_tei_is_a_problem(data: bytes, code: str) -> None:
    found = tei_of(data, "x.xml")
    assert isinstance(found, Problem)
    assert (found.code, found.path) == (code, "x.xml")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>har<lb break='no'/>\n  bour</p>", "harbour"),
        ("<p>a<lb/>b</p><p>c</p>", "a b c"),
        ("<p>a <!-- note -->b<?x y?> c</p>", "a b c"),
        ("<p><app><lem>x</lem><rdg>y</rdg></app> <choice><abbr>Dr</abbr><expan>Doctor</expan></choice></p>", "x Doctor"),
        ("<p>a <del>b</del> <gap/> c<note>d</note></p>", "a […] c"),
        ("<p><w join='right'>quay</w>\n<pc>.</pc></p>", "quay."),
    ],
)
def test_text_as_it_is_read(markup: str, text: str) -> None:
    assert line_of(next(one(document(markup)).iter("body"))) == text
