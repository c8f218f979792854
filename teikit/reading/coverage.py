"""Every printed character of a source is held by some node or is declared markup; what is not is a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.problems import Problem, Severity
from teikit.record import (
    Block,
    DateMention,
    Division,
    Header,
    Postscript,
    Record,
    Turn,
)
from teikit.source import Span

__all__ = ["body_spans", "check_coverage", "header_spans"]


def check_coverage(record: Record) -> list[Problem]:
    """Problems ``text-lost``, one for each stretch that no node holds and that is no markup. Linear in nodes and text."""
    spans = (*header_spans(record.header), *body_spans(record), *record.markup)
    held = [(span.start, span.end) for span in spans if span.end > span.start]
    problems = []
    at, text = 0, record.source.text
    for start, end in [*sorted(held), (len(text), len(text))]:
        if start > at and not text[at:start].isspace():
            problems.append(_lost(record, record.source.strip(Span(at, start))))
        at = max(at, end)
    return problems


def _lost(record: Record, span: Span) -> Problem:
    line, column = record.source.position(span.start)
    message = f"text is in no part of the record: {record.text(span)[:60]!r}"
    return Problem("text-lost", Severity.ERROR, message, record.source.name, line, column)


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


def body_spans(record: Record) -> list[Span]:
    """What the text holds: leaves of the tree of blocks, notes, and page breaks between blocks."""
    held: list[Span] = []
    for division in record.divisions:
        _hold_division(held, division)
    held += [note.span for note in record.notes]
    held += [mark.span for mark in record.inlines]
    return held


def _hold_division(held: list[Span], division: Division) -> None:
    held += [block.span for block in division.top]
    _hold_blocks(held, division.blocks)
    for section in division.sections:
        _hold_division(held, section)
    for block in division.bottom:
        if isinstance(block, Postscript):
            _hold_blocks(held, block.blocks)
        else:
            held.append(block.span)


def _hold_blocks(held: list[Span], blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Turn):
            held.append(block.label)
            _hold_blocks(held, block.blocks)
        else:
            held.append(block.span)
