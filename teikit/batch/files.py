"""The files that a user's words mean: names, folders, globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from teikit.problems import TeikitError

__all__ = ["Found", "fixed_part", "found"]


class Found(NamedTuple):
    """A file, and the folder whose shape an output folder mirrors."""

    file: Path
    base: Path


def found(argument: str, suffixes: Collection[str], passed_over: Path | None = None) -> Iterator[Found]:
    """A file as it is, a folder with all files of the `suffixes` below it, a glob with what it matches.

    Sorted within a folder. Files and folders whose name begins with a dot are passed over, and the folder `passed_over`; links
    to folders are not followed, for they may lead round in a circle. Raises `TeikitError` where nothing of that name is there
    and where nothing matches; an empty folder gives nothing.
    """
    path = Path(argument)
    if path.is_dir():
        yield from (Found(file, path) for file in _below(path, suffixes, passed_over))
    elif path.exists():
        yield Found(path, path.parent)
    elif glob.has_magic(argument):
        yield from _matches(argument, suffixes, passed_over)
    else:
        raise TeikitError(f"no such file or folder: {argument}")


def _matches(pattern: str, suffixes: Collection[str], passed_over: Path | None) -> Iterator[Found]:
    base = fixed_part(pattern)
    try:
        matched = sorted(_glob(base, Path(pattern).relative_to(base)))
    except ValueError as error:
        raise TeikitError(f"{pattern} is not a pattern: {error}") from error
    seen = [path for path in matched if not any(part.startswith(".") and part != ".." for part in path.relative_to(base).parts)]
    if not seen:
        raise TeikitError(f"nothing matches {pattern}")
    for path in seen:
        files = [path] if path.is_file() else _below(path, suffixes, passed_over)
        yield from (Found(file, base) for file in files)


def _glob(base: Path, pattern: Path) -> Iterable[Path]:
    """As `Path.glob` up to Python 3.12. Later ones take ``**`` at the end for files, too, and ``**.txt`` for ``*.txt``."""
    if any("**" in part and part != "**" for part in pattern.parts):
        raise ValueError("** can only be an entire path component")
    folders = pattern
    while folders.name == "**":
        folders = folders.parent
    if folders == pattern:
        return base.glob(str(pattern))
    # All that is below a folder: as the folder itself.
    return filter(Path.is_dir, base.glob(str(folders)) if folders.parts else [base])


def fixed_part(pattern: str) -> Path:
    """The folder in front of the first wildcard of a glob."""
    parts = Path(pattern).parts
    wild = next((i for i, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    return Path(*parts[:wild])


def _below(folder: Path, suffixes: Collection[str], passed_over: Path | None) -> Iterator[Path]:
    own = passed_over.resolve() if passed_over is not None else None
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (own is None or Path(here, name).resolve() != own))
        for name in sorted(files):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in suffixes:  # noqa: PTH122 (no Path for each file)
                yield Path(here, name)
