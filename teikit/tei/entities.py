"""People, bodies and places that a document declares: their names and their entries in authority files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from teikit.tei.documents import Tei, local
from teikit.tei.text import line_of

__all__ = ["authority", "name_of", "names_of"]

# Element that declares somebody or something -> its children that are names.
_NAMES = {
    "person": ("persName", "name"),
    "personGrp": ("persName", "name", "orgName"),
    "org": ("orgName", "name"),
    "place": ("placeName", "geogName", "name"),
    "castItem": ("role",),
}
# Elements whose own text is the name.
_NAMED = frozenset({"persName", "orgName", "placeName", "name", "role", "author", "editor"})
_POINTERS = ("ref", "sameAs", "corresp")


class _Authority(NamedTuple):
    """An authority file."""

    key: str
    """Prefix of its pointers and ``@type`` of its ``idno``s, in lower case."""
    host: str
    """What its addresses contain."""
    address: str
    """Address of an entry, of which only the number is given."""


# In the order of preference; those before Wikidata are what CMIF names (documentation 1.0, persName/@ref and placeName/@ref).
_AUTHORITIES = (
    _Authority("gnd", "d-nb.info/gnd/", "https://d-nb.info/gnd/{}"),
    _Authority("viaf", "viaf.org/", "https://viaf.org/viaf/{}"),
    _Authority("lccn", "id.loc.gov/", "https://id.loc.gov/authorities/names/{}"),
    _Authority("bnf", "bnf.fr/", "https://catalogue.bnf.fr/ark:/12148/cb{}"),
    _Authority("ndl", "id.ndl.go.jp/", "https://id.ndl.go.jp/auth/ndlna/{}"),
    _Authority("geonames", "geonames.org/", "https://www.geonames.org/{}"),
    _Authority("wikidata", "wikidata.org/", "https://www.wikidata.org/wiki/{}"),
    _Authority("isni", "isni.org/", "https://isni.org/isni/{}"),
    _Authority("orcid", "orcid.org/", "https://orcid.org/{}"),
)
_BY_KEY = {row.key: row for row in _AUTHORITIES}


def names_of(entity: etree._Element) -> tuple[str, ...]:
    """The names an entity is declared with, in the order of the document, each once."""
    return tuple(dict.fromkeys(_names(entity)))


def name_of(entity: etree._Element) -> str:
    """The first of its names; empty where it has none, and for what is no entity."""
    return next(_names(entity), "")


def _names(entity: etree._Element) -> Iterator[str]:
    kinds = _NAMES.get(local(entity), ())
    named = [entity] if local(entity) in _NAMED else [child for child in entity if local(child) in kinds]
    return filter(None, map(line_of, named))


def authority(tei: Tei, mention: etree._Element) -> str:
    """The address of who or what a name, or a declaration, means in an authority file; empty where none is known.

    Pointers into the document are followed to the declaration there, and ``idno``s and ``gnd:118…`` made addresses.
    """
    found = list(dict.fromkeys(_addresses(tei, mention)))
    return min(found, key=_rank, default="")


def _rank(address: str) -> int:
    return next((i for i, row in enumerate(_AUTHORITIES) if row.host in address), len(_AUTHORITIES))


def _addresses(tei: Tei, mention: etree._Element) -> Iterator[str]:
    for element in (mention, *mention.iterdescendants(etree.Element)):
        for pointer in _pointers(element):
            yield from _absolute(pointer)
            entity = tei.target(pointer) if ":" not in pointer else None
            if entity is not None:
                yield from _declared(entity)
    yield from _declared(mention)


def _pointers(element: etree._Element) -> list[str]:
    return [pointer for name in _POINTERS for pointer in (element.get(name) or "").split()]


def _declared(entity: etree._Element) -> Iterator[str]:
    """The addresses that a declaration gives: its own pointers, those of its names, its numbers."""
    for element in (entity, *(child for child in entity if local(child) in _NAMES.get(local(entity), ()))):
        for pointer in _pointers(element):
            yield from _absolute(pointer)
    for number in (child for child in entity if local(child) == "idno"):
        written = (number.text or "").strip()
        row = _BY_KEY.get((number.get("subtype") or "").lower()) or _BY_KEY.get((number.get("type") or "").lower())
        yield from _absolute(written) if "/" in written else [row.address.format(written)] if row and written else ()


def _absolute(pointer: str) -> Iterator[str]:
    prefix, _, rest = pointer.partition(":")
    if prefix.lower() in ("http", "https"):
        yield pointer
    elif rest and (row := _BY_KEY.get(prefix.lower())):
        yield row.address.format(rest)
