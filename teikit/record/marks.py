"""What stands inside a line, apart from the blocks: a bracket or a speech may cross a paragraph or a page."""

from __future__ import annotations

from typing import Literal

from teikit.dataclass import dataclass
from teikit.record.values import Certainty, DateValue
from teikit.source import Span

__all__ = [
    "DateMention",
    "Emphasis",
    "FormeWork",
    "Inline",
    "Insertion",
    "InsertionClass",
    "LineMark",
    "NameMention",
    "NoteCall",
    "NumberMention",
    "PageBreak",
    "PlaceMention",
    "Speech",
]

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
