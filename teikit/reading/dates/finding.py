"""Dates in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.reading.dates.forms import Form, Place, next_place
from teikit.reading.dates.times import AFTER_DATE, clock_of, group_clock, with_clock
from teikit.reading.dates.tokens import ROMAN, Tokens, tokenise
from teikit.reading.dates.values import LAST_OLD_YEAR, Context, Parts, parts_of, value_of
from teikit.reading.dates.words import month_names, word_key
from teikit.record import DateMention, DateValue
from teikit.source import Source, Span

__all__ = ["Found", "find_dates", "has_number", "impossible", "may_name_month", "parse_date", "scan", "scan_alone"]

_CIRCA_BEFORE = expression(r"c\.?-?$")
_BOUND_BEFORE = expression(r"[BA]$")
_DIGIT = expression(r"[\d年]")
_ASCII_DIGIT = expression("[0-9]")
# Tokens of which each may belong to a date.
_RUN = expression(r"[^xP]+")
_ASCII_WORD = expression("[A-Za-z]+")
_WORD = expression(r"\d?[^\W\d_¹²³⁰⁴-⁹]+")
# A month in numbers stands between two others, or is in Roman letters behind one; cables write all without a gap.
_MONTH_IN_NUMBERS = expression(r"\d\D++\d++\D++\d|\d\.[ivx]|\d{6}[A-IK-Z]|[月월]|[Tt]háng")
# A date that is cut out of a longer number is none: "711.11-KE/2-1261", "A1838/2, 852/13/4".
_JOINED = expression(r"[\w/.–—-]")

# What numbers with stops count, where they are no dates: "Section 3.5.61", "3.5.61 million".
_COUNTED = expression(
    r"(?:§+|\b(?:(?:sub)?sections?|sect?\.|(?:sub)?paragraphs?|paras?\.?|articles?|art\.|clauses?|chapters?|ch\.|points?|items?|versions?|tables?|"
    r"figures?|fig\.|rules?|annex|IP|documents?|doc\.|No\.|№|Ziffer|Ziff\.|Kap\.|Abs\.|Nr\.))\s*\Z",
    re.IGNORECASE,
)
_LONGEST_COUNTED = 16
_UNIT = expression(
    r"\s*(?:%|(?:percent|per cent|million|billion|thousand|km|cm|mm|kg|tons?|tonnes|dollars|rubles|roubles|marks|yen|pounds)\b)",
    re.IGNORECASE,
)
# "32 May 1961": a day that no month has is not left out of the date.
_NUMBER_BEFORE = expression(r"(?<![\w.])(?:0|3[2-9]|[4-9]\d)\s\Z")


@dataclass(slots=True)
class Found:
    """A date in a tokenised stretch: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    span: Span
    value: DateValue | None
    """None where no calendar has the day."""
    parts: Parts
    date_end: int
    """Offset where the date ends and its clock time begins."""


Known = dict[tuple[str, str], list[Found]]
"""Lines of a record and their languages -> the dates in them, as far as somebody has looked for them."""


def find_dates(
    source: Source,
    span: Span,
    *,
    language: str = "en",
    near: int | None = None,
    yearless: bool = False,
    julian: bool = False,
    problems: list[Problem] | None = None,
) -> list[DateMention]:
    """Every date in a stretch, in order, not overlapping; linear in its length.

    `language` (BCP 47) adds its month names to the English ones and decides the order of numbers. `near` is a year that the
    record is known to be of: it completes short years and, with `yearless`, dates without one. `julian` says that the place
    kept the Julian calendar, so that ``April 8–20, 1861`` is one day. Days that no calendar has (31 June) stay text; a
    `Problem` for each goes to `problems`.
    """
    context = Context(language, near, julian)
    mentions = []
    for found in scan(source.text, span, context, yearless=yearless):
        if found.value is not None:
            mentions.append(DateMention(found.span, found.value))
        elif problems is not None:
            problems.append(impossible(source, found.span))
    return mentions


def parse_date(text: str, *, language: str = "en", near: int | None = None) -> DateValue | None:
    """The value of a text that is a date and nothing else; None where it is none, or a day that no calendar has."""
    end = len(text.rstrip(" \t\r\n.,;])"))
    start = len(text) - len(text.lstrip(" \t\r\n(,"))
    if start >= end:
        return None
    if text[start] == "[" and "]" not in text[start:end]:
        start += 1
    elif text.count("[", start, end) > text.count("]", start, end):
        end = text.find("]", end) + 1 or end
    elif text.count("(", start, end) > text.count(")", start, end):
        end = text.find(")", end) + 1 or end
    found = next(scan(text, Span(start, end), Context(language, near), yearless=True, loose=True), None)
    if found is None or found.span != Span(start, end):
        return None
    return found.value


def has_number(text: str) -> bool:
    """Whether a text has a number in it, as every date has."""
    return (_ASCII_DIGIT if text.isascii() else _DIGIT).search(text) is not None


def may_name_month(text: str, language: str) -> bool:
    """Whether a text may hold a date with a year and a month: seldom said of one without, never denied of one with such a date."""
    words = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
    named = not (month_names(language).isdisjoint(map(word_key, words)) and ROMAN.keys().isdisjoint(words))
    return named or _MONTH_IN_NUMBERS.search(text) is not None


def scan_alone(text: str, language: str, known: Known | None) -> list[Found]:
    """The dates of a line or block that is read by itself. `known` is what was found in others of the record."""
    if known is None:
        return list(scan(text, Span(0, len(text)), Context(language)))
    found = known.get((text, language))
    if found is None:
        found = known[text, language] = list(scan(text, Span(0, len(text)), Context(language)))
    return found


def scan(text: str, span: Span, context: Context, *, yearless: bool = False, loose: bool = False) -> Iterator[Found]:
    """Find dates: tokens once, then one moving pointer. Every form has a number in it (`forms`)."""
    if _DIGIT.search(text, span.start, span.end) is None:
        return
    tokens = tokenise(text, span.start, span.end, context.language)
    at = 0
    for run in _RUN.finditer(tokens.classes):
        at = max(at, run.start())
        while place := next_place(tokens.classes, at, run.end(), yearless=yearless, loose=loose):
            found = _longest(text, tokens, place, at, context, loose)
            if found is None:
                at = place.start + 1
                continue
            yield found
            at = found.last


def _longest(text: str, tokens: Tokens, place: Place, floor: int, context: Context, loose: bool) -> Found | None:
    for form in place.rows:
        match = form.regex.match(tokens.classes, place.start)
        if match is not None and not _cut_out(text, tokens, match, form):
            return _read(text, tokens, form, match, floor, context, loose)
    return None


def _read(text: str, tokens: Tokens, form: Form, match: re.Match[str], floor: int, context: Context, loose: bool) -> Found | None:
    parts = parts_of(form, match, text, tokens, context)
    exists = parts.exists
    if not parts.is_one or not (exists or form.sure):
        return None
    first, last = match.start() + _idle_lead(form, match, context), match.end()
    while last > first + 1 and tokens.classes[last - 1] in ".,^":
        last -= 1
    first, parts = _modifier(tokens, first, floor, parts, loose)
    if tokens.classes[last : last + 1] == "g":
        last += 2 if tokens.classes[last + 1 : last + 2] == "." else 1
    value = value_of(parts, context) if exists else None
    date_end = tokens.items[last - 1].end
    last, value = _clock(text, tokens, first, last, value)
    span = _balanced(text, Span(tokens.items[first].start, tokens.items[last - 1].end))
    while last < len(tokens.items) and tokens.items[last].start < span.end:
        last += 1
    return Found(first, last, span, value, parts, min(date_end, span.end))


def _cut_out(text: str, tokens: Tokens, match: re.Match[str], form: Form) -> bool:
    """Whether the match is a piece of a longer number or reference."""
    start, end = tokens.items[match.start()].start, tokens.items[match.end() - 1].end
    if tokens.classes[match.start()] == "M":
        return _no_dual_year(tokens, form, match) or _NUMBER_BEFORE.search(text, max(0, start - _LONGEST_COUNTED), start) is not None
    if tokens.classes[match.start()] not in "DOnYZGTy":
        return False
    if start and _JOINED.match(text, start - 1):
        before = text[start - 1]
        if before.isalnum() or (before in "/-–.—" and start > 1 and (text[start - 2].isdecimal() or form.order != "written")):
            return True
    if _one_digit_year(tokens, form, match) or _no_dual_year(tokens, form, match):
        return True
    if form.hyphen and "-" not in text[start:end]:
        return True
    if form.order == "written" and "R" not in match.group():
        return False
    if _COUNTED.search(text, max(0, start - _LONGEST_COUNTED), start) or _UNIT.match(text, end):
        return True
    return form.order != "written" and re.compile(r"[/.–-]\d").match(text, end) is not None


def _no_dual_year(tokens: Tokens, form: Form, match: re.Match[str]) -> bool:
    """Whether a number behind a year is not the year after it (``1919—3 a.m.``), or the year began on 1 January already."""
    if "second2" not in form.groups or not match["second2"]:
        return False
    year, second = (next(t.value for t in tokens.items[slice(*match.span(name))] if t.value) for name in ("year", "second2"))
    return year > LAST_OLD_YEAR or second not in ((year + 1) % 10, (year + 1) % 100)


def _idle_lead(form: Form, match: re.Match[str], context: Context) -> bool:
    """Whether the article before a period belongs to the sentence: ``du 6 au 7 mai`` is one date, ``of 6-7 May`` begins with its day."""
    if "lead" not in form.groups or match["lead"] != "o":
        return False
    return context.language.partition("-")[0].lower() in ("en", "") or "t" not in match.group()


def _one_digit_year(tokens: Tokens, form: Form, match: re.Match[str]) -> bool:
    """``25.III-2``: a year has two digits at least."""
    for name in ("twodigit", "twodigit2"):
        if name in form.groups and match[name]:
            first, last = match.span(name)
            return any(c == "D" and t.end - t.start == 1 for c, t in zip(tokens.classes[first:last], tokens.items[first:last], strict=True))
    return False


def _modifier(tokens: Tokens, first: int, floor: int, parts: Parts, loose: bool) -> tuple[int, Parts]:
    before = tokens.classes[max(floor, first - 3) : first]
    if not before:
        return first, parts
    found = _CIRCA_BEFORE.search(before) or (_BOUND_BEFORE.search(before) if loose else None)
    if found is None:
        return first, parts
    return first - len(found.group()), replace(parts, modifier=found.group()[0])


def _clock(text: str, tokens: Tokens, first: int, last: int, value: DateValue | None) -> tuple[int, DateValue | None]:
    """Take in a clock time that follows, or a military group that begins the date."""
    if tokens.classes[first] in "GZ":
        token = tokens.items[first]
        printed = text[token.start : token.end]
        clock = group_clock(printed) if tokens.classes[first] == "G" else clock_of(text, tokens, first, first + 1)
        return last, with_clock(value, clock) if value else None
    if tokens.classes[last - 1] == "i":
        return last, _iso_time(text[tokens.items[last - 1].start : tokens.items[last - 1].end], value)
    match = AFTER_DATE.match(tokens.classes, last)
    if match is None or match.end() == last:
        return last, value
    end = match.end()
    while tokens.classes[end - 1] in ",":
        end -= 1
    return end, with_clock(value, clock_of(text, tokens, last, end)) if value else None


def _iso_time(printed: str, value: DateValue | None) -> DateValue | None:
    zone = re.search(r"Z|[+-]\d\d:\d\d$", printed)
    if value is None or value.when is None or zone is None:
        return value
    time = printed[1 : zone.start()]
    return replace(value, when=f"{value.when}T{time if len(time) > 5 else time + ':00'}{zone.group()}")


def _balanced(text: str, span: Span) -> Span:
    """The span with the bracket that it opens or closes: ``8 September [1955]``."""
    opened, closed = text.count("[", span.start, span.end), text.count("]", span.start, span.end)
    if opened > closed:
        end = re.compile(r"\s*\??\.?\]").match(text, span.end)
        return Span(span.start, end.end()) if end else span
    if closed > opened and span.start and text[span.start - 1] == "[":
        return Span(span.start - 1, span.end)
    return span


def impossible(source: Source, span: Span) -> Problem:
    """A problem for a day that no calendar has."""
    place = source.position(span.start)
    printed = " ".join(source[span].split())
    return Problem(
        "date-impossible", Severity.WARNING, f"No calendar has the day “{printed}”; it stays text.", source.name, place.line, place.column
    )
