"""Check TEI files against a schema."""

from __future__ import annotations

import click

from teikit.validation import Validator

__all__ = ["command"]


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--schema", help="A schema's name or file.")
def command(paths: tuple[str, ...], schema: str | None) -> int:
    """Check TEI files against a schema."""
    validator, found = Validator(schema), False
    for path in paths:
        for problem in validator.validate(path):
            click.echo(str(problem))
            found = True
    return 1 if found else 0
