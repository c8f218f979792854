"""The source of a record, line by line, with what was recognised in it marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from teikit.pages.templating import visible
from teikit.record import DateMention, Inline, Insertion, NameMention, PlaceMention, Record, Speech, Turn
from teikit.source import Source, Span

__all__ = ["SourceLine", "plain_lines", "source_lines"]

_SPAN = Markup('<span class="{}">{}</span>')
_KINDS: dict[type[Inline], str] = {
    Insertion: "insertion",
    Speech: "speech",
    DateMention: "date",
    NameMention: "name",
    PlaceMention: "name",
}


class SourceLine(NamedTuple):
    """A line of the source."""

    number: int
    """From 1."""
    html: Markup


def plain_lines(source: Source) -> Iterator[SourceLine]:
    """The lines of a text in which nothing was recognised."""
    for number, text in enumerate(source.text.split("\n"), 1):
        yield SourceLine(number, Markup("{}").format(visible(text.rstrip("\r"))))


def source_lines(record: Record) -> Iterator[SourceLine]:
    """The lines of a record's source. Linear in the text and what was found in it."""
    number, parts = 1, list[Markup]()
    for span, classes in _segments(record):
        first, *more = record.source[span].split("\n")
        parts.append(_piece(first, classes))
        for text in more:
            yield SourceLine(number, Markup("").join(parts))
            number, parts = number + 1, [_piece(text, classes)]
    yield SourceLine(number, Markup("").join(parts))


def _piece(text: str, classes: str) -> Markup:
    shown = visible(text.rstrip("\r"))
    return _SPAN.format(classes, shown) if classes and shown else Markup("{}").format(shown)


def _segments(record: Record) -> Iterator[tuple[Span, str]]:
    """The text cut wherever something begins or ends, each piece with what it is part of."""
    changes: dict[int, list[tuple[str, int]]] = {}
    for span, kind in _marked(record):
        if span:
            changes.setdefault(span.start, []).append((kind, 1))
            changes.setdefault(span.end, []).append((kind, -1))
    active: dict[str, int] = {}
    at = 0
    for offset in (*sorted(changes), len(record.source)):
        yield Span(at, max(at, offset)), " ".join(kind for kind, count in active.items() if count)
        at = max(at, offset)
        for kind, change in changes.get(offset, ()):
            active[kind] = active.get(kind, 0) + change


def _marked(record: Record) -> Iterator[tuple[Span, str]]:
    for span in record.markup:
        yield span, "markup"
    for mark in record.inlines:
        kind = _KINDS.get(type(mark))
        if kind:
            yield mark.span, kind
        if isinstance(mark, Insertion) and mark.scope:
            yield mark.scope, "insertion"
        if _unsure(mark):
            yield mark.span, "unsure"
    for turn in _turns(record):
        yield turn.label, "speech"


def _turns(record: Record) -> Iterator[Turn]:
    pending = [*record.divisions]
    while pending:
        division = pending.pop()
        yield from (block for block in division.blocks if isinstance(block, Turn))
        pending += division.sections


def _unsure(mark: Inline) -> bool:
    certainty = mark.value.cert if isinstance(mark, DateMention) else getattr(mark, "cert", "high")
    return certainty != "high"
