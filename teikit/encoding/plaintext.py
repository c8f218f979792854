"""TEI -> the plain text it was made from: the inverse of the encoding."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from lxml import etree

from teikit.encoding.delimiters import BRACKETED, call_and_label, delimiters_of
from teikit.encoding.xml import tei

__all__ = ["character_of", "plain_text", "plain_text_and_rend"]

# Elements that stand on a line of their own.
_BLOCKS = frozenset(
    map(
        tei,
        "p div head opener closer byline sp u seg list item row note table quote lg l ab postscript stage fw".split(),  # noqa: SIM905 (one word per line says no more)
    )
)
# Elements that may stand for more than their text and line ends even without @rend.
_LOOKED_AT = frozenset(map(tei, ("teiHeader", "note", "stage", "lb", "g", "cell", "row", *(tag for tag, _, _ in BRACKETED))))
_WITH_REND = etree.XPath(".//@rend/..")
_OF_TEI, _HEADER, _NOTE, _STAGE, _LINE, _CHARACTER = tei(""), tei("teiHeader"), tei("note"), tei("stage"), tei("lb"), tei("g")


def plain_text(tree: etree._ElementTree | etree._Element) -> str:
    """The text of a document with the characters put back that its elements stand for.

    White space is not restored; notes stand at their calls.
    """
    root = tree if isinstance(tree, etree._Element) else tree.getroot()
    return "".join(_pieces(root, []))


def plain_text_and_rend(tree: etree._ElementTree) -> tuple[str, list[etree._Element]]:
    """The same text, and the elements that have a ``@rend``, those of the header too."""
    with_rend: list[etree._Element] = []
    return "".join(_pieces(tree.getroot(), with_rend)), with_rend


def _pieces(root: etree._Element, with_rend: list[etree._Element]) -> list[str]:
    """Text in document order, without recursion: documents nest as deep as they like."""
    pieces: list[str] = []
    closings: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            pieces.append(closings.pop())
            if element is not root:
                pieces.append(element.tail or "")
            continue
        tag = element.tag
        line_end = _plain_line_end(tag)
        if element.get("rend"):
            with_rend.append(element)
        elif line_end is not None:
            pieces += (line_end, element.text or "")
            closings.append(line_end)
            continue
        if tag == _HEADER or not tag.startswith(_OF_TEI):
            if tag == _HEADER:
                with_rend += cast(list[etree._Element], _WITH_REND(element))
                walk.skip_subtree()
            closings.append("")
        else:
            before, after = delimiters_of(element)
            opening, closing = _line_ends(element, tag)
            pieces += (opening, _stands_for(element, tag), before, element.text or "")
            closings.append(after + closing)
    return pieces


@lru_cache(maxsize=1024)
def _plain_line_end(tag: str) -> str | None:
    """What stands before and after the text of an element that has no ``@rend``; None where more than its name has a say."""
    if tag in _LOOKED_AT or not tag.startswith(_OF_TEI):
        return None
    return "\n" if tag in _BLOCKS else ""


def _line_ends(element: etree._Element, tag: str) -> tuple[str, str]:
    """The line ends before and after an element."""
    if tag in _BLOCKS:
        inline = element.get("place") == "inline"
        return "" if inline and tag in (_NOTE, _STAGE) else "\n", "" if inline else "\n"
    return "\n" if tag == _LINE else "", ""


def _stands_for(element: etree._Element, tag: str) -> str:
    """What an element says besides its text and its delimiters."""
    if tag == _CHARACTER:
        return character_of(element)
    return "".join(call_and_label(element)) if tag == _NOTE else ""


def character_of(element: etree._Element) -> str:
    """The character that a ``g`` names."""
    return _character(element.get("n") or "")


def _character(number: str) -> str:
    """``U+0007`` -> the character."""
    try:
        return chr(int(number.removeprefix("U+"), 16))
    except (ValueError, OverflowError):
        return ""
