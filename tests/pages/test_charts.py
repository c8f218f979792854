"""Counts as bars and columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teikit.pages.charts import bars, columns


def test_the_longest_bar_is_the_whole_width() -> None:
    chart = bars("Insertions", "insertions", [("gap", 8), ("sic", 2), ("note", 0)])
    assert [(row.label, row.share) for row in chart.rows] == [("gap", 100.0), ("sic", 25.0), ("note", 0.0)]
    assert bars("None", "x", []).rows == bars("Nought", "x", []).rows == ()


def test_years_without_records_keep_their_place() -> None:
    shown = columns({1960: 2, 1963: 1})
    assert [(column.label, column.value) for column in shown.columns] == [("1960", 2), ("1961", 0), ("1962", 0), ("1963", 1)]
    assert [column.x for column in shown.filled] == [1, 31]
    assert columns({}).columns == ()


def test_many_years_stand_together() -> None:
    shown = columns({1799: 1, 1960: 2, 1961: 3})
    assert shown.years == 5
    assert [(column.label, column.value) for column in shown.filled] == [("1795–1799", 1), ("1960–1964", 5)]


@given(st.dictionaries(st.integers(1, 9999), st.integers(1, 500), min_size=1))
def test_no_record_is_lost(years: dict[int, int]) -> None:
    shown = columns(years)
    assert sum(column.value for column in shown.columns) == sum(years.values())
    assert len(shown.columns) <= 61
    assert all(0 <= column.y <= 100 and abs(column.y + column.height - 100) < 1e-9 for column in shown.columns)
