"""Many TEI files checked in processes: those that hang or kill their process are told, the rest is checked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from batch_records import Patched

from teikit.batch import check
from teikit.problems import TeikitError

VALID = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>n</p>'
    "</publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader><text><body><p>Text.</p></body></text></TEI>"
)
SCHEMA = """<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><ref name="any"/></element>"""
GRAMMAR = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start>{SCHEMA}</start><define name="any"><zeroOrMore><choice><text/>
<attribute><anyName/></attribute><element><anyName/><ref name="any"/></element></choice></zeroOrMore></define></grammar>"""


@pytest.fixture
def files() -> list[Path]:
    Path("schema.rng").write_text(GRAMMAR)
    paths = [Path(f"{number:02}.xml") for number in range(12)]
    for path in paths:
        path.write_text(VALID)
    paths[5].write_text(VALID.replace("<p>Text.", '<p n="1" corresp="#nobody">Text.'))
    return paths


_POISON = """
import os, pathlib, time
plain = pathlib.Path.open
def opened(path, *rest, **named):
    if path.name == '07.xml':
        {act}
    return plain(path, *rest, **named)
pathlib.Path.open = opened
"""


@pytest.mark.parametrize("processes", [1, 2])
def test_results_are_the_same_and_in_order(files: list[Path], processes: int) -> None:
    results = list(check(files, "schema.rng", processes=processes))
    assert [result.path for result in results] == [str(path) for path in files]
    assert [[problem.code for problem in result.problems] for result in results] == [[]] * 5 + [["pointer-dangling"]] + [[]] * 6


def test_threads_give_the_same(files: list[Path]) -> None:
    with ThreadPoolExecutor(3) as executor:
        assert list(check(files, "schema.rng", executor=executor, processes=3)) == list(check(files, "schema.rng"))


@pytest.mark.parametrize(("act", "code"), [("os._exit(9)", "process-died"), ("time.sleep(600)", "timed-out")])
def test_a_file_that_hangs_or_kills_is_told(files: list[Path], patched: Patched, act: str, code: str) -> None:
    patched(_POISON.format(act=act))
    results = list(check(files, "schema.rng", processes=2, timeout=2))
    assert [result.path for result in results] == [str(path) for path in files]
    assert [problem.code for result in results for problem in result.problems] == ["pointer-dangling", code]


def test_fail_fast(files: list[Path]) -> None:
    assert [len(list(check(files, "schema.rng", processes=n, fail_fast=True))) for n in (1, 2)] == [6, 6]


def test_a_schema_that_is_not_there_is_told_at_once(files: list[Path]) -> None:
    with pytest.raises(TeikitError, match="none"):
        check(files, "none.rng", processes=2)
