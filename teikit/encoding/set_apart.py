"""Blocks that are set in their own way: tables, verse, quotations, ornaments (Guidelines 3.3, 3.11, 14.1)."""

from __future__ import annotations

from collections.abc import Callable

from teikit.encoding.delimiters import PIPES, rend
from teikit.encoding.resp import Responsible
from teikit.encoding.xml import Writer
from teikit.record import Ornament, Quotation, Row, Table, Verse
from teikit.source import Source, Span

__all__ = ["write_omission", "write_ornament", "write_quotation", "write_table", "write_verse"]

WriteText = Callable[[Writer, Span], None]
WritePages = Callable[[Writer, int], None]
_BORDER = "|"


def write_table(writer: Writer, table: Table, source: Source, write: WriteText, write_pages: WritePages) -> bool:
    """``table``, ``row``, ``cell``. Borders and rules are what stands between the cells; they go into ``@rend``.

    `write_pages` appends the page breaks before an offset: none stands between a border and its cell.
    Returns whether upright strokes stood between the cells.
    """
    write_pages(writer, table.span.start)
    borders = [_borders(row, source) for row in table.rows]
    every = [border for row in borders for border in row]
    piped = every.count(_BORDER) * 2 > len(every)
    with writer.element("table", rend=PIPES if piped else None):
        if table.head:
            with writer.element("head"):
                write(writer, table.head)
        for row, between in zip(table.rows, borders, strict=True):
            write_pages(writer, row.span.start)
            behind = rend("row", {}, "", between[-1], piped=piped)
            with writer.element("row", role="label" if row.head else None, rend=behind):
                for cell, before in zip(row.cells, between, strict=False):
                    with writer.element("cell", rend=rend("cell", {}, before, "", piped=piped)):
                        write(writer, cell)
    return piped


def _borders(row: Row, source: Source) -> list[str]:
    """What stands before each cell, and behind the last."""
    bounds = [row.span.start, *(edge for cell in row.cells for edge in (cell.start, cell.end)), row.span.end]
    return [source.text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True)]


def write_verse(writer: Writer, verse: Verse, write: WriteText) -> None:
    """A stanza as ``lg``."""
    with writer.element("lg"):
        for line in verse.lines:
            with writer.element("l"):
                write(writer, line)


def write_quotation(writer: Writer, quotation: Quotation, write: WriteText) -> None:
    """A block of quoted text; the marks of its lines are in it."""
    with writer.element("quote"):
        for paragraph in quotation.paragraphs:
            with writer.element("p"):
                write(writer, paragraph)


def write_ornament(writer: Writer, ornament: Ornament, source: Source, write: WriteText) -> None:
    """A line of signs; spaced stars stand for what an edition left out."""
    if ornament.kind == "ornament":
        with writer.element("p", rend="ornament"):
            write(writer, ornament.span)
        return
    with writer.element("p"):
        write_omission(writer, ornament, source)


def write_omission(writer: Writer, ornament: Ornament, source: Source) -> None:
    """What an edition left out."""
    printed = rend("gap", {}, source[ornament.span], "")
    writer.empty("gap", reason="editorial", **Responsible.guess("low"), rend=printed)
