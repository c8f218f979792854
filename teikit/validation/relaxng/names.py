"""Name classes: which element or attribute names a pattern takes (RELAX NG section 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

__all__ = ["AnyName", "Name", "NameChoice", "NameClass", "NsName", "contains", "is_infinite", "names_in", "overlap", "wildcards_in"]

# No XML name and no namespace looks like this: stands for "any other" when two classes are compared.
_OTHER = "\0"


class Name(NamedTuple):
    """One expanded name."""

    ns: str
    local: str


class NsName(NamedTuple):
    """Every name of a namespace, less those of `besides`."""

    ns: str
    besides: NameClass | None


class AnyName(NamedTuple):
    """Every name, less those of `besides`."""

    besides: NameClass | None


class NameChoice(NamedTuple):
    """Names of any of the classes."""

    classes: tuple[NameClass, ...]


NameClass: TypeAlias = Name | NsName | AnyName | NameChoice


def contains(names: NameClass, name: Name) -> bool:
    """Whether `name` belongs to the class."""
    match names:
        case Name():
            return names == name
        case NsName(ns, besides):
            return name.ns == ns and not (besides is not None and contains(besides, name))
        case AnyName(besides):
            return not (besides is not None and contains(besides, name))
        case NameChoice(classes):
            return any(contains(c, name) for c in classes)


def names_in(names: NameClass) -> Iterator[Name]:
    """The names listed one by one, those inside ``except`` left out."""
    match names:
        case Name():
            yield names
        case NameChoice(classes):
            for c in classes:
                yield from names_in(c)
        case _:
            return


def wildcards_in(names: NameClass) -> Iterator[NsName | AnyName]:
    """The ``nsName`` and ``anyName`` classes in it."""
    match names:
        case NsName() | AnyName():
            yield names
        case NameChoice(classes):
            for c in classes:
                yield from wildcards_in(c)
        case Name():
            return


def is_infinite(names: NameClass) -> bool:
    """Whether the class holds names without end."""
    return next(wildcards_in(names), None) is not None


def overlap(one: NameClass, other: NameClass) -> bool:
    """Whether some name belongs to both (the test of representative names, section 7.3)."""
    return any(contains(one, n) and contains(other, n) for c in (one, other) for n in _representatives(c))


def _representatives(names: NameClass) -> Iterator[Name]:
    match names:
        case Name():
            yield names
        case NsName(ns, besides):
            yield Name(ns, _OTHER)
            if besides is not None:
                yield from _representatives(besides)
        case AnyName(besides):
            yield Name(_OTHER, _OTHER)
            if besides is not None:
                yield from _representatives(besides)
        case NameChoice(classes):
            for c in classes:
                yield from _representatives(c)
