"""When and where a record was made, and when what it reports took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.reading.dates import Dateline, find_dates, parse_date, read_dateline
from teikit.reading.opening import heading, value_span
from teikit.reading.page import Page
from teikit.record import DateMention, DateValue, Division, Field, Heading, Inline, PlaceMention
from teikit.source import Source, Span

__all__ = ["Dating", "read_dating"]

_CONVERSATION = expression(r"conversation|meeting|talks?|minutes|discussion|interview|session", re.I)


@dataclass(slots=True)
class Dating:
    """The dates of a record, and the marks in the text that they were read from."""

    creation: DateMention | None = None
    events: list[DateMention] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    """Where the record was made."""
    marks: list[Inline] = field(default_factory=list)


def read_dating(source: Source, page: Page, divisions: Sequence[Division], language: str) -> Dating:
    """The dates of a record: from the publisher's page, its datelines, the title, the heading, in this order of trust."""
    document = divisions[0] if divisions else Division(page.body, "document")
    dating = Dating(_date_of_page(source, page, language))
    year = _year(dating.creation)
    _read_above(source, document, dating, language, year)
    for block in _datelines_elsewhere(divisions):
        line = read_dateline(source, block, language=language, near=year)
        dating.marks += [*line.dates, *_without_value(line), *(PlaceMention(place) for place in line.places)]
        dating.creation = dating.creation or next(iter(line.dates), None)
    if not dating.events and page.title is not None:
        made = dating.creation.value if dating.creation else None
        dating.events = [date for date in find_dates(source, page.title, language=language) if date.value != made]
    dating.creation = dating.creation or _first_date(source, heading(document), language)
    dating.events = list({event.value: event for event in reversed(dating.events)}.values())[::-1]
    return dating


def _read_above(source: Source, document: Division, dating: Dating, language: str, year: int | None) -> None:
    """The datelines above the text. The first dates the record; one below the heading, with another date, what it reports."""
    headed = False
    for block in document.top:
        if isinstance(block, Heading):
            headed = True
        elif block.kind in ("dateline", "received"):
            line = read_dateline(source, value_span(block), language=language, near=year)
            if line.received is not None:
                dating.marks.append(replace(line.received, type="received"))
            if block.kind == "received":
                dating.marks += [replace(date, type="received") for date in line.dates]
            else:
                _date(line.dates, dating, _event_type(source, document) if headed else None)
            dating.marks += [*_without_value(line), *(PlaceMention(place) for place in line.places)]
            dating.places = dating.places or list(line.places)


def _without_value(line: Dateline) -> list[DateMention]:
    """The word that stands where a date would: ``undated``, ``the 9th instant``."""
    return [DateMention(line.undated, DateValue())] if line.undated else []


def _date(dates: Sequence[DateMention], dating: Dating, event: str | None) -> None:
    """The dates of one line. `event` is the type of a date that is not the record's own; None where it cannot be of an event."""
    for date in dates:
        dating.creation = dating.creation or date
        if date.value == dating.creation.value:
            dating.marks.append(replace(date, type="creation"))
        else:
            dating.marks.append(replace(date, type=event))
            dating.events += [date] if event else []


def _datelines_elsewhere(divisions: Sequence[Division]) -> Iterator[Span]:
    for i, division in enumerate(divisions):
        if i:
            yield from (f.span for f in division.top if isinstance(f, Field) and f.kind == "dateline")
        yield from (b.span for b in division.bottom if getattr(b, "kind", "") == "dateline")


def _date_of_page(source: Source, page: Page, language: str) -> DateMention | None:
    """The date that the publisher gives. All of its line is kept, also the stop behind it, or Markdown in it."""
    found = _first_date(source, page.date, language)
    if page.date is None or (found is not None and not _beside(source, page.date, found.span, page.markup).strip()):
        return found
    value = parse_date(_printed(source, page.date, page.markup), language=language) or (found.value if found else None)
    return DateMention(page.date, value) if value is not None else None


def _beside(source: Source, span: Span, inner: Span, markup: Sequence[Span]) -> str:
    outside = (Span(span.start, inner.start), Span(inner.end, span.end))
    return "".join(_printed(source, part, markup) for part in outside)


def _printed(source: Source, span: Span, markup: Sequence[Span]) -> str:
    """A stretch of the page without its markup."""
    parts, at = [], span.start
    for mark in sorted(mark for mark in markup if mark.meets(span)):
        parts.append(source.text[at : mark.start])
        at = max(at, mark.end)
    return "".join([*parts, source.text[at : span.end]])


def _first_date(source: Source, span: Span | None, language: str) -> DateMention | None:
    found = find_dates(source, span, language=language) if span else []
    return found[0] if found else None


def _year(date: DateMention | None) -> int | None:
    text = (date.value.when or date.value.from_ or date.value.not_before or "") if date else ""
    return int(text[:4]) if text[:4].isdecimal() else None


def _event_type(source: Source, document: Division) -> str:
    head = heading(document)
    return "conversation" if head and _CONVERSATION.search(source[head]) else "event"
