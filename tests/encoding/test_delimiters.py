"""What an element stands for is given back from its ``@rend``, whatever the characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.encoding.delimiters import BRACKETED, call_and_label, delimiters_of, rend
from teikit.encoding.xml import tei

# XML holds neither surrogates nor control characters; text that has them is written otherwise.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
ELEMENTS = st.sampled_from([*BRACKETED, ("hi", None, None), ("sic", None, None), ("stamp", None, None)])


def element_of(row: tuple[str, str | None, str | None]) -> etree._Element:
    tag, attribute, value = row
    element = etree.Element(tei(tag))
    if attribute and value:
        element.set(attribute, value)
    return element


def collapsed(text: str) -> str:
    """White space is not kept apart: any run of it is one blank."""
    parts = text.split()
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{lead}{' '.join(parts)}{tail}" if parts else lead


@given(ELEMENTS, TEXT, TEXT, st.none() | TEXT, st.none() | TEXT)
def test_delimiters_are_given_back(
    row: tuple[str, str | None, str | None], pre: str, post: str, call: str | None, label: str | None
) -> None:
    element = element_of(row)
    rend(element, pre, post, "italic", call=call, label=label)
    read = etree.fromstring(etree.tostring(element))
    assert delimiters_of(read) == (collapsed(pre), collapsed(post))
    assert call_and_label(read) == (call or "", label or "")


@pytest.mark.parametrize("row", BRACKETED, ids=lambda row: row[0])
def test_square_brackets_need_no_words(row: tuple[str, str | None, str | None]) -> None:
    element = element_of(row)
    rend(element, "[", "]")
    assert element.get("rend") is None
    assert delimiters_of(element) == ("[", "]")


def test_brackets_of_other_elements_have_a_word() -> None:
    element = etree.Element(tei("stamp"))
    rend(element, "[", "]")
    assert element.get("rend") == "brackets"
    assert delimiters_of(element) == ("[", "]")


def test_only_what_deviates_is_written() -> None:
    element = etree.Element(tei("supplied"))
    rend(element, "[", "?]")
    assert element.get("rend") == "post(?])"
    rend(element, "(", ")")
    assert element.get("rend") == r"pre(\() post(\))"


def test_a_note_keeps_its_call_and_its_label() -> None:
    note = etree.Element(tei("note"), place="foot")
    rend(note, "", "", call="[1]", label="1.")
    assert note.get("rend") == "call([1]) label(1.)"
