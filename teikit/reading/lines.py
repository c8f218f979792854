"""The lines and chunks of a text: what every block is recognised from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from teikit.source import Source, Span

__all__ = ["Chunk", "Line", "chunks", "split_lines"]

_LINE = re.compile(r"[^\n\f\r]*")
_END = re.compile(r"\r\n|\n\r?|\r|\f")


_ITEM = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[•·▪◦–—-])\s")
_WIDEST = 200
"""Characters of the longest line that a margin may have broken: a longer one is a paragraph by itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without the white space round it."""

    span: Span
    text: str
    """The line as printed, stripped."""
    indent: int
    """Columns of white space before it; a tab counts to the next multiple of eight."""
    page_start: bool = False
    """A form feed stands before it."""
    after_blank: bool = False
    """A blank line stands before it."""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines with no blank line between them."""

    lines: tuple[Line, ...]

    @property
    def span(self) -> Span:
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def text(self) -> str:
        """The lines joined by a space."""
        return " ".join(line.text for line in self.lines)


def split_lines(source: Source, span: Span) -> Iterator[Line]:
    """Every line of a stretch, blank ones too (RFC-neutral: LF, CR, CR LF and form feed end a line)."""
    at, page_start, text = span.start, False, source.text
    while at <= span.end:
        found = _LINE.match(text, at, span.end)
        stop = found.end() if found else span.end
        yield _line(text, at, stop, page_start)
        end = _END.match(text, stop, span.end)
        if end is None:
            return
        page_start = end.group() == "\f"
        at = end.end()


def _line(text: str, start: int, stop: int, page_start: bool) -> Line:
    raw = text[start:stop]
    stripped = raw.strip()
    lead = len(raw) - len(raw.lstrip()) if stripped else len(raw)
    indent = len(raw[:lead].expandtabs(8))
    begin = start + lead if stripped else start
    return Line(Span(begin, begin + len(stripped)), stripped, indent, page_start)


def _is_whole(line: Line, following: Line) -> bool:
    """Whether a line is a paragraph by its length; items of one list stay together."""
    return len(line.text) > _WIDEST and not (_ITEM.match(line.text) and _ITEM.match(following.text))


def chunks(source: Source, span: Span) -> list[Chunk]:
    """The stretch cut at blank lines, form feeds, and behind lines that no margin broke."""
    found: list[Chunk] = []
    lines: list[Line] = []
    blank = False
    for line in split_lines(source, span):
        if lines and (not line or line.page_start or _is_whole(lines[-1], line)):
            found.append(Chunk(tuple(lines)))
            lines = []
        if line:
            lines.append(replace(line, after_blank=True) if blank else line)
        blank = not line
    if lines:
        found.append(Chunk(tuple(lines)))
    return found
