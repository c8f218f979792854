"""The line of the source that a problem is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from teikit.expressions import expression
from teikit.problems import Problem
from teikit.source import Source

__all__ = ["Excerpt", "excerpts"]

# Characters of a line to show, and how many of them before the place.
_WIDTH, _BEFORE = 100, 40
# A larger file is not read again just to show lines of it.
_MOST_BYTES = 64 * 1024 * 1024
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_LINE_END = expression(r"\r\n?|\n")


class Excerpt(NamedTuple):
    """A piece of a line."""

    text: str
    caret: int | None
    """How many terminal cells stand before the place; None where the column is not known."""


def excerpts(path: str, problems: Sequence[Problem]) -> list[Excerpt | None]:
    """The line of each problem; None for a problem without one, or a file that cannot be read as text any more."""
    if not any(problem.line for problem in problems):
        return [None] * len(problems)
    lines = _lines(Path(path))
    return [
        _excerpt(lines[problem.line - 1], problem.column) if problem.line and problem.line <= len(lines) else None for problem in problems
    ]


def _lines(path: Path) -> list[str]:
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return []
        data = path.read_bytes()
        declared = _DECLARED.match(data)
        return _LINE_END.split(Source.from_bytes(data, encoding=declared[1].decode() if declared else None).text)
    except (OSError, LookupError):
        return []


def _excerpt(line: str, column: int | None) -> Excerpt | None:
    if not line.strip():
        return None
    indent = len(line) - len(line.lstrip())
    at = min(column - 1, len(line)) if column else indent
    start = 0 if at < _WIDTH - _BEFORE else at - _BEFORE
    shown = line[start : start + _WIDTH]
    skipped = min(indent, at) if start == 0 else 0
    bare = shown[skipped:]
    before, after = "… " if start else "", " …" if start + _WIDTH < len(line) else ""
    caret = None if column is None else _cells(before + bare[: at - start - skipped])
    return Excerpt((before + bare.rstrip() + after).replace("\t", " "), caret)


def _cells(text: str) -> int:
    """The width of a text on a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
