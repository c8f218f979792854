"""Take the plain text out of a TEI file."""

from __future__ import annotations

import sys

import click

__all__ = ["command"]

CLEAN, PROBLEMS = 0, 1

_EXAMPLES = """\b
Examples:
  teikit text record.xml
  teikit text - < record.xml > record.txt
"""


@click.command("text", epilog=_EXAMPLES)
@click.argument("file", metavar="FILE")
def command(file: str) -> int:
    """Take the plain text out of a TEI file.

    The brackets and marks that elements stand for are put back; white space is not restored, the header is left out. FILE may
    be - for standard input.
    """
    from teikit.encoding.plaintext import plain_text
    from teikit.problems import Problem
    from teikit.validation.xml import parse

    document = parse(sys.stdin.buffer.read(), "<stdin>") if file == "-" else parse(file)
    if isinstance(document, Problem):
        click.echo(str(document), err=True)
        return PROBLEMS
    text = plain_text(document.tree).strip("\n")
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    return CLEAN
