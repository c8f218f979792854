"""The sides of a list of participants: ``State``, ``The United Nations``, ``Turkish Delegation`` above the people of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from teikit.expressions import expression
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.vocabulary import BODIES, DOMAINS, ROLES, is_place
from teikit.record import Item
from teikit.source import Source, Span

__all__ = ["with_sides"]

_SIDE = word_set(
    """side delegation delegations party officials representatives group team participants members others observers guests
    the of for and from our their"""
)
_CODE = expression(r"(?:[A-Z]\.?){2,6}")
_WORD = expression(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BESIDE = expression(r"(?P<side>[^:]{2,40})(?P<colon>:)\s+(?=\S)")
_MOST_WORDS = 6


def with_sides(source: Source, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, those below the name of a side as a list in it.

    A list has sides where it begins with one, where there are at least two (or one with a colon), and where somebody
    stands below each: a single ``Jordan`` is a person.
    """
    flat = [part for item in items for part in _flat(source, item)]
    found = _grouped(source, flat)
    return found or tuple(items)


def _flat(source: Source, item: Item) -> list[Item]:
    """An item and those in it, one below the other; a side with the first of its people on its line is two."""
    inner = [part for below in item.items for part in _flat(source, below)]
    own = source.strip(Span(item.span.start, inner[0].span.start)) if inner else item.span
    beside = _BESIDE.match(source[own]) if item.label is None else None
    if beside and _is_side(beside["side"]):
        at = own.start + beside.end()
        return [Item(Span(own.start, own.start + beside.end("colon"))), Item(Span(at, own.end)), *inner]
    return [Item(own, item.label), *inner]


def _grouped(source: Source, items: Sequence[Item]) -> tuple[Item, ...]:
    """The people below their sides; empty where there are none."""
    sides = [i for i, item in enumerate(items) if item.label is None and _is_side(source[item.span])]
    bounds = [*sides, len(items)]
    if not sides or sides[0] or any(b - a < 2 for a, b in pairwise(bounds)):
        return ()
    if len(sides) < 2 and not source[items[0].span].endswith(":"):
        return ()
    return tuple(_side(items[a:b]) for a, b in pairwise(bounds))


def _side(items: Sequence[Item]) -> Item:
    return Item(Span(items[0].span.start, items[-1].span.end), None, tuple(items[1:]))


def _is_side(text: str) -> bool:
    """Whether an item names a state, a house or a group, and nobody."""
    if "," in text or any(map(str.isdecimal, text)):
        return False
    if _CODE.fullmatch(text.rstrip(":")):
        return True
    words = _WORD.findall(text.lower())
    named = [word for word in words if word not in _SIDE]
    return 0 < len(words) <= _MOST_WORDS and all(_names_body(word) for word in named) and not set(words) & ROLES


def _names_body(word: str) -> bool:
    return word in DOMAINS or word in BODIES or is_place(word)
