"""Datelines: ``Moscow, April 22, 1969, 1610Z.``"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.problems import Problem
from teikit.reading.dates import place_words as words
from teikit.reading.dates.finding import Found, Known, has_number, impossible, may_name_month, scan, scan_alone
from teikit.reading.dates.values import Context
from teikit.reading.dates.words import vocabulary
from teikit.record import DateMention, DateValue
from teikit.source import Source, Span

__all__ = ["Dateline", "looks_like_dateline", "looks_like_place", "read_dateline"]

_RECEIVED = expression(r"(?:[\[(]\s{0,5})?\b(?:Received|Rec['’]?d)\b(?P<when>[^\])\n]{0,90})[\])]?")
# "The 9th instant" dates a letter to those who hold it: the month stands nowhere.
_UNDATED = expression(
    r"\b(?:undated|no date|n\.\s?d\.|s\.\s?d\.|o\.\s?D\.|(?:the\s+)?\d{1,2}(?:st|nd|rd|th|d)?\s+(?:inst(?:ant)?|ult(?:imo)?)\b\.?)(?!\w)",
    re.IGNORECASE,
)
_LABEL = expression(rf"\s*(?P<label>(?:{'|'.join(words.DOCUMENT_KINDS)})\b(?:\s+[A-Z.]*\d[\w.]*)?)\s+(?=[A-Z]{{2}})", re.IGNORECASE)
_SEGMENT = expression(r"[^,;\n\[\]]+")
_WORD = expression(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d[\w.]*|[^\w\s]")
_SMALL_WORD = expression(r"(?<!\S)[a-z]{3,}(?=[\s,;]|\Z)")
# Those that stand in dates only beside others.
_WORDS_OF_DATES = frozenset({"first", "second", "half"})
_AT = expression(r"\b(?:at|in|à|zu|in der)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
_WIDE_GAP = expression(r"(?<=\S)[ \t]{5,}(?=\S)")
_HOUSE_NUMBER = expression(
    r"\b(?:No\.\s*)?\d{1,4},?\s+(?=(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Square|Place|Boulevard|Terrace|Gardens)(?!\w))"
)
_EDGE = ("", "\n")
_LONGEST = 300
_LONGEST_PLACE = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says."""

    span: Span
    places: tuple[Span, ...] = ()
    """Towns as printed, with their state or country: ``Newport, R. I.``; without brackets."""
    offices: tuple[Span, ...] = ()
    """The house that wrote: ``Legation of the United States``."""
    dates: tuple[DateMention, ...] = ()
    """With the clock time printed beside them; without a type: whether the day is that of writing, the context says."""
    received: DateMention | None = None
    """The day, and its clock time, of ``[Received July 5—3:12 p.m.]``; without the words."""
    received_span: Span | None = None
    """The whole remark, with its brackets."""
    undated: Span | None = None
    """The word that says that there is no date."""
    label: Span | None = None
    """A kind and number of document that stands first: ``Cablegram UN949``."""


def read_dateline(
    source: Source, span: Span, *, language: str = "en", near: int | None = None, problems: list[Problem] | None = None
) -> Dateline:
    """Read a dateline of one or several lines.

    Dates without a year are read too, and get that of `near` where it is given. What is neither date nor place is left alone.
    """
    text = source.text
    julian = words.JULIAN_PLACES.search(text, span.start, span.end) is not None
    received = _RECEIVED.search(text, span.start, span.end)
    end = received.start() if received else span.end
    context = Context(language, near, julian)
    found = _dates(source, Span(span.start, end), context, problems)
    dates = tuple(DateMention(f.span, f.value) for f in found if f.value is not None)
    undated = _UNDATED.search(text, span.start, end) if not dates else None
    stop = found[0].span.start if found else undated.start() if undated else end
    label = _LABEL.match(text, span.start, stop)
    places, offices = _places(text, Span(label.end() if label else span.start, stop))
    if not places and found:
        places = _place_after(text, Span(found[-1].span.end, end))
    return Dateline(
        source.strip(span),
        places,
        offices,
        dates,
        _received(source, received, dates, context) if received else None,
        Span(*received.span()) if received else None,
        Span(*undated.span()) if undated else None,
        Span(*label.span("label")) if label else None,
    )


def _dates(source: Source, span: Span, context: Context, problems: list[Problem] | None) -> list[Found]:
    found = _found_before(source, span, context) or list(scan(source.text, span, context))
    found = found or list(scan(source.text, span, context, yearless=True, loose=True))
    if problems is not None:
        problems += [impossible(source, f.span) for f in found if f.value is None]
    return [f for f in found if f.value is not None]


def _found_before(source: Source, span: Span, context: Context) -> list[Found]:
    """The dates of a dateline that has been told by them, where it fills its lines and nothing else is known of them."""
    text = source.text
    whole = text[span.start - 1 : span.start] in _EDGE and text[span.end : span.end + 1] in _EDGE
    if not whole or context.julian or context.near is not None:
        return []
    found = source.known.get((source[span].replace("\n", " "), context.language), ())
    return [replace(f, span=Span(span.start + f.span.start, span.start + f.span.end)) for f in found]


def _received(source: Source, match: re.Match[str], sent: tuple[DateMention, ...], context: Context) -> DateMention | None:
    span = source.strip(Span(*match.span("when")))
    year = int(sent[0].value.when[:4]) if sent and sent[0].value.when and sent[0].value.when[0] != "-" else context.near
    found = next(scan(source.text, span, Context(context.language, year), yearless=True), None)
    if found is not None and found.value is not None:
        return DateMention(found.span, replace(_after_new_year(found.value, sent), cert="high"), "received")
    if not span or not sent or sent[0].value.when is None or not source.text[span.start].isdecimal():
        return None
    # A clock time alone: the same day. The time has no zone, so it stays out of the value.
    return DateMention(_without_stop(source, span), DateValue(when=sent[0].value.when[:10], cert="medium"), "received")


def _after_new_year(value: DateValue, sent: tuple[DateMention, ...]) -> DateValue:
    when, first = value.when, sent[0].value.when if sent else None
    if when is None or first is None or when >= first[: len(when)] or not when[:4].isdecimal():
        return value
    if (when[5:7], first[5:7]) == ("01", "12"):
        return DateValue(when=f"{int(when[:4]) + 1:04d}{when[4:]}", cert=value.cert)
    return value


def _without_stop(source: Source, span: Span) -> Span:
    return Span(span.start, span.end - 1) if re.search(r"\d\.$", source[span]) else span


# ---- places -----------------------------------------------------------------------------------------


def _places(text: str, span: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    places: list[Span] = []
    offices: list[Span] = []
    joined = False
    for segment in _segments(text, span):
        if words.names_office(text[segment.start : segment.end]):
            offices.append(segment)
            at = _AT.search(text, segment.start, segment.end)
            if at:
                places.append(_trimmed(text, Span(at.end(), segment.end)))
            joined = False
        elif not _is_place(text, segment):
            joined = False
        elif joined:
            places[-1] = Span(places[-1].start, segment.end)
        else:
            places.append(segment)
            joined = True
    return tuple(places), tuple(offices)


def _segments(text: str, span: Span) -> Iterator[Span]:
    # A wide gap divides columns of a line, and the date is in the last: "R. Ottermann          Bonn, 3 May".
    gaps = list(_WIDE_GAP.finditer(text, span.start, span.end))
    for match in _SEGMENT.finditer(text, gaps[-1].end() if gaps else span.start, span.end):
        segment = _trimmed(text, Span(*match.span()))
        if segment:
            yield segment


def _trimmed(text: str, span: Span) -> Span:
    """Without joining words and punctuation at the ends: ``, den``, ``Dall'``."""
    head = words.HEAD.match(text, span.start, span.end)
    start, end = head.end() if head else span.start, span.end
    while True:
        while end > start and text[end - 1] in words.LOOSE and not words.INITIAL.search(text, max(start, end - 3), end):
            end -= 1
        tail = words.TAIL.search(text, max(start, end - words.LONGEST_TAIL), end)
        if tail is None:
            return Span(start, end)
        end = tail.start()


def _is_place(text: str, span: Span) -> bool:
    tokens = _WORD.findall(text, span.start, span.end)
    if not tokens or len(tokens) > 7 or any(t[0].isdecimal() for t in tokens) or tokens[0].lower().rstrip(".") in words.NEVER_PLACE:
        return False
    return all(t[0].isupper() or t.lower() in words.JOINERS or not t[0].isalnum() for t in tokens) and tokens[0][0].isupper()


def _place_after(text: str, span: Span) -> tuple[Span, ...]:
    line_end = text.find("\n", span.start, span.end)
    pieces = _segments(text, Span(span.start, line_end if line_end >= 0 else span.end))
    first = next((p for p in pieces if _is_place(text, p)), None)
    return (first,) if first is not None else ()


# ---- recognition --------------------------------------------------------------------------------------


def looks_like_dateline(text: str, *, language: str = "en", known: Known | None = None) -> bool:
    """Whether a line or short block is a dateline and nothing else: strict, so that prose and headings are not.

    A block without a day or month, with other words than names of places and houses, or with a label, is none. `known` (that of
    the source) keeps its dates for `read_dateline`.
    """
    stripped = text.strip().strip("*_ ")
    if not stripped or len(stripped) > _LONGEST or stripped.count("\n") > 5:
        return False
    received = _RECEIVED.search(stripped) if "Rec" in stripped else None
    body = stripped[: received.start()] if received else stripped
    dated = has_number(body) and not _has_other_words(body, language) and may_name_month(body, language)
    if not (dated or _may_be_undated(body)):
        return False
    found = scan_alone(body, language, known) if dated else []
    if len(found) > 1 or any(f.value is None for f in found):
        return False
    if not found:
        undated = _UNDATED.search(body)
        return undated is not None and _only_places(body[: undated.start()]) and not body[undated.end() :].strip(" .]\n")
    first = found[0]
    if first.parts.first.month is None:
        return False
    return (
        _divided(body[: first.span.start]) and _only_places(body[: first.span.start]) and _only_places(body[first.span.end :], after=True)
    )


def _has_other_words(text: str, language: str) -> bool:
    """Whether a word in small letters is no part of the name of a place or of a date: a cheap test for prose."""
    other = set(_SMALL_WORD.findall(text)) - _small_words(language)
    return any(words.OFFICES.fullmatch(word) is None for word in other)


@lru_cache(maxsize=64)
def _small_words(language: str) -> frozenset[str]:
    return frozenset({*words.JOINERS, *vocabulary(language), *" ".join(words.DOCUMENT_KINDS).split(), *_WORDS_OF_DATES})


def _may_be_undated(text: str) -> bool:
    """Whether the words that stand for a date may be in a text: a cheap test."""
    folded = text.casefold()
    return "date" in folded or "d." in folded or "nst" in folded or "ult" in folded


def looks_like_place(text: str) -> bool:
    """Whether a short block names a house or a ship and where it is, and nothing else: a dateline whose date was left out."""
    text = text.strip().strip("*_ ")
    return len(text) <= _LONGEST_PLACE and words.names_office(text) and len(text.split()) > 2 and _only_places(text)


def _divided(before: str) -> bool:
    """Whether a comma, a line end or a joining word stands between place and date; one word, or capitals, need none."""
    head = words.HEAD.match(before)
    bare = before[head.end() if head else 0 :].rstrip(" ")
    return not bare or bare[-1] in ",.;—–-[\n]'’*_" or len(bare.split()) < 2 or bare.isupper() or words.TAIL.search(bare) is not None


def _only_places(text: str, *, after: bool = False) -> bool:
    label = None if after else _LABEL.match(text)
    tokens = _WORD.findall(_HOUSE_NUMBER.sub("", text), label.end() if label else 0)
    names = [t for t in tokens if t[0].isalnum()]
    if not after and len(names) > 2 and names[0] in ("Dated", "Done", "Given") and names[1] in ("at", "in"):
        del names[:2]
    if len(names) > (2 if after and text[:1] == " " else 6 if after else 16) or any(
        t in '()":;<>=|“”!' for t in tokens if not t[0].isalnum()
    ):
        return False
    if names and names[-1].lower() in words.NOT_BEFORE_DATE and not after:
        return False
    return all(_fits_dateline(t) for t in names) and not any(t.lower().rstrip(".") in words.NEVER_PLACE for t in names)


def _fits_dateline(word: str) -> bool:
    return (
        word[0].isupper()
        or not (word[0].islower() or word[0].isdecimal())
        or word.lower().rstrip(".") in words.JOINERS
        or words.OFFICES.fullmatch(word) is not None
    )
