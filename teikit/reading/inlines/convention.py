"""What a convention is: one row of the table by which insertions are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.record import Insertion, InsertionClass

if TYPE_CHECKING:
    from teikit.reading.inlines.bracket import Bracket

__all__ = ["Builder", "Convention", "Evidence", "Setting", "keep", "phrase"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a record beside its text."""

    text_language: str = "en"
    """BCP 47."""
    original_language: str | None = None
    """BCP 47; None where the record is no translation or does not say."""
    has_translator: bool = False
    note_numbers: frozenset[str] = frozenset()
    """Numbers of the notes that the record has."""
    surnames: frozenset[str] = frozenset()
    """Of the people that are known to occur."""
    debate: bool = False
    """Whether people take turns in it, under labels."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well a reading fits, from 0 to 1, and what speaks for it."""

    score: float
    why: str


Builder = Callable[["Bracket", "re.Match[str] | None", Insertion], "Insertion | None"]
"""Fills in what a row leaves open; None declines, and the next row is asked."""


def keep(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    """The builder of a row that leaves nothing open."""
    return insertion


def phrase(*alternatives: str) -> re.Pattern[str]:
    """A pattern for a whole bracket: any of the alternatives, letter case ignored, a full stop at the end or not."""
    return expression(rf"(?:{'|'.join(alternatives)})\s*\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Convention:
    """One editorial convention.

    Rows with a `weigh` compete: where no other row decides, the one with the best score does. The others decide
    in the order of the table: the first whose delimiters, `pattern` and `when` fit, and whose `build` does not decline.
    """

    id: str
    cls: InsertionClass
    example: str
    """An invented text in which this row decides the first bracket that it could."""
    provenance: str
    """Where the convention was found."""
    pattern: re.Pattern[str] | None = None
    """Matched against the whole of the bracket's text, white space collapsed."""
    delimiters: str = "["
    """Opening delimiters, one for each family: ``[`` ``(`` ``<`` ``{``."""
    when: Callable[[Bracket], bool] | None = None
    build: Builder = keep
    weigh: Callable[[Bracket], Evidence | None] | None = None
    setting: Setting = field(default=Setting())
    """What the example is read with."""
