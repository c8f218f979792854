"""The blocks of a text as an outline that people can read.

One line a block: its kind and its text. ``|143|`` is a page break, ``|?|`` one that only a cut sentence shows, ``|header
top: …|`` a running line, ``|>|`` the mark of a quoted line, ``{1}`` the call of a note. The notes follow the blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.reading.blocks import Blocks
from teikit.record import (
    Block,
    BottomBlock,
    Closing,
    Division,
    Field,
    FormeWork,
    Heading,
    Item,
    LineMark,
    ListBlock,
    Note,
    NoteCall,
    Ornament,
    PageBreak,
    Paragraph,
    Postscript,
    Quotation,
    Row,
    StageDirection,
    Table,
    Turn,
    Verse,
)
from teikit.source import Source, Span

__all__ = ["outline"]


def outline(source: Source, blocks: Blocks) -> str:
    """The outline of what was read in a text."""
    return "\n".join(_Outline(source, blocks).lines())


class _Outline:
    def __init__(self, source: Source, blocks: Blocks) -> None:
        self.source, self.blocks = source, blocks
        running = [mark for mark in blocks.lines if isinstance(mark, FormeWork)]
        self.pages: list[PageBreak | FormeWork] = sorted((*blocks.breaks, *running), key=lambda mark: mark.span)
        self.marks = sorted(
            (*blocks.breaks, *blocks.lines, *blocks.notes.calls, *blocks.notes.notes), key=lambda mark: (mark.span.start, -mark.span.end)
        )

    def lines(self) -> Iterator[str]:
        for division in self.blocks.divisions:
            yield from self.division(division)
        for note in self.blocks.notes.notes:
            yield from self.note(note)
        for problem in self.blocks.notes.problems:
            yield f"problem {problem.code} at {problem.line}:{problem.column}"

    def division(self, division: Division) -> Iterator[str]:
        yield division.kind
        yield from _indented(self.parts(division))

    def breaks(self, before: int) -> Iterator[str]:
        """The page breaks that stand between two blocks."""
        while self.pages and self.pages[0].span.start < before:
            yield f"{'pb' if isinstance(self.pages[0], PageBreak) else 'fw'} {self.mark(self.pages.pop(0))}"

    def parts(self, division: Division) -> Iterator[str]:
        for block in division.top:
            yield from self.top(block)
        yield from self.all(division.blocks)
        for section in division.sections:
            yield from self.division(section)
        for below in division.bottom:
            yield from self.bottom(below)

    def top(self, block: Heading | Field) -> Iterator[str]:
        if isinstance(block, Heading):
            start = block.mark.end if block.mark else block.span.start
            yield f"head {block.kind}: {self.text(Span(start, block.span.end))}"
            return
        label = f" <{self.text(block.label)}>" if block.label else ""
        if block.items:
            between = self.text(Span(block.label.end, block.items[0].span.start)) if block.label else ""
            yield f"{block.kind}{label}:{' ' if between else ''}{between}"
            yield from _indented(self.items(block.items))
        else:
            start = block.label.end if block.label else block.span.start
            yield f"{block.kind}{label}: {self.text(Span(start, block.span.end))}"

    def bottom(self, block: BottomBlock) -> Iterator[str]:
        if isinstance(block, Postscript):
            yield "postscript"
            yield from _indented(self.all(block.blocks))
        elif isinstance(block, Closing) and block.items:
            yield f"closing {block.kind} <{self.text(block.label) if block.label else ''}>"
            yield from _indented(self.items(block.items))
        elif isinstance(block, Closing):
            yield f"closing {block.kind}: {self.text(block.span)}"

    def all(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.breaks(block.span.start)
            yield from self.block(block)
            self.pages = [page for page in self.pages if page.span.start >= block.span.end]

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Turn():
                yield f"turn <{self.text(block.label)}>"
                yield from _indented(self.all(block.blocks))
            case ListBlock():
                yield f"list {block.kind}"
                yield from _indented(self.items(block.items))
            case Paragraph():
                yield f"p: {self.text(block.span)}" if not block.keep_lines else f"lines: {self.lines_of(block.span)}"
            case Table():
                yield f"table{f' <{self.text(block.head)}>' if block.head else ''}"
                yield from _indented(self.row(row) for row in block.rows)
            case Quotation():
                yield "quotation"
                yield from _indented(f"p: {self.text(span)}" for span in block.paragraphs)
            case Verse():
                yield "verse"
                yield from _indented(f"l: {self.text(line)}" for line in block.lines)
            case Ornament() | StageDirection() if block.kind not in ("ornament", "delivery"):
                yield f"{block.kind}: {self.text(block.span)}"
            case _:
                yield f"{type(block).__name__.lower()}: {self.text(block.span)}"

    def row(self, row: Row) -> str:
        return f"{'head' if row.head else 'row'}: {' | '.join(self.text(cell) for cell in row.cells)}"

    def lines_of(self, span: Span) -> str:
        return " / ".join(line.strip() for line in self.source[span].split("\n"))

    def items(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            label = f"<{self.text(item.label)}> " if item.label else ""
            start = item.label.end if item.label else item.span.start
            end = item.items[0].span.start if item.items else item.span.end
            yield f"- {label}{self.text(Span(start, end))}"
            yield from _indented(self.items(item.items))

    def note(self, note: Note) -> Iterator[str]:
        label = self.source[note.label] if note.label else ""
        number = self.source[note.n] if note.n else "-"
        yield f"note {number} {note.kind} by {note.resp} <{label}>"
        yield from _indented(f"p: {' '.join(self.source[block.span].split())}" for block in note.blocks)

    def text(self, span: Span) -> str:
        parts, at = [], span.start
        for mark in self.marks:
            inside = span.start <= mark.span.start and mark.span.end <= span.end and at <= mark.span.start
            if inside and not (mark.span.start == span.end and isinstance(mark, PageBreak)):
                parts += [self.source.text[at : mark.span.start], self.mark(mark)]
                at = mark.span.end
        return " ".join("".join([*parts, self.source.text[at : span.end]]).split())

    def mark(self, mark: PageBreak | NoteCall | Note | FormeWork | LineMark) -> str:
        if isinstance(mark, FormeWork):
            return f"|{mark.kind} {mark.place}: {' '.join(self.source[mark.span].split())}|"
        if isinstance(mark, LineMark):
            return f"|{self.source[mark.span]}|"
        if isinstance(mark, NoteCall):
            number = self.blocks.notes.notes[mark.note].n
            return f"{{{self.source[number] if number else '-'}}}"
        if isinstance(mark, PageBreak):
            return f"|{self.source[mark.n] if mark.n else '' if mark.cert == 'high' else '?'}|"
        return ""


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
