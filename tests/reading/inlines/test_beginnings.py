"""Which rows of the table a bracket is asked for, by its first characters."""

from __future__ import annotations

import re

import pytest
from beginnings import beginnings, first_signs, tables

from teikit.reading.inlines.beginnings import BEGINNINGS, FIRST, may_match
from teikit.reading.inlines.conventions import CONVENTIONS

TEXTS = [" ".join(inner.split()) for row in CONVENTIONS for inner in re.findall(r"(?<=[\[(<{])[^\[\](){}<>]*(?=[\])>}])", row.example)]


def test_the_table_is_what_the_expressions_say() -> None:
    assert tables() == (BEGINNINGS, FIRST), "python tests/reading/inlines/beginnings.py"
    assert len({row.id for row in CONVENTIONS}) == len(CONVENTIONS)


def test_no_row_is_left_out_that_matches() -> None:
    matched = 0
    for text in {form for one in TEXTS for form in (one, one.upper(), one.lower(), one.capitalize(), one[:2], "")}:
        asked = may_match(text)
        for row in CONVENTIONS:
            if row.pattern is not None and row.pattern.fullmatch(text):
                matched += 1
                assert asked(row.id), (row.id, text)
    assert matched > len(CONVENTIONS)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("sic!?", {"sic"}),
        ("(?:an? )?ox", {"ox", "a o", "an "}),
        (r"p\.\d{1,2}", {"p.0"}),
        (r"\d?", {"", "0"}),
        ("(?<!x)(?=a)ab{2,}", {"abb"}),
        ("[^x].*", None),
    ],
)
def test_beginnings(pattern: str, expected: set[str] | None) -> None:
    assert beginnings(pattern, 0) == expected


def test_first_characters() -> None:
    assert first_signs(r"[A-C]\w+", 0) == {"A", "B", "C"}
    assert first_signs(r"(?i:ka).*", 0) == {"k", "K"}
    assert first_signs(r".*", 0) is None
    assert first_signs(r"a?", 0) is None


def test_nothing_is_said_of_characters_beyond_ascii() -> None:
    assert all(may_match("так!")(row.id) for row in CONVENTIONS)
