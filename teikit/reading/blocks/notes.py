"""Footnotes and endnotes: their texts, and the places that call them (TYPOLOGY 59-65).

A numbered paragraph is a note only if something in the text calls its number in the same notation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.reading.lines import Chunk, Line
from teikit.record import Insertion, Note, NoteCall, Paragraph
from teikit.source import Source, Span

__all__ = ["Notes", "find_notes", "without_calls"]

_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPT, "0123456789")


@dataclass(frozen=True, slots=True)
class _Style:
    """One notation: how a note begins, how it is called."""

    name: str
    label: re.Pattern[str]
    """Matches at the start of a line; group n is the number."""
    call: re.Pattern[str]
    """Matches a call in the text; group n is the number."""
    begins: str
    """What a label may begin with; 0 stands for every digit. Where no line does, there are no notes."""
    sign: str = ""
    """What every label of the notation, and every call, holds: a text without it is not looked through."""
    only_at_end: bool = False
    """Such labels also number paragraphs: they are notes only in a run that ends the text."""


_NUMBER = r"\d{1,3}"
# A digit glued to a word or to its punctuation, and to nothing that would make it a number or a name (F-16, 1944, U–2). What
# stands before the number is asked behind its first digit: digits are quickly found, places before one are not.
_GLUED = expression(
    r"(?P<n>\d(?<![\s\d]\d)(?:(?<=[^\W\d_]{3}\d)|(?<=[.,;:?!”\"’')\]]\d)(?<!\d[.,:]\d)|(?<=\b1[6-9]\d\d[.,;:]\d)|(?<=\b20\d\d[.,;:]\d))"
    r"(?<!\b[A-Z]\.\d)(?<!No\.\d)\d{0,2})(?![\d\w/–—-])(?!\.\d)(?!\s?%)"
)
_MANY_DIGITS = expression(r"[12]\d{4}")
# A digit glued to a year: "October 3, 19172" calls note 2 behind 1917, where nothing else calls it.
_BEHIND_YEAR = expression(
    rf"\b[^\W\d_]{{3,9}}\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:1[6-9]|20)\d\d(?P<n>{_NUMBER})(?![\d\w/–—-])(?!\.\d)"
)
_SIGNS = r"[*†‡§‖¶]{1,3}"
# Tried in this order; a text may use several.
_STYLES = (
    _Style("slash", expression(rf"/(?P<n>{_NUMBER}|[a-z]|{_SIGNS})/\s*"), expression(rf"/(?P<n>{_NUMBER}|[a-z]|{_SIGNS})/"), "/", "/"),
    _Style(
        "caret", expression(rf"\[\^(?P<n>{_NUMBER}|\w{{1,8}})\]:?\s*"), expression(rf"\[\^(?P<n>{_NUMBER}|\w{{1,8}})\](?!:)"), "[", "[^"
    ),
    _Style(
        "bracket",
        expression(rf"\[(?P<n>{_NUMBER}|[a-z]|{_SIGNS})\]:?\s+"),
        expression(rf"\[(?P<n>{_NUMBER}|[a-z]|{_SIGNS})\](?:\(#\w+\))?"),
        "[",
        "[",
    ),
    _Style("superscript", expression(rf"(?P<n>[{_SUPERSCRIPT}]{{1,3}})\s*"), expression(rf"(?P<n>[{_SUPERSCRIPT}]{{1,3}})"), _SUPERSCRIPT),
    _Style(
        "sign",
        # Not the asterisks round emphasis: as many stand behind a word of the line.
        expression(rf"(?!\*{{2,3}}\S[^\n]*\S\*\*|\*[^\s*][^*\n]*\*[^*\n]*$)(?P<n>{_SIGNS})[.)]?\s*(?=[^\W\d_]|[“\"(\[])"),
        expression(rf"(?<=[\w.,;:?!”\"’')\]])(?P<n>{_SIGNS})(?![\w*†‡§‖¶])"),
        "*†‡§‖¶",
    ),
    _Style("dot", expression(rf"(?P<n>{_NUMBER})\.\s+"), _GLUED, "0", only_at_end=True),
    _Style("space", expression(rf"(?P<n>{_NUMBER})\s+(?=\S)"), _GLUED, "0", only_at_end=True),
)
_EMPHASIS = 300
"""Characters of a line that emphasis may hold."""
_MOST_RUNS = 8
_SOURCE_NOTE = expression(r"Source\s*:|Quelle\s*:|Источник\s*:", re.I)
_BY_SOURCE = expression(r"\[Footnotes?(?: and brackets)? in the (?:source text|original)\.?\]", re.I)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a text, where they are called, and the text without them."""

    chunks: tuple[Chunk, ...]
    notes: tuple[Note, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def signs(self) -> list[Span]:
        """Where notes are called, and what stands before their texts."""
        return [*(call.span for call in self.calls), *(note.label for note in self.notes if note.label)]


@dataclass(slots=True)
class _Candidate:
    n: str
    label: Span
    number: Span
    lines: list[Line]

    @property
    def span(self) -> Span:
        return Span(self.label.start, self.lines[-1].span.end)


def find_notes(source: Source, chunks: Sequence[Chunk]) -> Notes:
    """Take the notes out of a text. Linear in its length for each notation."""
    rest = tuple(chunks)
    notes: list[Note] = []
    calls: list[tuple[int, Span, int]] = []
    begun = _beginnings(chunks)
    for style in _STYLES:
        if begun.isdisjoint(style.begins) or style.sign not in source.text:
            continue
        taken = sorted([note.span.start for note in notes])
        for first in _starts(style, rest):
            found, left = _candidates(style, rest, first, taken)
            pairs = _paired(source, found, _places(source, style, left)) if found else []
            if style.only_at_end and not all(pairs):
                pairs = _behind_years(source, found, pairs, left)
            if _convincing(style, found, pairs):
                calls += [(place.start, place, len(notes) + i) for i, placed in enumerate(pairs) for place in placed]
                notes += [_note(source, candidate) for candidate in found]
                rest = left
                break
    if not notes:
        return Notes(rest)
    order = sorted(range(len(notes)), key=lambda i: notes[i].span)
    new = {old: i for i, old in enumerate(order)}
    ordered = tuple(notes[i] for i in order)
    called = tuple(NoteCall(place, new[note]) for _, place, note in sorted(calls))
    return Notes(rest, ordered, called, tuple(_uncalled(source, ordered, called)))


def _beginnings(chunks: Sequence[Chunk]) -> set[str]:
    """The characters that lines begin with, 0 for digits."""
    begun = {line.text[0] for chunk in chunks for line in chunk.lines}
    return begun | {"0"} if any(map(str.isdecimal, begun)) else begun


def without_calls(insertions: Iterable[Insertion], notes: Notes) -> list[Insertion]:
    """Insertions that are neither the call nor the number of a note, nor share a character with one as a call."""
    taken = sorted(notes.signs)
    starts = [span.start for span in taken]

    def is_taken(insertion: Insertion) -> bool:
        near = taken[max(0, bisect_left(starts, insertion.span.start) - 1) : bisect_left(starts, insertion.span.end)]
        return any(span == insertion.span or (insertion.cls == "note-call" and span.meets(insertion.span)) for span in near)

    return [insertion for insertion in insertions if not is_taken(insertion)]


# ---- texts ----------------------------------------------------------------------------------------


def _candidates(style: _Style, chunks: Sequence[Chunk], first: int, taken: Sequence[int]) -> tuple[list[_Candidate], tuple[Chunk, ...]]:
    """Notes in one notation from a chunk on, and the chunks without them. `taken` is where notes in other notations start."""
    found: list[_Candidate] = []
    left = list(chunks[:first])
    last = -1
    if style.only_at_end:
        last = next((i for i in range(len(chunks) - 1, -1, -1) if style.label.match(chunks[i].lines[0].text)), -1)
    for i, chunk in enumerate(chunks[first:], first):
        if not style.only_at_end and len(chunk.lines) == 1 and chunk.text[0] not in style.begins:
            left.append(chunk)
            continue
        before, inside = _split(style, chunk)
        if style.only_at_end and found and before is not None and i <= last and not inside and _follows(taken, found[-1], chunk):
            # A further paragraph of the note above it.
            found[-1].lines += before.lines
        elif before is not None:
            left.append(before)
        found += inside
    return found, tuple(left)


def _follows(taken: Sequence[int], note: _Candidate, chunk: Chunk) -> bool:
    """Whether no note in another notation stands between a note and a chunk."""
    return bisect_left(taken, note.span.end) == bisect_left(taken, chunk.span.start)


def _starts(style: _Style, chunks: Sequence[Chunk]) -> list[int]:
    """Chunks from which on there may be notes, the first to be tried first.

    In a run that ends the text the numbers go up; where they fall or stand, what stands before may be numbered paragraphs.
    """
    if not style.only_at_end:
        return [0]
    starts: list[int] = []
    misses, after = 0, 0
    for i in range(len(chunks) - 1, -1, -1):
        found = style.label.match(chunks[i].lines[0].text)
        if found:
            number = int(found["n"])
            if starts and number < after:
                starts[-1] = i
            elif len(starts) < _MOST_RUNS:
                starts.append(i)
            else:
                break
            misses, after = 0, number
        elif misses or not starts:
            break
        else:
            misses += 1
    return starts[::-1]


def _split(style: _Style, chunk: Chunk) -> tuple[Chunk | None, list[_Candidate]]:
    """A chunk cut at lines that begin a note."""
    if style.only_at_end and not style.label.match(chunk.lines[0].text):
        return chunk, []
    found: list[_Candidate] = []
    before: list[Line] = []
    for line in chunk.lines:
        match = style.label.match(line.text) if style.only_at_end or line.text[0] in style.begins else None
        if match and (not style.only_at_end or found or not before):
            start = line.span.start
            label, number = Span(start, start + len(match.group().rstrip())), Span(start + match.start("n"), start + match.end("n"))
            found.append(_Candidate(match["n"].translate(_DIGITS), label, number, [line]))
        elif found:
            found[-1].lines.append(line)
        else:
            before.append(line)
    if not found:
        return chunk, found
    return (Chunk(tuple(before)) if before else None), found


def _note(source: Source, candidate: _Candidate) -> Note:
    span = candidate.span
    text = source.strip(Span(candidate.label.end, span.end))
    paragraphs = _paragraphs(text, candidate.lines)
    printed = source[text]
    kind = "source" if _SOURCE_NOTE.match(printed) else "textual" if candidate.n.isalpha() else "editorial"
    resp = "source" if _BY_SOURCE.search(printed) else "editor"
    return Note(span, candidate.label, candidate.number, tuple(Paragraph(p) for p in paragraphs), kind, resp)  # type: ignore[arg-type]


def _paragraphs(text: Span, lines: Sequence[Line]) -> list[Span]:
    """The paragraphs of a note: its lines were cut at blank ones."""
    starts = [text.start]
    ends = []
    for above, below in pairwise(lines):
        if below.after_blank:
            ends.append(above.span.end)
            starts.append(below.span.start)
    return [Span(a, max(a, b)) for a, b in zip(starts, [*ends, text.end], strict=True)]


# ---- calls ----------------------------------------------------------------------------------------


def _places(source: Source, style: _Style, chunks: Iterable[Chunk]) -> dict[str, list[Span]]:
    """The calls of each number in the text."""
    places: dict[str, list[Span]] = defaultdict(list)
    text, sign = source.text, style.sign
    for span in [chunk.span for chunk in chunks]:
        if sign and text.find(sign, span.start, span.end) < 0:
            continue
        for found in style.call.finditer(text, span.start, span.end):
            if found.start() > span.start and not _closes_emphasis(text, found):
                places[found["n"].translate(_DIGITS)].append(Span(found.start(), found.end()))
    return places


def _closes_emphasis(text: str, found: re.Match[str]) -> bool:
    """Whether asterisks behind a word are closed emphasis: as many stand before a word of the line."""
    if not found["n"].startswith("*"):
        return False
    before = text[max(0, found.start() - _EMPHASIS) : found.start()]
    before = before[before.rfind("\n") + 1 :]
    at = before.rfind("*")
    opened = 0 <= at < len(before) - 1 and not before[at + 1].isspace()
    return opened and (at == 0 or not before[at - 1].isalnum())


def _paired(source: Source, found: Sequence[_Candidate], places: dict[str, list[Span]]) -> list[list[Span]]:
    """For each note the calls that are its own: of notes with one number the k-th has the k-th call, the last also those left."""
    same: dict[str, list[int]] = defaultdict(list)
    for i, candidate in enumerate(found):
        same[candidate.n].append(i)
    paired: list[list[Span]] = [[] for _ in found]
    for n, indices in same.items():
        calls = _nearest(_glued(source, places.get(n, [])), [found[i].span.start for i in indices])
        for index, own in zip(indices, calls, strict=True):
            paired[index] = own
    return paired


def _behind_years(source: Source, found: Sequence[_Candidate], pairs: Sequence[list[Span]], chunks: Iterable[Chunk]) -> list[list[Span]]:
    """The calls with those of uncalled notes that are glued to a year."""
    places: dict[str, list[Span]] = defaultdict(list)
    for chunk in chunks:
        if not _MANY_DIGITS.search(source.text, chunk.span.start, chunk.span.end):
            continue
        for match in _BEHIND_YEAR.finditer(source.text, chunk.span.start, chunk.span.end):
            places[match["n"]].append(Span(match.start("n"), match.end("n")))
    return [own or places[candidate.n][:1] for candidate, own in zip(found, pairs, strict=True)]


def _glued(source: Source, calls: list[Span]) -> list[Span]:
    """The calls that touch a word, if any do: ``2 [3] May[3]`` calls note 3 once."""
    touching = [call for call in calls if not source.text[call.start - 1].isspace()]
    return touching or calls


def _nearest(calls: Sequence[Span], notes: Sequence[int]) -> list[list[Span]]:
    if len(notes) == 1:
        return [list(calls)]
    own: list[list[Span]] = [[call] for call in calls[: len(notes)]]
    own += [[] for _ in range(len(notes) - len(own))]
    own[-1] += calls[len(notes) :]
    return own


def _convincing(style: _Style, found: Sequence[_Candidate], pairs: Sequence[Sequence[Span]]) -> bool:
    """Whether enough of the notes are called; glued digits may be chance, so there all but a few must be, and in order."""
    called = sum(bool(p) for p in pairs)
    if not called:
        return False
    if not style.only_at_end:
        return called * 2 >= len(found)
    firsts = [p[0].start for p in pairs if p]
    ordered = sum(a <= b for a, b in pairwise(firsts))
    return called * 3 >= len(found) * 2 and ordered >= 0.8 * (len(firsts) - 1)


# ---- problems -------------------------------------------------------------------------------------


def _uncalled(source: Source, notes: Sequence[Note], calls: Sequence[NoteCall]) -> Iterator[Problem]:
    called = {call.note for call in calls}
    for i, note in enumerate(notes):
        if i not in called and note.n is not None:
            line, column = source.position(note.span.start)
            message = f"nothing in the text calls note {source[note.n]}; it stands behind the text"
            yield Problem("note-uncalled", Severity.WARNING, message, source.name, line, column)
