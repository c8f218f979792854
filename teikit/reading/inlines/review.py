"""The list of readings for an editor to look through, and what he decided."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from typing import TextIO, get_args

from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity, TeikitError
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.class_builders import by_class
from teikit.reading.inlines.convention import Convention
from teikit.record import Insertion, InsertionClass
from teikit.source import Source

__all__ = ["ReviewRow", "decisions_for", "read_review", "review_rows", "write_review"]

_CLASSES: tuple[str, ...] = get_args(InsertionClass)
_EVERY_DELIMITER = "[(<{"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One reading; the columns of the table, in their order."""

    file: str
    line: int
    column: int
    text: str
    """The bracket as printed, white space collapsed."""
    cls: str
    """`teikit.record.InsertionClass`; what an editor corrects."""
    certainty: str
    why: str
    convention: str
    context: str
    """The line around it."""


_HEADER = tuple("class" if field.name == "cls" else field.name for field in fields(ReviewRow))


def review_rows(insertions: Iterable[Insertion], source: Source, *, every: bool = False) -> Iterator[ReviewRow]:
    """A row for each insertion that is not sure, or for `every` one."""
    for insertion in insertions:
        if every or insertion.cert != "high" or insertion.cls == "unclassified":
            line, column = source.position(insertion.span.start)
            before = source.text[max(0, insertion.span.start - 40) : insertion.span.start]
            after = source.text[insertion.span.end : insertion.span.end + 40]
            text = " ".join(source[insertion.span].split())
            context = " ".join(f"{before}{source[insertion.span]}{after}".split())
            yield ReviewRow(source.name, line, column, text, insertion.cls, insertion.cert, insertion.why, insertion.convention, context)


def write_review(rows: Iterable[ReviewRow], stream: TextIO, *, header: bool = True) -> None:
    """Write rows as CSV, with a header line unless they go on after others; open the stream with ``newline=""``."""
    writer = csv.writer(stream, lineterminator="\n")
    if header:
        writer.writerow(_HEADER)
    writer.writerows(astuple(row) for row in rows)


def read_review(stream: TextIO, name: str = "<decisions>") -> list[ReviewRow]:
    """Read a table that `write_review` wrote and an editor corrected; columns may be in any order.

    Only ``file``, ``line``, ``text`` and ``class`` must be there. Raises `TeikitError` where it is no such table.
    """
    reader = csv.DictReader(stream)
    lacking = {"file", "line", "text", "class"} - set(reader.fieldnames or ())
    if lacking:
        raise TeikitError(f"{name}: no column {', '.join(sorted(lacking))}")
    return [_row(cells, f"{name}:{number}") for number, cells in enumerate(reader, 2)]


def _row(cells: dict[str, str | None], where: str) -> ReviewRow:
    value = {key: (cells.get(key) or "").strip() for key in _HEADER}
    if value["class"] not in _CLASSES:
        raise TeikitError(f"{where}: no class {value['class']!r}; the classes are {', '.join(_CLASSES)}")
    if not value["line"].isdecimal() or not (value["column"] or "0").isdecimal():
        raise TeikitError(f"{where}: line and column must be numbers")
    return ReviewRow(
        value["file"],
        int(value["line"]),
        int(value["column"] or 0),
        value["text"],
        value["class"],
        value["certainty"],
        value["why"],
        value["convention"],
        value["context"],
    )


def decisions_for(source: Source, rows: Iterable[ReviewRow]) -> tuple[tuple[Convention, ...], list[Problem]]:
    """Rows for the front of the table of conventions that decide the brackets of one record as an editor did.

    Rows of other files are passed over. A row whose bracket does not stand at its place gives ``decision-unmatched``.
    """
    decided: dict[int, str] = {}
    problems = []
    starts = [0, *(i + 1 for i, char in enumerate(source.text) if char == "\n")]
    for row in rows:
        if row.file != source.name:
            continue
        at = _place(source, row, starts)
        if at is None:
            message = f"no bracket {row.text} here; the decision was not applied"
            problems.append(Problem("decision-unmatched", Severity.WARNING, message, source.name, row.line, row.column or None))
        else:
            decided[at] = row.cls
    return tuple(_convention(cls, decided) for cls in _CLASSES if cls in decided.values()), problems


def _place(source: Source, row: ReviewRow, starts: list[int]) -> int | None:
    """Where the bracket starts: at line and column, or the first of its kind on the line."""
    if not 0 < row.line <= len(starts):
        return None
    start = starts[row.line - 1]
    if row.column:
        at = start + row.column - 1
        return at if _collapsed(source.text[at : at + 2 * len(row.text) + 40]).startswith(row.text) else None
    end = starts[row.line] if row.line < len(starts) else len(source)
    at = source.text.find(row.text[:1], start, end)
    while at >= 0:
        if _collapsed(source.text[at : at + 2 * len(row.text) + 40]).startswith(row.text):
            return at
        at = source.text.find(row.text[:1], at + 1, end)
    return None


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _convention(cls: str, decided: dict[int, str]) -> Convention:
    def chosen(bracket: Bracket) -> bool:
        return decided.get(bracket.span.start) == cls

    example = "the table of decisions"
    return Convention(f"decided-{cls}", cls, example, "an editor's decision", None, _EVERY_DELIMITER, chosen, by_class(cls))  # type: ignore[arg-type]
