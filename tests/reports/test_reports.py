"""Every format from one list, against its golden file. ``TEIKIT_GOLDEN=1`` writes the files anew."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from teikit import reports
from teikit.problems import Problem, Severity, TeikitError

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {"github": "txt", "json": "jsonl", "junit": "xml", "sarif": "json", "text": "txt"}
LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
 <text>
\t<p>Уважаемый товарищ, <hy>спешу</hy> сообщить, что груз прибыл.</p>
 </text>
</TEI>
"""
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
RUN = [
    reports.Outcome(
        "letters/a.xml",
        (
            Problem("schema-incorrect", ERROR, 'the schema says "100%"', "schemas/x, y.rng", 7),
            Problem("lang-undeclared", NOTE, "no language is declared", "letters/a.xml", 1, 1, "/TEI"),
            Problem(
                "element-not-allowed",
                ERROR,
                'element "hy" is not allowed in "p" here; did you mean "hi"?',
                "letters/a.xml",
                3,
                24,
                "/TEI/text/p/hy",
                ("hi", "add"),
            ),
            Problem(
                "schematron-rule-broken", WARNING, "Two lines,\nand <markup> & ::colons::", "letters/a.xml", 3, None, "/TEI", (), "r-1"
            ),
        ),
    ),
    reports.Outcome("letters/in order.xml", ()),
    reports.Outcome(
        "письма/b.xml", (Problem("xml-not-well-formed", ERROR, "a control character \x1b[31m and \u202e an override", "письма/b.xml", 999),)
    ),
    reports.Outcome("<stdin>", (Problem("file-unreadable", ERROR, "no place at all"),)),
]


@pytest.fixture(autouse=True)
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.xml").write_text(LETTER, "utf-8")
    monkeypatch.chdir(tmp_path)


def _written(name: str, run: list[reports.Outcome] | None = None) -> str:
    out = io.StringIO()
    reports.load(name).write(iter(RUN if run is None else run), out)
    return out.getvalue()


@pytest.mark.parametrize("name", SUFFIXES)
def test_golden(name: str) -> None:
    golden, written = GOLDEN / f"{name}.{SUFFIXES[name]}", _written(name)
    if os.environ.get("TEIKIT_GOLDEN"):
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")


def test_every_format_is_tested() -> None:
    assert reports.names() == sorted(SUFFIXES)
    assert all(reports.load(name).summary for name in reports.names())


def test_a_format_that_is_not_there() -> None:
    with pytest.raises(TeikitError, match="there are github, json, junit, sarif, text"):
        reports.load("pdf")


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_run_over_nothing(name: str) -> None:
    assert isinstance(_written(name, []), str)


@pytest.mark.parametrize("name", ["json", "sarif", "junit"])
def test_formats_for_programs_are_ascii(name: str) -> None:
    odd = [reports.Outcome("\udce9.xml", (Problem("x", ERROR, "é\ud800\x00", "\udce9.xml", 1),))]
    assert _written(name, odd).isascii()
    assert _written(name).isascii()


def test_json_lines() -> None:
    lines = [json.loads(line) for line in _written("json").splitlines()]
    assert len(lines) == sum(len(outcome.problems) for outcome in RUN)
    assert len({tuple(line) for line in lines}) == 1


def test_github_commands_are_one_line_each() -> None:
    for line in _written("github").splitlines():
        assert re.fullmatch(r"::(error|warning|notice) ([a-z]+=[^,:]*,?)+::.*", line)


def test_junit_as_its_readers_want_it() -> None:
    root = etree.fromstring(_written("junit").encode())
    assert root.tag == "testsuites"
    cases = root.findall("testsuite/testcase")
    assert all(case.get("name") and case.get("classname") and case.get("time") for case in cases)
    assert all(len(suite.findall("testcase")) == int(suite.get("tests", "")) for suite in root)
    assert int(root.get("failures", "")) == len(root.findall("testsuite/testcase/failure")) == 5
    assert len(cases) == int(root.get("tests", "")) == 6


def test_sarif_as_its_schema_wants_it() -> None:
    log = json.loads(_written("sarif"))
    assert log["version"] == "2.1.0"
    assert set(log) <= {"$schema", "version", "runs", "inlineExternalProperties", "properties"}
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert all(isinstance(invocation["executionSuccessful"], bool) for invocation in run["invocations"])
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert ids[result["ruleIndex"]] == result["ruleId"]
        for location in result.get("locations", []):
            _sarif_location(location)
        assert len(result.get("locations", [])) == len({json.dumps(location) for location in result.get("locations", [])})


def _sarif_location(location: dict[str, object]) -> None:
    assert set(location) <= {"physicalLocation", "logicalLocations"}
    physical = location.get("physicalLocation")
    if isinstance(physical, dict):
        uri = physical["artifactLocation"]["uri"]
        assert urlsplit(uri).geturl() == uri
        assert uri.isascii()
        assert " " not in uri
        assert all(isinstance(value, int) and value >= 1 for value in physical.get("region", {"startLine": 1}).values())


def test_colours_on_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    reports.load("text").write(RUN, out)
    assert "\x1b[" in out.getvalue()
    assert "\x1b[31m and" not in out.getvalue().replace("\ufffd[31m", "")
    assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()).splitlines()[-1] == _written("text").splitlines()[-1]


def test_a_long_line_is_cut_round_the_place(tmp_path: Path) -> None:
    (tmp_path / "long.xml").write_text("<p>" + "x" * 1_000_000 + "<q/>" + "y" * 1_000_000)
    text = _written("text", [reports.Outcome("long.xml", (Problem("x", ERROR, "here", "long.xml", 1, 1_000_004),))])
    _, _, line, caret, *_ = text.splitlines()
    assert len(line) < 120
    assert line[caret.index("^") :].startswith("<q/>")


@pytest.mark.parametrize("encoding", ["utf-16", "koi8-r", "utf-8-sig"])
def test_the_line_is_shown_whatever_the_encoding(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    (tmp_path / "a.xml").write_bytes(f'<?xml version="1.0" encoding="{declared}"?>\r\n<p>Москва</p>'.encode(encoding))
    text = _written("text", [reports.Outcome("a.xml", (Problem("x", ERROR, "here", "a.xml", 2, 4),))])
    assert "<p>Москва</p>" in text


def test_wide_characters_move_the_caret(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<p>東京<q/>", "utf-8")
    text = _written("text", [reports.Outcome("a.xml", (Problem("x", ERROR, "here", "a.xml", 1, 6),))])
    assert text.splitlines()[3] == " " * (6 + 3 + 4) + "^"
