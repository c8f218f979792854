"""A TEI tree as canonical bytes: the same on every run and machine."""

from __future__ import annotations

from lxml import etree

from teikit.encoding.xml import tei

__all__ = ["lay_out", "to_bytes"]

# Elements that hold elements only (TEI content models): white space between their children is no text.
_CONTAINERS = frozenset(
    map(
        tei,
        """TEI teiHeader fileDesc titleStmt publicationStmt seriesStmt notesStmt sourceDesc msDesc msIdentifier msContents msItem physDesc
        objectDesc additional surrogates availability encodingDesc editorialDecl correction quotation hyphenation interpretation
        tagsDecl appInfo application classDecl taxonomy category profileDesc abstract langUsage particDesc listPerson person
        settingDesc setting textClass keywords correspDesc correspAction text body div sp postscript table row""".split(),  # noqa: SIM905 (one word per line says no more)
    )
)


def lay_out(root: etree._Element) -> None:
    """Put each child of an element-only element on a line of its own. Mixed content is never touched."""
    for element in root.iter(*_CONTAINERS):
        if len(element) and not (element.text or "").strip():
            element.text = "\n"
            for child in element:
                if not (child.tail or "").strip():
                    child.tail = "\n"


def to_bytes(tree: etree._ElementTree) -> bytes:
    """UTF-8 with an XML declaration and a newline at the end."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"
