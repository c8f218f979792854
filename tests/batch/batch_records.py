"""What the tests of batches share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from teikit.batch import Outcome, Status

TEXT = "Port Amsel, 3 May 1961\n\nMinutes of a Meeting\n\nMr. Velde said that the boat [to] had left.\n"

Put = Callable[..., list[str]]
Patched = Callable[[str], None]


def bytes_of(folder: str) -> dict[str, bytes]:
    """Every TEI file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*.xml")}


def left_over(folder: str) -> list[str]:
    """What is there beside TEI and the state."""
    return sorted(p.name for p in Path(folder).rglob("*") if p.is_file() and p.suffix not in (".xml", ".sqlite"))


def statuses(outcomes: Sequence[Outcome]) -> set[Status]:
    return {outcome.status for outcome in outcomes}


def codes(outcomes: Sequence[Outcome]) -> list[list[str]]:
    """The codes of the problems of each."""
    return [[problem.code for problem in outcome.problems] for outcome in outcomes]
