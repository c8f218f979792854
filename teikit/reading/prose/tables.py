"""How a table of words is written down."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(words: str) -> frozenset[str]:
    """The words of a string, separated by white space."""
    return frozenset(words.split())
