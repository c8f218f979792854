"""What a grammar allows, element by element, and what two grammars differ in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from teikit.dataclass import dataclass
from teikit.problems import TeikitError
from teikit.validation.relaxng.documents import Documents, Resolver
from teikit.validation.relaxng.grammar import Compiler
from teikit.validation.relaxng.names import names_in, wildcards_in
from teikit.validation.relaxng.patterns import Attribute, Element, Pattern, Patterns, Text

__all__ = ["Difference", "Outline", "compare", "outline"]

ANYTHING = "*"
"""Stands for names that a grammar leaves open."""


@dataclass(slots=True)
class Outline:
    """What may stand in an element, in any of the places where a grammar has it."""

    attributes: set[str]
    children: set[str]
    text: bool = False
    """Whether characters may, be it as text or as a value."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that one of two grammars allows and the other does not."""

    element: str
    what: str
    """``element``, ``attribute``, ``child`` or ``text``."""
    name: str
    only_in: int
    """0 for the first grammar, 1 for the second."""


def outline(path: Path, resolve: Resolver | None = None) -> dict[str, Outline]:
    """Every element a document of a RELAX NG grammar may hold, by local name.

    `resolve` gives the local file for an address. Raises `TeikitError` where the grammar cannot be used.
    """
    documents = Documents(resolve)
    try:
        start = Compiler(Patterns(), documents).schema(documents.first(path.read_bytes(), str(path)))
    except OSError as error:
        raise TeikitError(f"cannot read {path}: {error.strerror or error}") from error
    found: dict[str, Outline] = {}
    seen: set[int] = set()
    waiting = [part for part in _held(start) if isinstance(part, Element)]
    while waiting:
        element = waiting.pop()
        if element.uid in seen:
            continue
        seen.add(element.uid)
        held = list(_held(element.content))
        children = [part for part in held if isinstance(part, Element)]
        waiting += children
        for name in _names(element):
            entry = found.setdefault(name, Outline(set(), set()))
            entry.attributes.update(name for part in held if isinstance(part, Attribute) for name in _names(part))
            entry.children.update(name for child in children for name in _names(child))
            entry.text |= any(isinstance(part, Text) or part.strings for part in held)
    return found


def compare(first: Mapping[str, Outline], second: Mapping[str, Outline]) -> Iterator[Difference]:
    """The differences, by element; of an element that only one grammar has nothing else is told."""
    for name in sorted(first.keys() | second.keys()):
        one, other = first.get(name), second.get(name)
        if one is None or other is None:
            yield Difference(name, "element", name, 0 if other is None else 1)
            continue
        yield from _sets(name, "attribute", one.attributes, other.attributes)
        yield from _sets(name, "child", one.children, other.children)
        if one.text != other.text:
            yield Difference(name, "text", "text", 0 if one.text else 1)


def _sets(element: str, what: str, one: set[str], other: set[str]) -> Iterator[Difference]:
    for name in sorted(one ^ other):
        yield Difference(element, what, name, 0 if name in one else 1)


def _held(pattern: Pattern) -> Iterator[Pattern]:
    """A pattern and all it is made of, without the contents of its elements and attributes."""
    waiting, seen = [pattern], set[int]()
    while waiting:
        part = waiting.pop()
        if part.uid not in seen:
            seen.add(part.uid)
            yield part
            waiting.extend(part.parts)


def _names(part: Element | Attribute) -> Iterator[str]:
    xml = "http://www.w3.org/XML/1998/namespace"
    for name in names_in(part.names):
        yield f"xml:{name.local}" if name.ns == xml else name.local
    if any(wildcards_in(part.names)):
        yield ANYTHING
