"""Which elements are editorial insertions, and of which class: the inverse of what the encoding writes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.dataclass import dataclass
from teikit.tei.documents import Tei, local

__all__ = ["insertions"]


@dataclass(frozen=True, slots=True)
class _Kind:
    """An element that is an insertion, if an attribute has a value."""

    element: str
    cls: str
    attribute: str = ""
    value: str = ""
    marked: bool = False
    """True where the element may be the source's own, too: it is an insertion if brackets or somebody responsible stand on it."""


# The first row that fits is taken. Classes are those of the reading (`teikit.record.InsertionClass`); what a class of the
# encoding shares its element with cannot be told apart and goes by the plainer name.
_KINDS = (
    _Kind("supplied", "identification", "reason", "identification"),
    _Kind("supplied", "speaker-label", "reason", "speaker"),
    _Kind("supplied", "supplied"),
    _Kind("ex", "supplied-part"),
    _Kind("unclear", "unclear"),
    _Kind("gap", "signature", "reason", "signature"),
    _Kind("gap", "gap"),
    _Kind("space", "space"),
    _Kind("choice", "choice"),
    _Kind("sic", "sic"),
    _Kind("corr", "choice"),
    _Kind("note", "signature", "type", "signature"),
    _Kind("note", "original", "type", "original"),
    _Kind("note", "stage", "type", "stage"),
    _Kind("note", "note", "place", "inline"),
    _Kind("term", "original", "type", "original"),
    _Kind("gloss", "original", marked=True),
    _Kind("abbr", "abbr-expan", marked=True),
    _Kind("expan", "abbr-expan", marked=True),
    _Kind("pb", "pb", marked=True),
    _Kind("stamp", "seal-or-stamp"),
    _Kind("add", "add"),
    _Kind("del", "del"),
    _Kind("surplus", "del"),
    _Kind("stage", "stage", marked=True),
    _Kind("date", "received", "type", "received"),
    _Kind("seg", "unclassified", "type", "editorial"),
    _Kind("seg", "doctype-label", "type", "docType", marked=True),
    _Kind("ref", "note-call", "type", "noteCall"),
    _Kind("ref", "archive-ref", "type", "archive"),
)
_BY_ELEMENT: dict[str, list[_Kind]] = {}
for _kind in _KINDS:
    _BY_ELEMENT.setdefault(_kind.element, []).append(_kind)
_IN_CHOICE = frozenset({"sic", "corr", "abbr", "expan"})
_MARKS = ("brackets", "pre(", "post(")


def insertions(tei: Tei) -> Iterator[tuple[etree._Element, str]]:
    """The insertions in the text of a document, in its order, each with its class. The parts of a ``choice`` are one."""
    for text in tei.texts():
        for element in text.iter(etree.Element):
            kind = next((kind for kind in _BY_ELEMENT.get(local(element), ()) if _fits(kind, element)), None)
            if kind is not None and not _part_of_choice(element):
                yield element, kind.cls


def _fits(kind: _Kind, element: etree._Element) -> bool:
    if kind.attribute and element.get(kind.attribute) != kind.value:
        return False
    # A page break whose place was guessed is none that anybody put in.
    responsible = element.get("resp") not in (None, "#teikit")
    return not kind.marked or responsible or any(mark in (element.get("rend") or "") for mark in _MARKS)


def _part_of_choice(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(element) in _IN_CHOICE and local(parent) == "choice"
