"""With which letters a text begins: most texts are told by them to be no salutation, no leave-taking, no label."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from teikit.expressions import expression

__all__ = ["LETTERS", "beginnings"]

LETTERS = 3
"""Characters of a text that are looked at."""
_MOST = 4096
_WORD = expression(r"[^\W\d_]+")


def beginnings(words: str) -> Callable[[str], bool]:
    """Whether some of these words may begin a text, asked of its first `LETTERS` characters.

    The words are written in small letters, cut after the third one. Letters beyond ASCII, whose case has its oddities, may
    begin anything.
    """
    table = frozenset(words.split())

    @lru_cache(maxsize=_MOST)
    def may_begin(start: str) -> bool:
        found = _WORD.match(start)
        return found is not None and (found[0].lower() in table or not found[0].isascii())

    return may_begin
