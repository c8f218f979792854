"""Derivatives of patterns: what may follow once an element, a text or an attribute has been seen.

After James Clark, "An algorithm for RELAX NG validation" (2002). Element content is not threaded through the
derivative: `opened` gives the elements a name may be and what follows each, and the automaton keeps the stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from teikit.validation.relaxng.names import Name, contains
from teikit.validation.relaxng.patterns import Attribute, Choice, Element, Group, Interleave, OneOrMore, Pattern, Patterns, Text

__all__ = ["Derivatives"]


class Derivatives:
    """Derivatives within one set of interned patterns."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns

    def opened(self, pattern: Pattern, name: Name) -> dict[Element, Pattern]:
        """The elements a start-tag of that name may be, and what may follow the element."""
        found: dict[Element, Pattern] = {}
        for element, rest in self._opened(pattern, name):
            found[element] = self.patterns.choice((found[element], rest)) if element in found else rest
        return found

    def _opened(self, pattern: Pattern, name: Name) -> Iterator[tuple[Element, Pattern]]:
        make = self.patterns
        match pattern:
            case Element():
                if contains(pattern.names, name):
                    yield pattern, make.empty
            case Choice():
                for p in pattern.candidates(name):
                    yield from self._opened(p, name)
            case OneOrMore():
                for element, rest in self._opened(pattern.item, name):
                    yield element, make.group((rest, make.optional(pattern)))
            case Group():
                for i, p in enumerate(pattern.items):
                    for element, rest in self._opened(p, name):
                        yield element, make.group((rest, *pattern.items[i + 1 :]))
                    if not p.nullable:
                        break
            case Interleave():
                for i, p in enumerate(pattern.items):
                    for element, rest in self._opened(p, name):
                        yield element, make.interleave((*pattern.items[:i], rest, *pattern.items[i + 1 :]))
            case _:
                return

    def texted(self, pattern: Pattern) -> Pattern:
        """What may follow a text, of a pattern whose text no datatype looks at."""
        make = self.patterns
        match pattern:
            case Text():
                return pattern
            case Choice():
                return make.choice([self.texted(p) for p in pattern.items])
            case OneOrMore():
                return make.group((self.texted(pattern.item), make.optional(pattern)))
            case Group():
                return self._first(pattern.items, self.texted)
            case Interleave():
                return self._any(pattern.items, self.texted)
            case _:
                return make.not_allowed

    def attributed(self, pattern: Pattern, takes: Callable[[Attribute], bool]) -> Pattern:
        """What is left after one attribute; `takes` says which attribute patterns accept it."""
        if not pattern.attributes:
            return self.patterns.not_allowed
        make = self.patterns
        match pattern:
            case Attribute():
                return make.empty if takes(pattern) else make.not_allowed
            case Choice():
                return make.choice([self.attributed(p, takes) for p in pattern.items])
            case OneOrMore():
                return make.group((self.attributed(pattern.item, takes), make.optional(pattern)))
            case Group():
                return make.choice(
                    [
                        make.group((*pattern.items[:i], self.attributed(p, takes), *pattern.items[i + 1 :]))
                        for i, p in enumerate(pattern.items)
                        if p.attributes
                    ]
                )
            case Interleave():
                return self._any(pattern.items, lambda p: self.attributed(p, takes))
            case _:
                return make.not_allowed

    def closed(self, pattern: Pattern, *, forgive: bool = False) -> Pattern:
        """The pattern once there are no more attributes; with `forgive` those still required count as given."""
        if not pattern.attributes:
            return pattern
        make = self.patterns
        match pattern:
            case Attribute():
                return make.empty if forgive else make.not_allowed
            case Choice():
                return make.choice([self.closed(p, forgive=forgive) for p in pattern.items])
            case OneOrMore():
                return make.one_or_more(self.closed(pattern.item, forgive=forgive))
            case Group():
                return make.group([self.closed(p, forgive=forgive) for p in pattern.items])
            case Interleave():
                return make.interleave([self.closed(p, forgive=forgive) for p in pattern.items])
            case _:
                return pattern

    def _first(self, items: tuple[Pattern, ...], derive: Callable[[Pattern], Pattern]) -> Pattern:
        found = []
        for i, p in enumerate(items):
            found.append(self.patterns.group((derive(p), *items[i + 1 :])))
            if not p.nullable:
                break
        return self.patterns.choice(found)

    def _any(self, items: tuple[Pattern, ...], derive: Callable[[Pattern], Pattern]) -> Pattern:
        return self.patterns.choice([self.patterns.interleave((*items[:i], derive(p), *items[i + 1 :])) for i, p in enumerate(items)])
