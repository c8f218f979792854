from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>L</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc><profileDesc>
<correspDesc><correspAction type="sent"><persName>Vesna Orlik</persName>
</correspAction></correspDesc></profileDesc></teiHeader><text><body><p/></body></text></TEI>"""


@pytest.fixture
def tei(tmp_path: Path) -> Path:
    folder = tmp_path / "tei"
    folder.mkdir()
    (folder / "a b.xml").write_text(TEI, "utf-8")
    return folder


def test_a_cmi_file_is_written_and_left_out_of_the_next_run(teikit, tei: Path) -> None:
    arguments = ("cmif", "tei", "-o", "tei/cmif.xml", "--record-url", "https://orsa.example/{name}", "--editor", "Jo Roe")
    run = teikit(*arguments)
    assert (run.code, run.out) == (0, "1 letter -> tei/cmif.xml\n")
    assert "--url" in run.err, "what correspSearch asks for is told, and no failure"
    first = (tei / "cmif.xml").read_bytes()
    assert b'ref="https://orsa.example/a%20b"' in first
    assert teikit(*arguments).code == 0
    assert (tei / "cmif.xml").read_bytes() == first


def test_standard_output_is_the_file(tei: Path) -> None:
    command = [sys.executable, "-m", "teikit", "cmif", str(tei), "-o", "-"]
    run = subprocess.run(command, capture_output=True, check=True)
    assert etree.fromstring(run.stdout).find(".//{*}correspDesc") is not None


def test_without_letters_nothing_is_written(teikit, tei: Path, tmp_path: Path) -> None:
    (tei / "a b.xml").write_text(TEI.replace("correspDesc", "abstract").replace("correspAction type", "p n"), "utf-8")
    run = teikit("cmif", "tei", "-o", "cmif.xml")
    assert run.code == 1
    assert "letter-missing" in run.err
    assert not (tmp_path / "cmif.xml").exists()


def test_a_broken_file_is_told_and_the_rest_goes_on(teikit, tei: Path, tmp_path: Path) -> None:
    (tei / "b.xml").write_text("<TEI>", "utf-8")
    run = teikit("cmif", "tei", "-o", "cmif.xml")
    assert run.code == 1
    assert "xml-not-well-formed" in run.err
    assert etree.parse(tmp_path / "cmif.xml").getroot().find(".//{*}correspDesc") is not None


@pytest.mark.parametrize("option", [("--date", "yesterday"), ("--licence", "proprietary")], ids=" ".join)
def test_wrong_usage(teikit, tei: Path, option: tuple[str, str]) -> None:
    assert teikit("cmif", str(tei), "-o", "cmif.xml", *option).code == 2
