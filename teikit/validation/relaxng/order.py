"""What a content says about the order of its elements: asked only when a document is wrong."""

from __future__ import annotations

from teikit.validation.relaxng.index import required
from teikit.validation.relaxng.names import Name, names_in
from teikit.validation.relaxng.patterns import Choice, Element, Group, Interleave, OneOrMore, Pattern

__all__ = ["Order"]


class Order:
    """Answers for the patterns of one schema; names that wildcards stand for count as not there."""

    def __init__(self) -> None:
        self._names: dict[int, frozenset[Name]] = {}

    def names(self, pattern: Pattern) -> frozenset[Name]:
        """The elements of a content, those inside them left out."""
        found = self._names.get(pattern.uid)
        if found is None:
            mine = names_in(pattern.names) if isinstance(pattern, Element) else ()
            found = self._names[pattern.uid] = frozenset(mine).union(*map(self.names, pattern.parts))
        return found

    def before(self, pattern: Pattern, name: Name) -> frozenset[Name]:
        """The elements that must stand before the first of that name."""
        match pattern:
            case Choice():
                return frozenset.intersection(*(self.before(p, name) for p in self._holding(pattern, name)))
            case OneOrMore():
                return self.before(pattern.item, name)
            case Interleave():
                return self.before(self._holding(pattern, name)[0], name)
            case Group():
                return self._before_in_group(pattern, name)
            case _:
                return frozenset()

    def _before_in_group(self, pattern: Group, name: Name) -> frozenset[Name]:
        needed: frozenset[Name] = frozenset()
        for p in pattern.items:
            if name in self.names(p):
                return needed | self.before(p, name)
            needed |= required(p)
        return needed

    def precedes(self, pattern: Pattern, one: Name, other: Name) -> bool:
        """Whether, where both stand in a content, the one always comes before the other."""
        match pattern:
            case Choice():
                both = [p for p in pattern.items if {one, other} <= self.names(p)]
                return bool(both) and all(self.precedes(p, one, other) for p in both)
            case Group():
                first, second = ([i for i, p in enumerate(pattern.items) if n in self.names(p)] for n in (one, other))
                if not first or not second:
                    return False
                return first[-1] < second[0] or (first == second and len(first) == 1 and self.precedes(pattern.items[first[0]], one, other))
            case Interleave():
                return any({one, other} <= self.names(p) and self.precedes(p, one, other) for p in pattern.items)
            case _:
                return False

    def is_single(self, pattern: Pattern, name: Name) -> bool:
        """Whether a content takes no second element of that name."""
        match pattern:
            case OneOrMore():
                return False
            case Choice():
                return all(self.is_single(p, name) for p in self._holding(pattern, name))
            case Group() | Interleave():
                holding = self._holding(pattern, name)
                return len(holding) == 1 and self.is_single(holding[0], name)
            case _:
                return isinstance(pattern, Element)

    def _holding(self, pattern: Choice | Group | Interleave, name: Name) -> list[Pattern]:
        return [p for p in pattern.items if name in self.names(p)]
