"""Which files are converted, and where the TEI of each goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from teikit.problems import TeikitError

__all__ = ["SUFFIXES", "Job", "collect", "fixed_part"]

SUFFIXES = frozenset({".txt", ".md"})
"""What is taken from a folder; a file named by itself may be called as it likes."""
_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Job:
    """One record to convert."""

    source: Path
    output: Path
    """Where its TEI goes: ``DIR/NAME.xml``."""

    @property
    def rejected(self) -> Path:
        """Where TEI goes that lost or invented words."""
        return self.output.with_name(f"{self.output.stem}.rejected.xml")


def collect(paths: Iterable[str | Path], folder: str | Path) -> list[Job]:
    """The jobs for `paths`: files, folders (every ``.txt`` and ``.md`` below them) and globs, in this order.

    The TEI of a file goes to `folder`; sub-folders of an input folder are mirrored there, and so are folders below the fixed
    part of a glob. Hidden files and folders are passed over. Raises `TeikitError` where a path does not exist, nothing is
    found, two inputs would write one file, an input would be overwritten, or an output would leave `folder`.
    """
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise TeikitError(f"{target} is not a folder")
    jobs = list(dict.fromkeys(_jobs([str(path) for path in paths], target)))
    if not jobs:
        raise TeikitError("nothing to convert: no .txt or .md file there")
    _refuse_clashes(jobs)
    _refuse_escapes(jobs, target)
    return jobs


def _jobs(paths: Sequence[str], target: Path) -> Iterator[Job]:
    for path in paths:
        for file, base in _files(path, target):
            relative = file.relative_to(base)
            yield Job(file, target / relative.parent / f"{relative.stem}.xml")


def _files(path: str, target: Path) -> Iterator[tuple[Path, Path]]:
    """Files, each with the folder whose shape is mirrored."""
    named = Path(path)
    if named.is_dir():
        yield from ((file, named) for file in _walk(named, target))
    elif named.exists():
        yield named, named.parent
    elif _MAGIC & set(path):
        yield from _matches(path, target)
    else:
        raise TeikitError(f"no such file or folder: {path}")


def _matches(pattern: str, target: Path) -> Iterator[tuple[Path, Path]]:
    base = fixed_part(pattern)
    try:
        found = sorted(base.glob(str(Path(pattern).relative_to(base))))
    except ValueError as error:
        raise TeikitError(f"{pattern} is not a pattern: {error}") from error
    seen = [path for path in found if not any(part.startswith(".") for part in path.relative_to(base).parts)]
    if not seen:
        raise TeikitError(f"nothing matches {pattern}")
    for path in seen:
        files = [path] if path.is_file() else _walk(path, target)
        yield from ((file, base) for file in files)


def fixed_part(pattern: str) -> Path:
    """The folder in front of the first wildcard of a glob."""
    parts = Path(pattern).parts
    wild = next((i for i, part in enumerate(parts) if _MAGIC & set(part)), len(parts) - 1)
    return Path(*parts[:wild])


def _walk(folder: Path, target: Path) -> Iterator[Path]:
    """Text files below a folder, sorted. Links to folders are not followed: they may lead round in a circle."""
    own = target.resolve()
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and Path(here, name).resolve() != own)
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(here, name)


def _refuse_clashes(jobs: Sequence[Job]) -> None:
    where = {folder: folder.resolve() for folder in {p.parent for job in jobs for p in (job.source, job.output)}}
    sources = {where[job.source.parent] / job.source.name for job in jobs}
    claimed: dict[str, Job] = {}
    for job in jobs:
        for output in (job.output, job.rejected):
            other = claimed.setdefault(os.path.normcase(output), job)
            if other is not job:
                raise TeikitError(f"{other.source} and {job.source} would both write {output}")
            if where[output.parent] / output.name in sources:
                raise TeikitError(f"{job.source} would overwrite the input {output}")


def _refuse_escapes(jobs: Sequence[Job], target: Path) -> None:
    """A link in the output folder may lead out of it."""
    root = target.resolve()
    for parent in dict.fromkeys(job.output.parent for job in jobs):
        if not parent.resolve().is_relative_to(root):
            raise TeikitError(f"{parent} leads out of the output folder {target}")
