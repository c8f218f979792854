"""What the TEI of a record depends on, as one hash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from teikit.batch.disk import states
from teikit.batch.inputs import Job
from teikit.batch.jobs import Settings
from teikit.problems import TeikitError
from teikit.project import Project
from teikit.version import __version__

__all__ = ["Fingerprint"]

_SCHEMAS = frozenset({".rng", ".rnc", ".xsd", ".sch"})


class Fingerprint:
    """Hashes of records under the settings of a run."""

    def __init__(self, settings: Settings) -> None:
        """Take in the settings and the files they name. Raises `OSError` and `TeikitError` where one of them cannot be read."""
        project = settings.project
        self._metadata, self._decided = project.metadata, project.decisions is not None
        # Of the table of metadata only the rows of a record count for it.
        said = asdict(replace(project, metadata=replace(project.metadata, file=None)))
        self._start = sha256(json.dumps([__version__, settings.validate, said], sort_keys=True, default=str).encode())
        self._start.update(_own_code())
        for file in _named(project, validate=settings.validate):
            self._start.update(sha256(file.read_bytes()).digest())

    def of(self, job: Job, read: str) -> str:
        """The hash for a record whose bytes have the hash `read`."""
        sum_ = self._start.copy()
        # Decisions find a record by its name, as the user named it; nothing else in the TEI depends on that.
        name = job.source if self._decided else ""
        sum_.update(f"{name}\0{read}\0{self._rows(str(job.source))}".encode("utf-8", "backslashreplace"))
        return sum_.hexdigest()

    def _rows(self, source: str) -> str:
        if self._metadata.file is None:
            return ""
        from teikit.reading.metadata import table_of

        return repr(table_of(self._metadata).rows_of(source))


def _named(project: Project, *, validate: bool) -> Iterator[Path]:
    for file in (project.people.authority, project.places.authority, project.decisions):
        if file is not None:
            yield Path(file)
    if validate:
        yield from _schema_files(project.schema)


def _schema_files(schema: str) -> Iterator[Path]:
    """The schema, and those beside it, which it may include."""
    from teikit.validation.catalog import Catalog

    try:
        path = Catalog().locate(schema)
    except TeikitError:
        # Whoever validates is told.
        return
    yield path
    yield from sorted(file for file in path.parent.iterdir() if file.suffix.lower() in _SCHEMAS and file != path)


@cache
def _own_code() -> bytes:
    """The version says what an installed teikit does; of one that is being worked on, only its files do."""
    package = Path(__file__).resolve().parent.parent
    if not (package.parent / "pyproject.toml").is_file():
        return b""
    sum_ = sha256()
    for name, size, changed in sorted(states(package, ".py")):
        sum_.update(f"{name.removeprefix(str(package))} {size} {changed}\0".encode())
    return sum_.digest()
