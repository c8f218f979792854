"""The group of commands: how it starts, and how it ends."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from teikit import cli
from teikit.problems import TeikitError
from teikit.version import __version__


def _failing(error: BaseException) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


def test_help_lists_every_command_with_its_summary(teikit) -> None:
    run = teikit("--help")
    assert run.code == 0
    for file in Path(cli.__file__).parent.glob("[a-z]*.py"):
        assert f"  {file.stem} " in run.out
    assert "Check TEI files against a schema" in run.out
    assert "Exit codes: 0 clean, 1 problems found, 2 wrong usage, 3 internal error" in run.out


def test_every_command_has_help_with_an_example(teikit) -> None:
    for file in Path(cli.__file__).parent.glob("[a-z]*.py"):
        run = teikit(file.stem, "--help")
        assert run.code == 0
        assert f"teikit {file.stem}" in run.out.partition("\n")[2]


def test_version(teikit) -> None:
    assert __version__ in teikit("--version").out


@pytest.mark.parametrize("arguments", [("nothing",), ("validate",), ("validate", "--no-such-option", "x"), ("--no-such-option",)])
def test_wrong_usage(teikit, arguments: tuple[str, ...]) -> None:
    run = teikit(*arguments)
    assert run.code == 2
    assert "Usage" in run.err or "Error" in run.err


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (TeikitError("no such schema"), 2, "teikit: no such schema\n"),
        (PermissionError(13, "Permission denied", "out.xml"), 2, "teikit: [Errno 13] Permission denied: 'out.xml'\n"),
        (KeyboardInterrupt(), 130, "\n"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_what_ends_a_run(teikit, monkeypatch, error: BaseException, code: int, words: str) -> None:
    monkeypatch.setattr(cli, "group", _failing(error))
    monkeypatch.setattr(cli, "_silence", lambda: None)
    assert teikit() == (code, "", words)


def test_a_mistake_in_teikit_is_reported_without_a_traceback(teikit, monkeypatch) -> None:
    monkeypatch.setattr(cli, "group", _failing(ZeroDivisionError("by zero")))
    run = teikit()
    assert run.code == 3
    assert "internal error: ZeroDivisionError: by zero" in run.err
    assert "teikit/cli/__init__.py:" in run.err
    assert __version__ in run.err
    assert "report" in run.err
    assert "Traceback" not in run.err
    monkeypatch.setenv("TEIKIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        teikit()


def test_a_pipe_that_closes_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI>" + "<x/>\n" * 20_000 + "</TEI>")
    command = f"{sys.executable} -m teikit validate --schema teikit a.xml | head -1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout == "a.xml\n"
    assert done.stderr == ""


def test_it_starts_at_once() -> None:
    best = min(_seconds() for _ in range(3))
    assert best < 1, "the list of commands must not import what the commands use"


def _seconds() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "teikit", "--help"], capture_output=True, check=True)
    return time.perf_counter() - started


def test_the_list_of_commands_imports_none_of_them() -> None:
    code = "import sys; from teikit.cli import main; main(['--help']); print([m for m in sys.modules if m.startswith(('lxml', 'rich'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
