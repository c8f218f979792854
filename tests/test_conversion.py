"""The library's face: `convert` and the stages it is made of."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from lxml import etree

import teikit
from teikit.problems import Severity

TEI = "{http://www.tei-c.org/ns/1.0}"
TEXT = """Port Amsel, 3 May 1961

Record of a Conversation

Mr. Velde said that the ship [Orsa] had not come [sic].

A. Velde
[signature]
"""


@pytest.fixture(scope="module")
def whole() -> bytes:
    return teikit.convert(TEXT).to_bytes()


def test_path_bytes_text_and_source_give_the_same(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "record.txt"
    path.write_text(TEXT, "utf-8")
    for source in (path, str(path), TEXT.encode(), TEXT, teikit.Source(TEXT)):
        assert teikit.convert(source).to_bytes() == whole


def test_the_stages_compose_to_convert(whole: bytes) -> None:
    project = teikit.Project()
    reading = teikit.read(TEXT, project)
    tree = teikit.encode(reading.record, project)
    conversion = teikit.convert(TEXT)
    assert conversion.record == reading.record
    assert etree.tostring(tree, encoding="unicode") in whole.decode()
    assert not list(teikit.validate(tree, "teikit"))
    assert set(reading.problems) <= set(conversion.problems)


def test_problems_know_their_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "open.txt"
    path.write_text("Minutes\n\nThe [door was open. It was cold.\n", "utf-8")
    problem = next(p for p in teikit.convert(path).problems if p.code == "bracket-unmatched")
    assert (problem.path, problem.line, problem.column) == (str(path), 3, 5)
    assert problem.severity is Severity.WARNING


def test_a_project_may_be_a_file_or_a_value(tmp_path: Path) -> None:
    path = tmp_path / "teikit.toml"
    path.write_text('[header]\npublisher = "Orsa Town Archive"\n', "utf-8")
    from_file = teikit.convert(TEXT, project=path)
    assert from_file.tree.findtext(f".//{TEI}publicationStmt/{TEI}publisher") == "Orsa Town Archive"
    assert teikit.convert(TEXT, project=teikit.Project.load(path)).to_bytes() == from_file.to_bytes()


def test_settings_change_what_is_encoded() -> None:
    text = "Minutes\n\nMr. Velde said that the ship\nhad come."
    said = teikit.Project.from_dict({"text": {"said": False, "line_breaks": True}})
    tree = teikit.convert(text, project=said).tree
    assert tree.find(f".//{TEI}said") is None
    assert tree.find(f".//{TEI}p/{TEI}lb") is not None
    assert teikit.convert(text).tree.find(f".//{TEI}said") is not None


def test_a_file_that_is_not_there_is_an_error_of_the_operator(tmp_path: Path) -> None:
    with pytest.raises(teikit.TeikitError, match="cannot read"):
        teikit.convert(tmp_path / "missing.txt")


def test_an_unknown_schema_is_an_error_of_the_operator() -> None:
    with pytest.raises(teikit.TeikitError):
        teikit.convert(TEXT, project=teikit.Project(schema="no-such-schema"))


def test_the_public_face_is_all_there() -> None:
    for name in teikit.__all__:
        assert getattr(teikit, name) is not None
    with pytest.raises(AttributeError):
        teikit.nothing  # noqa: B018


def test_what_is_said_in_items_of_a_list_is_speech() -> None:
    text = """Minutes of the Harbour Board

Orsa, 3 May 1961

1. Mr. Velde said that the ship had not come.

2. Mr. Holm asked why it was late.

3. The board adjourned.
"""
    said = teikit.convert(text).tree.iter(f"{TEI}said")
    assert [(s.get("who"), s.text) for s in said] == [("#velde", "the ship had not come"), ("#holm", "why it was late")]


def test_a_record_leaves_memory_with_its_last_reference() -> None:
    """What refers to itself in a ring would stay until the garbage collector looks, and make it look."""
    teikit.convert(TEXT).to_bytes()
    gc.collect()
    gc.disable()
    try:
        teikit.convert(TEXT).to_bytes()
        assert gc.collect() == 0
    finally:
        gc.enable()
