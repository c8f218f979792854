"""Check TEI files against a schema, their pointers, identifiers and dates."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

import click

from teikit import reports
from teikit.batch import check
from teikit.batch.jobs import INTERNAL_CODES
from teikit.cli._batch import Batch, batch_options, worth_of_tei
from teikit.cli._inputs import STDIN, files
from teikit.cli._progress import bar, count_table
from teikit.problems import Severity
from teikit.validation import Catalog, Checked, Validator
from teikit.validation.large import LARGE

__all__ = ["command"]

CLEAN, PROBLEMS, INTERNAL = 0, 1, 3

_EPILOG = """\b
Examples:
  teikit validate letters/
  teikit validate --schema tei_all 'volumes/**/*.xml' -j 2 --timeout 60
  teikit validate --format sarif letters/ > teikit.sarif
  teikit convert record.txt | teikit validate -"""


def _codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.strip() for each in given for code in each.split(",") if code.strip())


@click.command("validate", epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--schema", metavar="NAME|FILE|URL", help="Check against this schema: RELAX NG, Schematron or XML Schema.")
@click.option("--format", "report", type=click.Choice(reports.names()), default="text", show_default=True, help="How to report.")
@batch_options
@click.option("--max-errors", type=click.IntRange(min=1), metavar="N", help="Report no more than N problems of a file.")
@click.option("--verbose", is_flag=True, help="List everything that was expected, not the first few.")
@click.option("--schematron/--no-schematron", default=True, help="Run the Schematron rules that a schema carries (default).")
@click.option("--phase", metavar="NAME", help="The Schematron phase to run.")
@click.option("--ignore", multiple=True, metavar="CODE", callback=_codes, help="Leave out problems of this code; may be repeated.")
@click.option("--catalog", "catalogs", multiple=True, metavar="FILE", help="An XML catalog that says where schemas lie; may be repeated.")
def command(
    paths: tuple[str, ...],
    schema: str | None,
    report: str,
    jobs: int | None,
    timeout: float | None,
    fail_fast: bool,
    catalogs: tuple[str, ...],
    **options: Any,
) -> int:
    """Check TEI files: against a schema, and their pointers, identifiers and dates.

    PATH is a file, a folder (all .xml files in it and below), a glob, or - for standard input. Without --schema, each
    document is checked against the schemas it names in <?xml-model?>, else against teikit's own.
    """
    options |= {"catalog": Catalog(catalogs)}
    named = files((path for path in paths if path != STDIN), (".xml",))
    given = _standard_input(schema, options) if STDIN in paths else ()
    tally, begun = _Tally(), time.perf_counter()
    with closing(_checked(named, schema, Batch(jobs, timeout, fail_fast), options)) as checked:
        reports.load(report).write(tally.through(chain(given, checked)), sys.stdout)
    if schema is None:
        tally.tell()
    if report == "text" and tally.codes and len(named) > 1:
        count_table({"problems by code": tally.codes}, sys.stderr)
        click.echo(f"{tally.files} files in {time.perf_counter() - begun:.1f} s", err=True)
    if fail_fast and tally.files < len(named):
        click.echo(f"stopped at the first file with problems (--fail-fast), after {tally.files} of {len(named)} files", err=True)
    return INTERNAL if tally.internal else PROBLEMS if tally.failed else CLEAN


def _checked(named: list[Path], schema: str | None, batch: Batch, options: dict[str, Any]) -> Generator[Checked]:
    with (
        batch.crew(worth_of_tei(named)) as (processes, _),
        bar(len(named), "checking") as advance,
        closing(check(named, schema, processes=processes, timeout=batch.timeout, fail_fast=batch.fail_fast, **options)) as results,
    ):
        for result in results:
            advance()
            yield result


def _standard_input(schema: str | None, options: dict[str, Any]) -> Iterator[Checked]:
    validator = Validator(schema, **options)
    data = sys.stdin.buffer.read(LARGE)
    if len(data) < LARGE:
        yield validator.check(data, path="<stdin>")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "stdin.xml")
        with file.open("wb") as out:
            out.write(data)
            shutil.copyfileobj(sys.stdin.buffer, out)
        yield validator.check(file, path="<stdin>")


class _Tally:
    """Counts as results pass through."""

    def __init__(self) -> None:
        self.files, self.failed, self.internal = 0, False, False
        self.codes: Counter[str] = Counter()
        self.schemas: Counter[str] = Counter()

    def through(self, results: Iterable[Checked]) -> Iterator[reports.Outcome]:
        for result in results:
            self.files += 1
            self.codes.update(problem.code for problem in result.problems)
            self.internal |= any(problem.code in INTERNAL_CODES for problem in result.problems)
            self.failed |= any(problem.severity is not Severity.NOTE for problem in result.problems)
            self.schemas.update(set(result.schemas))  # a document may name one for its grammar and for its rules
            yield reports.Outcome(result.path, result.problems)

    def tell(self) -> None:
        """Which schemas were used, on standard error: it belongs to the run, not to the report."""
        for schema, count in sorted(self.schemas.items()):
            click.echo(f"checked against {schema}: {count} {'file' if count == 1 else 'files'}", err=True)
