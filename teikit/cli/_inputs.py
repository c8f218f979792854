"""The files that the arguments of a command mean."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

__all__ = ["STDIN", "files"]

STDIN = "-"


def files(arguments: Iterable[str], suffixes: tuple[str, ...]) -> list[Path]:
    """Files as they are, folders with all files of the `suffixes` below them, globs with the files they match; each once.

    Folders and files whose name begins with a dot are passed over in folders. Raises `click.UsageError` for an argument that
    means no file at all.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        matched = dict.fromkeys(_matched(argument, suffixes))
        if not matched:
            raise click.UsageError(_nothing(argument, suffixes))
        found |= matched
    return list(found)


def _matched(argument: str, suffixes: tuple[str, ...]) -> Iterator[Path]:
    path = Path(argument)
    if path.is_dir():
        yield from _below(path, suffixes)
    elif path.exists() or not glob.has_magic(argument):
        if path.exists():
            yield path
    else:
        for name in sorted(glob.iglob(argument, recursive=True)):  # noqa: PTH207 (a glob may be absolute, with folders in it)
            if Path(name).is_file():
                yield Path(name)


def _below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                yield Path(where, name)


def _nothing(argument: str, suffixes: tuple[str, ...]) -> str:
    if Path(argument).is_dir():
        return f"no file ending in {' or '.join(suffixes)} in the folder {argument}"
    return f"no file matches {argument}" if glob.has_magic(argument) else f"no such file or folder: {argument}"
