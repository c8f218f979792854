"""Sets of characters as sorted, disjoint ranges of code points, and the named ones of XML Schema's expressions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

__all__ = ["ALL", "Ranges", "block", "category", "complement", "escape_class", "union"]

Ranges = tuple[tuple[int, int], ...]
_LAST = 0x10FFFF
ALL: Ranges = ((0, _LAST),)
_SPACE: Ranges = ((9, 10), (13, 13), (32, 32))
# XML 1.0, fifth edition, within the first plane, as the suite of regular expressions has it.
_INITIAL: Ranges = (
    (0x3A, 0x3A), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF),
    (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD),
)  # fmt: skip
_NAMING: Ranges = ((0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))
# No character beyond is assigned except in these planes; the rest are unassigned or for private use.
_LOOKED_AT = (range(0x40000), range(0xE0000, 0xE1000))
_PRIVATE = ((0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
_UNASSIGNED = ((0x40000, 0xDFFFF), (0xE1000, 0xEFFFF), (0xFFFFE, 0xFFFFF), (0x10FFFE, 0x10FFFF))


def union(sets: Iterable[Ranges]) -> Ranges:
    """The characters of any of the sets."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(r for s in sets for r in s):
        if found and low <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return tuple(found)


def complement(ranges: Ranges) -> Ranges:
    """All other characters."""
    found, after = [], 0
    for low, high in ranges:
        if low > after:
            found.append((after, low - 1))
        after = high + 1
    if after <= _LAST:
        found.append((after, _LAST))
    return tuple(found)


def category(name: str, limit: int) -> Ranges | None:
    """The characters below `limit` of a general category of Unicode, as ``L`` or ``Lu``; None where there is none such."""
    table = _categories(limit)
    return table.get(name)


def escape_class(letter: str, limit: int) -> Ranges:
    """The characters of ``\\s``, ``\\i``, ``\\c``, ``\\d``, ``\\w``, or of their opposites in capitals."""
    if letter.isupper():
        return complement(escape_class(letter.lower(), limit))
    match letter:
        case "s":
            return _SPACE
        case "i":
            return _INITIAL
        case "c":
            return union((_INITIAL, _NAMING))
        case "d":
            return _categories(limit).get("Nd", ())
        case _:
            return complement(union(_categories(limit).get(c, ()) for c in ("P", "Z", "C")))


def block(name: str) -> Ranges | None:
    """The characters of a block of Unicode, as ``IsGreek``; None where there is none such."""
    # Imported late: it brings much else with it, and schemas hardly use blocks.
    from elementpath.regex import RegexError
    from elementpath.regex.unicode_subsets import unicode_subset

    try:
        points = unicode_subset(name).codepoints
    except RegexError:
        return None
    return union([tuple((p, p) if isinstance(p, int) else (p[0], p[1] - 1) for p in points)])


@cache
def _categories(limit: int) -> dict[str, Ranges]:
    from unicodedata import category as category_of

    found: dict[str, list[tuple[int, int]]] = {}
    for points in _LOOKED_AT:
        before, start = "", 0
        last = min(points.stop, limit)
        for point, kind in enumerate(map(category_of, map(chr, range(points.start, last))), points.start):
            if kind != before:
                if before:
                    found.setdefault(before, []).append((start, point - 1))
                before, start = kind, point
        if before:
            found.setdefault(before, []).append((start, last - 1))
    found.setdefault("Co", []).extend(_PRIVATE)
    found.setdefault("Cn", []).extend(_UNASSIGNED)
    found.pop("Cs", None)
    exact = {kind: tuple(ranges) for kind, ranges in found.items()}
    groups = {g: union(r for kind, r in exact.items() if kind[0] == g) for g in {kind[0] for kind in exact}}
    return {**dict.fromkeys(_KNOWN, ()), **exact, **groups}


# One list by first letter: L is all of Lu, Ll …
_MINOR = {"L": "ultmo", "M": "nce", "N": "dlo", "P": "cdseifo", "Z": "slp", "S": "mcko", "C": "cfon"}
_KNOWN = [major + minor for major, minors in _MINOR.items() for minor in ("", *minors)]
