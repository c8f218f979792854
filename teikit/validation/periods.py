"""Whether the dates of one element agree with each other (att.datable.w3c).

Values are the W3C formats that begin with a year, and clock times; anything else is left to the grammar.
"""

from __future__ import annotations

from typing import NamedTuple

from teikit.expressions import expression

__all__ = ["is_later"]

_DATE = expression(
    r"(?P<year>-?\d{4,12})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?))?)?)?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?"
)
_TIME = expression(r"(?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?)(?P<zone>Z|[+-]\d\d:\d\d)?")
_MINUTES_OF_DAY = 24 * 60


class _Moment(NamedTuple):
    """A date as far as it is given."""

    parts: tuple[int, ...]
    """Year, month, day: as many as are given; empty for a clock time."""
    minute: float | None
    """Minute of the day, as written."""
    zone: int | None
    """Minutes ahead of UTC."""


def is_later(first: str, second: str) -> bool:
    """Whether `first` lies after `second`, as far as both are given: ``1963-03`` is not after ``1963``."""
    one, other = _moment(first), _moment(second)
    if one is None or other is None or bool(one.parts) != bool(other.parts):
        return False
    given = min(len(one.parts), len(other.parts))
    if one.minute is None or other.minute is None:
        return one.parts[:given] > other.parts[:given]
    if (one.zone is None) != (other.zone is None):
        return False
    return _universal(one) > _universal(other)


def _moment(text: str) -> _Moment | None:
    match = _DATE.fullmatch(text) or _TIME.fullmatch(text)
    if match is None:
        return None
    groups = match.groupdict()
    parts = tuple(int(groups[part]) for part in ("year", "month", "day") if groups.get(part))
    return _Moment(parts, _minutes(groups["time"]), _zone(groups["zone"]))


def _minutes(time: str | None) -> float | None:
    if time is None:
        return None
    hours, minutes, seconds = (*time.split(":"), "0")[:3]
    return int(hours) * 60 + int(minutes) + float(seconds) / 60


def _zone(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:])
    return -minutes if zone[0] == "-" else minutes


def _universal(moment: _Moment) -> float:
    """Minutes on one time line; the length of a month does not matter to the order except across zones at its end."""
    days = 0
    if moment.parts:
        year, month, day = moment.parts
        days = _days(year, month, day)
    return days * _MINUTES_OF_DAY + (moment.minute or 0.0) - (moment.zone or 0)


def _days(year: int, month: int, day: int) -> int:
    """Days since the turn of year 0 (proleptic Gregorian): the civil-calendar formula with the year beginning in March."""
    year, month = (year - 1, month + 9) if month <= 2 else (year, month - 3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 1
