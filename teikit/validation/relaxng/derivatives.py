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

    def opened(self, pattern: Pattern, name: Name, *, forgive: bool = False) -> dict[Element, Pattern]:
        """The elements a start-tag of that name may be, and what may follow the element.

        With `forgive`, what must come before counts as given.
        """
        found: dict[Element, Pattern] = {}
        for element, rest in self._opened(pattern, name, forgive):
            found[element] = self.patterns.choice((found[element], rest)) if element in found else rest
        return found

    def _opened(self, pattern: Pattern, name: Name, forgive: bool) -> Iterator[tuple[Element, Pattern]]:
        make = self.patterns
        match pattern:
            case Element():
                if contains(pattern.names, name):
                    yield pattern, make.empty
            case Choice():
                for p in pattern.candidates(name):
                    yield from self._opened(p, name, forgive)
            case OneOrMore():
                for element, rest in self._opened(pattern.item, name, forgive):
                    yield element, make.group((rest, make.optional(pattern)))
            case Group() | Interleave():
                yield from self._opened_among(pattern, name, forgive)
            case _:
                return

    def _opened_among(self, pattern: Group | Interleave, name: Name, forgive: bool) -> Iterator[tuple[Element, Pattern]]:
        in_order, items = isinstance(pattern, Group), pattern.items
        for i, p in enumerate(items):
            for element, rest in self._opened(p, name, forgive):
                after = items[i + 1 :]
                yield element, self.patterns.group((rest, *after)) if in_order else self.patterns.interleave((*items[:i], rest, *after))
            if in_order and not p.nullable and not forgive:
                break

    def past_any(self, pattern: Pattern) -> Pattern:
        """What may follow any one element allowed now."""
        make = self.patterns
        match pattern:
            case Element():
                return make.empty
            case Choice():
                return make.choice([self.past_any(p) for p in pattern.items])
            case OneOrMore():
                return make.group((self.past_any(pattern.item), make.optional(pattern)))
            case Group():
                return self._first(pattern.items, self.past_any)
            case Interleave():
                return self._any(pattern.items, self.past_any)
            case _:
                return make.not_allowed

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
