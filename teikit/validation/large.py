"""Documents too large to hold: read piece by piece, in memory that does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from teikit.dataclass import dataclass
from teikit.problems import TeikitError
from teikit.validation.links import WATCHED, Finding, Links
from teikit.validation.model import Model, model_of
from teikit.validation.places import Place

__all__ = ["LARGE", "LargeDocument", "LargePlaces", "check_links_of"]

LARGE = 64 * 1024 * 1024
"""From this size in bytes on, a file is not held in memory."""

_CHUNK = 1 << 20
# As expat writes the names of `WATCHED`: without the brace before the namespace.
_WATCHED = frozenset(name.removeprefix("{") for name in WATCHED)


@dataclass(frozen=True, slots=True)
class LargeDocument:
    """A large file, and the schemas it names."""

    path: str
    """The name it is reported under."""
    file: Path
    models: tuple[Model, ...]

    @classmethod
    def open(cls, file: Path, path: str) -> LargeDocument:
        """Read the first megabyte of a file, where its schemas are named. Raises `TeikitError` where it cannot be read."""
        models: list[Model] = []
        reader, begun = expat.ParserCreate(), False

        def instruction(target: str, text: str) -> None:
            if target == "xml-model" and not begun and (model := model_of(text, reader.CurrentLineNumber)) is not None:
                models.append(model)

        def start(_name: str, _attributes: object) -> None:
            nonlocal begun
            begun = True

        reader.ProcessingInstructionHandler = instruction
        reader.StartElementHandler = start
        # What is not well-formed is for the check of the whole to tell.
        with _reading(file) as chunks, suppress(expat.ExpatError, LookupError, ValueError):
            reader.Parse(next(chunks, b""), False)
        return cls(path, file, tuple(models))


def check_links_of(file: Path) -> list[Finding]:
    """What `links` finds in a file that is known to be well-formed."""
    links, at = Links(), -1

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal at
        at += 1
        if attributes and not _WATCHED.isdisjoint(attributes):
            links.see(at, _as_lxml(name), [_as_lxml(key) for key in attributes], list(attributes.values()))

    _parse(file, start)
    return links.findings()


def _as_lxml(name: str) -> str:
    return f"{{{name}" if "}" in name else name


class _Step(NamedTuple):
    """An element on the way to another."""

    name: str
    number: int
    """Its number among the children of its parent that share its name."""
    siblings: dict[str, int]
    """How many children of each name the parent has; complete when the whole document has been read."""

    def __str__(self) -> str:
        return f"{self.name}[{self.number}]" if self.siblings[self.name] > 1 else self.name


class LargePlaces:
    """The places of some elements of a file that is known to be well-formed."""

    def __init__(self, file: Path, numbers: Collection[int]) -> None:
        """Reads the file if there is anything to look for; `numbers` as in `nth`."""
        self._places = _places(file, frozenset(numbers)) if numbers else {}

    def nth(self, number: int) -> Place:
        """The place of one of the elements asked for, by its number in the order of start tags."""
        return self._places[number]

    def find(self, xpath: str) -> Place | None:
        """None: what reads a large file piece by piece knows its places itself."""
        del xpath
        return None


def _places(file: Path, numbers: frozenset[int]) -> dict[int, Place]:
    found: dict[int, tuple[int, int, tuple[_Step, ...]]] = {}
    steps: list[_Step] = []
    inside: list[dict[str, int]] = [{}]
    at = -1

    def start(name: str, _attributes: object) -> None:
        nonlocal at
        at += 1
        local, siblings = name.rpartition("}")[2], inside[-1]
        siblings[local] = siblings.get(local, 0) + 1
        steps.append(_Step(local, siblings[local], siblings))
        inside.append({})
        if at in numbers:
            found[at] = reader.CurrentLineNumber, reader.CurrentColumnNumber + 1, tuple(steps)

    def end(_name: str) -> None:
        steps.pop()
        inside.pop()

    reader = _parser(start, end)
    _feed(file, reader)
    return {number: Place(line, column, "/" + "/".join(map(str, way)), line) for number, (line, column, way) in found.items()}


def _parse(file: Path, start: Callable[[str, dict[str, str]], None]) -> None:
    _feed(file, _parser(start, None))


def _parser(start: Callable[[str, dict[str, str]], None], end: Callable[[str], None] | None) -> expat.XMLParserType:
    reader = expat.ParserCreate(None, "}")
    reader.StartElementHandler = start
    reader.EndElementHandler = end
    return reader


def _feed(file: Path, reader: expat.XMLParserType) -> None:
    with _reading(file) as chunks:
        for chunk in chunks:
            reader.Parse(chunk, False)
        reader.Parse(b"", True)


@contextmanager
def _reading(file: Path) -> Iterator[Iterator[bytes]]:
    try:
        with file.open("rb") as opened:
            yield iter(lambda: opened.read(_CHUNK), b"")
    except OSError as error:
        raise TeikitError(f"cannot read {file}: {error.strerror or error}") from error
