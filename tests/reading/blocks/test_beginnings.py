"""The tables of beginnings hold every word with which their expressions begin."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from teikit.reading.blocks import headings, labels, salutations
from teikit.reading.blocks.beginnings import LETTERS, beginnings

TABLES: list[tuple[Callable[[str], bool], list[re.Pattern[str]]]] = [
    (salutations._may_salute, [salutations._SALUTATION, salutations._STOPPED, salutations._SOLEMN]),
    (salutations._may_take_leave, [salutations._CLOSE]),
    (headings._may_be_genre, [headings._GENRE]),
    (headings._may_be_paper, [headings._PAPER]),
    (labels._may_begin, [labels._PATTERN]),
]
END = "|"
"""Stands in an enumerated beginning for anything that is no letter: the word is over."""


def begins(pattern: re.Pattern[str]) -> set[str]:
    """The beginnings of what an expression matches: three letters, or fewer and the end of the word."""
    return _after({""}, parser.parse(pattern.pattern, re.IGNORECASE))


def _after(starts: set[str], items: Iterable[tuple[Any, Any]]) -> set[str]:
    """Each start followed by what a sequence of items may match."""
    for item in items:
        done = {start for start in starts if len(start) >= LETTERS or start.endswith(END)}
        starts = done | (_item(starts - done, *item) if starts - done else set())
    return starts


def _item(starts: set[str], kind: Any, value: Any) -> set[str]:
    if kind is sre.LITERAL:
        return {start + _letter(chr(value)) for start in starts}
    if kind is sre.IN:
        return {start + letter for start in starts for letter in _letters(value)}
    if kind is sre.BRANCH:
        return set().union(*(_after(starts, branch) for branch in value[1]))
    if kind is sre.SUBPATTERN:
        return _after(starts, value[-1])
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, inner = value
        found = set(starts) if least == 0 else set()
        for n in range(1, min(most, LETTERS) + 1):
            starts = _after(starts, inner)
            found |= starts if n >= min(least, LETTERS) else set()
        return found
    assert kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT), kind
    return starts


def _letters(members: Iterable[tuple[Any, Any]]) -> set[str]:
    found: set[str] = set()
    for kind, value in members:
        if kind is sre.LITERAL:
            found.add(_letter(chr(value)))
        elif kind is sre.RANGE:
            found |= {_letter(chr(c)) for c in range(value[0], value[1] + 1)}
        else:
            assert kind is sre.CATEGORY, kind
            assert value in (sre.CATEGORY_SPACE, sre.CATEGORY_DIGIT), value
            found.add(END)
    return found


def _letter(character: str) -> str:
    return character.lower() if character.isalpha() else END


@pytest.mark.parametrize(("may_begin", "patterns"), TABLES)
def test_tables_hold_the_beginnings_of_their_expressions(may_begin: Callable[[str], bool], patterns: list[re.Pattern[str]]) -> None:
    found = {start for pattern in patterns for start in begins(pattern)}
    # What begins with a figure or a comma the readers ask for themselves.
    assert {start for start in found if start != END and not may_begin(start.replace(END, " "))} == set()
    assert len(found) > 20


def test_letters_beyond_ascii_may_begin_anything() -> None:
    may_begin = beginnings("sir my")
    assert [may_begin(start) for start in ("Sir", "MY ", "My,", "ſir", "Myr", "Si ", "[Si", "")] == [
        True,
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]
