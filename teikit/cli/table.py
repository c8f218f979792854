"""Make tables of TEI: speeches, speakers, insertions, headers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from teikit import tables
from teikit.cli._inputs import STDIN, files
from teikit.problems import Problem, Severity
from teikit.reports import Outcome, load
from teikit.tei import Tei, tei_of

__all__ = ["command"]

CLEAN, PROBLEMS = 0, 1


def _epilog() -> str:
    columns = "\n\n".join(f"\b\n{name}: {(table := tables.load(name)).summary}\n  {_wrapped(table.columns)}" for name in tables.names())
    return f"""\b
Examples:
  teikit table speech tei/ -o speech.csv
  teikit table headers 'volumes/**/*.xml' -o headers.jsonl
  teikit convert record.txt | teikit table insertions -

{columns}"""


def _wrapped(columns: tuple[str, ...]) -> str:
    half = (len(columns) + 1) // 2
    return " ".join(columns) if len(columns) < 12 else f"{' '.join(columns[:half])}\n  {' '.join(columns[half:])}"


@click.command("table", epilog=_epilog())
@click.argument("name", type=click.Choice(tables.names()), metavar="|".join(tables.names()))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FILE", help=f"Write here instead of standard output: .{', .'.join(tables.FORMATS)}.")
@click.option("--format", "form", type=click.Choice(list(tables.FORMATS)), help="Format, where no suffix says it; by default csv.")
def command(name: str, paths: tuple[str, ...], output: str | None, form: str | None) -> int:
    """Make a table of TEI files.

    PATH is a file, a folder (all .xml files in it and below), a glob, or - for standard input. TEI of other projects is read
    too. In CSV, several values in a cell stand between " | ", and an apostrophe before = + - or @ keeps a spreadsheet from
    taking text for a formula; JSON lines have everything as it is. FILE is written whole or not at all.
    """
    table = tables.load(name)
    form = form or _form(output)
    run = _Run(table, files((path for path in paths if path != STDIN), (".xml",)), STDIN in paths)
    with tables.replacing(Path(output)) if output and output != STDIN else nullcontext(sys.stdout) as out:
        tables.write(form, table.columns, run.rows(), out)
    if run.problems:
        load("text").write([Outcome(problem.path, (problem,)) for problem in run.problems], sys.stderr)
    return PROBLEMS if any(problem.severity is not Severity.NOTE for problem in run.problems) else CLEAN


def _form(output: str | None) -> str:
    if output is None or output == STDIN:
        return "csv"
    suffix = Path(output).suffix.lower().removeprefix(".")
    if suffix not in tables.FORMATS:
        raise click.UsageError(f"{output}: no such format: name the file .{', .'.join(tables.FORMATS)}, or give --format")
    return suffix


class _Run:
    """Rows as they are asked for, and the problems met on the way."""

    def __init__(self, table: tables.Table, inputs: list[Path], standard_input: bool) -> None:
        self.table, self.inputs, self.standard_input = table, inputs, standard_input
        self.problems: list[Problem] = []

    def rows(self) -> Iterator[tables.Row]:
        if self.standard_input:
            yield from self._rows_of(tei_of(sys.stdin.buffer.read(), "<stdin>"))
        for path in self.inputs:
            yield from self._rows_of(tei_of(path))

    def _rows_of(self, found: tuple[Tei, ...] | Problem) -> Iterator[tables.Row]:
        if isinstance(found, Problem):
            self.problems.append(found)
            return
        for tei in found:
            yield from self.table.rows(tei)
