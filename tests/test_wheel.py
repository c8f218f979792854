"""What is installed holds everything that teikit opens: templates, tables, schemas."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="hatchling builds the wheel")

PROJECT = Path(__file__).resolve().parent.parent
SCHEMAS = ("teikit.rnc", "teikit.rng", "teikit.xsd", "teikit.sch", "xml.xsd")


def test_the_wheel_is_whole_and_runs(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"teikit/schemas/{name}" for name in SCHEMAS}
    wanted |= {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "teikit").rglob("*.*") if "__pycache__" not in path.parts}
    assert not wanted - names
    # Packages are imported from the archive's unpacked files, away from the project.
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "r.txt").write_text("Orsa, 3 May 1961\n\nMinutes\n\nMr. Velde said that it [sic] was late.\n", "utf-8")
    command = [sys.executable, "-m", "teikit", "convert", "r.txt", "-o", "tei", "--report", "report.html"]
    run = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "site")}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "1 record" in (tmp_path / "report.html").read_text("utf-8")
