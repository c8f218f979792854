"""The house rules: who may import whom, small files and functions, and the tools that check style and types."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path for path in (PROJECT / "teikit").rglob("*.py")
}
# Part of the house -> the parts it may import. Everybody may import the ground.
GROUND = {"dataclass", "expressions", "lazily", "problems", "source", "starting", "version"}
MAY_IMPORT = {
    "lazily": set(),
    "dataclass": set(),
    "starting": set(),
    "problems": {"dataclass"},
    "source": {"dataclass"},
    "expressions": set(),
    "version": set(),
    "record": set(),
    "project": set(),
    "licences": set(),
    "reading": {"record", "project", "licences"},
    "encoding": {"record", "project"},
    "validation": {"project"},
    "codes": set(),
    "reports": {"codes"},
    "conversion": {"record", "project", "reading", "encoding", "validation"},
    "inspection": {"record"},
    "tei": {"validation"},
    "tables": {"tei"},
    "cmif": {"tei", "encoding"},
    "pages": {"record", "conversion", "encoding", "tables", "tei"},
    "batch": {"pages", "record", "project", "conversion", "reading", "encoding", "validation"},
}
LEAVES = GROUND


def part(module: str) -> str:
    return next(iter(module.split(".")[1:]), "")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_who_may_import_whom(name: str) -> None:
    allowed = MAY_IMPORT[name] | {name} | (set() if name in LEAVES else GROUND)
    for module, path in MODULES.items():
        if part(module) == name:
            wrong = {target for target in imports(path) if target.startswith("teikit.") and part(target) not in allowed}
            assert not wrong, f"{module} imports {', '.join(sorted(wrong))}"


def test_every_part_of_the_house_has_its_rule() -> None:
    assert {part(module) for module in MODULES} <= {*MAY_IMPORT, "", "cli", "__main__"}


def test_nobody_imports_the_command_line() -> None:
    for module, path in MODULES.items():
        if part(module) not in ("cli", "__main__"):
            assert not any(target.startswith("teikit.cli") for target in imports(path)), module


def at_import(path: Path) -> Iterator[str]:
    """Modules of teikit that are imported when a module is: not those inside functions or for the type checker."""
    pending: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("teikit"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not typing_only and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            pending += ast.iter_child_nodes(node)


def test_no_import_goes_in_a_circle() -> None:
    graph = {module: sorted({target for target in at_import(path) if target in MODULES} - {module}) for module, path in MODULES.items()}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module not in done:
            for target in graph[module]:
                visit(target, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def functions(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_and_functions_are_small() -> None:
    files = [len(path.read_text("utf-8").splitlines()) for path in MODULES.values()]
    assert statistics.median(files) < 150
    assert sum(length > 300 for length in files) <= len(files) // 20
    assert statistics.median(length for path in MODULES.values() for length in functions(path)) < 15


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_the_tools_have_nothing_to_say(command: list[str]) -> None:
    run = subprocess.run([sys.executable, "-m", *command], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
