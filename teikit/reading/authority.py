"""The project's people and places: authority files whose identifiers and references those of a record take over.

A person who bears, in any printed form, the name of exactly one entry is that entry's. Names are compared without case,
accents and punctuation; ``Weir, Hana`` is ``Hana Weir``. A name that several entries bear decides only together with another.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Literal

from lxml import etree

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.problems import TeikitError
from teikit.reading.given_names import name_key
from teikit.source import Source

__all__ = ["Authority", "Entry", "authority_of", "read_authority"]

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DECLARATION = expression(r"\s*\ufeff?\s*(?:<\?xml[^>]*\?>)?\s*")
_NCNAME = expression(r"[^\W\d][\w.-]*")
_IDS = frozenset({"id", "xml:id", "key", "identifier"})
_NAMES = frozenset({"name", "names", "label", "variant", "variants", "forms", "also", "other names"})
# Column -> what stands before a bare number of that authority (their documented URI patterns).
_REFERENCES = {
    "ref": "",
    "refs": "",
    "uri": "",
    "url": "",
    "viaf": "https://viaf.org/viaf/",
    "gnd": "https://d-nb.info/gnd/",
    "wikidata": "https://www.wikidata.org/entity/",
    "lcnaf": "http://id.loc.gov/authorities/names/",
    "isni": "https://isni.org/isni/",
    "geonames": "https://www.geonames.org/",
}
# What people write for the same without a column of its own: "viaf:12345", "Q1234".
_SHORT = expression(r"(?P<scheme>viaf|gnd|wikidata|lcnaf|isni|geonames)\s*:\s*(?P<number>\S+)|(?P<item>Q\d+)", re.IGNORECASE)


Kind = Literal["people", "places"]
# What a TEI file declares of each kind, and the names in it.
_ELEMENTS: dict[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "people": (("person", "personGrp"), ("persName", "name")),
    "places": (("place",), ("placeName", "settlement", "geogName", "district", "region", "country", "name")),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or a place of the project."""

    id: str
    """An xml:id; empty for places, which need none."""
    names: tuple[str, ...]
    ref: str | None = None
    """URIs of authority records, divided by spaces as TEI's ``@ref`` is."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The entries, found by name."""

    name: str
    """The file."""
    entries: tuple[Entry, ...]
    _by_name: Mapping[str, frozenset[Entry]] = field(default_factory=dict, repr=False, compare=False)

    def fitting(self, names: Iterable[str]) -> frozenset[Entry]:
        """The entries that somebody with these names can be: one is the answer, none is a stranger, several are a doubt."""
        found = [entries for name in names if (entries := self._by_name.get(name_key(name)))]
        sure = frozenset(entry for entries in found if len(entries) == 1 for entry in entries)
        if sure or not found:
            return sure
        return frozenset.intersection(*found) or frozenset.union(*found)


def authority_of(file: str, kind: Kind = "people") -> Authority:
    """The authority file of a project, read once. Raises `TeikitError` where it cannot be read or used."""
    try:
        return _read_once(file, os.stat(file).st_mtime_ns, kind)  # noqa: PTH116 (no Path is needed)
    except OSError as error:
        raise TeikitError(f"cannot read the {kind} in {file}: {error.strerror}") from error


@lru_cache(maxsize=4)
def _read_once(file: str, changed: int, kind: Kind) -> Authority:
    return read_authority(Source.from_path(file).text, file, kind)


def read_authority(text: str, name: str, kind: Kind = "people") -> Authority:
    """Read CSV (columns id, name, and ref, viaf, gnd or wikidata; several names divided by semicolons) or a TEI ``listPerson``.

    Of places: columns name and ref, geonames, gnd or wikidata, or a ``listPlace``. Raises `TeikitError` for a file that is
    broken, an identifier that is no xml:id or stands twice, and a person or a place without a name.
    """
    tei = text.lstrip("\ufeff \t\r\n").startswith("<")
    entries = tuple(_from_tei(text, name, kind) if tei else _from_csv(text, name, kind))
    seen: set[str] = set()
    by_name: dict[str, frozenset[Entry]] = {}
    for entry in entries:
        _check(entry, seen, name, kind)
        for key in filter(None, map(name_key, entry.names)):
            by_name[key] = by_name.get(key, frozenset()) | {entry}
    return Authority(name, entries, by_name)


def _check(entry: Entry, seen: set[str], name: str, kind: Kind) -> None:
    if not entry.names:
        raise TeikitError(f"{name}: {entry.id!r} has no name")
    if not entry.id and kind == "places":
        return
    if not _NCNAME.fullmatch(entry.id):
        raise TeikitError(f"{name}: {entry.id!r} is no xml:id: it must begin with a letter and hold letters, digits, '-', '_' or '.'")
    if entry.id in seen:
        raise TeikitError(f"{name}: {entry.id!r} stands there twice")
    seen.add(entry.id)


# ---- CSV ------------------------------------------------------------------------------------------


def _from_csv(text: str, name: str, kind: Kind) -> Iterator[Entry]:
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        columns = [column.strip().casefold().replace("_", " ") for column in next(reader, [])]
        if not (_IDS & set(columns) or kind == "places") or not _NAMES & set(columns):
            wanted = "an 'id' and a 'name'" if kind == "people" else "a 'name'"
            raise TeikitError(f"{name}: the first line must name the columns, {wanted} among them")
        for row in reader:
            if any(cell.strip() for cell in row):
                yield _entry([(column, cell.strip()) for column, cell in zip(columns, row, strict=False) if cell.strip()])
    except csv.Error as error:
        raise TeikitError(f"{name}:{reader.line_num}: {error}") from error


def _entry(cells: Sequence[tuple[str, str]]) -> Entry:
    identifier = next((cell for column, cell in cells if column in _IDS), "")
    names = [part.strip() for column, cell in cells if column in _NAMES for part in re.split(r"[;|]", cell)]
    references = [
        _reference(part, _REFERENCES[column]) for column, cell in cells if column in _REFERENCES for part in re.split(r"[\s;|]+", cell)
    ]
    return Entry(identifier, tuple(filter(None, names)), " ".join(dict.fromkeys(filter(None, references))) or None)


def _reference(text: str, base: str) -> str:
    """The URI of ``viaf:12345``, ``Q1234``, or of a bare number in a column of its own."""
    if "://" in text:
        return text
    short = _SHORT.fullmatch(text)
    if short:
        scheme = (short["scheme"] or "wikidata").casefold()
        return _REFERENCES[scheme] + (short["number"] or short["item"])
    return base + text if text else ""


# ---- TEI ------------------------------------------------------------------------------------------


def _from_tei(text: str, name: str, kind: Kind) -> Iterator[Entry]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        # The text is decoded already: what the declaration says of its bytes no longer holds.
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TeikitError(f"{name} is not XML: {error}") from error
    declared, named = _ELEMENTS[kind]
    for person in root.iter(*(f"{_TEI}{element}" for element in declared)):
        forms = list(person.iterchildren(*(f"{_TEI}{element}" for element in named)))
        names = [name for form in forms for name in _tei_names(form)]
        stated = [person.get("ref"), person.get("sameAs"), *(form.get("ref") for form in forms)]
        numbers = [_typed_number(idno) for idno in person.iterchildren(f"{_TEI}idno")]
        references = [part for value in (*stated, *numbers) if value for part in value.split() if not part.startswith("#")]
        yield Entry(person.get(_XML_ID, ""), tuple(filter(None, names)), " ".join(dict.fromkeys(references)) or None)


def _tei_names(form: etree._Element) -> Iterator[str]:
    """A name as it stands, and forename first."""
    yield _words(form)
    surname, forename = form.find(f"{_TEI}surname"), form.find(f"{_TEI}forename")
    if surname is not None and forename is not None:
        yield f"{_words(forename)} {_words(surname)}"


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _typed_number(idno: etree._Element) -> str:
    """``<idno type="VIAF">12345</idno>`` as a URI; nothing where the type is not known."""
    text = _words(idno)
    base = _REFERENCES.get((idno.get("type") or "").casefold())
    return text if "://" in text else _reference(text, base) if base is not None and text else ""
