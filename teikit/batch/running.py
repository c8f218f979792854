"""Jobs converted in one process, in several, or by any executor; outcomes in the order of the jobs."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from teikit.batch.disk import folder_of, place
from teikit.batch.inputs import Job
from teikit.batch.jobs import Outcome, Settings, anchored, convert_job, failure, warm
from teikit.batch.ordering import in_order, refuse_timeout, until_failure
from teikit.batch.work import Work
from teikit.batch.writing import clear_parts

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["run"]


def run(
    jobs: Iterable[Job | Outcome],
    settings: Settings,
    *,
    processes: int = 1,
    executor: Executor | None = None,
    timeout: float | None = None,
    fail_fast: bool = False,
) -> Generator[Outcome]:
    """Convert every job; the outcomes come in the order of the jobs, each as soon as it and those before it are there.

    One process converts in this process, unless there is a `timeout`: seconds after which a record is given up and its process
    stopped. `executor` takes the place of our own processes, any `concurrent.futures.Executor` whose workers have teikit and
    see the same files under the same paths: threads, processes, a cluster; `processes` is then how many workers it has, and a
    `timeout` raises `ValueError`, for its tasks cannot be stopped. `fail_fast` ends after the first outcome that is not clean.

    A record that fails does not stop the rest, nor does a process of ours that dies: what it was at is tried once more, then
    reported. An outcome among the jobs (see `teikit.batch.State`) is passed on in its place. Memory does not grow with the
    number of jobs. Close the iterator to end early (``contextlib.closing``): what is under way is finished, or killed after a
    few seconds; only whole files are left. Raises `BrokenExecutor` where `executor` broke, `TeikitError` where processes
    cannot be started.
    """
    refuse_timeout(executor, timeout)
    return until_failure(_tidily(jobs, settings, processes, executor, timeout), lambda outcome: fail_fast and not outcome.clean)


def _tidily(
    jobs: Iterable[Job | Outcome], settings: Settings, processes: int, executor: Executor | None, timeout: float | None
) -> Generator[Outcome]:
    """The outcomes; at the end, parts of files are removed that killed processes left."""
    folders: set[str] = set()

    def noted() -> Iterator[Job | Outcome]:
        for job in jobs:
            if isinstance(job, Job):
                folders.add(folder_of(job.output))
            yield job

    settings = replace(settings, mark=os.urandom(4).hex())
    try:
        yield from _outcomes(noted(), settings, processes, executor, timeout)
    finally:
        clear_parts((place(settings.folder, folder) or os.curdir for folder in folders), settings.mark)


def _outcomes(
    jobs: Iterable[Job | Outcome], settings: Settings, processes: int, executor: Executor | None, timeout: float | None
) -> Generator[Outcome]:
    if executor is None and processes == 1 and timeout is None:
        for job in jobs:
            yield job if isinstance(job, Outcome) else convert_job(job, settings)
        return
    # Imported here: one process needs none of it.
    from teikit.batch.crews import crew_of

    if executor is not None:
        settings = anchored(settings)
    work = Work(partial(convert_job, settings=settings), partial(warm, settings), failure)
    jobs_or_done = ((job.job, job) if isinstance(job, Outcome) else (job, None) for job in jobs)
    yield from in_order(jobs_or_done, crew_of(work, processes, executor, timeout))
