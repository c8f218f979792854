"""Attributes of an element content, told apart from the rest of it.

A TEI element has some sixty optional attributes; taking derivatives through all of them for each start-tag, or
remembering one state for each subset, would both blow up. Here a content is split once into independent factors.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.validation.relaxng.derivatives import Derivatives
from teikit.validation.relaxng.names import Name, contains, names_in, wildcards_in
from teikit.validation.relaxng.patterns import Attribute, Choice, Empty, Group, Interleave, OneOrMore, Pattern, Patterns

__all__ = ["AttributeSplit", "Attributes", "attribute_leaves"]

# Stands for the part of a content that is not attributes alone, in the numbering of factors.
_REST = -1


class AttributeSplit:
    """One content: `factors` that are attributes alone, each independent of the others, and `rest`."""

    __slots__ = ("_exact", "_wild", "factors", "rest")

    def __init__(self, content: Pattern, patterns: Patterns) -> None:
        self.factors: list[Pattern] = []
        self.rest = self._split(content, patterns)
        self._exact: dict[Name, list[int]] = {}
        self._wild: list[int] = []
        numbered = list(enumerate(self.factors))
        if self.rest.attributes:
            numbered.append((_REST, self.rest))
        for number, factor in numbered:
            wild = False
            for leaf in attribute_leaves(factor):
                for name in names_in(leaf.names):
                    self._exact.setdefault(name, []).append(number)
                wild = wild or next(wildcards_in(leaf.names), None) is not None
            if wild:
                self._wild.append(number)

    def _split(self, pattern: Pattern, patterns: Patterns) -> Pattern:
        if not pattern.attributes:
            return pattern
        if isinstance(pattern, Group | Interleave):
            rest = [self._split(p, patterns) for p in pattern.items]
            return patterns.group(rest) if isinstance(pattern, Group) else patterns.interleave(rest)
        if _is_pure(pattern):
            self.factors.append(pattern)
            return patterns.empty
        return pattern

    def leaves(self) -> list[Attribute]:
        """All attribute patterns of the content."""
        return [leaf for p in (*self.factors, self.rest) for leaf in attribute_leaves(p)]

    def holding(self, name: Name) -> list[int]:
        """Numbers of the factors that know the name."""
        found = self._exact.get(name)
        return self._wild if found is None else [*found, *self._wild]


class Attributes:
    """The attributes of one content as they are being taken, one after the other."""

    __slots__ = ("_changed", "_derivatives", "_split")

    def __init__(self, split: AttributeSplit, derivatives: Derivatives) -> None:
        self._split = split
        self._derivatives = derivatives
        self._changed: dict[int, Pattern] = {}

    def _factor(self, number: int) -> Pattern:
        if number in self._changed:
            return self._changed[number]
        return self._split.rest if number == _REST else self._split.factors[number]

    def values(self, name: Name) -> list[Pattern]:
        """What the value of an attribute of that name may be; empty where the attribute is not allowed."""
        found: dict[Pattern, None] = {}
        for number in self._split.holding(name):
            for leaf in attribute_leaves(self._factor(number)):
                if contains(leaf.names, name):
                    found[leaf.value] = None
        return list(found)

    def take(self, name: Name, values: set[Pattern]) -> bool:
        """Take an attribute whose value matches the given patterns; False (and nothing taken) where none is left that fits."""

        def takes(leaf: Attribute) -> bool:
            return leaf.value in values and contains(leaf.names, name)

        for number in self._split.holding(name):
            left = self._derivatives.attributed(self._factor(number), takes)
            if left is not self._derivatives.patterns.not_allowed:
                self._changed[number] = left
                return True
        return False

    def close(self, *, forgive: bool = False) -> Pattern:
        """The content once there are no more attributes; not allowed where one is missing, unless forgiven."""
        patterns = self._derivatives.patterns
        if not forgive and self.missing():
            return patterns.not_allowed
        return self._derivatives.closed(self._factor(_REST), forgive=forgive)

    def missing(self) -> list[Pattern]:
        """The factors that still want an attribute."""
        numbers = range(len(self._split.factors))
        found = [f for f in map(self._factor, numbers) if not f.nullable]
        rest = self._factor(_REST)
        if self._derivatives.closed(rest) is self._derivatives.patterns.not_allowed:
            found.append(rest)
        return found

    def left(self) -> Iterator[Attribute]:
        """The attribute patterns that could still be taken."""
        for number in (*range(len(self._split.factors)), _REST):
            yield from attribute_leaves(self._factor(number))


def attribute_leaves(pattern: Pattern) -> list[Attribute]:
    """The attribute patterns of a content, child elements' left out."""
    if isinstance(pattern, Attribute):
        return [pattern]
    if not pattern.attributes:
        return []
    return [leaf for p in pattern.parts for leaf in attribute_leaves(p)]


def _is_pure(pattern: Pattern) -> bool:
    if isinstance(pattern, Attribute | Empty):
        return True
    return isinstance(pattern, Choice | OneOrMore | Group | Interleave) and all(map(_is_pure, pattern.parts))
