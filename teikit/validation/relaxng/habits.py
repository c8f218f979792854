"""Names that people bring along from HTML and from TEI P4, with what TEI P5 calls them.

They are proposed only where the schema allows them.
"""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["usual_attribute", "usual_element"]

_ELEMENTS = {
    "hi": "b strong i em u small tt sup sub font bold italic italics underline",
    "lb": "br",
    "pb": "page pagebreak",
    "list": "ul ol dl",
    "item": "li dd",
    "row": "tr",
    "cell": "td th",
    "head": "h1 h2 h3 h4 h5 h6 heading",
    "ref": "a xref link",
    "ptr": "xptr",
    "graphic": "img image",
    "quote": "blockquote",
    "div": "section article",
    "note": "footnote fn",
    "p": "para paragraph",
    "del": "s strike",
    "add": "ins",
    "TEI": "TEI.2",
    "teiCorpus": "teiCorpus.2",
}
_ATTRIBUTES = {
    "xml:id": "id",
    "xml:lang": "lang",
    "xml:space": "space",
    "rend": "class",
    "target": "href",
    "url": "src",
    "when-iso": "iso",
    "when": "date",
    "n": "number num",
    "who": "speaker",
}
_BY_ELEMENT = {habit: name for name, habits in _ELEMENTS.items() for habit in habits.split()}
_BY_ATTRIBUTE = {habit: name for name, habits in _ATTRIBUTES.items() for habit in habits.split()}


def usual_element(name: str, allowed: Collection[str]) -> str | None:
    """The element that is meant by a name, both as the document writes them; None where that is not known or not allowed."""
    prefix, colon, local = name.rpartition(":")
    meant = prefix + colon + _BY_ELEMENT.get(local, "")
    return meant if meant in allowed else None


def usual_attribute(name: str, allowed: Collection[str]) -> str | None:
    """The attribute that is meant by a name; None where that is not known or not allowed."""
    meant = _BY_ATTRIBUTE.get(name)
    return meant if meant in allowed else None
