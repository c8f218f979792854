"""The text itself: paragraphs, turns, lists, tables, quotations, verse, in sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.layout import Layout
from teikit.reading.blocks.lists import item_starts, read_counted, read_list
from teikit.reading.blocks.pages import finishes_sentences, join_cut_paragraphs
from teikit.reading.blocks.quotations import join_quotations, read_quotation
from teikit.reading.blocks.sections import Section, sections
from teikit.reading.blocks.sessions import is_session_note
from teikit.reading.blocks.signs import is_time, read_sign
from teikit.reading.blocks.tables import is_table_title, read_table
from teikit.reading.blocks.turns import Labels, cut_at_labels
from teikit.reading.blocks.verse import read_set_lines, read_verse
from teikit.reading.lines import Chunk
from teikit.record import Block, Division, PageBreak, Paragraph, Quotation, StageDirection, Table, Turn
from teikit.source import Source, Span

__all__ = ["Middle", "read_middle"]


# A paragraph that is wholly in parentheses or brackets, and no remark about missing text.
_STAGE = expression(
    r"(?:\([^()]{2,400}\)\s*)+|\[(?![^\[\]]*(?:omitted|omission|follow|missing|declassified|unclear|inaudible|unintelligible|illegible"
    r"|[Pp]age|garble|delet|excised|[.…]{2}))[^\[\]]{2,200}\]"
)
_ONE_STAGE = expression(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(slots=True)
class Middle:
    """What a text consists of."""

    blocks: tuple[Block, ...] = ()
    sections: tuple[Division, ...] = ()
    guessed_breaks: list[PageBreak] = field(default_factory=list)


def read_middle(source: Source, chunks: Sequence[Chunk], layout: Layout, labels: Labels, breaks: Sequence[PageBreak]) -> Middle:
    """Read the paragraphs between opener and closer, as `paragraphs` has cut them."""
    reader = _Reader(source, chunks, labels, layout, sorted([b.span.start for b in breaks]))
    whole = sections(cut_at_labels(chunks, labels), set(labels.at), layout)
    return Middle(reader.blocks(whole.chunks), tuple(reader.division(s) for s in whole.sections), reader.guessed)


@dataclass(slots=True)
class _Reader:
    source: Source
    chunks: Sequence[Chunk]
    labels: Labels
    layout: Layout
    marks: list[int]
    """Where printed page breaks stand, sorted."""
    guessed: list[PageBreak] = field(default_factory=list)
    finishes: bool | None = None

    def finished(self) -> bool:
        """Whether paragraphs end with a stop."""
        if self.finishes is None:
            self.finishes = finishes_sentences(self.chunks)
        return self.finishes

    def division(self, section: Section) -> Division:
        """A section with those in it."""
        assert section.heading is not None
        blocks = self.blocks(section.chunks)
        inner = tuple(self.division(s) for s in section.sections)
        last = inner[-1].span if inner else blocks[-1].span if blocks else section.heading.span
        return Division(Span(section.heading.span.start, last.end), "section", (section.heading,), blocks, inner)

    def blocks(self, chunks: Sequence[Chunk]) -> tuple[Block, ...]:
        """Turns, and what stands before the first of them."""
        done: list[Block] = []
        speech: list[Chunk] = []
        label: Span | None = None
        for chunk in chunks:
            if chunk.span.start in self.labels.at:
                done += self._spoken(speech, label)
                speech, label = [], self.labels.at[chunk.span.start]
            speech.append(chunk)
        return (*done, *self._spoken(speech, label))

    def _spoken(self, chunks: Sequence[Chunk], label: Span | None) -> list[Block]:
        if label is None:
            return self._paragraphs(chunks)
        first = chunks[0].span
        own = self.source.strip(Span(min(label.end, first.end), first.end))
        text = self._paragraphs(chunks[1:], own)
        # The time above a label is that of the turn it opens.
        times: list[Block] = []
        while text and isinstance(last := text[-1], StageDirection) and last.kind == "time":
            times.insert(0, text.pop())
        return [Turn(Span(label.start, text[-1].span.end if text else label.end), label, tuple(text)), *times]

    def _paragraphs(self, chunks: Sequence[Chunk], first: Span | None = None) -> list[Block]:
        """Paragraphs and what stands between them; `first` is the text beside a label."""
        blocks: list[Block] = []
        run: list[Span] = [first] if first else []
        taken = 0
        for i, chunk in enumerate(chunks):
            if i < taken:
                continue
            table = self._titled_table(chunks, i)
            other = [table] if table else self._other(chunk)
            if not other:
                run.append(chunk.span)
                continue
            taken = i + 2 if table else i + 1
            blocks += self._joined(run)
            run = []
            if blocks and isinstance(above := blocks[-1], Quotation) and isinstance(below := other[0], Quotation):
                blocks[-1] = join_quotations(above, below)
            else:
                blocks += other
        return [*blocks, *self._joined(run)]

    def _joined(self, run: Sequence[Span]) -> list[Block]:
        if len(run) < 2:
            return [Paragraph(span) for span in run]
        joined, found = join_cut_paragraphs(run, self.source.text, self.marks, finished=self.finished)
        self.guessed += found
        return [Paragraph(span) for span in joined]

    def _titled_table(self, chunks: Sequence[Chunk], at: int) -> Table | None:
        """A table with its title in the paragraph above it."""
        if at + 1 == len(chunks) or not is_table_title(chunks[at]):
            return None
        table = read_table(self.source, chunks[at + 1])
        title = chunks[at].span
        return Table(Span(title.start, table.span.end), table.rows, title) if table else None

    def _other(self, chunk: Chunk) -> Sequence[Block]:
        """A paragraph that is no running text; empty where it is. Its setting tells, among turns also what it says."""
        if self.labels.at and (happened := self._happening(chunk)):
            return happened
        if len(chunk.lines) == 1:
            # All else takes two lines.
            alone = read_sign(chunk) or read_quotation(chunk, self.layout)
            return [alone] if alone else ()
        starts = item_starts(chunk)
        found = (
            read_sign(chunk)
            or read_list(chunk, starts)
            or read_table(self.source, chunk)
            or read_verse(chunk, self.layout)
            or read_quotation(chunk, self.layout)
            or read_set_lines(chunk, self.layout)
        )
        return [found] if found else read_counted(chunk, starts)

    def _happening(self, chunk: Chunk) -> list[StageDirection]:
        """What a paragraph among turns says that happened, or at what time."""
        # A subtitle is numbered above its time.
        if is_time(chunk.lines[-1]) and (len(chunk.lines) == 1 or (len(chunk.lines) == 2 and chunk.lines[0].text.isdecimal())):
            return [StageDirection(chunk.span, "time")]
        if chunk.text[0] in "([" and _STAGE.fullmatch(chunk.text):
            directions = _ONE_STAGE.finditer(self.source.text, chunk.span.start, chunk.span.end)
            return [StageDirection(Span(found.start(), found.end())) for found in directions]
        return [StageDirection(chunk.span)] if is_session_note(chunk.text) else []
