"""The page of a batch: totals and plots, a table of the records, and each record when it is opened."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from teikit.dataclass import dataclass
from teikit.pages.charts import Bars, bars, columns
from teikit.pages.page import Page, bare_page
from teikit.pages.templating import shell, template, visible
from teikit.problems import Problem, Severity
from teikit.source import Source
from teikit.tables import replacing

__all__ = ["Entry", "Review"]

_MOST_SPEAKERS = 12
_MOST_BYTES = 4_000_000
_MOST_PLACES = 4
"""Problems of a record that the table names; all of them stand with the record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a record."""

    path: str
    """The record, as the user named it."""
    status: str
    """``written``, ``rejected``, ``failed`` …"""
    problems: Sequence[Problem] = ()
    insertions: Sequence[tuple[str, int]] = ()
    """By class."""
    page: Page | None = None
    """None for a record without TEI."""


class Review:
    """Collects records and writes the page of them. What it holds lies on the disk: memory does not grow with the records.

    Records come one by one, by `add`. `write` makes the file, whole or not at all.
    """

    def __init__(self) -> None:
        # A database without a name lies in a temporary file that the system removes.
        self._store = sqlite3.connect("", isolation_level=None)
        self._store.executescript(
            """PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE record (number INTEGER PRIMARY KEY, row TEXT, body BLOB);
            CREATE TABLE speaker (name TEXT PRIMARY KEY, words INTEGER, records INTEGER);"""
        )
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in ("status", "problem", "insertion", "total")}
        self._years: Counter[int] = Counter()

    @classmethod
    @contextmanager
    def at(cls, path: str | Path) -> Iterator[Review]:
        """A review that is written to `path` when all records are there; not at all where something was raised.

        Raises `OSError` at once where no file can be made there.
        """
        target = Path(path)
        # What cannot be written is told before the work, not after it.
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=target.parent):
            pass
        review = cls()
        with closing(review._store):
            yield review
            review.write(target)

    def add(self, entry: Entry) -> None:
        """Take one record."""
        page = entry.page or _without_tei(entry)
        number = self._counts["total"]["records"] + 1
        row = _row(number, entry, page)
        self._store.execute("INSERT INTO record VALUES (?, ?, ?)", (number, json.dumps(row), page.body))
        self._store.executemany(
            "INSERT INTO speaker VALUES (?, ?, 1) ON CONFLICT (name) DO UPDATE SET words = words + excluded.words, records = records + 1",
            [(visible(name), words) for name, words in page.speakers],
        )
        self._count(entry, page, row)

    def _count(self, entry: Entry, page: Page, row: dict[str, Any]) -> None:
        self._counts["status"][entry.status] += 1
        self._counts["problem"].update(problem.code for problem in entry.problems)
        self._counts["insertion"].update(dict(entry.insertions))
        if page.year is not None:
            self._years[page.year] += 1
        self._counts["total"].update(
            {"records": 1, "dated": int(page.year is not None), "flagged": int(bool(row["errors"] or row["warnings"]))}
            | {name: row[name] for name in ("errors", "warnings", "notes", "insertions", "speeches", "unsure")}
        )

    def write(self, path: Path) -> None:
        """Make the file. Raises `OSError` where it cannot be written."""
        pieces = template("review.html").generate(
            **shell(),
            totals=self._counts["total"],
            statuses=self._counts["status"],
            codes=sorted(self._counts["problem"]),
            years=columns(self._years),
            charts=self._charts(),
            rows=self._rows,
            bodies=self._bodies,
        )
        with replacing(path) as out:
            out.writelines(pieces)

    def _charts(self) -> list[Bars]:
        (speakers,) = self._store.execute("SELECT count(*) FROM speaker").fetchone()
        named = self._store.execute("SELECT name, words FROM speaker ORDER BY words DESC, name LIMIT ?", (_MOST_SPEAKERS,)).fetchall()
        return [
            bars("Insertions by class", "insertions", _sorted(self._counts["insertion"])),
            bars("Speakers by words", "words", named, speakers - len(named)),
            bars("Problems by code", "problems", _sorted(self._counts["problem"])),
        ]

    def _rows(self) -> Iterator[dict[str, Any]]:
        for (row,) in self._store.execute("SELECT row FROM record ORDER BY number"):
            yield json.loads(row)

    def _bodies(self) -> Iterator[tuple[int, str]]:
        for number, body in self._store.execute("SELECT number, body FROM record ORDER BY number"):
            yield number, base64.b64encode(body).decode()


def _sorted(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _without_tei(entry: Entry) -> Page:
    """A record that gave no TEI is shown as text, if it can be read and is not so large that it may have been too much."""
    source, path = None, Path(entry.path)
    with suppress(OSError):
        if path.is_file() and path.stat().st_size <= _MOST_BYTES:
            source = Source.from_path(path)
    return bare_page(entry.path, entry.problems, source)


def _row(number: int, entry: Entry, page: Page) -> dict[str, Any]:
    weights = Counter(problem.severity for problem in entry.problems)
    weighty = [problem for problem in entry.problems if problem.severity is not Severity.NOTE]
    return {
        "number": number,
        "path": visible(entry.path),
        "title": visible(page.title),
        "date": page.date,
        "status": entry.status,
        "errors": weights[Severity.ERROR],
        "warnings": weights[Severity.WARNING],
        "notes": weights[Severity.NOTE],
        "codes": sorted({problem.code for problem in entry.problems}),
        "places": [(problem.code, problem.line) for problem in weighty[:_MOST_PLACES]],
        "more": max(0, len(weighty) - _MOST_PLACES),
        "insertions": page.insertions,
        "speeches": page.speeches,
        "unsure": page.unsure,
    }
