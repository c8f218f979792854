"""What the desk put round a record without blank lines: markings among the lines above it, the imprint below the signature.

Chanceries set letterhead, classification, copy and register numbers above a heading, and copies made, typist and date below
the signature (WCDA, RUJFK). Where no blank line divides them, they are told by what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from teikit.expressions import expression
from teikit.reading.blocks.beginnings import LETTERS, beginnings
from teikit.reading.blocks.fields import read_fields
from teikit.reading.blocks.labels import match_label
from teikit.reading.blocks.lists import items_of_lines
from teikit.reading.lines import Chunk, Line
from teikit.record import Closing
from teikit.source import Source, Span

__all__ = ["cut_above", "cut_below", "is_text", "read_imprint"]

_ABOVE = 12
"""Paragraphs at the start among which markings stand."""
_BELOW = 4
_RUNNING = 150
"""Characters of a line of running text."""
_SMALL_WORD = expression(r"\b[a-z]+\b")
_SMALL_WORDS = 4
"""Words in small letters that make a sentence of text."""
_SURE = frozenset({"classification", "copyNo", "docNo", "docType"})
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|only)"
_COPIES = expression(
    rf"{_COUNT}\s+cop(?:y|ies)\b[^.]{{0,80}}\.?|(?:printed|made|issued|typed|run off) (?:in )?{_COUNT} cop(?:y|ies)\b.{{0,60}}", re.I
)
_COPY = expression(
    r"(?:cop(?:y|ies)\s+)?(?:№|Nº|No\.?|#)?\s?\d{1,3}(?:st|nd|rd|th)?(?:\s+cop(?:y|ies))?\s*(?:[-–—.):]|(?=to\b))\s*(?:to|for)\b.{2,80}",
    re.I,
)
_REGISTER = expression(
    r"(?:№|Nº|No\.?)\s?[\d/a-zа-я-]{1,14}\.?|[a-zа-я]{1,3}/[A-Za-zА-Яа-я]{1,3}\.?|(?:\d{1,2}[ .][\w.]{1,9}[ .])\d{2,4}\.?(?:\s?g\.)?"
    r"|(?:distributed|sent out|typed|typist|printed|drafted|executed|dispatched|received)\b[^.]{0,80}\.?",
    re.I,
)
_FILE = expression(r"(?:№|Nº|No\.?)\s?\d{1,5}[-/][\w-]{1,10}\.?(?:\s*\(\d{1,3} (?:pages?|pp?\.|sheets?)\))?", re.I)
_may_be_imprint = beginnings("one two thr fou fiv six sev eig nin ten ele twe fif onl pri mad iss typ run cop dis sen dra exe rec")
_REMARK = expression(r"[\[(][^\[\]()]{0,40}\b(?:signature|signed|initials?|sgd|facsimile)\b[^\[\]()]{0,40}[\])]", re.I)
_PARENTHESIS = expression(r"\([^()]{3,60}\)\.?$")
_LONGEST = 110


def cut_above(source: Source, chunks: Sequence[Chunk], language: str) -> list[Chunk]:
    """The paragraphs, those at the start cut where lines of markings stand between others."""
    cut: list[Chunk] = []
    for i, chunk in enumerate(chunks):
        if i >= _ABOVE or any(len(line.text) > _RUNNING for line in chunk.lines) or is_text(chunk):
            return [*cut, *chunks[i:]]
        cut += _cut_at_markings(source, chunk, language)
    return cut


def is_text(chunk: Chunk) -> bool:
    """Whether a paragraph is running text: it ends as a sentence does, and not all of its words are names."""
    first, last = chunk.lines[0].text, chunk.lines[-1].text
    return last.rstrip('"”’)')[-1:] in set(".?!") and len(_SMALL_WORD.findall(f"{first} {last}")) >= _SMALL_WORDS


def _cut_at_markings(source: Source, chunk: Chunk, language: str) -> list[Chunk]:
    if len(chunk.lines) < 3:
        return [chunk]
    labelled = _labelled_from(chunk.lines)
    if 0 < labelled < len(chunk.lines):
        above = Chunk(chunk.lines[:labelled])
        return [*(_cut_at_markings(source, above, language)), Chunk(chunk.lines[labelled:])]
    marked = _markings(source, chunk.lines, language)
    inside = marked[marked.index(False) : len(marked) - marked[::-1].index(False)] if False in marked else []
    if True not in inside:
        return [chunk]
    return [Chunk(tuple(line for line, _ in run)) for _, run in groupby(zip(chunk.lines, marked, strict=True), key=lambda pair: pair[1])]


def _labelled_from(lines: Sequence[Line]) -> int:
    """From which line on all are labels with their values beside them."""
    at = len(lines)
    while at and (label := match_label(lines[at - 1].text)) is not None and label.length < len(lines[at - 1].text):
        at -= 1
    # Below a label stands its value.
    return len(lines) if any(match_label(line.text) for line in lines[:at]) else at


def _markings(source: Source, lines: Sequence[Line], language: str) -> list[bool]:
    """Which lines are markings; a dateline is one beside others, and nothing is within a bracket that runs over lines."""
    found: list[bool] = []
    dated: list[bool] = []
    depth = 0
    for line in lines:
        fields = read_fields(source, line, language) if not depth and match_label(line.text) is None else None
        sure = bool(fields) and any(field.kind in _SURE for field in fields or ())
        dated.append(bool(fields) and not sure)
        found.append(sure)
        depth = max(0, depth + line.text.count("[") - line.text.count("]"))
        if depth:
            found[-1] = False
    for i, date in enumerate(dated):
        found[i] = found[i] or (date and i > 0 and found[i - 1])
    return found


def cut_below(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The paragraphs, the last ones cut between running text, signature and imprint."""
    kept, cut = list(chunks), list[Chunk]()
    while kept and len(chunks) - len(kept) < _BELOW and all(len(line.text) <= _LONGEST for line in kept[-1].lines):
        cut[:0] = _cut_at_signature(kept.pop())
    return [*kept, *cut]


def _cut_at_signature(chunk: Chunk) -> list[Chunk]:
    lines = chunk.lines
    bracketed = "[" in chunk.text or "(" in chunk.text
    signed = [i for i, line in enumerate(lines) if _REMARK.search(line.text)] if bracketed else []
    imprint = len(lines)
    while imprint and _is_imprint(lines[imprint - 1]):
        imprint -= 1
    if not signed and not (imprint < len(lines) and any(_COPIES.fullmatch(line.text) for line in lines[imprint:])):
        return [chunk]
    edges = {0, imprint, len(lines)}
    if signed:
        first = signed[0]
        while first and lines[first - 1].text.isupper():
            first -= 1
        last = signed[-1]
        if last + 1 < len(lines) and _PARENTHESIS.search(lines[last + 1].text) and not _PARENTHESIS.search(lines[last].text):
            last += 1
        edges |= {first, last + 1}
    return [Chunk(lines[a:b]) for a, b in pairwise(sorted(edges))]


def _is_imprint(line: Line) -> bool:
    text = line.text
    # No. 5, 26/6, V/N; most lines begin otherwise.
    if text[0].isalpha() and text[:2].lower() != "no" and "/" not in text[:4] and not _may_be_imprint(text[:LETTERS]):
        return False
    return any(pattern.fullmatch(text) for pattern in (_COPIES, _COPY, _FILE, _REGISTER))


def read_imprint(chunk: Chunk) -> list[Closing] | None:
    """How many copies were made and for whom, register numbers, typists' initials; None where a line is anything else."""
    if not all(_is_imprint(line) for line in chunk.lines):
        return None
    if not any(pattern.fullmatch(line.text) for pattern in (_COPIES, _COPY, _FILE) for line in chunk.lines):
        return None
    found: list[Closing] = []
    for is_copy, run in groupby(chunk.lines, key=lambda line: _COPY.fullmatch(line.text) is not None):
        lines = list(run)
        if is_copy:
            label = found.pop().span if found and lines[0].span.start > found[-1].span.end else None
            items = tuple(items_of_lines(lines))
            found.append(Closing(Span(label.start if label else lines[0].span.start, lines[-1].span.end), "distribution", label, items))
        else:
            found += [Closing(line.span, "other") for line in lines]
    return found
