"""A record's page on the website of the Wilson Center Digital Archive, taken over as text.

Date, title and donors stand above the record; its summary, and labels on lines of their own with their values below them
(``Document Information``, ``Source``, ``Record ID`` …), stand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.dates import parse_date
from teikit.reading.envelopes import wilson_center
from teikit.reading.envelopes.wilson_center.printed import DONORS, is_menu
from teikit.reading.languages import language_of
from teikit.reading.lines import Line, split_lines
from teikit.reading.page import Envelope, Page
from teikit.reading.page_labels import LABELS
from teikit.reading.statements import SEVERAL, Statement
from teikit.record import Extra
from teikit.source import Source, Span

__all__ = ["ENVELOPE"]

# The labels of such a page, in its order.
_HERE = (
    "author(s)", "authors", "associated people & organizations", "associated people", "associated places", "associated topics",
    "subjects discussed", "document information", "source", "original archive", "original classification", "rights",
    "original uploaded date", "type", "language", "original language", "record id", "donors",
)  # fmt: skip
_OF_PAGE = frozenset({"citation", "original_language", "document_id"})
_BELOW_SUMMARY = frozenset(_HERE[:7])
"""These stand behind the summary, if anything stands between it and ``Document Information``."""
_HEART = "document information"
_LONGEST = 40
"""Characters of the longest line that may be a label."""
_HEAD = 12
"""Printed lines among which date and title stand."""
_PROGRAM = expression(
    r"History\s+and\s+Public\s+Policy\s+Program(?:\s+Digital\s+Archive)?|(?:Woodrow\s+)?Wilson\s+Center(?:\s+Digital\s+Archive)?"
)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    label: Span
    value: Span | None
    lines: tuple[Span, ...]


def _recognises(source: Source) -> bool:
    if not source.holds(_HEART) or wilson_center.ENVELOPE.recognises(source):
        return False
    lines = [line for line in split_lines(source, source.span) if line]
    return len(_tail(lines)) > 2 and _head(lines) is not None


def _name(line: Line) -> str | None:
    """The label that a line consists of."""
    if len(line.text) > _LONGEST:
        return None
    name = line.text.rstrip(": ").lower()
    return name if name in _HERE else None


def _tail(lines: Sequence[Line]) -> list[int]:
    """The lines that are labels, from the first behind the record; empty where ``Document Information`` is missing."""
    named = [i for i, line in enumerate(lines) if _name(line)]
    heart = next((k for k in reversed(range(len(named))) if _name(lines[named[k]]) == _HEART), None)
    if heart is None:
        return []
    first = heart
    while first and _name(lines[named[first - 1]]) in _BELOW_SUMMARY:
        first -= 1
    return named[first:]


def _head(lines: Sequence[Line]) -> int | None:
    """The line with the date of the record."""
    for i, line in enumerate(lines[:_HEAD]):
        if parse_date(line.text) is not None and i + 1 < len(lines):
            return i
        if not is_menu(line):
            return None
    return None


def _open(source: Source) -> Page:
    lines = [line for line in split_lines(source, source.span) if line]
    labels, head = _tail(lines), _head(lines)
    if head is None or not labels:
        return Page(body=source.span)
    first = head + 2
    donors = lines[first].span if first < labels[0] and DONORS.fullmatch(lines[first].text) else None
    first += donors is not None
    summary, stop = _summary(lines, first, labels[0])
    fields = [_field(source, lines, at, stop) for at, stop in pairwise([*labels, len(lines)])]
    here = {field.name: field.value for field in reversed(fields) if field.name in _OF_PAGE and field.value}
    extras = [Extra(f.label, f.value) for f in fields if f.value and (not f.name or here.get(f.name, f.value) != f.value)]
    stated = [s for f in fields if f.name and f.name not in _OF_PAGE for s in _statements(source, f)]
    kept = {extra.label for extra in extras}
    body = Span(lines[first].span.start, lines[stop - 1].span.end) if first < stop else Span(*[lines[stop].span.start] * 2)
    return Page(
        body=body,
        markup=tuple(span for span in (*(line.span for line in lines[:head]), *(f.label for f in fields)) if span not in kept),
        title=lines[head + 1].span,
        date=lines[head].span,
        citation=here.get("citation"),
        summary=(summary,) if summary else (),
        credits=(donors,) if donors else (),
        original_language=here.get("original_language"),
        document_id=here.get("document_id"),
        publisher=_publisher(source, fields),
        idno_type="WCDA",
        extras=tuple(extras),
        labelled=tuple(stated),
    )


def _summary(lines: Sequence[Line], first: int, stop: int) -> tuple[Span | None, int]:
    """The summary, and the line where the record ends."""
    if _name(lines[stop]) in _BELOW_SUMMARY and stop - 1 > first:
        return lines[stop - 1].span, stop - 1
    return None, stop


def _field(source: Source, lines: Sequence[Line], at: int, stop: int) -> _Field:
    """A label with the lines below it, as far as the next one."""
    value = Span(lines[at + 1].span.start, lines[stop - 1].span.end) if stop > at + 1 else None
    name = LABELS[_name(lines[at]) or ""]
    if name == "original_language" and value and language_of(source[value]) is None:
        name = ""
    return _Field(name, lines[at].span, value, tuple(line.span for line in lines[at + 1 : stop]))


def _statements(source: Source, field: _Field) -> list[Statement]:
    if field.value is None:
        return []
    return [Statement(field.name, value, field.label) for value in (field.lines if field.name in SEVERAL else (field.value,))]


def _publisher(source: Source, fields: Sequence[_Field]) -> Span | None:
    """Whoever grants the rights."""
    rights = next((f.value for f in fields if f.name == "licence" and f.value), None)
    found = _PROGRAM.search(source.text, rights.start, rights.end) if rights else None
    return Span(found.start(), found.end()) if found else None


ENVELOPE = Envelope("wilson-center-site", _recognises, _open)
