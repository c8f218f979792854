"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

__all__ = ["write_atomically"]


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and move it there once it is on the disk; an older file stays until then.

    Makes missing folders. Raises `OSError` where that fails; nothing half-written is left, whatever interrupts it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own length: that of a long `path` and a suffix might be too long for the file system.
    part = path.with_name(f".teikit-{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
