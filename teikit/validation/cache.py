"""Built schemas kept on disk between runs.

What is kept is a pickle, and whoever can change a pickle runs code as the user who loads it. So a file is loaded only if its
folder and itself belong to the user and nobody else may write to them, and if it bears the mark (HMAC-SHA-256) that a secret
in the user's data folder makes: a cache that came from another machine is built anew.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import platformdirs

__all__ = ["Cache"]

_MARK = 32  # bytes of an HMAC-SHA-256
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Cache:
    """Bytes by key, in a folder of the user's cache."""

    def __init__(self, folder: Path | None = None, secret: Path | None = None) -> None:
        self._folder = folder or platformdirs.user_cache_path("teikit", appauthor=False) / "schemas"
        self._secret = secret or platformdirs.user_data_path("teikit", appauthor=False) / "cache.key"

    def load(self, key: str) -> bytes | None:
        """What was saved under a key (hexadecimal digits); None for nothing, or nothing that can be trusted."""
        try:
            if not _private(self._folder.lstat()):
                return None
            kept = _read_private(self._folder / key)
            secret = _read_private(self._secret)
        except OSError:
            return None
        if kept is None or secret is None:
            return None
        mark, data = kept[:_MARK], kept[_MARK:]
        return data if hmac.compare_digest(mark, _mark(secret, key, data)) else None

    def save(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; where the disk does not allow it, nothing is kept."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark = _mark(self._make_secret(), key, data)
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".new-", delete=False) as file:
                file.write(mark + data)
            Path(file.name).replace(self._folder / key)

    def _make_secret(self) -> bytes:
        if self._secret.exists() and (secret := _read_private(self._secret)):
            return secret
        self._secret.parent.mkdir(parents=True, exist_ok=True)
        self._secret.unlink(missing_ok=True)
        secret = secrets.token_bytes(32)
        with os.fdopen(os.open(self._secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secret)
        return secret


def _mark(secret: bytes, key: str, data: bytes) -> bytes:
    return hmac.digest(secret, key.encode() + b"\0" + data, "sha256")


def _read_private(path: Path) -> bytes | None:
    """A file that is the user's own; None for any other. Links are not followed."""
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
        return file.read() if _private(os.fstat(file.fileno())) else None


def _private(status: os.stat_result) -> bool:
    owner = getattr(os, "getuid", None)
    if owner is None:  # Windows keeps a user's folders to the user, and says nothing in these bits
        return True
    return status.st_uid == owner() and not status.st_mode & _OTHERS_MAY_WRITE
