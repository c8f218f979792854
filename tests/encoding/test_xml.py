"""Trees are written without losing a character, and laid out without adding one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.encoding.plaintext import plain_text
from teikit.encoding.serialise import lay_out, to_bytes
from teikit.encoding.xml import TEI_NS, XML_ID, Writer, attribute_text, tei


def paragraph() -> tuple[Writer, etree._Element]:
    root: etree._Element = etree.Element(tei("p"), nsmap={None: TEI_NS})  # type: ignore[dict-item]
    return Writer(root), root


@given(st.lists(st.text(st.characters(), max_size=20), max_size=6))
def test_any_character_is_written_and_read_back(pieces: list[str]) -> None:
    """What XML forbids becomes ``g``, which names it."""
    writer, root = paragraph()
    for i, piece in enumerate(pieces):
        if i % 2:
            writer.leaf("hi", piece)
        else:
            writer.text(piece)
    read = etree.fromstring(etree.tostring(root))
    # A parser reads CR as LF; both are white space.
    assert re.sub(r"\s+", "", plain_text(read)) == re.sub(r"\s+", "", "".join(pieces))


@pytest.mark.parametrize(("char", "name"), [("\x00", "U+0000"), ("\x0b", "U+000B"), ("\ufffe", "U+FFFE"), ("\ud800", "U+D800")])
def test_forbidden_characters_are_named(char: str, name: str) -> None:
    writer, root = paragraph()
    writer.text(f"a{char}b")
    assert [(g.get("type"), g.get("n"), g.tail) for g in root] == [("control", name, "b")]


def test_attributes_hold_no_forbidden_characters_and_no_line_breaks() -> None:
    assert attribute_text("a\x00b\n  c") == "a\ufffdb c"


def test_attributes_that_are_none_are_left_out() -> None:
    writer, root = paragraph()
    writer.empty("pb", n=None, xml_id="p1")
    assert dict(root[0].attrib) == {XML_ID: "p1"}


def test_mixed_content_is_never_laid_out() -> None:
    text = f'<div xmlns="{TEI_NS}"><p>Kenn<hi>edy</hi> <hi>and</hi><hi>so</hi></p><p>on</p></div>'
    root = etree.fromstring(text)
    lay_out(root)
    assert etree.tostring(root, encoding="unicode") == (
        f'<div xmlns="{TEI_NS}">\n<p>Kenn<hi>edy</hi> <hi>and</hi><hi>so</hi></p>\n<p>on</p>\n</div>'
    )


def test_words_in_an_element_of_elements_are_left_where_they_are() -> None:
    text = f'<div xmlns="{TEI_NS}">words<p>a</p></div>'
    root = etree.fromstring(text)
    lay_out(root)
    assert etree.tostring(root, encoding="unicode") == text


def test_bytes_are_utf_8_with_a_declaration_and_a_newline() -> None:
    _, root = paragraph()
    root.text = "é \U0001f6a2"
    data = to_bytes(etree.ElementTree(root))
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n")
    assert data.endswith("é \U0001f6a2</p>\n".encode())
