"""Things handed out to a crew as it has room, results in the order of the things."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from teikit.batch.interrupts import held_back
from teikit.batch.work import Result, Slot, Thing

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["WINDOW", "Crew", "in_order", "refuse_timeout", "until_failure"]

WINDOW = 512
"""Things that may be under way or done behind one that takes long: more would be memory, fewer would leave the others idle."""


class Crew(Protocol[Thing, Result]):
    """Those who do the work."""

    @property
    def size(self) -> int:
        """How many things to hand out at once, for now."""

    def has_room(self) -> bool:
        """Whether more can be handed out."""

    def submit(self, slots: list[Slot[Thing, Result]]) -> None:
        """Hand out things."""

    def wait(self) -> None:
        """Wait until something may have changed, but not for long, and put the results that are there in their slots."""

    def close(self) -> None:
        """End: nothing new is begun."""


def in_order(things: Iterable[tuple[Thing, Result | None]], crew: Crew[Thing, Result]) -> Generator[Result]:
    """The results of `things` in their order, each as soon as it and all before it are there.

    Beside a thing that needs no work stands its result. Never are more than `WINDOW` things held.
    """
    source, line, ended = iter(things), deque[Slot[Thing, Result]](), False
    try:
        while line or not ended:
            while not ended and len(line) < WINDOW and crew.has_room():
                taken = [Slot(thing, result) for thing, result in islice(source, crew.size)]
                ended = not taken
                line.extend(taken)
                if todo := [slot for slot in taken if slot.result is None]:
                    with held_back():
                        crew.submit(todo)
                yield from _ready(line)
            if line:
                with held_back():
                    crew.wait()
                yield from _ready(line)
    finally:
        crew.close()


def until_failure(results: Generator[Result], fails: Callable[[Result], bool]) -> Generator[Result]:
    """The results up to the first that fails; what comes after it is not begun."""
    with closing(results):
        for result in results:
            yield result
            if fails(result):
                return


def refuse_timeout(executor: Executor | None, timeout: float | None) -> None:
    """Raises `ValueError` where both are given."""
    if executor is not None and timeout is not None:
        raise ValueError("a timeout needs processes of our own: no task of an executor can be stopped")


def _ready(line: deque[Slot[Thing, Result]]) -> Generator[Result]:
    while line and line[0].result is not None:
        result = line.popleft().result
        assert result is not None
        yield result
