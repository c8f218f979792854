"""Dates, times and durations of XML Schema 1.0: text to values that can be compared.

A moment is (seconds, decimals, zoned): whole seconds on the time line of the Gregorian calendar, the decimals of a
second as digits without trailing zeros, and whether a time zone was given.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from teikit.expressions import expression

__all__ = ["Duration", "Moment", "before", "duration", "moment"]

_DAY = 86400
_ZONE = r"(?P<zone>Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?\Z"
_YEAR = r"(?P<year>-?(?:[1-9][0-9]{4,}|[0-9]{4}))"
_TIME = r"(?P<hour>[01][0-9]|2[0-4]):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9])(?:\.(?P<decimals>[0-9]+))?"
_MONTH, _DATE = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12][0-9]|3[01])"

_FORMS = {
    "dateTime": f"{_YEAR}-{_MONTH}-{_DATE}T{_TIME}",
    "date": f"{_YEAR}-{_MONTH}-{_DATE}",
    "time": _TIME,
    "gYearMonth": f"{_YEAR}-{_MONTH}",
    "gYear": _YEAR,
    "gMonthDay": f"--{_MONTH}-{_DATE}",
    "gMonth": f"--{_MONTH}",
    "gDay": f"---{_DATE}",
}
_DURATION = expression(
    r"(?P<minus>-)?P(?=[0-9T])(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+)(?:\.(?P<decimals>[0-9]+))?S)?)?\Z"
)
# Python refuses to read longer numbers at once; no calendar needs them.
_MOST_DIGITS = 4000
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Part 2, 3.2.6.2: two durations are compared by adding each to these months.
_REFERENCES = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
_LEAP_YEAR = 2000


class Moment(NamedTuple):
    """A point of time; see the module."""

    seconds: int
    decimals: str
    zoned: bool


class Duration(NamedTuple):
    """A length of time; both numbers have the same sign."""

    months: int
    seconds: int
    decimals: str
    negative: bool


@cache
def _reader(kind: str) -> re.Pattern[str]:
    return re.compile(_FORMS[kind] + _ZONE)


def moment(kind: str, text: str) -> Moment | None:
    """Read one of the eight calendar types; the fields a type lacks are filled so that its values compare."""
    found = _reader(kind).match(text)
    if found is None or len(text) > _MOST_DIGITS:
        return None
    field = found.groupdict()
    # There is no year 0 in XML Schema 1.0: -0001 is the year before 0001.
    year = int(field.get("year") or _LEAP_YEAR)
    if year == 0:
        return None
    year += year < 0
    month, day = int(field.get("month") or 1), int(field.get("day") or 1)
    if day > _MONTH_DAYS[month - 1] + (month == 2 and _is_leap(year)):
        return None
    hour, minute, second = (int(field.get(f) or 0) for f in ("hour", "minute", "second"))
    decimals = (field.get("decimals") or "").rstrip("0")
    if hour == 24 and (minute or second or decimals):
        return None
    seconds = _days(year, month) * _DAY + (day - 1) * _DAY + hour * 3600 + minute * 60 + second
    if kind == "time":
        seconds = hour % 24 * 3600 + minute * 60 + second
    return Moment(seconds - _offset(field["zone"]), decimals, field["zone"] is not None)


def duration(text: str) -> Duration | None:
    found = _DURATION.match(text)
    if found is None or len(text) > _MOST_DIGITS or text.endswith("T"):
        return None
    years, months, days, hours, minutes, seconds = (
        int(found[name] or 0) for name in ("years", "months", "days", "hours", "minutes", "seconds")
    )
    sign = -1 if found["minus"] else 1
    decimals = (found["decimals"] or "").rstrip("0")
    whole = days * _DAY + hours * 3600 + minutes * 60 + seconds
    months += years * 12
    return Duration(sign * months, sign * whole, decimals, sign < 0 and bool(months or whole or decimals))


def before(one: Moment | Duration, other: Moment | Duration) -> bool:
    """Whether `one` is certainly less than `other`: the order of dates and durations is partial."""
    if isinstance(one, Duration) and isinstance(other, Duration):
        return all(_after(r, one) < _after(r, other) for r in _REFERENCES)
    assert isinstance(one, Moment)
    assert isinstance(other, Moment)
    # Where only one has a time zone the other may lie 14 hours to either side.
    slack = 0 if one.zoned == other.zoned else 14 * 3600
    return (one.seconds + slack, one.decimals) < (other.seconds, other.decimals)


def _after(reference: tuple[int, int], length: Duration) -> tuple[int, int]:
    months = reference[0] * 12 + reference[1] - 1 + length.months
    scale = 10 ** len(length.decimals)
    part = int(length.decimals or 0) * (-1 if length.negative else 1)
    whole = _days(months // 12, months % 12 + 1) * _DAY + length.seconds
    # Scaled to a common number of decimals: nanoseconds and beyond are cut.
    return whole, part * 10**18 // scale


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days(year: int, month: int) -> int:
    """Days from 1 January of year 0 to the first of a month."""
    year_before = year - 1
    days = year * 365 + year_before // 4 - year_before // 100 + year_before // 400
    return days + sum(_MONTH_DAYS[: month - 1]) + (month > 2 and _is_leap(year))


def _offset(zone: str | None) -> int:
    if zone is None or zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
    return -seconds if zone[0] == "-" else seconds
