"""``teikit schema``"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

NS = 'xmlns="http://relaxng.org/ns/structure/1.0"'
LETTER = f"""<element name="letter" {NS} ns="http://www.tei-c.org/ns/1.0">
  <optional><attribute name="who"/></optional>
  <oneOrMore><element name="p"><text/></element></oneOrMore>
</element>"""
CARD = f"""<grammar {NS} ns="http://www.tei-c.org/ns/1.0"><include href="parts.rng"/><start><element name="letter">
  <attribute name="n"/><ref name="p"/><element name="date"><text/></element></element></start></grammar>"""
PARTS = f'<grammar {NS} ns="http://www.tei-c.org/ns/1.0"><define name="p"><element name="p"><empty/></element></define></grammar>'


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    for name, text in {
        "letter.rng": LETTER,
        "card.rng": CARD,
        "parts.rng": PARTS,
        "a.xml": '<p xmlns="http://www.tei-c.org/ns/1.0"/>',
    }.items():
        (tmp_path / name).write_text(text)


def test_list_show_install_remove(teikit, tmp_path: Path) -> None:
    assert teikit("schema", "list") == (0, "teikit  comes with teikit\n", "")
    run = teikit("schema", "install", "card.rng", "--name", "cards")
    assert run.code == 0
    assert run.out.startswith('installed "cards" in ')
    assert teikit("schema", "list").out == f"teikit  comes with teikit\ncards   installed from {tmp_path / 'card.rng'}\n"
    shown = teikit("schema", "show", "cards")
    assert shown.code == 0
    assert f"sha256  {hashlib.sha256(CARD.encode()).hexdigest()}\nfiles   card.rng, parts.rng\nstate   as installed\n" in shown.out
    assert teikit("validate", "a.xml", "--schema", "cards").code == 1
    next((tmp_path / ".data").rglob("parts.rng")).write_text(PARTS + " ")
    assert teikit("schema", "show", "cards").code == 1
    altered = teikit("validate", "a.xml", "--schema", "cards")
    assert (altered.code, altered.out) == (2, "")
    assert "is not what was installed" in altered.err
    assert teikit("schema", "remove", "cards").code == 0
    assert teikit("schema", "remove", "cards").code == 2


def test_show_a_schema_that_comes_with_teikit(teikit) -> None:
    run = teikit("schema", "show", "teikit")
    assert run.code == 0
    assert "teikit.rng" in run.out
    assert teikit("schema", "show", "nothing").code == 2


def test_what_cannot_be_installed(teikit) -> None:
    assert (
        teikit("schema", "install", "a.xml").err
        == f"teikit: {Path('a.xml').resolve()} is no schema: not RELAX NG, XML Schema or Schematron\n"
    )
    assert teikit("schema", "install", "none.rng").code == 2
    assert teikit("schema", "install", "letter.rng", "--sha256", "0" * 64).code == 2
    assert teikit("schema", "install", "letter.rng", "--name", "../x").code == 2


def test_compare(teikit) -> None:
    run = teikit("schema", "compare", "letter.rng", "card.rng")
    assert run.code == 1
    assert run.out.splitlines() == [
        "+ element date",
        "- letter: attribute who",
        "+ letter: attribute n",
        "+ letter: child date",
        "- p: text",
        "2 elements in letter.rng, 3 in card.rng, 2 in both",
    ]
    assert teikit("schema", "compare", "letter.rng", "letter.rng") == (0, "2 elements in letter.rng, 2 in letter.rng, 2 in both\n", "")
    assert teikit("schema", "compare", "letter.rng", "a.xml").code == 2


def test_what_teikit_allows_tei_all_allows(teikit, shared: Path) -> None:
    run = teikit("schema", "compare", "teikit", str(shared / "schemas" / "tei-4.12.0" / "tei_all.rng"))
    assert [line for line in run.out.splitlines() if line.startswith("-")] == []
