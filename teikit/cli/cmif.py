"""Make one CMI file of letters, for correspSearch."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from teikit.batch.writing import write_atomically
from teikit.cli._inputs import STDIN, files
from teikit.cmif import LICENCES, Edition, Letter, cmif, letters, missing
from teikit.problems import Problem, Severity
from teikit.reports import Outcome, load
from teikit.tei import tei_of

__all__ = ["command"]

CLEAN, PROBLEMS = 0, 1
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?")

_EXAMPLES = """\b
Examples:
  teikit cmif tei/ -o cmif.xml --editor "Jo Roe <roe@orsa.example>" --publisher "Orsa Town Archive <https://orsa.example>"
      --url https://orsa.example/cmif.xml --date 2026-05-04 --record-url "https://orsa.example/letters/{name}"
"""


def _iso(_context: click.Context, _option: click.Parameter, given: str) -> str:
    if given and not _DATE.fullmatch(given):
        raise click.BadParameter(f"{given} is no date such as 2026-05-04 or 2026-05-04T12:00:00Z")
    return given


@click.command("cmif", epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", required=True, metavar="FILE", help="The CMI file; - for standard output.")
@click.option("--title", default="", metavar="TEXT", help="Title of the index of letters.")
@click.option("--editor", default="", metavar="TEXT", help='Whom to ask: "Name <address@host>".')
@click.option("--publisher", default="", metavar="TEXT", help='Who is named for the licence: "Name <URL>"; else who publishes the letters.')
@click.option("--url", default="", metavar="URL", help="Where the CMI file will lie.")
@click.option("--date", default="", metavar="DATE", callback=_iso, help="Date of the last change; without it, none is written.")
@click.option("--licence", type=click.Choice(list(LICENCES)), default="CC-BY-4.0", show_default=True, help="Licence of the CMI file.")
@click.option("--record-url", default="", metavar="URL", help="Address of a letter that names none; {name} is its file without suffix.")
def command(paths: tuple[str, ...], output: str, record_url: str, **options: Any) -> int:
    """Make one CMI file of the letters and telegrams in TEI files.

    CMIF, the Correspondence Metadata Interchange Format, is what correspSearch harvests: sender, addressee, date and place of
    each letter, out of its correspDesc. PATH is a file, a folder (all .xml files in it and below), a glob, or - for standard
    input. Files without correspDesc are passed over.
    """
    edition = Edition(**options)
    found: list[Letter] = []
    problems: list[Problem] = []
    for each in _read(paths, output, record_url):
        (found if isinstance(each, Letter) else problems).append(each)  # type: ignore[arg-type]
    if found:
        problems += missing(edition)
        _write(output, cmif(found, edition))
    else:
        problems.append(Problem("letter-missing", Severity.WARNING, "no letter found: no file has a correspDesc; nothing is written"))
    if problems:
        load("text").write([Outcome(problem.path or output, (problem,)) for problem in problems], sys.stderr)
    if output != STDIN and found:
        click.echo(f"{len(found)} {'letter' if len(found) == 1 else 'letters'} -> {output}")
    return PROBLEMS if any(problem.severity is not Severity.NOTE for problem in problems) else CLEAN


def _read(paths: tuple[str, ...], output: str, record_url: str) -> Iterator[Letter | Problem]:
    """The letters of all inputs; the CMI file of an earlier run may lie among them."""
    sources: list[Path | None] = [None] if STDIN in paths else []
    sources += [path for path in files((path for path in paths if path != STDIN), (".xml",)) if path.resolve() != Path(output).resolve()]
    for source in sources:
        documents = tei_of(sys.stdin.buffer.read(), "<stdin>") if source is None else tei_of(source)
        if isinstance(documents, Problem):
            yield documents
            continue
        for document in documents:
            yield from letters(document, record_url.replace("{name}", quote(source.stem if source else "", safe="")))


def _write(output: str, data: bytes) -> None:
    if output == STDIN:
        sys.stdout.buffer.write(data)
    else:
        write_atomically(Path(output), data)
