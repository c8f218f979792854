"""The documentation builds without a warning, and shows every row of the tables it is about."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from code_blocks import PAGES, PROJECT

from teikit.cli.init import settings
from teikit.codes import CODES
from teikit.project import Project
from teikit.reading.citations.archives import archives
from teikit.reading.in_force import conventions_of

pytest.importorskip("sphinx", reason="the extra docs is not installed")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-d",
        str(folder / "trees"),
        str(PROJECT / "docs"),
        str(folder / "html"),
    ]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return folder / "html"


def text_of(page: Path) -> str:
    return unescape(re.sub(r"<[^>]*>", "", page.read_text("utf-8")))


def test_the_tables_are_whole(built: Path) -> None:
    conventions, codes, editors = (text_of(built / f"{name}.html") for name in ("conventions", "ci", "editors"))
    assert [row.id for row in conventions_of(Project()) if row.id not in conventions] == []
    assert [row.name for row in archives() if row.name not in conventions] == []
    assert [row.code for row in CODES if row.code not in codes] == []
    assert [about for *_, about in settings() if about not in editors] == []


def test_encodings_are_those_of_teikit(built: Path) -> None:
    shown = text_of(built / "encoding.html")
    assert '<supplied reason="subaudible" resp="#editor" cert="medium">to</supplied>' in shown
    assert '<said who="#velde" direct="false" resp="#teikit" cert="high">the boat had left</said>' in shown


def test_every_page_is_reached(built: Path) -> None:
    index = (built / "index.html").read_text("utf-8")
    for page in (PROJECT / "docs").glob("*.md"):
        assert page.stem == "index" or f'href="{page.stem}.html"' in index


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    assert [link for link in links if ":" not in link and not (page.parent / link).exists()] == []
