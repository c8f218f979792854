"""What editors and translators put in: one row per insertion."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.dataclass import dataclass
from teikit.tables import Table
from teikit.tei import Reading, Tei, line_of, local, name_of, printed
from teikit.tei.insertions import insertions

__all__ = ["TABLE"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTEXT = 60
"""Characters shown before and behind."""
# In a choice: the words of the source, and those of the editor.
_SOURCE, _EDITOR = ("sic", "orig", "abbr"), ("corr", "reg", "expan")


@dataclass(frozen=True, slots=True)
class _Row:
    class_: str
    """What kind of insertion: ``supplied``, ``gap``, ``choice`` …"""
    element: str
    type: str
    text: str
    """The words inserted, or those marked (``sic``, ``unclear``), or those about a gap."""
    instead: str
    """In a choice, the words of the source."""
    reason: str
    quantity: str
    unit: str
    extent: str
    language: str
    resp: str
    """Who is responsible: ``xml:id`` or address."""
    responsible: str
    """Their name."""
    certainty: str
    before: str
    behind: str
    place: str
    """XPath of the element."""


def _rows(tei: Tei) -> Iterator[_Row]:
    found = list(insertions(tei))
    watched = {element for element, _ in found}
    readings = [printed(text, watched=watched, notes=True) for text in tei.texts()]
    for element, cls in found:
        yield _row(tei, element, cls, readings)


def _row(tei: Tei, element: etree._Element, cls: str, readings: list[Reading]) -> _Row:
    words = next((child for child in element if local(child) in _EDITOR), element) if local(element) == "choice" else element
    source = next((child for child in element if local(child) in _SOURCE), None) if local(element) == "choice" else None
    resp = words.get("resp") or element.get("resp") or ""
    before, behind = next((found for reading in readings if any(found := reading.context(element, _CONTEXT))), ("", ""))
    return _Row(
        class_=cls,
        element=local(element),
        type=element.get("type") or "",
        text=line_of(words),
        instead=line_of(source) if source is not None else "",
        reason=element.get("reason") or "",
        quantity=element.get("quantity") or "",
        unit=element.get("unit") or "",
        extent=element.get("extent") or "",
        language=element.get(_LANG) or "",
        resp=" ".join(pointer.removeprefix("#") for pointer in resp.split()),
        responsible=_responsible(tei, resp),
        certainty=words.get("cert") or element.get("cert") or "",
        before=before,
        behind=behind,
        place=tei.places.xpath(element),
    )


def _responsible(tei: Tei, resp: str) -> str:
    found = [entity for pointer in resp.split() if (entity := tei.target(pointer)) is not None]
    return "; ".join(filter(None, map(name_of, found)))


TABLE = Table("one row per editorial insertion", _Row, _rows)
