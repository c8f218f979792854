"""From the parts of a matched form to a `DateValue`."""

from __future__ import annotations

import re
from operator import attrgetter

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.reading.dates.calendars import Day, gregorian, is_dual, iso
from teikit.reading.dates.forms import Form
from teikit.reading.dates.tokens import ERAS, Tokens
from teikit.reading.dates.words import LAST_DAY
from teikit.record import Certainty, DateValue

__all__ = ["LAST_OLD_YEAR", "Context", "Parts", "parts_of", "value_of"]

# Thirds, then halves: `FIRST_HALF` is their place.
_PARTS_OF_MONTH = ((1, 10), (11, 20), (21, None), (1, 15), (16, None))
_PARTS_OF_YEAR = ((1, 4), (5, 8), (9, 12), (1, 6), (7, 12))
_PARTS_OF_DECADE = ((0, 3), (4, 6), (7, 9), (0, 4), (5, 9))
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_NUMBERS = "DOYyTnMRsd"
_DOUBTFUL = attrgetter("doubtful")
_CHINESE_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_CHINESE_NUMBER = expression(r"[〇零○一二三四五六七八九十]+")
# Languages that put the month first in numbers; English does so in the United States, where most of its records come from.
_MONTH_FIRST = ("en", "en-us", "")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a date."""

    language: str = "en"
    near: int | None = None
    """A year that the record is known to be of: decides the century of a short year, and the year where there is none."""
    julian: bool = False
    """Written where the Julian calendar was in use: then ``April 8–20, 1861`` is one day."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A date before its calendar is known."""

    first: Day
    second: Day | None = None
    third: int | None = None
    """0 early, 1 middle, 2 late, 3 first half, 4 second half."""
    season: int | None = None
    decade: bool = False
    joined: bool = False
    """The two days are joined by "and"."""
    slash: bool = False
    """The two days are divided by a slash."""
    dual_year: int | None = None
    """The second year of ``1731/2``."""
    modifier: str = ""
    """``c`` circa, ``B`` before, ``A`` after, ``b`` between, ``f`` from."""
    cert: Certainty = "high"

    @property
    def exists(self) -> bool:
        """Whether the calendar has these days."""
        if self.second is None:
            return self.first.exists
        backwards = None not in (self.first.year, self.second.year) and _sortable(self.second) < _sortable(self.first)
        return self.first.exists and self.second.exists and not backwards

    @property
    def is_one(self) -> bool:
        """False for ``6 and 27 May``: two dates, not a period. Days that follow each other are one."""
        if not self.joined or self.second is None or self.modifier == "b":
            return True
        return self.first[:2] == self.second[:2] and (self.second.day or 0) - (self.first.day or 0) == 1


def _sortable(day: Day) -> tuple[int, int, int]:
    return day.year or 0, day.month or 0, day.day or 0


def parts_of(form: Form, match: re.Match[str], text: str, tokens: Tokens, context: Context) -> Parts:
    """Read the groups of a match over ``tokens.classes``."""
    group = _Groups(form, match, text, tokens)
    if form.is_plain:
        return Parts(_day(group.number("year"), group.number("month"), group.number("day")), cert="low" if group.doubtful else "high")
    year = group.year("", context)
    first, second = _days(form, group, year, context)
    cert: Certainty = "low" if group.doubtful else "high"
    if form.order == "by-language" and context.language.lower() in _MONTH_FIRST and _either_order(first):
        cert = "low"
    printed = match.group()
    part = group.letters("part")
    return Parts(
        first,
        second,
        third=tokens.items[match.start("part") + part.index("e")].value if "e" in part else None,
        season=group.number("season"),
        decade=group.has("decade"),
        joined="&" in printed,
        slash="/" in printed or "(" in printed,
        modifier=group.lead(),
        dual_year=group.number("second2"),
        cert=cert,
    )


class _Groups:
    """The named groups of a match, as numbers."""

    def __init__(self, form: Form, match: re.Match[str], text: str, tokens: Tokens) -> None:
        self._text, self._tokens = text, tokens
        spans = match.regs
        self._spans = {name: spans[i] for name, i in form.groups.items() if spans[i][0] >= 0}
        self.doubtful = "?" in match[0] or any(map(_DOUBTFUL, tokens.items[match.start() : match.end()]))

    def has(self, name: str) -> bool:
        return name in self._spans

    def letters(self, name: str) -> str:
        return self._tokens.classes[slice(*self._spans[name])] if name in self._spans else ""

    def number(self, name: str) -> int | None:
        """The last number in a group: in ``27 [29]`` the bracket corrects."""
        if name not in self._spans:
            return None
        start, end = self._spans[name]
        classes = self._tokens.classes
        for i in range(end - 1, start - 1, -1):
            if classes[i] in _NUMBERS:
                return self._tokens.items[i].value
        return None

    def year(self, suffix: str, context: Context) -> int | None:
        full = self.number("year" + suffix)
        if full is None and not suffix:
            full = self.number("decade")
        if full is not None:
            return full
        three = self.number("three" + suffix)
        if three is not None:
            return 1000 + three
        for name in ("short", "twodigit"):
            short = self.number(name + suffix)
            if short is not None:
                return _century(short, context)
        return None

    def lead(self) -> str:
        names = ("lead", "between", "circa", "bound")
        return next((self.letters(name)[0] for name in names if name in self._spans), "")

    def printed(self, name: str) -> str:
        start, end = self._spans[name]
        return self._text[self._tokens.items[start].start : self._tokens.items[end - 1].end]


def _century(short: int, context: Context) -> int:
    """Two digits: the century nearest to the record's year, else the twentieth."""
    if context.near is None:
        return 1900 + short
    century = context.near // 100 * 100
    return min((century - 100 + short, century + short, century + 100 + short), key=lambda year: abs(year - (context.near or 0)))


def _days(form: Form, group: _Groups, year: int | None, context: Context) -> tuple[Day, Day | None]:
    if group.has("cjk"):
        return _east_asian(group.printed("cjk"))
    if group.has("basic"):
        digits = group.printed("basic")
        return Day(int(digits[:4]), int(digits[4:6]), int(digits[6:])), None
    if group.has("group"):
        return Day(year, group.number("month"), int(group.printed("group")[:2])), None
    if form.order != "written" or (group.has("number") and not group.has("day")):
        return _numeric(form, group, year, context), None
    month, day = group.number("month") or group.number("roman") or group.number("number"), group.number("day")
    day2, month2 = group.number("day2"), group.number("month2") or group.number("roman2") or group.number("number2")
    year2 = group.year("2", context)
    if year is None:
        year, year2 = year2, None  # "between 3 May and 7 June 1961"
    first = _day(year, month, day)
    if group.has("second2") or group.has("season"):
        return first, None
    if day2 is None and month2 is None and year2 is None:
        return first, None
    second = Day(year2 or year, month2 or month, day2)
    if year2 is not None and year is not None and year2 < 100 <= year:
        second = second._replace(year=year // 100 * 100 + year2)
    if year2 is None and year is not None and month2 is not None and month is not None and month2 < month:
        first = first._replace(year=year - 1)  # "December 24–January 5, 1861"
    return first, second


def _day(year: int | None, month: int | None, day: int | None) -> Day:
    return Day(year, month).last if day == LAST_DAY else Day(year, month, day)


def _east_asian(printed: str) -> tuple[Day, Day | None]:
    """A Chinese, Japanese or Korean date, or the days from one to another; the year may be that of an era."""
    era = next((start for name, start in ERAS.items() if printed.startswith(name)), 0)
    year, *rest = (int(n) for n in re.findall(r"\d+", _CHINESE_NUMBER.sub(_arabic, printed.replace("元", "1", 1))))
    first = Day(year + era, *rest[:2])
    if len(rest) < 3:
        return first, None
    return first, Day(first.year, rest[-2] if len(rest) > 3 else first.month, rest[-1])


def _arabic(match: re.Match[str]) -> str:
    """``一九六三`` -> ``1963``, ``二十三`` -> ``23``."""
    tens, ten, ones = match.group().partition("十")
    digits = "".join(str(_CHINESE_DIGITS[c]) for c in tens)
    return f"{digits or 1}{_CHINESE_DIGITS[ones] if ones else 0}" if ten else digits


def _numeric(form: Form, group: _Groups, year: int | None, context: Context) -> Day:
    one, two = group.number("number"), group.number("number2")
    if form.order == "written":
        return Day(year, one, two)
    month_first = form.order == "by-language" and context.language.lower() in _MONTH_FIRST
    day, month = (two, one) if month_first else (one, two)
    # Americans write the month first, but seldom with stops.
    swaps = form.order == "by-language" or group.has("year")
    if swaps and month is not None and day is not None and month > 12 >= day:
        day, month = month, day
    return Day(year, month, day)


def _either_order(day: Day) -> bool:
    return day.month is not None and day.day is not None and day.day <= 12 and day.day != day.month


def value_of(parts: Parts, context: Context) -> DateValue:
    """The typed date. The days in `parts` exist."""
    first, second = parts.first, parts.second
    if first.year is None and context.near is not None:
        first = first._replace(year=context.near)
        second = second._replace(year=context.near) if second else None
        parts = replace(parts, cert="medium" if parts.cert == "high" else parts.cert)
    if parts.dual_year is not None:
        return _old_style(first, parts)
    if second is not None:
        return _two_days(first, second, parts, context)
    if parts.decade and first.year is not None:
        return _bounds(*_within_decade(first.year, parts.third))
    if parts.season is not None:
        return _bounds(*_season(first, parts.season))
    if parts.third is not None:
        return _bounds(*_third(first, parts.third))
    if parts.modifier == "B":
        return DateValue(not_after=iso(first), cert=parts.cert)
    if parts.modifier == "A":
        return DateValue(not_before=iso(first), cert=parts.cert)
    cert: Certainty = "medium" if parts.modifier == "c" and parts.cert == "high" else parts.cert
    return DateValue(when=iso(first), cert=cert)


def _bounds(first: Day, last: Day) -> DateValue:
    return DateValue(not_before=iso(first), not_after=iso(last))


def _two_days(first: Day, second: Day, parts: Parts, context: Context) -> DateValue:
    if is_dual(first, second) and (parts.slash or context.julian):
        return DateValue(when=iso(second), when_custom=iso(first), calendar="julian", cert=parts.cert)
    if parts.modifier == "b":
        return DateValue(not_before=iso(first), not_after=iso(second), cert=parts.cert)
    cert: Certainty = "low" if is_dual(first, second) else parts.cert
    return DateValue(from_=iso(first), to=iso(second), cert=cert)


LAST_OLD_YEAR = 1752
"""In which England changed to the Gregorian calendar and to years that begin in January."""


def _old_style(first: Day, parts: Parts) -> DateValue:
    """``11 February 1731/2``: the year began on 25 March, and the calendar was the Julian one until 1752."""
    assert first.year is not None
    julian = first._replace(year=first.year + 1)
    return DateValue(when=iso(gregorian(julian)), when_custom=iso(julian), calendar="julian", cert=parts.cert)


def _third(day: Day, third: int) -> tuple[Day, Day]:
    if day.month is None:
        low, high = _PARTS_OF_YEAR[third]
        return Day(day.year, low), Day(day.year, high)
    first, last = _PARTS_OF_MONTH[third]
    return Day(day.year, day.month, first), Day(day.year, day.month, last) if last else day.last


def _season(day: Day, season: int) -> tuple[Day, Day]:
    low, high = _SEASONS[season]
    return Day(day.year, low), Day((day.year or 0) + (high < low), high)


def _within_decade(year: int, third: int | None) -> tuple[Day, Day]:
    low, high = (0, 9) if third is None else _PARTS_OF_DECADE[third]
    return Day(year + low), Day(year + high)
