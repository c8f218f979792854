"""Page marks, and paragraphs that a page break has cut in mid-sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from teikit.expressions import expression
from teikit.reading.lines import Chunk, Line
from teikit.reading.prose.tables import word_set
from teikit.record import PageBreak
from teikit.source import Span

__all__ = ["finishes_sentences", "join_cut_paragraphs", "take_page_marks"]

_NUMBER = r"(?:[\w.-]*\d[\w.-]*|[ivxlc]{1,8}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# A line that is nothing but a page mark (TYPOLOGY 56). The group n is the printed number.
_PAGE_LINES = (
    expression(rf"\[\[?\s*(?:Page|Pages|P\.|Pg\.?|Seite|S\.|Fol\.?|Folio)\s+(?P<n>(?=[^\]]{{1,14}}\]){_NUMBER})\s*\]?\]", re.I),
    expression(r"\(\s*(?:p|pp|page)\.?\s+(?P<n>[\w.-]{1,8})\s*\)", re.I),
    expression(r"[-–—=]{2,}\s*(?:page|pag\.|folio|fol\.|f\.|p\.)\s*(?P<n>[\w.]{1,12})\s*[-–—=]{2,}", re.I),
    expression(r"[-–—]\s?(?P<n>\d{1,4})\s?[-–—]"),
)
_BEGINS_MARK = frozenset("[(-–—=")
"""What a page mark begins with."""
_LONGEST_MARK = 40
# Words after which no sentence ends: a paragraph that ends in one goes on after the break.
_OPEN_WORDS = word_set(
    """a an the and or but nor of in on at to for from with by into upon over under between among against through during
    about as than that which who whom whose this these those his her its their our your my is are was were be been
    being has have had will would shall should may might can could must not no if when while because since although
    whether so such more most very"""
)
_WORD_AT_END = expression(r"([^\W\d_]+)[’']?s?$")
_MIN_WORDS = 6
_WINDOW = 200
_LONG = 15
"""Words of a paragraph that ends with a stop wherever the writer or the printer has the habit."""
_HABIT = 0.8
_FEWEST = 5
_STOPS = frozenset(".?!:;…—–*)]”\"’'")
_END = expression(r"[.?!:;…—–*)\]”\"’'][\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡/\[\]]*$")
_ENDS = frozenset(".?!:;…")
"""Stops behind which no sentence goes on."""
_NEXT = 40
"""Characters of a paragraph that is text."""


def take_page_marks(chunks: Iterable[Chunk]) -> tuple[list[Chunk], list[PageBreak]]:
    """Chunks without the lines that are page marks, and a page break for each mark and form feed."""
    kept: list[Chunk] = []
    breaks: list[PageBreak] = []
    for chunk in chunks:
        # A form feed cuts paragraphs: only first lines have one before them.
        if not chunk.lines[0].page_start and _BEGINS_MARK.isdisjoint([line.text[0] for line in chunk.lines]):
            kept.append(chunk)
            continue
        lines = []
        for line in chunk.lines:
            found = _page_mark(line)
            if found:
                breaks.append(found)
            else:
                lines.append(line)
                if line.page_start:
                    breaks.append(PageBreak(Span(line.span.start, line.span.start)))
        if lines:
            kept.append(chunk if len(lines) == len(chunk.lines) else Chunk(tuple(lines)))
    return kept, breaks


def _page_mark(line: Line) -> PageBreak | None:
    if len(line.text) > _LONGEST_MARK or line.text[0] not in _BEGINS_MARK:
        return None
    for pattern in _PAGE_LINES:
        found = pattern.fullmatch(line.text)
        if found:
            start = line.span.start
            return PageBreak(line.span, Span(start + found.start("n"), start + found.end("n")))
    return None


def finishes_sentences(chunks: Sequence[Chunk]) -> bool:
    """Whether the long paragraphs of a text end with a stop, but for those that a page break has cut."""
    long = [text for chunk in chunks if len((text := chunk.text).split(None, _LONG - 1)) == _LONG]
    return len(long) >= _FEWEST and sum(map(_ends_sentence, long)) >= _HABIT * len(long)


def _ends_sentence(text: str) -> bool:
    """Whether a paragraph ends with a stop, but for calls of notes behind it."""
    return text[-1] in _STOPS or (not text[-1].isalpha() and _END.search(text) is not None)


def join_cut_paragraphs(
    spans: Sequence[Span], text: str, marked: list[int], *, finished: Callable[[], bool]
) -> tuple[list[Span], list[PageBreak]]:
    """Join neighbouring paragraphs where the first stops in mid-sentence and the second goes on.

    `marked` is where page marks are printed, sorted; `finished` tells whether paragraphs of the text end with a stop. Returns the
    paragraphs and, for every join without a printed page mark in it, an unsure page break.
    """
    joined: list[Span] = []
    guessed: list[PageBreak] = []
    for span in spans:
        above = joined[-1] if joined else span
        before = text[max(above.start, above.end - _WINDOW) : above.end] if joined else ""
        if before and _goes_on(before, text[span.start : min(span.end, span.start + _NEXT)], finished=finished):
            if not _any_between(marked, joined[-1].end, span.start + 1):
                guessed.append(PageBreak(Span(span.start, span.start), cert="low"))
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined, guessed


def _any_between(places: list[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _goes_on(before: str, after: str, *, finished: Callable[[], bool]) -> bool:
    """Whether a sentence runs over the gap: an open word before it, or no end of a sentence before and a small letter after.

    Where all the other paragraphs end with a stop (`finished`), a capital letter after may be that of a name.
    """
    before = before.rstrip()
    if before[-1:] in _ENDS:
        return False
    words = before.split()
    if len(words) < _MIN_WORDS or not after:
        return False
    last = _WORD_AT_END.search(words[-1])
    if last and last.group(1).lower() in _OPEN_WORDS and last.group(1).islower():
        return after[0].isalnum() or after[0] in "\"“‘'(["
    if after[0].islower():
        return (before[-1].isalnum() or before[-1] in ",’'”\")") and not re.match(r"[a-z][.)]\s", after)
    whole = len(words) >= _LONG and len(after) >= _NEXT
    return whole and before[-1].isalpha() and before[-1].islower() and after[0].isalpha() and finished()
