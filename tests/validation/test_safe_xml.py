"""Documents that nobody vouches for: a Problem, at once, and nothing but the document is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from teikit.problems import Problem, TeikitError
from teikit.validation.xml import Document, parse, parse_text

_BOMB = '<!DOCTYPE a [<!ENTITY e0 "ha">{}]><a>&e9;</a>'.format("".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)))
_BLOWN_UP = '<!DOCTYPE a [<!ENTITY e "{}">]><a>{}</a>'.format("ha" * 50_000, "&e;" * 50_000)

HOSTILE = {
    "entity bomb": (_BOMB, "xml-resource-limit"),
    "one large entity, often": (_BLOWN_UP, "xml-resource-limit"),
    "entity bomb in an attribute": (_BLOWN_UP.replace("<a>", '<a b="').replace("</a>", '"/>'), "xml-resource-limit"),
    "entity that holds itself": ('<!DOCTYPE a [<!ENTITY e "&f;"><!ENTITY f "&e;">]><a>&e;</a>', "xml-not-well-formed"),
    "deep nesting": ("<a>" * 1_000_000, "xml-resource-limit"),
    "external entity": ('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>', "xml-entity-undefined"),
    "external entity on the net": ('<!DOCTYPE a [<!ENTITY e SYSTEM "http://localhost:9/">]><a>&e;</a>', "xml-entity-undefined"),
    "parameter entity": ('<!DOCTYPE a [<!ENTITY % e SYSTEM "http://localhost:9/">%e;]><a>&f;</a>', "xml-entity-undefined"),
    "entity of an unread DTD": ('<!DOCTYPE a SYSTEM "tei.dtd"><a>caf&eacute;</a>', "xml-entity-undefined"),
}
BROKEN = {
    "": ("xml-not-well-formed", 1, "not an XML document"),
    "plain text": ("xml-not-well-formed", 1, "not an XML document"),
    "<a>\n<b></a>": ("xml-not-well-formed", 2, '"</a>" does not match the start tag "<b>" of line 2'),
    "<a>\n\n<b>": ("xml-not-well-formed", 3, 'before the element "b" of line 3 is closed'),
    '<a>\n<b c="1" c="2"/></a>': ("xml-not-well-formed", 2, '"c" stands twice'),
    "<a><x:b/></a>": ("xml-not-well-formed", 1, 'prefix "x" on "b" is not declared'),
    "<a>\n & </a>": ("xml-not-well-formed", 2, "not well-formed"),
    "<a>\x00</a>": ("xml-not-well-formed", 1, "not well-formed"),
    "<a/><b/>": ("xml-not-well-formed", 1, "not well-formed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_give_a_problem_at_once(name: str) -> None:
    text, code = HOSTILE[name]
    started = time.perf_counter()
    found = parse(text.encode(), "hostile.xml")
    assert time.perf_counter() - started < 2
    assert isinstance(found, Problem)
    assert (found.code, found.path) == (code, "hostile.xml")


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_not_well_formed_is_said_with_its_place(text: str) -> None:
    code, line, words = BROKEN[text]
    found = parse(text.encode())
    assert isinstance(found, Problem)
    assert (found.code, found.line) == (code, line)
    assert words in found.message
    assert found.column is not None


def test_columns_count_characters() -> None:
    found = parse("<a>éé𝄞&nbsp;</a>".encode())
    assert isinstance(found, Problem)
    assert found.column == len("<a>éé𝄞&nbsp;") + 1


def test_no_file_beside_the_document_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY secret "read">')
    document = tmp_path / "a.xml"
    document.write_text('<!DOCTYPE a SYSTEM "x.dtd"><a/>')
    assert isinstance(parse(document), Document)
    document.write_text(f'<!DOCTYPE a SYSTEM "{tmp_path}/x.dtd"><a>&secret;</a>')
    found = parse(document)
    assert isinstance(found, Problem)
    assert found.code == "xml-entity-undefined"


def test_internal_entities_are_resolved() -> None:
    found = parse(b'<!DOCTYPE a [<!ENTITY e "here">]><a>&e;</a>')
    assert isinstance(found, Document)
    assert found.tree.getroot().text == "here"


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"<a>\xe9</a>", b'<?xml version="1.0" encoding="nosuch"?><a/>', bytes(range(256)), b"\x1f\x8b\x08"]
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    assert isinstance(parse(data), Problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "koi8-r", "windows-1251"])
def test_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    found = parse(f'<?xml version="1.0" encoding="{declared}"?><a>Москва</a>'.encode(encoding))
    assert isinstance(found, Document)
    assert found.tree.getroot().text == "Москва"


def test_text_is_taken_as_it_is_whatever_it_declares() -> None:
    found = parse_text('\ufeff<?xml version="1.0" encoding="koi8-r"?><a>Москва</a>')
    assert isinstance(found, Document)
    assert found.tree.getroot().text == "Москва"


def test_a_file_that_is_not_there_is_for_the_operator(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="cannot read"):
        parse(tmp_path / "none.xml")
    with pytest.raises(TeikitError, match="cannot read"):
        parse(tmp_path)
