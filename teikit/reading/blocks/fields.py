"""One-line fields above (and below) a text: classification, copy and document numbers, datelines, document types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from teikit.reading.classifications import find_classifications
from teikit.reading.dates import looks_like_dateline
from teikit.reading.lines import Line
from teikit.record import Field, FieldKind
from teikit.source import Source, Span

__all__ = ["read_fields"]

_SEPARATOR = re.compile(r"[\s,;/|.\-–—]*")
_NUMBER = r"(?:№|N[o0]s?[.:]?|Nr\.?|#)"
# Patterns of a whole field, tried in this order at each place of a line.
_PATTERNS: tuple[tuple[FieldKind, re.Pattern[str]], ...] = (
    ("copyNo", re.compile(rf"(?:Copy|Ex(?:emplar)?\.?)\s*(?:{_NUMBER}\s*)?\d+(?:\s*(?:of|/)\s*\d+)?(?:\s+copies)?", re.I)),
    (
        "docNo",
        re.compile(
            r"(?:(?:Outgoing|Incoming|Telegram|Cable|Despatch|Dispatch|Spec\.|Protocol|Circular|Airgram|Document|Doc\.|Our ref\.?|Ref\.?|Ser(?:ial)?\.?)\s+)?"
            rf"{_NUMBER}\s*[A-ZА-Я]{{0,4}}[-/]?\d[\w/.\-–]*(?:\s*[-–]\s*\d+)?\]?(?!\s*[a-z])",
            re.I,
        ),
    ),
    (
        "docType",
        re.compile(
            r"\[(?:(?:Confidential|Urgent|Circular|Private|Personal|Secret)?[ ,.—–-]*)"
            r"(?:Telegram|Cablegram|Cable|Letter|Translation|Extracts?|Paraphrase|Memorandum|Despatch|Dispatch|Circular|Airgram|Note|Draft|Copy|Original|Summary)"
            r"(?:\W+(?:Translation|Extracts?|Paraphrase|partly paraphrased|Confidential|Circular|Copy))*[.,\s]*\]",
            re.I,
        ),
    ),
    ("received", re.compile(r"\[Rec(?:eive|')d\b[^\[\]]{0,80}\]", re.I)),
    ("archive", re.compile(r"(?:File\s+No\.\s*)?\d{3}[A-Z]?(?:\.[A-Z\d]+)+(?:[-/–]\s*[\dA-Z½¼¾]+)*(?:\s+[A-Z][\w. ]{0,30}?/[\d½-]+)?(?:\s*:\s*(?:Telegram|Circular\s+telegram|Airgram|Despatch))?")),
    ("archive", re.compile(r"(?:[A-Z][\w.]+\s){1,4}(?:Papers|Files?|Conf\.)\s*(?:[\d./½]+|:\s*(?:Telegram|Letter|Memorandum))(?:\s*:\s*Telegram)?")),
)


def read_fields(source: Source, line: Line) -> list[Field] | None:
    """The fields a line consists of; None where any of it is something else."""
    if len(line.text) > 200:
        return None
    if looks_like_dateline(line.text):
        return [Field(line.span, "dateline")]
    found: list[Field] = []
    at, end = line.span.start, line.span.end
    while at < end:
        field = next(_fields_at(source, Span(at, end)), None)
        if field is None:
            return None
        found.append(field)
        separator = _SEPARATOR.match(source.text, field.span.end, end)
        at = separator.end() if separator else field.span.end
    return found or None


def _fields_at(source: Source, rest: Span) -> Iterator[Field]:
    for read in (_by_pattern, _classification, _date):
        yield from read(source, rest)


def _by_pattern(source: Source, rest: Span) -> Iterator[Field]:
    for kind, pattern in _PATTERNS:
        found = pattern.match(source.text, rest.start, rest.end)
        if found:
            yield Field(Span(found.start(), found.end()), kind)


def _classification(source: Source, rest: Span) -> Iterator[Field]:
    for found in find_classifications(source, rest)[:1]:
        if found.span.start == rest.start:
            yield Field(found.span, "classification")


def _date(source: Source, rest: Span) -> Iterator[Field]:
    if looks_like_dateline(source[rest]):
        yield Field(rest, "dateline")


FieldReader = Callable[[Source, Line], list[Field] | None]
