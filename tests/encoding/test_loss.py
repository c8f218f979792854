"""Each way to lose, change or invent text is caught on the TEI itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fragments import converted
from lxml import etree

from teikit.encoding.fidelity import check_fidelity

TEXT = """Port Amsel, 3 May 1961

REPORT ON THE LAMPS

The lamps [to] burn [2 words illegible] all night.[1]

ILLARDE: Who pays?

QUIST: We do.

ILLARDE: Since when?

QUIST: Since spring.

[1] There are four.
"""
Change = Callable[[etree._Element], None]


def the(name: str) -> Callable[[etree._Element], etree._Element]:
    def find(root: etree._Element) -> etree._Element:
        element = root.find(f".//{{*}}text//{{*}}{name}")
        assert element is not None
        return element

    return find


def without(name: str) -> Change:
    def change(root: etree._Element) -> None:
        element = the(name)(root)
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return change


def replaced(name: str, old: str, new: str) -> Change:
    def change(root: etree._Element) -> None:
        element = the(name)(root)
        assert old in (element.text or "")
        element.text = (element.text or "").replace(old, new)

    return change


def attribute(name: str, key: str, value: str | None) -> Change:
    def change(root: etree._Element) -> None:
        element = the(name)(root)
        if value is None:
            del element.attrib[key]
        else:
            element.set(key, value)

    return change


def tail(name: str, text: str) -> Change:
    def change(root: etree._Element) -> None:
        the(name)(root).tail = text

    return change


CHANGES: dict[str, tuple[Change, str]] = {
    "a paragraph is lost": (without("p"), "text-lost"),
    "a note is lost": (without("note"), "text-lost"),
    "a speaker is lost": (without("speaker"), "text-lost"),
    "a heading is lost": (without("head"), "text-lost"),
    "a gap with its words is lost": (without("gap"), "text-lost"),
    "a word is lost": (replaced("head", "REPORT ", ""), "text-lost"),
    "a letter is changed": (replaced("head", "LAMPS", "LUMPS"), "text-lost"),
    "a quotation mark is changed": (replaced("head", "REPORT", "“REPORT”"), "text-invented"),
    "a word is invented": (replaced("supplied", "to", "to to"), "text-invented"),
    "a word behind the text is invented": (tail("div", "more"), "text-invented"),
    "the call of a note is lost": (attribute("note", "rend", None), "text-lost"),
    "other brackets are declared": (attribute("supplied", "rend", r"pre(\() post(\))"), "text-lost"),
}


def test_the_text_is_faithful_before_it_is_changed() -> None:
    record, tree = converted(TEXT)
    assert not check_fidelity(record, tree)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_caught(name: str) -> None:
    change, code = CHANGES[name]
    record, tree = converted(TEXT)
    change(tree.getroot())
    problems = check_fidelity(record, tree)
    assert problems
    assert problems[0].code == code


def test_a_change_is_caught_at_its_place() -> None:
    record, tree = converted(TEXT)
    replaced("head", "LAMPS", "LUMPS")(tree.getroot())
    problem = check_fidelity(record, tree)[0]
    assert (problem.line, problem.column) == (3, 16)


def test_white_space_is_no_loss() -> None:
    record, tree = converted(TEXT)
    replaced("head", "REPORT ON", "REPORT\n   ON")(tree.getroot())
    assert not check_fidelity(record, tree)
