"""``teikit.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import teikit
from teikit.problems import TeikitError
from teikit.project import Project


def written(folder: Path, text: str) -> Path:
    path = folder / "teikit.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = """
schema = "own.rng"

[header]
publisher = "Orsa Town Archive"
language = "de"

[text]
line_breaks = true
said = false
encoding = "cp1252"
"""
    project = Project.load(written(tmp_path, text))
    assert project.schema == "own.rng"
    assert (project.header.publisher, project.header.language) == ("Orsa Town Archive", "de")
    assert (project.text.line_breaks, project.text.said, project.text.encoding) == (True, False, "cp1252")


def test_a_setting_may_be_spelled_with_a_hyphen(tmp_path: Path) -> None:
    project = Project.load(written(tmp_path, "[text]\nline-breaks = true\nstyle = 'speech'\n"))
    assert (project.text.line_breaks, project.text.style) == (True, "speech")


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert Project.load(written(tmp_path, "")) == Project()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[header]\npublischer = 'x'", "did you mean header.publisher"),
        ("[heder]\npublisher = 'x'", "unknown key heder"),
        ("[header]\npublisher = 3", "header.publisher must be a string"),
        ("[text]\nsaid = 'no'", "text.said must be true or false"),
        ("[text]\nstyle = 'verse'", "text.style must be one of turns, speech"),
        ("header = 'x'", "must be a table"),
        ("schema = 1", "schema must be a string"),
        ("[header", "is not TOML"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(TeikitError, match=words.replace("[", r"\[")):
        Project.load(written(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="cannot read"):
        Project.load(tmp_path / "teikit.toml")


def test_what_is_tagged_is_chosen() -> None:
    text = "Port Amsel, 3 May 1961\n\nDear Mr. Weir:\n\nMr. Weir said that the nets [sic] were old.\n\nTOMAS ILLARDE\n"

    def tagged(settings: str) -> set[str]:
        project = Project.from_dict(tomllib.loads(settings))
        tree = teikit.convert(text, project=project).tree
        body = tree.getroot().iterfind(".//{*}body//*")
        return {str(element.tag).partition("}")[2] for element in body} & {"persName", "date", "placeName", "said", "sic"}

    everything = {"persName", "date", "placeName", "said", "sic"}
    assert tagged("") == everything
    assert tagged("[text]\nnames = false") == everything - {"persName"}
    assert tagged("[text]\ndates = false") == everything - {"date", "placeName"}
    assert tagged("[text]\ninsertions = false") == everything - {"sic"}
    assert tagged("[text]\nsaid = false") == everything - {"said"}
