"""What is shown of a record: plain values, nothing of them points back into it."""

from __future__ import annotations

from teikit.dataclass import dataclass
from teikit.problems import Problem
from teikit.record import Certainty

__all__ = ["Fact", "Figure", "Inspection", "Line", "Mark", "Said"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the header."""

    field: str
    value: str
    line: int | None
    """Where the source says it; None for what was given or inferred."""
    normal: str | None = None
    """The value in a standard form: a W3C date, a language tag, the key of a category."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source."""

    number: int
    """1 for the first."""
    text: str
    taken_for: tuple[str, ...]
    """``heading``, ``field: classification`` …; empty for a blank line."""
    unsure: bool
    """Whether something on it was guessed, or is a problem."""
    marks: tuple[tuple[int, int, str], ...] = ()
    """Insertions, page breaks, dates and speeches on it: first column (from 0), column behind the last, kind."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An editorial insertion."""

    line: int
    column: int
    text: str
    """As printed."""
    cls: str
    certainty: Certainty
    convention: str
    """Row of the table of conventions that decided."""
    why: str
    resp: str
    scope: str | None
    """The words beside it that it speaks of."""
    attributes: tuple[tuple[str, str], ...]
    """Reason, quantity, unit …, as far as the insertion states them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A person."""

    id: str
    role: str
    certainty: Certainty
    forms: tuple[tuple[str, tuple[int, ...]], ...]
    """Every printed form, with the lines it stands on."""
    offices: tuple[str, ...]
    speeches: int
    ref: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says."""

    line: int
    column: int
    text: str
    who: str | None
    """Figure.id; None where several persons fit."""
    direct: bool
    certainty: Certainty
    cue: str | None
    """The words that report it."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """How one record was read."""

    name: str
    encoding: str
    envelope: str
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    insertions: tuple[Mark, ...]
    people: tuple[Figure, ...]
    speeches: tuple[Said, ...]
    problems: tuple[Problem, ...]
