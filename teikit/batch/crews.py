"""Who does the work: processes of our own, or an executor that the caller brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teikit.batch.ordering import Crew
from teikit.batch.work import Result, Thing, Work

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["crew_of"]


def crew_of(work: Work[Thing, Result], processes: int, executor: Executor | None, timeout: float | None) -> Crew[Thing, Result]:
    """The crew; `processes` is how many work at once, `timeout` (seconds) is for processes of our own."""
    # Imported here: each needs modules that the other does not.
    if executor is not None:
        from teikit.batch.executors import Borrowed

        return Borrowed(work, executor, processes)
    from teikit.batch.processes import Processes

    return Processes(work, processes, timeout)
