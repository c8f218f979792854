"""The encoded text of a page: all of the text, each element tied to its XML and its line."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import teikit
from teikit.encoding.plaintext import plain_text
from teikit.pages.alignment import Alignment
from teikit.pages.encoded import Encoded, encoded
from teikit.problems import Problem
from teikit.source import Source
from teikit.tei import Tei, tei_of

Make = Callable[[str], Tei]
SAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "samples").rglob("*.xml"))


def printed(view: Encoded) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", view.html))


def xml_of(view: Encoded, number: int) -> str:
    begin, end = view.places[3 * number : 3 * number + 2]
    return view.xml.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_text_is_all_there(path: Path) -> None:
    found = tei_of(path)
    assert not isinstance(found, Problem)
    assert printed(encoded(found[0])).split() == plain_text(found[0].root).split() or (
        # Page breaks show their number.
        "".join(re.sub(r"page (break|\d+)", "", printed(encoded(found[0]))).split()) == "".join(plain_text(found[0].root).split())
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_xml_of_each_element_is_that_element(path: Path) -> None:
    found = tei_of(path)
    assert not isinstance(found, Problem)
    view = encoded(found[0])
    for element, number in view.numbers.items():
        declared = "" if number == 0 else ' xmlns="http://www.tei-c.org/ns/1.0"'
        again = re.sub(r"(?<=[^\s/>])(?=[\s/>])", declared, xml_of(view, number), count=1)
        assert etree.canonicalize(again) == etree.canonicalize(etree.tostring(element, encoding="unicode", with_tail=False))


def test_characters_beyond_the_basic_plane_count_as_javascript_counts_them(document: Make) -> None:
    view = encoded(document("<p>\U0001d538 <hi>\U0001d539\U0001d53a</hi></p>"))
    assert xml_of(view, len(view.numbers) - 1) == "<hi>\U0001d539\U0001d53a</hi>"


def test_other_namespaces_and_attributes_are_written_as_they_are(document: Make) -> None:
    view = encoded(document('<p xml:id="a&quot;&lt;"><m:math xmlns:m="urn:m" m:x="1"/>x</p><!-- c --><?pi x?>'))
    assert '<p xml:id="a&quot;&lt;"><m:math xmlns:m="urn:m" m:x="1"/>x</p><!-- c --><?pi x?>' in view.xml


def test_nothing_of_a_document_becomes_markup(document: Make) -> None:
    view = encoded(
        document('<p rend="pre(&lt;b&gt;)" ana="x" n="&quot;&gt;&lt;script&gt;">&lt;/script&gt;&lt;img onerror=alert(1)&gt;</p>')
    )
    assert "<img" not in view.html
    assert "<script" not in view.html
    assert "<b>" not in view.html


def test_speech_says_who_speaks(document: Make) -> None:
    view = encoded(document('<p><said who="#x" direct="false">he left</said></p>'))
    assert 'data-who="x"' in view.html
    assert 'aria-label="reported speech of x"' in view.html


def test_insertions_say_what_they_are(document: Make) -> None:
    view = encoded(document('<p><gap reason="illegible" quantity="2" unit="word" resp="#editor"/><unclear cert="low">x</unclear></p>'))
    assert 'aria-label="insertion: gap, illegible 2 word, by editor"' in view.html
    assert ">illegible 2 word<" in view.html
    assert 'class="mark insertion unsure"' in view.html
    assert view.unsure == 1


def test_elements_know_their_lines() -> None:
    text = "Orsa, 3 May 1961\n\nMinutes of a Meeting\n\nMr. Velde said that the boat\nhad [sic] left.\n\nMr. Velde went.\n"
    conversion = teikit.convert(text)
    found = tei_of(conversion.to_bytes())
    assert not isinstance(found, Problem)
    view = encoded(found[0], Alignment(Source(text)))
    lines = {
        etree.QName(e).localname: view.places[3 * n + 2]
        for e, n in reversed(view.numbers.items())
        if e.tag.rpartition("}")[2] in ("head", "p", "sic") and view.places[3 * n + 2]
    }
    assert lines == {"head": 3, "p": 5, "sic": 6}


def test_a_path_leads_to_its_element_or_to_what_holds_it(document: Make) -> None:
    view = encoded(document("<p>a</p><p>b<hi>c</hi></p>"))
    names = {number: element.text for element, number in view.numbers.items()}
    assert names[view.number("/TEI/text/body/p[2]") or 0] == "b"
    assert names[view.number("/TEI/text/body/p[2]/hi/seg") or 0] == "c"
    assert view.number("/other") == view.number("/TEI") == None  # noqa: E711


@pytest.mark.parametrize("body", ["<p>x</p>" * 40_000, "<hi>x" * 200 + "</hi>" * 200], ids=["long", "deep"])
def test_large_texts(body: str, document: Make) -> None:
    assert printed(encoded(document(f"<p>{body}</p>" if body.startswith("<hi") else body))).count("x") == body.count("x")
