"""What a line or a paragraph is, and the divisions that hold it."""

from __future__ import annotations

from typing import Literal

from teikit.dataclass import dataclass
from teikit.source import Span

__all__ = [
    "Block",
    "BottomBlock",
    "Closing",
    "Division",
    "DivisionKind",
    "Field",
    "FieldKind",
    "Heading",
    "Item",
    "ListBlock",
    "Note",
    "Ornament",
    "Paragraph",
    "Postscript",
    "Quotation",
    "Row",
    "StageDirection",
    "Table",
    "TopBlock",
    "Turn",
    "Verse",
]

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
