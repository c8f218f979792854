"""Turns of speakers.

A label is a turn's only if the whole record speaks for it: such labels repeat and alternate, or the list of participants
names them. ``Subject:`` and its like never do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.label_words import ARTICLES, TITLES, words
from teikit.reading.blocks.speakers import LONGEST_ALONE, QUESTION_AND_ANSWER, Candidate, alone, in_lines, is_addressed
from teikit.reading.lines import Chunk, Line
from teikit.source import Source, Span

__all__ = ["Labels", "cut_at_labels", "find_labels", "find_labels_alone"]

_COMMON_SHAPE = 0.15
"""Share of the labels of a record that a shape must have for a label seen once to be believed."""
_LEAST = 2
"""Labels without which nobody speaks to anybody."""
_FEWEST = 4
_CAPITALS_SHARE = 0.8
"""From this share of names in capitals on, "Against:" before a paragraph is none."""
_FEWEST_PLAIN = 6
_COME_BACK = 3
_MAY_SET = frozenset("*_<")
"""What bold, italics or underlining round a label begin with."""
_WORD = expression(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of turns in a record: where a turn begins -> label with its punctuation."""

    at: dict[int, Span]


def find_labels(source: Source, chunks: Sequence[Chunk], participants: Sequence[Span]) -> Labels:
    """The places of a record where a turn opens."""
    candidates = list(in_lines(source, chunks))
    if len(candidates) < _LEAST:
        return Labels({})
    known = {word for span in participants for word in words(source[span])}
    accepted: dict[int, Span] = {}
    for style in ("colon", "dot", "plain", "column"):
        group = [c for c in candidates if c.style == style]
        if style == "dot":
            group = _without_lone_letter(group)
        if (style in ("colon", "dot") and _are_addressed(source, group)) or _SPEAKS[style](group, known, len(chunks)):
            accepted |= {c.start: c.label for c in _believed(group, known)}
    if accepted:
        # Where people speak, a form of address in capitals is a label though its bearer says one thing only: MR. HOLT: Objection.
        accepted |= {c.start: c.label for c in candidates if all(c.shape) and c.style in ("colon", "dot")}
    return Labels(accepted)


def find_labels_alone(source: Source, chunks: Sequence[Chunk]) -> Labels:
    """The names that stand on lines of their own, where they are labels: they come back, and alternate."""
    short = [text for chunk in chunks if len(text := chunk.lines[0].text) <= LONGEST_ALONE]
    if len(short) < _FEWEST or not _may_come_back(short):
        return Labels({})
    found = alone(chunks)
    marked = [c for c in found if c.shape != ("", False)]
    if _alternates(marked, _FEWEST):
        counts = Counter(c.key for c in marked)
        return Labels({c.start: c.label for c in marked if counts[c.key] > 1 or c.shape[0]})
    if _alternates(found, _FEWEST_PLAIN) and all(n > 1 for n in Counter(c.key for c in found).values()):
        return Labels({c.start: c.label for c in found})
    return Labels({})


def _may_come_back(texts: Sequence[str]) -> bool:
    """Whether labels among some lines may come back as often as `_alternates` asks: three begin with a word that another has, too."""
    begun = Counter([word[0] for text in texts if (word := _WORD.match(text.lower()))])
    return sum([n for n in begun.values() if n > 1]) >= _COME_BACK or any(text[0] in _MAY_SET for text in texts)


def cut_at_labels(chunks: Sequence[Chunk], labels: Labels) -> list[Chunk]:
    """Paragraphs cut where a turn opens in them."""
    if not labels.at:
        return list(chunks)
    starts = sorted(labels.at)
    found: list[Chunk] = []
    for chunk in chunks:
        if bisect_right(starts, chunk.span.start) == bisect_left(starts, chunk.span.end):
            found.append(chunk)
            continue
        lines: list[Line] = []
        for line in chunk.lines:
            for part in _cut(line, starts):
                if part.span.start in labels.at and lines:
                    found.append(Chunk(tuple(lines)))
                    lines = []
                lines.append(part)
        found.append(Chunk(tuple(lines)))
    return found


def _cut(line: Line, starts: Sequence[int]) -> list[Line]:
    """A line in pieces, each beginning where a turn does."""
    edges = starts[bisect_right(starts, line.span.start) : bisect_left(starts, line.span.end)]
    if not edges:
        return [line]
    pieces: list[Line] = []
    for a, b in pairwise([line.span.start, *edges, line.span.end]):
        text = line.text[a - line.span.start : b - line.span.start].rstrip()
        pieces.append(Line(Span(a, a + len(text)), text, line.indent, line.page_start and not pieces, line.after_blank and not pieces))
    return pieces


def _without_lone_letter(group: list[Candidate]) -> list[Candidate]:
    """``A.`` is an answer where there are questions; else it numbers a section."""
    letters = {c.key for c in group} & {"a", "q"}
    return [c for c in group if c.key not in letters] if len(letters) == 1 else group


def _are_addressed(source: Source, group: list[Candidate]) -> bool:
    """Whether labels are forms of address with names in capitals, ``The PRESIDENT.`` among them: turns, though none comes back."""
    addressed = [is_addressed(source, c) for c in group]
    return any(addressed) and _mostly(sum(a or all(c.shape) for a, c in zip(addressed, group, strict=True)), group)


def _mostly(count: int, group: list[Candidate]) -> bool:
    return count >= 2 and count >= _CAPITALS_SHARE * len(group)


def _believed(group: list[Candidate], known: set[str]) -> list[Candidate]:
    """The labels that come back, name a participant, or look like most of the others."""
    counts = Counter(c.key for c in group)
    shapes = Counter(c.shape for c in group)
    common = {shape for shape, n in shapes.items() if n >= _COMMON_SHAPE * len(group)}
    if _mostly(sum(c.shape[1] for c in group), group):
        group = [c for c in group if c.shape[1] or c.shape[0] in TITLES - ARTICLES or set(c.key.split()) & known]
    return [c for c in group if counts[c.key] > 1 or c.shape in common or c.shape[0] in TITLES or set(c.key.split()) & known]


def _speaks(group: list[Candidate], known: set[str], paragraphs: int) -> bool:
    """Whether labels of one style are turns: enough of them, by at least two speakers, and they come back."""
    counts = Counter(c.key for c in group)
    if len(counts) < 2:
        return False
    named = sum(n for key, n in counts.items() if set(key.split()) & known)
    again = sum(n for n in counts.values() if n > 1)
    if set(counts) <= QUESTION_AND_ANSWER:
        return len(group) >= 2 and abs(counts["q"] + counts["question"] - counts["a"] - counts["answer"]) <= max(2, len(group) // 4)
    if named >= 2 and named * 2 >= len(group):
        return True
    if len(group) < _FEWEST or again * 2 < len(group) or sum(c.says for c in group) * 2 < len(group):
        return False
    unmistakable = sum(c.shape != ("", False) for c in group)
    return len(group) * 6 >= paragraphs or unmistakable * 5 >= len(group) * 4


def _speaks_in_columns(group: list[Candidate], known: set[str], paragraphs: int) -> bool:
    """Whether names in a column are labels: they come back, what stands beside them begins in one column and is speech."""
    if not _alternates(group, _FEWEST):
        return False
    columns = Counter(c.column for c in group)
    return max(columns.values()) * 2 >= len(group)


def _speaks_plainly(group: list[Candidate], known: set[str], paragraphs: int) -> bool:
    """Whether words before a full stop are labels, though nothing marks them: two paragraphs in three have one, and they come back."""
    return len(group) * 3 >= paragraphs * 2 and _alternates(group, _FEWEST)


def _alternates(group: list[Candidate], fewest: int) -> bool:
    """Whether labels come back and mostly change from one to the next, and sentences stand behind them."""
    counts = Counter(c.key for c in group)
    if len(group) < fewest or len(counts) < 2:
        return False
    again = sum(n for n in counts.values() if n > 1)
    changes = sum(a.key != b.key for a, b in pairwise(group))
    return again * 4 >= len(group) * 3 and changes * 4 >= (len(group) - 1) * 3 and sum(c.says for c in group) * 2 >= len(group)


_SPEAKS: dict[str, Callable[[list[Candidate], set[str], int], bool]] = {
    "colon": _speaks,
    "dot": _speaks,
    "plain": _speaks_plainly,
    "column": _speaks_in_columns,
}
