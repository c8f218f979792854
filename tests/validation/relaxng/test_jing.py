"""The same verdict as jing, and the first mistake on the same line: on documents and on mutants of them.

TEIKIT_MUTANTS sets how many mutants (100; 2,000 for the full measure).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from teikit.problems import Problem
from teikit.validation.relaxng import Schema

from .mutants import mutants

pytestmark = pytest.mark.skipif(shutil.which("jing") is None, reason="jing (a Debian package) is not installed")

_COUNT = int(os.environ.get("TEIKIT_MUTANTS", "100"))
_FULL = 1000
_FILES_PER_CALL = 500
# One in so many mutants goes to each schema besides tei_all, which has most of the valid documents.
_SHARE = 50
# jing resolves XInclude, and ends with all files after this one unread.
_INCLUDES = "tei__testplus.xml"
# Documents that an ordinary run makes mutants of; a full measure makes them of all.
_SMALL = 150_000
# Of the first mistakes that must be on the line jing names. Where a tag spans lines, jing names its last one, and teikit
# that of the attribute which is wrong: `_line_of_jing` is the same place in jing's way of counting.
_SAME_PLACE, _SAME_LINE = 1.0, 0.99


def _first_by_jing(schema: Path, files: list[Path]) -> dict[str, tuple[int, str]]:
    """Line and message of the first mistake jing finds, by file."""
    found: dict[str, tuple[int, str]] = {}
    for at in range(0, len(files), _FILES_PER_CALL):
        names = [str(f) for f in files[at : at + _FILES_PER_CALL]]
        run = subprocess.run(["jing", str(schema), *names], capture_output=True, text=True, check=False)
        for line in run.stdout.splitlines():
            if match := re.match(r"(.*?):(\d+):\d+: (?:error|fatal): (.*)", line):
                found.setdefault(match[1], (int(match[2]), match[3]))
    return found


def _line_of_jing(document: bytes, problem: Problem) -> int:
    """The line jing gives to what a problem is about.

    jing reports a tag where it ends, and a text where the tag after it ends; teikit names the last line of a tag too, but
    the place of an attribute or of the first word. On one line it is the same: some tags are written over several.
    """
    assert problem.line
    assert problem.column
    text = document.decode()
    at = sum(len(line) + 1 for line in text.split("\n")[: problem.line - 1]) + problem.column - 1
    if problem.code in ("text-not-allowed", "text-value"):
        at = text.index("<", at)
    return text.count("\n", 0, text.index(">", at)) + 1


def _documents(shared: Path) -> list[Path]:
    return [f for f in sorted((shared / "suites" / "tei").glob("*.xml")) if f.name != _INCLUDES]


def _schemas(shared: Path) -> list[Path]:
    return sorted((shared / "schemas").glob("*/*.rng"))


def test_the_verdict_on_every_document(shared: Path) -> None:
    """By every schema in a full measure; by three in an ordinary run."""
    files = _documents(shared)
    schemas = _schemas(shared)
    for path in schemas if _COUNT >= _FULL else [p for p in schemas if p.stem in ("tei_all", "tei_lite", "eltec-1")]:
        schema = Schema.load(path)
        theirs = _first_by_jing(path, files)
        differ = [f.name for f in files if bool(list(schema.validate_file(f, max_errors=1))) != (str(f) in theirs)]
        assert differ == [], path.name


def _valid_pairs(shared: Path) -> list[tuple[Path, Schema, list[Path]]]:
    """Schemas with the documents that are valid by them: their mutants hold one mistake."""
    small = [f for f in _documents(shared) if f.stat().st_size < _SMALL or _COUNT >= _FULL]
    found = []
    for path in _schemas(shared):
        schema = Schema.load(path)
        valid = [f for f in small if not list(schema.validate_file(f, max_errors=1))]
        if valid:
            found.append((path, schema, valid))
    return found


def test_mutants(shared: Path, tmp_path: Path) -> None:
    pairs = _valid_pairs(shared)
    assert pairs
    each = -(-_COUNT // _SHARE)
    verdicts: list[str] = []
    lines: Counter[bool] = Counter()
    written: Counter[bool] = Counter()
    told: Counter[int] = Counter()
    for number, (path, schema, documents) in enumerate(pairs):
        made: dict[Path, str] = {}
        # The whole scheme gets most of the mutants: it is the one people use.
        wanted = each if path.name != "tei_all.rng" else _COUNT - each * (len(pairs) - 1)
        for seed, document in enumerate(documents):
            for kind, data in mutants(document.read_bytes(), -(-wanted // len(documents)), seed * 1000 + number):
                if len(made) < wanted:
                    file = tmp_path / f"{number}-{len(made):04}.xml"
                    file.write_bytes(data)
                    made[file] = f"{kind} of {document.name} by {path.name}"
        theirs = _first_by_jing(path, list(made))
        for file, about in made.items():
            mine = list(schema.validate_file(file))
            if bool(mine) != (str(file) in theirs):
                verdicts.append(f"{about}: {[str(p) for p in mine[:1]]} {theirs.get(str(file))}")
            elif mine:
                line = theirs[str(file)][0]
                written[mine[0].line == line] += 1
                lines[line in (mine[0].line, _line_of_jing(file.read_bytes(), mine[0]))] += 1
                told[len(mine)] += 1
                if mine[0].line != line:
                    print(f"{about}: {mine[0]} {theirs[str(file)]}"[:300])
    print(
        f"\n{_COUNT} mutants, {lines.total()} of them invalid: {len(verdicts)} verdicts differ; the first mistake is at the same", end=" "
    )
    print(f"place: {dict(lines)}, under the same line number: {dict(written)}; mistakes told: {dict(told)}")
    assert verdicts == []
    assert lines[True] >= _SAME_PLACE * lines.total()
    if _COUNT >= _FULL:
        # Too few to tell in an ordinary run: the small documents have most of the tags over several lines.
        assert written[True] >= _SAME_LINE * written.total()
