"""The files that the arguments of a command mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import click

from teikit.batch.files import found

__all__ = ["STDIN", "files"]

STDIN = "-"


def files(arguments: Iterable[str], suffixes: Collection[str]) -> list[Path]:
    """Files as they are, folders with all files of the `suffixes` below them, globs with the files they match; each once.

    Folders and files whose name begins with a dot are passed over in folders. Raises `click.UsageError` or `TeikitError` for an
    argument that means no file at all.
    """
    every: dict[Path, None] = {}
    for argument in arguments:
        meant = dict.fromkeys(each.file for each in found(argument, suffixes))
        if not meant:
            raise click.UsageError(f"no file ending in {' or '.join(suffixes)} in the folder {argument}")
        every |= meant
    return list(every)
