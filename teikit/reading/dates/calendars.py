"""Days that exist, and the day of the Julian calendar in the Gregorian one."""

from __future__ import annotations

from calendar import isleap
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

__all__ = ["Day", "gregorian", "is_dual", "iso"]

# The last calendar reform of Europe: Greece, 1 March 1923.
_LAST_JULIAN_YEAR = 1923
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months."""


class Day(NamedTuple):
    """A day, a month or a year: what is not given is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exists(self) -> bool:
        """Whether the calendar has it."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return 1 <= self.day <= 31
        # 2000 was a leap year: without a year 29 February is possible.
        return 1 <= self.day <= _length(self.year or 2000, self.month)

    @property
    def last(self) -> Day:
        """The last day of the month or year that this is."""
        if self.year is None or self.day is not None:
            return self
        month = self.month or 12
        return Day(self.year, month, _length(self.year, month))


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def iso(day: Day) -> str:
    """W3C form: ``1963-03-23``, ``1963-03``, ``1963``, ``--03-23``, ``--03``."""
    year = f"{day.year:04d}" if day.year is not None else "-"
    if day.month is None:
        return year if day.year is not None else f"---{day.day:02d}"
    return f"{year}-{day.month:02d}" + (f"-{day.day:02d}" if day.day is not None else "")


def gregorian(julian: Day) -> Day:
    """The Gregorian day of a Julian one. Both are whole days."""
    if julian.year is None or julian.month is None or julian.day is None:
        raise ValueError(f"not a whole day: {julian}")
    century = (julian.year - (julian.month <= 2)) // 100
    offset = century - century // 4 - 2
    day = date(min(julian.year, MAXYEAR - 1), julian.month, 1) + timedelta(days=julian.day - 1 + offset)
    return Day(day.year, day.month, day.day)


def is_dual(first: Day, second: Day) -> bool:
    """Whether two days are one day in both calendars: ``8/20 April 1861``."""
    if None in first or None in second or not (first.exists and second.exists):
        return False
    return (first.year or 0) <= _LAST_JULIAN_YEAR and gregorian(first) == second
