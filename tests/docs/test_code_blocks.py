"""Every code block of the README and the documentation is run: what the pages show is what teikit does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from code_blocks import PAGES, PROJECT, Block, blocks
from lxml import etree

import teikit
from teikit.validation import validate

RECORD = next(block.text for block in blocks("text", page=PROJECT / "README.md"))
# What a block of commands may hold that a test does not run, each with its reason.
NOT_RUN = {
    "pip install": "changes the environment the tests run in",
    "python -m pip install": "changes the environment the tests run in",
    "python -m pytest": "is what runs this test",
    "schema install": "uses the network",
    "python schemas/build.py": "writes into the project; tests/schemas runs it",
    "python -m sphinx": "tests/docs/test_build.py runs it",
}
PARSED = {"python", "toml", "xml", "yaml", "console", "sh", "rnc", "text", ""}
ids = [block.id for block in blocks()]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what a copy of the repository has for users."""
    for name in ("samples", "schemas"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "record.txt").write_text(RECORD, "utf-8")
    (tmp_path / "record.txt").write_text(RECORD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_language_goes_untested() -> None:
    assert {block.language for block in blocks() if not block.language.startswith("{")} <= PARSED


def test_the_record_of_the_readme_becomes_its_tei() -> None:
    conversion = teikit.convert(RECORD)
    assert conversion.clean
    (shown,) = blocks("xml", page=PROJECT / "README.md")
    assert " ".join(shown.text.split()) in " ".join(conversion.to_bytes().decode().split())


@pytest.mark.parametrize("block", blocks("toml"), ids=lambda block: block.id)
def test_settings_are_those_there_are(block: Block, tmp_path: Path) -> None:
    tomllib.loads(block.text)
    path = tmp_path / "teikit.toml"
    path.write_text(block.text, "utf-8")
    teikit.convert(RECORD, project=teikit.Project.load(path))


@pytest.mark.parametrize("block", blocks("xml"), ids=lambda block: block.id)
def test_xml_is_well_formed(block: Block) -> None:
    etree.fromstring(block.text if block.text.startswith("<?") else f"<x>{block.text}</x>")


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: block.id)
def test_python_runs(block: Block, copy: Path) -> None:
    exec(compile(block.text, block.id, "exec"), {})


@pytest.mark.parametrize("block", blocks("yaml"), ids=lambda block: block.id)
def test_services_name_what_there_is(block: Block) -> None:
    shown = yaml.safe_load(block.text)
    hooks = {hook["id"] for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    for repository in shown.get("repos", ()):
        assert {hook["id"] for hook in repository["hooks"]} <= hooks
    inputs = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))["inputs"]
    for step in shown.get("jobs", {}).get("tei", {}).get("steps", ()):
        assert step.get("with", {}).keys() <= inputs.keys()


@pytest.mark.parametrize("block", blocks("rnc"), ids=lambda block: block.id)
def test_schemas_load_and_allow_what_they_add(block: Block, copy: Path) -> None:
    (copy / "own.rnc").write_text(block.text, "utf-8")
    data = teikit.convert(RECORD).to_bytes().replace(b'<div type="document">', b'<div type="diaryEntry">')
    assert [problem.code for problem in validate(data, copy / "own.rnc")] == []
    assert [problem.code for problem in validate(data, "teikit")] == ["attribute-value"]


def shell(command: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "140", "PYTHONPATH": str(PROJECT), "HOME": str(Path.cwd() / ".home")}
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)


def steps(text: str) -> list[tuple[str, str]]:
    """The commands of a console, each with what it prints."""
    return [(command, shown) for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M)]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks("console", page=page)], ids=lambda page: page.name)
@pytest.mark.skipif(shutil.which("bash") is None, reason="the consoles are bash")
def test_consoles_show_what_is_printed(page: Path, copy: Path) -> None:
    for block in blocks("console", page=page):
        for command, shown in steps(block.text):
            run = shell(command)
            assert run.returncode in (0, 1), f"{command}: {run.stdout}{run.stderr}"
            printed = run.stdout + run.stderr
            pattern = ".*?".join(re.escape(part.strip("\n")) for part in shown.strip("\n").split("..."))
            assert re.fullmatch(rf"\s*{pattern}\s*", printed, re.S), f"{block.id}: {command} printed\n{printed}"


@pytest.mark.parametrize("block", blocks("sh"), ids=lambda block: block.id)
@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are bash")
def test_commands_run(block: Block, copy: Path) -> None:
    if "tei/" in block.text:
        shell("teikit convert samples/letter -o tei")
    for line in block.text.splitlines():
        for command in line.partition("    #")[0].split(" && "):
            if not any(part in command for part in NOT_RUN):
                run = shell(command)
                assert run.returncode in (0, 1), f"{command}: {run.stdout}{run.stderr}"
