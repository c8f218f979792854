"""Token ranges of speech as spans of the source."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.words import Token
from teikit.source import Span

__all__ = ["span_of"]

_TRAILING = frozenset(".,;:—–-")
# A bracket that belongs to the words beside it; not the call of a note.
_BRACKETS = expression(r"(?:\s*\[[^\[\]\n]*[^\W\d_][^\[\]\n]*\])+")
_LEADING = expression(r"(?:\[[^\[\]\n]*[^\W\d_][^\[\]\n]*\]\s*)+\Z")


def span_of(paragraph: Paragraphed, first: int, last: int, *, whole: bool) -> Span | None:
    """The span of tokens `first` to `last` (excluded); with its final punctuation where `whole`.

    Brackets at either end that are part of the words belong to it.
    """
    items, text = paragraph.items, paragraph.source.text
    if not whole:
        while last > first and items[last - 1].lower in _TRAILING:
            last -= 1
    last = _balanced(items, first, last)
    if not whole:
        while last > first and items[last - 1].lower in _TRAILING:
            last -= 1
    while first < last and items[first].lower in _TRAILING:
        first += 1
    if last <= first:
        return None
    tokens = paragraph.tokens
    start, end = tokens.start(first), tokens.end(last - 1)
    before = tokens.end(first - 1) if first else start
    if leading := _LEADING.search(text, before, start):
        start = leading.start()
    after = tokens.start(last) if last < len(items) else end
    if trailing := _BRACKETS.match(text, end, after):
        end = trailing.end()
    return Span(start, end)


def _balanced(items: Sequence[Token], first: int, last: int) -> int:
    """Without a closing parenthesis that opens before the range."""
    words = [token.lower for token in items[first:last]]
    depth = words.count("(") - words.count(")")
    while depth < 0 and last > first and items[last - 1].lower in (")", *_TRAILING):
        depth += items[last - 1].lower == ")"
        last -= 1
    return last
