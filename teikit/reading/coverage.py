"""Every printed character of a source is held by some node or is declared markup; what is not is a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.problems import Problem, Severity
from teikit.record import (
    Block,
    BottomBlock,
    DateMention,
    Division,
    Header,
    Postscript,
    Record,
    TopBlock,
    Turn,
)
from teikit.source import Span

__all__ = ["body_spans", "check_coverage", "header_spans"]


def check_coverage(record: Record) -> list[Problem]:
    """Problems ``text-lost``, one for each stretch that no node holds and that is no markup. Linear in nodes and text."""
    held = [*header_spans(record.header), *body_spans(record), *record.markup]
    problems = []
    at, text = 0, record.source.text
    for span in [*sorted(s for s in held if s), Span(len(text), len(text))]:
        if span.start > at and (lost := record.source.strip(Span(at, span.start))):
            line, column = record.source.position(lost.start)
            shown = record.text(lost)
            message = f"text is in no part of the record: {shown[:60]!r}"
            problems.append(Problem("text-lost", Severity.ERROR, message, record.source.name, line, column))
        at = max(at, span.end)
    return problems


def header_spans(header: Header) -> Iterator[Span]:
    """What the header takes from the source and the text does not repeat."""
    single = (header.title, header.citation_text, header.publisher, header.document_id, header.url, header.series, header.licence)
    for value in (
        *single,
        *(agent.name for agent in (*header.authors, *header.addressees)),
        *(responsibility.name for responsibility in header.responsibilities),
        *header.places,
        *header.subjects,
        *header.funders,
        *header.credits,
        *header.summary,
        *(e.label for e in header.extras),
        *(e.value for e in header.extras),
    ):
        if isinstance(value, Span):
            yield value
    for date in (header.date, *header.event_dates):
        if isinstance(date, DateMention):
            yield date.span
    for language in header.languages:
        if language.span is not None:
            yield language.span


def body_spans(record: Record) -> Iterator[Span]:
    """What the text holds: leaves of the tree of blocks, notes, and page breaks between blocks."""
    for division in record.divisions:
        yield from _division(division)
    for note in record.notes:
        yield note.span
    for mark in record.inlines:
        yield mark.span


def _division(division: Division) -> Iterator[Span]:
    yield from (block.span for block in division.top)
    yield from _blocks(division.blocks)
    for section in division.sections:
        yield from _division(section)
    yield from _bottom(division.bottom)


def _blocks(blocks: Iterable[Block | TopBlock]) -> Iterator[Span]:
    for block in blocks:
        if isinstance(block, Turn):
            yield block.label
            yield from _blocks(block.blocks)
        else:
            yield block.span


def _bottom(blocks: Iterable[BottomBlock]) -> Iterator[Span]:
    for block in blocks:
        if isinstance(block, Postscript):
            yield from _blocks(block.blocks)
        else:
            yield block.span
