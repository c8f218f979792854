"""Distribution lists: to whom copies of a record go, below its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.blocks.lists import items_of_lines
from teikit.reading.lines import Chunk, Line
from teikit.record import Closing, Item
from teikit.source import Span

__all__ = ["is_distribution_label", "read_distribution"]

_LABEL = expression(
    r"(?:(?:standard |internal |external )?distribution(?: list)?|dissemination|dist\.|copies(?: sent| furnished)? to|copy to|copies"
    r"|b?c\.?c\.?|verteiler|copie à|copias? a|рассылка|разослано)(?P<colon>\s*[:：.]|(?=\s*$)|\s+[-–—](?=\s))[ \t]*",
    re.I,
)
_MOST_LINES = 60
_LONGEST = 100
_PARTS = expression(r"\s*;\s*")


def is_distribution_label(chunk: Chunk) -> bool:
    """Whether a paragraph is nothing but the label of a distribution list."""
    return len(chunk.lines) == 1 and _LABEL.fullmatch(chunk.text) is not None


def read_distribution(chunk: Chunk) -> Closing | None:
    """The list with its label: an item a line, or parts between semicolons where it is one line."""
    first = chunk.lines[0]
    found = _LABEL.match(first.text)
    if found is None or len(chunk.lines) > _MOST_LINES or any(_is_sentence(line.text[found.end() :]) for line in chunk.lines[:1]):
        return None
    if any(len(line.text) > _LONGEST for line in chunk.lines[1:]):
        return None
    label = Span(first.span.start, first.span.start + found.end("colon"))
    beside = Line(Span(first.span.start + found.end(), first.span.end), first.text[found.end() :], first.indent)
    items = (*(_parts(beside) if len(chunk.lines) == 1 else _whole(beside)), *items_of_lines(chunk.lines[1:]))
    return Closing(chunk.span, "distribution", label, items) if items else None


def _is_sentence(text: str) -> bool:
    """Whether what stands beside a label is running text: ``Copies to be sent were lost at sea.``"""
    words = text.split()
    return len(words) > 6 and text.endswith(".") and sum(word[0].islower() for word in words) * 2 > len(words)


def _whole(line: Line) -> Sequence[Item]:
    return [Item(line.span)] if line.text else []


def _parts(line: Line) -> Sequence[Item]:
    edges = [0, *(edge for found in _PARTS.finditer(line.text) for edge in (found.start(), found.end())), len(line.text)]
    start = line.span.start
    # The semicolon stays with the item before it.
    ends = [min(b + 1, len(line.text)) if line.text[b : b + 1] == ";" else b for b in edges[1::2]]
    return [Item(Span(start + a, start + b)) for a, b in zip(edges[::2], ends, strict=True) if b > a]
