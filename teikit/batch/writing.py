"""Files written whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from teikit.batch.disk import folder_of, make_folder_of, place, remove

__all__ = ["clear_parts", "drop_under_way", "write_atomically"]

_OLD = 24 * 60 * 60
"""Seconds after which nobody is still at work on a part."""

_under_way: set[str] = set()
"""Parts that this process is writing."""


def write_atomically(path: str | Path, data: bytes, *, mark: str = "", durable: bool = True) -> None:
    """Write `data` beside `path` and move it there once it is whole; an older file stays until then.

    `durable` waits until the disk has it, so that not even a power cut leaves half of it; that costs some 10 ms.
    `mark` stands in the name that the file has meanwhile, for `clear_parts`. Makes missing folders. Raises `OSError` where that
    fails; nothing half-written is left, whatever interrupts it.
    """
    # A name of its own length: that of a long `path` and a suffix might be too long for the file system.
    part = place(folder_of(path), f".teikit-{mark}-{os.urandom(6).hex()}.part")
    _under_way.add(part)
    try:
        with _new(part) as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            remove(part)
        raise
    finally:
        _under_way.discard(part)


def _new(path: str) -> BinaryIO:
    """A new file; folders that are missing are made."""
    try:
        return open(path, "xb")
    except FileNotFoundError:
        make_folder_of(path)
        return open(path, "xb")


def drop_under_way() -> None:
    """Remove what this process is writing: it is about to end without further ado."""
    for part in list(_under_way):
        with suppress(OSError):
            remove(part)


def clear_parts(folders: Iterable[str], mark: str) -> None:
    """Remove from folders what processes that were killed left half-written: that of this mark, and all that is a day old."""
    begins = f".teikit-{mark}-"
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".teikit-") and entry.name.endswith(".part"):
                    with suppress(OSError):
                        if entry.name.startswith(begins) or time.time() - entry.stat().st_mtime > _OLD:
                            remove(entry.path)
