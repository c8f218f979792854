"""The lines and chunks of a text: what every block is recognised from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from teikit.expressions import expression
from teikit.source import Source, Span

__all__ = ["Chunk", "Line", "split_lines"]

_LINE = expression(r"([^\n\f\r]*)(\r\n|\n\r?|\r|\f)?")


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
    span: Span = field(init=False, compare=False)
    text: str = field(init=False, compare=False, repr=False)
    """The lines joined by a space."""

    def __post_init__(self) -> None:
        # Every reader of blocks asks for both.
        object.__setattr__(self, "span", Span(self.lines[0].span.start, self.lines[-1].span.end))
        object.__setattr__(self, "text", " ".join([line.text for line in self.lines]))


def split_lines(source: Source, span: Span) -> Iterator[Line]:
    """Every line of a stretch, blank ones too (RFC-neutral: LF, CR, CR LF and form feed end a line)."""
    end: str | None = None
    blank = False
    for found in _LINE.finditer(source.text, span.start, span.end):
        line = _line(found[1], found.start(), end == "\f", blank)
        yield line
        end, blank = found[2], not line
        if end is None:
            return


def _line(raw: str, start: int, page_start: bool, after_blank: bool) -> Line:
    text = raw.strip()
    if not text:
        return Line(Span(start, start), text, len(raw.expandtabs(8)), page_start, after_blank)
    lead = len(raw) - len(raw.lstrip())
    begin = start + lead
    return Line(Span(begin, begin + len(text)), text, len(raw[:lead].expandtabs(8)) if lead else 0, page_start, after_blank)
