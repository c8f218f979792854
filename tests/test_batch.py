"""Which files are converted to which, whole files only, and processes that die."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from teikit.batch import Job, Settings, Status, collect, convert_job, run, write_atomically
from teikit.problems import TeikitError

TEXT = "Port Amsel, 3 May 1961\n\nMinutes of a Meeting\n\nMr. Velde said that the boat [to] had left.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT, "utf-8")


def pairs(paths: list[str], folder: str = "tei") -> list[tuple[str, str]]:
    return [(job.source.as_posix(), job.output.as_posix()) for job in collect(paths, folder)]


# ---- which files -------------------------------------------------------------------------------------


def test_folders_are_walked_in_order_and_mirrored() -> None:
    put("in/b.txt", "in/a.md", "in/x/c.TXT", "in/x/d.xml", "in/.hidden/e.txt", "in/.f.txt")
    assert pairs(["in"]) == [("in/a.md", "tei/a.xml"), ("in/b.txt", "tei/b.xml"), ("in/x/c.TXT", "tei/x/c.xml")]


def test_the_order_is_that_of_the_arguments() -> None:
    put("b.txt", "a.txt", "in/c.txt")
    assert [source for source, _ in pairs(["b.txt", "in", "a.txt"])] == ["b.txt", "in/c.txt", "a.txt"]


def test_globs_mirror_what_stands_below_their_fixed_part() -> None:
    put("in/1/a.txt", "in/2/a.txt", "in/2/x/b.txt", "in/2/.c.txt")
    assert pairs(["in/*/a.txt"]) == [("in/1/a.txt", "tei/1/a.xml"), ("in/2/a.txt", "tei/2/a.xml")]
    assert [target for _, target in pairs(["in/**/*.txt"])] == ["tei/1/a.xml", "tei/2/a.xml", "tei/2/x/b.xml"]
    assert [target for _, target in pairs(["in/2*"])] == ["tei/2/a.xml", "tei/2/x/b.xml"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file() -> None:
    put("a[1].txt", "a1.txt")
    assert pairs(["a[1].txt"]) == [("a[1].txt", "tei/a[1].xml")]


def test_the_same_file_twice_is_one_record() -> None:
    put("in/a.txt")
    assert len(pairs(["in", "in/a.txt", "./in/a.txt"])) == 1


def test_the_output_folder_is_no_input() -> None:
    put("a.txt", "tei/b.txt")
    assert pairs(["."]) == [("a.txt", "tei/a.xml")]


@pytest.mark.parametrize(
    ("names", "paths", "words"),
    [
        (["a.txt", "a.md"], ["a.txt", "a.md"], "a.txt and a.md would both write tei/a.xml"),
        (["1/a.txt", "2/a.txt"], ["1", "2"], "would both write"),
        (["a.txt", "a.rejected.txt"], ["."], "would both write tei/a.rejected.xml"),
        (["tei/a.xml"], ["tei/a.xml"], "would overwrite the input"),
        (["in/a.pdf"], ["in"], "nothing to convert"),
        (["a.txt"], ["b.txt"], "no such file or folder: b.txt"),
        (["a.txt"], ["*.rec"], "nothing matches"),
        (["a.txt"], ["**.txt/**x"], r"nothing matches|is not a pattern"),
    ],
)
def test_what_cannot_work_is_refused_before_anything_is_written(names: list[str], paths: list[str], words: str) -> None:
    put(*names)
    with pytest.raises(TeikitError, match=words):
        collect(paths, "tei")


def test_an_output_folder_that_is_a_file_is_refused() -> None:
    put("a.txt", "tei")
    with pytest.raises(TeikitError, match="not a folder"):
        collect(["a.txt"], "tei")


def test_a_link_that_leads_out_of_the_output_folder_is_refused(here: Path) -> None:
    put("in/x/a.txt")
    (here / "elsewhere").mkdir()
    (here / "tei").mkdir()
    (here / "tei" / "x").symlink_to(here / "elsewhere")
    with pytest.raises(TeikitError, match="leads out of the output folder"):
        collect(["in"], "tei")


def test_links_that_go_round_in_a_circle_end(here: Path) -> None:
    put("in/a.txt")
    (here / "in" / "again").symlink_to(here / "in")
    assert pairs(["in"]) == [("in/a.txt", "tei/a.xml")]


# ---- whole files -------------------------------------------------------------------------------------


def test_a_file_is_replaced_whole(here: Path) -> None:
    target = here / "new" / "a.xml"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["a.xml"]


def test_a_link_is_replaced_not_followed(here: Path) -> None:
    (here / "secret").write_bytes(b"old")
    (here / "a.xml").symlink_to(here / "secret")
    write_atomically(here / "a.xml", b"new")
    assert (here / "secret").read_bytes() == b"old"
    assert (here / "a.xml").read_bytes() == b"new"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_half_written_is_left(here: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    target = here / "a.xml"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(error)):
        write_atomically(target, b"new")
    assert {path.name: path.read_bytes() for path in here.iterdir()} == {"a.xml": b"old"}


def test_a_full_disk_is_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    outcome = convert_job(*collect(["a.txt"], "tei"), Settings())
    assert outcome.status is Status.FAILED
    assert [(problem.code, "No space left" in problem.message) for problem in outcome.problems] == [("output-unwritable", True)]


# ---- running -----------------------------------------------------------------------------------------


def test_an_outcome_tells_what_was_found() -> None:
    put("a.txt")
    outcome = convert_job(*collect(["a.txt"], "tei"), Settings())
    assert (outcome.status, outcome.written) == (Status.WRITTEN, Path("tei/a.xml"))
    assert dict(outcome.insertions) == {"supplied": 1}
    assert outcome.speakers == 1
    assert outcome.seconds > 0


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_jobs(workers: int) -> None:
    names = [f"in/{number:02}.txt" for number in range(12)]
    put(*names)
    Path("in/00.txt").write_text(TEXT * 60, "utf-8")
    outcomes = list(run(collect(["in"], "tei"), Settings(), processes=workers))
    assert [outcome.job.source.as_posix() for outcome in outcomes] == names
    assert {outcome.status for outcome in outcomes} == {Status.WRITTEN}


def test_any_executor_runs_the_jobs() -> None:
    put("in/a.txt", "in/b.txt")
    with ThreadPoolExecutor(1) as executor:
        outcomes = list(run(collect(["in"], "tei"), Settings(), executor=executor))
    assert [outcome.written for outcome in outcomes] == [Path("tei/a.xml"), Path("tei/b.xml")]


class Counting(Executor):
    """Does what it is asked at once, and counts what nobody has fetched yet."""

    def __init__(self) -> None:
        self.submitted = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.submitted += 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_only_a_few_jobs_are_handed_out_ahead() -> None:
    put("a.txt")
    handed, executor = 0, Counting()

    def jobs() -> Any:
        nonlocal handed
        for number in range(50):
            handed += 1
            yield Job(Path("a.txt"), Path(f"tei/{number}.xml"))

    for seen, _ in enumerate(run(jobs(), Settings(), executor=executor)):
        assert handed - seen < 10


def test_a_process_that_dies_takes_only_its_own_record_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"in/{number}.txt" for number in range(6)]
    put(*names)
    # Read by the processes: a module that is found first and kills the one that meets the poisoned record.
    Path("sitecustomize.py").write_text(
        "import os, pathlib\n"
        "plain = pathlib.Path.read_bytes\n"
        "def read(path):\n"
        "    if path.name == '3.txt':\n"
        "        os._exit(9)\n"
        "    return plain(path)\n"
        "pathlib.Path.read_bytes = read\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    outcomes = list(run(collect(["in"], "tei"), Settings(validate=False), processes=2))
    assert [outcome.job.source.name for outcome in outcomes] == [f"{number}.txt" for number in range(6)]
    assert [outcome.status for outcome in outcomes].count(Status.WRITTEN) == 5
    assert outcomes[3].status is Status.FAILED
    assert "died" in outcomes[3].problems[0].message
    assert sorted(path.name for path in Path("tei").iterdir()) == ["0.xml", "1.xml", "2.xml", "4.xml", "5.xml"]
