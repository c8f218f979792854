"""Lines that were broken on purpose: verse, and addresses in the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from teikit.reading.blocks.layout import Layout, closes, is_deliberate
from teikit.reading.lines import Chunk, Line
from teikit.record import Paragraph, Verse

__all__ = ["read_set_lines"]

_LONGEST = 64
"""Characters of a line of verse; a hexameter has about fifty."""
_WORDS = (3, 12)
"""Words of a line of verse on average."""


def read_set_lines(chunk: Chunk, layout: Layout) -> Verse | Paragraph | None:
    """A stanza, or a paragraph whose lines are kept. Where the margin of a record breaks no line, three lines show it."""
    lines = chunk.lines
    if len(lines) < (2 if layout.width else 3) or any(len(line.text) > _LONGEST for line in lines):
        return None
    if layout.width and not all(is_deliberate(layout, above, below) for above, below in pairwise(lines)):
        return None
    if not all(line.text[0].isupper() or not line.text[0].isalpha() for line in lines):
        return None
    if _is_verse(lines):
        return Verse(chunk.span, tuple(line.span for line in lines))
    return Paragraph(chunk.span, keep_lines=True)


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
