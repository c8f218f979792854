"""Checking many files, in one process or several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.problems import Problem, Severity, TeikitError
from teikit.validation.validator import Checked, Validator, read

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["check_file", "validate_files"]

# Enough to keep every process busy, and few enough that what waits takes bounded memory.
_WAITING_PER_JOB = 8

_worker: Validator | None = None


def validate_files(paths: Iterable[Path], schema: str | Path | None = None, *, jobs: int = 1, **options: Any) -> Iterator[Checked]:
    """Check files, with one warm `Validator` per process; results come in the order of `paths`.

    `options` are `Validator`'s. A file that cannot be read gives the Problem ``file-unreadable``. A program that asks for
    several processes is imported by each, so it does its work below ``if __name__ == "__main__":``. Raises `TeikitError`
    at once where the schema asked for is not there.
    """
    validator = Validator(schema, **options)
    if schema is not None:
        validator.catalog.locate(schema)
    if jobs <= 1:
        return (check_file(validator, path) for path in paths)
    return _in_processes(paths, jobs, schema, options)


def check_file(validator: Validator, path: Path) -> Checked:
    """Check one file; one that cannot be read gives the Problem ``file-unreadable``."""
    try:
        document = read(path)
    except TeikitError as error:
        return Checked(str(path), (Problem("file-unreadable", Severity.ERROR, str(error), str(path)),), ())
    return validator.check(document)


def _in_processes(paths: Iterable[Path], jobs: int, schema: str | Path | None, options: Mapping[str, Any]) -> Iterator[Checked]:
    # Slow to import, and not needed for one process.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Not forked: a fork copies the locks that threads of a caller may hold; Python 3.12 warns of it, and 3.14 does not do it by itself.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(schema, options))
    try:
        left = iter(paths)
        waiting: deque[Future[Checked]] = deque(pool.submit(_run, path) for path in islice(left, jobs * _WAITING_PER_JOB))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(_run, path) for path in islice(left, 1))
    finally:
        pool.shutdown(cancel_futures=True)


def _start(schema: str | Path | None, options: Mapping[str, Any]) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    _worker = Validator(schema, **options)


def _run(path: Path) -> Checked:
    assert _worker is not None, "the process was not started by _start"
    return check_file(_worker, path)
