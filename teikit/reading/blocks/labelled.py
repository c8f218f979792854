"""Labelled lines above a text: ``FROM: …``, ``PARTICIPANTS`` with the names below it, several labels in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.expressions import expression
from teikit.reading.blocks.fields import read_fields
from teikit.reading.blocks.headings import is_named
from teikit.reading.blocks.labels import Label, match_label
from teikit.reading.blocks.lists import items_of_lines
from teikit.reading.blocks.sides import with_sides
from teikit.reading.lines import Chunk, Line
from teikit.record import Field, Item
from teikit.source import Source, Span

__all__ = ["read_labelled", "with_lines_below"]

_PARTICIPANT = expression(r"(?:[A-ZÀ-ÖØ-ÞА-Я\[][\w.'’\]-]*[,.]?(?:\s+|$)){1,6}.{0,160}", re.S)
_MAX_SIDE = 40
_MOST_LINES = 6
"""Lines below a label that is no list's."""
_LISTS = frozenset({"participants", "to", "from", "info", "ref", "subject"})
_MANY = 3
# Where the next label may begin in a line that holds several, and what each of them looks like: "From: Orsa   No. 7   Time: 6:40".
_BESIDE = expression(
    r"(?P<gap>\t[ \t]*|[ ]{1,80})(?:(?P<label>(?:From|To|Time|Date|Ref|Subject|Place)[ ]?:(?!\S))|(?:№|Nº|N[or]\.)[ ]?\d)", re.I
)
_SURE_GAP = 2
"""Blanks before a label that divide it from what stands before it."""
_OFFICE = expression(r"[A-ZÀ-ÖØ-ÞА-Я][^\n.:;?!]{2,70}")


def read_labelled(lines: Sequence[Line]) -> list[Field]:
    """The labelled fields that a paragraph consists of; empty if its first line has no label and few of the others do."""
    found: list[tuple[Label | None, list[Line]]] = []
    unlabelled: list[Line] = []
    for line, label in zip(lines, _labels(lines), strict=False):
        deeper = bool(found) and line.indent > found[-1][1][0].indent
        if label is not None and not (deeper and found[-1][0] is not None and found[-1][0].kind == "participants"):
            first, *beside = _divided(line)
            found.append((label, [first]))
            found += [(match_label(part.text), [part]) for part in beside]
        elif found:
            found[-1][1].append(line)
        else:
            unlabelled.append(line)
    if any(label is not None and label.kind not in _LISTS and len(group) > _MOST_LINES for label, group in found):
        return []
    return [*(Field(line.span, "other") for line in unlabelled), *(_field(label, group) for label, group in found)]


def _labels(lines: Sequence[Line]) -> list[Label | None]:
    """The label of each line; none where neither the first line has one nor, of many, half of them."""
    labels: list[Label | None] = []
    without, most = 0, len(lines) // 2 if len(lines) > _MANY else 0
    for line in lines:
        labels.append(match_label(line.text))
        without += labels[-1] is None
        if labels[0] is None and without > most:
            return []
    return labels


def with_lines_below(source: Source, field: Field, chunks: Sequence[Chunk], at: int) -> tuple[Field, int]:
    """A labelled field with what belongs to it in the paragraphs from `at` on, and how many those are."""
    if field.kind == "participants":
        return _with_participants(source, field, chunks, at)
    taken = 0
    while field.kind in ("to", "from") and not field.items and at + taken < len(chunks) and source[field.span].endswith(","):
        if not _is_office(source, chunks[at + taken]):
            break
        field = Field(Span(field.span.start, chunks[at + taken].span.end), field.kind, field.label)
        taken += 1
    return field, taken


def _divided(line: Line) -> list[Line]:
    """A line with several labels in pieces, each beginning with one; numbers need no label."""
    places = list(_BESIDE.finditer(line.text))
    sure = [p for p in places if "\t" in p["gap"] or len(p["gap"]) >= _SURE_GAP]
    if len(sure) < len(places) and sum(p["label"] is not None for p in places) < 2:
        places = sure
    edges = [0, *(p.end("gap") for p in places), len(line.text)]
    return list(_pieces(line, edges))


def _pieces(line: Line, edges: Sequence[int]) -> Iterator[Line]:
    for start, end in pairwise(edges):
        text = line.text[start:end].rstrip()
        at = line.span.start + start
        yield Line(Span(at, at + len(text)), text, line.indent, line.page_start and not start, line.after_blank and not start)


def _field(label: Label | None, lines: Sequence[Line]) -> Field:
    first = lines[0]
    span = Span(first.span.start, lines[-1].span.end)
    if label is None:
        return Field(span, "docNo")
    printed = Span(first.span.start, first.span.start + label.printed)
    values = [line for line in lines[1:] if line]
    inline = Line(Span(first.span.start + label.length, first.span.end), first.text[label.length :], first.indent)
    if label.kind == "participants" or (len(values) > 1 and not inline.text and label.kind != "dateline"):
        items = (*((Item(inline.span),) if inline.text else ()), *items_of_lines(values))
        return Field(span, label.kind, printed, items)
    return Field(span, label.kind, printed)


def _with_participants(source: Source, field: Field, chunks: Sequence[Chunk], at: int) -> tuple[Field, int]:
    """The paragraphs after ``PARTICIPANTS`` that are names join the list."""
    items = list(field.items)
    taken = 0
    while at + taken < len(chunks) and taken < _MAX_SIDE and _is_participants(chunks[at + taken], bare=not field.items):
        items += items_of_lines(chunks[at + taken].lines)
        taken += 1
    end = items[-1].span.end if taken else field.span.end
    return Field(Span(field.span.start, end), field.kind, field.label, with_sides(source, items)), taken


def _is_participants(chunk: Chunk, *, bare: bool) -> bool:
    """Whether a paragraph holds names: short lines without an end of sentence, each a name with an office."""
    if match_label(chunk.lines[0].text) or any(len(line.text) > 160 or line.text.endswith((".", ":", "?")) for line in chunk.lines):
        return False
    named = all(_PARTICIPANT.fullmatch(line.text) for line in chunk.lines)
    return named and (bare or all("," in line.text or len(line.text.split()) <= 5 for line in chunk.lines)) and not chunk.text.isupper()


def _is_office(source: Source, chunk: Chunk) -> bool:
    """Whether a paragraph goes on with the office of somebody whose name above it ends in a comma."""
    if len(chunk.lines) != 1 or match_label(chunk.text) or is_named(chunk) or not _OFFICE.fullmatch(chunk.text):
        return False
    return read_fields(source, chunk.lines[0]) is None
