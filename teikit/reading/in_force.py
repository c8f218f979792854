"""The table of conventions that holds for a record: teikit's, the project's, and an editor's decisions."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from teikit.problems import Problem, TeikitError
from teikit.project import ConventionSettings, Project
from teikit.reading.inlines.convention import Convention
from teikit.reading.inlines.conventions import CONVENTIONS
from teikit.reading.inlines.project_rows import make_conventions
from teikit.reading.inlines.review import ReviewRow, decisions_for, read_review
from teikit.source import Source

__all__ = ["conventions_of", "table_for"]


def conventions_of(project: Project) -> tuple[Convention, ...]:
    """The table of a project. Raises `TeikitError` for rows that cannot be used."""
    settings = project.conventions
    if settings == ConventionSettings():
        return CONVENTIONS
    return _made(json.dumps([dict(row) for row in settings.rows], sort_keys=True), settings.off)


def table_for(source: Source, project: Project) -> tuple[tuple[Convention, ...], list[Problem]]:
    """The table of a project with the decisions on this record before it, and decisions that fit no place in it."""
    table = conventions_of(project)
    if project.decisions is None:
        return table, []
    decided, problems = decisions_for(source, _decisions(project.decisions))
    return (*decided, *table), problems


@lru_cache(maxsize=8)
def _made(rows: str, off: tuple[str, ...]) -> tuple[Convention, ...]:
    return make_conventions(json.loads(rows), off)


@lru_cache(maxsize=8)
def _decisions(path: str) -> tuple[ReviewRow, ...]:
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            return tuple(read_review(stream, path))
    except (OSError, UnicodeDecodeError) as error:
        raise TeikitError(f"cannot read the decisions in {path}: {getattr(error, 'strerror', None) or error}") from error
