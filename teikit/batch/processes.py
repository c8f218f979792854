"""A crew of processes of our own, each by itself: one that dies or hangs is replaced and troubles no other."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import field
from typing import Any, Generic

from teikit.batch.interrupts import SLICE, held_back
from teikit.batch.pace import Pace
from teikit.batch.work import Result, Slot, Thing, Work, do_all
from teikit.batch.writing import drop_under_way
from teikit.dataclass import dataclass
from teikit.problems import TeikitError
from teikit.starting import import_lxml, spare_garbage

__all__ = ["Processes"]

_EACH = 2
"""Chunks that a process holds: the one it does and the next, so that it need not wait."""
_GRACE = 3.0
"""Seconds that the things under way get to end when the run is ended."""
_STARTS = 3
"""How often in a row a process may die before it has begun."""
_DEATHS = 2
"""How often a thing may take its process with it."""
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@dataclass(slots=True)
class _Chunk(Generic[Thing, Result]):
    slots: list[Slot[Thing, Result]]
    future: Future[tuple[list[Result], float]]
    sent: bool
    """False where the process had died before."""


@dataclass(slots=True)
class _Lane(Generic[Thing, Result]):
    """One process, and what it has to do. An executor of one worker tells us what its process is at when it ends."""

    pool: ProcessPoolExecutor
    number: Future[int]
    """The process's number, once it is ready."""
    chunks: deque[_Chunk[Thing, Result]] = field(default_factory=deque)
    since: float | None = None
    """When it began the first of its chunks, if it has."""

    def running(self) -> Future[Any] | None:
        """What ends next."""
        if not self.number.done():
            return self.number
        return self.chunks[0].future if self.chunks else None


class Processes(Generic[Thing, Result]):
    """Starts processes as there is work for them; with a `timeout` (seconds) a thing that takes longer is given up."""

    def __init__(self, work: Work[Thing, Result], count: int, timeout: float | None = None) -> None:
        self._work, self._count, self._timeout = work, count, timeout
        self._lanes: list[_Lane[Thing, Result]] = []
        self._pace = Pace()
        self._failed_starts = 0

    @property
    def size(self) -> int:
        """As `Crew` says. With a timeout things go one by one: it is each one's."""
        return self._pace.size if self._timeout is None else 1

    def has_room(self) -> bool:
        """As `Crew` says."""
        return len(self._lanes) < self._count or any(len(lane.chunks) < _EACH for lane in self._lanes)

    def submit(self, slots: list[Slot[Thing, Result]]) -> None:
        """As `Crew` says."""
        lane = min(self._lanes, key=lambda lane: len(lane.chunks), default=None)
        if lane is None or (lane.chunks and len(self._lanes) < self._count):
            lane = self._start()
            self._lanes.append(lane)
        self._give(lane, slots)

    def wait(self) -> None:
        """As `Crew` says. Raises `TeikitError` where processes cannot be started."""
        running = [future for lane in self._lanes if (future := lane.running()) is not None]
        wait(running, timeout=self._patience(), return_when=FIRST_COMPLETED)
        for lane in list(self._lanes):
            if lane.number.done():
                self._look_at(lane)

    def close(self) -> None:
        """As `Crew` says. What is under way may end, if it ends soon."""
        # Held back here and not by whoever closes: this lasts a few seconds at most, the end of a borrowed executor as long as it will.
        with held_back():
            self._close()

    def _close(self) -> None:
        # A pool whose process did not start fails its chunks by itself, in a thread that a cancelled one would stop.
        if not any(lane.number.done() and not lane.number.cancelled() and lane.number.exception() for lane in self._lanes):
            for lane in self._lanes:
                for chunk in lane.chunks:
                    chunk.future.cancel()
        left = [future for lane in self._lanes if (future := lane.running()) is not None]
        try:
            wait(left, timeout=_GRACE)
        finally:
            for lane in self._lanes:
                if (future := lane.running()) is not None and not future.done():
                    self._kill(lane)
                lane.pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> _Lane[Thing, Result]:
        # Not forked: a fork copies the locks that the threads of a progress bar or of a caller may hold.
        pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)
        return _Lane(pool, pool.submit(_ready, self._work))

    def _give(self, lane: _Lane[Thing, Result], slots: list[Slot[Thing, Result]]) -> None:
        try:
            future, sent = lane.pool.submit(do_all, self._work.do, [slot.thing for slot in slots]), True
        except BrokenExecutor as error:
            future, sent = Future(), False
            future.set_exception(error)
        if not lane.chunks and lane.number.done():
            lane.since = time.monotonic()
        lane.chunks.append(_Chunk(slots, future, sent))

    def _look_at(self, lane: _Lane[Thing, Result]) -> None:
        """Take what is done, replace a process that died, stop one that hangs."""
        while lane.chunks and lane.chunks[0].future.done():
            try:
                results, seconds = lane.chunks[0].future.result()
            except BrokenExecutor:
                self._died(lane)
                return
            except Exception as error:
                self._unsendable(lane.chunks.popleft().slots, error)
                continue
            slots = lane.chunks.popleft().slots
            self._failed_starts = 0
            self._pace.add(len(slots), seconds)
            for slot, result in zip(slots, results, strict=True):
                slot.result = result
            lane.since = None
        if lane.chunks and lane.since is None:
            lane.since = time.monotonic()
        if self._timeout is not None and lane.since is not None and lane.chunks and time.monotonic() - lane.since > self._timeout:
            self._hangs(lane, self._timeout)

    def _died(self, lane: _Lane[Thing, Result]) -> None:
        """What the process was at may be to blame, all of it; what it had not begun is not."""
        began = not lane.number.exception()
        if not began:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise TeikitError(
                    'processes cannot be started; a script that starts them guards its own code with: if __name__ == "__main__":'
                )
        suspects = lane.chunks[0].slots if began and lane.chunks[0].sent else []
        for slot in suspects:
            slot.deaths += 1
            if slot.deaths >= _DEATHS:
                message = "the process that was at it died (out of memory?)"
                slot.result = self._work.lost(slot.thing, "process-died", message)
        self._replace(lane, split=bool(suspects))

    def _hangs(self, lane: _Lane[Thing, Result], timeout: float) -> None:
        for slot in lane.chunks[0].slots:
            message = f"it took longer than {timeout:g} seconds and was given up"
            slot.result = self._work.lost(slot.thing, "timed-out", message)
        self._kill(lane)
        self._replace(lane)

    def _replace(self, lane: _Lane[Thing, Result], *, split: bool = False) -> None:
        """A new process in the place of one that ended; it gets what that has left, with `split` the first chunk in pieces."""
        lane.pool.shutdown(wait=True, cancel_futures=True)
        fresh = self._start()
        self._lanes[self._lanes.index(lane)] = fresh
        left = [[slot for slot in chunk.slots if slot.result is None] for chunk in lane.chunks]
        if split and left:
            left[:1] = [[slot] for slot in left[0]]
        for slots in filter(None, left):
            self._give(fresh, slots)

    def _unsendable(self, slots: list[Slot[Thing, Result]], error: Exception) -> None:
        for slot in slots:
            message = f"it could not be handed to a process: {type(error).__name__}: {error}"
            slot.result = self._work.lost(slot.thing, "internal-error", message)

    def _kill(self, lane: _Lane[Thing, Result]) -> None:
        if lane.number.done() and not lane.number.exception():
            with contextlib.suppress(ProcessLookupError):
                os.kill(lane.number.result(), _KILL)

    def _patience(self) -> float:
        """Seconds until the first process has had its time, as far as one wait may last."""
        begun = [lane.since for lane in self._lanes if lane.since is not None and lane.chunks]
        if self._timeout is None or not begun:
            return SLICE
        return min(SLICE, max(0.0, min(begun) + self._timeout - time.monotonic()) + 0.01)


def _begin() -> None:
    """Leave Ctrl-C to the parent: it lets the file under way be finished. Do not outlive the parent. Work fast."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    spare_garbage()
    import_lxml()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        drop_under_way()
        os._exit(1)


def _ready(work: Work[Thing, Result]) -> int:
    with contextlib.suppress(Exception):
        # What is wrong here is wrong with each thing, and told there.
        work.warm()
    return os.getpid()
