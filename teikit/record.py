"""The document model: what was read in a record, as spans into its `Source`.

Blocks form a typed tree (`Division` and what stands in it); what stands inside a line is kept apart from them as
stand-off marks (`Inline`), because a bracket or a speech may cross a paragraph or a page.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from operator import attrgetter
from typing import Literal

from teikit.dataclass import dataclass
from teikit.source import Source, Span

__all__ = [
    "Agent",
    "Block",
    "BottomBlock",
    "Certainty",
    "Citation",
    "CitationPart",
    "Classification",
    "Closing",
    "DateMention",
    "DateValue",
    "Division",
    "DivisionKind",
    "Emphasis",
    "Extra",
    "Field",
    "FieldKind",
    "FormeWork",
    "Given",
    "GivenDate",
    "Header",
    "HeaderText",
    "Heading",
    "Inline",
    "Insertion",
    "InsertionClass",
    "Item",
    "Language",
    "LineMark",
    "ListBlock",
    "NameMention",
    "Note",
    "NoteCall",
    "NumberMention",
    "Ornament",
    "PageBreak",
    "Paragraph",
    "Person",
    "PersonName",
    "PlaceMention",
    "Postscript",
    "Quotation",
    "Record",
    "Responsibility",
    "Row",
    "Speech",
    "StageDirection",
    "Table",
    "TopBlock",
    "Turn",
    "Verse",
]

Certainty = Literal["high", "medium", "low"]
"""TEI's teidata.certainty, as far as teikit uses it. High: the text says so; medium: likely; low: one of several readings."""

_END = attrgetter("end")


# ---- values ---------------------------------------------------------------------------------------


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


# ---- header ---------------------------------------------------------------------------------------


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


# ---- inlines: stand-off marks ---------------------------------------------------------------------

InsertionClass = Literal[
    "sic",
    "choice",
    "supplied",
    "supplied-part",
    "unclear",
    "gap",
    "space",
    "note-call",
    "note",
    "original",
    "abbr-expan",
    "date-or-place-supplied",
    "identification",
    "pb",
    "signature",
    "seal-or-stamp",
    "add",
    "del",
    "stage",
    "doctype-label",
    "received",
    "speaker-label",
    "archive-ref",
    "source-bracket",
    "unclassified",
]


@dataclass(frozen=True, slots=True)
class Insertion:
    """An editorial insertion: usually a bracket, with what it says about the text beside it."""

    span: Span
    """The bracket with its delimiters (and with the white space that a delimiter string includes)."""
    content: Span
    """What stands between the delimiters; empty where the delimiter is all (``[sic]`` is all delimiter)."""
    cls: InsertionClass
    convention: str
    """Id of the row of the table of conventions that decided."""
    scope: Span | None = None
    """The words outside the bracket that it speaks of: the wrong word before ``[sic]``. It touches or precedes `span`."""
    reason: str | None = None
    """TEI @reason of a gap or of supplied text."""
    quantity: str | None = None
    """TEI @quantity: a decimal number."""
    unit: str | None = None
    """TEI @unit: character, word, line, page, group, paragraph."""
    extent: str | None = None
    """TEI @extent, where no quantity can be given."""
    lang: str | None = None
    """BCP 47 tag of foreign content."""
    note_type: str | None = None
    """translator, editorial, explanation … of a note."""
    sic: bool = False
    """The insertion marks its own content as wrong: ``[lampa -SIC]``."""
    corr: Span | None = None
    """The correct reading that the bracket gives."""
    n: Span | None = None
    """A printed number: of a page, of a note."""
    person: str | None = None
    """Person.id of somebody identified."""
    resp: str = "editor"
    """Who put it there: ``translator``, ``editor``, ``source``, ``teikit`` (a role; the encoder finds the id)."""
    cert: Certainty = "high"
    """How sure the reading of the bracket is."""
    why: str = ""
    """Evidence for the reading, for the review list."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text set off: bold, italic, underlined, letter-spaced."""

    span: Span
    content: Span
    rend: Literal["bold", "italic", "underline", "spaced", "superscript"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A printed name of a person."""

    span: Span
    person: str | None = None
    """Person.id"""
    role: Span | None = None
    """An office printed beside the name and belonging to it; it does not overlap `span`."""
    cert: Certainty = "high"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as printed, with its value."""

    span: Span
    value: DateValue
    type: str | None = None
    """``creation``, ``conversation``, ``received``."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a dateline."""

    span: Span
    ref: str | None = None
    """URIs of its authority records."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number that identifies: of a copy, of a letter."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The first word of a new page stands at ``span.end``. `span` holds the printed page mark, or is empty."""

    span: Span
    n: Span | None = None
    in_word: bool = False
    cert: Certainty = "high"
    """Low where only a paragraph split in mid-sentence shows it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody said, without the words that say so. Parts of one speech share a `group`."""

    span: Span
    person: str | None
    """Person.id; None where several persons fit."""
    direct: bool
    cert: Certainty
    group: int | None = None
    """Number shared by the parts of a speech broken by "he noted"."""
    cue: Span | None = None
    """The reporting verb."""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place where a note of `Record.notes` is called."""

    span: Span
    note: int
    """Index into `Record.notes`."""


@dataclass(frozen=True, slots=True)
class FormeWork:
    """A running header or footer: on the page, but not in the text. Paragraphs go on over it."""

    span: Span
    place: Literal["top", "bottom"]
    kind: Literal["header", "footer", "pageNum"]


@dataclass(frozen=True, slots=True)
class LineMark:
    """What the lines of a quotation are marked with (``>``): a line begins behind it."""

    span: Span


Inline = (
    Insertion | Emphasis | NameMention | DateMention | PlaceMention | NumberMention | PageBreak | Speech | NoteCall | FormeWork | LineMark
)


# ---- blocks ---------------------------------------------------------------------------------------

FieldKind = Literal[
    "classification",
    "copyNo",
    "docNo",
    "docType",
    "letterhead",
    "precedence",
    "dateline",
    "byline",
    "salute",
    "from",
    "to",
    "info",
    "through",
    "action",
    "subject",
    "ref",
    "tags",
    "participants",
    "distribution",
    "place",
    "time",
    "archive",
    "received",
    "address",
    "other",
]
DivisionKind = Literal["document", "enclosure", "section"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its printed lines are kept."""

    span: Span
    kind: Literal["main", "sub", "section"] = "main"
    mark: Span | None = None
    """What says that it is one, inside `span`: ``##``."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    span: Span
    label: Span | None = None
    """Bullet or number as printed; inside `span`."""
    items: tuple[Item, ...] = ()
    """A nested list; inside `span`, after the item's own text."""


@dataclass(frozen=True, slots=True)
class Field:
    """A line or group of lines above the text: a classification, a dateline, ``SUBJECT …``."""

    span: Span
    kind: FieldKind
    label: Span | None = None
    """The printed label with its colon; inside `span`."""
    items: tuple[Item, ...] = ()
    """Several values, after the label."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `span` may run over a page break."""

    span: Span
    keep_lines: bool = False
    """True for verse and addresses."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    span: Span
    items: tuple[Item, ...]
    kind: Literal["plain", "ordered", "participants", "distribution"] = "plain"
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. What stands in `span` beside the cells is a border or a rule, and no text."""

    span: Span
    cells: tuple[Span, ...]
    head: bool = False
    """It labels the columns."""


@dataclass(frozen=True, slots=True)
class Table:
    span: Span
    rows: tuple[Row, ...]
    head: Span | None = None
    """The table's title, above its rows."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block of quoted text."""

    span: Span
    paragraphs: tuple[Span, ...]
    marks: tuple[Span, ...] = ()
    """The marks before its lines."""


@dataclass(frozen=True, slots=True)
class Verse:
    """A stanza."""

    span: Span
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Ornament:
    """A line of signs between parts of a text."""

    span: Span
    kind: Literal["ornament", "omission"] = "ornament"


@dataclass(frozen=True, slots=True)
class StageDirection:
    """Applause, a pause, a time stamp between or in turns."""

    span: Span
    kind: Literal["delivery", "time"] = "delivery"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next does."""

    span: Span
    label: Span
    """As printed, with its punctuation."""
    blocks: tuple[Block, ...]
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """One part of what stands below the text."""

    span: Span
    kind: Literal["salute", "signed", "dateline", "stamp", "distribution", "archive", "address", "other"]
    label: Span | None = None
    """The printed label of a distribution list; inside `span`."""
    items: tuple[Item, ...] = ()
    """Those to whom copies go, after the label."""


@dataclass(frozen=True, slots=True)
class Postscript:
    span: Span
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote."""

    span: Span
    """The note with its number."""
    label: Span | None
    """Its number as printed, with delimiters."""
    n: Span | None
    blocks: tuple[Block, ...]
    kind: Literal["editorial", "textual", "source"] = "editorial"
    resp: str = "editor"


TopBlock = Heading | Field
Block = Paragraph | ListBlock | Table | Quotation | Verse | Ornament | StageDirection | Turn
BottomBlock = Closing | Postscript


@dataclass(frozen=True, slots=True)
class Division:
    """A document, an enclosure or a section: what stands above its text, its text, its sections, what stands below."""

    span: Span
    kind: DivisionKind
    top: tuple[TopBlock, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Division, ...] = ()
    bottom: tuple[BottomBlock, ...] = ()


# ---- the whole ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """A record as read: the result of `teikit.read`."""

    source: Source
    header: Header = field(default_factory=Header)
    divisions: tuple[Division, ...] = ()
    """The document and its enclosures, in the order of the source. The first is a ``document``."""
    notes: tuple[Note, ...] = ()
    inlines: tuple[Inline, ...] = ()
    """Sorted by start, then longest first."""
    people: tuple[Person, ...] = ()
    markup: tuple[Span, ...] = ()
    """Characters of the source that are markup and not text (``**``, the labels of the publisher's page): sorted, disjoint."""
    body: Span | None = None
    """What the text of the record takes up; None for all of the source. The rest is the publisher's page."""
    envelope: str = "bare"
    """Name of the envelope that recognised the text."""

    def text(self, span: Span) -> str:
        """The printed text of a span: without markup, white space collapsed."""
        return " ".join(self.raw(span).split())

    def raw(self, span: Span) -> str:
        """The printed text of a span, white space as it stands."""
        text, markups, at, end = self.source.text, self.markup, span.start, span.end
        first = bisect_right(markups, at, key=_END) if markups else 0
        if first == len(markups) or markups[first].start >= end:
            return text[at:end]
        parts = []
        for index in range(first, len(markups)):
            markup = markups[index]
            if markup.start >= end:
                break
            parts.append(text[at : max(at, markup.start)])
            at = min(markup.end, end)
        parts.append(text[at:end])
        return "".join(parts)

    def header_text(self, value: HeaderText) -> str:
        """The printed or given text of a header field."""
        return self.text(value) if isinstance(value, Span) else value.text

    def date_text(self, date: DateMention | GivenDate) -> str:
        """A date of the header as printed or given."""
        return self.text(date.span) if isinstance(date, DateMention) else date.text.text

    def citation_text(self, citation: Citation, span: Span) -> str:
        """The text of a span of the archive's reference."""
        return self.text(span) if citation.given is None else " ".join(citation.given[span.start : span.end].split())
