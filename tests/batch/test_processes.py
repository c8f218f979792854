"""Processes that die, hang, or are told to end; executors of others."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from batch_records import TEXT, Patched, Put, bytes_of, codes, left_over, statuses
from lxml import etree

from teikit.batch import Job, Settings, Status, collect, run
from teikit.batch.ordering import WINDOW, in_order
from teikit.batch.work import Slot
from teikit.problems import TeikitError

POSIX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="signals and /proc are of Linux")

_POISONED = """
import builtins, os, time
plain = builtins.open
def opened(path, *rest, **named):
    if os.path.basename(str(path)) == {name!r}:
        {act}
    return plain(path, *rest, **named)
builtins.open = opened
"""


def poison(name: str, act: str) -> str:
    """Code of a process that does something bad when it meets a record."""
    return _POISONED.format(name=name, act=act)


def test_a_process_that_dies_takes_only_its_own_record_with_it(put: Put, patched: Patched) -> None:
    names = put(40)
    patched(poison("0013.txt", "os._exit(9)"))
    outcomes = list(run(collect(["in"], "tei"), Settings(validate=False), processes=2))
    assert [outcome.job.source.as_posix() for outcome in outcomes] == names
    failed = [outcome for outcome in outcomes if outcome.status is not Status.WRITTEN]
    assert [outcome.job.source.name for outcome in failed] == ["0013.txt"]
    assert codes(failed) == [["process-died"]]
    assert failed[0].internal
    assert len(bytes_of("tei")) == 39


@pytest.mark.parametrize("processes", [1, 2])
def test_a_record_that_hangs_is_given_up(put: Put, patched: Patched, processes: int) -> None:
    names = put(12)
    patched(poison("0003.txt", "time.sleep(600)"))
    begun = time.monotonic()
    outcomes = list(run(collect(["in"], "tei"), Settings(validate=False), processes=processes, timeout=1.5))
    assert time.monotonic() - begun < 60
    assert [outcome.job.source.as_posix() for outcome in outcomes] == names
    assert [outcome.status for outcome in outcomes].count(Status.WRITTEN) == 11
    assert codes(outcomes)[3] == ["timed-out"]
    assert "1.5 seconds" in outcomes[3].problems[0].message
    assert not outcomes[3].internal


def test_an_endless_search_is_stopped_too(put: Put, patched: Patched) -> None:
    """A regular expression holds the interpreter's lock: nothing inside the process could stop it."""
    put(3)
    patched("import re\n" + poison("0001.txt", "re.match('(a+)+b', 'a' * 60)"))
    outcomes = list(run(collect(["in"], "tei"), Settings(validate=False), processes=1, timeout=1.5))
    assert [outcome.status for outcome in outcomes] == [Status.WRITTEN, Status.FAILED, Status.WRITTEN]


@POSIX
def test_what_a_killed_process_was_writing_is_removed(put: Put, patched: Patched) -> None:
    put(8)
    # Killed between the writing of a part and its becoming the file.
    patched(
        "import os\nplain = os.replace\n"
        "def replace(path, target):\n"
        "    if os.path.basename(target) == '0005.xml':\n        os.kill(os.getpid(), 9)\n"
        "    return plain(path, target)\n"
        "os.replace = replace\n"
    )
    outcomes = list(run(collect(["in"], "tei"), Settings(validate=False), processes=2))
    assert [outcome.status for outcome in outcomes].count(Status.WRITTEN) == 7
    assert left_over("tei") == []


def test_processes_that_cannot_start_are_told_of(put: Put, patched: Patched) -> None:
    put(3)
    patched("import os, sys\nif '--multiprocessing-fork' in sys.argv or 'spawn_main' in ' '.join(sys.orig_argv): os._exit(3)\n")
    with pytest.raises(TeikitError, match="__main__"):
        list(run(collect(["in"], "tei"), Settings(), processes=2))


def test_a_process_that_dies_with_nothing_to_do_is_replaced(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    names = put(30)

    def jobs() -> Iterator[Job]:
        for number, job in enumerate(collect(["in"], "tei")):
            if number == 20:
                for child in multiprocessing.active_children():
                    child.kill()
                    child.join()
            yield job

    outcomes = list(run(jobs(), Settings(validate=False), processes=2))
    assert [outcome.job.source.as_posix() for outcome in outcomes] == names
    assert statuses(outcomes) == {Status.WRITTEN}


# ---- a run as a user starts it -----------------------------------------------------------------------


def start(*more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "teikit", "convert", "in", "-o", "tei", "-j", "2", "--no-validate", *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


@pytest.fixture(autouse=True)
def ended(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No run outlives its test."""
    begun: list[subprocess.Popen[str]] = []
    monkeypatch.setattr(sys.modules[__name__], "start", lambda *more, plain=start: begun.append(plain(*more)) or begun[-1])
    yield
    for run_ in begun:
        run_.kill()
        run_.wait()
        for stream in (run_.stdout, run_.stderr):
            if stream is not None:
                stream.close()


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < ends, "it did not come to that"
        time.sleep(0.02)


def workers(parent: int) -> list[int]:
    """The processes that convert."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def written() -> int:
    return len(list(Path("tei").glob("*.xml")))


@POSIX
def test_a_worker_killed_from_outside_loses_nothing(put: Put) -> None:
    names = put(200, text=TEXT * 4)
    run_ = start()
    wait_for(lambda: written() > 10)
    victims = workers(run_.pid)
    os.kill(victims[0], signal.SIGKILL)
    out, errors = run_.communicate(timeout=120)
    assert (run_.returncode, errors) == (0, "")
    assert len(victims) == 2
    lines = [line.split()[1] for line in out.splitlines() if line.startswith("written")]
    assert lines == names
    assert written() == 200
    assert left_over("tei") == []


@POSIX
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("number", "to_all"), [(signal.SIGINT, True), (signal.SIGTERM, False)])
def test_an_interrupted_run_leaves_whole_files_and_goes_on(put: Put, number: signal.Signals, to_all: bool) -> None:
    put(200, text=TEXT * 4)
    run_ = start()
    assert run_.stdout is not None
    said = "".join(run_.stdout.readline() for _ in range(10))
    (os.killpg if to_all else os.kill)(run_.pid, number)
    _, errors = run_.communicate(timeout=60)
    assert run_.returncode == 130, errors
    assert "goes on from there" in errors
    assert "Traceback" not in errors
    first = said.count("written ")
    assert first == 10
    assert left_over("tei") == []
    for path in Path("tei").glob("*.xml"):
        etree.parse(path)
    again = start()
    out, errors = again.communicate(timeout=120)
    assert (again.returncode, errors) == (0, "")
    sums = re.search(r"(\d+) written, (\d+) unchanged", out)
    assert sums, out
    assert first <= int(sums[2])
    assert int(sums[1]) + int(sums[2]) == 200


@POSIX
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_does_not_wait_for_a_record_that_hangs(put: Put, patched: Patched) -> None:
    put(6)
    patched(poison("a.txt", "time.sleep(600)"))
    Path("in/0004.txt").rename("in/a.txt")
    run_ = start("--timeout", "300")  # one by one
    wait_for(lambda: written() == 5)
    begun = time.monotonic()
    os.killpg(run_.pid, signal.SIGINT)
    run_.communicate(timeout=60)
    assert run_.returncode == 130
    assert time.monotonic() - begun < 20


@POSIX
def test_workers_do_not_outlive_a_run_that_is_killed(put: Put) -> None:
    put(200, text=TEXT * 4)
    run_ = start()
    wait_for(lambda: written() > 5)
    left = workers(run_.pid)
    run_.kill()
    run_.communicate()

    def gone() -> bool:
        return not any(Path(f"/proc/{pid}").exists() and b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in left)

    wait_for(gone, 20)
    assert left
    assert left_over("tei") == []
    for path in Path("tei").glob("*.xml"):
        etree.parse(path)


def test_fail_fast_stops_there(put: Put) -> None:
    put(200)
    Path("in/0020.txt").write_text("Minutes\n\nThe [door was open.\n", "utf-8")
    for processes in (1, 2):
        outcomes = list(run(collect(["in"], f"tei{processes}"), Settings(validate=False), processes=processes, fail_fast=True))
        assert len(outcomes) == 21
        assert not outcomes[-1].clean
        assert len(bytes_of(f"tei{processes}")) < 200


# ---- executors of others -----------------------------------------------------------------------------


def threads() -> Executor:
    return ThreadPoolExecutor(3)


def processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.mark.parametrize("make", [threads, processes])
def test_any_executor_gives_the_same(put: Put, make: Callable[[], Executor]) -> None:
    put(60)
    alone = list(run(collect(["in"], "one"), Settings()))
    with make() as executor:
        outcomes = list(run(collect(["in"], "two"), Settings(), executor=executor, processes=3))
    assert [outcome.job.source for outcome in outcomes] == [outcome.job.source for outcome in alone]
    assert [(o.status, o.problems, o.insertions, o.speakers) for o in outcomes] == [
        (o.status, o.problems, o.insertions, o.speakers) for o in alone
    ]
    assert bytes_of("one") == bytes_of("two")


def test_an_executor_that_breaks_says_so(put: Put, patched: Patched) -> None:
    put(20)
    patched(poison("0007.txt", "os._exit(9)"))
    with processes() as executor, pytest.raises(BrokenExecutor):
        list(run(collect(["in"], "tei"), Settings(validate=False), executor=executor, processes=2))


def test_an_executor_cannot_have_a_timeout(put: Put) -> None:
    put(1)
    with threads() as executor, pytest.raises(ValueError, match="timeout"):
        run(collect(["in"], "tei"), Settings(), executor=executor, timeout=1)


def test_an_executor_elsewhere_finds_the_files(put: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Workers of a cluster have another current folder."""
    put(4)
    Path("table.csv").write_text("file,title\n0001.txt,On Boats\n", "utf-8")
    from teikit.project import MetadataSettings, Project

    settings = Settings(Project(metadata=MetadataSettings("table.csv")))
    (tmp_path / "elsewhere").mkdir()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=os.chdir, initargs=("elsewhere",)) as executor:
        outcomes = list(run(collect(["in"], "tei"), settings, executor=executor))
    assert statuses(outcomes) == {Status.WRITTEN}
    assert b"On Boats" in bytes_of("tei")["0001.xml"]
    assert outcomes[1].written == Path("tei/0001.xml")


class _Slow:
    """A crew whose first thing takes until everything else was handed out."""

    def __init__(self) -> None:
        self.slots: list[Slot[int, int]] = []
        self.most = 0

    size = 10

    def has_room(self) -> bool:
        return True

    def submit(self, slots: Sequence[Slot[int, int]]) -> None:
        self.slots += slots
        self.most = max(self.most, len(self.slots))

    def wait(self) -> None:
        for slot in self.slots:
            slot.result = slot.thing * 2
        self.slots.clear()

    def close(self) -> None:
        self.closed = True


def test_a_slow_record_does_not_let_the_others_pile_up() -> None:
    crew = _Slow()
    things = ((number, None) for number in range(20_000))
    with closing(in_order(things, crew)) as results:
        assert list(results) == [number * 2 for number in range(20_000)]
    assert crew.most <= WINDOW + 10
    assert crew.closed
