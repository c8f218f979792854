"""Text set off: Markdown's asterisks and underscores, a few HTML tags, letter-spaced words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Literal

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.record import Emphasis
from teikit.source import Source, Span

__all__ = ["find_emphasis"]

_Rend = Literal["bold", "italic", "underline", "spaced", "superscript"]

_TAGS: dict[str, _Rend] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "sup": "superscript",
}
_RUNS: dict[str, tuple[_Rend, ...]] = {
    "*": ("italic",),
    "_": ("italic",),
    "**": ("bold",),
    "__": ("bold",),
    "***": ("bold", "italic"),
    "___": ("bold", "italic"),
}
_MARK = expression(rf"\\.|(?P<run>\*+|_+)|<(?P<close>/?)(?P<tag>{'|'.join(_TAGS)})>|(?P<blank>\n[ \t\r]*\n)", re.IGNORECASE | re.DOTALL)
_SPACED = expression(r"(?<!\S)[^\W\d_](?: [^\W\d_]){2,}(?![^\s.,;:!?)\]])")
# What every such word holds behind its first letter: found (or not) in a third of the time.
_THREE_SPACED = expression(r" \w \w")
_OPENING = "\"'“‘«„([<¿¡—–…$£€#&/№§"
_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûаеёиоуыэюяієї")
_LONGEST = 4000
"""Characters one stretch of emphasis may hold; longer ones are asterisks that mean something else."""


@dataclass(slots=True)
class _Open:
    """Delimiters that wait for their fellows, the innermost last."""

    stack: list[tuple[str, int, int]] = field(default_factory=list)
    waiting: dict[str, int] = field(default_factory=dict)

    def add(self, mark: str, start: int, end: int) -> None:
        self.stack.append((mark, start, end))
        self.waiting[mark] = self.waiting.get(mark, 0) + 1

    def close(self, mark: str) -> tuple[int, int] | None:
        """The fellow of a closing delimiter; what was opened after it is dropped."""
        if not self.waiting.get(mark):
            return None
        while True:
            top, start, end = self.stack.pop()
            self.waiting[top] -= 1
            if top == mark:
                return start, end

    def clear(self) -> None:
        self.stack.clear()
        self.waiting.clear()


def find_emphasis(source: Source, span: Span, taken: Iterable[Span] = ()) -> list[Emphasis]:
    """Every stretch of emphasis in `span`, sorted by start, nested or disjoint.

    Emphasis does not run over a blank line nor over half a pair of brackets. Lines of asterisks, bullets, blanks to fill
    in, escaped characters and the signs `taken` by notes are none. Linear in the length of the stretch.
    """
    found = [*_marked(source.text, span, taken), *_spaced(source.text, span)]
    return sorted(found, key=lambda e: (e.span.start, -e.span.end))


def _marked(text: str, span: Span, taken: Iterable[Span]) -> Iterator[Emphasis]:
    open_ = _Open()
    if all(text.find(sign, span.start, span.end) < 0 for sign in "*_<"):
        return
    elsewhere = {at for other in taken for at in range(other.start, other.end)}
    for mark in _MARK.finditer(text, span.start, span.end):
        if mark["blank"] is not None:
            open_.clear()
        elif mark["tag"] is not None:
            tag = mark["tag"].lower()
            if mark["close"]:
                yield from _pair(text, open_, tag, mark.span(), (_TAGS[tag],))
            else:
                open_.add(tag, *mark.span())
        elif mark["run"] in _RUNS and mark.start() not in elsewhere:
            yield from _run(text, span, open_, mark["run"], mark.span())


def _run(text: str, span: Span, open_: _Open, run: str, at: tuple[int, int]) -> Iterator[Emphasis]:
    before = text[at[0] - 1] if at[0] > span.start else "\n"
    after = text[at[1]] if at[1] < span.end else "\n"
    loose = len(run) > 1 and run[0] == "*"
    if not before.isspace() and before not in "[(" and (loose or not after.isalnum()) and open_.waiting.get(run):
        yield from _pair(text, open_, run, at, _RUNS[run])
    elif (after.isalnum() or after in _OPENING) and (loose or not before.isalnum()):
        open_.add(run, *at)


def _pair(text: str, open_: _Open, mark: str, at: tuple[int, int], rends: tuple[_Rend, ...]) -> Iterator[Emphasis]:
    opened = open_.close(mark)
    if opened is None or not _whole(text, opened[1], at[0]):
        return
    start, end = opened[0], at[1]
    if len(rends) == 1:
        yield Emphasis(Span(start, end), Span(opened[1], at[0]), rends[0])
        return
    yield Emphasis(Span(start, end), Span(start + 2, end - 2), rends[0])
    yield Emphasis(Span(start + 2, end - 2), Span(opened[1], at[0]), rends[1])


def _whole(text: str, start: int, end: int) -> bool:
    """Not empty, not endless, no bracket cut in half."""
    if not 0 < end - start <= _LONGEST:
        return False
    content = text[start:end]
    depth = 0
    for char in re.findall(r"[\[\]]", content):
        depth += 1 if char == "[" else -1
        if depth < 0:
            return False
    return depth == 0 and any(c.isalnum() for c in content)


def _spaced(text: str, span: Span) -> Iterator[Emphasis]:
    """Words of four letters or more, and shorter ones beside them (``T O P  S E C R E T``)."""
    runs = [run for run in _spaced_runs(text, span) if _is_word(run.group().split(" "))]
    for i, run in enumerate(runs):
        neighbours = [(runs[i - 1].end(), run.start())] if i else []
        neighbours += [(run.end(), runs[i + 1].start())] if i + 1 < len(runs) else []
        if len(run.group()) > 5 or any(end - start < 6 and not text[start:end].strip(" ") for start, end in neighbours):
            yield Emphasis(Span(*run.span()), Span(*run.span()), "spaced")


def _spaced_runs(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Single letters with blanks between them."""
    at = span.start
    while inside := _THREE_SPACED.search(text, at, span.end):
        first = inside.start() - 1
        run = _SPACED.match(text, first, span.end) if first >= at else None
        if run:
            yield run
        at = run.end() if run else inside.start() + 1


def _is_word(letters: list[str]) -> bool:
    """Letters that can be a word: no alphabet, no row of marks, one pattern of capitals."""
    word = "".join(letters)
    kinds = {c.lower() in _VOWELS for c in letters}
    in_order = all(ord(b) - ord(a) == 1 for a, b in zip(word.lower(), word.lower()[1:], strict=False))
    return len(kinds) == 2 and not in_order and (word.isupper() or word[1:].islower())
