"""What a line or a paragraph is: a text read into divisions and blocks.

The order in which kinds are tried is written down: page marks, then enclosures, then what stands above a text (`top`),
below it (`bottom`), and the text itself (`middle`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from teikit.reading.blocks.bottom import ends_letter, is_outside, is_postscript, read_bottom
from teikit.reading.blocks.closings import is_address, is_set_signature, read_closing
from teikit.reading.blocks.fields import is_dateline, read_fields
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

# A paragraph of its own that starts a document within the document (TYPOLOGY 46, 47).
_ENCLOSURE = re.compile(
    r"[\[(]?\s*(?:Sub-?)?(?:Enclosure|Inclosure|Attachment|Annex|Appendix|Tab|Indorsement|Endorsement|Attached"
    r"|Subenclosure)\b[^\n\]]{0,70}\]?\.?"
)
_PARAGRAPH = 200
"""Characters that make a paragraph running text."""
_NOT_A_START = re.compile(r"[a-z]{2,}\s+[a-z]{2,}\s+[a-z]{2,}")


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
    for kind, part in _documents(source, notes.chunks, language):
        division, guessed = _division(source, kind, part, breaks, language)
        divisions.append(division)
        breaks = [*breaks, *guessed]
    return Blocks(tuple(divisions), tuple(sorted(breaks, key=lambda b: b.span)), notes)


def _documents(source: Source, paragraphs: Sequence[Chunk], language: str) -> list[tuple[DivisionKind, list[Chunk]]]:
    """Cut where an enclosure or another letter begins, or where a signature ended the one before."""
    parts: list[tuple[DivisionKind, list[Chunk]]] = [("document", [])]
    signed = dated = False
    for i, chunk in enumerate(paragraphs):
        current = parts[-1][1]
        more = i + 1 < len(paragraphs) or len(chunk.text) > _PARAGRAPH
        closes = signed and (_closes(source, paragraphs, i) or (dated and is_outside(chunk)))
        if current and more and (_starts_enclosure(chunk) or (len(current) > 1 and heads_letter(chunk)) or (signed and not closes)):
            parts.append(("enclosure", []))
            signed = False
        parts[-1][1].append(chunk)
        # One address may stand on the outside of a letter.
        dated = ends_letter(chunk, language)
        signed = is_set_signature(chunk) or dated or (signed and closes)
    return [(kind, part) for kind, part in parts if part]


def _closes(source: Source, paragraphs: Sequence[Chunk], at: int) -> bool:
    """Whether a paragraph below a signature still belongs to what was signed. A dateline with a text below it does not."""
    chunk = paragraphs[at]
    dated = is_dateline(chunk) or bool(read_fields(source, chunk.lines[-1]) and len(chunk.lines) == 1)
    if dated and any(len(below.text) > _PARAGRAPH for below in paragraphs[at + 1 : at + 4]):
        return False
    return is_address(chunk) or read_closing(source, chunk, last=True, after_close=True) is not None or is_postscript(chunk)


def _starts_enclosure(chunk: Chunk) -> bool:
    text = chunk.text
    return len(text) <= 90 and bool(_ENCLOSURE.fullmatch(text)) and not _NOT_A_START.search(text) and not text.endswith((":", ","))


def _division(
    source: Source, kind: DivisionKind, paragraphs: list[Chunk], breaks: list[PageBreak], language: str
) -> tuple[Division, list[PageBreak]]:
    first: list[TopBlock] = []
    rest = paragraphs
    if kind == "enclosure" and (_starts_enclosure(paragraphs[0]) or heads_letter(paragraphs[0])):
        first = [Heading(paragraphs[0].span, "main")]
        rest = paragraphs[1:]
    top = read_top(source, rest, language)
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
