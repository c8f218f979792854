"""What earlier runs did, in a small file beside the TEI: a second run converts only what changed."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, fields, replace
from hashlib import blake2b, sha256
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from teikit.batch.disk import content, kept_content, place
from teikit.batch.fingerprint import Fingerprint
from teikit.batch.inputs import Job
from teikit.batch.jobs import Outcome, Settings, Status
from teikit.problems import Problem, Severity

if TYPE_CHECKING:
    from teikit.reading.inlines.review import ReviewRow

__all__ = ["NAME", "State"]

NAME = ".teikit-state.sqlite"
_FORMAT = 3
_PATIENCE = 5.0
"""Seconds to wait for another run that is writing the same file."""
_MANY, _OFTEN = 500, 1.0
"""Outcomes, or seconds, after which what was done is written down."""
_SCHEMA = f"""
PRAGMA user_version = {_FORMAT};
CREATE TABLE IF NOT EXISTS record (output TEXT PRIMARY KEY, digest TEXT, wrote TEXT, told TEXT, seal TEXT) WITHOUT ROWID;
"""

_Row = tuple[str, str, str, str, str]

_PROBLEM = attrgetter(*(field.name for field in fields(Problem)))


class State:
    """The file ``DIR/.teikit-state.sqlite``.

    Nothing in it is needed: where it cannot be read, is damaged, or another run holds it for long, records are converted again.
    What it says of a record holds only while the record, the settings, what the settings name (tables, schema), teikit and the
    TEI are what they were. Problems are kept in it, so that a record that is passed over does not look clean.
    """

    def __init__(self, folder: str | Path, settings: Settings, *, force: bool = False) -> None:
        """Open the state of an output folder, which is made if need be. With `force` no record is passed over."""
        self._folder, self._settings, self._force = Path(settings.folder, folder), settings, force
        self._fingerprint = Fingerprint(settings)
        self._waiting: list[_Row] = []
        self._since = time.monotonic()
        self._file, self._prefix = self._folder / NAME, f"{self._folder}{os.sep}"
        self._base: sqlite3.Connection | None = None
        self._empty = True
        """Whether the file tells of nothing, and need not be asked."""
        self._open()

    def __enter__(self) -> State:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def usable(self) -> bool:
        """Whether there is a file that can be written."""
        return self._base is not None

    def known(self, jobs: Iterable[Job]) -> Iterator[Job | Outcome]:
        """The jobs, in their order: the outcome of an earlier run in the place of each for which that still holds.

        Any other job is told what was written for it, so that a file that somebody changed is not lost. No two jobs have one output.
        """
        self._flush()
        nothing = self._empty  # what is added meanwhile is not asked for again
        for job in jobs:
            row = None if nothing else self._row(job)
            if row is None:
                yield job
            else:
                yield self._outcome(job, row) or replace(job, written=row[2])

    def add(self, outcome: Outcome) -> None:
        """Note an outcome. It is written down a little later, and at `close`."""
        if outcome.status is Status.UNCHANGED:
            return
        written = outcome.status is Status.WRITTEN
        digest = self._fingerprint.of(outcome.job, outcome.read) if written else ""
        told = _told(outcome) if written else ""
        output = self._key(outcome.job)
        # Without TEI of this run it is still known what an earlier one wrote.
        wrote = outcome.wrote if written else outcome.job.written or ""
        self._waiting.append((output, digest, wrote, told, _seal(output, digest, wrote, told)))
        if len(self._waiting) >= _MANY or time.monotonic() - self._since >= _OFTEN:
            self._flush()

    def close(self) -> None:
        """Write down what is not yet, and let the file go."""
        self._flush()
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    def _key(self, job: Job) -> str:
        output = self._at(job.output)
        if output.startswith(self._prefix):
            return output[len(self._prefix) :].replace(os.sep, "/")
        return Path(output).relative_to(self._folder).as_posix()

    def _at(self, path: Path) -> str:
        return place(self._settings.folder, path)

    def _open(self) -> None:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            base = None
            try:
                base = sqlite3.connect(self._file, timeout=_PATIENCE)
                # Not waited for: a power cut may damage the file, and then records are converted again.
                base.execute("PRAGMA synchronous = OFF")
                if base.execute("PRAGMA user_version").fetchall() != [(_FORMAT,)]:
                    base.executescript(f"DROP TABLE IF EXISTS record;{_SCHEMA}")
                self._empty = not base.execute("SELECT output, digest, wrote, told, seal FROM record LIMIT 1").fetchall()
                if (found := base.execute("PRAGMA quick_check(1)").fetchall()) != [("ok",)]:
                    raise sqlite3.DatabaseError(found)
            except sqlite3.Error as error:
                if base is not None:
                    base.close()
                if isinstance(error, sqlite3.OperationalError) and "no such" not in str(error):
                    return
                self._remove()
            else:
                self._base = base
                return

    def _remove(self) -> None:
        """A damaged file says nothing that can be trusted."""
        for name in (NAME, f"{NAME}-journal"):
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)

    def _broken(self, error: sqlite3.Error) -> None:
        """What to do after an error: begin anew where the file is damaged, go on without where it is full or held by others."""
        if isinstance(error, sqlite3.OperationalError):
            return
        if self._base is not None:
            self._base.close()
            self._base = None
        self._remove()
        self._open()

    def _row(self, job: Job) -> _Row | None:
        if self._base is None:
            return None
        query = "SELECT output, digest, wrote, told, seal FROM record WHERE output = ?"
        try:
            rows = self._base.execute(query, (_storable(self._key(job)),)).fetchall()
        except sqlite3.Error as error:
            self._broken(error)
            return None
        return rows[0] if rows and _seal(*rows[0][:4]) == rows[0][4] else None

    def _outcome(self, job: Job, row: _Row) -> Outcome | None:
        """The outcome of the earlier run, where it still holds."""
        _, digest, wrote, told, _ = row
        # What a page shows of a record is not kept.
        if self._force or not told or self._settings.page:
            return None
        try:
            read = sha256(content(self._at(job.source))).hexdigest()
            if digest != self._fingerprint.of(job, read) or wrote != _hash_of(self._at(job.output)):
                return None
            if os.path.lexists(self._at(job.rejected)):
                return None
        except OSError:
            return None
        outcome = _outcome_of(job, told)
        # Whoever asks for readings must get them.
        return None if self._settings.review and outcome.review is None else replace(outcome, read=read, wrote=wrote)

    def _flush(self) -> None:
        self._since = time.monotonic()
        if self._base is None or not self._waiting:
            self._waiting.clear()
            return
        rows = [tuple(map(_storable, row)) for row in self._waiting]
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?)", rows)
            self._empty = False
        except sqlite3.Error as error:
            self._broken(error)
        self._waiting.clear()


def _hash_of(path: str) -> str | None:
    data = kept_content(path)
    return None if data is None else sha256(data).hexdigest()


def _seal(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


def _storable(text: str) -> str:
    """Names of files need not be Unicode; SQLite's text must be."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _told(outcome: Outcome) -> str:
    review = None if outcome.review is None else [astuple(row) for row in outcome.review]
    # That TEI had been edited was true of one run.
    problems = [_PROBLEM(problem) for problem in outcome.problems if problem.code != "output-edited"]
    return json.dumps([str(outcome.job.source), problems, outcome.insertions, outcome.speakers, review])


def _outcome_of(job: Job, told: str) -> Outcome:
    # The record may be called by another path than it was.
    name, problems, insertions, speakers, review = json.loads(told)
    renamed = {name: str(job.source)}
    return Outcome(
        job,
        Status.UNCHANGED,
        tuple(_problem(values, renamed) for values in problems),
        tuple((cls, number) for cls, number in insertions),
        speakers,
        review=None if review is None else tuple(_review_rows([renamed.get(file, file), *rest] for file, *rest in review)),
    )


def _review_rows(rows: Iterable[list[Any]]) -> Iterator[ReviewRow]:
    # Imported here: whoever asks for no readings need not load what reads.
    from teikit.reading.inlines.review import ReviewRow

    for row in rows:
        yield ReviewRow(*row)


def _problem(values: Sequence[Any], renamed: Mapping[str, str]) -> Problem:
    problem = Problem(*values)
    path = renamed.get(problem.path, problem.path)
    return replace(problem, severity=Severity(problem.severity), path=path, expected=tuple(problem.expected))
