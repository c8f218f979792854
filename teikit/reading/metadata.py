"""A table of what is known about records beside their text: CSV, TSV or JSON lines, one row for each record."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from teikit.dataclass import dataclass
from teikit.problems import TeikitError
from teikit.project import MetadataSettings
from teikit.reading.statements import FIELDS, NOTE, SEVERAL, Statement, field_named
from teikit.record import Given
from teikit.source import Source

__all__ = ["MetadataTable", "Row", "read_table", "table_of"]

FILE = "file"
"""What a column is mapped to that names the record's file."""
# Columns that name the file, the surest first.
_FILE_COLUMNS = ("file", "filename", "file name", "file_name", "path", "record", "name")
_JSON_LINES = frozenset({".jsonl", ".ndjson", ".json"})
_DELIMITERS = {".tsv": "\t", ".tab": "\t"}
_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one record."""

    file: str
    """As it stands there: ``letters/014.txt``, ``014``."""
    line: int
    """Where the row ends in the table."""
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """All rows, found by the names of files."""

    name: str
    """File name of the table."""
    rows: tuple[Row, ...]
    _by_name: Mapping[str, tuple[Row, ...]] = field(default_factory=dict, repr=False, compare=False)

    def rows_of(self, path: str) -> list[Row]:
        """The rows that mean a file: by its name with or without its ending, and by its folders where the row names some."""
        record = PurePath(path.replace("\\", "/"))
        found = dict.fromkeys(row for name in (record.name, record.stem) for row in self._by_name.get(_key(name), ()))
        return [row for row in found if _in_folders(record, row.file)]

    def without_record(self, paths: Iterable[str]) -> list[Row]:
        """The rows that mean none of the files."""
        used = {row for path in paths for row in self.rows_of(path)}
        return [row for row in self.rows if row not in used]


def table_of(settings: MetadataSettings) -> MetadataTable:
    """The table of a project, read once. Raises `TeikitError` where it cannot be read or used."""
    assert settings.file is not None
    try:
        changed = os.stat(settings.file).st_mtime_ns  # noqa: PTH116 (no Path is needed)
    except OSError as error:
        raise TeikitError(f"cannot read the metadata in {settings.file}: {error.strerror}") from error
    return _read_once(settings.file, changed, tuple(settings.columns.items()))


@lru_cache(maxsize=4)
def _read_once(file: str, changed: int, columns: tuple[tuple[str, str], ...]) -> MetadataTable:
    try:
        text = Source.from_path(file).text
    except OSError as error:
        raise TeikitError(f"cannot read the metadata in {file}: {error.strerror}") from error
    return read_table(text, Path(file).name, dict(columns))


def read_table(text: str, name: str, columns: Mapping[str, str] | None = None) -> MetadataTable:
    """Read a table; the ending of its `name` says which kind it is.

    `columns` says what columns mean whose name does not: ``file``, a key of `FIELDS`, ``note``, or nothing to leave the column
    out. What no mapping and no name explains is kept as a note. Raises `TeikitError` for a table that is broken, names no
    files or does not know a field.
    """
    columns = {column: _target(column, field_name, name) for column, field_name in (columns or {}).items()}
    text = text.removeprefix("\ufeff")
    cells = _json_lines(text, name) if Path(name).suffix.lower() in _JSON_LINES else _delimited(text, name)
    rows = []
    for line, row in cells:
        file = _file(row, columns)
        if file is None:
            raise TeikitError(f"{name}:{line}: no file is named; call its column 'file' or map it in [metadata] columns")
        rows.append(Row(file, line, tuple(_statements(row, columns, name))))
    by_name: dict[str, tuple[Row, ...]] = {}
    for entry in rows:
        key = _key(PurePath(entry.file.replace("\\", "/")).name)
        by_name[key] = (*by_name.get(key, ()), entry)
    return MetadataTable(name, tuple(rows), by_name)


def _target(column: str, field_name: str, name: str) -> str:
    if field_name in ("", FILE):
        return field_name
    found = field_named(field_name)
    if found is None:
        raise TeikitError(f"{name}: column {column!r} cannot mean {field_name!r}; known: {', '.join([FILE, *FIELDS])}")
    return found


def _key(name: str) -> str:
    return name.casefold()


def _in_folders(record: PurePath, file: str) -> bool:
    folders = PurePath(file.replace("\\", "/")).parent.parts
    folders = tuple(folder for folder in folders if folder not in (".", "/"))
    return not folders or record.parent.parts[-len(folders) :] == folders


# ---- rows -----------------------------------------------------------------------------------------

_Cells = list[tuple[str, str]]
"""Column and value, in the order of the row; a column may stand several times."""


def _delimited(text: str, name: str) -> Iterator[tuple[int, _Cells]]:
    first = text.partition("\n")[0]
    delimiter = _DELIMITERS.get(Path(name).suffix.lower()) or max(",;\t", key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        for row in reader:
            if any(cell.strip() for cell in row):
                if len(row) > len(header):
                    raise TeikitError(f"{name}:{reader.line_num}: {len(row)} cells under {len(header)} columns")
                yield reader.line_num, [(column, cell.strip()) for column, cell in zip(header, row, strict=False)]
    except csv.Error as error:
        raise TeikitError(f"{name}:{reader.line_num}: {error}") from error


def _json_lines(text: str, name: str) -> Iterator[tuple[int, _Cells]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise TeikitError(f"{name}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise TeikitError(f'{name}:{number}: a row must be an object: {{"file": …}}')
        yield number, [cell for column, value in row.items() for cell in _flat(column, value)]


def _flat(column: str, value: Any) -> Iterator[tuple[str, str]]:
    """The words of a JSON value; a list gives several values, an object one column for each key."""
    pending = [(column, value)]
    while pending:
        column, value = pending.pop()
        if isinstance(value, list):
            pending += [(column, one) for one in reversed(value)]
        elif isinstance(value, dict):
            pending += [(f"{column}.{key}", one) for key, one in reversed(value.items())]
        elif value is not None:
            yield column, value.strip() if isinstance(value, str) else json.dumps(value)


def _file(row: _Cells, columns: Mapping[str, str]) -> str | None:
    mapped = [cell for column, cell in row if columns.get(column) == FILE]
    for name in _FILE_COLUMNS:
        mapped += [cell for column, cell in row if column not in columns and column.casefold() == name]
    return next((cell for cell in mapped if cell), None)


def _statements(row: _Cells, columns: Mapping[str, str], origin: str) -> Iterator[Statement]:
    for column, cell in row:
        target = columns.get(column)
        if target is None:
            target = FILE if column.casefold() in _FILE_COLUMNS else field_named(column) or NOTE
        if target in ("", FILE) or not cell or not column:
            continue
        values = [value.strip() for value in cell.split(";")] if target in SEVERAL else [cell]
        for value in values:
            if value:
                yield Statement(target, Given(value, origin), Given(column, origin))
