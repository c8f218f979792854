"""The whole path: text in, checked TEI out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from threading import get_ident

from lxml import etree

from teikit.encoding import Written, written
from teikit.encoding.fidelity import check_fidelity
from teikit.problems import Problem, Severity
from teikit.project import Project
from teikit.reading import read
from teikit.record import Record
from teikit.source import Source
from teikit.validation import Validator

__all__ = ["Conversion", "convert"]


@dataclass(frozen=True)
class Conversion:
    """What became of one record."""

    record: Record
    _tei: Written
    problems: list[Problem]
    """What was unsure, what could not be read, and what is wrong with the TEI."""

    @property
    def tree(self) -> etree._ElementTree:
        """The TEI."""
        return self._tei.tree

    @property
    def faithful(self) -> bool:
        """False where a word was lost or invented: such TEI must not be used."""
        return not any(p.code in ("text-lost", "text-invented") for p in self.problems)

    @property
    def clean(self) -> bool:
        """Whether nothing worse than a note was found."""
        return all(p.severity is Severity.NOTE for p in self.problems)

    def to_bytes(self) -> bytes:
        """Canonical UTF-8: the same record gives the same bytes on every run and machine."""
        return self._bytes

    @cached_property
    def _bytes(self) -> bytes:
        return self._tei.to_bytes()


def convert(source: Source | str | bytes | Path, *, project: Project | str | Path | None = None, validate: bool = True) -> Conversion:
    """Convert one record to TEI and check the result.

    `source` is a `Source`, a path, bytes, or text: a `str` without a line break that names an existing file is a path, any
    other `str` is the text itself. `project` is a `Project` or the path of a ``teikit.toml``. `validate` checks the TEI
    against the project's schema. Raises `TeikitError` where a file cannot be read or the settings are wrong; whatever is
    wrong with the record is among the problems.
    """
    settings = project if isinstance(project, Project) else Project.load(project) if project is not None else Project()
    reading = read(source, settings)
    tei = written(reading.record, settings)
    problems = [*reading.problems, *check_fidelity(reading.record, tei)]
    if validate:
        problems += _wrong(tei, _validator(settings.schema, get_ident()), reading.record.source.name)
    return Conversion(reading.record, tei, problems)


def _wrong(tei: Written, validator: Validator, name: str) -> list[Problem]:
    """What is wrong with the TEI; reported under the name of the record, whose lines those of the TEI are not."""
    if tei.parts is not None and validator.accepts(*tei.parts):
        return []
    return [replace(problem, line=None, column=None) for problem in validator.validate(tei.tree, path=name)]


@lru_cache(maxsize=16)
def _validator(schema: str, _thread: int) -> Validator:
    """The validator of a thread: one must not be used by two at a time."""
    # What Schematron asks of our own TEI the checks of pointers, dates and languages ask too, at a tenth of the time.
    return Validator(schema, schematron=False)
