"""Derivatives for recovery: past what is missing, and past something wrong in the place of something right."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.validation.relaxng.names import Name, contains
from teikit.validation.relaxng.patterns import Choice, Element, Group, Interleave, OneOrMore, Pattern, Patterns

__all__ = ["opened_later", "past_any"]


def opened_later(patterns: Patterns, pattern: Pattern, name: Name) -> dict[Element, Pattern]:
    """As `Derivatives.opened`, but what must come before counts as given."""
    found: dict[Element, Pattern] = {}
    for element, rest in _later(patterns, pattern, name):
        found[element] = patterns.choice((found[element], rest)) if element in found else rest
    return found


def _later(make: Patterns, pattern: Pattern, name: Name) -> Iterator[tuple[Element, Pattern]]:
    match pattern:
        case Element():
            if contains(pattern.names, name):
                yield pattern, make.empty
        case Choice():
            for p in pattern.candidates(name):
                yield from _later(make, p, name)
        case OneOrMore():
            for element, rest in _later(make, pattern.item, name):
                yield element, make.group((rest, make.optional(pattern)))
        case Group():
            for i, p in enumerate(pattern.items):
                for element, rest in _later(make, p, name):
                    yield element, make.group((rest, *pattern.items[i + 1 :]))
        case Interleave():
            for i, p in enumerate(pattern.items):
                for element, rest in _later(make, p, name):
                    yield element, make.interleave((*pattern.items[:i], rest, *pattern.items[i + 1 :]))
        case _:
            return


def past_any(make: Patterns, pattern: Pattern) -> Pattern:
    """What may follow any one element allowed now."""
    match pattern:
        case Element():
            return make.empty
        case Choice():
            return make.choice([past_any(make, p) for p in pattern.items])
        case OneOrMore():
            return make.group((past_any(make, pattern.item), make.optional(pattern)))
        case Group():
            found = []
            for i, p in enumerate(pattern.items):
                found.append(make.group((past_any(make, p), *pattern.items[i + 1 :])))
                if not p.nullable:
                    break
            return make.choice(found)
        case Interleave():
            return make.choice(
                [make.interleave((*pattern.items[:i], past_any(make, p), *pattern.items[i + 1 :])) for i, p in enumerate(pattern.items)]
            )
        case _:
            return make.not_allowed
