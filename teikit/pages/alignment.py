"""Which line of the source a piece of the encoded text stands on."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable

from teikit.source import Source, Span

__all__ = ["Alignment"]

_WINDOW = 3000
"""Characters looked at for the next piece: notes stand elsewhere than their calls, and a search must not cost the whole text."""
_ENOUGH = 60
"""Characters of a piece that are looked for."""


class Alignment:
    """Finds pieces of text, asked for in the order of the text, in its source; white space and markup do not count."""

    def __init__(self, source: Source, markup: Iterable[Span] = (), start: int = 0) -> None:
        self._source = source
        parts: list[str] = []
        # Offsets of the words of the source, and how many characters stand before each, white space left out.
        self._offsets, self._counts, self._length = array("L"), array("L"), 0
        at = start
        for span in (*markup, Span(len(source), len(source))):
            if span.end > start:
                self._take(parts, at, max(at, span.start))
                at = max(at, span.end)
        self._text = "".join(parts)
        self._at = 0

    def _take(self, parts: list[str], start: int, end: int) -> None:
        at = start
        for word in self._source.text[start:end].split():
            at = self._source.text.index(word, at)
            self._offsets.append(at)
            self._counts.append(self._length)
            parts.append(word)
            self._length += len(word)
            at += len(word)

    def line(self, piece: str) -> int | None:
        """The line (from 1) on which a piece begins; None where it is not found near the one before."""
        wanted = "".join(piece.split())
        if not wanted:
            return None
        found = self._text.find(wanted[:_ENOUGH], self._at, self._at + _WINDOW)
        if found < 0:
            return None
        self._at = found + len(wanted)
        word = bisect_right(self._counts, found) - 1
        return self._source.position(self._offsets[word] + found - self._counts[word]).line
