"""What a whole schema declares: asked only when a document is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from teikit.validation.relaxng.names import Name, names_in
from teikit.validation.relaxng.patterns import Choice, Element, Group, Interleave, OneOrMore, Pattern, Text

__all__ = ["First", "Index", "first", "needed", "required"]


class First(NamedTuple):
    """What may come next: elements, and whether text."""

    elements: tuple[Element, ...]
    text: bool

    @property
    def names(self) -> frozenset[Name]:
        """The names listed; those of wildcards are not."""
        return frozenset(name for e in self.elements for name in names_in(e.names))


class Index:
    """The elements of a schema by name, and which may stand in which."""

    def __init__(self, start: Pattern) -> None:
        self._start = start

    @cached_property
    def _elements(self) -> list[Element]:
        found: dict[Element, None] = {}
        todo = [self._start]
        seen: set[int] = set()
        while todo:
            pattern = todo.pop()
            if pattern.uid in seen:
                continue
            seen.add(pattern.uid)
            if isinstance(pattern, Element):
                found[pattern] = None
                todo.append(pattern.content)
            else:
                todo += pattern.parts
        return list(found)

    @cached_property
    def by_name(self) -> dict[Name, list[Element]]:
        """Element patterns by the names they list."""
        found: dict[Name, list[Element]] = {}
        for element in self._elements:
            for name in names_in(element.names):
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def _local_names(self) -> dict[str, list[Name]]:
        found: dict[str, list[Name]] = {}
        for name in self.by_name:
            found.setdefault(name.local, []).append(name)
        return found

    def elsewhere(self, name: Name) -> list[Name]:
        """Declared elements of that local name in other namespaces."""
        return [n for n in self._local_names.get(name.local, []) if n.ns != name.ns]

    @cached_property
    def parents(self) -> dict[Name, frozenset[Name]]:
        """By the name of an element, the names of elements it may stand in."""
        children: dict[int, frozenset[Name]] = {}
        found: dict[Name, set[Name]] = {}
        for element in self._elements:
            owners = list(names_in(element.names))
            for child in _children(element.content, children):
                found.setdefault(child, set()).update(owners)
        return {child: frozenset(owners) for child, owners in found.items()}


def _children(pattern: Pattern, memo: dict[int, frozenset[Name]]) -> frozenset[Name]:
    found = memo.get(pattern.uid)
    if found is None:
        if isinstance(pattern, Element):
            found = frozenset(names_in(pattern.names))
        else:
            found = frozenset().union(*(_children(p, memo) for p in pattern.parts))
        memo[pattern.uid] = found
    return found


def first(patterns: Iterable[Pattern]) -> First:
    """What any of the patterns may begin with."""
    elements: dict[Element, None] = {}
    text = False
    todo = list(patterns)
    while todo:
        pattern = todo.pop()
        match pattern:
            case Element():
                elements[pattern] = None
            case Text():
                text = True
            case Group():
                for p in pattern.items:
                    todo.append(p)
                    if not p.nullable:
                        break
            case _:
                text = text or (pattern.strings and not pattern.parts)
                todo += pattern.parts
    return First(tuple(elements), text)


def needed(pattern: Pattern) -> frozenset[Name]:
    """Elements of which one must come next for the pattern to become complete; those that merely may come are left out."""
    if pattern.nullable:
        return frozenset()
    match pattern:
        case Element():
            return frozenset(names_in(pattern.names))
        case Group():
            return next((needed(p) for p in pattern.items if not p.nullable), frozenset())
        case _:
            return frozenset().union(*map(needed, pattern.parts))


def required(pattern: Pattern) -> frozenset[Name]:
    """Elements, or attributes, without which the pattern cannot be complete."""
    if pattern.nullable:
        return frozenset()
    match pattern:
        case Choice():
            return frozenset.intersection(*map(required, pattern.items))
        case Group() | Interleave():
            return frozenset().union(*map(required, pattern.items))
        case OneOrMore():
            return required(pattern.item)
        case _:
            names = getattr(pattern, "names", None)
            return frozenset([names]) if isinstance(names, Name) else frozenset()
