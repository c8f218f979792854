"""Options of commands that work through many files, and who does the work."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from teikit.dataclass import dataclass
from teikit.problems import TeikitError

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Batch", "batch_options", "worth_of_records", "worth_of_tei", "writable"]

_RECORDS_PER_PROCESS = 50
_BYTES_PER_PROCESS = 1_000_000
"""Starting a process costs as much as converting so many records, or checking so much TEI."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def batch_options(function: _Function) -> _Function:
    """Add ``-j``, ``--timeout`` and ``--fail-fast``."""
    options = (
        click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as many as there are cores."),
        click.option(
            "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Give up a file that takes longer than this."
        ),
        click.option("--fail-fast", is_flag=True, help="Stop at the first file that fails the run."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True)
class Batch:
    """How a run is done."""

    jobs: int | None = None
    timeout: float | None = None
    fail_fast: bool = False
    dask: str | None = None

    @contextmanager
    def crew(self, worth: float, folder: str = ".") -> Iterator[tuple[int, Executor | None]]:
        """How many work at once, and the executor if it is not processes of our own. Being told to end is then as Ctrl-C.

        So many processes the work is `worth`, where nobody said how many.
        """
        with _ended_as_interrupted():
            if self.dask is not None:
                import logging

                from teikit.batch.cluster import cluster

                with cluster(self.dask, folder) as (executor, workers):
                    # That a worker was lost is told in many lines, and mended without them.
                    logging.getLogger("distributed.client").setLevel(logging.ERROR)
                    yield workers, executor
            else:
                yield self.jobs or max(1, min(_cores(), int(worth))), None


def worth_of_records(count: int) -> float:
    """How many processes it is worth to start for records."""
    return count / _RECORDS_PER_PROCESS


def worth_of_tei(files: Sequence[Path]) -> float:
    """How many processes it is worth to start to check files."""
    worth = len(files) / _RECORDS_PER_PROCESS
    for file in files[:_RECORDS_PER_PROCESS]:
        with suppress(OSError):
            worth += file.stat().st_size / _BYTES_PER_PROCESS
    return worth


def writable(folder: str) -> None:
    """Make a folder for output. Raises `TeikitError` where files cannot be written there: once, not for every record."""
    probe = Path(folder) / f".teikit-{os.urandom(8).hex()}.part"
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"teikit")
        probe.unlink()
    except OSError as error:
        raise TeikitError(f"cannot write in the folder {folder}: {error.strerror or error}") from error


def _cores() -> int:
    """The processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def _ended_as_interrupted() -> Iterator[None]:
    """SIGTERM, as a shell, a container or a CI job sends it, ends a run as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
