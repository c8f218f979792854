"""The schemas a user has installed: one folder each, with a record of where it came from and the hash of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.problems import TeikitError
from teikit.validation.addresses import canonical

__all__ = ["Installed", "Store"]

_RECORD = "installed.json"
_NAME = expression(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed schema."""

    name: str
    source: str
    """The address or path it was installed from."""
    main: str
    """The schema's own file, within `folder`."""
    hashes: Mapping[str, str]
    """SHA-256 of each file, by its path within `folder`."""
    folder: Path

    @property
    def path(self) -> Path:
        """The schema's own file."""
        return self.folder / self.main

    def altered(self) -> tuple[str, ...]:
        """The files that are no longer what was installed."""
        return tuple(name for name, digest in self.hashes.items() if sha256(self.folder / name) != digest)


class Store:
    """The folder of installed schemas: by default ``schemas`` in the user's data folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._given = folder

    @cached_property
    def folder(self) -> Path:
        """Where the schemas lie."""
        if self._given is not None:
            return self._given
        import platformdirs  # not needed where a schema is given by its path

        return platformdirs.user_data_path("teikit", appauthor=False) / "schemas"

    def entries(self) -> list[Installed]:
        """All installed schemas, by name."""
        if not self.folder.is_dir():
            return []
        found = (_read(folder) for folder in sorted(self.folder.iterdir()) if _NAME.fullmatch(folder.name))
        return [entry for entry in found if entry is not None]

    def get(self, name: str) -> Installed | None:
        """The schema of that name."""
        return _read(self.folder / name) if _NAME.fullmatch(name) else None

    def from_address(self, url: str) -> Installed | None:
        """The schema that was installed from an address, however that is written."""
        wanted = canonical(url)
        return next((entry for entry in self.entries() if canonical(entry.source) == wanted), None)

    def add(self, name: str, source: str, main: str, files: Mapping[str, bytes]) -> Installed:
        """Install files (by path within the schema's folder) under a name, in place of what stood there.

        Raises `TeikitError` for a name or a path that cannot be one.
        """
        if not _NAME.fullmatch(name):
            raise TeikitError(f'"{name}" cannot be the name of a schema: letters, digits, . _ - only')
        import tempfile  # only who installs needs it

        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder, prefix=".new-") as made:
            new = Path(made) / name
            for relative, data in files.items():
                _write(new / _inside(relative), data)
            hashes = {relative: hashlib.sha256(data).hexdigest() for relative, data in sorted(files.items())}
            record = {"source": source, "main": main, "sha256": hashes}
            _write(new / _RECORD, json.dumps(record, indent=2).encode())
            old = self.folder / name
            if old.exists():
                old.rename(Path(made) / ".old")
            new.rename(old)
        return Installed(name, source, main, hashes, old)

    def remove(self, name: str) -> None:
        """Remove a schema. Raises `TeikitError` where there is none of that name."""
        if (entry := self.get(name)) is None:
            raise TeikitError(f'no schema "{name}" is installed')
        import shutil

        shutil.rmtree(entry.folder)


def _read(folder: Path) -> Installed | None:
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
        return Installed(folder.name, str(record["source"]), str(record["main"]), dict(record["sha256"]), folder)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _inside(relative: str) -> PurePosixPath:
    path = PurePosixPath(relative)
    if path.is_absolute() or ".." in path.parts or path.name == _RECORD:
        raise TeikitError(f'"{relative}" cannot be the place of a schema file')
    return path


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def sha256(path: Path) -> str:
    """The hash of a file, in hexadecimal; empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
