"""The files that let teikit run in other projects' checks call commands and options that exist."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def _steps() -> list[str]:
    """The scripts of the action's steps."""
    text = (PROJECT / "action.yml").read_text("utf-8")
    blocks = re.findall(r"^      run: \|\n((?:        .*\n|\n)+)", text, re.M)
    return [re.sub(r"^        ", "", block, flags=re.M) for block in blocks]


def test_hooks_name_commands_that_exist(teikit) -> None:
    entries = re.findall(r"entry: teikit (.+)", (PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert entries
    for entry in entries:
        assert teikit(*entry.split(), "--help").code == 0


def test_every_input_of_the_action_is_used() -> None:
    text = (PROJECT / "action.yml").read_text("utf-8")
    named = re.findall(r"^  ([a-z-]+):\n    description", text, re.M)
    assert len(named) >= 8
    assert [name for name in named if f"inputs.{name}" not in text] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are bash")
def test_the_action_passes_its_inputs_on_and_runs_none_of_them(tmp_path: Path) -> None:
    fake = tmp_path / "bin" / "teikit"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n')
    fake.chmod(fake.stat().st_mode | stat.S_IEXEC)
    given = {
        "TEIKIT_PATHS": "letters/**/*.xml $(touch harm)",
        "TEIKIT_SCHEMA": "tei all.rng",
        "TEIKIT_FORMAT": "sarif",
        "TEIKIT_OUTPUT": "report.sarif",
        "TEIKIT_JOBS": "2",
        "TEIKIT_ARGUMENTS": "--ignore date-order",
    }
    environment = os.environ | given | {"PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["bash", "-e", "-c", _steps()[-1]], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "report.sarif").read_text() == (
        "<validate><--format><sarif><--jobs><2><--schema><tei all.rng><--ignore><date-order><--><letters/**/*.xml><$(touch><harm)>"
    )
    assert not (tmp_path / "harm").exists()
