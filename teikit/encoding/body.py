"""Blocks -> ``text/body`` (ENCODING section 2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from itertools import groupby, islice
from typing import TypeVar, assert_never

from teikit.dataclass import dataclass
from teikit.encoding.delimiters import rend
from teikit.encoding.inline import InlineEncoder
from teikit.encoding.marks import Forest
from teikit.encoding.resp import TEIKIT, Responsible
from teikit.encoding.set_apart import write_ornament, write_quotation, write_table, write_verse
from teikit.encoding.turns import write_speech, write_stage_beside_utterance, write_utterance
from teikit.encoding.xml import Writer
from teikit.project import TextSettings
from teikit.record import (
    Block,
    BottomBlock,
    Classification,
    Closing,
    Division,
    Field,
    FormeWork,
    Heading,
    Insertion,
    Item,
    ListBlock,
    Note,
    NoteCall,
    Ornament,
    PageBreak,
    Paragraph,
    Postscript,
    Quotation,
    Record,
    StageDirection,
    Table,
    Turn,
    Verse,
)
from teikit.source import Span

__all__ = ["BodyEncoder"]

_T = TypeVar("_T")
_Part = TypeVar("_Part", Field, Closing)
_OnPage = PageBreak | FormeWork

# How a list in the record is named in TEI.
_LISTS = {"plain": {}, "ordered": {"rend": "numbered"}, "participants": {"type": "participants"}, "distribution": {"type": "distribution"}}
# Fields whose several values are a list of that type.
_LISTED = frozenset({"participants", "distribution", "subject", "from", "to"})
# Fields whose element is not a typed seg.
_OPENER_ELEMENTS = {"dateline": "dateline", "salute": "salute", "received": "dateline"}
_CLOSER_ELEMENTS = {"salute": "salute", "signed": "signed", "dateline": "dateline", "stamp": "stamp"}


@dataclass(slots=True)
class BodyEncoder:
    """Writes the text of a record."""

    record: Record
    responsible: Responsible
    settings: TextSettings = field(default_factory=TextSettings)
    piped: bool = False
    """Whether a table was written that has upright strokes between its cells."""
    _inline: InlineEncoder = field(init=False)
    _written_notes: dict[int, int] = field(default_factory=dict)
    """By number of the note the place of its start tag."""
    _recalled: set[int] = field(default_factory=set)
    """Notes that are called more than once."""
    _note_pages: list[_OnPage] = field(init=False)
    """Page breaks and forme work inside notes."""
    _pages: list[_OnPage] = field(init=False)
    """Page breaks and forme work not yet written, the next one last."""

    def __post_init__(self) -> None:
        forest = Forest(self.record.inlines, self.record.notes)
        self._inline = InlineEncoder(self.record, forest, self.responsible, self._write_called_note, self.settings)
        breaks = sorted((m for m in self.record.inlines if isinstance(m, (PageBreak, FormeWork))), key=lambda mark: mark.span)
        self._note_pages = [mark for mark in breaks if self._in_note(mark)]
        # A page break that a running header shows is written with it.
        shown = {mark.span.start for mark in breaks if isinstance(mark, FormeWork)}
        self._pages = [m for m in reversed(breaks) if not self._in_note(m) and (m.span or m.span.start not in shown)]

    def _in_note(self, mark: _OnPage) -> bool:
        """Whether a page mark is written with the note around it."""
        at = bisect_right(self.record.notes, mark.span.start, key=lambda note: note.span.start) - 1
        return at >= 0 and self.record.notes[at].span.covers(mark.span)

    def write(self, writer: Writer, language: str | None) -> None:
        """Append ``text`` with its ``body``; once."""
        with writer.element("text", xml_lang=language or None), writer.element("body"):
            for division in self.record.divisions or (Division(self.record.source.span, "document"),):
                self._division(writer, division)
            self._page_breaks(writer, len(self.record.source))
            self._uncalled_notes(writer)
        self._inline.link_speeches(writer)
        # Either knows the other: left so, the record would stay until the garbage collector finds it.
        del self._inline

    def _text(self, writer: Writer, span: Span, *, keep_lines: bool = False) -> None:
        """Write running text, after the page breaks that stand between it and the text before."""
        if self._pages:
            self._page_breaks(writer, span.start)
        self._inline.write(writer, span, keep_lines=keep_lines)
        while self._pages and self._pages[-1].span.start < span.end:
            self._pages.pop()

    def _element(self, writer: Writer, tag: str, span: Span, *, keep_lines: bool = False) -> None:
        """An element that holds running text, and the page breaks before it and in it."""
        if self._pages and self._pages[-1].span.start < span.end:
            with writer.element(tag):
                self._text(writer, span, keep_lines=keep_lines)
        else:
            self._inline.write_element(writer, tag, span, keep_lines=keep_lines)

    def _page_breaks(self, writer: Writer, before: int) -> None:
        while self._pages and self._pages[-1].span.start < before:
            self._on_page(writer, self._pages.pop())

    def _on_page(self, writer: Writer, mark: _OnPage) -> None:
        if isinstance(mark, PageBreak):
            self._inline.write_page_break(writer, mark)
        else:
            self._inline.write(writer, mark.span)

    # ---- divisions ------------------------------------------------------------------------

    def _division(self, writer: Writer, division: Division) -> None:
        with writer.element("div", type=division.kind):
            self._top(writer, division.top)
            for block in division.blocks:
                self._block(writer, block)
            for section in division.sections:
                self._division(writer, section)
            if not (division.blocks or division.sections):
                # A div must hold something; what it holds here is nothing.
                writer.empty("p")
            self._bottom(writer, division.bottom)
            self._page_breaks(writer, division.span.end)

    def _top(self, writer: Writer, blocks: Sequence[Heading | Field]) -> None:
        """Headings and bylines stand by themselves; the fields between them share an ``opener``.

        Who was present is a list of its own, where no heading and no other field follows: a list may not stand before a head.
        """
        if blocks and isinstance(present := blocks[-1], Field) and present.kind == "participants" and present.items:
            self._top(writer, blocks[:-1])
            self._present(writer, present)
            return
        several = sum(isinstance(b, Heading) for b in blocks) > 1
        for group in _runs(blocks, lambda b: isinstance(b, Field) and b.kind != "byline"):
            fields = [b for b in group if isinstance(b, Field) and b.kind != "byline"]
            if fields:
                with writer.element("opener"):
                    self._separated(writer, fields, self._field)
                continue
            for block in group:
                if isinstance(block, Heading):
                    if block.mark is not None:
                        self._page_breaks(writer, block.span.start)
                    start = block.mark.end if block.mark else block.span.start
                    kind = block.kind if several and block.kind != "section" else None
                    before = rend("head", {}, self.record.source.text[block.span.start : start], "")
                    with writer.element("head", type=kind, rend=before):
                        self._text(writer, self.record.source.strip(Span(start, block.span.end)), keep_lines=True)
                else:
                    with writer.element("byline"):
                        self._text(writer, block.span, keep_lines=True)

    def _present(self, writer: Writer, block: Field) -> None:
        """The participants below everything else that stands above the text; what stands beside the label is its head, too."""
        label = Span(block.span.start, block.items[0].span.start)
        self._list(writer, block.items, {"type": "participants"}, self.record.source.strip(label) or None)

    def _separated(self, writer: Writer, blocks: Sequence[_Part], write: Callable[[Writer, _Part], None]) -> None:
        """Blocks in one element, with a line break between two on different lines."""
        for i, block in enumerate(blocks):
            if i:
                between = self.record.source.text[blocks[i - 1].span.end : block.span.start]
                writer.text("\n" if "\n" in between else " ")
                if "\n" in between:
                    writer.empty("lb")
            write(writer, block)

    def _field(self, writer: Writer, block: Field) -> None:
        if block.kind == "docType" and self.record.source.text[block.span.start] == "[":
            # The bracket becomes the typed seg.
            self._text(writer, block.span, keep_lines=True)
            return
        tag = _OPENER_ELEMENTS.get(block.kind, "seg")
        attributes: dict[str, str | None] = {"type": block.kind} if tag == "seg" else {}
        if block.kind == "classification":
            keys = [f"#cl-{c.key}" for c in self._classifications(block.span)]
            attributes["ana"] = " ".join(keys) if keys else None
        at = block.span.start
        if tag == "dateline" and block.label is not None:
            # A dateline takes no label; the label stands before it.
            with writer.element("seg", type="date"):
                at = self._label(writer, block.span, block.label)
            writer.text(self._space_at(at))
        with writer.element(tag, **attributes):
            if tag != "dateline" and block.label is not None:
                at = self._label(writer, block.span, block.label)
                writer.text(self._space_at(at))
            if block.items:
                self._text(writer, self.record.source.strip(Span(at, max(at, block.items[0].span.start))))
                self._list(writer, block.items, {"type": block.kind} if block.kind in _LISTED else {})
            else:
                self._text(writer, self.record.source.strip(Span(at, block.span.end)), keep_lines=True)

    def _classifications(self, span: Span) -> list[Classification]:
        return [c for c in self.record.header.classifications if span.covers(c.span)]

    def _label(self, writer: Writer, span: Span, label: Span | None) -> int:
        """Write a printed label; returns where the text after it begins."""
        if label is None:
            return span.start
        with writer.element("label"):
            self._text(writer, label)
        return label.end

    def _space_at(self, offset: int) -> str:
        """The blank that divides a label from what it labels."""
        return " " if self.record.source.text[offset : offset + 1].isspace() else ""

    def _bottom(self, writer: Writer, blocks: Sequence[BottomBlock]) -> None:
        for group in _runs(blocks, lambda b: isinstance(b, Closing)):
            closings = [b for b in group if isinstance(b, Closing)]
            if closings:
                with writer.element("closer"):
                    self._separated(writer, closings, self._closing)
            for block in group:
                if isinstance(block, Postscript):
                    with writer.element("postscript"):
                        for inner in block.blocks:
                            self._block(writer, inner)

    def _closing(self, writer: Writer, block: Closing) -> None:
        tag = _CLOSER_ELEMENTS.get(block.kind, "seg")
        with writer.element(tag, **({"type": block.kind} if tag == "seg" else {})):
            at = self._label(writer, block.span, block.label)
            if block.label is not None:
                writer.text(self._space_at(at))
            if block.items:
                self._list(writer, block.items, _LISTS["distribution"])
            else:
                self._text(writer, self.record.source.strip(Span(at, block.span.end)), keep_lines=True)

    # ---- blocks ---------------------------------------------------------------------------

    def _block(self, writer: Writer, block: Block) -> None:
        match block:
            case Paragraph():
                self._element(writer, "p", block.span, keep_lines=block.keep_lines)
            case ListBlock():
                self._list(writer, block.items, _LISTS[block.kind], block.head)
            case Table():
                self.piped |= write_table(writer, block, self.record.source, self._text, self._page_breaks)
            case Quotation():
                write_quotation(writer, block, self._text)
            case Verse():
                write_verse(writer, block, self._text)
            case Ornament():
                # A page does not begin in a line of signs.
                self._page_breaks(writer, block.span.start)
                write_ornament(writer, block, self.record.source, self._text)
            case StageDirection():
                self._stage(writer, block)
            case Turn():
                self._turn(writer, block)
            case _:
                assert_never(block)

    def _stage(self, writer: Writer, block: StageDirection) -> None:
        if self.settings.style == "speech":
            write_stage_beside_utterance(writer, block, self.record.source, self._text)
            return
        nodes = self._inline.forest.within(block.span)
        whole = nodes[0].mark if len(nodes) == 1 else None
        if isinstance(whole, Insertion) and whole.cls == "stage" and whole.span == block.span:
            # The bracket becomes the stage direction.
            self._text(writer, block.span)
            return
        with writer.element("stage", type="time" if block.kind == "time" else None):
            self._text(writer, block.span)

    def _turn(self, writer: Writer, turn: Turn) -> None:
        if self.settings.style == "speech":
            write_utterance(writer, turn, self.record.source, self._text, self._block)
        else:
            write_speech(writer, turn, self._element, self._block)

    def _list(self, writer: Writer, items: Iterable[Item], attributes: dict[str, str], head: Span | None = None) -> None:
        with writer.element("list", **attributes):
            if head:
                with writer.element("head"):
                    self._text(writer, head)
            for item in items:
                with writer.element("item"):
                    at = self._label(writer, item.span, item.label)
                    if item.label is not None:
                        writer.text(self._space_at(at))
                    stop = item.items[0].span.start if item.items else item.span.end
                    text = self.record.source.strip(Span(at, stop))
                    if item.items and "type" in attributes:
                        # A side of the list is the head of its own: the outer list says what both are.
                        self._list(writer, item.items, {}, text or None)
                        continue
                    self._text(writer, text)
                    if item.items:
                        self._list(writer, item.items, _numbering(item.items))

    # ---- notes ----------------------------------------------------------------------------

    def _write_called_note(self, writer: Writer, call: NoteCall) -> None:
        self._note(writer, call.note, call)

    def _note(self, writer: Writer, index: int, call: NoteCall | None) -> None:
        note = self.record.notes[index]
        first = index not in self._written_notes
        if not first:
            # A second call of one note points at its number; the text stands once.
            number = self.record.text(call.span) if call else ""
            if index not in self._recalled:
                writer.set(self._written_notes[index], "xml:id", _note_id(index))
                self._recalled.add(index)
            writer.leaf("ref", number, type="noteCall", target=f"#{_note_id(index)}")
            return
        n = self.record.text(note.n) if note.n else None
        kind = note.kind if note.kind != "source" else None
        resp = TEIKIT if note.resp == "teikit" else self.responsible.pointer(note.resp)
        label = self.record.text(note.label) if note.label else None
        numbers = rend("note", {}, "", "", call=self.record.text(call.span) if call else None, label=label)
        with writer.element("note", place="foot", n=n, type=kind, resp=resp, rend=numbers) as place:
            self._written_notes[index] = place
            self._note_text(writer, note)

    def _note_text(self, writer: Writer, note: Note) -> None:
        outside, self._inline.in_notes = self._inline.in_notes, True
        self._note_blocks(writer, note)
        self._inline.in_notes = outside

    def _note_blocks(self, writer: Writer, note: Note) -> None:
        if len(note.blocks) == 1 and isinstance(note.blocks[0], Paragraph):
            self._inline.write(writer, note.blocks[0].span)
            return
        at = note.span.start
        for block in note.blocks:
            with writer.element("p"):
                self._pages_between(writer, at, block.span.start)
                self._inline.write(writer, block.span)
            at = block.span.end

    def _pages_between(self, writer: Writer, start: int, end: int) -> None:
        """The page marks between two paragraphs of a note."""
        first = bisect_left(self._note_pages, start, key=lambda mark: mark.span.start)
        for mark in islice(self._note_pages, first, None):
            if mark.span.end > end:
                return
            self._on_page(writer, mark)

    def _uncalled_notes(self, writer: Writer) -> None:
        """Notes that nothing calls (or whose call lies where no note may stand) end the text."""
        left = [i for i in range(len(self.record.notes)) if i not in self._written_notes]
        if not left:
            return
        with writer.element("div", type="notes"):
            for index in left:
                with writer.element("p"):
                    self._note(writer, index, None)


def _numbering(items: Sequence[Item]) -> dict[str, str]:
    """How a nested list is numbered, if it is."""
    label = items[0].label
    return _LISTS["ordered" if label is not None and len(label) > 1 else "plain"]


def _note_id(index: int) -> str:
    return f"note-{index + 1}"


def _runs(blocks: Sequence[_T], shared: Callable[[_T], bool]) -> Iterable[list[_T]]:
    """Consecutive blocks of one sort."""
    return (list(run) for _, run in groupby(blocks, shared))
