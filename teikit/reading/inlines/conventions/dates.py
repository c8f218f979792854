"""Dates, places and numbering that the editor adds."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import sure
from teikit.reading.inlines.convention import Convention, phrase
from teikit.reading.inlines.words import MONTHS, WEEKDAYS

__all__ = ["ROWS"]

_MONTH = "(?:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\.?"
_DAY = "(?:" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) + r")\.?"
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?|noon|uhr|h)|\d{4}\s?hours|midnight|noon|morning|afternoon|evening|night)"
_DATE = (
    rf"(?:(?:{_DAY},?\s+)?"
    rf"(?:{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s+{_YEAR})?|,?\s+(?:de\s+)?{_YEAR})?|"
    rf"\d{{1,2}}\.?(?:st|nd|rd|th)?\s+(?:de\s+)?{_MONTH}(?:(?:\s+de|,)?\s+{_YEAR})?|"
    rf"\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?(?:\d{{4}}|\d\d)|\d{{1,2}}\.[IVX]{{1,4}}\.\d{{2,4}}|{_YEAR}(?:\s?[-–/]\s?\d{{2,4}})?)|{_DAY})"
)
_ABOUT = (
    r"(?:(?:circa|ca\.?|c\.|about|around|probably|prob\.|presumably|perhaps|after|before|early|late|mid-?|on "
    r"or about|by|um|vor|nach|vers|około|около|of|in|dated|i\.e\.,?|or|and)\s*)?"
)
_UNDATED = (
    r"(?:undated|no date|n\. ?d|not dated|date(?: not given| unknown| illegible| missing)?|s\. ?d|o\. ?d|ohne "
    r"datum|undatiert|sans date|sin fecha|senza data|без даты|б\. ?д)"
)
_PLACE = r"(?:[A-ZÀ-ÞА-Я][\w.'’]*(?:[ -](?:[A-ZÀ-ÞА-Я][\w.'’]*|am|an der|de|del|la|upon|sur|on)){0,6})"
_DATED = expression(rf"/?{_ABOUT}{_DATE}(?:[,;]?\s+{_CLOCK})?(?:\s*\?)?[.,]?|(?:{_DAY},?\s+)?{_CLOCK}", re.IGNORECASE)
_AFTER_PLACE = expression(rf"\s*(?:{_ABOUT}{_DATE}|\[?{_UNDATED}|\d{{1,2}}(?:st|nd|rd|th)?\b)", re.IGNORECASE)
_PLACED = expression(rf"{_PLACE}(?:,\s+{_PLACE}){{0,2}},?\s+(?i:{_ABOUT}{_DATE}|{_UNDATED}\.?)(?:[,;]?\s+(?i:{_CLOCK}))?(?:\s*\?)?[.,]?")


def _fills_date(bracket: Bracket) -> bool:
    """Not after a word of its own kind, which it would correct."""
    if bracket.last is None or not bracket.follows_word:
        return True
    last, own = bracket.last.text.lower().strip("."), bracket.text.lower().strip(".,?")
    kinds = (MONTHS, WEEKDAYS)
    if any(last in kind and own in kind for kind in kinds):
        return False
    if own.isdecimal() and last.isdecimal() and len(own) == len(last):
        return False
    return (
        own not in {"may", "mar", "march", "sun", "sat", "second", "of", "mon", "wed", "dec", "mars"}
        or last.isdecimal()
        or bool(re.match(r"\s*\d", bracket.after))
    )


def _before_date(bracket: Bracket) -> bool:
    return _AFTER_PLACE.match(bracket.after) is not None


ROWS = (
    Convention(
        "undated",
        "date-or-place-supplied",
        "Varnmouth, [undated].",
        "FRUS 372; [n. d.], [o. D.], [без даты]",
        pattern=phrase(_UNDATED, rf"{_PLACE},? {_UNDATED}"),
        build=sure("high"),
    ),
    Convention(
        "place-before-date",
        "date-or-place-supplied",
        "[Varnmouth,] August 16, 1914.",
        "FRUS 1,038",
        pattern=expression(rf"{_PLACE}(?:,\s+{_PLACE}){{0,2}},"),
        when=_before_date,
        build=sure("high"),
    ),
    Convention("place-and-date", "date-or-place-supplied", "[Varnmouth, September 4, 1944.]", "FRUS", pattern=_PLACED, build=sure("high")),
    Convention(
        "date",
        "date-or-place-supplied",
        "He came on Wednesday [May 27] with the boat.",
        "FRUS, DAFP, WHIT",
        pattern=_DATED,
        when=_fills_date,
        build=sure("high"),
    ),
    Convention(
        "place-alone",
        "date-or-place-supplied",
        "12 August 1914. [Varnmouth]\n\nDear Orla,",
        "FRUS: the place without a comma, before or after a date",
        pattern=expression(rf"{_PLACE}[.,]?"),
        when=lambda bracket: (
            (bracket.opens_line and _before_date(bracket) and bool(re.search(r"\d{4}", bracket.right[:40])))
            or (bracket.closes_line and bool(re.search(rf"(?:{_YEAR})[.,]?\s*\Z", bracket.left)) and len(bracket.left) < 60)
        ),
        build=sure("medium"),
    ),
    Convention(
        "numbering",
        "supplied",
        "[II.] The keeper asked for oil.",
        "FRUS minutes: [I.], [1.], [B]",
        pattern=expression(r"(?:[IVXLC]{1,6}|\d{1,2}|[A-Za-z])[.)]|[IVXLC]{1,6}|[A-Z]"),
        when=lambda bracket: bracket.opens_line and bracket.right[:1].isspace() and not bracket.closes_line,
        build=sure("high", reason="numbering"),
    ),
    Convention(
        "label",
        "supplied",
        "[Subject:] The new boat",
        "FRUS: a label of the memorandum's head",
        pattern=phrase(r"(?:subject|re|from|to|date|place|participants|present|ref(?:erence)?|attention|time|for)\b[^:.]{0,60}:?"),
        when=lambda bracket: bracket.opens_line and bracket.text[:1].isupper(),
        build=sure("medium", reason="label"),
    ),
)
