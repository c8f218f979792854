"""``teikit convert`` as a user runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree
from terminal import at_terminal

from teikit.cli import main
from teikit.source import Source

CLEAN, PROBLEMS, USAGE, INTERNAL = 0, 1, 2, 3
TEXT = "Port Amsel, 3 May 1961\n\nMinutes of a Meeting\n\nMr. Velde said that the boat had left.\n"
UNSURE = "Minutes of a Meeting\n\nThe [door was open. It was cold.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def records(here: Path) -> Path:
    folder = here / "records"
    (folder / "1961").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "1961" / "b.md").write_text(TEXT, "utf-8")
    (folder / "1961" / "image.png").write_bytes(b"\x89PNG")
    return folder


def files(folder: str) -> list[str]:
    """What is there for the user; the state of the last run is hidden."""
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("[!.]*") if path.is_file())


def test_a_folder_is_mirrored(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "records", "-o", "tei"]) == CLEAN
    assert files("tei") == ["1961/b.xml", "a.xml"]
    assert etree.parse("tei/a.xml").getroot().tag == "{http://www.tei-c.org/ns/1.0}TEI"
    out = capsys.readouterr().out
    assert out.index("records/a.txt -> tei/a.xml") > out.index("written")
    assert "2 records in" in out


def test_files_and_globs(records: Path) -> None:
    (records / "notes.rec").write_text(TEXT, "utf-8")
    assert main(["convert", "records/notes.rec", "records/19*/*.md", "records/*.txt", "-o", "tei"]) == CLEAN
    assert files("tei") == ["1961/b.xml", "a.xml", "notes.xml"]


def test_the_same_bytes_twice_and_with_processes(records: Path) -> None:
    main(["convert", "records", "-o", "one"])
    main(["convert", "records", "-o", "two", "-j", "2"])
    assert files("one") == files("two")
    assert all(Path("one", name).read_bytes() == Path("two", name).read_bytes() for name in files("one"))


def test_problems_fail_the_run_and_show_their_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "r.txt").write_text(UNSURE, "utf-8")
    assert main(["convert", "r.txt", "-o", "tei"]) == PROBLEMS
    out = capsys.readouterr().out
    assert "3:5 warning" in out
    assert "[bracket-unmatched]" in out
    assert files("tei") == ["r.xml"]


def test_a_report_for_programs_has_standard_output_to_itself(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "r.txt").write_text(UNSURE, "utf-8")
    assert main(["convert", "r.txt", "-o", "tei", "--format", "json"]) == PROBLEMS
    printed = capsys.readouterr()
    found = [json.loads(line) for line in printed.out.splitlines()]
    assert [(problem["code"], problem["line"]) for problem in found] == [("bracket-unmatched", 3)]
    assert "r.txt -> tei/r.xml" in printed.err


def test_notes_neither_fail_a_run_nor_show_unasked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "r.txt").write_text("Orsa, 3 May 1803.\n\nDear Sir,\n\nThe boat left.\n", "utf-8")
    assert main(["convert", "r.txt", "-o", "tei"]) == CLEAN
    assert "title-missing" not in capsys.readouterr().out
    assert main(["convert", "r.txt", "-o", "tei", "--verbose"]) == CLEAN
    assert "title-missing" in capsys.readouterr().out


def test_a_record_that_cannot_be_read_does_not_stop_the_rest(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (records / "dangling.txt").symlink_to("nowhere.txt")
    assert main(["convert", "records", "-o", "tei"]) == PROBLEMS
    assert files("tei") == ["1961/b.xml", "a.xml"]
    assert "record-unreadable" in capsys.readouterr().out


def test_a_mistake_in_teikit_does_not_stop_the_rest(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from teikit import conversion

    plain = conversion.convert

    def broken(source: Source, **options: object) -> object:
        if source.name == "records/a.txt":
            raise RuntimeError("broken")
        return plain(source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(conversion, "convert", broken)
    assert main(["convert", "records", "-o", "tei"]) == INTERNAL
    assert files("tei") == ["1961/b.xml"]


def test_tei_that_lost_a_word_is_set_aside(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from teikit import conversion
    from teikit.problems import Problem, Severity

    (here / "r.txt").write_text(TEXT, "utf-8")
    assert main(["convert", "r.txt", "-o", "tei"]) == CLEAN
    before = Path("tei/r.xml").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(conversion, "check_fidelity", lambda *_: [Problem("text-lost", Severity.ERROR, "a word is lost", "r.txt", 5, 1)])
        assert main(["convert", "r.txt", "-o", "tei", "--force"]) == PROBLEMS
        assert files("tei") == ["r.rejected.xml", "r.xml"]
        assert Path("tei/r.xml").read_bytes() == before
    assert main(["convert", "r.txt", "-o", "tei"]) == CLEAN
    assert files("tei") == ["r.xml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["records"], "Missing option '-o'"),
        (["missing.txt", "-o", "tei"], "no such file or folder: missing.txt"),
        (["*.rec", "-o", "tei"], "nothing matches"),
        (["records", "-o", "records/a.txt"], "file"),
        (["records", "-o", "tei", "--encoding", "klingon"], "unknown encoding"),
        (["records", "-o", "tei", "--envelope", "nobody"], "no envelope 'nobody'; known: bare"),
        (["records", "-o", "tei", "--project", "none.toml"], "cannot read none.toml"),
        (["records", "-o", "tei", "--schema", "nosuch"], "nosuch"),
        (["-", "records"], "stands alone"),
        (["records", "-o", "tei", "-j", "0"], "'-j'"),
        (["records", "-o", "tei", "--format", "nosuch"], "'--format'"),
    ],
)
def test_wrong_usage_writes_nothing(records: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", *arguments]) == USAGE
    assert words in capsys.readouterr().err
    assert not Path("tei").exists()


def test_options_go_before_the_project_file(here: Path) -> None:
    (here / "r.txt").write_text(TEXT, "utf-8")
    (here / "teikit.toml").write_text('[header]\npublisher = "Orsa Archive"\nseries = "Ships"\n', "utf-8")
    assert main(["convert", "r.txt", "-o", "tei", "--publisher", "Amsel Museum", "--no-said"]) == CLEAN
    tei = Path("tei/r.xml").read_text("utf-8")
    assert "<publisher>Amsel Museum</publisher>" in tei
    assert "Ships" in tei
    assert "<said" not in tei


def test_the_project_beside_the_records_is_found(records: Path) -> None:
    (records / "teikit.toml").write_text('[header]\npublisher = "Orsa Archive"\n', "utf-8")
    assert main(["convert", "records", "-o", "tei"]) == CLEAN
    assert "<publisher>Orsa Archive</publisher>" in Path("tei/a.xml").read_text("utf-8")


def test_two_projects_beside_the_records_are_one_too_many(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (records / "teikit.toml").write_text("", "utf-8")
    (records / "1961" / "teikit.toml").write_text("", "utf-8")
    assert main(["convert", "records", "records/1961/b.md", "-o", "tei"]) == USAGE
    assert "--project" in capsys.readouterr().err


def test_no_validate_and_another_schema(here: Path) -> None:
    (here / "r.txt").write_text(TEXT, "utf-8")
    (here / "letters.rng").write_text('<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>', "utf-8")
    assert main(["convert", "r.txt", "-o", "tei", "--schema", "letters.rng"]) == PROBLEMS
    assert main(["convert", "r.txt", "-o", "tei", "--schema", "letters.rng", "--no-validate"]) == CLEAN


def filtered(arguments: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "teikit", "convert", *arguments], input=data, capture_output=True, check=False)


def test_standard_input_becomes_standard_output() -> None:
    run = filtered(["-"], TEXT.encode())
    assert run.returncode == CLEAN
    assert etree.fromstring(run.stdout).tag.endswith("TEI")


def test_one_file_without_a_folder_goes_to_standard_output(here: Path) -> None:
    (here / "r.txt").write_text(TEXT, "utf-8")
    run = filtered(["r.txt"], b"")
    assert (run.returncode, run.stderr) == (CLEAN, b"")
    assert run.stdout == filtered(["-"], TEXT.encode()).stdout


def test_problems_of_standard_input_go_to_standard_error() -> None:
    run = filtered(["-"], UNSURE.encode())
    assert run.returncode == PROBLEMS
    assert etree.fromstring(run.stdout).tag.endswith("TEI")
    assert b"bracket-unmatched" in run.stderr


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--help"]) == CLEAN
    assert "teikit convert records/ -o tei/" in capsys.readouterr().out


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_leaves_only_whole_files(here: Path) -> None:
    (here / "records").mkdir()
    for number in range(400):
        (here / "records" / f"{number:03}.txt").write_text(TEXT * 20, "utf-8")
    command = [sys.executable, "-m", "teikit", "convert", "records", "-o", "tei", "-j", "2"]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while len(list(here.glob("tei/*.xml"))) < 5 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130, errors.decode()
    assert b"Traceback" not in errors
    written = files("tei")
    assert 5 <= len(written) < 400
    assert all(name.endswith(".xml") for name in written)
    for name in written:
        etree.parse(Path("tei", name))


def test_a_small_file_takes_well_under_a_second(here: Path) -> None:
    (here / "r.txt").write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "teikit", "convert", "r.txt", "-o", "tei"]
    best = float("inf")
    for _ in range(5):
        begun = os.times()
        subprocess.run(command, check=True, capture_output=True)
        ended = os.times()
        # Processor time of the child: other programs on the machine do not count.
        best = min(best, ended.children_user + ended.children_system - begun.children_user - begun.children_system)
    assert best < 1.0


def test_the_bar_is_for_terminals_only(records: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "teikit", "convert", "records", "-o", "tei"], capture_output=True, check=True)
    assert b"\x1b" not in run.stdout + run.stderr
    assert run.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="a terminal of our own needs a POSIX system")
def test_a_terminal_gets_colour_and_a_bar(records: Path) -> None:
    code, shown = at_terminal(["convert", "records", "-o", "tei"], records.parent)
    assert code == CLEAN
    assert "\x1b[" in shown
    assert "2/2" in shown
