"""The command line: one command per file of this folder, each a thin call of the library.

A module ``NAME.py`` holds ``command``, a click command; the first line of its docstring is the help that the list of commands
shows. A command returns its exit code, or None for 0; what it raises becomes an exit code in `main` and nowhere else.
"""

from __future__ import annotations

import ast
import contextlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType

import click

from teikit.problems import TeikitError
from teikit.starting import import_lxml, spare_garbage
from teikit.version import __version__

__all__ = ["main"]

CLEAN, USAGE, INTERNAL = 0, 2, 3  # 1, problems found, is what a command returns
# Shells report a program ended by a signal as 128 + its number.
_INTERRUPTED, _PIPE_CLOSED = 128 + 2, 128 + 13


class _Commands(click.Group):
    """Finds the command modules; imports one only when it is to run, so that teikit starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        import_lxml()
        command = import_module(f"teikit.cli.{cmd_name}").command
        assert isinstance(command, click.Command), f"teikit.cli.{cmd_name}.command is no click command"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in self.list_commands(ctx)])


def _summary(name: str) -> str:
    """The first line of a command module's docstring, without importing it."""
    source = Path(__file__).with_name(f"{name}.py").read_text("utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="teikit")
def group() -> None:
    """Plain-text archival records to TEI XML, and TEI checked against its schema.

    Exit codes: 0 clean, 1 problems found, 2 wrong usage, 3 internal error.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; `arguments` default to the process's. Returns the exit code."""
    spare_garbage()
    try:
        for stream in (sys.stdout, sys.stderr):
            # A name or a message that the terminal's encoding lacks must not end the run.
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="backslashreplace")
        code = group.main(arguments, prog_name="teikit", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE
    except TeikitError as error:
        click.echo(f"teikit: {error}", err=True)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        _silence()
        return _PIPE_CLOSED
    except OSError as error:
        click.echo(f"teikit: {error}", err=True)
        return USAGE
    except Exception as error:
        if os.environ.get("TEIKIT_DEBUG"):
            raise
        click.echo(_bug_report(error), err=True)
        return INTERNAL
    return code if isinstance(code, int) else CLEAN


def _silence() -> None:
    """Keep the interpreter from complaining, at exit, about output that nobody reads."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug_report(error: Exception) -> str:
    place = _place(error.__traceback__)
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"teikit: internal error: {type(error).__name__}: {error}\n"
        f"  in {place}; teikit {__version__}, Python {python}, {sys.platform}\n"
        "This is a mistake in teikit, not in your files. Please report these lines with the command you gave and, if you may\n"
        "share it, the file. TEIKIT_DEBUG=1 shows the whole traceback."
    )


def _place(trace: TracebackType | None) -> str:
    """Where in teikit an exception came from: the innermost line of the package's own code."""
    place, package = "teikit", Path(__file__).resolve().parent.parent
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(package):
            place = f"teikit/{file.relative_to(package).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
