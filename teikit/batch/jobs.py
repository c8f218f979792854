"""One job: a record read, encoded, checked and written. Runs in any process; its outcome can be sent back."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.batch.inputs import Job
from teikit.batch.writing import write_atomically
from teikit.problems import Problem, Severity, TeikitError
from teikit.project import Project

if TYPE_CHECKING:
    from teikit.conversion import Conversion
    from teikit.pages import Page
    from teikit.reading.inlines.review import ReviewRow
    from teikit.record import Record

__all__ = ["Outcome", "Settings", "Status", "convert_job", "failure"]


class Status(StrEnum):
    """What became of a record."""

    WRITTEN = "written"
    REJECTED = "rejected"
    """Words were lost or invented: the TEI stands in ``NAME.rejected.xml``."""
    FAILED = "failed"
    """There is no TEI."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every record of a run."""

    project: Project = field(default_factory=Project)
    validate: bool = True
    review: bool = False
    """Whether the outcomes carry the readings of insertions that an editor should look at."""
    page: bool = False
    """Whether they carry the record as a page shows it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job."""

    job: Job
    status: Status
    problems: tuple[Problem, ...] = ()
    insertions: tuple[tuple[str, int], ...] = ()
    """How many insertions of each class."""
    speakers: int = 0
    """How many persons say something."""
    seconds: float = 0.0
    review: tuple[ReviewRow, ...] = ()
    """Readings of insertions that are not sure, where the settings ask for them."""
    page: Page | None = None
    """The record as a page shows it, where the settings ask for it."""

    @property
    def written(self) -> Path | None:
        """The file that was written."""
        return {Status.WRITTEN: self.job.output, Status.REJECTED: self.job.rejected}.get(self.status)

    @property
    def clean(self) -> bool:
        """Whether the TEI was written and nothing worse than a note was found."""
        return self.status is Status.WRITTEN and all(p.severity is Severity.NOTE for p in self.problems)

    @property
    def internal(self) -> bool:
        """Whether teikit itself failed."""
        return any(p.code == "internal-error" for p in self.problems)


def convert_job(job: Job, settings: Settings) -> Outcome:
    """Convert one record and write it. Never raises an `Exception`: a failure is an outcome."""
    begun = time.perf_counter()
    try:
        return _convert(job, settings, begun)
    except TeikitError as error:
        return failure(job, "record-unreadable", str(error), begun)
    except OSError as error:
        return failure(job, "output-unwritable", f"cannot write {job.output}: {error.strerror or error}", begun)
    except Exception as error:
        return failure(job, "internal-error", f"{type(error).__name__}: {error} (in {_place(error)}); please report this", begun)


def _convert(job: Job, settings: Settings, begun: float) -> Outcome:
    # Imported here: the process that only hands out jobs needs none of it.
    from teikit.conversion import convert
    from teikit.record import Insertion, Speech

    conversion = convert(job.source, project=settings.project, validate=settings.validate)
    marks = conversion.record.inlines
    outcome = Outcome(
        job,
        Status.WRITTEN if conversion.faithful else Status.REJECTED,
        tuple(conversion.problems),
        tuple(sorted(Counter(mark.cls for mark in marks if isinstance(mark, Insertion)).items())),
        len({mark.person for mark in marks if isinstance(mark, Speech) and mark.person}),
        time.perf_counter() - begun,
        _review(conversion.record) if settings.review else (),
        _page(conversion) if settings.page else None,
    )
    assert outcome.written is not None
    write_atomically(outcome.written, conversion.to_bytes())
    if outcome.status is Status.WRITTEN:
        # What an earlier run rejected is no longer true.
        job.rejected.unlink(missing_ok=True)
    return outcome


def _review(record: Record) -> tuple[ReviewRow, ...]:
    from teikit.reading.inlines.review import review_rows
    from teikit.record import Insertion

    return tuple(review_rows((mark for mark in record.inlines if isinstance(mark, Insertion)), record.source))


def _page(conversion: Conversion) -> Page:
    from teikit.pages import page_of

    return page_of(conversion)


def failure(job: Job, code: str, message: str, begun: float | None = None) -> Outcome:
    """The outcome of a job that gave no TEI."""
    seconds = time.perf_counter() - begun if begun is not None else 0.0
    return Outcome(job, Status.FAILED, (Problem(code, Severity.ERROR, message, str(job.source)),), seconds=seconds)


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
