"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

__all__ = ["clear_parts", "drop_under_way", "write_atomically"]

_OLD = 24 * 60 * 60
"""Seconds after which nobody is still at work on a part."""

_under_way: set[Path] = set()
"""Parts that this process is writing."""


def write_atomically(path: Path, data: bytes, *, mark: str = "", durable: bool = True) -> None:
    """Write `data` beside `path` and move it there once it is whole; an older file stays until then.

    `durable` waits until the disk has it, so that not even a power cut leaves half of it; that costs some 10 ms.
    `mark` stands in the name that the file has meanwhile, for `clear_parts`. Makes missing folders. Raises `OSError` where that
    fails; nothing half-written is left, whatever interrupts it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own length: that of a long `path` and a suffix might be too long for the file system.
    part = path.with_name(f".teikit-{mark}-{secrets.token_hex(6)}.part")
    _under_way.add(part)
    try:
        with part.open("xb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    finally:
        _under_way.discard(part)


def drop_under_way() -> None:
    """Remove what this process is writing: it is about to end without further ado."""
    for part in list(_under_way):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def clear_parts(folders: Iterable[Path], mark: str) -> None:
    """Remove from folders what processes that were killed left half-written: that of this mark, and all that is a day old."""
    begins = f".teikit-{mark}-"
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".teikit-") and entry.name.endswith(".part"):
                    with suppress(OSError):
                        if entry.name.startswith(begins) or time.time() - entry.stat().st_mtime > _OLD:
                            Path(entry.path).unlink()
