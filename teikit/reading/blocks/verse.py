"""Lines that were broken on purpose: verse, and addresses in the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from teikit.reading.blocks.layout import Layout, closes, is_deliberate
from teikit.reading.lines import Chunk, Line
from teikit.record import Paragraph, Verse

__all__ = ["read_set_lines", "read_verse"]

_LONGEST = 64
"""Characters of a line of verse; a hexameter has about fifty."""
_SET_IN = 3
"""Columns behind the margin from which on lines are set in."""
_WORDS = (3, 12)
"""Words of a line of verse on average."""


def read_verse(chunk: Chunk, layout: Layout) -> Verse | None:
    """A stanza. Where the margin of a record breaks no line, three lines show it, or two that are set in."""
    lines = chunk.lines
    if len(lines) < 2 or not _are_set(lines):
        return None
    set_in = min(line.indent for line in lines) >= layout.margin + _SET_IN
    if len(lines) < (2 if layout.width or set_in else 3) or not _is_verse(lines):
        return None
    if layout.width and not (set_in or _are_deliberate(lines, layout)):
        return None
    return Verse(chunk.span, tuple(line.span for line in lines))


def read_set_lines(chunk: Chunk, layout: Layout) -> Paragraph | None:
    """A paragraph whose lines are kept: an address, names under each other."""
    lines = chunk.lines
    if len(lines) < (2 if layout.width else 3) or not _are_set(lines) or (layout.width and not _are_deliberate(lines, layout)):
        return None
    return Paragraph(chunk.span, keep_lines=True)


def _are_set(lines: Sequence[Line]) -> bool:
    """Whether lines are short, and none begins in a sentence."""
    return all(len(line.text) <= _LONGEST and (line.text[0].isupper() or not line.text[0].isalpha()) for line in lines)


def _are_deliberate(lines: Sequence[Line], layout: Layout) -> bool:
    return all(is_deliberate(layout, above, below) for above, below in pairwise(lines))


def _is_verse(lines: Sequence[Line]) -> bool:
    """Whether lines run on as sentences do: small words, of like length, few of them ending a sentence."""
    words = [word for line in lines for word in line.text.split()]
    small = sum(word[0].islower() for word in words)
    few, many = _WORDS
    runs_on = sum(not closes(line) or line.text[-1] in ";:—" for line in lines)
    return (
        len(lines) >= 2
        and few * len(lines) <= len(words) <= many * len(lines)
        and small * 2 >= len(words)
        and runs_on * 2 >= len(lines)
        and max(len(line.text) for line in lines) <= 3 * min(len(line.text) for line in lines)
    )
