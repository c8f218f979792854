"""RELAX NG validation side by side: teikit, jing and lxml, in one run.

    python benchmarks/validate.py [--shared ../shared] [--repeat 5] [--only cold,folder,memory,linear]

Needs the folder of schemas and documents (``--shared``); jing where it is to be compared. Times are medians of
`--repeat` runs: by the clock, and of the processors, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from typing import NamedTuple

from lxml import etree

from teikit.validation.relaxng import Schema

_SIZE = 100 * 1024 * 1024
_DOCUMENTS = 700
_RECORD = 20 * 1024

_COLD = (
    "import sys; from teikit.validation.relaxng import Schema; s = Schema.load(sys.argv[1]); "
    "sys.exit(bool(list(s.validate_file(sys.argv[2]))))"
)
_COLD_LXML = "import sys; from lxml import etree; s = etree.RelaxNG(file=sys.argv[1]); sys.exit(not s.validate(etree.parse(sys.argv[2])))"


class _Time(NamedTuple):
    clock: float
    processors: float


def _processors() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _timed(run: Callable[[], object]) -> _Time:
    started, used = time.perf_counter(), _processors()
    run()
    return _Time(time.perf_counter() - started, _processors() - used)


def _process(*command: object) -> None:
    subprocess.run([str(c) for c in command], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _report(name: str, times: dict[str, list[_Time]]) -> None:
    ours = [median(t[i] for t in times["teikit"]) for i in (0, 1)]
    print(f"\n{name}\n  {'':<14} {'clock':>9} {'to teikit':>10} {'processors':>12} {'to teikit':>10}")
    for who, measured in times.items():
        clock, used = (median(t[i] for t in measured) for i in (0, 1))
        print(f"  {who:<14} {clock:7.3f} s {clock / ours[0]:9.2f}x {used:10.3f} s {used / ours[1]:9.2f}x   {len(measured)} runs")


def _valid(schema: Schema, shared: Path) -> list[Path]:
    return [f for f in sorted((shared / "suites" / "tei").glob("*.xml")) if not list(schema.validate_file(f, max_errors=1))]


def cold(path: Path, documents: list[Path], repeat: int, folder: Path) -> None:
    """(a) One record of some 20 KB, the whole process from cold."""
    record = min(documents, key=lambda f: abs(f.stat().st_size - _RECORD))
    print(f"\nthe record has {record.stat().st_size} bytes")
    times: dict[str, list[_Time]] = {"teikit": [], "jing": [], "lxml": []}
    for _ in range(repeat):
        times["teikit"].append(_timed(lambda: _process(sys.executable, "-c", _COLD, path, record)))
        if shutil.which("jing"):
            times["jing"].append(_timed(lambda: _process("jing", path, record)))
    # Ten seconds each: three are enough.
    times["lxml"] = [_timed(lambda: _process(sys.executable, "-c", _COLD_LXML, path, record)) for _ in range(min(repeat, 3))]
    _report("(a) one record, process from cold", {k: v for k, v in times.items() if v})


def _copies(documents: list[Path], folder: Path) -> list[Path]:
    """Documents repeated until there are 700 of 100 MB."""
    most = sorted(documents, key=lambda f: -f.stat().st_size)
    found: list[Path] = []
    size = 0
    while len(found) < _DOCUMENTS or size < _SIZE:
        source = most[len(found) % len(most)]
        found.append(folder / f"{len(found):04}.xml")
        shutil.copyfile(source, found[-1])
        size += source.stat().st_size
    print(f"\nthe folder has {len(found)} documents of {size / 1e6:.0f} MB")
    return found


_worker: Schema


def _load(path: Path) -> None:
    global _worker
    _worker = Schema.load(path)


def _check(files: list[Path]) -> int:
    return sum(len(list(_worker.validate_file(f))) for f in files)


def folder_of_documents(path: Path, documents: list[Path], repeat: int, folder: Path) -> None:
    """(b) A folder of 700 documents of 100 MB or more, the schema loaded (jing: its start and load counted, and apart)."""
    files = _copies([f for f in documents if f.stat().st_size > _RECORD], folder)
    _load(path)
    relaxng = etree.RelaxNG(file=str(path))
    parser = etree.XMLParser(collect_ids=False)
    halves = [files[i : i + 25] for i in range(0, len(files), 25)]
    times: dict[str, list[_Time]] = {"teikit": [], "teikit -j 2": [], "jing": [], "jing, start": [], "lxml": []}
    with ProcessPoolExecutor(2, initializer=_load, initargs=(path,)) as pool:
        list(pool.map(_check, halves[:4]))
        for _ in range(repeat):
            times["teikit"].append(_timed(lambda: _check(files)))
            # The workers' time is not seen before they end: by the clock only.
            times["teikit -j 2"].append(_timed(lambda: list(pool.map(_check, halves))))
            if shutil.which("jing"):
                times["jing"].append(_timed(lambda: _process("jing", path, *files)))
                times["jing, start"].append(_timed(lambda: _process("jing", path, files[-1])))
            times["lxml"].append(_timed(lambda: [relaxng.validate(etree.parse(f, parser)) for f in files]))
    _report("(b) a folder, warm", {k: v for k, v in times.items() if v})


def _large(documents: list[Path], size: int, file: Path) -> Path:
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


def memory(path: Path, documents: list[Path], repeat: int, folder: Path) -> None:
    """(c) The most memory a process takes for a small file and for one of 500 MB."""
    print("\n(c) memory")
    for size in (1, 50, 500):
        file = _large(documents, size * 1_000_000, folder / "large.xml")
        run = subprocess.run([sys.executable, "-c", _MEMORY, str(path), str(file)], capture_output=True, text=True, check=True)
        print(f"  {size:4} MB   {int(run.stdout) / 1024:8.1f} MB at most")
        file.unlink()


def linear(path: Path, documents: list[Path], repeat: int, folder: Path) -> None:
    """(d) Cost by size."""
    schema = Schema.load(path)
    print("\n(d) cost by size")
    for size in (5, 10, 20, 40, 80):
        file = _large(documents, size * 1_000_000, folder / "large.xml")
        used = median(_timed(lambda f=file: list(schema.validate_file(f))).processors for _ in range(repeat))
        print(f"  {size:4} MB   {used:8.3f} s   {size / used:6.1f} MB/s")


_PARTS = {"cold": cold, "folder": folder_of_documents, "memory": memory, "linear": linear}


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    reader.add_argument("--repeat", type=int, default=5)
    reader.add_argument("--only", default=",".join(_PARTS))
    return reader.parse_args()


def main() -> None:
    """Run the parts asked for."""
    given = _arguments()
    path = given.shared / "schemas" / "tei-4.12.0" / "tei_all.rng"
    documents = _valid(Schema.load(path), given.shared)
    for part in given.only.split(","):
        with tempfile.TemporaryDirectory() as folder:
            _PARTS[part](path, documents, given.repeat, Path(folder))


if __name__ == "__main__":
    main()
