"""Lines, columns and paths."""

from __future__ import annotations

import time

import pytest
from lxml import etree

from teikit.validation.places import Places
from teikit.validation.xml import Document, parse


def _places(data: bytes) -> tuple[Places, list[etree._Element]]:
    document = parse(data)
    assert isinstance(document, Document)
    return Places(document), list(document.tree.getroot().iter(etree.Element))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "koi8-r"])
def test_a_place_is_that_of_the_bracket_in_characters(encoding: str) -> None:
    head = '<?xml version="1.0" encoding="koi8-r"?>\n' if encoding == "koi8-r" else ""
    places, elements = _places((head + "<a>Ы<b/><b\n c='1'/>\r\n <d/></a>").encode(encoding))
    first = 2 if head else 1
    assert [(place.line, place.column, place.xpath) for place in map(places.of, elements)] == [
        (first, 1, "/a"),
        (first, 5, "/a/b[1]"),
        (first, 9, "/a/b[2]"),
        (first + 2, 2, "/a/d"),
    ]


def test_lines_beyond_what_libxml2_counts() -> None:
    places, elements = _places(b"<a>" + b"\n" * 70_000 + b"<b/>\n<c/></a>")
    assert [places.of(element).line for element in elements] == [1, 70_001, 70_002]


def test_find_is_the_inverse_of_xpath() -> None:
    places, elements = _places(b'<a xmlns:x="urn:x"><b/><x:b/><c><b/></c><!-- b --><b/></a>')
    for element in elements:
        assert places.find(places.xpath(element)) == places.of(element)
    assert places.find("/a/nothing") is None
    assert places.find("/b") is None


def test_a_tree_without_its_bytes_has_no_columns() -> None:
    root = etree.fromstring("<a>\n<b/></a>")
    assert Places(Document(root.getroottree())).of(root[0])[:3] == (2, None, "/a/b")


def test_many_siblings_cost_linear_time() -> None:
    places, elements = _places(b"<a>" + b"<b/>" * 50_000 + b"</a>")
    started = time.perf_counter()
    assert places.of(elements[-1]).xpath == "/a/b[50000]"
    for element in elements:
        places.of(element)
    assert time.perf_counter() - started < 2
