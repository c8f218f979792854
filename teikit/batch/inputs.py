"""Which files are converted, and where the TEI of each goes."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import overload

from teikit.batch.disk import folder_of, place, split
from teikit.batch.files import found
from teikit.dataclass import dataclass
from teikit.problems import TeikitError

__all__ = ["SUFFIXES", "Job", "Jobs", "collect"]

SUFFIXES = frozenset({".txt", ".md"})
"""What is taken from a folder; a file named by itself may be called as it likes."""
_REJECTED = ".rejected"


@dataclass(frozen=True, slots=True)
class Job:
    """One record to convert."""

    source: Path
    output: Path
    """Where its TEI goes: ``DIR/NAME.xml``."""
    written: str | None = None
    """Hash of what an earlier run wrote there, where that is known: what differs from it was changed by somebody else."""

    @property
    def rejected(self) -> Path:
        """Where TEI goes that lost or invented words."""
        return self.output.with_name(f"{self.output.stem}{_REJECTED}.xml")


class Jobs(Sequence[Job]):
    """Jobs as pairs of names: a hundred thousand of them are held before the first is done."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = list(pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, index: int) -> Job: ...
    @overload
    def __getitem__(self, index: slice) -> Jobs: ...
    def __getitem__(self, index: int | slice) -> Job | Jobs:
        if isinstance(index, slice):
            return Jobs(self._pairs[index])
        source, output = self._pairs[index]
        return Job(Path(source), Path(output))

    def __iter__(self) -> Iterator[Job]:
        return (Job(Path(source), Path(output)) for source, output in self._pairs)


def collect(paths: Iterable[str | Path], folder: str | Path) -> Jobs:
    """The jobs for `paths`: files, folders (every ``.txt`` and ``.md`` below them) and globs, in this order.

    The TEI of a file goes to `folder`; sub-folders of an input folder are mirrored there, and so are folders below the fixed
    part of a glob. Hidden files and folders are passed over. Raises `TeikitError` where a path does not exist, nothing is
    found, two inputs would write one file (also where only the file system takes their names for one), an input would be
    overwritten, or an output would leave `folder`.
    """
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise TeikitError(f"{target} is not a folder")
    pairs = list(dict.fromkeys(_pairs(paths, target)))
    if not pairs:
        raise TeikitError("nothing to convert: no .txt or .md file there")
    _refuse_clashes(pairs, target)
    _refuse_folders(pairs, target)
    return Jobs(pairs)


def _pairs(paths: Iterable[str | Path], target: Path) -> Iterator[tuple[str, str]]:
    folders: dict[tuple[str, Path], str] = {}
    for path in paths:
        for file, base in found(str(path), SUFFIXES, target):
            source = str(file)
            folder, name = split(source)
            if (mirrored := folders.get((folder, base))) is None:
                mirrored = folders[folder, base] = str(target / file.parent.relative_to(base))
            yield source, place(mirrored, f"{_stem(name)}.xml")


def _stem(name: str) -> str:
    """As `Path.stem`."""
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def _refuse_clashes(pairs: Sequence[tuple[str, str]], target: Path) -> None:
    claimed: dict[str, int] = {}

    def refuse(first: int, second: int, output: str) -> None:
        raise TeikitError(f"{pairs[first][0]} and {pairs[second][0]} would both write {output}")

    for number, (_, output) in enumerate(pairs):
        other = claimed.setdefault(_folded(output), number)
        if other == number:
            continue
        if os.path.normcase(pairs[other][1]) == os.path.normcase(output) or _folds(target):
            refuse(other, number, output)
        # The file system tells the two apart: only the very same name is one too many.
        if (same := claimed.setdefault(f"\0{output}", number)) != number:
            refuse(same, number, output)
    for number, (_, output) in enumerate(pairs):
        if output.endswith(f"{_REJECTED}.xml"):
            stem = Path(output).stem
            other = claimed.get(_folded(str(Path(output).with_name(f"{stem.removesuffix(_REJECTED)}.xml"))), number)
            if other != number:
                refuse(other, number, output)


def _folded(output: str) -> str:
    """The same for all names that some file system takes for one: macOS and Windows do not tell ``A`` from ``a``."""
    return output if output.isascii() and output.islower() else unicodedata.normalize("NFC", output).casefold()


@cache
def _folds(folder: Path) -> bool:
    """Whether the file system of `folder` takes names for one that differ only in case. What cannot be found out is taken for it."""
    here = folder if folder.is_dir() else next((parent for parent in folder.absolute().parents if parent.is_dir()), folder)
    probe = here / f".teikit-{os.urandom(8).hex()}-Probe"
    try:
        probe.touch(exist_ok=False)
        try:
            return probe.with_name(probe.name.lower()).exists()
        finally:
            probe.unlink()
    except OSError:
        return True


def _refuse_folders(pairs: Sequence[tuple[str, str]], target: Path) -> None:
    """Refuse outputs that would overwrite an input, and links in the output folder that lead out of it."""
    where: dict[str, Path] = {}

    def resolved(path: str) -> Path:
        folder, name = split(path)
        if folder not in where:
            where[folder] = Path(folder).resolve()
        return where[folder] / name

    root = target.resolve()
    for folder in dict.fromkeys([folder_of(output) for _, output in pairs]):
        if not Path(folder).resolve().is_relative_to(root):
            raise TeikitError(f"{folder or os.curdir} leads out of the output folder {target}")
    # No output is called otherwise.
    inputs = {resolved(source) for source, _ in pairs if source.lower().endswith(".xml")}
    for source, output in pairs if inputs else ():
        goes = resolved(output)
        if goes in inputs or goes.with_name(f"{goes.stem}{_REJECTED}.xml") in inputs:
            raise TeikitError(f"{source} would overwrite the input {output}")
