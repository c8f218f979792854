"""Whether a string matches a pattern: attribute values, and elements that hold data."""

from __future__ import annotations

from teikit.validation.relaxng.datatypes import Context
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE, collapse
from teikit.validation.relaxng.patterns import (
    Choice,
    Data,
    Group,
    Interleave,
    ListOf,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
    Value,
)

__all__ = ["Strings", "ValueTest", "leaves"]

# Values remembered as good, per pattern; more are forgotten all at once, so that memory stays bounded.
_REMEMBERED = 5_000
# Longer values are looked at anew each time: remembering them would hold much text.
_LONGEST = 200


class Strings:
    """Matches strings against patterns, and takes their derivatives."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._tests: dict[int, ValueTest] = {}

    def test(self, pattern: Pattern) -> ValueTest:
        """The (only) test of a pattern."""
        found = self._tests.get(pattern.uid)
        if found is None:
            found = self._tests[pattern.uid] = ValueTest(self, pattern)
        return found

    def matches(self, pattern: Pattern, text: str, context: Context) -> bool:
        """Whether `text` as a whole matches, as an attribute's value or an element's only content."""
        if pattern.nullable and not text.strip(WHITE_SPACE):
            return True
        return self.after(pattern, text, context).nullable

    def after(self, pattern: Pattern, text: str, context: Context) -> Pattern:
        """The derivative by a string (or, inside a list, by one token)."""
        make = self._patterns
        match pattern:
            case Text():
                return pattern
            case Data():
                wrong = not pattern.datatype.allows(text, context) or (
                    pattern.besides is not None and self.matches(pattern.besides, text, context)
                )
                return make.not_allowed if wrong else make.empty
            case Value():
                return make.empty if pattern.datatype.parse(text, context) == pattern.value else make.not_allowed
            case ListOf():
                return make.empty if self._tokens(pattern.item, text, context) else make.not_allowed
            case Choice():
                return make.choice([self.after(p, text, context) for p in pattern.items])
            case OneOrMore():
                return make.group((self.after(pattern.item, text, context), make.optional(pattern)))
            case Group():
                return self._after_group(pattern.items, text, context)
            case Interleave():
                found = []
                for i, p in enumerate(pattern.items):
                    found.append(make.interleave((*pattern.items[:i], self.after(p, text, context), *pattern.items[i + 1 :])))
                return make.choice(found)
            case _:
                return make.not_allowed

    def _after_group(self, items: tuple[Pattern, ...], text: str, context: Context) -> Pattern:
        found = []
        for i, p in enumerate(items):
            found.append(self._patterns.group((self.after(p, text, context), *items[i + 1 :])))
            if not p.nullable:
                break
        return self._patterns.choice(found)

    def _tokens(self, pattern: Pattern, text: str, context: Context) -> bool:
        for token in [t for t in collapse(text).split(" ") if t]:
            pattern = self.after(pattern, token, context)
            if pattern is self._patterns.not_allowed:
                return False
        return pattern.nullable


class ValueTest:
    """A pattern that strings are tried against. `good` holds strings known to match.

    `anything`: every string matches; `id_kind`: "ID", "IDREF" or "IDREFS" where the pattern is of such a datatype.
    """

    __slots__ = ("_contextual", "_strings", "anything", "good", "id_kind", "pattern")

    def __init__(self, strings: Strings, pattern: Pattern) -> None:
        self._strings = strings
        self.pattern = pattern
        found = leaves(pattern)
        self._contextual = any(p.datatype.contextual for p in found)
        kinds = {p.datatype.id_kind for p in found}
        self.id_kind = kinds.pop() if len(kinds) == 1 else None
        self.anything = isinstance(pattern, Text)
        self.good: set[str] = set()

    def __call__(self, text: str, context: Context) -> bool:
        """Whether `text` matches."""
        if self.anything or text in self.good:
            return True
        if not self._strings.matches(self.pattern, text, context):
            return False
        if not self._contextual and len(text) <= _LONGEST:
            if len(self.good) >= _REMEMBERED:
                self.good.clear()
            self.good.add(text)
        return True


def leaves(pattern: Pattern) -> list[Data | Value]:
    """The data and value patterns in it, exceptions left out."""
    if isinstance(pattern, Data | Value):
        return [pattern]
    if isinstance(pattern, ListOf):
        return leaves(pattern.item)
    return [leaf for p in pattern.parts for leaf in leaves(p)]
