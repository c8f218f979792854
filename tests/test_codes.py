"""The table of codes holds every code there is, with its right severity."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from teikit.codes import CODES, meaning_of
from teikit.validation.links import CODES as LINKS

PACKAGE = Path(__file__).resolve().parent.parent / "teikit"
TREES = {path: ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py") if path.name != "codes.py"}
TABLE = {row.code: row for row in CODES}
MAKERS = {"Problem", "failure", "_problem", "_listed", "_report", "Mistake", "_Refused", "add", "_add"}


def literals(node: ast.expr) -> Iterator[str]:
    for each in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def made() -> Iterator[tuple[str, str | None]]:
    """Codes that stand in a call that makes a problem, with the severity that stands there."""
    for tree in TREES.values():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            severity = next(
                (ast.unparse(a).removeprefix("Severity.").lower() for a in call.args if ast.unparse(a).startswith("Severity.")), None
            )
            if name == "Problem" and call.args:
                yield from ((code, severity) for code in literals(call.args[0]))
            elif name in MAKERS:
                yield from ((code, None) for argument in call.args for code in literals(argument) if code in TABLE)


def test_every_code_is_in_the_table() -> None:
    missing = sorted({code for code, _ in made()} - TABLE.keys())
    assert not missing, f"rows are missing in teikit/codes.py: {', '.join(missing)}"


def test_the_severities_are_those_of_the_code() -> None:
    for code, severity in made():
        assert severity is None or severity in TABLE[code].severity.split(", "), code


def test_no_row_is_left_over() -> None:
    strings = {node.value for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert not TABLE.keys() - strings


def test_rows_are_whole_and_say_what_the_checks_say() -> None:
    assert len(TABLE) == len(CODES)
    for row in CODES:
        assert set(row.severity.split(", ")) <= {"error", "warning", "note"}, row
        assert row.meaning[0].isupper() or row.meaning.startswith(("@", "teikit", "correspSearch")), row
        assert row.meaning.endswith("."), row
    assert all(meaning_of(code) == meaning for code, meaning in LINKS.items())
    assert meaning_of("some-code") == "Some code"
