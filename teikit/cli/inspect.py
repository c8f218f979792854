"""Show how a record was read."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from teikit.cli._settings import project_of, project_options

__all__ = ["command"]

CLEAN, PROBLEMS = 0, 1

_EXAMPLES = """\b
Examples:
  teikit inspect record.txt
  teikit inspect record.txt --json
"""


@click.command("inspect", epilog=_EXAMPLES)
@click.argument("file", metavar="FILE")
@project_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
def command(file: str, project_file: str | None, as_json: bool, **options: Any) -> int:
    """Show how a record was read.

    Each line with what it was taken for, each insertion with its class, each person with all printed forms; a question mark
    stands before everything unsure. FILE may be - for standard input.
    """
    from teikit.inspection import inspect
    from teikit.problems import Severity
    from teikit.reading import read
    from teikit.source import Source

    project = project_of(project_file, [] if file == "-" else [file], options)
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
