"""Counts as bars: tables with a drawn bar in each row, and columns over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from teikit.dataclass import dataclass

__all__ = ["Bar", "Bars", "Column", "Columns", "bars", "columns"]

_MOST_COLUMNS = 60
_WIDTH, _HEIGHT = 10, 100
"""Of a column's place and of the highest column, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a table of counts."""

    label: str
    value: int
    share: float
    """Per cent of the longest bar."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A table of counts."""

    title: str
    noun: str
    """What is counted, for the head of the column."""
    rows: tuple[Bar, ...]
    left: int
    """How many rows more there are."""


@dataclass(frozen=True, slots=True)
class Column:
    """A year, or several together."""

    label: str
    value: int
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Counts over the years, without gaps."""

    columns: tuple[Column, ...]
    width: int
    most: int
    years: int
    """Years that a column stands for."""

    @property
    def filled(self) -> tuple[Column, ...]:
        """The columns that are not empty."""
        return tuple(column for column in self.columns if column.value)


def bars(title: str, noun: str, counts: Iterable[tuple[str, int]], left: int = 0) -> Bars:
    """A table of the counts, in their order."""
    rows = list(counts)
    most = max((value for _, value in rows), default=0) or 1
    return Bars(title, noun, tuple(Bar(label, value, round(100 * value / most, 2)) for label, value in rows), left)


def columns(years: Mapping[int, int]) -> Columns:
    """The years as columns: one for each, or for every 5, 10, 50 … years where there are too many."""
    if not years:
        return Columns((), 0, 0, 1)
    first, last = min(years), max(years)
    step = next(step for step in (1, 5, 10, 50, 100, 500, 1000, 10_000) if (last - first) // step < _MOST_COLUMNS)
    counts = dict.fromkeys(range(first - first % step, last + 1, step), 0)
    for year, count in years.items():
        counts[year - year % step] += count
    most = max(counts.values())
    return Columns(
        tuple(
            Column(_period(start, step), value, index * _WIDTH + 1, _HEIGHT - (height := _HEIGHT * value / most), height)
            for index, (start, value) in enumerate(counts.items())
        ),
        len(counts) * _WIDTH,
        most,
        step,
    )


def _period(start: int, step: int) -> str:
    return str(start) if step == 1 else f"{start}–{start + step - 1}"
