"""How near two names are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

__all__ = ["by_nearness", "is_sure", "suggestion"]

# Longer texts are not compared letter by letter.
_LONGEST = 40


@lru_cache(maxsize=1 << 16)
def _distance(one: str, other: str) -> int:
    """Letters to insert, delete, replace or swap (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def by_nearness(name: str, others: Iterable[str]) -> list[tuple[int, str]]:
    """The names with their distance from `name`, nearest first, equals in alphabetical order."""
    mine = name.casefold()[:_LONGEST]
    return sorted((_distance(mine, o.casefold()[:_LONGEST]), o) for o in others)


def suggestion(name: str, ranked: list[tuple[int, str]]) -> str | None:
    """The nearest name where it may well be what was meant, None where nothing is near."""
    if not ranked:
        return None
    distance, best = ranked[0]
    return best if distance <= max(1, min(len(name), len(best)) // 3) and distance < len(best) else None


def is_sure(name: str, meant: str) -> bool:
    """Whether one name is so near the other that it can hardly be anything else: of short ones many are near."""
    return _distance(name.casefold(), meant.casefold()) * 4 <= len(name)
