"""Conventions that a project states in its settings: rows put before the table, rows put in place of others, rows switched off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from teikit.dataclass import replace
from teikit.problems import TeikitError
from teikit.reading.inlines.builders import chain, sure
from teikit.reading.inlines.class_builders import by_class
from teikit.reading.inlines.convention import Builder, Convention
from teikit.reading.inlines.conventions import CONVENTIONS
from teikit.reading.inlines.insertions import Context, read_insertions
from teikit.record import InsertionClass
from teikit.source import Source

__all__ = ["make_conventions"]

_CLASSES: tuple[str, ...] = get_args(InsertionClass)
_CERTAINTIES = ("high", "medium", "low")
_KEYS = ("id", "class", "example", "pattern", "text", "delimiters", "reason", "unit", "extent", "note_type", "lang", "resp", "cert")
_FIELDS = ("reason", "unit", "extent", "note_type", "lang", "resp")
_DELIMITERS = "[(<{"


def make_conventions(rows: Sequence[Mapping[str, Any]], off: Sequence[str] = ()) -> tuple[Convention, ...]:
    """The table in force for a project.

    A row has an ``id``, a ``class`` (see `teikit.record.InsertionClass`), an ``example`` with such a bracket in it, and
    either a ``pattern`` (a regular expression for the whole of the text between the delimiters, letter case ignored) or
    that ``text`` itself. It may have ``delimiters`` (opening ones, ``[`` if absent), ``reason``, ``unit``, ``extent``,
    ``note_type``, ``lang``, ``resp`` and ``cert``. A row with the id of a row of the table takes its place; the others
    are asked first. `off` lists ids of rows that do not hold. Raises `TeikitError` for rows that cannot be used.
    """
    made = [_row(row, number) for number, row in enumerate(rows, 1)]
    ids = [row.id for row in made]
    for twice in {id_ for id_ in ids if ids.count(id_) > 1}:
        raise TeikitError(f"conventions: two rows have the id {twice!r}")
    known = {row.id for row in CONVENTIONS}
    for id_ in off:
        if id_ not in known:
            raise TeikitError(f"conventions: no row {id_!r} to switch off{_meant(id_, sorted(known))}")
    own = {row.id: row for row in made}
    kept = [own.get(row.id, row) for row in CONVENTIONS if row.id not in off]
    table = (*(row for row in made if row.id not in known), *kept)
    for row in made:
        _check_example(row, table)
    return table


def _row(row: Mapping[str, Any], number: int) -> Convention:
    where = f"conventions: row {row.get('id') or number}"
    for key, value in row.items():
        if key not in _KEYS:
            raise TeikitError(f"{where}: no such key {key!r}{_meant(key, _KEYS)}")
        if not isinstance(value, str):
            raise TeikitError(f"{where}: {key} must be text")
    for key in ("id", "class", "example"):
        if not row.get(key):
            raise TeikitError(f"{where}: {key} is missing")
    if row["class"] not in _CLASSES:
        raise TeikitError(f"{where}: no class {row['class']!r}{_meant(row['class'], _CLASSES)}")
    if row.get("cert", "high") not in _CERTAINTIES:
        raise TeikitError(f"{where}: cert must be one of {', '.join(_CERTAINTIES)}")
    delimiters = row.get("delimiters", "[")
    if not delimiters or set(delimiters) - set(_DELIMITERS):
        raise TeikitError(f"{where}: delimiters are some of {' '.join(_DELIMITERS)}")
    return Convention(
        row["id"], row["class"], row["example"], "the project's settings", _pattern(row, where), delimiters, build=_builder(row)
    )


def _pattern(row: Mapping[str, Any], where: str) -> re.Pattern[str]:
    if ("pattern" in row) == ("text" in row):
        raise TeikitError(f"{where}: give either pattern or text")
    try:
        return re.compile(row["pattern"] if "pattern" in row else re.escape(row["text"]), re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise TeikitError(f"{where}: the pattern is no regular expression: {error}") from None


def _builder(row: Mapping[str, Any]) -> Builder:
    fields = {key: row[key] for key in _FIELDS if key in row}
    return chain(by_class(row["class"]), sure(row.get("cert", "high"), **fields))


def _check_example(row: Convention, table: Sequence[Convention]) -> None:
    source = Source(row.example)
    read = read_insertions(source, source.span, replace(Context(), conventions=table)).insertions
    if row.id not in {insertion.convention for insertion in read}:
        others = ", ".join(sorted({insertion.convention for insertion in read})) or "no row"
        raise TeikitError(f"conventions: row {row.id}: its example is read by {others}, not by this row")


def _meant(word: str, choices: Sequence[str]) -> str:
    near = get_close_matches(word, choices, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
