"""Letters of TEI files as one CMI file: the Correspondence Metadata Interchange Format of the TEI Correspondence SIG.

Source: CMIF documentation 1.0 and its schema, https://github.com/TEI-Correspondence-SIG/CMIF. What it asks for beyond TEI: dates
to the day at most, names as plain text, ``Unknown`` for who is not known, addresses of authority files in ``@ref``, one ``bibl``
with a UUID per edition, a contact, a publisher, a free licence, an address and a date of the file.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from lxml import etree

from teikit.dataclass import dataclass
from teikit.encoding.serialise import to_bytes, to_tree
from teikit.encoding.xml import TEI_NS, Writer
from teikit.problems import Problem, Severity
from teikit.tei import XML_ID, Tei, authority, line_of, local

__all__ = ["LICENCES", "Action", "Edition", "Letter", "Name", "cmif", "letters", "missing"]

LICENCES = {
    "CC-BY-4.0": (
        "https://creativecommons.org/licenses/by/4.0/",
        "This file is licensed under the terms of the Creative-Commons-License CC-BY 4.0",
    ),
    "CC0-1.0": ("https://creativecommons.org/publicdomain/zero/1.0/", "This file is dedicated to the public domain under CC0 1.0"),
}
"""The licences that correspSearch takes: SPDX identifier -> address, statement."""
_TYPES = ("sent", "received")
_NAMES = {"persName": "persName", "orgName": "orgName", "placeName": "placeName", "name": "persName", "rs": "persName"}
# name and rs say in @type what they name.
_TYPED = {"org": "orgName", "organisation": "orgName", "organization": "orgName", "place": "placeName", "person": "persName"}
# The sets of attributes that a date may have, most exact first (TEI Guidelines, att.datable.w3c: no others beside @when).
_DATINGS = (("when",), ("from", "to"), ("notBefore", "notAfter"))
_DAY = re.compile(r"-?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T)")
_ADDRESS = re.compile(r"\s*(.*?)\s*<\s*([^<>\s]+)\s*>\s*")
_NOBODY = "not named"


@dataclass(frozen=True, slots=True)
class Name:
    """A correspondent or a place."""

    element: str
    """``persName``, ``orgName`` or ``placeName``."""
    text: str
    ref: str
    """Its address in an authority file; empty where unknown."""


@dataclass(frozen=True, slots=True)
class Action:
    """Sending or receiving."""

    type: str
    names: tuple[Name, ...]
    dating: tuple[tuple[str, str], ...]
    """Attributes of the date; none where no date is known."""
    cert: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One ``correspDesc``."""

    key: str
    """Number or identifier of the letter in its edition."""
    ref: str
    """Address of the letter; empty where unknown."""
    publisher: str
    """Who publishes the edition; empty where the file does not say."""
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What the head of the file says; empty where it is not known. Names may have an address: ``Jo Roe <jo@example.org>``."""

    title: str = ""
    editor: str = ""
    publisher: str = ""
    """Who is named for the licence; else the publishers of the letters."""
    url: str = ""
    """Where the file will lie."""
    date: str = ""
    """Of the last change, ISO 8601: never today's by itself."""
    licence: str = "CC-BY-4.0"
    """A key of `LICENCES`."""


# ---- reading --------------------------------------------------------------------------------------


def letters(document: Tei, record_url: str = "") -> Iterator[Letter | Problem]:
    """The letters that the header of a document describes, and what of them CMIF cannot take.

    `record_url` is the address of a letter whose file names none.
    """
    own = next(iter(_texts(document, "t:teiHeader/t:fileDesc/t:publicationStmt/t:idno[starts-with(normalize-space(), 'http')]")), "")
    key = next(iter(_texts(document, "t:teiHeader/t:fileDesc/t:publicationStmt/t:idno[not(starts-with(normalize-space(), 'http'))]")), "")
    publisher = next(iter(_texts(document, "t:teiHeader/t:fileDesc/t:publicationStmt/t:publisher")), "")
    for description in document.iter("correspDesc"):
        actions = tuple(action for each in description if (action := _action(document, each)) is not None)
        if not actions:
            message = "no sender and no addressee in correspDesc: left out"
            yield Problem("letter-empty", Severity.WARNING, message, document.file, xpath=document.places.xpath(description))
            continue
        yield Letter(
            key=description.get("key") or document.root.get(XML_ID) or key,
            ref=description.get("ref") or own or record_url,
            publisher=publisher,
            actions=tuple(_complete(actions)),
        )


def _texts(document: Tei, path: str) -> list[str]:
    return [text for each in document.select(path) if not isinstance(each, str) and (text := line_of(each, {"idno", "email", "address"}))]


def _action(document: Tei, element: etree._Element) -> Action | None:
    if local(element) != "correspAction" or element.get("type") not in _TYPES:
        return None
    names = tuple(name for child in element if (name := _name(document, child)) is not None)
    dates = [(dating, child.get("cert") or "") for child in element if local(child) == "date" and (dating := _dating(child))]
    if not (names or dates):
        return None
    dating, cert = dates[0] if dates else ((), "")
    return Action(element.get("type") or "", names, dating, cert)


def _name(document: Tei, element: etree._Element) -> Name | None:
    kind = _NAMES.get(local(element))
    if kind is None or not (text := line_of(element)):
        return None
    return Name(_TYPED.get(element.get("type") or "", kind), text, authority(document, element))


def _dating(element: etree._Element) -> tuple[tuple[str, str], ...]:
    for names in _DATINGS:
        found = tuple((name, day) for name in names if (day := _day(element.get(name) or _iso(element, name))))
        if len(found) == 2 and found[0][1] == found[1][1]:
            return (("when", found[0][1]),)
        if found:
            return found
    return ()


def _iso(element: etree._Element, name: str) -> str:
    return (element.get(f"{name}-iso") or "").partition("/")[0]


def _day(value: str) -> str:
    """A date without its time: CMIF has days, months and years only. Empty for what is no date of the calendar."""
    found = _DAY.match(value.strip())
    if found is None:
        return ""
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return ""
    return found[0]


def _complete(actions: tuple[Action, ...]) -> Iterator[Action]:
    """Both sides of a letter, senders first, each with a name."""
    for kind in _TYPES:
        for action in [action for action in actions if action.type == kind] or [Action(kind, (), (), "")]:
            people = tuple(name for name in action.names if name.element != "placeName")
            places = tuple(name for name in action.names if name.element == "placeName")
            yield Action(kind, (*(people or [Name("persName", "Unknown", "")]), *places), action.dating, action.cert)


# ---- writing --------------------------------------------------------------------------------------


def missing(edition: Edition) -> Iterator[Problem]:
    """What correspSearch asks for and the head of the file will not have, as notes."""
    for name in ("editor", "publisher", "url", "date"):
        if not getattr(edition, name):
            yield Problem("cmif-incomplete", Severity.NOTE, f"correspSearch asks for it: --{name}")


def cmif(found: Iterable[Letter], edition: Edition) -> bytes:
    """The CMI file of letters. Identifiers come out of what it says of the editions: the same as long as that stays."""
    ordered = list(found)
    publishers = dict.fromkeys(letter.publisher or _named(edition.publisher)[0] for letter in ordered)
    editions = {publisher: _identifier(publisher, edition) for publisher in publishers}
    writer = Writer()
    with writer.element("TEI", xmlns=TEI_NS):
        with writer.element("teiHeader"):
            with writer.element("fileDesc"):
                _title(writer, edition, [publisher for publisher in publishers if publisher])
                _publication(writer, edition, [publisher for publisher in publishers if publisher])
                with writer.element("sourceDesc"):
                    for publisher, identifier in editions.items():
                        writer.leaf("bibl", publisher or f"An edition whose publisher is {_NOBODY}.", type="online", xml_id=identifier)
            with writer.element("profileDesc"):
                for letter in ordered:
                    _letter(writer, letter, editions[letter.publisher or _named(edition.publisher)[0]])
        with writer.element("text"), writer.element("body"):
            writer.empty("p")
    return to_bytes(to_tree(writer))


def _identifier(publisher: str, edition: Edition) -> str:
    """A UUID (version 5) that begins with a letter, as an ``xml:id`` must."""
    made = (str(uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.url}\n{publisher}\n{n}")) for n in count())
    return next(identifier for identifier in made if identifier[0].isalpha())


def _named(text: str) -> tuple[str, str]:
    """``Jo Roe <jo@example.org>`` -> the name and the address."""
    found = _ADDRESS.fullmatch(text)
    return (found[1] or found[2], found[2]) if found else (" ".join(text.split()), "")


def _title(writer: Writer, edition: Edition, publishers: list[str]) -> None:
    with writer.element("titleStmt"):
        named = _named(edition.publisher)[0] or ", ".join(publishers)
        writer.leaf("title", edition.title or (f"Index of letters: {named}" if named else "Index of letters"))
        if edition.editor:
            name, address = _named(edition.editor)
            with writer.element("editor"):
                writer.text(f"{name} " if address else name)
                if address:
                    writer.leaf("email", address)


def _publication(writer: Writer, edition: Edition, publishers: list[str]) -> None:
    with writer.element("publicationStmt"):
        for publisher in [edition.publisher] if edition.publisher else publishers:
            name, address = _named(publisher)
            with writer.element("publisher"):
                writer.leaf("ref", name, target=address) if address else writer.text(name)
        if not (edition.publisher or publishers):
            writer.leaf("publisher", _NOBODY)
        if edition.url:
            writer.leaf("idno", edition.url, type="url")
        else:
            writer.leaf("idno", f"urn:uuid:{_identifier(' '.join(publishers), edition)}", type="UUID")
        if edition.date:
            writer.empty("date", when=edition.date)
        address, statement = LICENCES[edition.licence]
        with writer.element("availability"):
            writer.leaf("licence", statement, target=address)


def _letter(writer: Writer, letter: Letter, source: str) -> None:
    with writer.element("correspDesc", key=letter.key or None, ref=letter.ref or None, source=f"#{source}"):
        for action in letter.actions:
            with writer.element("correspAction", type=action.type):
                for name in action.names:
                    writer.leaf(name.element, name.text, ref=name.ref or None)
                if action.dating:
                    writer.empty("date", **dict(action.dating), cert=action.cert or None)
