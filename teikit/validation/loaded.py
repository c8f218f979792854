"""Schemas that are loaded already, for the next document."""

from __future__ import annotations

from pathlib import Path

from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity, TeikitError
from teikit.validation.catalog import Catalog
from teikit.validation.checkers import Checker, SchemaError, open_schema
from teikit.validation.parts import parts_of

__all__ = ["Loaded", "Watched"]

# A process that meets more schemas than this again and again loads some of them anew.
_MOST = 8

_Stamp = tuple[tuple[Path, int, int, int], ...]


class Loaded:
    """Loads each schema once, whatever becomes of its files; one that cannot be used is told once."""

    def __init__(self) -> None:
        self._opened: dict[tuple[Path, str | None], list[Checker] | None] = {}

    def get(self, path: Path, kind: str | None, catalog: Catalog, *, schematron: bool) -> tuple[list[Checker] | None, list[Problem]]:
        """A schema; None for one that cannot be used, with what is wrong with it when that is first found."""
        flaws: list[Problem] = []
        if (path, kind) not in self._opened:
            self._opened[path, kind], flaws = _opened(path, kind, catalog, schematron=schematron)
        return self._opened[path, kind], flaws

    def ready(self, path: Path) -> list[Checker]:
        """A schema that is loaded, of a kind that its file tells; nothing for any other."""
        return self._opened.get((path, None)) or []


@dataclass(frozen=True, slots=True)
class _Kept:
    checkers: list[Checker]
    stamp: _Stamp


class Watched(Loaded):
    """Keeps the schemas used last, and loads one anew when a file of it has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[object, _Kept] = {}

    def get(self, path: Path, kind: str | None, catalog: Catalog, *, schematron: bool) -> tuple[list[Checker] | None, list[Problem]]:
        """As `Loaded.get`; what is wrong with a schema is told each time."""
        path = path.absolute()
        key = (path, kind, schematron, catalog.identity)
        kept = self._kept.pop(key, None)
        if kept is None or kept.stamp != _stamp([file for file, *_ in kept.stamp]):
            # Before loading: what changes while the schema is being read is seen the next time.
            stamp = _stamp([path, path.with_suffix(".sch"), *parts_of(path, catalog.resolve).files])
            checkers, flaws = _opened(path, kind, catalog, schematron=schematron)
            if checkers is None:
                return None, flaws
            kept = _Kept(checkers, stamp)
        self._kept[key] = kept
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        return kept.checkers, []


def _stamp(files: list[Path]) -> _Stamp:
    """What changes when a file does."""
    return tuple((file, *_state(file)) for file in dict.fromkeys(files))


def _state(file: Path) -> tuple[int, int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


def _opened(path: Path, kind: str | None, catalog: Catalog, *, schematron: bool) -> tuple[list[Checker] | None, list[Problem]]:
    try:
        return open_schema(path, catalog, kind=kind, schematron=schematron), []
    except SchemaError as error:
        return None, error.problems
    except TeikitError as error:
        return None, [Problem("schema-incorrect", Severity.ERROR, str(error), str(path))]
