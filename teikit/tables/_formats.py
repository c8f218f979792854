"""Rows as files: CSV, TSV and JSON lines."""

from __future__ import annotations

import csv
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

__all__ = ["FORMATS", "Cell", "Row", "replacing", "write"]

Cell = str | int | tuple[str, ...]
Row = tuple[Cell, ...]
_Write = Callable[[tuple[str, ...], Iterable[Row], TextIO], None]

SEPARATOR = " | "
"""Between the values of one cell of a CSV file; JSON has a list."""
# What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), the full-width forms included.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def _separated(delimiter: str) -> _Write:
    def write_rows(columns: tuple[str, ...], rows: Iterable[Row], out: TextIO) -> None:
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(value) for value in row])

    return write_rows


def _cell(value: Cell) -> str | int:
    """A value as text that no spreadsheet runs: an apostrophe makes it a text there."""
    if isinstance(value, int):
        return value
    text = value if isinstance(value, str) else SEPARATOR.join(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _json_lines(columns: tuple[str, ...], rows: Iterable[Row], out: TextIO) -> None:
    for row in rows:
        out.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")


FORMATS: dict[str, _Write] = {"csv": _separated(","), "tsv": _separated("\t"), "jsonl": _json_lines}
"""The formats there are, by the suffix of their files. Each writes a row as soon as it comes."""


def write(format_name: str, columns: tuple[str, ...], rows: Iterable[Row], out: TextIO) -> None:
    """Write a table to a text stream; takes rows as they come."""
    FORMATS[format_name](columns, rows, out)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text stream that becomes the file at `path` when all has been written; an older file stays until then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".teikit-{secrets.token_hex(8)}.part")
    try:
        # File names that are not Unicode must not end the run.
        with part.open("x", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
