"""Which files are converted to which, whole files only, and processes that die."""

from __future__ import annotations

import os
import tracemalloc
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from batch_records import TEXT

from teikit.batch import Job, Jobs, Settings, Status, collect, convert_job, inputs, run, write_atomically
from teikit.problems import TeikitError


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


def test_two_stars_at_the_end_are_the_folder_itself() -> None:
    put("in/a.txt", "in/c.pdf", "in/1/a.txt", "in/1/.c/b.txt", "out/d.txt")
    Path("in/link").symlink_to("../out")
    assert pairs(["in/**"]) == pairs(["in/**/**"]) == pairs(["in"]) == [("in/a.txt", "tei/a.xml"), ("in/1/a.txt", "tei/1/a.xml")]
    assert pairs(["in/1*/**"]) == [("in/1/a.txt", "tei/1/a.xml")]


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
        (["a.txt"], ["**.txt"], r"\*\*\.txt is not a pattern"),
        (["a.txt"], ["*/**.txt"], "is not a pattern"),
        (["a.txt"], ["a/**"], "nothing matches a"),
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


@pytest.fixture
def folding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system as macOS and Windows have it."""
    monkeypatch.setattr(inputs, "_folds", lambda _: True)


@pytest.mark.usefixtures("folding")
@pytest.mark.parametrize("names", [("a.txt", "A.txt"), ("x/a.txt", "X/a.txt"), ("\u00e9.txt", "e\u0301.txt"), ("a.txt", "A.rejected.txt")])
def test_names_that_the_file_system_takes_for_one_are_refused(names: tuple[str, str]) -> None:
    put(*(f"in/{name}" for name in names))
    with pytest.raises(TeikitError, match="would both write"):
        collect(["in"], "tei")


def test_names_that_the_file_system_tells_apart_are_two_records() -> None:
    put("in/a.txt", "in/A.txt")
    if len(list(Path("in").iterdir())) == 1:
        pytest.skip("this file system takes a and A for one")
    assert sorted(target for _, target in pairs(["in"])) == ["tei/A.xml", "tei/a.xml"]
    assert not Path("tei").exists()
    put("in2/A.md")
    with pytest.raises(TeikitError, match=r"would both write tei/A\.xml"):
        collect(["in", "in2"], "tei")


def test_steps_upward_do_not_lead_out_of_the_output_folder(here: Path) -> None:
    put("in/x/b.txt", "a.txt")
    (here.parent / "a.txt").write_text(TEXT, "utf-8")
    # In front of a wildcard they say where to look, behind it they would be mirrored.
    assert pairs(["in/x/../../*.txt"]) == [("in/x/../../a.txt", "tei/a.xml")]
    with pytest.raises(TeikitError, match="leads out of the output folder"):
        collect(["in/*/../../../a.txt"], "tei")


def test_a_hundred_thousand_jobs_are_small() -> None:
    tracemalloc.start()
    jobs = Jobs((f"records/box-{n // 100:04}/letter-{n:06}.txt", f"tei/box-{n // 100:04}/letter-{n:06}.xml") for n in range(10_000))
    each = tracemalloc.get_traced_memory()[0] / len(jobs)
    tracemalloc.stop()
    assert each < 300
    assert jobs[-1].output == Path("tei/box-0099/letter-009999.xml")
    assert [job.source.name for job in jobs[1:3]] == ["letter-000001.txt", "letter-000002.txt"]


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

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
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


def test_whoever_takes_turns_is_a_speaker() -> None:
    Path("a.txt").write_text("Mr. HOLM: Who pays?\n\nMs. QUIST: Orsa.\n\nMr. HOLM: Since when?\n\nMs. QUIST: Since May.\n", "utf-8")
    outcome = convert_job(*collect(["a.txt"], "tei"), Settings())
    assert outcome.speakers == 2
    assert outcome.seconds > 0


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_jobs(workers: int) -> None:
    names = [f"in/{number:02}.txt" for number in range(12)]
    put(*names)
    Path("in/00.txt").write_text(TEXT * 60, "utf-8")
    outcomes = list(run(collect(["in"], "tei"), Settings(), processes=workers))
    assert [outcome.job.source.as_posix() for outcome in outcomes] == names
    assert {outcome.status for outcome in outcomes} == {Status.WRITTEN}


class AtOnce(Executor):
    """Does what it is asked at once."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_only_a_few_jobs_are_handed_out_ahead() -> None:
    handed = 0

    def jobs() -> Any:
        nonlocal handed
        for number in range(4000):
            handed += 1
            # No such file: a record of the fastest kind.
            yield Job(Path("a.txt"), Path(f"tei/{number}.xml"))

    for seen, _ in enumerate(run(jobs(), Settings(), executor=AtOnce())):
        assert handed - seen <= 4 * 64
    assert seen == 3999
