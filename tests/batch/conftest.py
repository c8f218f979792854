"""Records to convert, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_records import TEXT, Patched, Put


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def put() -> Put:
    """Writes a number of records to a folder, each a little different; their names in order."""

    def write(count: int, folder: str = "in", text: str = TEXT) -> list[str]:
        Path(folder).mkdir(parents=True, exist_ok=True)
        names = [f"{folder}/{number:04}.txt" for number in range(count)]
        for number, name in enumerate(names):
            Path(name).write_text(f"{text}\nBoat {number} was a ship.\n", "utf-8")
        return names

    return write


@pytest.fixture
def patched(here: Path, monkeypatch: pytest.MonkeyPatch) -> Patched:
    """Puts code into processes that are started later: Python imports a module of this name first of all."""

    def patch(code: str) -> None:
        (here / "patches").mkdir()
        (here / "patches" / "sitecustomize.py").write_text(code, "utf-8")
        path = ":".join([str(here / "patches"), str(Path(__file__).resolve().parents[2])])
        monkeypatch.setenv("PYTHONPATH", path)

    return patch
