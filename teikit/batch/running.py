"""Jobs handed to processes, outcomes in the order of the jobs."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from itertools import islice

from teikit.batch.inputs import Job
from teikit.batch.jobs import Outcome, Settings, convert_job, failure

__all__ = ["run"]

_AHEAD = 4
"""Jobs handed out before they are needed, per process: a slow record must not leave the other processes idle."""


def run(jobs: Iterable[Job], settings: Settings, *, processes: int = 1, executor: Executor | None = None) -> Iterator[Outcome]:
    """Convert every job; the outcomes come in the order of the jobs, each as soon as it and those before it are there.

    One process converts in this process. `executor` takes the place of the processes: any `concurrent.futures.Executor` that
    can pickle a job. A record that fails does not stop the rest, nor does a process that dies: its record is tried once
    more by itself and then reported. Memory does not grow with the number of jobs.
    """
    if executor is not None:
        yield from _ordered(jobs, settings, executor, processes * _AHEAD)
    elif processes == 1:
        yield from (convert_job(job, settings) for job in jobs)
    else:
        yield from _pooled(iter(jobs), settings, processes)


def _ordered(jobs: Iterable[Job], settings: Settings, executor: Executor, ahead: int) -> Iterator[Outcome]:
    waiting = iter(jobs)
    under_way: deque[tuple[Job, Future[Outcome]]] = deque()
    while True:
        for job in islice(waiting, ahead - len(under_way)):
            under_way.append((job, executor.submit(convert_job, job, settings)))
        if not under_way:
            return
        job, future = under_way.popleft()
        yield _outcome(job, future)


def _outcome(job: Job, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except Exception as error:
        return failure(job, "internal-error", f"the record could not be handed to a process: {error}")


def _pooled(jobs: Iterator[Job], settings: Settings, processes: int) -> Iterator[Outcome]:
    """As `_ordered`, with pools of our own: one that broke is replaced."""
    left: deque[Job] = deque()

    def remaining() -> Iterator[Job]:
        for job in jobs:
            left.append(job)
            yield job

    supply = remaining()
    while True:
        try:
            with _Pool(processes) as pool:
                for outcome in _ordered(supply, settings, pool, processes * _AHEAD):
                    left.popleft()
                    yield outcome
            return
        except BrokenExecutor:
            # Nobody knows whose record it was: each one that was under way is tried by itself.
            while left:
                yield _alone(left.popleft(), settings)


def _alone(job: Job, settings: Settings) -> Outcome:
    try:
        with _Pool(1) as pool:
            return pool.submit(convert_job, job, settings).result()
    except BrokenExecutor:
        return failure(job, "internal-error", "the process that converted this record died (out of memory?)")


class _Pool(ProcessPoolExecutor):
    """Processes that leave Ctrl-C to their parent: they finish the file they are at, so that only whole files are left."""

    def __init__(self, processes: int) -> None:
        # Not forked: a fork copies the locks that the threads of a progress bar or of a caller may hold.
        super().__init__(processes, mp_context=multiprocessing.get_context("spawn"), initializer=_ignore_interrupts)

    def __exit__(self, *exception: object) -> None:
        self.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
