"""How an element of TEI looks on a page: its HTML element, its classes, its role, what stands for it where it has no text."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

__all__ = ["Look", "look_of"]


class Look(NamedTuple):
    """The looks of an element."""

    element: str
    """``div`` or ``span``: an HTML parser never moves them, however they nest."""
    classes: tuple[str, ...]
    role: str
    """HTML attributes that tell assistive technology what it is."""
    stands_for: str
    """Shown for an element without text."""


_BLOCKS = frozenset(
    """text front body back group div div1 div2 div3 div4 div5 div6 div7 head p ab l lg sp u speaker opener closer salute signed
    dateline byline address addrLine list item table row cell figure quote cit epigraph argument trailer postscript titlePage docTitle
    titlePart castList castItem floatingText listBibl bibl entry trailer""".split()  # noqa: SIM905 (a list of names)
)
# TEI elements whose class the style knows.
_STYLED = frozenset(
    """head p ab l lg sp u speaker opener closer salute signed dateline byline address addrLine list item label table row cell quote
    trailer postscript note lb hi emph foreign title stage del add sic corr orig reg abbr expan choice pb gap fw persName orgName
    placeName""".split()  # noqa: SIM905 (a list of names)
)
_ROLES = {
    "head": 'role="heading" aria-level="3"',
    "list": 'role="list"',
    "item": 'role="listitem"',
    "table": 'role="table"',
    "row": 'role="row"',
    "cell": 'role="cell"',
    "quote": 'role="blockquote"',
}
# Words of @rend -> class of the style.
_RENDITIONS = {"bold": "bold", "italic": "italic", "italics": "italic", "underline": "underline", "superscript": "superscript"}
_EMPTY = {"graphic": "[figure]", "media": "[media]", "milestone": "¶", "cb": "|", "space": "[space]", "ptr": "→"}


def look_of(element: etree._Element, name: str) -> Look:
    """The looks of an element by its local `name`, which is empty for an element that is not TEI's."""
    block = name in _BLOCKS and not _in_line(element)
    rend = (element.get("rend") or "").split()
    styles = tuple(_RENDITIONS[word] for word in rend if word in _RENDITIONS) if name == "hi" else ()
    classes = (*(("block",) if block else ()), *((f"t-{name}",) if name in _STYLED else ()), *styles)
    empty = not len(element) and not (element.text or "").strip()
    return Look("div" if block else "span", classes, _ROLES.get(name, "") if block else "", _stands_for(element, name, empty))


def _in_line(element: etree._Element) -> bool:
    """A quotation or a bibliographic reference inside a paragraph."""
    if str(element.tag).rpartition("}")[2] not in ("quote", "bibl", "list", "table", "figure"):
        return False
    parent = element.getparent()
    return (
        parent is not None
        and str(parent.tag).rpartition("}")[2] in ("p", "ab", "l", "item", "said", "q", "cit", "note", "head")
        and not any(str(child.tag).rpartition("}")[2] in ("p", "item", "row", "l", "lg") for child in element)
    )


def _stands_for(element: etree._Element, name: str, empty: bool) -> str:
    if name == "pb":
        return f"page {element.get('n')}" if element.get("n") else "page break"
    if name == "lb":
        return "\n"
    if name == "gap" and empty:
        said = " ".join(filter(None, (element.get(key) for key in ("reason", "quantity", "extent", "unit"))))
        return said or "gap"
    if name == "space" and empty and element.get("quantity") == "1" and (element.get("unit") or "").startswith("char"):
        # Editions write the blank itself so.
        return " "
    return _EMPTY.get(name, "") if empty else ""
