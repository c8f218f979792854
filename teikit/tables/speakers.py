"""Who speaks: one row per person."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.dataclass import dataclass
from teikit.tables import Table
from teikit.tei import XML_ID, Tei, authority, line_of, local, names_of
from teikit.tei.speeches import Speech, speeches

__all__ = ["TABLE"]

# What a declaration says of somebody's office.
_OFFICES = frozenset({"occupation", "affiliation", "roleName", "roleDesc"})
# Forms of address are encoded as roleName, too.
_ADDRESSES = frozenset(
    "mr mrs ms miss messrs sir dr madam m mme mlle herr frau fräulein monsieur madame señor señora signor signora comrade".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Row:
    speaker: str
    """``xml:id`` of the person; empty for one who is only printed beside turns."""
    name: str
    names: tuple[str, ...]
    """All forms of the name."""
    role: tuple[str, ...]
    offices: tuple[str, ...]
    certainty: str
    """``@cert`` of the person: what was merged by guess."""
    ref: str
    """Address in an authority file."""
    speeches: int
    words: int
    """Words within a speech of the same person's count once."""


@dataclass(slots=True)
class _Count:
    speeches: int = 0
    words: int = 0
    name: str = ""


def _rows(tei: Tei) -> Iterator[_Row]:
    """Participants in the order of their declaration, then everybody else who speaks."""
    counts: dict[tuple[str, str], _Count] = {(person.get(XML_ID) or "", ""): _Count() for person in _participants(tei)}
    for speech in speeches(tei):
        _count(speech, counts)
    for (identifier, label), count in counts.items():
        yield _row(tei, identifier, label or count.name, count)


def _participants(tei: Tei) -> Iterator[etree._Element]:
    for description in tei.iter("particDesc"):
        for person in description.iter(etree.Element):
            if local(person) in ("person", "personGrp", "org") and person.get(XML_ID):
                yield person


def _count(speech: Speech, counts: dict[tuple[str, str], _Count]) -> None:
    """Add a speech to its speakers; one without ``@who`` goes by its label."""
    keys = [(identifier, "") for identifier in speech.speakers] or [("", name) for name in speech.names]
    for key in dict.fromkeys(keys):
        count = counts.setdefault(key, _Count())
        count.speeches += 1
        count.name = count.name or (speech.names[0] if len(keys) == 1 and speech.names else "")
        if not _speaks_around(key[0], speech):
            count.words += speech.words


def _speaks_around(identifier: str, speech: Speech) -> bool:
    around = speech.within
    while around is not None and identifier not in around.speakers:
        around = around.within
    return around is not None


def _row(tei: Tei, identifier: str, label: str, count: _Count) -> _Row:
    entity = tei.target(identifier) if identifier else None
    if entity is None:
        named = (label,) if label else ()
        return _Row(identifier, label, named, (), (), "", "", count.speeches, count.words)
    names = names_of(entity)
    return _Row(
        speaker=identifier,
        name=names[0] if names else label,
        names=names,
        role=tuple((entity.get("role") or "").split()),
        offices=tuple(dict.fromkeys(_offices(entity))),
        certainty=entity.get("cert") or "",
        ref=authority(tei, entity),
        speeches=count.speeches,
        words=count.words,
    )


def _offices(entity: etree._Element) -> Iterator[str]:
    for element in entity.iterdescendants(etree.Element):
        if local(element) in _OFFICES and (said := line_of(element)) and said.rstrip(".").lower() not in _ADDRESSES:
            yield said


TABLE = Table("one row per person of a document, and how much they speak", _Row, _rows)
