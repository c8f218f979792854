"""Lists: paragraphs whose lines carry bullets or numbers, and lines indented under a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.reading.lines import Chunk, Line
from teikit.record import Item, ListBlock, Paragraph
from teikit.source import Span

__all__ = ["Start", "is_listed", "item_starts", "items_of_lines", "read_counted", "read_list"]

_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_LABEL = expression(
    r"(?P<label>[•·▪◦‣●○*]|[-–—](?=\s)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\[?(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])\.\]"
    rf"|[IVXLC]{{1,6}}\.)(?=\s)\s*|(?P<ordinal>(?:{'|'.join(word.title() for word in _ORDINALS)})(?:ly)?)(?=[.,:—–-])"
)
_MAY_LABEL = frozenset("*•·▪◦‣●○-–—([ivxIVXLC").union([word[0].upper() for word in _ORDINALS])
"""What a label of more than one letter begins with; what stands behind one letter."""
_BEHIND = (".", ")")
_DEEPEST = 12
"""Lists in one another that are read as such."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ENDS = (".", ";", ":", ",", "—", "–", "!", "?", ")", "]", "”", '"')
"""What a line ends with before one that begins an item; elsewhere the number stands in a sentence."""

_Value = tuple[str, str, int]
"""How a label is printed, what it counts with, and the count."""

_SIDE = expression(
    r"(?:(?:On|From|For|By)\s+(?:the\s+)?)?(?:The\s+)?(?:(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|other|foreign|host)\s+){0,4}(?:[Ss]ide|[Pp]art|[Dd]elegation|[Pp]arty)"
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w. ]{1,40})?\s*:\s+"
)


@dataclass(frozen=True, slots=True)
class Start:
    """The line an item of a list may begin with."""

    line: int
    label: Span | None
    values: frozenset[_Value]

    def follows(self, other: Start) -> bool:
        return any((shape, kind, n - 1) in other.values for shape, kind, n in self.values)

    @property
    def first(self) -> bool:
        return any(n == 1 for _, _, n in self.values)


def read_list(chunk: Chunk, starts: Sequence[Start]) -> ListBlock | None:
    """A paragraph of at least two lines of which every one (or every one that is not indented further) has a bullet.

    `starts` are the `item_starts` of the paragraph.
    """
    if len(starts) < 2 or starts[0].line or not _only_items(chunk.lines, starts):
        return None
    return _list(chunk.lines, starts, len(chunk.lines), nested=True)


def is_listed(chunk: Chunk) -> bool:
    """Whether a paragraph is a list, or holds one."""
    starts = item_starts(chunk)
    return len(starts) > 1 and ((not starts[0].line and _only_items(chunk.lines, starts)) or bool(_counted(chunk.lines, starts)))


def read_counted(chunk: Chunk, starts: Sequence[Start]) -> list[ListBlock | Paragraph]:
    """The lists of lines that begin a sentence and are counted, ``First. … Second. …``, and the text above them; else nothing."""
    runs = _counted(chunk.lines, starts) if len(starts) > 1 else []
    if not runs:
        return []
    ends = [*(run[0].line for run in runs[1:]), len(chunk.lines)]
    lists = [_list(chunk.lines, run, end) for run, end in zip(runs, ends, strict=True)]
    above = chunk.lines[: runs[0][0].line]
    return [*([Paragraph(Chunk(above).span)] if above else []), *lists]


def item_starts(chunk: Chunk) -> list[Start]:
    """The lines of a paragraph of several that begin an item."""
    lines = chunk.lines
    if len(lines) == 1:
        return []
    may = [i for i, line in enumerate(lines) if line.text[0] in _MAY_LABEL or line.text[1:2] in _BEHIND or line.text[0].isdecimal()]
    return [_start(i, lines[i], found) for i in may if (found := _LABEL.match(lines[i].text)) is not None]


def _start(at: int, line: Line, found: re.Match[str]) -> Start:
    if found["ordinal"]:
        word = found["ordinal"].lower().removesuffix("ly")
        return Start(at, None, frozenset({("", "ordinal", _ORDINALS.index(word) + 1)}) if word in _ORDINALS else frozenset())
    label = Span(line.span.start, line.span.start + found.end("label"))
    return Start(at, label, _values(found["label"]))


def _values(label: str) -> frozenset[_Value]:
    """What a label may count: ``(c)`` is the third letter or a Roman hundred."""
    core = label.strip("()[].")
    shape = label.replace(core, "#" if core.isdecimal() or core.islower() else "@", 1)
    values: set[_Value] = set()
    if core.isdecimal():
        values.add((shape, "figure", int(core)))
    if len(core) == 1 and core.isalpha():
        values.add((shape, "letter", ord(core.lower()) - ord("a") + 1))
    if core and set(core.lower()) <= _ROMAN.keys():
        digits = [_ROMAN[c] for c in core.lower()]
        values.add((shape, "roman", sum(-d if d < e else d for d, e in zip(digits, [*digits[1:], 0], strict=True))))
    return frozenset(values)


def _only_items(lines: Sequence[Line], starts: Sequence[Start]) -> bool:
    """Whether the lines that begin no item are indented further than the first one, which does. Ordinals begin sentences, too."""
    bulleted = {start.line for start in starts if start.label is not None}
    return len(bulleted) == len(starts) and all(line.indent > lines[0].indent for i, line in enumerate(lines) if i not in bulleted)


def _counted(lines: Sequence[Line], starts: Sequence[Start]) -> list[list[Start]]:
    """Runs of two and more starts that count up from one, each behind the end of a sentence or clause."""
    runs: list[list[Start]] = []
    for start in starts:
        if start.line and not lines[start.line - 1].text.endswith(_ENDS):
            continue
        if runs and start.follows(runs[-1][-1]):
            runs[-1].append(start)
        elif start.first:
            runs.append([start])
    return [run for run in runs if len(run) > 1]


def _list(lines: Sequence[Line], starts: Sequence[Start], end: int, *, nested: bool = False) -> ListBlock:
    """The list of some starts up to a line; `nested` where the indent of an item tells its depth."""
    items = [
        Item(Span(lines[start.line].span.start, lines[stop - 1].span.end), start.label)
        for start, stop in zip(starts, [*(s.line for s in starts[1:]), end], strict=True)
    ]
    span = Span(items[0].span.start, items[-1].span.end)
    ordered = any(c.isalnum() for c in lines[starts[0].line].text.split()[0])
    inner = _nested(items, [lines[start.line].indent for start in starts]) if nested else tuple(items)
    return ListBlock(span, inner, "ordered" if ordered else "plain")


def _nested(items: Sequence[Item], indents: Sequence[int]) -> tuple[Item, ...]:
    """Items set in deeper than the one above are a list in it."""
    levels: list[tuple[int, list[Item]]] = [(indents[0], [])]

    def close() -> None:
        _, inner = levels.pop()
        above = levels[-1][1]
        above[-1] = replace(above[-1], span=Span(above[-1].span.start, inner[-1].span.end), items=tuple(inner))

    for item, indent in zip(items, indents, strict=True):
        while len(levels) > 1 and indent < levels[-1][0]:
            close()
        if indent > levels[-1][0] + 1 and levels[-1][1] and len(levels) < _DEEPEST:
            levels.append((indent, []))
        levels[-1][1].append(item)
    while len(levels) > 1:
        close()
    return tuple(levels[0][1])


def items_of_lines(lines: Sequence[Line]) -> tuple[Item, ...]:
    """One item a line; a line that heads a side (``US:`` or no comma before deeper lines) holds the deeper ones as its own list."""
    if not lines:
        return ()
    margin = min(line.indent for line in lines)
    items: list[Item] = []
    at = 0
    while at < len(lines):
        stop = at + 1
        while stop < len(lines) and lines[stop].indent > margin:
            stop += 1
        inner = lines[at + 1 : stop]
        if inner and _continues(lines[at], inner):
            items.append(Item(Span(lines[at].span.start, inner[-1].span.end)))
        else:
            nested = items_of_lines(inner) or _beside_side(lines[at])
            end = nested[-1].span.end if nested else lines[at].span.end
            items.append(Item(Span(lines[at].span.start, end), None, nested))
        at = stop
    return tuple(items)


def _beside_side(line: Line) -> tuple[Item, ...]:
    """The people named beside the side they are on: ``On the Orsan side: T. Weir; A. Velde, Clerk``."""
    head = _SIDE.match(line.text)
    if head is None or head.end() == len(line.text):
        return ()
    start = line.span.start
    ends = [found.end() for found in re.finditer(";|$", line.text[head.end() :])]
    starts = [0, *ends]
    items = []
    for a, b in zip(starts, ends, strict=False):
        part = line.text[head.end() + a : head.end() + b]
        lead = len(part) - len(part.lstrip())
        if part.strip():
            items.append(Item(Span(start + head.end() + a + lead, start + head.end() + b)))
    return tuple(items)


def _continues(line: Line, inner: Sequence[Line]) -> bool:
    """Whether deeper lines go on with the item instead of being items below it."""
    return not line.text.endswith(":") and len(inner) == 1 and (line.text.endswith(",") or len(line.text) > 50)
