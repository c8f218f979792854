"""What an element stands for is given back from its ``@rend``, whatever the characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.encoding.delimiters import BRACKETED, PIPES, call_and_label, delimiters_of, rend
from teikit.encoding.xml import TEI_NS, tei

# XML holds neither surrogates nor control characters; text that has them is written otherwise.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
ELEMENTS = st.sampled_from([*BRACKETED, ("hi", None, None), ("sic", None, None), ("stamp", None, None)])


def element_of(row: tuple[str, str | None, str | None], written: str | None = None) -> etree._Element:
    """The element of a row as it is read, with a ``@rend``."""
    tag, attribute, value = row
    element = etree.Element(tei(tag))
    for name, content in ((attribute, value), ("rend", written)):
        if name and content:
            element.set(name, content)
    return etree.fromstring(etree.tostring(element))


def declared(row: tuple[str, str | None, str | None], pre: str, post: str) -> str | None:
    tag, attribute, value = row
    return rend(tag, {attribute: value} if attribute else {}, pre, post)


def collapsed(text: str) -> str:
    """White space is not kept apart: any run of it is one blank."""
    parts = text.split()
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{lead}{' '.join(parts)}{tail}" if parts else lead


@given(ELEMENTS, TEXT, TEXT, st.none() | TEXT, st.none() | TEXT)
def test_delimiters_are_given_back(
    row: tuple[str, str | None, str | None], pre: str, post: str, call: str | None, label: str | None
) -> None:
    tag, attribute, value = row
    written = rend(tag, {attribute: value} if attribute else {}, pre, post, "italic", call=call, label=label)
    read = element_of(row, written)
    assert delimiters_of(read) == (collapsed(pre), collapsed(post))
    assert call_and_label(read) == (call or "", label or "")


@pytest.mark.parametrize("row", BRACKETED, ids=lambda row: row[0])
def test_square_brackets_need_no_words(row: tuple[str, str | None, str | None]) -> None:
    assert declared(row, "[", "]") is None
    assert delimiters_of(element_of(row)) == ("[", "]")


def test_brackets_of_other_elements_have_a_word() -> None:
    stamp = ("stamp", None, None)
    assert declared(stamp, "[", "]") == "brackets"
    assert delimiters_of(element_of(stamp, "brackets")) == ("[", "]")


def test_only_what_deviates_is_written() -> None:
    supplied = ("supplied", None, None)
    assert declared(supplied, "[", "?]") == "post(?])"
    assert declared(supplied, "(", ")") == r"pre(\() post(\))"


def test_a_note_keeps_its_call_and_its_label() -> None:
    assert rend("note", {"place": "foot"}, "", "", call="[1]", label="1.") == "call([1]) label(1.)"


def test_strokes_of_a_table_that_has_them_need_no_words() -> None:
    assert rend("cell", {}, "|", "", piped=True) is None
    assert rend("cell", {}, "", "", piped=True) == "pre()"
    table = etree.fromstring(f'<table xmlns="{TEI_NS}" rend="{PIPES}"><row><cell/><cell rend="pre()"/></row></table>')
    assert [delimiters_of(element) for element in table[0]] == [("|", ""), ("", "")]
    assert delimiters_of(table[0]) == ("", "|")
