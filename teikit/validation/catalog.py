"""From the name or the address of a schema to a local file. Nothing here goes to the net."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from teikit.problems import TeikitError
from teikit.validation.addresses import as_path, is_url, release_address, resolved
from teikit.validation.store import Installed, Store
from teikit.validation.xmlcatalog import XmlCatalog

__all__ = ["SOUND", "Catalog", "bundled"]

_PACKAGE = Path(__file__).resolve().parent.parent
# In an installed teikit, and in a checkout of the project.
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")
SOUND = frozenset({"8cceb0b56f4e521f0e3b3c05366726a5a1e27f18817ccb1709970ea7a84ee0ba"})
"""Hashes of schemas that come with teikit and were checked before: ``teikit.rng``."""
SUFFIXES = (".rng", ".rnc", ".xsd", ".sch", ".isosch")
"""The endings of schema files."""


def bundled() -> dict[str, Path]:
    """The schemas that come with teikit: by name, and by file name."""
    folder = next((each for each in _FOLDERS if (each / "teikit.rng").is_file()), None)
    files = [path for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES] if folder else []
    return {path.stem: path for path in files if path.suffix == ".rng"} | {path.name: path for path in files}


class Catalog:
    """Finds schemas: what comes with teikit, what the user has installed, what XML catalogs map, and files."""

    def __init__(self, files: Iterable[str | Path] = (), store: Store | None = None) -> None:
        """`files` are OASIS XML catalogs, the first wins. Raises `TeikitError` where one cannot be read."""
        self.store = store if store is not None else Store()
        self._catalogs = [XmlCatalog.load(file) for file in files]
        self._checked: set[str] = set()

    @cached_property
    def bundled(self) -> dict[str, Path]:
        """The schemas that come with teikit."""
        return bundled()

    @cached_property
    def identity(self) -> object:
        """What two catalogs share that find the same files: hashable."""
        maps = tuple(tuple(tuple(entries.items()) for entries in (c.exact, c.starts, c.ends)) for c in self._catalogs)
        return self.store.folder, maps

    def locate(self, name: str | Path, base: str | None = None) -> Path:
        """The local file of a schema.

        `name` is a name, a path, or an address; `base` the file a relative address stands in. Raises `TeikitError` where
        nothing is found, or where an installed schema is no longer what was installed.
        """
        for candidate in self._candidates(str(name), base):
            if candidate.is_file():
                return candidate
        raise TeikitError(self._missing(str(name)))

    def resolve(self, address: str) -> Path | None:
        """The local file that XML catalogs or the installed schemas have for an address; None for any other.

        Raises `TeikitError` where the installed schema is no longer what was installed.
        """
        for catalog in self._catalogs:
            if (mapped := catalog.find(address)) is not None:
                return next(self._local(mapped), None)
        return next(self._local(address), None) if is_url(address) else None

    def _candidates(self, name: str, base: str | None) -> Iterator[Path]:
        address = resolved(name, base) if base is not None else name
        for wanted in dict.fromkeys((name, address)):
            for catalog in self._catalogs:
                if (mapped := catalog.find(wanted)) is not None:
                    yield from self._local(mapped)
        if base is None:
            yield from self._named(name)
        yield from self._local(address)
        if base is not None and "/" not in name:
            yield from self._named(name)

    def _named(self, name: str) -> Iterator[Path]:
        if name in self.bundled:
            yield self.bundled[name]
        if (entry := self.store.get(name)) is not None:
            yield self._sound(entry)

    def _local(self, address: str) -> Iterator[Path]:
        if is_url(address):
            if (entry := self.store.from_address(address)) is not None:
                yield self._sound(entry)
        elif (path := as_path(address)) is not None:
            yield path

    def _sound(self, entry: Installed) -> Path:
        """The file of an installed schema, checked once."""
        if entry.name not in self._checked:
            if altered := entry.altered():
                what = f"{', '.join(altered)} in {entry.folder} changed since then"
                raise TeikitError(f'the installed schema "{entry.name}" is not what was installed: {what}. Install it again.')
            self._checked.add(entry.name)
        return entry.path

    def _missing(self, name: str) -> str:
        if is_url(name):
            return f'the schema {name} is not installed, and teikit does not fetch schemas by itself: "teikit schema install {name}"'
        if release_address(name):
            return f'the schema "{name}" is not installed: "teikit schema install {name}" gets it from the TEI'
        if name in ("teikit", "teikit.rng"):
            return "the schema teikit is missing: this installation of teikit is damaged"
        known = sorted({*(key for key in self.bundled if "." not in key), *(entry.name for entry in self.store.entries())})
        return f'no schema file or installed schema "{name}"; installed: {", ".join(known) or "none"}'
