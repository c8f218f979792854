"""Clock times beside a date. They enter the value only with a zone."""

from __future__ import annotations

import re

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.reading.dates.tokens import Tokens
from teikit.record import DateValue

__all__ = ["AFTER_DATE", "Clock", "clock_of", "group_clock", "with_clock"]

# "3 p.m.", "3:05 p.m.", "1610Z", "noon", "17.30 Uhr", "1600 hours", "0930 EDT", "5 [4] p.m."
_ONE = r"(?:<?[CDO](?:<[CDO]>)?a>?|[CDO]k|Z|[DO]?H|[nYT]k|[nY](?=z)|C)"
_TIME = rf"(?:{_ONE}(?:[-/&t]{_ONE})?|[CDO]-{_ONE}|[nY]-[nY](?=[zk]))k?,?(?:z|\(z\))?"
AFTER_DATE = expression(rf",?[-@]?(?:{_TIME})")
_ZONED = frozenset("zZ")
_ZULU_LETTERS = {letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", 1)} | {
    letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", 1)
}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day with its zone."""

    start: str
    """``16:10:00``"""
    end: str | None
    zone: str
    """``Z``, ``-05:00``"""


def _offset(minutes: int) -> str:
    if minutes == 0:
        return "Z"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def clock_of(text: str, tokens: Tokens, first: int, last: int) -> Clock | None:
    """The clock time in tokens `first` to `last`, where a zone stands with it; else None."""
    if _ZONED.isdisjoint(tokens.classes[first:last]):
        return None
    zone: str | None = None
    times: list[str] = []
    afternoon: list[bool | None] = []
    for i in range(first, last):
        cls, token = tokens.classes[i], tokens.items[i]
        printed = text[token.start : token.end]
        if cls == "z":
            zone = _offset(token.value)
        elif cls == "a":
            afternoon = [p if p is not None else printed[0] in "pP" for p in afternoon]
        elif cls in "CDOnYZ":
            zone = "Z" if cls == "Z" else zone
            times.append(printed)
            afternoon.append(None)
    if zone is None or not times:
        return None
    read = [_time(t, pm) for t, pm in zip(times, afternoon, strict=True)]
    if None in read:
        return None
    return Clock(read[0] or "", read[-1] if len(read) > 1 else None, zone)


def _time(printed: str, afternoon: bool | None) -> str | None:
    numbers = re.findall(r"\d+", printed)
    if len(numbers) == 1 and len(numbers[0]) >= 3:
        numbers = [numbers[0][:-2], numbers[0][-2:]]
    hour, minute, second = (int(n) for n in [*numbers, "0", "0"][:3])
    if afternoon is not None:
        hour = hour % 12 + 12 * afternoon
    return f"{hour:02d}:{minute:02d}:{second:02d}" if hour < 24 and minute < 60 and second < 60 else None


def group_clock(printed: str) -> Clock | None:
    """The time of a military group, ``221830Z``; J is local time and no zone."""
    letter = printed[-1].upper()
    time = _time(printed[2:6], None)
    if time is None:
        return None
    hours = _ZULU_LETTERS.get(letter, 0)
    return Clock(time, None, _offset(hours * 60))


def with_clock(value: DateValue, clock: Clock | None) -> DateValue:
    """The value with its time, where it is one whole day."""
    if clock is None or value.when is None or len(value.when) != len("1963-03-23"):
        return value
    start = f"{value.when}T{clock.start}{clock.zone}"
    if clock.end is None or clock.end < clock.start:
        return replace(value, when=start)
    return replace(value, when=None, from_=start, to=f"{value.when}T{clock.end}{clock.zone}")
