"""Files by names that are strings: to make a `Path` for each file takes longer than to read or write it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

__all__ = ["content", "folder_of", "kept_content", "make_folder_of", "place", "remove", "split", "states"]


def place(folder: str | os.PathLike[str], path: str | os.PathLike[str]) -> str:
    """`path`, below `folder` where it is relative."""
    return os.path.join(folder, path)


def folder_of(path: str | os.PathLike[str]) -> str:
    """The folder of a file; empty for the current one."""
    return os.path.dirname(path)


def split(path: str) -> tuple[str, str]:
    """The folder of a file, and its name in it."""
    return os.path.split(path)


def content(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file."""
    with open(path, "rb", buffering=0) as file:
        return file.readall()


def kept_content(path: str | os.PathLike[str]) -> bytes | None:
    """The bytes of a file; None where there is none, where it is a link, or where it cannot be read."""
    try:
        return None if stat.S_ISLNK(os.lstat(path).st_mode) else content(path)
    except OSError:
        return None


def make_folder_of(path: str | os.PathLike[str]) -> None:
    """Make the folders that a file is to lie in."""
    os.makedirs(folder_of(path) or os.curdir, exist_ok=True)


def states(folder: str | os.PathLike[str], suffix: str) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of change of every file of a `suffix` below a folder."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from states(entry.path, suffix)
        elif entry.name.endswith(suffix):
            status = entry.stat()
            yield entry.path, status.st_size, status.st_mtime_ns


def remove(path: str | os.PathLike[str]) -> None:
    """Remove a file, if it is there."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
