"""Conversion side by side: teikit in one process and in two, and pandoc in a shell loop, in one run.

    python benchmarks/convert.py [--shared ../shared] [--sizes 1000 10000] [--repeat 3] [--only start,speed,memory]

The texts of FRUS in ``--shared`` are repeated until there are so many records. teikit proves for each that no word was lost
or invented and validates it; pandoc (`pypandoc_binary`, else the one on the PATH) does neither. pandoc is timed on no more
than `--pandoc` records: it takes each by itself, so its rate does not depend on their number. Times are medians of
`--repeat` runs, taken in turn: by the clock, and of the processors, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

ASKED_RATIO, ASKED_START, ASKED_GROWTH, ASKED_MEMORY = 10.0, 0.3, 1.25, 1.25
"""Records per second at -j 2 to pandoc's; seconds; time and memory per size, the largest to the smallest."""

_LOOP = 'for file in "$1"/*.txt; do "$3" --from markdown --to tei --standalone "$file" --output "$2/$(basename "$file" .txt).xml"; done'
_PEAK = """
import json, resource, sys
from teikit.cli import main
if __name__ == "__main__":
    code = main(sys.argv[1:])
    print(json.dumps([code] + [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]))
"""


class Time(NamedTuple):
    """Seconds."""

    clock: float
    processors: float


def timed(run: Callable[[], object]) -> Time:
    """What a run takes, with the processes that it starts and waits for."""
    begun, used = time.perf_counter(), _processors()
    run()
    return Time(time.perf_counter() - begun, _processors() - used)


def _processors() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def middle(times: list[Time]) -> Time:
    """The medians."""
    return Time(median(t.clock for t in times), median(t.processors for t in times))


def verdict(right: bool) -> str:
    """Whether what was asked was reached."""
    return "reached" if right else "NOT reached"


def teikit(*arguments: object) -> None:
    """A run of the command line. Records with problems are no failure, a program that fails is."""
    run = subprocess.run([sys.executable, "-m", "teikit", *map(str, arguments)], check=False, stdout=subprocess.DEVNULL)
    if run.returncode not in (0, 1):
        raise SystemExit(f"teikit ended with {run.returncode}")


def pandoc_program() -> str | None:
    """The path of pandoc."""
    try:
        import pypandoc  # type: ignore[import-not-found,unused-ignore]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc")


def records(texts: list[Path], count: int, folder: Path) -> Path:
    """A folder of so many records: the texts again and again."""
    folder.mkdir(parents=True)
    for number in range(count):
        shutil.copyfile(texts[number % len(texts)], folder / f"{number:06}.txt")
    return folder


class Outputs:
    """Empty folders, one after another.

    None is removed before the end: a file system (ext4) takes much longer to make files where as many were just removed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._made = folder, 0

    def fresh(self) -> Path:
        """A new one."""
        self._made += 1
        self.last.mkdir(parents=True)
        return self.last

    @property
    def last(self) -> Path:
        """The one before."""
        return self._folder / str(self._made)


def start(texts: list[Path], given: argparse.Namespace, folder: Path) -> None:
    """What a user waits for before anything is converted."""
    print("\nstart: one process, from cold")
    small = min(texts, key=lambda text: text.stat().st_size)
    for what, arguments in (
        ("teikit --version", ["--version"]),
        ("teikit convert --help", ["convert", "--help"]),
        (f"teikit convert, a record of {small.stat().st_size} bytes", ["convert", small, "-o", folder / "one", "--force"]),
    ):
        took = middle([timed(lambda a=arguments: teikit(*a)) for _ in range(max(5, given.repeat))])  # type: ignore[misc]
        asked = f"   asked < {ASKED_START} s: {verdict(took.clock < ASKED_START)}" if what != "teikit convert --help" else ""
        print(f"  {what:<46} {took.clock:6.3f} s by the clock, {took.processors:6.3f} s of processors{asked}")


def speed(texts: list[Path], given: argparse.Namespace, folder: Path) -> None:
    """Records per second, and how the time for each grows with their number."""
    each: dict[str, list[Time]] = {}
    for size in given.sizes:
        inputs = records(texts, size, folder / f"in-{size}")
        few = inputs if size <= given.pandoc else records(texts, given.pandoc, folder / f"few-{size}")
        runs = _runs(inputs, few, folder / f"out-{size}")
        counts = {who: min(size, given.pandoc) if who == "pandoc" else size for who in runs}
        times: dict[str, list[Time]] = {who: [] for who in runs}
        for _ in range(given.repeat):
            for who, run in runs.items():
                times[who].append(timed(run))
        found = {who: middle(times[who]) for who in runs}
        _told(size, {who: (counts[who], took) for who, took in found.items()})
        for who, took in found.items():
            each.setdefault(who, []).append(Time(took.clock / counts[who], took.processors / counts[who]))
    _growth(given.sizes, each)


def _runs(inputs: Path, few: Path, folder: Path) -> dict[str, Callable[[], object]]:
    pandoc, out = pandoc_program(), Outputs(folder)
    runs: dict[str, Callable[[], object]] = {
        "teikit -j 1": lambda: teikit("convert", inputs, "-o", out.fresh(), "-j", 1),
        "teikit -j 2": lambda: teikit("convert", inputs, "-o", out.fresh(), "-j", 2),
        "teikit, again": lambda: teikit("convert", inputs, "-o", out.last),
    }
    if pandoc is not None:
        loop = ["sh", "-c", _LOOP, "sh", str(few)]
        runs["pandoc"] = lambda: subprocess.run([*loop, str(out.fresh()), pandoc], check=True, stderr=subprocess.DEVNULL)
    return runs


def _told(size: int, found: dict[str, tuple[int, Time]]) -> None:
    print(f"\nspeed: {size} records\n  {'':<14} {'records':>8} {'clock':>10} {'processors':>12} {'records/s':>10} {'to pandoc':>10}")
    rates = {who: count / took.clock for who, (count, took) in found.items()}
    for who, (count, took) in found.items():
        ratio = f"{rates[who] / rates['pandoc']:9.1f}x" if "pandoc" in rates else f"{'':>10}"
        print(f"  {who:<14} {count:8} {took.clock:8.2f} s {took.processors:10.2f} s {rates[who]:10.1f} {ratio}")
    if "pandoc" in rates:
        ratio_ = rates["teikit -j 2"] / rates["pandoc"]
        good = verdict(ratio_ >= ASKED_RATIO)
        print(f"  asked: {ASKED_RATIO:g} times pandoc at -j 2, validated and checked; measured: {ratio_:.1f}: {good}")
    else:
        print("  no pandoc here: nothing to compare with (pip install pypandoc_binary)")


def _growth(sizes: list[int], each: dict[str, list[Time]]) -> None:
    if len(sizes) < 2:
        return
    print(f"\ngrowth: time for each record, {sizes[-1]} records to {sizes[0]} (linear: 1 or less)")
    for who in ("teikit -j 1", "teikit -j 2"):
        clock, used = (each[who][-1][i] / each[who][0][i] for i in (0, 1))
        print(
            f"  {who:<14} {clock:5.2f} by the clock, {used:5.2f} of processors   asked <= {ASKED_GROWTH}: {verdict(clock <= ASKED_GROWTH)}"
        )


def memory(texts: list[Path], given: argparse.Namespace, folder: Path) -> None:
    """The most memory that the process that hands out the work takes, and the greatest of those that do it."""
    print("\nmemory: the most that a process takes, -j 2")
    script, found = folder / "peak.py", []
    script.write_text(_PEAK)
    for size in given.sizes:
        inputs = records(texts, size, folder / f"memory-{size}")
        command = [sys.executable, script, "convert", inputs, "-o", folder / f"memory-out-{size}", "-j", "2"]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", "")]),
        }
        run = subprocess.run([str(c) for c in command], env=environment, check=True, stdout=subprocess.PIPE, text=True)
        _, handing, working = json.loads(run.stdout.splitlines()[-1])
        found.append((handing, working))
        print(f"  {size:7} records   {handing:7.1f} MB hands out, {working:7.1f} MB converts")
    if len(found) > 1:
        ratios = [last / first for first, last in zip(found[0], found[-1], strict=True)]
        told = verdict(max(ratios) <= ASKED_MEMORY)
        print(
            f"  {given.sizes[-1]} records to {given.sizes[0]}: {ratios[0]:.2f} and {ratios[1]:.2f}   asked <= {ASKED_MEMORY} (flat): {told}"
        )


_PARTS = {"start": start, "speed": speed, "memory": memory}


def main() -> None:
    """Run the parts asked for."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    reader.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000], help="numbers of records, the smallest first")
    reader.add_argument("--repeat", type=int, default=3)
    reader.add_argument("--pandoc", type=int, default=1000, metavar="N", help="records that pandoc is timed on at most")
    reader.add_argument("--only", default=",".join(_PARTS))
    given = reader.parse_args()
    texts = sorted((given.shared / "gold" / "frus").glob("*.txt"))
    if not texts:
        raise SystemExit(f"no texts in {given.shared / 'gold' / 'frus'}: name the folder with --shared")
    size = sum(text.stat().st_size for text in texts)
    print(f"{len(texts)} texts, {size / len(texts) / 1024:.1f} KB each; {os.cpu_count()} cores; pandoc: {pandoc_program() or 'none'}")
    for part in given.only.split(","):
        with tempfile.TemporaryDirectory() as folder:
            _PARTS[part](texts, given, Path(folder))


if __name__ == "__main__":
    main()
