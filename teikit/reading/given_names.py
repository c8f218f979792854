"""Names that stand beside the text, compared with those in it."""

from __future__ import annotations

from teikit.expressions import expression
from teikit.reading.prose.names import read_name
from teikit.reading.prose.words import fold, tokens
from teikit.source import Source

__all__ = ["agree", "is_personal", "name_key"]

_WORD = expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


def name_key(name: str) -> str:
    """What two spellings of one name have in common: ``Weir, Hana`` and ``Hana WEIR`` have the same."""
    family, comma, given = name.partition(",")
    return fold(f"{given} {family}" if comma and "," not in given else name)


def agree(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same last word, and first words that are the same or its initial."""
    first, second = _words(one), _words(other)
    if not first or not second or first[-1] != second[-1]:
        return False
    a, b = first[0], second[0]
    return len(first) == 1 or len(second) == 1 or a == b or (a[0] == b[0] and 1 in (len(a), len(b)))


def is_personal(name: str) -> bool:
    """Whether a name reads as a person's and not as that of an office or a body."""
    text = Source(name)
    return read_name(tokens(text, text.span)) is not None


def _words(name: str) -> list[str]:
    family, comma, given = name.partition(",")
    return [folded for word in _WORD.findall(f"{given} {family}" if comma and "," not in given else name) if (folded := fold(word))]
