"""Show how a record was read."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teikit.cli._settings import project_of, project_options

if TYPE_CHECKING:
    from teikit.project import Project

__all__ = ["command"]

CLEAN, PROBLEMS = 0, 1

_EXAMPLES = """\b
Examples:
  teikit inspect record.txt
  teikit inspect record.txt --json
  teikit inspect --conventions
"""


@click.command("inspect", epilog=_EXAMPLES)
@click.argument("file", metavar="[FILE]", required=False)
@project_options
@click.option("--conventions", is_flag=True, help="Show the table of bracket conventions in force instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
def command(file: str | None, project_file: str | None, conventions: bool, as_json: bool, **options: Any) -> int:
    """Show how a record was read.

    Each line with what it was taken for, each insertion with its class, each person with all printed forms; a question mark
    stands before everything unsure. FILE may be - for standard input.
    """
    from teikit.inspection import inspect
    from teikit.problems import Severity
    from teikit.reading import read
    from teikit.source import Source

    project = project_of(project_file, [] if file in ("-", None) else [str(file)], options)
    if conventions:
        return _conventions(project, as_json=as_json)
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    source = Source.from_bytes(sys.stdin.buffer.read(), "<stdin>", project.text.encoding) if file == "-" else Path(file)
    reading = read(source, project)
    inspection = inspect(reading.record, reading.problems)
    if as_json:
        # ASCII: the same in every terminal's encoding.
        click.echo(json.dumps(asdict(inspection), indent=1))
    else:
        from teikit.cli._inspection import show

        show(inspection, sys.stdout)
    return CLEAN if all(problem.severity is Severity.NOTE for problem in reading.problems) else PROBLEMS


def _conventions(project: Project, *, as_json: bool) -> int:
    """Print the table, in the order in which its rows are asked."""
    from teikit.reading.in_force import conventions_of

    rows = [{"id": row.id, "class": row.cls, "example": row.example, "provenance": row.provenance} for row in conventions_of(project)]
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return CLEAN
    widths = [max(len(row[name]) for row in rows) for name in ("id", "class")]
    for row in rows:
        click.echo(f"{row['id']:{widths[0]}}  {row['class']:{widths[1]}}  {row['example']}")
    return CLEAN
