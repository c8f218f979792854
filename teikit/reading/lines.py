"""The lines and chunks of a text: what every block is recognised from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.source import Source, Span

__all__ = ["Chunk", "Line", "printed_lines", "split_lines"]

# What ends a line (RFC-neutral: LF, CR, CR LF and form feed do).
_END = expression(r"(\r\n|\n\r?|\r|\f)")


@dataclass(slots=True)
class Line:
    """A printed line without the white space round it. Nobody changes one."""

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


class Chunk:
    """Lines with no blank line between them. Nobody changes one."""

    __slots__ = ("lines", "span", "text")

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        # Every reader of blocks asks for both.
        first = lines[0]
        self.span = Span(first.span.start, lines[-1].span.end) if len(lines) > 1 else first.span
        self.text = " ".join([line.text for line in lines]) if len(lines) > 1 else first.text
        """The lines joined by a space."""

    def __repr__(self) -> str:
        return f"Chunk({self.lines!r})"

    def part(self, first: int, last: int) -> Chunk:
        """The chunk of some of the lines; itself where those are all."""
        return self if last - first == len(self.lines) else Chunk(self.lines[first:last])


def split_lines(source: Source, span: Span) -> Iterator[Line]:
    """Every line of a stretch, blank ones too."""
    at, page_start, blank = span.start, False, False
    for raw, end in _raw_lines(source[span]):
        text = raw.strip()
        lead = raw.find(text[0]) if text else 0
        begin = at + lead
        indent = len((raw[:lead] if text else raw).expandtabs(8)) if lead or not text else 0
        yield Line(Span(begin, begin + len(text)), text, indent, page_start, blank)
        at, page_start, blank = at + len(raw) + len(end), end == "\f", not text


def printed_lines(source: Source, span: Span) -> list[Line]:
    """The lines of a stretch that are not blank."""
    lines: list[Line] = []
    new = object.__new__
    at, page_start, blank = span.start, False, False
    for raw, end in _raw_lines(source[span]):
        text = raw and raw.strip()
        if text:
            lead = 0 if text is raw else raw.find(text[0])
            begin = at + lead
            indent = len(raw[:lead].expandtabs(8)) if lead else 0
            # Each made and set here, where a call of its class takes thrice as long: a record has hundreds.
            line, place = new(Line), new(Span)
            place.start, place.end = begin, begin + len(text)
            line.span, line.text, line.indent, line.page_start, line.after_blank = place, text, indent, page_start, blank
            lines.append(line)
        at, page_start, blank = at + len(raw) + len(end), end == "\f", not text
    return lines


def _raw_lines(text: str) -> Iterator[tuple[str, str]]:
    """Lines as they stand, each with what ends it."""
    if "\r" not in text and "\f" not in text:
        return zip(text.split("\n"), repeat("\n"), strict=False)
    parts = [*_END.split(text), ""]
    return zip(parts[::2], parts[1::2], strict=True)
