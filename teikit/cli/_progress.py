"""What a person sees of a run: a line for each record, a bar on a terminal, the sums at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TextIO

import click

from teikit.batch import Outcome, Status, Totals
from teikit.problems import Severity

__all__ = ["bar", "count_table", "record_line", "sums", "told"]

_STYLES = {Status.WRITTEN: "green", Status.UNCHANGED: "bright_black", Status.REJECTED: "red", Status.FAILED: "red"}


def record_line(outcome: Outcome, *, verbose: bool) -> str:
    """One record in one line, notes counted where `verbose`; nothing for a record that was in order and has not changed."""
    if outcome.status is Status.UNCHANGED and outcome.clean and not verbose:
        return ""
    severities = [problem.severity for problem in outcome.problems if verbose or problem.severity is not Severity.NOTE]
    problems = f"  ({_by_severity(severities)})" if severities else ""
    written = outcome.written
    return f"{_status(outcome.status)} {outcome.job.source}{f' -> {written}' if written else ''}{problems}"


def _by_severity(severities: Sequence[Severity]) -> str:
    counts = Counter(severities)
    return ", ".join(_counted(counts[severity], severity.value) for severity in Severity if counts[severity])


@cache
def _status(status: Status) -> str:
    return click.style(f"{status.value:<8}", fg=_STYLES[status])


@contextmanager
def bar(total: int, doing: str) -> Iterator[Callable[[], None]]:
    """A progress bar where standard error is a terminal, else nothing; the function it gives counts a record."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    # What goes to a redirected standard output must not be drawn above the bar.
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=sys.stdout.isatty(), transient=True) as progress:
        task = progress.add_task("", total=total, rate="")

        def advance() -> None:
            speed = progress.tasks[task].speed
            progress.update(task, advance=1, rate=f"{speed:.0f}/s" if speed else "")

        yield advance


def sums(totals: Totals, seconds: float, out: TextIO, *, verbose: bool) -> None:
    """The sums of a run: tables on a terminal, lines in a log."""
    click.echo(_line(totals, seconds), file=out)
    notes = {"notes by code": totals.notes} if verbose else {}
    count_table({"problems by code": totals.problems, **notes, "insertions by class": totals.insertions}, out)


def count_table(counters: Mapping[str, Counter[str]], out: TextIO) -> None:
    """Counts under titles, the greatest first; nothing of a counter that is empty."""
    counts = {title: sorted(counter.items(), key=lambda item: (-item[1], item[0])) for title, counter in counters.items() if counter}
    if out.isatty():
        _tables(counts, out)
        return
    for title, rows in counts.items():
        click.echo(f"{title}: {', '.join(f'{name} {count}' for name, count in rows)}", file=out)


def _tables(counts: Mapping[str, list[tuple[str, int]]], out: TextIO) -> None:
    from rich.columns import Columns
    from rich.console import Console
    from rich.table import Table

    tables = []
    for title, rows in counts.items():
        table = Table(title=title, show_header=False, title_justify="left")
        for name, count in rows:
            table.add_row(name, str(count))
        tables.append(table)
    Console(file=out).print(Columns(tables))


def told(records: int, of: int) -> str:
    """How far a run came."""
    return f"{records} of {_counted(of, 'record')}"


def _line(totals: Totals, seconds: float) -> str:
    statuses = ", ".join(f"{totals.statuses[status]} {status.value}" for status in Status if totals.statuses[status])
    found = f"{_counted(totals.insertions.total(), 'insertion')}, {_counted(totals.speakers, 'speaker')}"
    return f"{_counted(totals.records, 'record')} in {seconds:.1f} s: {statuses}; {found}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
