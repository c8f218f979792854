"""Turn text records into TEI."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import click

from teikit.batch import Jobs, Outcome, Settings, Totals, collect, run
from teikit.cli._batch import Batch, batch_options, worth_of_records, writable
from teikit.cli._progress import bar, record_line, sums, told
from teikit.cli._settings import project_of, project_options
from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity
from teikit.reports import Outcome as Checked
from teikit.reports import Report, load, names

__all__ = ["command"]

CLEAN, PROBLEMS, INTERNAL = 0, 1, 3

_EXAMPLES = """\b
Examples:
  teikit convert records/ -o tei/
  teikit convert 'cables/*.txt' letters/ -o tei/ --publisher "Town Archive" -j 2 --timeout 60
  teikit convert --format github records/ -o tei/
  teikit convert record.txt > record.xml
  teikit convert records/ -o tei/ --review unsure.csv
  teikit convert records/ -o tei/ --decisions unsure.csv
  teikit convert records/ -o tei/ --report report.html
"""


@click.command("convert", epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", "folder", type=click.Path(file_okay=False), metavar="DIR", help="Folder for the TEI files.")
@project_options
@click.option("--schema", metavar="NAME|FILE", help="Schema to check the TEI against; by default the project's.")
@click.option("--no-validate", is_flag=True, help="Do not check the TEI against a schema.")
@batch_options
@click.option("--dask", metavar="tcp://HOST:PORT", help="Convert on the workers of this dask scheduler; they must see the same files.")
@click.option("--force", is_flag=True, help="Convert every record, also what has not changed since the last run.")
@click.option("--review", type=click.Path(dir_okay=False), metavar="FILE", help="Write the unsure readings of insertions as a table (CSV).")
@click.option("--decisions", metavar="FILE", help="Apply such a table, after an editor corrected it.")
@click.option(
    "--report", "page", type=click.Path(dir_okay=False), metavar="FILE", help="Write a page (HTML) to review the records in a browser."
)
@click.option("--format", "report", type=click.Choice(names()), default="text", show_default=True, help="Format of the problems.")
@click.option("-v", "--verbose", is_flag=True, help="Show notes too: what teikit was unsure of.")
def command(
    paths: tuple[str, ...],
    folder: str | None,
    project_file: str | None,
    schema: str | None,
    no_validate: bool,
    jobs: int | None,
    timeout: float | None,
    fail_fast: bool,
    dask: str | None,
    force: bool,
    review: str | None,
    decisions: str | None,
    page: str | None,
    report: str,
    verbose: bool,
    **options: Any,
) -> int:
    """Turn text records into TEI.

    PATH is a file, a folder (every .txt and .md below it), a glob, or - for standard input. DIR/NAME.xml is written whole or
    not at all, and checked against the schema; TEI that lost or invented a word goes to DIR/NAME.rejected.xml. Without -o, one
    file or standard input becomes TEI on standard output.

    Run again, it converts only records that are new or have changed, or whose settings, tables or TEI have; of the others it
    tells the problems again. Ctrl-C leaves whole files only, and the next run goes on.
    """
    if dask is not None and (timeout is not None or jobs is not None):
        raise click.UsageError("--dask goes without -j and --timeout: the cluster has its own workers, whose tasks cannot be stopped.")
    project = project_of(project_file, [path for path in paths if path != "-"], options, schema)
    if decisions is not None:
        project = replace(project, decisions=decisions)
    settings = Settings(project, validate=not no_validate, review=review is not None, page=page is not None)
    if settings.validate:
        from teikit.validation.catalog import Catalog

        # An unknown schema is told once, before anything is written.
        Catalog().locate(project.schema)
    if "-" in paths and (len(paths) > 1 or folder is not None):
        raise click.UsageError("- stands alone: it reads standard input and writes standard output.")
    if folder is None:
        if len(paths) > 1 or not (paths[0] == "-" or Path(paths[0]).is_file()):
            raise click.UsageError("Missing option '-o': the folder for the TEI files.")
        if review is not None:
            raise click.UsageError("--review needs -o.")
        if page is not None:
            raise click.UsageError("--report needs -o.")
        return _one(paths[0], settings, load(report), verbose)
    batch = Batch(jobs, timeout, fail_fast, dask)
    return _Many(folder, settings, load(report), batch, force, verbose, plain=report == "text").convert(paths, review, page)


_Taker = Callable[[Outcome], None]
"""Takes outcomes as they come, for a file of its own."""


@dataclass(frozen=True, slots=True)
class _Many:
    """Records to a folder."""

    folder: str
    settings: Settings
    report: Report
    batch: Batch
    force: bool
    verbose: bool
    plain: bool

    def convert(self, paths: tuple[str, ...], review: str | None, page: str | None) -> int:
        work = collect(paths, self.folder)
        writable(self.folder)
        with ExitStack() as opened:
            takers = [opened.enter_context(taker(path)) for taker, path in ((_review, review), (_page, page)) if path is not None]
            return self._convert(work, takers)

    def _convert(self, work: Jobs, takers: Sequence[_Taker]) -> int:
        totals, begun = Totals(), time.perf_counter()
        # Standard output is the report's alone where a program reads it.
        out = sys.stdout if self.plain else sys.stderr

        def take(outcome: Outcome) -> Checked:
            totals.add(outcome)
            for taker in takers:
                taker(outcome)
            if line := record_line(outcome, verbose=self.verbose):
                click.echo(line, file=out)
            return Checked(str(outcome.job.source), _shown(outcome.problems, self.verbose))

        try:
            with closing(self._outcomes(work)) as outcomes:
                unused = _unused_rows(self.settings, (str(job.source) for job in work), self.verbose)
                self.report.write(chain(map(take, outcomes), unused), sys.stdout)
        except KeyboardInterrupt:
            click.echo(f"interrupted after {told(totals.records, len(work))}; the same command goes on from there", err=True)
            raise
        sums(totals, time.perf_counter() - begun, out, verbose=self.verbose)
        if totals.records < len(work):
            click.echo(f"stopped at the first record with problems (--fail-fast), after {told(totals.records, len(work))}", file=out)
        return INTERNAL if totals.internal else CLEAN if totals.clean else PROBLEMS

    def _outcomes(self, work: Jobs) -> Generator[Outcome]:
        from teikit.batch.state import State

        batch, settings = self.batch, self.settings
        with (
            State(self.folder, settings, force=self.force) as state,
            batch.crew(worth_of_records(len(work)), self.folder) as (processes, executor),
            bar(len(work), "converting") as advance,
        ):
            if not state.usable:
                click.echo(f"teikit: what is done cannot be noted in {self.folder}: the next run converts all of it again", err=True)
            with closing(
                run(
                    state.known(work),
                    settings,
                    processes=processes,
                    executor=executor,
                    timeout=batch.timeout,
                    fail_fast=batch.fail_fast,
                )
            ) as outcomes:
                for outcome in outcomes:
                    state.add(outcome)
                    advance()
                    yield outcome


@contextmanager
def _review(path: str) -> Iterator[_Taker]:
    """Takes outcomes for the table of unsure readings."""
    from teikit.reading.inlines.review import write_review
    from teikit.tables import replacing

    with replacing(Path(path)) as table:
        write_review((), table)
        yield lambda outcome: write_review(outcome.review or (), table, header=False)


@contextmanager
def _page(path: str) -> Iterator[_Taker]:
    """Takes outcomes for the page that is written to `path` in the end."""
    from teikit.pages import Entry, Review

    with Review.at(path) as review:
        yield lambda o: review.add(Entry(str(o.job.source), o.status.value, o.problems, o.insertions, o.page))


def _unused_rows(settings: Settings, paths: Iterable[str], verbose: bool) -> Iterator[Checked]:
    """Rows of the metadata that speak of none of the records."""
    metadata = settings.project.metadata
    if metadata.file is None or not verbose:
        return
    from teikit.reading.metadata import table_of

    unused = table_of(metadata).without_record(paths)
    message = "this row is about {!r}, which is none of the records"
    yield Checked(
        metadata.file, tuple(Problem("metadata-unused", Severity.NOTE, message.format(r.file), metadata.file, r.line) for r in unused)
    )


def _one(path: str, settings: Settings, report: Report, verbose: bool) -> int:
    """One record to standard output, its problems to standard error. TEI that lost or invented words is not written."""
    from teikit.conversion import convert
    from teikit.source import Source

    encoding = settings.project.text.encoding
    source = Source.from_bytes(sys.stdin.buffer.read(), "<stdin>", encoding) if path == "-" else Path(path)
    conversion = convert(source, project=settings.project, validate=settings.validate)
    problems = _shown(conversion.problems, verbose)
    if problems:
        report.write([Checked(conversion.record.source.name, problems)], sys.stderr)
    if conversion.faithful:
        sys.stdout.buffer.write(conversion.to_bytes())
    return CLEAN if conversion.clean else PROBLEMS


def _shown(problems: Iterable[Problem], verbose: bool) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if verbose or problem.severity is not Severity.NOTE)
