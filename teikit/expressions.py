"""Regular expressions that are compiled when they are first used.

A command needs a few of the hundreds that the tables of teikit hold: compiling all took a third of the time it took to start.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["FORBIDDEN_IN_XML", "expression"]

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


def expression(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """As `re.compile`, but later: `re.error` is raised at the first use. (`tests/test_expressions.py` uses each once.)"""
    return cast("re.Pattern[str]", _Expression(source, flags))


class _Expression:
    """Stands for an `re.Pattern`, whose methods become its own when the first of them is asked for."""

    def __init__(self, source: str, flags: int | re.RegexFlag) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, tuple[str, int | re.RegexFlag]]:
        return expression, (self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"expression({self.pattern!r})"


# XML 1.0, section 2.2, Char. Written as a class of what is allowed it takes ten times as long to compile.
FORBIDDEN_IN_XML = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML forbids."""
