"""What is done with each of many things, wherever it is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from teikit.dataclass import dataclass

__all__ = ["Result", "Slot", "Thing", "Work", "do_all"]

Thing = TypeVar("Thing")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Work(Generic[Thing, Result]):
    """A piece of work, the same for every thing."""

    do: Callable[[Thing], Result]
    """What is done with one; can be pickled, and never raises an `Exception`."""
    warm: Callable[[], object]
    """What a new process does first, so that the first thing takes no longer than the others; can be pickled."""
    lost: Callable[[Thing, str, str], Result]
    """The result for one that could not be done; is given a code and a message of a `Problem`."""


@dataclass(slots=True, eq=False)
class Slot(Generic[Thing, Result]):
    """A thing on its way, in its place in the order."""

    thing: Thing
    result: Result | None = None
    deaths: int = 0
    """How often a process died while it was at this, or at a few things with this among them."""


def do_all(do: Callable[[Thing], Result], things: Sequence[Thing]) -> tuple[list[Result], float]:
    """Do several things in one go, where the work is done; their results, and the seconds it took."""
    begun = time.perf_counter()
    return [do(thing) for thing in things], time.perf_counter() - begun
