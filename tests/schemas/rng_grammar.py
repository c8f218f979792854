"""A RELAX NG grammar as patterns, and whether one content model allows only what another allows.

It reads the XML syntax as far as teikit.rng and TEI's schemas use it: no external reference, one grammar, no name class beside a name
and "any name". The derivatives are Brzozowski's (as in James Clark, "An algorithm for RELAX NG validation"), over the alphabet of child
element names and `TEXT`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEXT = "#text"
ANY = "#any"


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class NotAllowed:
    pass


@dataclass(frozen=True, slots=True)
class Text:
    pass


@dataclass(frozen=True, slots=True)
class Child:
    """An element: `key` finds its pattern in `Grammar.elements`."""

    name: str
    key: int


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    value: Pattern


@dataclass(frozen=True, slots=True)
class Data:
    type: str
    facets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Value:
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """RELAX NG's list: white-space separated values."""

    of: Pattern


@dataclass(frozen=True, slots=True)
class Repeat:
    """One or more."""

    of: Pattern


@dataclass(frozen=True, slots=True)
class Group:
    first: Pattern
    then: Pattern


@dataclass(frozen=True, slots=True)
class Interleave:
    first: Pattern
    other: Pattern


@dataclass(frozen=True, slots=True)
class Choice:
    of: frozenset[Pattern]


Pattern = Empty | NotAllowed | Text | Child | Attribute | Data | Value | Tokens | Repeat | Group | Interleave | Choice
EMPTY, NOT_ALLOWED = Empty(), NotAllowed()


def choice(*patterns: Pattern) -> Pattern:
    """Any of the patterns, flat and without doubles."""
    flat: set[Pattern] = set()
    for pattern in patterns:
        flat |= pattern.of if isinstance(pattern, Choice) else {pattern}
    flat.discard(NOT_ALLOWED)
    if len(flat) > 1:
        return Choice(frozenset(flat))
    return flat.pop() if flat else NOT_ALLOWED


def group(first: Pattern, then: Pattern) -> Pattern:
    """One pattern after the other."""
    if NOT_ALLOWED in (first, then):
        return NOT_ALLOWED
    if isinstance(first, Group):
        return group(first.first, group(first.then, then))
    return then if first == EMPTY else first if then == EMPTY else Group(first, then)


def interleave(first: Pattern, other: Pattern) -> Pattern:
    """Both patterns, mixed in any order."""
    if NOT_ALLOWED in (first, other):
        return NOT_ALLOWED
    return other if first == EMPTY else first if other == EMPTY else Interleave(first, other)


def repeat(pattern: Pattern) -> Pattern:
    """The pattern once or more."""
    return pattern if pattern in (EMPTY, NOT_ALLOWED) else Repeat(pattern)


def name_of(node: etree._Element) -> str:
    """The name of an element or attribute, or ANY for a name class."""
    return node.get("name") or node.findtext(f"{RNG}name") or ANY


LEAVES = {"text": Text(), "empty": EMPTY, "notAllowed": NOT_ALLOWED, "name": EMPTY, "anyName": EMPTY}
COMPOSITES: dict[str, Callable[[list[Pattern]], Pattern]] = {
    "group": lambda inside: reduce(group, inside, EMPTY),
    "choice": lambda inside: choice(*inside),
    "interleave": lambda inside: reduce(interleave, inside, EMPTY),
    "mixed": lambda inside: interleave(Text(), reduce(group, inside, EMPTY)),
    "list": lambda inside: Tokens(reduce(group, inside, EMPTY)),
    "optional": lambda inside: choice(EMPTY, reduce(group, inside, EMPTY)),
    "zeroOrMore": lambda inside: choice(EMPTY, repeat(reduce(group, inside, EMPTY))),
    "oneOrMore": lambda inside: repeat(reduce(group, inside, EMPTY)),
}


class Grammar:
    """A RELAX NG schema in XML syntax."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()
        self.elements: list[tuple[str, etree._Element]] = []
        self._keys: dict[etree._Element, int] = {}
        self._defines: dict[str, list[etree._Element]] = {}
        self._named: dict[str, Pattern] = {}
        self._patterns: dict[int, Pattern] = {}
        for node in self.root.iter(f"{RNG}define"):
            self._defines.setdefault(node.get("name", ""), []).append(node)
        for node in self.root.iter(f"{RNG}element"):
            self._keys[node] = len(self.elements)
            self.elements.append((name_of(node), node))

    def start(self) -> Pattern:
        """The pattern of a whole document."""
        return choice(*(self._all(node) for node in self.root.iter(f"{RNG}start")))

    def pattern(self, key: int) -> Pattern:
        """Content and attributes of an element."""
        if key not in self._patterns:
            self._patterns[key] = self._all(self.elements[key][1])
        return self._patterns[key]

    def named(self, name: str) -> list[Pattern]:
        """The patterns of all elements of that name."""
        return [self.pattern(key) for key, (other, _) in enumerate(self.elements) if other == name]

    def names(self) -> set[str]:
        """Every element name."""
        return {name for name, _ in self.elements if name != ANY}

    def _all(self, node: etree._Element) -> Pattern:
        return reduce(group, self._inside(node), EMPTY)

    def _inside(self, node: etree._Element) -> list[Pattern]:
        return [self._read(child) for child in node if isinstance(child.tag, str) and child.tag.startswith(RNG)]

    def _read(self, node: etree._Element) -> Pattern:
        match node.tag.removeprefix(RNG):
            case "element":
                return Child(name_of(node), self._keys[node])
            case "attribute":
                value = self._all(node)
                return Attribute(name_of(node), Text() if value == EMPTY and not len(node) else value)
            case "ref":
                return self._resolve(node.get("name", ""))
            case "data":
                return Data(node.get("type", ""), tuple((p.get("name", ""), p.text or "") for p in node.iter(f"{RNG}param")))
            case "value":
                return Value(node.text or "")
            case kind if kind in LEAVES:
                return LEAVES[kind]
            case kind:
                return COMPOSITES[kind](self._inside(node))

    def _resolve(self, name: str) -> Pattern:
        if name not in self._named:
            self._named[name] = choice(*(self._all(node) for node in self._defines[name]))
        return self._named[name]


def parts(pattern: Pattern) -> Iterator[Pattern]:
    """The patterns directly inside a pattern of content."""
    match pattern:
        case Group(a, b) | Interleave(a, b):
            yield from (a, b)
        case Choice(alternatives):
            yield from alternatives
        case Repeat(of):
            yield of


@cache
def content(pattern: Pattern) -> Pattern:
    """The pattern without its attributes; characters as letters of the alphabet."""
    match pattern:
        case Attribute():
            return EMPTY
        case Text() | Data() | Value() | Tokens():
            return choice(EMPTY, Repeat(Child(TEXT, -1)))
        case Group(a, b):
            return group(content(a), content(b))
        case Interleave(a, b):
            return interleave(content(a), content(b))
        case Repeat(of):
            return repeat(content(of))
        case Choice(alternatives):
            return choice(*map(content, alternatives))
        case _:
            return pattern


@cache
def attributes(pattern: Pattern) -> dict[str, bool]:
    """Attribute names, and whether the attribute is required."""
    match pattern:
        case Attribute(name):
            return {name: True}
        case Group(a, b) | Interleave(a, b):
            left, right = attributes(a), attributes(b)
            return {name: left.get(name, False) or right.get(name, False) for name in left | right}
        case Repeat(of):
            return attributes(of)
        case Choice(alternatives):
            each = [attributes(alternative) for alternative in alternatives]
            return {name: all(one.get(name, False) for one in each) for one in each for name in one}
        case _:
            return {}


@cache
def nullable(pattern: Pattern) -> bool:
    """Whether the pattern allows nothing at all."""
    match pattern:
        case Empty():
            return True
        case Choice(alternatives):
            return any(map(nullable, alternatives))
        case Group(a, b) | Interleave(a, b):
            return nullable(a) and nullable(b)
        case Repeat(of):
            return nullable(of)
        case _:
            return False


@cache
def firsts(pattern: Pattern) -> frozenset[str]:
    """The letters a word of the pattern can begin with."""
    match pattern:
        case Child(name):
            return frozenset({name})
        case Group(a, b):
            return firsts(a) | (firsts(b) if nullable(a) else frozenset())
        case _:
            return frozenset().union(*map(firsts, parts(pattern)))


@cache
def derivative(pattern: Pattern, letter: str) -> Pattern:
    """What may follow once `letter` has been read."""
    match pattern:
        case Child(name):
            return EMPTY if name == letter else NOT_ALLOWED
        case Choice(alternatives):
            return choice(*(derivative(alternative, letter) for alternative in alternatives if letter in firsts(alternative)))
        case Group(a, b):
            after = group(derivative(a, letter), b)
            return choice(after, derivative(b, letter)) if nullable(a) else after
        case Interleave(a, b):
            return choice(interleave(derivative(a, letter), b), interleave(a, derivative(b, letter)))
        case Repeat(of):
            return group(derivative(of, letter), choice(EMPTY, pattern))
        case _:
            return NOT_ALLOWED


def beyond(narrow: Pattern, wide: Pattern) -> list[str] | None:
    """The shortest word of `narrow` that `wide` does not allow, or None if there is none."""
    queue = deque([(content(narrow), content(wide), ())])
    seen = {queue[0][:2]}
    while queue:
        left, right, word = queue.popleft()
        if nullable(left) and not nullable(right):
            return list(word)
        for letter in sorted(firsts(left)):
            pair = derivative(left, letter), derivative(right, letter)
            if pair not in seen:
                seen.add(pair)
                queue.append((*pair, (*word, letter)))
    return None
