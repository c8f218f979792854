"""What all pages of the archive print: its names and its menu, the donors, the address of a record; Markdown and rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from teikit.expressions import expression
from teikit.reading.lines import Line
from teikit.source import Source, Span

__all__ = [
    "DECORATION",
    "DONORS",
    "EMPHASIS",
    "PUBLISHER",
    "RULE",
    "document_number",
    "find",
    "is_menu",
    "line_end",
    "line_start",
    "merged",
    "over",
    "undecorated",
    "web_address",
]

PUBLISHER = expression(
    r"(?:History\s+and\s+Public\s+Policy\s+Program\s+Digital\s+Archive|(?:Woodrow\s+)?Wilson\s+Center\s+Digital\s+Archive|"
    r"(?:Cold\s+War\s+International\s+History\s+Project|CWIHP)\s+(?:Digital\s+)?Archive)",
    re.I,
)
DONORS = expression(r"(?:this|these) documents? (?:was|were) made possible (?:with|by|through) .{3,300}", re.I)
DECORATION = expression(r"\*\*|__|(?m:^[ \t]*#{1,6}[ \t]+)|\\(?=[!-/:-@\[-`{-~\n])")
EMPHASIS = expression(r"(?m:^[ \t]*[*_](?=\w)|(?<=\w)[*_][ \t]*$)")
RULE = expression(r"(?:[-*_][ \t]*){3,}")
_MENU = expression(
    r"skip to (?:main )?content|home|search(?: in)?|digital archive|(?:digital archive\s+)?international history declassified"
    r"|share(?: document)?|print|download(?: pdf)?",
    re.I,
)
_URL = expression(r"https?://[^\s<>\"\]]*[^\s<>\"\].,;)]")
_URL_ID = expression(r"/document/([\w-]+)$")


def is_menu(line: Line) -> bool:
    """Whether a line is the name of the site or a word of its menu."""
    return _MENU.fullmatch(undecorated(line.text)) is not None


def undecorated(text: str) -> str:
    """A line without the Markdown round it."""
    return EMPHASIS.sub("", DECORATION.sub("", text)).strip()


def web_address(source: Source, span: Span | None) -> Span | None:
    """The first address in a stretch."""
    return find(_URL, source, span)


def document_number(source: Source, url: Span | None) -> Span | None:
    """The number of the record in its address."""
    found = _URL_ID.search(source[url]) if url else None
    return Span(url.start + found.start(1), url.start + found.end(1)) if url and found else None


def find(pattern: re.Pattern[str], source: Source, span: Span | None) -> Span | None:
    """The first place in a stretch that fits."""
    found = pattern.search(source.text, span.start, span.end) if span else None
    return Span(found.start(), found.end()) if found else None


def over(lines: Sequence[Line]) -> Span | None:
    """From the first line to the last."""
    return Span(lines[0].span.start, lines[-1].span.end) if lines else None


def line_start(source: Source, offset: int) -> int:
    """Where the line of an offset starts."""
    return source.text.rfind("\n", 0, offset) + 1


def line_end(source: Source, offset: int) -> int:
    """Where the line of an offset ends."""
    end = source.text.find("\n", offset)
    return len(source) if end < 0 else end


def merged(source: Source, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Disjoint, sorted, and without the white space that keeps words apart."""
    joined: list[Span] = []
    for span in sorted(stripped for stripped in map(source.strip, spans) if stripped):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
