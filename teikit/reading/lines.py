"""The lines and chunks of a text: what every block is recognised from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teikit.source import Source, Span

__all__ = ["Chunk", "Line", "split_lines"]

_LINE = re.compile(r"[^\n\f\r]*")
_END = re.compile(r"\r\n|\n\r?|\r|\f")


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
