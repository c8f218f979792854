"""What a header or a block says: texts, dates, references to archives, persons, languages."""

from __future__ import annotations

from typing import Literal

from teikit.dataclass import dataclass
from teikit.source import Span

__all__ = [
    "Agent",
    "Certainty",
    "Citation",
    "CitationPart",
    "Classification",
    "DateValue",
    "Extra",
    "Given",
    "GivenDate",
    "HeaderText",
    "Language",
    "Person",
    "PersonName",
    "Responsibility",
]

Certainty = Literal["high", "medium", "low"]
"""TEI's teidata.certainty, as far as teikit uses it. High: the text says so; medium: likely; low: one of several readings."""


@dataclass(frozen=True, slots=True)
class Given:
    """Text that the record does not hold: from ``teikit.toml``, an option or a metadata file."""

    text: str
    origin: str
    """Where it was stated, for messages: ``teikit.toml``, ``--publisher``."""


HeaderText = Span | Given


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as TEI's att.datable.w3c holds it: either `when`, or bounds.

    Values are W3C formats (``1963``, ``1963-03``, ``1963-03-23``, ``1963-03-23T16:10:00Z``), proleptic Gregorian.
    """

    when: str | None = None
    from_: str | None = None
    to: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    when_custom: str | None = None
    """The day in `calendar`, where the text gives two calendars (att.datable.custom)."""
    calendar: str | None = None
    """``julian`` where `when_custom` is one."""
    cert: Certainty = "high"


@dataclass(frozen=True, slots=True)
class CitationPart:
    """One level of an archival reference, named in archival terms (ISAD(G) 3.1.1, 3.1.4)."""

    type: str
    """``fond``, ``opis``, ``papka``, ``delo``, ``list``, ``recordGroup``, ``series``, ``box``, ``folder``, ``item`` …"""
    span: Span
    """The value alone: ``0104`` of ``f. 0104``."""
    from_: str | None = None
    """First leaf or page, for a locus."""
    to: str | None = None
    """Last leaf or page, for a locus."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The reference to the archive that holds the original."""

    span: Span
    """The whole reference as printed."""
    repository: Span | None = None
    repository_key: str | None = None
    """Key of the row in the table of archives: ``AVPRF``."""
    repository_name: str | None = None
    """Full name from the table of archives; not printed in the record."""
    settlement: str | None = None
    """Town from the table of archives."""
    country: str | None = None
    """Country from the table of archives, in English."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2."""
    collection: Span | None = None
    parts: tuple[CitationPart, ...] = ()
    """From the largest unit to the smallest."""
    locus: CitationPart | None = None
    """Leaves or pages; its span is as printed with its label (``ll. 5-7``)."""
    locus_scheme: str | None = None
    """``listy``, ``pages``, ``folios``."""
    given: str | None = None
    """The text that the spans are of, where it does not stand in the record."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who did what to the text that is printed: translated it, obtained the copy, transcribed it."""

    role: str
    """``translator``, ``contributor``, ``transcriber``, ``editor``, ``funder`` …"""
    label: str
    """The verb phrase as printed: ``translated by``."""
    name: HeaderText
    relator: str | None = None
    """MARC relator code, for ``@ref``: ``trl``."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language used in the record."""

    code: str
    """BCP 47: ``ru``, ``ru-Latn``."""
    name: str
    """In English."""
    role: Literal["text", "original", "foreign"]
    span: Span | None = None
    """Where the record names it."""


@dataclass(frozen=True, slots=True)
class Classification:
    """A security classification or a handling marking."""

    key: str
    """Key of the category it points to: ``secret``."""
    name: str
    """The category in plain words: ``Secret``."""
    span: Span


@dataclass(frozen=True, slots=True)
class Extra:
    """A labelled field, of the publisher's page or of the metadata, that teikit has no own place for."""

    label: HeaderText
    value: HeaderText


@dataclass(frozen=True, slots=True)
class PersonName:
    """One printed form of a name. Parts are spans inside `span`; their order is the printed one."""

    span: Span
    forename: Span | None = None
    surname: Span | None = None
    role_name: Span | None = None
    gen_name: Span | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A human being (or, where `group`, several) that the record names or lets speak."""

    id: str
    """The xml:id: readable, stable, unique in the record."""
    names: tuple[PersonName, ...]
    """Every distinct printed form, the fullest first. Empty only for an unnamed speaker, who has a `label`."""
    role: Literal["author", "addressee", "interlocutor", "speaker", "participant", "signatory", "mentioned"] = "mentioned"
    occupations: tuple[Span, ...] = ()
    """Offices as printed."""
    label: str | None = None
    """What to call somebody who is not named: ``unknown speaker``."""
    group: bool = False
    cert: Certainty = "high"
    """Lower where forms were merged by guess."""
    ref: str | None = None
    """Authority record, from the project's people file."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Author or addressee of a record."""

    name: HeaderText
    person: str | None = None
    """Person.id; None for an office or a body."""
    personal: bool = False
    """Whether a name that stands beside the text reads as a person's."""


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date that the record does not print."""

    text: Given
    value: DateValue
