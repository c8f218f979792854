"""RELAX NG validation side by side: teikit, jing and lxml, in one run.

    python benchmarks/validate.py [--shared ../shared] [--repeat 5] [--only cold,folder,memory,linear]

Needs the folder of schemas and documents (``--shared``) and jing. Times are medians of `--repeat` runs, taken in turn: by the
clock, and of the processors, which other work on the machine disturbs less. Each part ends with what is asked and what was
measured, by the clock; the last lines repeat them. The exit code is 1 where anything asked was missed.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from lxml import etree

from teikit.validation.relaxng import Schema

_RECORD = 20 * 1024
# "Level" and "flat": as much as one measurement differs from the next on a quiet machine.
_LEVEL = 1.1
_PER_CALL = 10

_COLD = (
    "import sys; from teikit.validation.relaxng import Schema; s = Schema.load(sys.argv[1]); "
    "sys.exit(bool(list(s.validate_file(sys.argv[2]))))"
)
_COLD_LXML = "import sys; from lxml import etree; s = etree.RelaxNG(file=sys.argv[1]); sys.exit(not s.validate(etree.parse(sys.argv[2])))"
_COMMAND = (sys.executable, "-m", "teikit", "validate")


@dataclass(frozen=True)
class Setting:
    """What the run was asked for."""

    schema: Path
    documents: list[Path]
    """Valid by the schema."""
    repeat: int
    count: int
    megabytes: int
    folder: Path
    """Empty, and removed after the part."""


class Verdict(NamedTuple):
    """What is asked and what was measured."""

    asked: str
    measured: str
    met: bool

    def __str__(self) -> str:
        return f"  asked: {self.asked}; measured: {self.measured}: {'yes' if self.met else 'NO'}"


class _Time(NamedTuple):
    clock: float
    processors: float


class Table:
    """Medians of what several contenders needed."""

    def __init__(self) -> None:
        self.times: dict[str, list[_Time]] = {}

    def measure(self, who: str, run: Callable[[], object]) -> None:
        """Run a contender once."""
        started, used = time.perf_counter(), _processors()
        run()
        self.times.setdefault(who, []).append(_Time(time.perf_counter() - started, _processors() - used))

    def clock(self, who: str) -> float:
        return median(t.clock for t in self.times[who])

    def processors(self, who: str) -> float:
        return median(t.processors for t in self.times[who])

    def show(self, first: str) -> None:
        """Print the table, every contender beside `first`."""
        print(f"  {'':<34} {'clock':>11} {'ratio':>8} {'processors':>14} {'ratio':>8}")
        for who, measured in self.times.items():
            clock, used = self.clock(who), self.processors(who)
            ratios = clock / self.clock(first), used / self.processors(first)
            print(f"  {who:<34} {clock:9.3f} s {ratios[0]:7.2f}x {used:12.3f} s {ratios[1]:7.2f}x   {len(measured)} runs")


def _processors() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _process(*command: object) -> None:
    subprocess.run([str(c) for c in command], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def cold(at: Setting) -> Iterator[Verdict]:
    """(a) One record of some 20 KB, the whole process from cold."""
    record = min(at.documents, key=lambda f: abs(f.stat().st_size - _RECORD))
    print(f"  the record has {record.stat().st_size} bytes")
    table = Table()
    contenders = {
        "teikit": (sys.executable, "-c", _COLD, at.schema, record),
        "teikit validate --no-schematron": (*_COMMAND, "--no-schematron", "--schema", at.schema, record),
        "teikit validate, with Schematron": (*_COMMAND, "--schema", at.schema, record),
        "jing": ("jing", at.schema, record),
        "lxml": (sys.executable, "-c", _COLD_LXML, at.schema, record),
    }
    for _ in range(at.repeat):
        for who, command in contenders.items():
            table.measure(who, lambda command=command: _process(*command))
    table.show("teikit")
    for who in ("teikit", "teikit validate --no-schematron"):
        jing, lxml = (table.clock(other) / table.clock(who) for other in ("jing", "lxml"))
        yield Verdict(f"{who}: faster than jing", f"{jing:.2f} times", jing > 1)
        yield Verdict(f"{who}: at least 15 times faster than lxml", f"{lxml:.1f} times", lxml >= 15)


def _copies(at: Setting) -> list[Path]:
    """Documents repeated until there are as many, and as many megabytes, as asked for."""
    most = sorted((f for f in at.documents if f.stat().st_size > _RECORD), key=lambda f: -f.stat().st_size)
    found: list[Path] = []
    size = 0
    while len(found) < at.count or size < at.megabytes * 1e6:
        source = most[len(found) % len(most)]
        found.append(at.folder / f"{len(found):04}.xml")
        shutil.copyfile(source, found[-1])
        size += source.stat().st_size
    print(f"  the folder has {len(found)} documents of {size / 1e6:.0f} MB")
    return found


_worker: Schema


def _load(path: Path) -> None:
    global _worker
    _worker = Schema.load(path)


def _check(files: list[Path]) -> int:
    return sum(len(list(_worker.validate_file(f))) for f in files)


def folder_of_documents(at: Setting) -> Iterator[Verdict]:
    """(b) A folder of documents, warm: schemas are loaded, and what jing needs to start is taken off."""
    files = _copies(at)
    _load(at.schema)
    relaxng, parser = etree.RelaxNG(file=str(at.schema)), etree.XMLParser(collect_ids=False)
    parts = [files[i : i + _PER_CALL] for i in range(0, len(files), _PER_CALL)]
    table = Table()
    with ProcessPoolExecutor(2, initializer=_load, initargs=(at.schema,)) as pool:
        _check(files[: len(at.documents)])
        list(pool.map(_check, parts))
        for _ in range(at.repeat):
            table.measure("teikit", lambda: _check(files))
            # What the two workers used is not seen before they end: by the clock only.
            table.measure("teikit -j 2 (clock only)", lambda: list(pool.map(_check, parts)))
            table.measure("jing", lambda: _process("jing", at.schema, *files))
            table.measure("jing, start", lambda: _process("jing", at.schema, files[-1]))
            table.measure("lxml", lambda: [relaxng.validate(etree.parse(f, parser)) for f in files])
            for jobs in (1, 2):
                command = (*_COMMAND, "--no-schematron", "-j", jobs, "--schema", at.schema, at.folder)
                table.measure(f"teikit validate -j {jobs}, from cold", lambda command=command: _process(*command))
    table.show("teikit")
    one, two, lxml = table.clock("teikit"), table.clock("teikit -j 2 (clock only)"), table.clock("lxml")
    jing = table.clock("jing") - table.clock("jing, start")
    yield Verdict("one process within 3 times of jing", f"{one / jing:.2f} times its time", one <= 3 * jing)
    yield Verdict("-j 2 level with jing", f"{two / jing:.2f} times its time", two <= _LEVEL * jing)
    yield Verdict("-j 2 faster than one process", f"{one / two:.2f} times", one / two > 1.3)
    yield Verdict("at least level with lxml, loaded", f"{one / lxml:.2f} times its time", one <= _LEVEL * lxml)


def _large(size: int, file: Path) -> Path:
    """One TEI document of the given size: the paragraphs of a text, again and again."""
    start = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Large</title></titleStmt>'
        "<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader><text><body>"
    )
    speeches = "".join(
        f'<div type="act" n="{i}"><head>Act {i}</head>'
        + '<sp><speaker>A.</speaker><p>Said <hi rend="it">this</hi>, and more.</p></sp>\n' * 500
        + "</div>"
        for i in range(10)
    )
    with file.open("w") as out:
        out.write(start)
        for _ in range(size // len(speeches) + 1):
            out.write(speeches)
        out.write("</body></text></TEI>")
    return file


_MEMORY = (
    "import sys, resource; from teikit.validation.relaxng import Schema; s = Schema.load(sys.argv[1]); "
    "assert not list(s.validate_file(sys.argv[2])); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)
_MEMORY_OF_COMMAND = (
    "import sys, resource; from teikit.cli import main; assert not main(['validate', '--schema', *sys.argv[1:]]); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def memory(at: Setting) -> Iterator[Verdict]:
    """(c) The most memory a process takes for a small file and for one of 500 MB."""
    programs = {"teikit": _MEMORY, "teikit validate": _MEMORY_OF_COMMAND}
    most: dict[str, list[float]] = {who: [] for who in programs}
    for size in (5, 100, 500):
        file = _large(size * 1_000_000, at.folder / "large.xml")
        for who, program in programs.items():
            run = subprocess.run([sys.executable, "-c", program, at.schema, file], capture_output=True, text=True, check=True)
            most[who].append(int(run.stdout.split()[-1]) / 1024)
        print(f"  {size:4} MB   " + ", ".join(f"{who} {sizes[-1]:.1f} MB" for who, sizes in most.items()))
        file.unlink()
    for who, sizes in most.items():
        yield Verdict(f"{who}: flat", f"{sizes[-1]:.0f} MB for 500 MB, {sizes[-2]:.0f} for 100", sizes[-1] <= _LEVEL * sizes[-2])


def linear(at: Setting) -> Iterator[Verdict]:
    """(d) Cost by size."""
    schema = Schema.load(at.schema)
    costs = []
    for size in (5, 10, 20, 40, 80):
        file = _large(size * 1_000_000, at.folder / "large.xml")
        table = Table()
        for _ in range(at.repeat):
            table.measure("teikit", lambda file=file: list(schema.validate_file(file)))
        used = table.processors("teikit")
        costs.append(used / size)
        print(f"  {size:4} MB   {used:8.3f} s   {size / used:6.1f} MB/s")
    grown = costs[-1] / costs[0]
    yield Verdict("cost grows linearly with size", f"{grown:.2f} times the cost per MB at 80 MB as at 5", grown <= 1.25)


_PARTS = {"cold": cold, "folder": folder_of_documents, "memory": memory, "linear": linear}


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    reader.add_argument("--repeat", type=int, default=5)
    reader.add_argument("--documents", type=int, default=700, help="how many documents the folder has at least")
    reader.add_argument("--megabytes", type=int, default=100, help="how large the folder is at least")
    reader.add_argument("--only", default=",".join(_PARTS))
    return reader.parse_args()


def main() -> int:
    """Run the parts asked for."""
    given = _arguments()
    if shutil.which("jing") is None:
        sys.exit("jing is not installed")
    path = given.shared / "schemas" / "tei-4.12.0" / "tei_all.rng"
    schema = Schema.load(path)
    documents = [f for f in sorted((given.shared / "suites" / "tei").glob("*.xml")) if not list(schema.validate_file(f, max_errors=1))]
    verdicts: list[Verdict] = []
    for part in given.only.split(","):
        print(f"\n{_PARTS[part].__doc__}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            found = list(_PARTS[part](Setting(path, documents, given.repeat, given.documents, given.megabytes, Path(folder))))
        print(*found, sep="\n", flush=True)
        verdicts += found
    print(f"\nAll of it, medians of {given.repeat}", *verdicts, sep="\n")
    return 0 if all(verdict.met for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
