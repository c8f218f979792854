"""TEI -> the plain text it was made from: the inverse of the encoding."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.encoding.delimiters import call_and_label, delimiters_of
from teikit.encoding.xml import TEI_NS

__all__ = ["character_of", "plain_text"]

# Elements that stand on a line of their own.
_BLOCKS = frozenset(
    "p div head opener closer byline sp list item row note table quote lg l ab postscript stage".split()  # noqa: SIM905 (one word per line says no more)
)


def plain_text(tree: etree._ElementTree | etree._Element) -> str:
    """The text of a document with the characters put back that its elements stand for.

    White space is not restored; notes stand at their calls.
    """
    root = tree if isinstance(tree, etree._Element) else tree.getroot()
    return "".join(_pieces(root))


def _pieces(root: etree._Element) -> Iterator[str]:
    """Text in document order, without recursion: documents nest as deep as they like."""
    in_header = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = etree.QName(element).localname if isinstance(element.tag, str) and element.tag.startswith(f"{{{TEI_NS}}}") else None
        if name == "teiHeader":
            in_header += 1 if event == "start" else -1
        if in_header:
            continue
        if event == "start":
            yield from _opening(element, name)
        else:
            yield from _closing(element, name)
            if element is not root and element.tail:
                yield element.tail


def _opening(element: etree._Element, name: str | None) -> Iterator[str]:
    if name is None:
        return
    if name in _BLOCKS and not (name in ("note", "stage") and element.get("place") == "inline"):
        yield "\n"
    if name == "lb":
        yield "\n"
    if name == "g":
        yield character_of(element)
    if name == "note":
        yield "".join(call_and_label(element))
    yield delimiters_of(element)[0]
    yield element.text or ""


def _closing(element: etree._Element, name: str | None) -> Iterator[str]:
    if name is None:
        return
    yield delimiters_of(element)[1]
    if name in _BLOCKS and element.get("place") != "inline":
        yield "\n"


def character_of(element: etree._Element) -> str:
    """The character that a ``g`` names."""
    return _character(element.get("n") or "")


def _character(number: str) -> str:
    """``U+0007`` -> the character."""
    try:
        return chr(int(number.removeprefix("U+"), 16))
    except (ValueError, OverflowError):
        return ""
