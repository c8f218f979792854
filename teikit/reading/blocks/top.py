"""What stands above a text: fields, bylines, headings, the salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.desk import is_text
from teikit.reading.blocks.fields import is_dateline, is_house, read_fields
from teikit.reading.blocks.headings import is_byline, is_caption, is_heading, is_named
from teikit.reading.blocks.labelled import read_labelled, with_lines_below
from teikit.reading.blocks.labels import match_label
from teikit.reading.blocks.letterhead import is_marked, letterhead_lines, named_below, remark_lines
from teikit.reading.blocks.salutations import match_salutation
from teikit.reading.blocks.sections import is_numbered, markdown_heading
from teikit.reading.lines import Chunk, Line
from teikit.reading.prose.tables import word_set
from teikit.record import Field, FieldKind, Heading, TopBlock
from teikit.source import Source, Span

__all__ = ["Top", "read_top"]

_ABOVE_SALUTATION = 8
_ABOVE_DATELINE = 4
_REMARK = 80
"""Characters of a line that may stand above a dateline without being of a known kind."""
_RUNNING = 100
"""Characters that make a paragraph below a dateline the text."""
_ABOVE_INLINE = 4
_SHORT = 40
_HEADER = 8
"""Paragraphs that may stand above the text."""
_ABOVE_MARKINGS = 6
_BRACKETED = expression(r"\[[^\[\]]+\]")
_TELLING = frozenset(["participants", "subject", "from", "to", "dateline"])
"""Labels that stand above a text only."""
_NUMBER = expression(r"(?:№|\b[Nn](?:[oº°r]\.?|umber))\s*\d|^\d+\.?$")
_MANY = 3
_BELOW = 8
"""Paragraphs that are looked at below a letterhead."""
_FULL_LINE = 56
"""Characters of a line that the margin may have broken."""
# A paragraph of a telegram in capitals.
_NUMBERED_SENTENCE = re.compile(r"\d{1,2}[.)]\s.*\s.*\.")
_OPEN = word_set("of the and in at to for from with by on a an")


@dataclass(slots=True)
class Top:
    """The blocks above a text, and the paragraphs left for the text itself."""

    blocks: list[TopBlock] = field(default_factory=list)
    rest: list[Chunk] = field(default_factory=list)
    headed: bool = False
    language: str = "en"
    letter: bool = False
    """A salutation stands ahead."""
    marked: bool = False
    """The mark of an enclosure stands above."""
    followed: bool = False
    """More text stands behind the last paragraph."""


def read_top(source: Source, chunks: Sequence[Chunk], language: str, *, marked: bool = False, followed: bool = False) -> Top:
    """Read paragraphs from the start as long as they belong above the text.

    `marked` below the mark of an enclosure, `followed` where more text stands behind the paragraphs.
    """
    top = Top(language=language, marked=marked, followed=followed)
    at = 0
    while at < len(chunks):
        top.letter = _stands_above_salutation(chunks, at)
        taken, left = _read_chunk(source, chunks, at, top)
        if not taken and (
            top.letter or _stands_above_dateline(source, chunks, at, language) or _stands_above_markings(source, chunks, at, language)
        ):
            top.blocks.append(Field(chunks[at].span, _kind(chunks[at], top)))
            taken = 1
        if not taken:
            break
        at += taken
        if left is not None:
            top.rest.append(left)
            break
    top.rest += chunks[at:]
    return top


def _read_chunk(source: Source, chunks: Sequence[Chunk], at: int, top: Top) -> tuple[int, Chunk | None]:
    """Try one paragraph: how many were taken, and what of the last one is already text."""
    chunk = chunks[at]
    following = chunks[at + 1].text if at + 1 < len(chunks) else ""
    if is_dateline(chunk, top.language, known=source.known) or (following and is_house(chunk) and _names_sender(following, top)):
        top.blocks.append(Field(chunk.span, "dateline"))
        return 1, None
    salute = _salutation_line(chunk)
    if salute is not None:
        top.blocks += [Field(line.span, "docNo" if _NUMBER.search(line.text) else "other") for line in chunk.lines[:salute]]
        top.blocks.append(Field(chunk.lines[salute].span, "salute"))
        return 1, Chunk(chunk.lines[salute + 1 :])
    lines = list(chunk.lines)
    front = _peel(source, lines, top.language)
    front += _letterhead(source, lines, chunks[at + 1 : at + 1 + _BELOW], top)
    if not lines:
        top.blocks += front
        return 1, None
    labelled = read_labelled(lines)
    if labelled:
        last, taken = with_lines_below(source, labelled[-1], chunks, at + 1)
        top.blocks += [*front, *labelled[:-1], last]
        return taken + 1, None
    below = tuple(lines)
    # A line that is no field at the beginning of a paragraph is none at its end.
    back = _peel(source, lines, top.language, from_end=True) if len(lines) > 1 else []
    middle = Chunk(tuple(lines))
    if lines and not (top.headed or top.letter) and is_marked(source, middle) and named_below((), chunks[at + 1 : at + 1 + _BELOW]):
        top.blocks += [*front, Field(middle.span, "other"), *back]
        return 1, None
    block = _block(source, middle, top, alone=at + 1 == len(chunks) and not (front or back or top.followed))
    if block is not None:
        top.headed |= isinstance(block, Heading)
        top.blocks += [*front, block, *back]
        return 1, None
    if front:
        top.blocks += front
        return 1, Chunk(below)
    return 0, None


def _letterhead(source: Source, lines: list[Line], below: Sequence[Chunk], top: Top) -> list[Field]:
    """Take the letterhead off the start of a paragraph, with the fields and remarks below it."""
    count = 0 if top.headed or top.letter else letterhead_lines(lines, below)
    if not count:
        return []
    found = [Field(_over(lines, count), "letterhead")]
    del lines[:count]
    while lines:
        fields, remark = _peel(source, lines, top.language), remark_lines(lines)
        found += [*fields, *([Field(_over(lines, remark), "other")] if remark else [])]
        del lines[:remark]
        if not (fields or remark):
            break
    return found


def _over(lines: Sequence[Line], count: int) -> Span:
    return Span(lines[0].span.start, lines[count - 1].span.end)


def _names_sender(below: str, top: Top) -> bool:
    """Whether the name of a house is the dateline of a letter: a salutation below it, or the remark that it is a translation above."""
    last = top.blocks[-1] if top.blocks else None
    return (top.headed and match_salutation(below) > 0) or (isinstance(last, Field) and last.kind == "docType")


def _salutation_line(chunk: Chunk) -> int | None:
    """Which of the first lines of a letter without blank lines is its salutation; short lines may stand above it."""
    for i, line in enumerate(chunk.lines[:_ABOVE_INLINE]):
        if i + 1 < len(chunk.lines) and match_salutation(line.text) == len(line.text):
            return i
        if len(line.text) > _SHORT:
            return None
    return None


def _stands_above_salutation(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a few short lines stand between here and a salutation: addresses, a letterhead, an editor's remark."""
    for chunk in chunks[at : at + _ABOVE_SALUTATION]:
        if match_salutation(chunk.text) == len(chunk.text):
            return True
        if len(chunk.lines) > 8 or any(len(line.text) > 60 for line in chunk.lines):
            return False
    return False


def _stands_above_dateline(source: Source, chunks: Sequence[Chunk], at: int, language: str) -> bool:
    """Whether a few short lines stand between here and a dateline with a text below it: numbers and remarks of no known kind."""
    for i, chunk in enumerate(chunks[at : at + _ABOVE_DATELINE], at):
        lines = chunk.lines[-1:] if i > at else ()
        found = [read_fields(source, line, language) for line in lines]
        if i > at and (is_dateline(chunk, language) or any(f and f[-1].kind == "dateline" for f in found)):
            return any(len(below.text) > _RUNNING or match_salutation(below.text) for below in chunks[i + 1 : i + 4])
        if len(chunk.text) > _REMARK or chunk.text.endswith((":", ";", ",", "?", "!")) or match_label(chunk.text):
            return False
    return False


def _stands_above_markings(source: Source, chunks: Sequence[Chunk], at: int, language: str) -> bool:
    """Whether only short lines stand between here and a classification, a copy number or a label: they belong to them."""
    if at >= _HEADER:
        return False
    for i, chunk in enumerate(chunks[at : at + _ABOVE_MARKINGS], at):
        if _is_remark(chunk):
            continue
        first = chunk.lines[0]
        if i > at and _is_marking(source, first, language):
            return True
        if len(first.text) > _REMARK or len(chunk.lines) > _MANY or is_text(chunk) or chunk.text.endswith((":", ";", "?", "!")):
            return False
    return False


def _kind(chunk: Chunk, top: Top) -> FieldKind:
    """What a paragraph is that stands above others of a known kind."""
    if top.letter:
        return "address"
    return "docType" if chunk.text.startswith("[") and not _is_remark(chunk) else "other"


def _is_remark(chunk: Chunk) -> bool:
    """Whether a paragraph is what an editor says in brackets, at some length."""
    return len(chunk.text) > _REMARK and _BRACKETED.fullmatch(chunk.text) is not None


def _is_marking(source: Source, line: Line, language: str) -> bool:
    label = match_label(line.text)
    if label is not None and label.printed < len(line.text):
        return label.kind in _TELLING
    fields = read_fields(source, line, language)
    return bool(fields) and any(field.kind in ("classification", "copyNo") for field in fields or ())


def _peel(source: Source, lines: list[Line], language: str, *, from_end: bool = False) -> list[Field]:
    """Take lines that are fields off one end of a paragraph."""
    peeled: list[Field] = []
    while lines:
        found = read_fields(source, lines[-1 if from_end else 0], language)
        if found is None or (from_end and len(found) == 1 and len(lines) > 1 and _runs_on(lines[-2])):
            break
        lines.pop(-1 if from_end else 0)
        peeled = [*found, *peeled] if from_end else [*peeled, *found]
    return _received_with_dateline(peeled)


def _runs_on(line: Line) -> bool:
    """Whether a line was broken only because it was full, or in mid-phrase."""
    return len(line.text) >= _FULL_LINE or line.text.endswith((",", "–", "-")) or line.text.rsplit(" ", 1)[-1] in _OPEN


def _received_with_dateline(fields: list[Field]) -> list[Field]:
    """``[Received …]`` below a dateline is part of it."""
    joined: list[Field] = []
    for block in fields:
        if block.kind == "received" and joined and joined[-1].kind == "dateline":
            joined[-1] = Field(Span(joined[-1].span.start, block.span.end), "dateline")
        else:
            joined.append(block)
    return joined


def _block(source: Source, chunk: Chunk, top: Top, *, alone: bool) -> TopBlock | None:
    if is_byline(chunk.text):
        return Field(chunk.span, "byline")
    if match_salutation(chunk.text) == len(chunk.text):
        return Field(chunk.span, "salute")
    if (heading := markdown_heading(chunk)) is not None and not alone:
        return None if top.headed else Heading(heading.span, "main", heading.mark)
    if top.headed and (is_numbered(chunk, chunk) or _NUMBERED_SENTENCE.fullmatch(chunk.text)):
        return None
    if not alone and (is_heading(chunk, first=not top.headed) or (top.marked and not top.headed and is_caption(chunk))):
        if top.letter and not is_named(chunk):
            return Field(chunk.span, "address")
        return Heading(chunk.span, "sub" if top.headed else "main")
    return None
