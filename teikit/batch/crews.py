"""Who does the work: processes of our own, or an executor that the caller brings."""

from __future__ import annotations

from concurrent.futures import Executor

from teikit.batch.executors import Borrowed
from teikit.batch.ordering import Crew
from teikit.batch.processes import Processes
from teikit.batch.work import Result, Thing, Work

__all__ = ["crew_of"]


def crew_of(work: Work[Thing, Result], processes: int, executor: Executor | None, timeout: float | None) -> Crew[Thing, Result]:
    """The crew; `processes` is how many work at once, `timeout` (seconds) is for processes of our own."""
    if executor is not None:
        return Borrowed(work, executor, processes)
    return Processes(work, processes, timeout)
