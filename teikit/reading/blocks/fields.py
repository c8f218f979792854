"""One-line fields above (and below) a text: classification, copy and document numbers, datelines, document types."""

from __future__ import annotations

import re
from string import ascii_uppercase

from teikit.expressions import expression
from teikit.reading.blocks.calls import without_calls
from teikit.reading.blocks.headings import is_named
from teikit.reading.classifications import (
    begins_with_marking,
    find_classifications,
    find_copy_number,
    may_begin_with_number,
    numbers_with_labels,
)
from teikit.reading.dates import Known, looks_like_dateline, looks_like_place
from teikit.reading.lines import Chunk, Line
from teikit.record import Field, FieldKind
from teikit.source import Source, Span

__all__ = ["is_dateline", "is_house", "read_fields"]

_LONGEST = 200
_DATELINE_LINES = 5
_RECEIVED = expression(r"[\[(]Rec(?:eive|['’]?)d\b[^\[\]()]{0,80}[\])]\.?", re.I)
_COPY_LABEL = expression(r"[^\W\d_]+\.?\s*(?:(?:№|N[oº°]\.?|Nr\.?|#|number)\s*)?[:.]?\s*\Z", re.I)
_COPY_TOTAL = expression(r"\s*(?:of|/)\s*\d+|\s*(?:copy|copies|Ausfertigung|példány|Exemplar)\b", re.I)
_BETWEEN = expression(r"[\s,;/|.\-–—\[\]()]*(?:(?:and|et|und|y)\s+)?", re.I)
_KINDS = (
    "Telegram|Cablegram|Cable|Letter|Translation|Extracts?|Paraphrase|Memorandum|Despatch|Dispatch|Circular|Airgram|Note|Draft"
    "|Copy|Original|Summary"
)
# Patterns of a whole field that no other reader knows (TYPOLOGY 45, 48, 58, and the archive's marks of FRUS).
# The sign is what the field holds in every form: a line without it is not looked through. Then what it begins with, 0
# for digits.
_PATTERNS: tuple[tuple[FieldKind, str, str, re.Pattern[str]], ...] = (
    (
        "docType",
        "",
        "[(",
        expression(
            rf"[\[(](?:Confidential|Urgent|Private|Personal|Secret)?[ ,.—–-]*(?:{_KINDS})(?:\W+(?:{_KINDS}|partly paraphrased"
            rf"|Confidential))*[.,\s]*[\])]",
            re.I,
        ),
    ),
    ("received", "", "[(", _RECEIVED),
    ("copyNo", "opy", "oOsSſ", expression(r"(?:Only|Sole|Single)\s+copy(?=\.?\s*$)", re.I)),
    (
        "archive",
        "Conf.",
        ascii_uppercase,
        expression(r"(?:[A-Z][\w.]+\s){1,4}Conf\.\s*[\d./½¼¾]+(?:\s+[A-Z][\w.,’' ]{2,40})?(?:\s*:\s*Telegram)?"),
    ),
    (
        "archive",
        ".",
        "0F",
        expression(
            r"(?:File\s+No\.\s*)?\d{3}[A-Za-z]?(?:\.[A-Z\d]+[a-z]?\d*)+(?:[-/–]\s*[\dA-Z½¼¾]+)*(?:\s+[A-Z][\w. ]{0,30}?/[\d½-]+)?"
            r"(?:\s*:\s*(?:Telegram|Circular\s+telegram|Airgram|Despatch))?"
        ),
    ),
)
_BY_FIRST = {
    first: [(sign, pattern) for _, sign, begins, pattern in _PATTERNS if first in begins]
    for first in sorted({*"".join(row[2] for row in _PATTERNS)})
}


# Lines that are wholly the mark of a collection or of a file, as archives and editors put it above a text; a sign first, as above.
_ARCHIVE_LINES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("Papers", "ile", "Collection"),
        expression(
            r"[A-Z][\w./&’-]*(?:\s(?:[A-Z][\w./&’-]*|of|the|de)){0,4}\s(?:Papers|[Ff]iles?|Collection)(?:\s*[:,]\s*[\w ./½-]{1,40})?"
        ),
    ),
    (("/",), expression(r"[A-Z][\w.]*\s[\w. /½-]{0,50}/\d+[-–](?:[\d–/½-]*[\d½])(?:\s*:\s*(?:Telegram|Circular telegram|Airgram))?")),
)


def is_dateline(chunk: Chunk, language: str = "en", *, known: Known | None = None) -> bool:
    """Whether a paragraph of several lines is one dateline: the house, the place, the day, when it was received."""
    if not 1 < len(chunk.lines) <= _DATELINE_LINES or len(chunk.text) > _LONGEST:
        return False
    return _is_dateline(chunk, language, known) and not is_named(Chunk(chunk.lines[:1]))


def _is_dateline(chunk: Chunk, language: str, known: Known | None) -> bool:
    lines = [line.text for line in chunk.lines]
    lines[-1] = without_calls(lines[-1])
    if _RECEIVED.fullmatch(lines[-1]):
        return looks_like_dateline(" ".join(lines[:-1]), language=language)
    return looks_like_dateline(" ".join(lines), language=language, known=known) and not any(
        looks_like_dateline(line, language=language) for line in lines[:-1]
    )


def is_house(chunk: Chunk) -> bool:
    """Whether a paragraph of one or two lines names the house or ship that a letter comes from, and no date."""
    return len(chunk.lines) <= 2 and chunk.text.endswith((".", ",")) and looks_like_place(chunk.text)


def read_fields(source: Source, line: Line, language: str = "en") -> list[Field] | None:
    """The fields a line consists of; None where any of it is something else."""
    if len(line.text) > _LONGEST:
        return None
    if looks_like_dateline(without_calls(line.text), language=language, known=source.known):
        return [Field(line.span, "dateline")]
    if _is_archive_mark(line.text):
        return [Field(line.span, "archive")]
    if not _may_begin_with_field(line.text):
        return None
    found = _disjoint(_candidates(source, line.span))
    at = line.span.start
    for field in found:
        if _BETWEEN.fullmatch(source.text, at, field.span.start) is None:
            return None
        at = field.span.end
    if _BETWEEN.fullmatch(source.text, at, line.span.end) is None:
        gap = _BETWEEN.match(source.text, at, line.span.end)
        rest = Span(gap.end() if gap and found else at, line.span.end)
        if not found or not looks_like_dateline(source[rest], language=language):
            return None
        found.append(Field(rest, "dateline"))
    return _stretched(found, line.span) if found else None


def _is_archive_mark(text: str) -> bool:
    """Whether a line is wholly the mark of a collection or of a file."""
    for signs, pattern in _ARCHIVE_LINES:
        for sign in signs:
            if sign in text and pattern.fullmatch(text):
                return True
    return False


def _may_begin_with_field(text: str) -> bool:
    """Whether a line may be one of fields: what it begins with is a cheap test."""
    gap = _BETWEEN.match(text)
    begin = gap.end() if gap else 0
    if begins_with_marking(text, begin) or may_begin_with_number(text[begin:]):
        return True
    return any(_begins_pattern(text, at) for at in range(min(begin + 1, len(text))))


def _begins_pattern(text: str, at: int) -> bool:
    first = "0" if text[at].isdecimal() else text[at]
    return any(sign in text and pattern.match(text, at) for sign, pattern in _BY_FIRST.get(first, ()))


def _candidates(source: Source, span: Span) -> list[Field]:
    """What the readers of fields find in a line, the surest reader first."""
    text = source[span]
    found = [
        Field(Span(m.start(), m.end()), kind)
        for kind, sign, _, pattern in _PATTERNS
        if sign in text
        for m in pattern.finditer(source.text, span.start, span.end)
    ]
    copy = find_copy_number(source, span)
    found += [Field(_with_label(source, copy, span), "copyNo")] if copy else []
    found += [Field(whole, "docNo") for _, whole in numbers_with_labels(source, span)]
    found += [Field(c.span, "classification") for c in find_classifications(source, span)]
    return found


def _with_label(source: Source, number: Span, line: Span) -> Span:
    """The number of a copy with the word before it, and the ``of 50`` behind it."""
    before = _COPY_LABEL.search(source.text, line.start, number.start)
    after = _COPY_TOTAL.match(source.text, number.end, line.end)
    return Span(before.start() if before else number.start, after.end() if after else number.end)


def _disjoint(fields: list[Field]) -> list[Field]:
    """Fields in the order of the line; of two that meet, the one of the surer reader."""
    kept: list[Field] = []
    for field in fields:
        if not any(field.span.meets(other.span) for other in kept):
            kept.append(field)
    return sorted(kept, key=lambda f: f.span)


def _stretched(fields: list[Field], line: Span) -> list[Field]:
    """Fields that together take up the line: what stands between two belongs to the one before it."""
    ends = [*(f.span.start for f in fields[1:]), line.end]
    starts = [line.start, *(f.span.start for f in fields[1:])]
    return [Field(Span(start, end), f.kind) for f, start, end in zip(fields, starts, ends, strict=True)]
