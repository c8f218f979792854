"""The restrictions of section 7, checked on every element a schema can reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from teikit.problems import Problem
from teikit.validation.relaxng.names import Name, NameClass, is_infinite, names_in, overlap, wildcards_in
from teikit.validation.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    ListOf,
    OneOrMore,
    Pattern,
    Text,
    Value,
)
from teikit.validation.relaxng.schema_errors import flaw

__all__ = ["check_restrictions"]


# What may not stand anywhere in a pattern of these forms (7.1): form, forbidden, section, in words.
_Forbidden = tuple[tuple[type[Pattern], ...], str, str]
_IN_START: _Forbidden = ((Attribute, Data, Value, Text, ListOf, Group, Interleave, OneOrMore, Empty), "7.1.5", "the start pattern")
_IN_ATTRIBUTE: _Forbidden = ((Element, Attribute), "7.1.1", "an attribute")
_IN_LIST: _Forbidden = ((ListOf, Element, Attribute, Text, Interleave), "7.1.3", "a list")
_IN_EXCEPT: _Forbidden = (
    (Attribute, Element, Text, ListOf, Group, Interleave, OneOrMore, Empty),
    "7.1.4",
    "the exceptions of a datatype",
)
_WORDS: dict[type[Pattern], str] = {
    Attribute: "attribute",
    Data: "data",
    Value: "value",
    Text: "text",
    ListOf: "list",
    Group: "group",
    Interleave: "interleave",
    OneOrMore: "oneOrMore",
    Empty: "empty",
    Element: "element",
}


class _Content(IntEnum):
    """Content types of section 7.2."""

    EMPTY = 0
    COMPLEX = 1
    SIMPLE = 2


class _Names:
    """Names of the attributes or elements in a pattern."""

    __slots__ = ("exact", "wild")

    def __init__(self, exact: frozenset[Name] = frozenset(), wild: tuple[NameClass, ...] = ()) -> None:
        self.exact = exact
        self.wild = wild

    def meet(self, other: _Names) -> bool:
        if not self.exact.isdisjoint(other.exact):
            return True
        return any(overlap(w, v) for w in self.wild for v in (*other.exact, *other.wild)) or any(
            overlap(w, v) for w in other.wild for v in self.exact
        )


def _union(many: Iterable[_Names]) -> _Names:
    exact: set[Name] = set()
    wild: dict[NameClass, None] = {}
    for n in many:
        exact |= n.exact
        wild.update(dict.fromkeys(n.wild))
    return _Names(frozenset(exact), tuple(wild))


def check_restrictions(start: Pattern) -> list[Problem]:
    """Every breach of section 7, each reported at the element it is in."""
    return _Check().run(start)


class _Check:
    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._placed: set[tuple[int, bool, bool]] = set()
        self._kinds: dict[int, frozenset[type[Pattern]]] = {}
        self._contents: dict[int, _Content | None] = {}
        self._attribute_names: dict[int, _Names] = {}
        self._element_names: dict[int, _Names] = {}
        self._todo: list[Element] = []

    def run(self, start: Pattern) -> list[Problem]:
        problems = [flaw(s, m, "", None) for s, m in (*self._forbidden(start, _IN_START), *self._walk(start))]
        while self._todo:
            element = self._todo.pop()
            node = element.node
            for section, message in self._element(element.content):
                problems.append(flaw(section, f"in element {_shown(element.names)}: {message}", node.path, node.line))
        return problems

    def _element(self, content: Pattern) -> Iterator[tuple[str, str]]:
        yield from self._walk(content)
        yield from self._place(content, repeated=False, grouped=False)
        if self._content(content) is None:
            yield "7.2", "a datatype, value or list cannot be combined with elements or text"

    def _forbidden(self, pattern: Pattern, forbidden: _Forbidden) -> Iterator[tuple[str, str]]:
        kinds, section, where = forbidden
        for kind in kinds:
            if kind in self._kinds_in(pattern):
                yield section, f'"{_WORDS[kind]}" may not stand in {where}'

    def _kinds_in(self, pattern: Pattern) -> frozenset[type[Pattern]]:
        """The forms in a pattern, those inside elements and attributes left out."""
        found = self._kinds.get(pattern.uid)
        if found is None:
            parts = (pattern.item,) if isinstance(pattern, ListOf) else pattern.parts
            found = self._kinds[pattern.uid] = frozenset([type(pattern)]).union(*map(self._kinds_in, parts))
        return found

    def _walk(self, pattern: Pattern) -> Iterator[tuple[str, str]]:
        """What can be said of a pattern wherever it stands; each is looked at once."""
        if pattern.uid in self._seen:
            return
        self._seen.add(pattern.uid)
        match pattern:
            case Element():
                self._todo.append(pattern)
            case Attribute():
                yield from self._attribute(pattern)
            case ListOf():
                yield from self._forbidden(pattern.item, _IN_LIST)
                yield from self._walk(pattern.item)
            case Data():
                if pattern.besides is not None:
                    yield from self._forbidden(pattern.besides, _IN_EXCEPT)
                    yield from self._walk(pattern.besides)
            case _:
                for p in pattern.parts:
                    if p.uid not in self._seen:
                        yield from self._walk(p)
                if isinstance(pattern, Group | Interleave):
                    yield from self._together(pattern)

    def _attribute(self, pattern: Attribute) -> Iterator[tuple[str, str]]:
        yield from self._forbidden(pattern.value, _IN_ATTRIBUTE)
        yield from self._walk(pattern.value)
        if self._content(pattern.value) is None:
            yield "7.2", "strings in an attribute cannot be combined"
        if is_infinite(pattern.names) and not isinstance(pattern.value, Text):
            yield "7.3", "an attribute of any name must hold text"

    def _place(self, pattern: Pattern, *, repeated: bool, grouped: bool) -> Iterator[tuple[str, str]]:
        """What depends on the repetition an attribute stands in."""
        key = (pattern.uid, repeated, grouped)
        if key in self._placed:
            return
        self._placed.add(key)
        if isinstance(pattern, Attribute):
            if grouped:
                yield "7.1.2", '"attribute" may not stand in a repeated group'
            if not repeated and is_infinite(pattern.names):
                yield "7.3", "an attribute of any name must be in oneOrMore or zeroOrMore"
        repeated = repeated or isinstance(pattern, OneOrMore)
        grouped = grouped or (repeated and isinstance(pattern, Group | Interleave))
        for p in pattern.parts:
            if p.attributes:
                yield from self._place(p, repeated=repeated, grouped=grouped)

    def _together(self, pattern: Group | Interleave) -> Iterator[tuple[str, str]]:
        if pattern.attributes and _clash(self._names(p, Attribute, self._attribute_names) for p in pattern.items if p.attributes):
            yield "7.3", "an attribute is declared twice"
        if isinstance(pattern, Interleave):
            if _clash(self._names(p, Element, self._element_names) for p in pattern.items):
                yield "7.4", "the same element stands in two parts of an interleave"
            if sum(Text in self._kinds_in(p) for p in pattern.items) > 1:
                yield "7.4", "text stands in two parts of an interleave"

    def _names(self, pattern: Pattern, kind: type[Attribute | Element], memo: dict[int, _Names]) -> _Names:
        found = memo.get(pattern.uid)
        if found is None:
            if isinstance(pattern, kind):
                found = _Names(frozenset(names_in(pattern.names)), tuple(wildcards_in(pattern.names)))
            else:
                found = _union([self._names(p, kind, memo) for p in pattern.parts])
            memo[pattern.uid] = found
        return found

    def _content(self, pattern: Pattern) -> _Content | None:
        """The content type; None where strings are combined with anything (7.2)."""
        if pattern.uid not in self._contents:
            self._contents[pattern.uid] = self._content_of(pattern)
        return self._contents[pattern.uid]

    def _content_of(self, pattern: Pattern) -> _Content | None:
        match pattern:
            case Data() | Value() | ListOf():
                return _Content.SIMPLE
            case Element() | Text():
                return _Content.COMPLEX
            case OneOrMore():
                return self._grouped([pattern.item, pattern.item])
            case Group() | Interleave():
                return self._grouped(pattern.items)
            case Choice():
                kinds = [self._content(p) for p in pattern.items]
                return None if None in kinds else max(k for k in kinds if k is not None)
            case _:
                return _Content.EMPTY

    def _grouped(self, items: Iterable[Pattern]) -> _Content | None:
        kinds = [self._content(p) for p in items]
        if None in kinds:
            return None
        filled = [k for k in kinds if k]
        if _Content.SIMPLE in filled and len(filled) > 1:
            return None
        return max(filled, default=_Content.EMPTY)


def _clash(names: Iterable[_Names]) -> bool:
    exact: set[Name] = set()
    wild: tuple[NameClass, ...] = ()
    for n in names:
        if not exact.isdisjoint(n.exact):
            return True
        if (wild or n.wild) and _Names(frozenset(exact), wild).meet(n):
            return True
        exact |= n.exact
        wild += n.wild
    return False


def _shown(names: NameClass) -> str:
    return ", ".join(f'"{n.local}"' for n in names_in(names)) or "of any name"
