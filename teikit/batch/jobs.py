"""One job: a record read, encoded, checked and written. Runs in any process; its outcome can be sent back."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import field, replace
from enum import StrEnum
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.batch.disk import content, kept_content, place, remove
from teikit.batch.inputs import Job
from teikit.batch.writing import write_atomically
from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity, TeikitError
from teikit.project import Project

if TYPE_CHECKING:
    from teikit.conversion import Conversion
    from teikit.pages import Page
    from teikit.reading.inlines.review import ReviewRow
    from teikit.record import Division, Record

__all__ = ["INTERNAL_CODES", "Outcome", "Settings", "Status", "anchored", "convert_job", "failure", "warm"]


INTERNAL_CODES = frozenset({"internal-error", "process-died"})
"""Codes of problems that are teikit's own."""


class Status(StrEnum):
    """What became of a record."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    """Neither the record nor the settings have changed since its TEI was written."""
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
    folder: str = ""
    """Where relative paths start; by default the current folder of the process that converts."""
    mark: str = ""
    """Stands in the names of files of this run that are not yet whole."""


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
    review: tuple[ReviewRow, ...] | None = None
    """Readings of insertions that are not sure; None where the settings do not ask for them."""
    page: Page | None = None
    """The record as a page shows it, where the settings ask for it."""
    read: str = ""
    """Hash of the bytes of the record."""
    wrote: str = ""
    """Hash of the bytes of its TEI."""

    @property
    def written(self) -> Path | None:
        """The file that holds its TEI."""
        if self.status is Status.FAILED:
            return None
        return self.job.rejected if self.status is Status.REJECTED else self.job.output

    @property
    def clean(self) -> bool:
        """Whether there is TEI and nothing worse than a note was found."""
        good = self.status in (Status.WRITTEN, Status.UNCHANGED)
        return good and all(p.severity is Severity.NOTE for p in self.problems)

    @property
    def internal(self) -> bool:
        """Whether teikit itself failed."""
        return any(p.code in INTERNAL_CODES for p in self.problems)


def warm(settings: Settings) -> None:
    """Do what only the first record of a process needs: load modules, tables and the schema."""
    from teikit.conversion import convert

    with suppress(TeikitError):
        convert("Orsa, 3 May 1803\n\nThe boat [sic] left.", project=settings.project, validate=settings.validate)


def anchored(settings: Settings) -> Settings:
    """The settings for a process whose current folder is another one."""
    here, project = Path.cwd(), settings.project

    def found(file: str | None) -> str | None:
        return str(here / file) if file is not None else None

    project = replace(
        project,
        metadata=replace(project.metadata, file=found(project.metadata.file)),
        people=replace(project.people, authority=found(project.people.authority)),
        places=replace(project.places, authority=found(project.places.authority)),
        decisions=found(project.decisions),
        schema=str(here / project.schema) if Path(project.schema).is_file() else project.schema,
    )
    return replace(settings, project=project, folder=str(here / settings.folder))


def convert_job(job: Job, settings: Settings) -> Outcome:
    """Convert one record and write it. Never raises an `Exception`: a failure is an outcome."""
    begun = time.perf_counter()
    try:
        data = content(place(settings.folder, job.source))
    except OSError as error:
        return failure(job, "record-unreadable", f"cannot read {job.source}: {error.strerror or error}", begun)
    try:
        return _convert(job, data, settings, begun)
    except TeikitError as error:
        return failure(job, "record-unreadable", str(error), begun)
    except OSError as error:
        return failure(job, "output-unwritable", f"cannot write {job.output}: {error.strerror or error}", begun)
    except Exception as error:
        return failure(job, "internal-error", f"{type(error).__name__}: {error} (in {_place(error)}); please report this", begun)


def _convert(job: Job, data: bytes, settings: Settings, begun: float) -> Outcome:
    # Imported here: the process that only hands out jobs needs none of it.
    from teikit.conversion import convert
    from teikit.source import Source

    source = Source.from_bytes(data, str(job.source), settings.project.text.encoding)
    conversion = convert(source, project=settings.project, validate=settings.validate)
    tei = conversion.to_bytes()
    status = Status.WRITTEN if conversion.faithful else Status.REJECTED
    edited = _write(job, status, tei, settings)
    return Outcome(
        job,
        status,
        (*conversion.problems, *edited),
        _insertions(conversion.record),
        _speakers(conversion.record),
        seconds=time.perf_counter() - begun,
        review=_review(conversion.record) if settings.review else None,
        page=_page(conversion) if settings.page else None,
        read=sha256(data).hexdigest(),
        wrote=sha256(tei).hexdigest(),
    )


def _insertions(record: Record) -> tuple[tuple[str, int], ...]:
    from teikit.record import Insertion

    return tuple(sorted(Counter([mark.cls for mark in record.inlines if isinstance(mark, Insertion)]).items()))


def _speakers(record: Record) -> int:
    from teikit.record import Speech

    said = {mark.person for mark in record.inlines if isinstance(mark, Speech) and mark.person}
    return len(said.union(_in_turns(record.divisions)))


def _in_turns(divisions: Iterable[Division]) -> Iterator[str]:
    """The persons who take turns."""
    from teikit.record import Turn

    for division in divisions:
        yield from [block.person for block in division.blocks if isinstance(block, Turn) and block.person]
        yield from _in_turns(division.sections)


def _review(record: Record) -> tuple[ReviewRow, ...]:
    from teikit.reading.inlines.review import review_rows
    from teikit.record import Insertion

    return tuple(review_rows((mark for mark in record.inlines if isinstance(mark, Insertion)), record.source))


def _page(conversion: Conversion) -> Page:
    from teikit.pages import page_of

    return page_of(conversion)


def _write(job: Job, status: Status, tei: bytes, settings: Settings) -> list[Problem]:
    """Write the TEI; tells if what was there was somebody else's."""
    written, found = job.output if status is Status.WRITTEN else job.rejected, []
    target = place(settings.folder, written)
    older = kept_content(target)
    if older != tei:
        if status is Status.WRITTEN and older and job.written not in (None, sha256(older).hexdigest()):
            kept = _set_aside(Path(target), older)
            message = f"{written} was changed after teikit had written it; what was there is now in {kept.name}"
            found.append(Problem("output-edited", Severity.WARNING, message, str(job.source)))
        # Not waited for: what a power cut takes is found by its hash in the next run, and written again.
        write_atomically(target, tei, mark=settings.mark, durable=False)
    if status is Status.WRITTEN:
        # What an earlier run rejected is no longer true.
        remove(place(settings.folder, job.rejected))
    return found


def _set_aside(target: Path, data: bytes) -> Path:
    """Keep a copy under the first name that is free or holds the same: ``NAME.xml.edited``, ``NAME.xml.edited-2`` …"""
    for number in count(1):
        kept = target.with_name(f"{target.name}.edited{f'-{number}' if number > 1 else ''}")
        if not kept.exists():
            write_atomically(kept, data)
            return kept
        if kept_content(kept) == data:
            return kept
    raise AssertionError("there is always one more number")


def failure(job: Job, code: str, message: str, begun: float | None = None) -> Outcome:
    """The outcome of a job that gave no TEI."""
    seconds = time.perf_counter() - begun if begun is not None else 0.0
    return Outcome(job, Status.FAILED, (Problem(code, Severity.ERROR, message, str(job.source)),), seconds=seconds)


def _place(error: Exception) -> str:
    import traceback  # seldom needed

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
