"""What stands above a text: fields, bylines, headings, the salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.desk import is_text
from teikit.reading.blocks.fields import is_dateline, is_house, read_fields
from teikit.reading.blocks.headings import is_byline, is_caption, is_heading, is_named
from teikit.reading.blocks.labels import Label, match_label
from teikit.reading.blocks.lists import items_of_lines
from teikit.reading.blocks.salutations import match_salutation
from teikit.reading.blocks.sections import is_numbered, markdown_heading
from teikit.reading.blocks.sides import with_sides
from teikit.reading.lines import Chunk, Line
from teikit.reading.prose.tables import word_set
from teikit.record import Field, FieldKind, Heading, Item, TopBlock
from teikit.source import Source, Span

__all__ = ["Top", "read_top"]

_PARTICIPANT = expression(r"(?:[A-ZÀ-ÖØ-ÞА-Я\[][\w.'’\]-]*[,.]?(?:\s+|$)){1,6}.{0,160}", re.S)
_MAX_SIDE = 40
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
_TELLING = frozenset(["participants", "subject", "from", "to", "dateline"])
"""Labels that stand above a text only."""
_NUMBER = expression(r"(?:№|\b[Nn](?:[oº°r]\.?|umber))\s*\d|^\d+\.?$")
_MANY = 3
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
            kind: FieldKind = "address" if top.letter else "docType" if chunks[at].text.startswith("[") else "other"
            top.blocks.append(Field(chunks[at].span, kind))
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
    if is_dateline(chunk, top.language) or (following and is_house(chunk) and _names_sender(following, top)):
        top.blocks.append(Field(chunk.span, "dateline"))
        return 1, None
    salute = _salutation_line(chunk)
    if salute is not None:
        top.blocks += [Field(line.span, "docNo" if _NUMBER.search(line.text) else "other") for line in chunk.lines[:salute]]
        top.blocks.append(Field(chunk.lines[salute].span, "salute"))
        return 1, Chunk(chunk.lines[salute + 1 :])
    lines = list(chunk.lines)
    front = _peel(source, lines, top.language)
    if not lines:
        top.blocks += front
        return 1, None
    labelled = _labelled(source, lines)
    if labelled:
        top.blocks += [*front, *labelled]
        taken = _take_participants(chunks, at + 1, top) + 1
        last = top.blocks[-1]
        if isinstance(last, Field) and last.kind == "participants":
            top.blocks[-1] = replace(last, items=with_sides(source, last.items))
        return taken, None
    below = tuple(lines)
    # A line that is no field at the beginning of a paragraph is none at its end.
    back = _peel(source, lines, top.language, from_end=True) if len(lines) > 1 else []
    middle = Chunk(tuple(lines))
    block = _block(source, middle, top, alone=at + 1 == len(chunks) and not (front or back or top.followed))
    if block is not None:
        top.headed |= isinstance(block, Heading)
        top.blocks += [*front, block, *back]
        return 1, None
    if front:
        top.blocks += front
        return 1, Chunk(below)
    return 0, None


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
        first = chunk.lines[0]
        if len(first.text) > _REMARK or len(chunk.lines) > _MANY or is_text(chunk) or chunk.text.endswith((":", ";", "?", "!")):
            return False
        if i > at and _is_marking(source, first, language):
            return True
    return False


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


def _labelled(source: Source, lines: Sequence[Line]) -> list[Field]:
    """The labelled fields that a paragraph consists of; empty if its first line has no label and few of the others do."""
    found: list[tuple[Label, list[Line]]] = []
    unlabelled: list[Line] = []
    first = match_label(lines[0].text)
    if first is None and len(lines) <= _MANY:
        return []
    labels = [first, *(match_label(line.text) for line in lines[1:])]
    mostly = sum(label is not None for label in labels) * 2 >= len(lines) > _MANY
    for line, label in zip(lines, labels, strict=True):
        deeper = bool(found) and line.indent > found[-1][1][0].indent
        if label is not None and not (deeper and found[-1][0].kind == "participants"):
            found.append((label, [line]))
        elif found:
            found[-1][1].append(line)
        elif mostly:
            unlabelled.append(line)
        else:
            return []
    if any(label.kind not in ("participants", "to", "from", "info", "ref", "subject") and len(group) > 6 for label, group in found):
        return []
    return [*(Field(line.span, "other") for line in unlabelled), *(_field(label, group) for label, group in found)]


def _field(label: Label, lines: Sequence[Line]) -> Field:
    first = lines[0]
    span = Span(first.span.start, lines[-1].span.end)
    printed = Span(first.span.start, first.span.start + label.printed)
    values = [line for line in lines[1:] if line]
    inline = Line(Span(first.span.start + label.length, first.span.end), first.text[label.length :], first.indent)
    if label.kind == "participants" or (len(values) > 1 and not inline.text and label.kind != "dateline"):
        items = (*((_item(inline),) if inline.text else ()), *items_of_lines(values))
        return Field(span, label.kind, printed, items)
    return Field(span, label.kind, printed)


def _item(line: Line) -> Item:
    return Item(line.span)


def _take_participants(chunks: Sequence[Chunk], at: int, top: Top) -> int:
    """Paragraphs after ``PARTICIPANTS`` that are names; returns how many. They join the list above them."""
    last = top.blocks[-1]
    if not isinstance(last, Field) or last.kind != "participants":
        return 0
    items = list(last.items)
    taken = 0
    while at + taken < len(chunks) and taken < _MAX_SIDE and _is_participants(chunks[at + taken], bare=not last.items):
        items += items_of_lines(chunks[at + taken].lines)
        taken += 1
    if taken:
        top.blocks[-1] = Field(Span(last.span.start, items[-1].span.end), last.kind, last.label, tuple(items))
    return taken


def _is_participants(chunk: Chunk, *, bare: bool) -> bool:
    """Whether a paragraph holds names: short lines without an end of sentence, each a name with an office."""
    if match_label(chunk.lines[0].text) or any(len(line.text) > 160 or line.text.endswith((".", ":", "?")) for line in chunk.lines):
        return False
    named = all(_PARTICIPANT.fullmatch(line.text) for line in chunk.lines)
    return named and (bare or all("," in line.text or len(line.text.split()) <= 5 for line in chunk.lines)) and not chunk.text.isupper()
