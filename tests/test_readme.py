"""What the README shows is what teikit does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import teikit

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


def test_the_record_becomes_the_tei() -> None:
    conversion = teikit.convert(blocks("text")[0])
    assert conversion.clean
    assert " ".join(blocks("xml")[0].split()) in " ".join(conversion.to_bytes().decode().split())


def test_the_settings_are_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "teikit.toml"
    path.write_text(blocks("toml")[0], "utf-8")
    assert teikit.Project.load(path).header.publisher == "Orsa Town Archive"


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "record.txt").write_text(blocks("text")[0], "utf-8")
    exec(compile(code, "README.md", "exec"), {})
