"""What is known about a record."""

from __future__ import annotations

from teikit.dataclass import dataclass
from teikit.record.marks import DateMention
from teikit.record.values import Agent, Citation, Classification, Extra, GivenDate, HeaderText, Language, Responsibility
from teikit.source import Span

__all__ = ["DocumentNumber", "Header"]


@dataclass(frozen=True, slots=True)
class Header:
    """What is known about the record. Every field is optional: unknown is not faked."""

    title: HeaderText | None = None
    authors: tuple[Agent, ...] = ()
    addressees: tuple[Agent, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    funders: tuple[HeaderText, ...] = ()
    credits: tuple[HeaderText, ...] = ()
    """Sentences of thanks and support, as printed."""
    publisher: HeaderText | None = None
    publisher_idno_type: str | None = None
    """``WCDA``: whose number `document_id` is."""
    document_id: HeaderText | None = None
    url: HeaderText | None = None
    licence: HeaderText | None = None
    licence_target: str | None = None
    series: HeaderText | None = None
    citation_text: HeaderText | None = None
    """The publisher's citation, verbatim."""
    citation: Citation | None = None
    summary: tuple[HeaderText, ...] = ()
    """Paragraphs."""
    date: DateMention | GivenDate | None = None
    """When the record was made."""
    event_dates: tuple[DateMention | GivenDate, ...] = ()
    """When what it reports took place."""
    places: tuple[HeaderText, ...] = ()
    """Where the record was made."""
    place_refs: tuple[str | None, ...] = ()
    """URIs of authority records of `places`, one for each; empty where no place is known."""
    languages: tuple[Language, ...] = ()
    classifications: tuple[Classification, ...] = ()
    copy_number: Span | None = None
    """The line: ``Copy № 1``."""
    document_numbers: tuple[DocumentNumber, ...] = ()
    subjects: tuple[HeaderText, ...] = ()
    genre: str | None = None
    """``telegram``, ``letter``, ``memorandumOfConversation`` … as far as the blocks or the project say."""
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number the record itself bears."""

    type: str
    """``outgoing``, ``incoming``, ``telegram``, ``document``."""
    span: Span
    """The number alone."""
