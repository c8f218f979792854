"""With what a text may begin that a regular expression matches as a whole: worked out from Python's own reading of it.

``python tests/reading/inlines/beginnings.py`` writes the table of `teikit.reading.inlines.conventions.beginnings` anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from teikit.reading.inlines.beginnings import LENGTH, alike
from teikit.reading.inlines.conventions import CONVENTIONS

# White space is collapsed before a row is asked.
ASCII = [sign for sign in map(chr, range(128)) if sign == " " or not sign.isspace()]
MOST = 1200
ZERO_WIDTH = (code.AT, code.ASSERT, code.ASSERT_NOT)
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


class OpenError(Exception):
    """The text may begin with too much."""


def beginnings(pattern: str, flags: int) -> set[str] | None:
    """Of texts in ASCII; None where they may begin with (nearly) anything."""
    try:
        return _Beginnings(LENGTH, alike).sequence({""}, _parser.parse(pattern, flags), flags)
    except OpenError:
        return None


def first_signs(pattern: str, flags: int) -> set[str] | None:
    """The first characters of texts in ASCII; None where that may be any."""
    try:
        signs = _Beginnings(1, str).sequence({""}, _parser.parse(pattern, flags), flags)
    except OpenError:
        return None
    return signs if "" not in signs and len(signs) < len(ASCII) else None


class _Beginnings:
    def __init__(self, length: int, alike: Callable[[str], str]) -> None:
        self._length, self._alike = length, alike

    def sequence(self, begun: set[str], items: Iterable[Any], flags: int) -> set[str]:
        """What may stand at the beginning of a text after some items, by what may stand there before them."""
        for operation, argument in items:
            done = {each for each in begun if len(each) == self._length}
            begun = done | self._item(begun - done, operation, argument, flags)
            if len(begun) > MOST:
                raise OpenError
        return begun

    def _item(self, begun: set[str], operation: Any, argument: Any, flags: int) -> set[str]:
        if not begun or operation in ZERO_WIDTH:
            return begun
        if operation is code.SUBPATTERN:
            _, added, removed, inner = argument
            return self.sequence(begun, inner, (flags | added) & ~removed)
        if operation is code.BRANCH:
            return set[str]().union(*(self.sequence(begun, branch, flags) for branch in argument[1]))
        if operation in REPEATS:
            return self._repeated(begun, *argument, flags)
        signs = {self._alike(sign) for sign in _signs(operation, argument, flags)}
        return {f"{each}{sign}" for each in begun for sign in signs}

    def _repeated(self, begun: set[str], least: int, most: int, inner: Any, flags: int) -> set[str]:
        after = begun if least == 0 else set[str]()
        for count in range(1, min(most, max(least, self._length)) + 1):
            begun = self.sequence(begun, inner, flags)
            after = after | begun if count >= least else after
        return after | {each for each in begun if len(each) == self._length}


def _signs(operation: Any, argument: Any, flags: int) -> set[str]:
    if operation is code.LITERAL:
        return set(_literal(argument, flags & re.IGNORECASE))
    if operation is code.NOT_LITERAL:
        return set(ASCII) - _literal(argument, flags & re.IGNORECASE)
    if operation is code.IN:
        return _class(argument, flags & re.IGNORECASE)
    raise OpenError


@cache
def _literal(point: int, flags: int) -> frozenset[str]:
    return frozenset(sign for sign in ASCII if re.match(re.escape(chr(point)), sign, flags))


def _class(items: Any, flags: int) -> set[str]:
    found: set[str] = set()
    negated = False
    for operation, argument in items:
        if operation is code.NEGATE:
            negated = True
        elif operation is code.LITERAL:
            found |= _literal(argument, flags)
        elif operation is code.RANGE:
            low, high = map(re.escape, map(chr, argument))
            found |= {sign for sign in ASCII if re.match(f"[{low}-{high}]", sign, flags)}
        else:
            letter = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[str(argument).rpartition("_")[2]]
            letter = letter.upper() if "_NOT_" in str(argument) else letter
            found |= {sign for sign in ASCII if re.match(letter, sign)}
    return set(ASCII) - found if negated else found


def tables() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """By row, its beginnings, or else its first characters; rows that may begin with anything are left out."""
    long: dict[str, frozenset[str]] = {}
    short: dict[str, str] = {}
    for row in CONVENTIONS:
        if row.pattern is None:
            continue
        source = row.pattern.pattern, row.pattern.flags
        if (found := beginnings(*source)) is not None:
            long[row.id] = frozenset(found)
        elif (signs := first_signs(*source)) is not None:
            short[row.id] = "".join(sorted(signs))
    return long, short


def written() -> str:
    """The tables as a program."""
    long, short = tables()
    sets = "".join(f"    {name!r}: frozenset({'¦'.join(sorted(each))!r}.split('¦')),\n" for name, each in long.items())
    signs = "".join(f"    {name!r}: {each!r},\n" for name, each in short.items())
    return f"BEGINNINGS: dict[str, frozenset[str]] = {{\n{sets}}}\nFIRST: dict[str, str] = {{\n{signs}}}\n"


if __name__ == "__main__":
    import teikit.reading.inlines.beginnings as home

    path = Path(home.__file__)
    head, _, _ = path.read_text("utf-8").partition("BEGINNINGS: ")
    path.write_text(head + written(), "utf-8")
