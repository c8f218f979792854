"""What a line or a paragraph is: a text read into divisions and blocks.

The order in which kinds are tried is written down: page marks, then enclosures, then what stands above a text (`top`),
below it (`bottom`), and the text itself (`middle`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from teikit.reading.blocks.bottom import read_bottom
from teikit.reading.blocks.documents import documents, starts_enclosure
from teikit.reading.blocks.headings import heads_letter
from teikit.reading.blocks.middle import read_middle
from teikit.reading.blocks.notes import Notes, find_notes
from teikit.reading.blocks.pages import take_page_marks
from teikit.reading.blocks.top import read_top
from teikit.reading.blocks.turns import Labels, find_labels
from teikit.reading.lines import Chunk
from teikit.reading.opening import leaves
from teikit.reading.paragraphs import chunks
from teikit.record import Division, DivisionKind, Field, Heading, Item, PageBreak, TopBlock
from teikit.source import Source, Span

__all__ = ["Blocks", "participants", "read_blocks"]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a text, its page breaks and its notes."""

    divisions: tuple[Division, ...]
    breaks: tuple[PageBreak, ...]
    notes: Notes


def read_blocks(source: Source, body: Span, language: str = "en") -> Blocks:
    """Read the structure of a text. `language` (BCP 47) adds its month names to the English ones."""
    paragraphs, breaks = take_page_marks(chunks(source, body))
    notes = find_notes(source, paragraphs)
    divisions: list[Division] = []
    for kind, part in documents(source, notes.chunks, language):
        division, guessed = _division(source, kind, part, breaks, language)
        divisions.append(division)
        breaks = [*breaks, *guessed]
    return Blocks(tuple(divisions), tuple(sorted(breaks, key=lambda b: b.span)), notes)


def _division(
    source: Source, kind: DivisionKind, paragraphs: list[Chunk], breaks: list[PageBreak], language: str
) -> tuple[Division, list[PageBreak]]:
    first: list[TopBlock] = []
    rest = paragraphs
    if kind == "enclosure" and (starts_enclosure(paragraphs[0]) or heads_letter(paragraphs[0])):
        first = [Heading(paragraphs[0].span, "main")]
        rest = paragraphs[1:]
    top = read_top(source, rest, language, marked=bool(first))
    named = [item.span for item in participants(top.blocks)]
    bottom, text = read_bottom(source, top.rest, language)
    labels = find_labels(source, text, named) if text else Labels({})
    middle = read_middle(source, text, labels, breaks)
    span = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
    division = Division(span, kind, (*first, *top.blocks), middle.blocks, middle.sections, tuple(bottom))
    return division, middle.guessed_breaks


def participants(blocks: Sequence[TopBlock]) -> list[Item]:
    """The items of the lists of participants, sides opened up."""
    return [item for block in blocks if isinstance(block, Field) and block.kind == "participants" for item in leaves(block.items)]
