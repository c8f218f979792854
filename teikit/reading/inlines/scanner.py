"""Pairs of brackets in a text, found in one linear pass."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import field
from typing import Literal

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.source import Source, Span

__all__ = ["DOTTED", "Family", "Pair", "Scan", "scan"]

Family = Literal["square", "round", "angle", "curly"]

_FAMILY: dict[str, Family] = {
    **dict.fromkeys("[]［］【】〔〕", "square"),
    **dict.fromkeys("()（）", "round"),
    **dict.fromkeys("<>〈〉⟨⟩", "angle"),
    **dict.fromkeys("{}", "curly"),
}
_CLOSER = {"[": "]", "［": "］", "【": "】", "〔": "〕", "(": ")", "（": "）", "<": ">", "〈": "〉", "⟨": "⟩", "{": "}"}
DOTTED = "\u0323ẠạḄḅḌḍẸẹḤḥỊịḲḳḶḷṂṃṆṇỌọṚṛṢṣṬṭỤụṾṿẈẉỴỵẒẓ"
"""Letters with a dot below, and the dot: what editions after the Leiden conventions doubt. One sweep looks for them, too."""
_SOUGHT = expression(f"[{re.escape(''.join(_FAMILY))}{DOTTED}]")
_BLANK_LINE = expression(r"\n[ \t\r]*\n")
_SENTENCE_END = expression(r"""[.!?:;]["'”’»)\]]*\s*\Z""")

_STUB = expression(r"\n[ \t\r]*\n[^\n]{0,30}\Z")

DEPTH = 20
"""Brackets nested deeper than this are left as text: nobody wrote them as insertions."""
REACH = 6000
"""Characters that a bracket may hold. An opening bracket without a fellow must not swallow the record; the longest comments
between brackets in the records counted for the typology have under 3,000."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two delimiters that belong together, or ``[[`` with ``]]``."""

    span: Span
    content: Span
    """Between the delimiters."""
    family: Family
    parent: int | None
    """Index of the pair it stands in."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What the pass found."""

    pairs: tuple[Pair, ...]
    """Sorted by start; nested or disjoint."""
    unmatched: tuple[int, ...]
    """Offsets of square brackets without a fellow."""
    too_deep: tuple[int, ...]
    """Offsets of opening brackets below `DEPTH`."""
    dotted: bool
    """Whether there are `DOTTED` letters."""


@dataclass(slots=True)
class _Pass:
    """The state of the pass: delimiters that are still open, pairs that are closed."""

    text: str
    stack: deque[tuple[int, str]] = field(default_factory=deque)
    open: Counter[str] = field(default_factory=Counter)
    spans: list[tuple[int, int]] = field(default_factory=list)
    unmatched: list[int] = field(default_factory=list)

    def meet(self, at: int, char: str) -> None:
        while self.stack and at - self.stack[0][0] > REACH:
            self._left_open(*self._forget(self.stack.popleft()))
        closer = _CLOSER.get(char)
        if closer:
            self.stack.append((at, char))
            self.open[closer] += 1
        elif self.open[char]:
            self._close(at, char)
        elif _FAMILY[char] == "square":
            self.unmatched.append(at)

    def _close(self, at: int, char: str) -> None:
        while True:
            start, opener = self._forget(self.stack.pop())
            if _CLOSER[opener] == char:
                break
            self._left_open(start, opener)
        if not _holds_together(self.text, start, at):
            self._left_open(start, opener)
            if _FAMILY[char] == "square":
                self.unmatched.append(at)
        else:
            self.spans.append((start, at + 1))

    def _forget(self, delimiter: tuple[int, str]) -> tuple[int, str]:
        self.open[_CLOSER[delimiter[1]]] -= 1
        return delimiter

    def _left_open(self, start: int, opener: str) -> None:
        if _FAMILY[opener] == "square":
            self.unmatched.append(start)

    def finish(self) -> None:
        for start, opener in self.stack:
            self._left_open(start, opener)


def _holds_together(text: str, start: int, end: int) -> bool:
    """Whether a bracket that runs over a blank line can be one: it opens a line and ends no stub of one (``No. 107.]``), or the
    break is in mid-sentence."""
    blank = _BLANK_LINE.search(text, start, end)
    if blank is None:
        return True
    line = text.rfind("\n", max(0, start - 200), start) + 1
    if not text[line:start].strip() and not _STUB.search(text, max(start, end - 60), end):
        return True
    return not _SENTENCE_END.search(text[max(start, blank.start() - 8) : blank.start()])


def scan(source: Source, span: Span) -> Scan:
    """All pairs of delimiters in `span`. A closing delimiter of another kind closes nothing (``[matter omitted)``)."""
    state, dotted = _Pass(source.text), False
    for found in _SOUGHT.finditer(source.text, span.start, span.end):
        char = found[0]
        if char in _FAMILY:
            state.meet(found.start(), char)
        else:
            dotted = True
    state.finish()
    pairs, too_deep = _nest(source.text, sorted(state.spans))
    return Scan(tuple(pairs), tuple(sorted(state.unmatched)), tuple(too_deep), dotted)


def _nest(text: str, spans: list[tuple[int, int]]) -> tuple[list[Pair], list[int]]:
    """Pairs with their parents; ``[[x]]`` becomes one pair, backslashes before delimiters become part of them."""
    pairs: list[Pair] = []
    too_deep: list[int] = []
    open_: list[int] = []
    for start, end in spans:
        while open_ and pairs[open_[-1]].span.end <= start:
            open_.pop()
        parent = open_[-1] if open_ else None
        outer = pairs[parent] if parent is not None else None
        if parent is not None and outer is not None and _doubles(text, outer, start, end):
            pairs[parent] = Pair(outer.span, _inside(text, start, end), outer.family, outer.parent)
            continue
        if len(open_) >= DEPTH:
            too_deep.append(start)
            continue
        outside = start - 1 if start and text[start - 1] == "\\" else start
        open_.append(len(pairs))
        pairs.append(Pair(Span(outside, end), _inside(text, start, end), _FAMILY[text[start]], parent))
    return pairs, too_deep


def _doubles(text: str, outer: Pair, start: int, end: int) -> bool:
    """Whether a pair is the inner half of ``[[`` and ``]]``."""
    return outer.content == Span(start, end) and text[start] == text[start - 1] == "[" and outer.content.start - outer.span.start == 1


def _inside(text: str, start: int, end: int) -> Span:
    last = end - 1
    if last - 1 > start and text[last - 1] == "\\":
        last -= 1
    return Span(start + 1, last)
