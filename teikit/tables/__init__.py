"""The tables that people analyse, out of TEI: one per file of this folder, each ending in ``TABLE = Table(...)``."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from importlib import import_module
from typing import Any

from teikit.dataclass import dataclass
from teikit.problems import TeikitError
from teikit.tables._formats import FORMATS, Cell, Row, replacing, write
from teikit.tei import Tei

__all__ = ["FORMATS", "Cell", "Row", "Table", "load", "names", "replacing", "write"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    summary: str
    """What a row is, in a few words."""
    row: type[Any]
    """A dataclass: its fields are the columns, behind ``file`` and ``document``."""
    read: Callable[[Tei], Iterable[Any]]
    """The rows of one document."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return ("file", "document", *(each.name.rstrip("_") for each in fields(self.row)))

    def rows(self, tei: Tei) -> Iterator[Row]:
        """The rows of one document, as values in the order of `columns`."""
        wanted = [each.name for each in fields(self.row)]
        for row in self.read(tei):
            yield (tei.file, tei.name, *(getattr(row, name) for name in wanted))


def names() -> list[str]:
    """The tables there are: the names of the files of this folder."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def load(name: str) -> Table:
    """The table of a name. Raises `TeikitError` for a name that is none, naming those that are."""
    if name not in names():
        raise TeikitError(f'no table "{name}": there are {", ".join(names())}')
    table = import_module(f"teikit.tables.{name}").TABLE
    assert isinstance(table, Table), f"teikit.tables.{name}.TABLE is no Table"
    return table
