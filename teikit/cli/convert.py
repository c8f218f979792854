"""Turn text records into TEI."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teikit.batch import Outcome, Settings, Totals, collect, run, write_atomically
from teikit.cli._progress import bar, record_line, sums
from teikit.cli._settings import project_of, project_options
from teikit.problems import Problem, Severity
from teikit.reports import Outcome as Checked
from teikit.reports import Report, load, names

if TYPE_CHECKING:
    from teikit.reading.inlines.review import ReviewRow

__all__ = ["command"]

CLEAN, PROBLEMS, INTERNAL = 0, 1, 3
_RECORDS_PER_PROCESS = 20
"""Starting a process costs as much as converting some twenty records."""

_EXAMPLES = """\b
Examples:
  teikit convert records/ -o tei/
  teikit convert 'cables/*.txt' letters/ -o tei/ --publisher "Town Archive" -j 2
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
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as many as pay.")
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
    """
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
    rows: list[ReviewRow] = []
    with _page(page) as show:
        code = _many(paths, folder, settings, load(report), jobs, verbose, rows, show, plain=report == "text")
    if review is not None:
        _write_review(review, rows)
    return code


def _write_review(path: str, rows: Iterable[ReviewRow]) -> None:
    from teikit.reading.inlines.review import write_review

    text = io.StringIO(newline="")
    write_review(rows, text)
    write_atomically(Path(path), text.getvalue().encode("utf-8", errors="backslashreplace"))


@contextmanager
def _page(path: str | None) -> Iterator[Callable[[Outcome], None]]:
    """Takes outcomes for the page that is written to `path` in the end."""
    if path is None:
        yield lambda _: None
        return
    from teikit.pages import Entry, Review

    with Review.at(path) as review:
        yield lambda o: review.add(Entry(str(o.job.source), o.status.value, o.problems, o.insertions, o.page))


def _many(
    paths: tuple[str, ...],
    folder: str,
    settings: Settings,
    report: Report,
    processes: int | None,
    verbose: bool,
    rows: list[ReviewRow],
    show: Callable[[Outcome], None],
    *,
    plain: bool,
) -> int:
    work = collect(paths, folder)
    processes = processes or max(1, min(os.cpu_count() or 1, len(work) // _RECORDS_PER_PROCESS))
    totals, begun = Totals(), time.perf_counter()
    # Standard output is the report's alone where a program reads it.
    out = sys.stdout if plain else sys.stderr
    with bar(len(work)) as advance:

        def outcomes() -> Iterator[Checked]:
            for outcome in run(work, settings, processes=processes):
                totals.add(outcome)
                rows.extend(outcome.review)
                show(outcome)
                click.echo(record_line(outcome, verbose=verbose), file=out)
                advance()
                yield Checked(str(outcome.job.source), _shown(outcome.problems, verbose))

            yield from _unused_rows(settings, [str(job.source) for job in work], verbose)

        report.write(outcomes(), sys.stdout)
    sums(totals, time.perf_counter() - begun, out, verbose=verbose)
    return INTERNAL if totals.internal else CLEAN if totals.clean else PROBLEMS


def _unused_rows(settings: Settings, paths: Iterable[str], verbose: bool) -> Iterator[Checked]:
    """Rows of the metadata that speak of none of the records."""
    from teikit.reading.metadata import table_of

    metadata = settings.project.metadata
    if metadata.file is None or not verbose:
        return
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
