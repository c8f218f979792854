"""A crew that is somebody's `concurrent.futures.Executor`: threads, processes, a cluster."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Generic

from teikit.batch.interrupts import SLICE
from teikit.batch.pace import Pace
from teikit.batch.work import Result, Slot, Thing, Work, do_all

__all__ = ["Borrowed"]

_AHEAD = 3
"""Chunks handed out for each worker: one that it does, the others so that it need not wait."""


class Borrowed(Generic[Thing, Result]):
    """Works with an executor that somebody else made and will end."""

    def __init__(self, work: Work[Thing, Result], executor: Executor, workers: int) -> None:
        self._work, self._executor, self._most = work, executor, workers * _AHEAD
        self._under_way: dict[Future[tuple[list[Result], float]], list[Slot[Thing, Result]]] = {}
        self._pace = Pace()

    @property
    def size(self) -> int:
        """As `Crew` says."""
        return self._pace.size

    def has_room(self) -> bool:
        """As `Crew` says."""
        return len(self._under_way) < self._most

    def submit(self, slots: list[Slot[Thing, Result]]) -> None:
        """As `Crew` says."""
        self._under_way[self._executor.submit(do_all, self._work.do, [slot.thing for slot in slots])] = slots

    def wait(self) -> None:
        """As `Crew` says. Raises `BrokenExecutor` where the executor cannot go on."""
        for future in wait(self._under_way, timeout=SLICE, return_when=FIRST_COMPLETED).done:
            slots = self._under_way.pop(future)
            try:
                results, seconds = future.result()
            except BrokenExecutor:
                raise
            except Exception as error:
                self._failed(slots, error)
                continue
            self._pace.add(len(slots), seconds)
            for slot, result in zip(slots, results, strict=True):
                slot.result = result

    def _failed(self, slots: list[Slot[Thing, Result]], error: Exception) -> None:
        """One of several things is to blame: each is tried by itself."""
        if len(slots) > 1:
            for slot in slots:
                self.submit([slot])
        else:
            message = f"the executor could not do it: {type(error).__name__}: {error}"
            slots[0].result = self._work.lost(slots[0].thing, "internal-error", message)

    def close(self) -> None:
        """As `Crew` says."""
        for future in self._under_way:
            future.cancel()
        wait(future for future in self._under_way if not future.cancelled())
