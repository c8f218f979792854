"""Which of two dates is later, as far as both are given."""

import pytest

from teikit.validation.periods import is_later

LATER = [
    ("1964", "1963"),
    ("1963-04", "1963-03"),
    ("1963-03-24", "1963-03-23"),
    ("1964", "1963-12-31"),
    ("1963-12-31", "1962"),
    ("-0044", "-0045-03-15"),
    ("10000", "9999"),
    ("1963-03-23T16:10:00Z", "1963-03-23T16:09:59Z"),
    ("1963-03-23T16:00:00Z", "1963-03-23T18:00:00+03:00"),
    ("1963-03-23T16:10:00", "1963-03-23T16:09:00"),
    ("16:10:00", "09:00:00"),
    ("1963-03-24T01:00:00", "1963-03-23"),
]
NOT_LATER = [
    ("1963", "1963"),
    ("1963-03", "1963"),
    ("1963", "1963-03"),
    ("1963-03-23", "1963-03"),
    ("1963-03-23T23:00:00Z", "1963-03-23"),
    ("1963-03-24T01:00:00+03:00", "1963-03-23T23:00:00Z"),
    ("1963-03-23T16:10:00", "1963-03-23T16:00:00Z"),
    ("16:10:00", "1963"),
    ("--03-23", "--03-22"),
    ("12", "5"),
    ("soon", "1963"),
    ("", ""),
]


@pytest.mark.parametrize(("first", "second"), LATER)
def test_later(first: str, second: str) -> None:
    assert is_later(first, second)
    assert not is_later(second, first)


@pytest.mark.parametrize(("first", "second"), NOT_LATER)
def test_not_later(first: str, second: str) -> None:
    assert not is_later(first, second)
