"""A batch on a real dask cluster of several processes. One of them is killed on the way: nothing is lost, nothing is done twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from batch_records import Put, bytes_of, left_over

from teikit.cli import main

pytest.importorskip("distributed", reason="the extra teikit[dask] is not installed")

WORKERS = 3


class Cluster(NamedTuple):
    """A cluster that runs."""

    address: str
    workers: list[int]


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    # A process of its own, in a folder of its own: its workers know nothing of the folder that the records are in.
    command = [sys.executable, str(Path(__file__).with_name("local_cluster.py")), str(WORKERS)]
    folder = tmp_path_factory.mktemp("cluster")
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, cwd=folder, text=True)
        assert process.stdin is not None
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, (folder / "log").read_text()
        yield Cluster(*json.loads(line))
        process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def convert(folder: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "teikit", "convert", "in", "-o", folder, "--no-validate", "--format", "json", *options]


def test_a_killed_worker_loses_nothing_and_doubles_nothing(put: Put, cluster: Cluster) -> None:
    names = put(150)
    run = subprocess.Popen(convert("tei", "--dask", cluster.address), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    ends = time.monotonic() + 60
    while len(list(Path("tei").glob("*.xml"))) < 8 and time.monotonic() < ends:
        time.sleep(0.01)
    before = len(list(Path("tei").glob("*.xml")))
    os.kill(cluster.workers[0], signal.SIGKILL)
    _, told = run.communicate(timeout=120)
    assert run.returncode == 0, told
    assert 8 <= before < 150, "the worker was killed too late to matter"
    # A line for each record, in their order.
    assert [line.split()[1] for line in told.splitlines() if line.startswith("written")] == names
    assert len(told.splitlines()) == len(names) + 2, told
    assert "150 records in" in told
    assert left_over("tei") == []
    subprocess.run(convert("alone", "-j", "1"), check=True, capture_output=True)
    assert len(bytes_of("tei")) == 150
    assert bytes_of("tei") == bytes_of("alone")
    # What the cluster did need not be done again, by whomever.
    again = subprocess.run(convert("tei", "-j", "1"), check=True, capture_output=True, text=True)
    assert "150 unchanged" in again.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--dask", "tcp://127.0.0.1:9"], "no dask scheduler at tcp://127.0.0.1:9"),
        (["--dask", "nonsense"], "nonsense is no address of a dask scheduler"),
        (["--dask", "tcp://127.0.0.1:9", "--timeout", "5"], "--dask goes without"),
        (["--dask", "tcp://127.0.0.1:9", "-j", "2"], "--dask goes without"),
    ],
)
def test_a_cluster_that_is_none_is_told_of(
    put: Put, options: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(1)
    if "goes without" not in words:
        impatient = "import teikit.batch.cluster as c, teikit.cli as m, sys; c._PATIENCE = 1; sys.exit(m.main(sys.argv[1:]))"
        run = subprocess.run(
            [sys.executable, "-c", impatient, "convert", "in", "-o", "tei", *options],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.returncode, "Traceback" in run.stderr) == (2, False), run.stderr
        assert words in run.stderr
        assert len(run.stderr.strip().splitlines()) == 1
    else:
        assert main(["convert", "in", "-o", "tei", *options]) == 2
        assert words in capsys.readouterr().err
    assert bytes_of("tei") == {} if Path("tei").exists() else True
