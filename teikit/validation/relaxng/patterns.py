"""Interned patterns: two equal patterns are one object, so derivatives can be remembered by identity.

The forms are those left after simplification (RELAX NG section 5). `Patterns` makes them and applies the
equalities of sections 4.20 and 4.21 and of James Clark's derivative algorithm, which keep their number finite.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from teikit.validation.relaxng.datatypes import Datatype
from teikit.validation.relaxng.names import Name, NameClass
from teikit.validation.relaxng.reader import Node

__all__ = [
    "Attribute",
    "Choice",
    "Data",
    "Element",
    "Empty",
    "Group",
    "Interleave",
    "ListOf",
    "NotAllowed",
    "OneOrMore",
    "Pattern",
    "Patterns",
    "Text",
    "Value",
]


class Pattern:
    """A simplified pattern.

    `nullable`: matches no content; `attributes`: holds an attribute pattern outside child elements;
    `strings`: holds a data, value or list pattern outside child elements and attributes.
    """

    __slots__ = ("attributes", "nullable", "strings", "uid")
    uid: int
    nullable: bool
    attributes: bool
    strings: bool

    def __init__(self, *, nullable: bool = False, attributes: bool = False, strings: bool = False) -> None:
        self.uid = -1
        self.nullable = nullable
        self.attributes = attributes
        self.strings = strings

    @property
    def parts(self) -> tuple[Pattern, ...]:
        """The patterns it is made of, child elements' and attributes' contents left out."""
        return ()


class Empty(Pattern):
    """``<empty/>``."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(nullable=True)


class NotAllowed(Pattern):
    """``<notAllowed/>``."""

    __slots__ = ()


class Text(Pattern):
    """``<text/>``."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(nullable=True)


class Data(Pattern):
    """``<data>``: a string of a datatype, less those of `besides`."""

    __slots__ = ("besides", "datatype")

    def __init__(self, datatype: Datatype, besides: Pattern | None) -> None:
        super().__init__(strings=True)
        self.datatype = datatype
        self.besides = besides


class Value(Pattern):
    """``<value>``: one value of a datatype, `text` as the schema writes it."""

    __slots__ = ("datatype", "text", "value")

    def __init__(self, datatype: Datatype, value: Hashable, text: str) -> None:
        super().__init__(strings=True)
        self.datatype = datatype
        self.value = value
        self.text = text


class ListOf(Pattern):
    """``<list>``: white-space separated tokens."""

    __slots__ = ("item",)

    def __init__(self, item: Pattern) -> None:
        super().__init__(strings=True)
        self.item = item


class Attribute(Pattern):
    """``<attribute>``."""

    __slots__ = ("names", "value")

    def __init__(self, names: NameClass, value: Pattern) -> None:
        super().__init__(attributes=True)
        self.names = names
        self.value = value


class Element(Pattern):
    """``<element>``. Its content is made when first asked for: a document uses few of a schema's elements."""

    __slots__ = ("_content", "_make", "names", "node")

    def __init__(self, names: NameClass, make: Callable[[], Pattern], node: Node) -> None:
        super().__init__()
        self.names = names
        self.node = node
        self._make = make
        self._content: Pattern | None = None

    @property
    def content(self) -> Pattern:
        """Attributes and children, simplified."""
        if self._content is None:
            self._content = self._make()
        return self._content


class _Many(Pattern):
    __slots__ = ("items",)

    def __init__(self, items: tuple[Pattern, ...], *, nullable: bool) -> None:
        super().__init__(nullable=nullable, attributes=any(p.attributes for p in items), strings=any(p.strings for p in items))
        self.items = items

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return self.items


class Choice(_Many):
    """``<choice>`` of any number. `index` holds its elements by name, `others` the rest; made when first asked for."""

    __slots__ = ("_index", "others")

    def __init__(self, items: tuple[Pattern, ...]) -> None:
        super().__init__(items, nullable=any(p.nullable for p in items))
        self._index: dict[Name, list[Pattern]] | None = None
        self.others: list[Pattern] = []

    def candidates(self, name: Name) -> list[Pattern]:
        """The alternatives that may begin with an element of that name."""
        if self._index is None:
            self._index = {}
            for p in self.items:
                if isinstance(p, Element) and isinstance(p.names, Name):
                    self._index.setdefault(p.names, []).append(p)
                elif not isinstance(p, Empty | Text):
                    self.others.append(p)
        named = self._index.get(name)
        return self.others if named is None else named + self.others


class Group(_Many):
    """``<group>`` of any number, in order."""

    __slots__ = ()

    def __init__(self, items: tuple[Pattern, ...]) -> None:
        super().__init__(items, nullable=all(p.nullable for p in items))


class Interleave(_Many):
    """``<interleave>`` of any number."""

    __slots__ = ()

    def __init__(self, items: tuple[Pattern, ...]) -> None:
        super().__init__(items, nullable=all(p.nullable for p in items))


class OneOrMore(Pattern):
    """``<oneOrMore>``."""

    __slots__ = ("item",)

    def __init__(self, item: Pattern) -> None:
        super().__init__(nullable=item.nullable, attributes=item.attributes, strings=item.strings)
        self.item = item

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return (self.item,)


P = TypeVar("P", bound=Pattern)


class Patterns:
    """Makes patterns, each once."""

    def __init__(self) -> None:
        self._table: dict[Hashable, Pattern] = {}
        self._serial = 0
        self.empty = self._named(Empty())
        self.not_allowed = self._named(NotAllowed())
        self.text = self._named(Text())

    def __len__(self) -> int:
        return len(self._table)

    def _named(self, pattern: P) -> P:
        self._serial += 1
        pattern.uid = self._serial
        return pattern

    def _interned(self, key: Hashable, make: Callable[[], Pattern]) -> Pattern:
        found = self._table.get(key)
        if found is None:
            found = self._table[key] = self._named(make())
        return found

    def element(self, names: NameClass, make: Callable[[], Pattern], node: Node) -> Element:
        """An element pattern; never shared, since its content is still unknown."""
        return self._named(Element(names, make, node))

    def attribute(self, names: NameClass, value: Pattern) -> Pattern:
        if value is self.not_allowed:
            return value
        return self._interned((Attribute, names, value.uid), lambda: Attribute(names, value))

    def data(self, datatype: Datatype, besides: Pattern | None) -> Pattern:
        if besides is self.not_allowed:
            besides = None
        return self._interned((Data, datatype, besides and besides.uid), lambda: Data(datatype, besides))

    def value(self, datatype: Datatype, value: Hashable, text: str) -> Pattern:
        return self._interned((Value, datatype, value), lambda: Value(datatype, value, text))

    def list_of(self, item: Pattern) -> Pattern:
        if item is self.not_allowed:
            return item
        return self._interned((ListOf, item.uid), lambda: ListOf(item))

    def choice(self, items: Iterable[Pattern]) -> Pattern:
        found: dict[int, Pattern] = {}
        for p in items:
            if type(p) is Choice:
                for q in p.items:
                    found[q.uid] = q
            elif p is not self.not_allowed:
                found[p.uid] = p
        if self.empty.uid in found and any(p.nullable for p in found.values() if p is not self.empty):
            del found[self.empty.uid]
        if not found:
            return self.not_allowed
        if len(found) == 1:
            return next(iter(found.values()))
        uids = tuple(sorted(found))
        return self._interned((Choice, uids), lambda: Choice(tuple(found[u] for u in uids)))

    def group(self, items: Iterable[Pattern]) -> Pattern:
        flat: list[Pattern] = []
        for p in items:
            if type(p) is Group:
                flat += p.items
            elif p is self.not_allowed:
                return p
            elif p is not self.empty:
                flat.append(p)
        if len(flat) < 2:
            return flat[0] if flat else self.empty
        return self._interned((Group, tuple([p.uid for p in flat])), lambda: Group(tuple(flat)))

    def interleave(self, items: Iterable[Pattern]) -> Pattern:
        flat: list[Pattern] = []
        for p in items:
            if type(p) is Interleave:
                flat += p.items
            elif p is self.not_allowed:
                return p
            elif p is not self.empty:
                flat.append(p)
        if len(flat) < 2:
            return flat[0] if flat else self.empty
        flat.sort(key=lambda p: p.uid)
        return self._interned((Interleave, tuple([p.uid for p in flat])), lambda: Interleave(tuple(flat)))

    def one_or_more(self, item: Pattern) -> Pattern:
        if item is self.empty or item is self.not_allowed or item is self.text or isinstance(item, OneOrMore):
            return item
        if isinstance(item, Choice) and self.empty in item.items:
            return self.optional(self.one_or_more(self.choice([p for p in item.items if p is not self.empty])))
        return self._interned((OneOrMore, item.uid), lambda: OneOrMore(item))

    def optional(self, item: Pattern) -> Pattern:
        return item if item.nullable else self.choice((item, self.empty))

    def zero_or_more(self, item: Pattern) -> Pattern:
        return self.optional(self.one_or_more(item))
