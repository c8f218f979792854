"""Show a TEI file as a page for the browser."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["command"]

CLEAN, PROBLEMS = 0, 1

_EXAMPLES = """\b
Examples:
  teikit preview record.xml
  teikit preview record.xml -o page.html
  teikit convert record.txt | teikit preview - -o page.html
"""


@click.command("preview", epilog=_EXAMPLES)
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="The page; by default FILE.preview.html beside it.")
@click.option("--schema", metavar="NAME|FILE|URL", help="Check against this schema, instead of the document's own or teikit's.")
@click.option("--no-validate", is_flag=True, help="Do not check the document.")
def command(file: str, output: str | None, schema: str | None, no_validate: bool) -> int:
    """Show a TEI file as a page for the browser.

    The page holds all it needs. Insertions, speakers, dates and unsure places stand out, each with its TEI; problems lead to
    their place. FILE is any TEI, of other projects too, or - for standard input, which needs -o.
    """
    from teikit.pages import preview
    from teikit.problems import Problem, Severity
    from teikit.tei import tei_of

    if file == "-" and output is None:
        raise click.UsageError("Missing option '-o': the file for the page.")
    data = sys.stdin.buffer.read() if file == "-" else Path(file)
    name = "<stdin>" if file == "-" else file
    documents = tei_of(data, name)
    if isinstance(documents, Problem):
        click.echo(str(documents), err=True)
        return PROBLEMS
    problems: tuple[Problem, ...] = ()
    if not no_validate:
        from teikit.validation import Validator

        problems = Validator(schema).check(data, path=name).problems
    page = Path(output) if output is not None else Path(file).with_suffix(".preview.html")
    preview(documents, page, problems)
    click.echo(f"{name} -> {page}")
    return PROBLEMS if any(problem.severity is not Severity.NOTE for problem in problems) else CLEAN
