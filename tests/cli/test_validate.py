"""``teikit validate``"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SCHEMA = """<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
  <optional><attribute name="who"/></optional>
  <zeroOrMore><element name="p"><text/></element></zeroOrMore>
</element>"""
RIGHT = '<letter xmlns="http://www.tei-c.org/ns/1.0"><p>Dear all</p></letter>'
WRONG = '<letter xmlns="http://www.tei-c.org/ns/1.0" who="#nobody">\n <q/>\n</letter>'


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "letter.rng").write_text(SCHEMA)
    for name in ("letters/a.xml", "letters/old/b.XML", "letters/.git/c.xml", "letters/.d.xml", "letters/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(RIGHT)
    (tmp_path / "bad.xml").write_text(WRONG)
    (tmp_path / "odd [1].xml").write_text(RIGHT)


def _paths(out: str) -> list[str]:
    return [json.loads(line)["path"] for line in out.splitlines()]


def test_clean(teikit) -> None:
    run = teikit("validate", "--schema", "letter.rng", "letters")
    assert run == (0, "2 files checked, no problems\n", "")


def test_problems(teikit) -> None:
    run = teikit("validate", "bad.xml", "--schema", "letter.rng")
    assert run.code == 1
    assert run.out == (
        "bad.xml\n"
        '  1:1 error: @who="#nobody" on "letter" points to nothing: no element has this xml:id [pointer-dangling]\n'
        '      <letter xmlns="http://www.tei-c.org/ns/1.0" who="#nobody">\n'
        "      ^\n"
        '  2:2 error: element "q" is not allowed in "letter" here: the schema has no such element; allowed: "p" [element-not-allowed]\n'
        "      <q/>\n"
        "      ^\n"
        "\n"
        "2 errors in 1 of 1 file\n"
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["bad.xml", "letters"], ["bad.xml", "letters/a.xml", "letters/old/b.XML"]),
        (["letters/*.xml", "*.xml"], ["letters/a.xml", "bad.xml", "odd [1].xml"]),
        (["**/*.xml"], ["bad.xml", "letters/a.xml", "odd [1].xml"]),
        (["odd [1].xml", "odd [1].xml"], ["odd [1].xml"]),
        (["letters/notes.txt"], ["letters/notes.txt"]),
    ],
)
def test_files_folders_and_globs(teikit, paths: list[str], found: list[str], jobs: str) -> None:
    run = teikit(
        "validate", *paths, "--schema", "teikit", "--format", "json", "-j", jobs, "--max-errors", "1", "--ignore", "problems-left-out"
    )
    assert _paths(run.out) == found


@pytest.mark.parametrize("argument", ["none.xml", "none/*.xml", "empty", "-j0", "--format=pdf", "--schema=none.rng"])
def test_wrong_usage(teikit, tmp_path: Path, argument: str) -> None:
    (tmp_path / "empty").mkdir()
    run = teikit("validate", "bad.xml", argument)
    assert (run.code, run.out) == (2, "")
    assert run.err


def test_standard_input(teikit) -> None:
    run = teikit("validate", "-", "--schema", "letter.rng", "--format", "json", given=WRONG.encode())
    assert (run.code, _paths(run.out)) == (1, ["<stdin>", "<stdin>"])
    assert teikit("validate", "-", "--schema", "letter.rng", given=RIGHT.encode()).code == 0
    assert teikit("validate", "-", given=b"").code == 1


def test_standard_input_of_any_size(teikit, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("teikit.cli.validate", "teikit.validation.validator"):
        monkeypatch.setattr(f"{module}.LARGE", 10)
    run = teikit("validate", "-", "--schema", "letter.rng", "--format", "json", given=WRONG.encode())
    assert (run.code, _paths(run.out)) == (1, ["<stdin>", "<stdin>"])


def test_which_schema_was_used_is_said(teikit, tmp_path: Path) -> None:
    (tmp_path / "named.xml").write_text(f'<?xml-model href="letter.rng"?>{RIGHT}')
    run = teikit("validate", "named.xml", "letters", "--format", "json", "--max-errors", "1")
    assert run.err == "checked against letter.rng (xml-model): 1 file\nchecked against teikit: 2 files\n"
    assert set(_paths(run.out)) == {"letters/a.xml", "letters/old/b.XML"}


def test_codes_can_be_ignored(teikit) -> None:
    base = ("validate", "bad.xml", "--schema", "letter.rng")
    assert teikit(*base, "--ignore", "pointer-dangling,element-not-allowed").code == 0
    assert teikit(*base, "--ignore", "pointer-dangling", "--ignore", "element-not-allowed").code == 0
    assert teikit(*base, "--ignore", "pointer-dangling").code == 1


def test_notes_do_not_fail_a_run(teikit, tmp_path: Path) -> None:
    (tmp_path / "letter.rng").write_text(SCHEMA.replace('name="who"', 'name="xml:lang"'))
    (tmp_path / "a.xml").write_text(RIGHT.replace("<letter", '<letter xml:lang="en"'))
    run = teikit("validate", "a.xml", "--schema", "letter.rng")
    assert run.code == 0
    assert "1 note in 1 of 1 file" in run.out


def test_a_catalog(teikit, tmp_path: Path) -> None:
    (tmp_path / "catalog.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="https://example.org/l.rng" uri="letter.rng"/></catalog>'
    )
    assert teikit("validate", "letters", "--schema", "https://example.org/l.rng", "--catalog", "catalog.xml").code == 0
    assert teikit("validate", "letters", "--schema", "https://example.org/l.rng").code == 2
    assert teikit("validate", "letters", "--catalog", "none.xml").code == 2


def test_a_file_that_cannot_be_parsed_does_not_end_the_run(teikit, tmp_path: Path) -> None:
    (tmp_path / "letters" / "0.xml").write_bytes(bytes(range(256)))
    run = teikit("validate", "letters", "--schema", "letter.rng")
    assert run.code == 1
    assert "1 error in 1 of 3 files" in run.out
