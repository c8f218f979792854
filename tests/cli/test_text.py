"""``teikit text`` as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from teikit import convert
from teikit.cli import main

TEXT = "Minutes\n\nThe boat [sic] left [2 words illegible] for Örsö.\n\nMr. Velde said that it [had] gone.\n"


def test_the_text_comes_back(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "r.xml"
    path.write_bytes(convert(TEXT).to_bytes())
    assert main(["text", str(path)]) == 0
    assert capsysbinary.readouterr().out.decode().split() == TEXT.split()


def test_it_works_in_a_pipe() -> None:
    run = subprocess.run([sys.executable, "-m", "teikit", "text", "-"], input=convert(TEXT).to_bytes(), capture_output=True, check=True)
    assert run.stdout.decode().split() == TEXT.split()


def test_what_is_not_xml_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.xml"
    path.write_text("no XML", "utf-8")
    assert main(["text", str(path)]) == 1
    assert str(path) in capsys.readouterr().err


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    assert main(["text", str(tmp_path / "none.xml")]) == 2
