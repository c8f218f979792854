"""The forms of dates: one row each, as a pattern over the letters of `tokens`.

In a pattern the words ``day month year …`` stand for a part with what may surround it (brackets, a question mark, a note
call); a digit after the word makes it the second date of a range; `` - `` is any dash, ``{x}`` an optional x. Rows are tried
together: the longest match wins, then the earlier row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

__all__ = ["FORMS", "Form", "Place", "next_place"]

_LONGEST_RUN = 100
"""Letters of the longest run of tokens whose places are remembered."""

_NUMBER = r"<?{cls}\^?\??>?(?:<{cls}\??>)?"
_PARTS = {
    "day": _NUMBER.format(cls="[DO]"),
    "month": r"<?M\.?\^?\??>?(?:<M\.?\??>|<\?>)?",
    "roman": r"<?R\??>?",
    "number": r"[DO]",
    "year": _NUMBER.format(cls="Y"),
    "short": r"<?[yO]\??>?",
    "twodigit": r"<?[yOD]\??>?",
    "three": r"T\??",
    "weekday": r"W\.?,?",
    "group": r"G",
    "zulu": r"Z",
    "part": r"o?eo?-?",
    "season": r"s(?:o)?,?",
    "decade": r"d",
    "cjk": r"K",
    "basic": r"I",
    "second": r"[yDO]",
    "lead": r"[bfo]",
    "between": "b",
    "circa": "c",
    "bound": "[BA]",
    "whole": r"Yi?",
    "isotime": r"i",
}

_PLAIN = {"weekday", "day", "month", "year"}

_LETTERS = {word: frozenset(filter(str.isalpha, part)) for word, part in _PARTS.items()}


@dataclass(frozen=True)
class Form:
    """A form of date."""

    name: str
    pattern: str
    example: str
    order: Literal["written", "day-first", "by-language"] = "written"
    """How two numbers are told apart, where day and month are both numbers."""
    loose: bool = False
    """Only where the whole text is known to be a date: ``1963`` alone, ``1961–63``."""
    yearless: bool = False
    """Without a year."""
    hyphen: bool = False
    """Only with a hyphen, not with a dash: ``1905-07`` is a month, ``1905–07`` is three years."""
    sure: bool = True
    """Nothing else looks like it: an impossible day is then worth a word."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern over token letters."""
        return re.compile(_expand(self.pattern, named=True))

    @cached_property
    def groups(self) -> dict[str, int]:
        """The parts that it may have, each with the number of its group."""
        return dict(self.regex.groupindex)

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is one day or month, written with the name of the month."""
        return self.order == "written" and self.groups.keys() <= _PLAIN

    @cached_property
    def letters(self) -> tuple[frozenset[str], ...]:
        """Of each of these at least one letter is in what matches."""
        words = [item.rstrip("2") for item in self.pattern.split() if not item.startswith("{")]
        return tuple(dict.fromkeys([_LETTERS[word] for word in words if word in _LETTERS]))


def _expand(pattern: str, *, named: bool) -> str:
    out = []
    for item in pattern.split():
        optional = item.startswith("{")
        item = item.strip("{}")
        word = re.fullmatch(r"([a-z]+)(2?)", item)
        if word and word[1] in _PARTS:
            body = f"(?P<{item}>{_PARTS[word[1]]})" if named else f"(?:{_PARTS[word[1]]})"
        else:
            body = {".": r"\.", "-": "-", "-/": "[-/]", "(": r"\(", ")": r"\)"}.get(item, item)
        out.append(f"(?:{body})?" if optional else body)
    return "".join(out)


FORMS: tuple[Form, ...] = (
    # a day, the month by name
    Form("day month year", "{weekday} {o} day {.} {j} {o} month {,} {o} year", "23 March 1963"),
    Form("month day year", "{weekday} month {o} day {,} {o} year", "March 23, 1963"),
    Form("year month day", "year {.} {,} month day (?!,?Y)", "1963 March 23"),
    Form("weekday after", "day {.} month {,} year ,?<?W>?", "13 July 1907, Saturday"),
    Form("day month short", "{weekday} {o} day {.} {o} month {,} short", "15 Feb 61"),
    Form("month day short", "{weekday} month day , short", "Feb. 15, '61"),
    Form("military day", "day M short", "15 FEB 61"),
    Form("dashed month", "day - month - year", "15-Feb-1961"),
    Form("dashed month short", "day - month - twodigit", "15-Feb-61"),
    # ranges, the month by name
    Form("days month year", "{lead} day {.} [-/t&] day2 {.} {o} month {,} {o} year", "6-7 January 1963"),
    Form("year month days", "year {.} {,} month day [-/] day2 {.}", "1963. January 6-7."),
    Form("month days year", "{lead} month day [-/t&] day2 {,} year", "January 6–7, 1963"),
    Form("day month to day month", "{lead} day {.} {o} month [-/t] {o} day2 {.} {o} month2 {,} {o} year", "30 March – 2 April 1963"),
    Form("month day to month day", "{lead} month day [-/t] month2 day2 {,} year", "March 30–April 2, 1963"),
    Form(
        "full to full",
        "{lead} day {.} {o} month {,} {o} year [-/t] {o} day2 {.} {o} month2 {,} {o} year2",
        "30 December 1962 – 2 January 1963",
    ),
    Form("full to full, month first", "{lead} month day {,} year {,} [-/t] month2 day2 {,} year2", "December 30, 1962 – January 2, 1963"),
    Form("between days", "between day {.} month {,} {year} & day2 {.} month2 {,} year2", "between 3 May and 7 June 1961"),
    Form("between days, month first", "between month day {,} {year} {,} & month2 day2 {,} year2", "between May 3 and June 7, 1961"),
    Form("dual year", "day {.} {o} month {,} year [-/] second2", "11 February 1731/2"),
    Form("dual year, month first", "month day , year [-/] second2", "February 11, 1731/2"),
    Form("dual day", "day ( day2 ) {o} month {,} year", "8 (20) April 1861"),
    Form("dual day, month first", "month day ( day2 ) {,} year", "April 8 (20), 1861"),
    # months and years
    Form("month year", "{part} month {,} {o} year", "March 1963"),
    Form("year month", "year , month", "1963, March"),
    Form("month short", "month short (?!,?Y)", "March '63"),
    Form("months year", "{lead} month [-/t&] month2 {,} year", "March–April 1963"),
    Form("month year to month year", "{lead} month {,} year [-/t&] month2 {,} year2", "December 1962 – March 1963"),
    Form("season year", "season year", "spring 1963"),
    Form("season of two years", "season year [-/] twodigit2", "winter 1962/63"),
    Form("circa year", "circa {.} {-} year", "circa 1947"),
    Form("part of year", "part year", "early 1963"),
    Form("between years", "between year & year2", "between 1961 and 1963"),
    Form("before year", "bound year", "before 1963"),
    Form("decade", "{o} {part} decade", "early 1960s", loose=True),
    Form("year", "{o} year", "1963", loose=True),
    Form("years", "{lead} year [-/t] year2", "1961–1963", loose=True),
    Form("iso month", "year - number", "1963-03", loose=True, hyphen=True),
    Form("years short", "year [-/] twodigit2", "1961–63", loose=True),
    # Roman months
    Form("roman full", "day {.} {-/} roman {.} {-/} year", "4 X 1962"),
    Form("roman short", "day [./-] roman {.} {-/} twodigit", "25.X.62"),
    Form("roman spaced short", "day roman short", "25 X 62"),
    Form("roman three", "day . roman . three", "18. X. 906"),
    Form("roman range", "day - day2 {.} roman {.} year", "25-28.X.1962"),
    Form("roman range short", "day - day2 . roman . twodigit", "25-28.X.62"),
    Form("roman months", "day {.} roman {.} [-/] day2 {.} roman2 {.} year", "30.III–2.IV.1963"),
    Form("roman months short", "day {.} roman {.} [-/] day2 {.} roman2 {.} twodigit", "30.III–2.IV.63"),
    Form("roman month", "roman {.} {/} year", "X.1962", loose=True),
    # numbers alone
    Form("basic", "basic", "19630323", loose=True),
    Form("iso", "year - number - number2 {isotime}", "1963-03-23"),
    Form("year first", "year [./] number [./] number2 {.}", "1963.03.23", sure=False),
    Form("dotted", "number . number2 . year", "23.3.1963", order="day-first"),
    Form("dotted short", "number . number2 . twodigit", "13.6.63", order="day-first", sure=False),
    Form("dotted three", "number . number2 . three", "3. 1. 902", order="day-first", sure=False),
    Form("slashed dotted", "number / number2 . {o} twodigit (?!\\.[YyDOn])", "17/8. 94", order="day-first", sure=False),
    Form("slashed", "number / number2 / year", "1/28/1962", order="by-language", sure=False),
    Form("slashed short", "number / number2 / twodigit", "1/14/15", order="by-language", sure=False),
    Form("dashed", "number - number2 - year", "23-03-1963", order="by-language", sure=False),
    Form("dotted range", "day {.} - day2 . number . year", "6.-7.1.1963", sure=False),
    Form("dotted to dotted", "day . number {.} [-/] day2 . number2 . year", "30.3.–2.4.1963", sure=False),
    Form("dotted dual", "day {.} / day2 . number . year", "8/20.4.1861", sure=False),
    # telegrams
    Form("military group", "group month {,} year", "221830Z OCT 1962"),
    Form("military group short", "group month twodigit", "221830Z OCT 62"),
    Form("zulu before", "zulu {,} day month {,} year", "1830Z, 22 October 1962"),
    Form("zulu before short", "zulu {,} day month twodigit", "1830Z 22 OCT 62"),
    Form("cjk", "cjk", "1963年3月23日"),
    # without a year
    Form("day month", "{weekday} {o} day {.} {j} {o} month", "23 March", yearless=True),
    Form("month day", "{weekday} month {o} day", "March 23", yearless=True),
    Form("days month", "day [-/] day2 {.} {o} month", "6-7 January", yearless=True),
    Form("month days", "month day [-/] day2", "January 6–7", yearless=True),
    Form("roman day", "day . roman", "23.XI", yearless=True),
    Form("slashed day", "number / number2", "23/1", order="by-language", yearless=True, loose=True),
    Form("group month", "group month", "221830Z OCT", yearless=True),
)  # fmt: skip


class Place(NamedTuple):
    """Where rows match among the letters of tokens."""

    start: int
    rows: tuple[Form, ...]
    """Those that match there, the longest match first."""


def next_place(classes: str, at: int, end: int, *, yearless: bool, loose: bool) -> Place | None:
    """The first place in a run of letters, of which each may belong to a date, where a row in force matches."""
    if end - at > _LONGEST_RUN:
        return _place(classes, at, end, yearless, loose)
    known = _known_place(classes[at:end], yearless, loose)
    return known and Place(at + known.start, known.rows)


@lru_cache(maxsize=1 << 12)
def _known_place(run: str, yearless: bool, loose: bool) -> Place | None:
    # The dates of all texts have a few hundred shapes. Each row tried at each place costs less than to make one pattern of all.
    letters, end = set(run), len(run)
    rows = [form for form in _chosen(yearless=yearless, loose=loose) if not any(map(letters.isdisjoint, form.letters))]
    return next((place for start in range(end) if (place := _matching(rows, run, start, end))), None)


def _place(classes: str, at: int, end: int, yearless: bool, loose: bool) -> Place | None:
    found = _any_form(yearless=yearless, loose=loose).search(classes, at, end)
    return _matching(_chosen(yearless=yearless, loose=loose), classes, found.start(), end) if found else None


def _matching(rows: Iterable[Form], classes: str, start: int, end: int) -> Place | None:
    """The place, where a row matches at `start`."""
    matches = [(match.end(), form) for form in rows if (match := form.regex.match(classes, start, end))]
    return Place(start, tuple(form for _, form in sorted(matches, key=lambda match: -match[0]))) if matches else None


@lru_cache(maxsize=4)
def _any_form(*, yearless: bool, loose: bool) -> re.Pattern[str]:
    """A pattern that matches wherever some row does: finds the start, so that rows are tried one by one only there."""
    rows = _chosen(yearless=yearless, loose=loose)
    return re.compile("|".join(_expand(form.pattern, named=False) for form in rows))


@lru_cache(maxsize=4)
def _chosen(*, yearless: bool, loose: bool) -> tuple[Form, ...]:
    """The rows in force."""
    return tuple(form for form in FORMS if form.yearless <= yearless and form.loose <= loose)
