"""``teikit init``: a file that says every setting and changes none."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path

from conftest import Teikit

from teikit.cli.init import template
from teikit.project import Editor, Project
from teikit.reading.in_force import conventions_of


def filled_in() -> str:
    """Every example taken for a setting."""
    return re.sub(r"(?m)^# (?=\[|\w+ = )", "", template())


def test_the_file_changes_nothing(teikit: Teikit) -> None:
    assert teikit("init").code == 0
    assert Project.load("teikit.toml") == Project()


def test_it_goes_where_it_is_told_and_over_nothing(teikit: Teikit, tmp_path: Path) -> None:
    assert teikit("init", "letters").code == 0
    (tmp_path / "letters" / "teikit.toml").write_text('schema = "own.rng"\n', "utf-8")
    refused = teikit("init", "letters")
    assert refused.code == 2
    assert "--force" in refused.err
    assert Project.load("letters/teikit.toml").schema == "own.rng"
    assert teikit("init", "letters", "--force").code == 0
    assert Project.load("letters/teikit.toml") == Project()


def test_every_setting_stands_in_it() -> None:
    data = tomllib.loads(filled_in())
    for setting in fields(Project):
        if setting.name == "stated":  # what options say
            continue
        assert setting.name in data
        section = getattr(Project(), setting.name)
        if is_dataclass(section):
            assert {f.name for f in fields(section)} == set(data[setting.name])
    assert {f.name for f in fields(Editor)} == set(data["editors"][0])


def test_every_example_can_be_used() -> None:
    project = Project.from_dict(tomllib.loads(filled_in()))
    assert project.editors[0].role == "editor"
    assert any(row.id == "our-blank" for row in conventions_of(project))


def test_every_line_is_explained() -> None:
    lines = template().splitlines()
    for before, line in pairwise(lines):
        if re.match(r"(?:# )?\w+ = ", line):
            assert before.startswith("# ")
            assert len(before) > 10
