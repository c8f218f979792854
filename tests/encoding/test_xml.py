"""Trees are written without losing a character, and laid out without adding one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.encoding.plaintext import plain_text
from teikit.encoding.serialise import Written, to_bytes, to_tree
from teikit.encoding.xml import TEI_NS, XML_LANG, Writer, attribute_text


def read(writer: Writer) -> etree._Element:
    return to_tree(writer).getroot()


def in_paragraph(text: str) -> etree._Element:
    writer = Writer()
    with writer.element("p", xmlns=TEI_NS):
        writer.text(text)
    return read(writer)


@given(st.lists(st.text(st.characters(), max_size=20), max_size=6))
def test_any_character_is_written_and_read_back(pieces: list[str]) -> None:
    """What XML forbids becomes ``g``, which names it."""
    writer = Writer()
    with writer.element("p", xmlns=TEI_NS):
        for i, piece in enumerate(pieces):
            if i % 4 == 1:
                writer.leaf("hi", piece)
            elif i % 4 == 3:
                writer.line("hi", piece, {})
            elif i % 4:
                writer.running(piece)
            else:
                writer.text(piece)
    again = etree.fromstring(etree.tostring(read(writer)))
    # A parser reads CR as LF; both are white space.
    assert re.sub(r"\s+", "", plain_text(again)) == re.sub(r"\s+", "", "".join(pieces))


@pytest.mark.parametrize(("char", "name"), [("\x00", "U+0000"), ("\x0b", "U+000B"), ("\ufffe", "U+FFFE"), ("\ud800", "U+D800")])
def test_forbidden_characters_are_named(char: str, name: str) -> None:
    root = in_paragraph(f"a{char}b")
    assert [(g.get("type"), g.get("n"), g.tail) for g in root] == [("control", name, "b")]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
def test_attributes_are_read_back(value: str) -> None:
    writer = Writer()
    with writer.element("p", n=value) as place:
        writer.set(place, "xml:lang", value)
    root = read(writer)
    assert root.get("n") == root.get(XML_LANG) == attribute_text(value)


def test_attributes_hold_no_forbidden_characters_and_no_line_breaks() -> None:
    assert attribute_text("a\x00b\n  c") == "a\ufffdb c"


def test_attributes_that_are_none_are_left_out() -> None:
    writer = Writer()
    writer.empty("pb", n=None, xml_id="p1")
    assert dict(read(writer).attrib) == {"{http://www.w3.org/XML/1998/namespace}id": "p1"}


def test_characters_of_markup_are_text() -> None:
    root = in_paragraph("a <b> & ]]> &amp; \r")
    assert (root.text, len(root)) == ("a <b> & ]]> &amp; \r", 0)


def test_white_space_of_running_text_is_collapsed() -> None:
    writer = Writer()
    with writer.element("p"):
        for text in ("a", " ", "b\t c ", "\u00a0d", " ", ""):
            writer.running(text)
    assert read(writer).text == "a b c  d "


def test_mixed_content_is_never_laid_out() -> None:
    writer = Writer()
    with writer.element("div"):
        with writer.element("p"):
            writer.text("Kenn")
            writer.leaf("hi", "edy")
            writer.text(" ")
            writer.leaf("hi", "and")
            writer.leaf("hi", "so")
        writer.text(" ")
        writer.leaf("p", "on")
    assert writer.xml() == "<div>\n<p>Kenn<hi>edy</hi> <hi>and</hi><hi>so</hi></p>\n<p>on</p>\n</div>"


def test_words_in_an_element_of_elements_are_left_where_they_are() -> None:
    writer = Writer()
    with writer.element("div"):
        writer.text("words")
        writer.leaf("p", "a")
        writer.leaf("p", "b")
    with writer.element("div"):
        writer.leaf("p", "a")
        writer.text("words ")
        with writer.element("div"):
            writer.text(" ")
        with writer.element("div"):
            pass
    first = "<div>words<p>a</p><p>b</p></div>"
    assert writer.xml() == first + "<div>\n<p>a</p>words <div> </div>\n<div/>\n</div>"


def test_lines_of_the_tree_are_those_of_its_bytes() -> None:
    writer = Writer()
    with writer.element("div"):
        writer.leaf("p", "a")
        writer.leaf("p", "b")
    tree = to_tree(writer)
    assert [element.sourceline for element in tree.getroot()] == [3, 4]
    assert to_bytes(tree).splitlines()[2:4] == [b"<p>a</p>", b"<p>b</p>"]


def test_elements_may_be_nested_deeply() -> None:
    writer = Writer()
    for _ in range(900):
        writer.element("hi")
    for _ in range(900):
        writer.__exit__(None, None, None)
    assert len(list(to_tree(writer).iter())) == 900


def test_bytes_are_utf_8_with_a_declaration_and_a_newline() -> None:
    data = to_bytes(in_paragraph("é \U0001f6a2").getroottree())
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n")
    assert data.endswith("é \U0001f6a2</p>\n".encode())


def of(document: str) -> Written:
    writer = Writer()
    writer.markup(document)
    return Written(writer)


@given(st.lists(st.text(st.characters(), max_size=20), max_size=6))
def test_what_is_written_is_what_libxml2_would_write(pieces: list[str]) -> None:
    writer = Writer()
    with writer.element("div", xmlns=TEI_NS, n=pieces[0] if pieces else "a > b") as place:
        for i, piece in enumerate(pieces):
            with writer.element("p", n=pieces[-i]):
                writer.running(piece)
            writer.leaf("list", piece)
            writer.line("p", piece, {"n": piece})
            writer.text(piece[:1] if i % 2 else "")
        writer.set(place, "xml:id", "x")
    document = Written(writer)
    data = document.to_bytes()
    assert data == to_bytes(document.tree) == document.to_bytes()


def test_an_empty_element_may_still_be_given_an_attribute() -> None:
    writer = Writer()
    with writer.element("p", n="/") as place:
        pass
    writer.set(place, "xml:id", "x")
    assert writer.xml() == '<p n="/" xml:id="x"/>'


def test_bytes_are_those_of_the_tree_once_there_is_one() -> None:
    document = of("<p/>")
    document.tree.getroot().set("n", "1")
    assert document.to_bytes().endswith(b'<p n="1"/>\n')


def test_a_document_is_taken_apart_at_its_tags() -> None:
    parts = of('<p n="&gt;">a &lt; <hi>é</hi><lb/>\n</p>').parts
    assert parts is not None
    assert parts.tags == [b'p n="&gt;"', b"hi", b"/hi", b"lb/", b"/p"]
    assert [parts.read(text).decode() for text in parts.texts] == ["a < ", "é", "", "\n", "\n"]


@pytest.mark.parametrize(
    "document",
    [
        "<p>a > b</p>",
        '<p n="&lt;>">a</p>',
        "<p><!-- a --></p>",
        "<p><![CDATA[<a>]]></p>",
        "<p><?a b?></p>",
        "<p>&#65;</p>",
        "<p>a",
        "<p><b></p></b>",
        "<a:p/>",
    ],
)
def test_what_more_must_be_known_of_is_not_taken_apart(document: str) -> None:
    """What is not well-formed, among others."""
    assert of(document).parts is None
