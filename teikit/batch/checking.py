"""Many TEI files checked, in one process or in several."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping
from dataclasses import field
from functools import lru_cache, partial
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any

from teikit.batch.ordering import in_order, refuse_timeout, until_failure
from teikit.batch.work import Work
from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity, TeikitError
from teikit.validation.many import check_file
from teikit.validation.validator import Checked, Validator

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["check"]


@dataclass(frozen=True, slots=True)
class _Checks:
    schema: str | Path | None
    options: Mapping[str, Any]
    mark: str = field(default_factory=lambda: os.urandom(8).hex())
    """A process that has a validator for this mark has the right one."""

    def __hash__(self) -> int:
        return hash(self.mark)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Checks) and self.mark == other.mark


def check(
    paths: Iterable[Path],
    schema: str | Path | None = None,
    *,
    processes: int = 1,
    executor: Executor | None = None,
    timeout: float | None = None,
    fail_fast: bool = False,
    **options: Any,
) -> Generator[Checked]:
    """Check files; results come in the order of `paths`.

    `processes`, `executor`, `timeout` and `fail_fast` are those of `teikit.batch.run`, `options` those of
    `teikit.validation.Validator`. Workers of an executor must have the current folder of this
    process. A file that cannot be read, takes too long or kills its process is told as a Problem. Raises
    `TeikitError` at once where the schema asked for is not there.
    """
    refuse_timeout(executor, timeout)
    checks = _Checks(schema, options)
    if schema is not None:
        _validator(checks, get_ident()).catalog.locate(schema)
    return until_failure(_checked(paths, checks, processes, executor, timeout), lambda result: fail_fast and _fails(result))


def _checked(
    paths: Iterable[Path], checks: _Checks, processes: int, executor: Executor | None, timeout: float | None
) -> Generator[Checked]:
    do = partial(_check_file, checks=checks)
    if executor is None and processes == 1 and timeout is None:
        yield from map(do, paths)
        return
    from teikit.batch.crews import crew_of

    work = Work(do, partial(_warm, checks), _lost)
    yield from in_order(((path, None) for path in paths), crew_of(work, processes, executor, timeout))


def _fails(result: Checked) -> bool:
    return any(problem.severity is not Severity.NOTE for problem in result.problems)


@lru_cache(maxsize=16)
def _validator(checks: _Checks, _thread: int) -> Validator:
    """The validator of a thread: one must not be used by two at a time."""
    return Validator(checks.schema, **checks.options)


def _check_file(path: Path, checks: _Checks) -> Checked:
    try:
        return check_file(_validator(checks, get_ident()), path)
    except TeikitError as error:
        return _lost(path, "file-unreadable", str(error))
    except Exception as error:
        return _lost(path, "internal-error", f"{type(error).__name__}: {error}; please report this")


def _warm(checks: _Checks) -> None:
    # What a document without a schema of its own is checked against.
    _validator(checks, get_ident()).check(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")


def _lost(path: Path, code: str, message: str) -> Checked:
    return Checked(str(path), (Problem(code, Severity.ERROR, message, str(path)),), ())
