"""What each line of a source was taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import assert_never

from teikit.inspection.model import Line
from teikit.problems import Problem
from teikit.record import (
    Agent,
    Block,
    BottomBlock,
    Closing,
    DateMention,
    Division,
    Emphasis,
    Extra,
    Field,
    FormeWork,
    Header,
    Heading,
    Inline,
    Insertion,
    LineMark,
    ListBlock,
    NameMention,
    NoteCall,
    NumberMention,
    Ornament,
    PageBreak,
    Paragraph,
    PlaceMention,
    Postscript,
    Quotation,
    Record,
    Responsibility,
    Speech,
    StageDirection,
    Table,
    TopBlock,
    Turn,
    Verse,
)
from teikit.source import Span

__all__ = ["lines_of"]

Labelled = tuple[Span, str]

# Fields of Header whose names are not the words of a reader.
_FIELDS = {
    "citation_text": "citation",
    "document_id": "number",
    "extras": "other field",
    "languages": "language",
    "event_dates": "event date",
}


def lines_of(record: Record, problems: Iterable[Problem] = ()) -> Iterator[Line]:
    """Every line of the source. Linear in the text and what was found in it."""
    labels = _Sweep([*_header(record), *_blocks(record), *_notes(record), *_page_marks(record)])
    markup = _Sweep([(span, "") for span in record.markup])
    unsure = _Sweep([(mark.span, "") for mark in record.inlines if getattr(mark, "cert", "high") != "high"])
    marks = _Sweep([(mark.span, kind) for mark in record.inlines if (kind := _kind(mark))])
    troubled = {problem.line for problem in problems}
    at = 0
    for number, text in enumerate(record.source.text.split("\n"), 1):
        line = Span(at, at + len(text))
        taken = tuple(dict.fromkeys(label for _, label in labels.on(line)))
        if not taken and text.strip():
            taken = ("page label" if markup.on(line) else "nothing",)
        guessed = bool(unsure.on(line)) or number in troubled
        here = tuple((max(span.start - at, 0), min(span.end, line.end) - at, kind) for span, kind in marks.on(line))
        yield Line(number, text.rstrip("\r"), taken if text.strip() else (), guessed, here)
        at += len(text) + 1


class _Sweep:
    """Labelled spans asked for line by line, forwards."""

    def __init__(self, spans: Sequence[Labelled]) -> None:
        self._left = sorted(spans, key=lambda labelled: labelled[0], reverse=True)
        self._open: list[Labelled] = []

    def on(self, line: Span) -> list[Labelled]:
        """The spans that have a character of the line; an empty one counts where it stands."""
        while self._left and self._left[-1][0].start <= line.end:
            self._open.append(self._left.pop())
        self._open = [labelled for labelled in self._open if labelled[0].end > line.start or labelled[0].start >= line.start]
        return [labelled for labelled in self._open if labelled[0].start < line.end or not labelled[0]]


def _kind(mark: Inline) -> str:
    """The word for a mark in a line; empty for what is not shown."""
    match mark:
        case Insertion():
            return mark.cls
        case Speech():
            return "said"
        case NameMention():
            return "name"
        case DateMention():
            return "date"
        case PageBreak() | Emphasis() | NoteCall() | NumberMention() | PlaceMention() | FormeWork() | LineMark():
            return ""
        case _:
            assert_never(mark)


# ---- what the publisher's page holds ----------------------------------------------------------------


def _header(record: Record) -> Iterator[Labelled]:
    """Header fields that stand outside the text; those in the text are blocks."""
    body = record.source.span if record.body is None else record.body
    for field in fields(Header):
        value = getattr(record.header, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            for span in _spans(one):
                if not body.meets(span):
                    yield span, f"header: {_FIELDS.get(field.name, field.name.replace('_', ' '))}"


def _spans(value: object) -> Iterator[Span]:
    match value:
        case Span():
            yield value
        case Extra():
            yield from (part for part in (value.label, value.value) if isinstance(part, Span))
        case Agent() | Responsibility():
            yield from _spans(value.name)
        case _:
            if isinstance(span := getattr(value, "span", None), Span):
                yield span


# ---- what the text holds ----------------------------------------------------------------------------


def _blocks(record: Record) -> Iterator[Labelled]:
    for division in record.divisions:
        yield from _division(division)


def _division(division: Division) -> Iterator[Labelled]:
    if division.kind != "document":
        yield Span(division.span.start, min(division.span.start + 1, division.span.end)), f"{division.kind} begins"
    for top in division.top:
        yield from _block(top)
    for block in division.blocks:
        yield from _block(block)
    for section in division.sections:
        yield from _division(section)
    for bottom in division.bottom:
        yield from _block(bottom)


def _block(block: TopBlock | Block | BottomBlock) -> Iterator[Labelled]:
    match block:
        case Turn():
            yield block.label, f"turn of #{block.person}" if block.person else "turn"
            for inner in block.blocks:
                yield from _block(inner)
        case Postscript():
            for inner in block.blocks:
                yield inner.span, "postscript"
        case _:
            yield block.span, _label(block)


def _label(block: Heading | Field | Paragraph | ListBlock | Table | Quotation | Verse | Ornament | StageDirection | Closing) -> str:
    match block:
        case Heading():
            return f"{block.kind} heading"
        case Field():
            return f"field: {block.kind}"
        case Closing():
            return f"closing: {block.kind}"
        case ListBlock():
            return f"{block.kind} list"
        case Paragraph():
            return "lines" if block.keep_lines else "paragraph"
        case Table():
            return "table"
        case Quotation():
            return "quotation"
        case Verse():
            return "verse"
        case Ornament():
            return "ornament" if block.kind == "ornament" else "omission"
        case StageDirection():
            return "stage direction" if block.kind == "delivery" else "time"
        case _:
            assert_never(block)


def _notes(record: Record) -> Iterator[Labelled]:
    for note in record.notes:
        yield note.span, f"note {record.text(note.n)}" if note.n else "note"


def _page_marks(record: Record) -> Iterator[Labelled]:
    for mark in record.inlines:
        if isinstance(mark, FormeWork):
            yield mark.span, f"running {mark.kind}" if mark.kind != "pageNum" else "page number"
        elif isinstance(mark, PageBreak):
            yield mark.span or Span(mark.span.end, mark.span.end + 1), "page break" if mark.cert == "high" else "page break?"
