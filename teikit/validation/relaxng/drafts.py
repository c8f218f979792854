"""Problems being drafted: their paths are written at the end, when it is known which siblings share a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from teikit.problems import Problem, Severity
from teikit.validation.relaxng.automaton import Edge, Start, State
from teikit.validation.relaxng.messages import Said
from teikit.validation.relaxng.names import Name

__all__ = ["Drafts", "Frame", "Locate", "Place", "Scope"]

# Line and column, from 1.
Place = tuple[int | None, int | None]
# The place of an attribute of a start-tag, by its local name; of the tag itself, where it ends, for None.
Locate = Callable[[str | None], Place]


class Scope:
    """Namespaces and unparsed entities in force at a place of a document."""

    __slots__ = ("_maps", "entities")

    def __init__(self) -> None:
        self._maps: list[dict[str, str]] = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self.entities: set[str] = set()

    def declare(self, prefix: str, uri: str) -> None:
        """Bind a prefix ("" the default namespace) until `undeclare`."""
        self._maps.append({**self._maps[-1], prefix: uri})

    def undeclare(self) -> None:
        """End the latest declaration."""
        self._maps.pop()

    def namespace(self, prefix: str) -> str | None:
        """The namespace of a prefix."""
        return self._maps[-1].get(prefix)

    def written(self, name: Name) -> str:
        """The name of the element that has just begun, as the document writes it."""
        return self.shown(name)

    def prefixes(self) -> Iterable[tuple[str, str]]:
        """All prefixes with their namespaces."""
        return self._maps[-1].items()

    def is_unparsed_entity(self, name: str) -> bool:
        """Whether the document type declares an unparsed entity of that name."""
        return name in self.entities

    def shown(self, name: Name, *, attribute: bool = False) -> str:
        """A name as the document would write it; without prefix where there is none for its namespace."""
        if name.ns == ("" if attribute else self.namespace("") or ""):
            return name.local
        for prefix, uri in self.prefixes():
            if uri == name.ns and prefix:
                return f"{prefix}:{name.local}"
        return name.local


class Frame:
    """An open element.

    `before`: the parent's state at its start-tag; `alternative`: what its content may also be, were an earlier mistake
    in it the wrong thing in the right place; `replacing`: that for the parent, where this element is the mistake; `sure`:
    how many of its state's parts come of its own name (None: all); `misplaced`: it may not stand where it stands;
    `stray`: the last thing in it was a mistake; `kinds`: the names of the elements in it, in the order they first came in;
    `owed`: elements already told to be missing, should they come yet; `blamed`: elements already told to come too early.
    """

    __slots__ = (
        "_counts",
        "alternative",
        "before",
        "blamed",
        "depth",
        "edge",
        "has_text",
        "kinds",
        "misplaced",
        "name",
        "owed",
        "parent",
        "place",
        "rank",
        "replacing",
        "shown",
        "start",
        "stray",
        "sure",
        "tag",
    )

    def __init__(self, parent: Frame | None, tag: str, name: Name, shown: str, place: Place) -> None:
        self.parent = parent
        self.tag = tag
        self.name = name
        self.shown = shown
        self.place = place
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.rank = 1 if parent is None else parent.count(name.local)
        self._counts: dict[str, int] = {}
        self.edge: Edge | None = None
        self.start: Start | None = None
        self.before: State | None = None
        self.alternative: State | None = None
        self.replacing: State | None = None
        self.misplaced = False
        self.sure: int | None = None
        self.stray = False
        self.has_text = False
        self.kinds: dict[Name, None] = {}
        self.owed: frozenset[Name] = frozenset()
        self.blamed: Name | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it holds neither elements nor text."""
        return not self._counts and not self.has_text

    def count(self, local: str) -> int:
        """Number one more child of that name; gives its number."""
        self._counts[local] = number = self._counts.get(local, 0) + 1
        return number

    def follow(self, child: Frame) -> None:
        """After a child: the alternative goes on too, or begins."""
        self.kinds[child.name] = None
        if self.alternative is None:
            self.alternative = child.replacing
        elif (edge := self.alternative.opens[child.tag]) is not None:
            self.alternative = edge.closed(None)

    def ancestors(self) -> Iterator[Frame]:
        """The elements around it, the nearest first, without the document itself."""
        frame = self.parent
        while frame is not None and frame.parent is not None:
            yield frame
            frame = frame.parent

    def path(self) -> str:
        """``/TEI/text/body/p[3]``: local names, numbered where siblings share one."""
        steps = []
        frame: Frame | None = self
        while frame is not None and frame.parent is not None:
            local = frame.name.local
            many = frame.parent._counts[local] > 1
            steps.append(f"{local}[{frame.rank}]" if many else local)
            frame = frame.parent
        return "/" + "/".join(reversed(steps))


class Drafts:
    """Collects mistakes in the order they are met."""

    def __init__(self, path: str, most: int | None) -> None:
        self._path = path
        self._most = most
        self._found: list[tuple[str, Said, Frame, Place, str]] = []

    @property
    def full(self) -> bool:
        """Whether as many were found as are wanted."""
        return self._most is not None and len(self._found) >= self._most

    def add(self, code: str, said: Said, frame: Frame, place: Place, attribute: str = "") -> None:
        """Note a mistake; `attribute` where it is about one."""
        if not self.full:
            self._found.append((code, said, frame, place, attribute))

    def problems(self) -> Iterator[Problem]:
        """What was found, in a document known to be wrong."""
        if not self._found:
            yield Problem("document-invalid", Severity.ERROR, "the document does not match its schema", self._path)
        for code, said, frame, (line, column), attribute in self._found:
            xpath = frame.path() + (f"/@{attribute}" if attribute else "")
            yield Problem(code, Severity.ERROR, said.message, self._path, line, column, xpath, said.expected)
