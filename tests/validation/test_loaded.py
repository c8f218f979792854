"""A schema is loaded once, and again when a file of it changes."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from lxml import etree

import teikit
from teikit.validation import Catalog, loaded
from teikit.validation.checkers import Checker
from teikit.validation.relaxng.automaton import Automaton
from teikit.validation.schematron.expressions import Expressions

_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The schemas that were loaded, in that order."""
    found: list[str] = []
    plain = loaded.open_schema

    def counted(path: Path, catalog: Catalog, **options: object) -> list[Checker]:
        found.append(path.name)
        return plain(path, catalog, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(loaded, "open_schema", counted)
    return found


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "letter.rng"
    path.write_text(f'<grammar {_RNG}><include href="parts.rng"/><start><ref name="p"/></start></grammar>')
    (tmp_path / "parts.rng").write_text(f'<grammar {_RNG}><define name="p"><element name="p"><text/></element></define></grammar>')
    return path


def _later(path: Path, text: str) -> None:
    """Write a file as if some time later: the clocks of some disks are coarse."""
    path.write_text(text)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))


def test_many_records_load_the_schema_and_its_rules_once(loads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    document = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    problems = [problem.code for problem in teikit.validate(document, "teikit")]
    made: list[str] = []
    for kind in (Automaton, Expressions):
        plain = kind.__init__
        monkeypatch.setattr(
            kind, "__init__", lambda self, *a, _plain=plain, **o: (made.append(type(self).__name__), _plain(self, *a, **o))[1]
        )
    loads.clear()
    for _ in range(5):
        assert [problem.code for problem in teikit.validate(document, "teikit")] == problems
    assert (loads, made) == ([], [])


def test_a_changed_schema_is_loaded_anew(loads: list[str], schema: Path) -> None:
    for _ in range(3):
        assert list(teikit.validate("<p>a</p>", schema)) == []
    _later(schema.with_name("parts.rng"), f'<grammar {_RNG}><define name="p"><element name="p"><empty/></element></define></grammar>')
    for _ in range(3):
        assert [problem.code for problem in teikit.validate("<p>a</p>", schema)] == ["text-not-allowed"]
    assert loads == ["letter.rng", "letter.rng"]


def test_a_broken_schema_is_told_each_time_and_mended(schema: Path) -> None:
    whole = schema.read_text()
    _later(schema, whole.replace('"p"', '"q"'))
    for _ in range(2):
        assert [problem.code for problem in teikit.validate("<p/>", schema)] == ["schema-incorrect", "schema-unusable"]
    _later(schema, whole)
    assert list(teikit.validate("<p/>", schema)) == []


def test_rules_beside_or_without_are_other_schemas(loads: list[str], schema: Path) -> None:
    for schematron in (True, False, True):
        assert list(teikit.validate("<p/>", schema, schematron=schematron)) == []
    assert loads == ["letter.rng"] * 2


def test_threads_do_not_share_schemas(loads: list[str], schema: Path) -> None:
    for _ in range(2):
        thread = threading.Thread(target=lambda: list(teikit.validate("<p/>", schema)))
        thread.start()
        thread.join()
    assert loads == ["letter.rng"] * 2


def test_only_so_many_are_kept(tmp_path: Path, loads: list[str]) -> None:
    files = [tmp_path / f"{number}.rng" for number in range(loaded._MOST + 1)]
    for file in files:
        file.write_text(f'<element {_RNG} name="p"><text/></element>')
    for file in [*files, files[-1], files[0]]:
        assert list(teikit.validate("<p/>", file)) == []
    assert loads == [file.name for file in [*files, files[0]]]
