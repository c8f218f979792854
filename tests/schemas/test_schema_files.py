"""The generated files are in step with teikit.rnc and can be used as they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
import xmlschema
from lxml import etree
from schema_tools import SCHEMAS, VALID

SECONDS_TO_LOAD = 10.0


def test_generated_files_are_in_step() -> None:
    run = subprocess.run([sys.executable, SCHEMAS / "build.py", "--check"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_check_notices_a_stale_file(tmp_path: Path) -> None:
    for name in ("build.py", "xsd.py", "teikit.rnc", "teikit.rng", "teikit.xsd"):
        (tmp_path / name).write_bytes((SCHEMAS / name).read_bytes())
    source = tmp_path / "teikit.rnc"
    source.write_text(source.read_text(encoding="utf-8").replace('"enclosure" | "section"', '"section"'), encoding="utf-8")
    run = subprocess.run([sys.executable, tmp_path / "build.py", "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "teikit.rng is out of step" in run.stdout
    assert "teikit.xsd is out of step" in run.stdout


@pytest.mark.parametrize("name", ["teikit.rnc", "teikit.rng", "teikit.xsd", "teikit.sch", "xml.xsd"])
def test_each_file_states_its_licence(name: str) -> None:
    assert "CC0 1.0" in (SCHEMAS / name).read_text(encoding="utf-8")[:600]


@pytest.mark.parametrize("name", ["teikit.rnc", "teikit.rng", "teikit.xsd", "teikit.sch"])
def test_all_files_have_one_version(name: str) -> None:
    assert f"{name}, version 1.0:" in (SCHEMAS / name).read_text(encoding="utf-8")[:600]


def test_xsd_loads_in_xmlschema_without_network() -> None:
    start = perf_counter()
    schema = xmlschema.XMLSchema(SCHEMAS / "teikit.xsd", allow="local")
    assert perf_counter() - start < SECONDS_TO_LOAD
    for path in VALID:
        assert list(schema.iter_errors(path)) == []


def test_only_a_whole_document_is_valid() -> None:
    paragraph = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">Alone.</p>')
    assert not etree.RelaxNG(etree.parse(SCHEMAS / "teikit.rng")).validate(paragraph)
    assert not etree.XMLSchema(etree.parse(SCHEMAS / "teikit.xsd")).validate(paragraph)
