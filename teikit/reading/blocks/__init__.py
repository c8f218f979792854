"""What a line or a paragraph is: a text read into divisions and blocks.

The order in which kinds are tried is written down: page marks, then enclosures, then what stands above a text (`top`),
below it (`bottom`), and the text itself (`middle`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teikit.dataclass import dataclass
from teikit.reading.blocks.bottom import read_bottom
from teikit.reading.blocks.desk import cut_above, cut_below
from teikit.reading.blocks.documents import documents, starts_enclosure
from teikit.reading.blocks.forme_work import take_forme_work
from teikit.reading.blocks.headings import heads_letter
from teikit.reading.blocks.layout import layout_of, paragraphs
from teikit.reading.blocks.middle import read_middle
from teikit.reading.blocks.notes import Notes, find_notes
from teikit.reading.blocks.pages import take_page_marks
from teikit.reading.blocks.sections import cut_markdown_headings
from teikit.reading.blocks.top import read_top
from teikit.reading.blocks.turns import Labels, find_labels, find_labels_alone
from teikit.reading.lines import Chunk
from teikit.reading.opening import leaves
from teikit.reading.paragraphs import chunks
from teikit.record import Division, DivisionKind, Field, FormeWork, Heading, Item, LineMark, PageBreak, Quotation, TopBlock, Turn
from teikit.source import Source, Span

__all__ = ["Blocks", "participants", "read_blocks"]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a text, its page breaks and its notes."""

    divisions: tuple[Division, ...]
    breaks: tuple[PageBreak, ...]
    notes: Notes
    lines: tuple[FormeWork | LineMark, ...] = ()
    """Running headers and footers, and the marks of quoted lines."""


def read_blocks(source: Source, body: Span, language: str = "en") -> Blocks:
    """Read the structure of a text. `language` (BCP 47) adds its month names to the English ones."""
    marked, breaks = take_page_marks(chunks(source, body))
    plain, running, shown = take_forme_work(cut_markdown_headings(marked), breaks)
    breaks += shown
    notes = find_notes(source, plain)
    divisions: list[Division] = []
    guessed: list[PageBreak] = []
    for kind, part in documents(source, notes.chunks, language):
        division, found = _division(source, kind, part, breaks, language)
        divisions.append(division)
        guessed += found
    breaks += guessed
    marks = _line_marks(divisions)
    return Blocks(tuple(divisions), tuple(sorted(breaks, key=lambda b: b.span)), notes, (*running, *marks))


def _division(
    source: Source, kind: DivisionKind, whole: list[Chunk], breaks: list[PageBreak], language: str
) -> tuple[Division, list[PageBreak]]:
    first: list[TopBlock] = []
    rest = whole
    if kind == "enclosure" and (starts_enclosure(rest[0]) or heads_letter(rest[0])):
        first = [Heading(rest[0].span, "main")]
        rest = rest[1:]
    alone = find_labels_alone(source, rest)
    above, spoken, below = _around(rest, alone)
    top = read_top(source, cut_above(source, above, language), language, marked=bool(first), followed=bool(spoken))
    top.rest = top.rest if spoken else cut_below(top.rest)
    bottom, text = read_bottom(source, [*top.rest, *spoken[-1:], *cut_below(below)] if spoken else top.rest, language)
    text = [*top.rest, *spoken[:-1], *text[len(top.rest) :]] if spoken else text
    layout = layout_of(text)
    cut = paragraphs(text, layout)
    layout, text = (layout if len(cut) == len(text) else layout_of(cut)), cut
    named = [item.span for item in participants(top.blocks)]
    labels = alone if alone.at else find_labels(source, text, named) if text else Labels({})
    middle = read_middle(source, text, layout, labels, breaks)
    span = Span(whole[0].span.start, whole[-1].span.end)
    division = Division(span, kind, (*first, *top.blocks), middle.blocks, middle.sections, tuple(bottom))
    return division, middle.guessed_breaks


def _around(chunks: Sequence[Chunk], labels: Labels) -> tuple[list[Chunk], list[Chunk], list[Chunk]]:
    """What stands above the first label, between it and the last with its text, and below."""
    at = [i for i, chunk in enumerate(chunks) if chunk.span.start in labels.at]
    if not at:
        return list(chunks), [], []
    last = at[-1] + (1 if len(chunks[at[-1]].lines) > 1 else 2)
    return list(chunks[: at[0]]), list(chunks[at[0] : last]), list(chunks[last:])


def _line_marks(divisions: Iterable[Division]) -> list[LineMark]:
    """The marks of quoted lines."""
    found: list[LineMark] = []
    for division in divisions:
        for block in division.blocks:
            quoted = [b for b in (block.blocks if isinstance(block, Turn) else (block,)) if isinstance(b, Quotation)]
            found += [LineMark(mark) for quotation in quoted for mark in quotation.marks]
        found += _line_marks(division.sections)
    return found


def participants(blocks: Sequence[TopBlock]) -> list[Item]:
    """The items of the lists of participants, sides opened up."""
    return [item for block in blocks if isinstance(block, Field) and block.kind == "participants" for item in leaves(block.items)]
