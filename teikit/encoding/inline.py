"""What stands inside a line: text and marks -> mixed content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import field
from typing import assert_never

from teikit.dataclass import dataclass
from teikit.encoding.dates import date_attributes
from teikit.encoding.delimiters import rend
from teikit.encoding.insertions import write_insertion
from teikit.encoding.marks import Forest, Node, NoteText, RoleMention
from teikit.encoding.resp import Responsible
from teikit.encoding.xml import Writer
from teikit.expressions import expression
from teikit.project import TextSettings
from teikit.record import (
    DateMention,
    Emphasis,
    FormeWork,
    Insertion,
    LineMark,
    NameMention,
    NoteCall,
    NumberMention,
    PageBreak,
    PlaceMention,
    Record,
    Speech,
)
from teikit.source import Span

__all__ = ["InlineEncoder"]

Mention = NameMention | DateMention | PlaceMention | RoleMention | NumberMention
# Their content models (macro.limitedContent, macro.xtext) take no transcriptional markup.
_PLAIN_ONLY = frozenset({"desc", "ex"})
# One or more line ends with nothing but white space between them.
_HYPHEN = expression(r"[^\W\d_][-‐¬]$")
_NEWLINES = expression(r"(?:[^\S\n]*\r?\n)+|\r")


@dataclass(slots=True)
class InlineEncoder:
    """Writes stretches of a record's text with the marks that lie in them."""

    record: Record
    forest: Forest
    responsible: Responsible
    write_note: Callable[[Writer, NoteCall], None]
    settings: TextSettings = field(default_factory=TextSettings)
    in_notes: bool = False
    """True while the text of a note is written."""
    _said: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    _markup_ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._markup_ends = [markup.end for markup in self.record.markup]

    def write(self, writer: Writer, span: Span, *, keep_lines: bool = False) -> None:
        """Append the text of `span` and its marks. Line breaks become ``lb`` where `keep_lines`, else stay white space."""
        keep_lines = keep_lines or self.settings.line_breaks
        if nodes := self.forest.within(span):
            self.write_nodes(writer, span, nodes, keep_lines)
        else:
            self._write_text(writer, span.start, span.end, keep_lines)

    def write_element(self, writer: Writer, tag: str, span: Span, *, keep_lines: bool = False) -> None:
        """Append an element that holds the text of `span` and its marks."""
        self._write_around(writer, tag, {}, span, self.forest.within(span), keep_lines or self.settings.line_breaks)

    def write_nodes(self, writer: Writer, span: Span, nodes: list[Node], keep_lines: bool) -> None:
        """Append the text of `span`, with `nodes` being the marks in it."""
        at = span.start
        for node in nodes:
            if node.start > at:
                self._write_text(writer, at, node.start, keep_lines)
            self._write_node(writer, node, keep_lines)
            if node.end > at:
                at = node.end
        if span.end > at:
            self._write_text(writer, at, span.end, keep_lines)

    def _write_text(self, writer: Writer, start: int, end: int, keep_lines: bool) -> None:
        """Append printed text without marks; white space within is collapsed."""
        raw = self.printed(start, end) if self._markup_ends else self.record.source.text[start:end]
        if not (keep_lines or self.settings.hyphenation) or ("\n" not in raw and "\r" not in raw):
            writer.running(raw)
            return
        lines = _NEWLINES.split(raw)
        for i, line in enumerate(lines):
            if i:
                self._line_break(writer, lines[i - 1], line, keep_lines=keep_lines)
                line = line.lstrip()
            writer.running(line.rstrip() if i + 1 < len(lines) else line)

    def _write_around(
        self, writer: Writer, tag: str, attributes: dict[str, str | None], span: Span, nodes: list[Node], keep_lines: bool
    ) -> None:
        """Append an element that holds the text of `span`, with `nodes` being the marks in it."""
        if nodes:
            with writer.element(tag, **attributes):
                self.write_nodes(writer, span, nodes, keep_lines)
            return
        start, end = span.start, span.end
        raw = self.printed(start, end) if self._markup_ends else self.record.source.text[start:end]
        if not (keep_lines or self.settings.hyphenation) or ("\n" not in raw and "\r" not in raw):
            writer.line(tag, raw, attributes)
            return
        with writer.element(tag, **attributes):
            self._write_text(writer, start, end, keep_lines)

    def printed(self, start: int, end: int) -> str:
        """The text of a stretch without the markup in it, white space as it stands."""
        at = bisect_right(self._markup_ends, start)
        if at == len(self._markup_ends) or self.record.markup[at].start >= end:
            return self.record.source.text[start:end]
        return self.record.raw(Span(start, end))

    def _line_break(self, writer: Writer, above: str, below: str, *, keep_lines: bool) -> None:
        """``lb`` where line breaks are kept, or a hyphen breaks a word and the project asks for it; else white space."""
        if self.settings.hyphenation and _HYPHEN.search(above.rstrip()) and below.lstrip()[:1].islower():
            writer.empty("lb", **{"break": "no"})
            return
        writer.text("\n" if keep_lines else " ")
        if keep_lines:
            writer.empty("lb")

    def link_speeches(self, writer: Writer) -> None:
        """Tie the parts of a broken speech with ``@next`` and ``@prev`` (Guidelines 17.3)."""
        number = 0
        for parts in self._said.values():
            if len(parts) < 2:
                continue
            number += 1
            ids = [f"said-{number}-{i}" for i in range(1, len(parts) + 1)]
            for i, part in enumerate(parts):
                writer.set(part, "xml:id", ids[i])
                if i:
                    writer.set(part, "prev", f"#{ids[i - 1]}")
                if i + 1 < len(parts):
                    writer.set(part, "next", f"#{ids[i + 1]}")

    def _write_node(self, writer: Writer, node: Node, keep_lines: bool) -> None:
        if writer.current in _PLAIN_ONLY or (isinstance(node.mark, Insertion) and node.mark.cls == "source-bracket"):
            self._write_inside(writer, node, keep_lines)
            return
        match node.mark:
            case Insertion():
                write_insertion(self, writer, node, keep_lines)
            case Emphasis() as mark:
                self._write_emphasis(writer, node, mark, keep_lines)
            case Speech() as mark:
                self._write_speech(writer, node, mark, keep_lines)
            case NameMention() | DateMention() | PlaceMention() | RoleMention() | NumberMention() as mark:
                self._write_mention(writer, node, mark, keep_lines)
            case PageBreak() as mark:
                self.write_page_break(writer, mark)
            case FormeWork() as mark:
                with writer.element("fw", type=mark.kind, place=mark.place):
                    self._write_inside(writer, node, keep_lines)
            case LineMark() as mark:
                writer.empty("lb", rend=rend("lb", {}, self.record.source[mark.span], ""))
            case NoteCall() as mark:
                self.write_note(writer, mark)
            case NoteText():
                if self.in_notes:
                    self._write_inside(writer, node, keep_lines)
            case _:
                assert_never(node.mark)

    def _write_inside(self, writer: Writer, node: Node, keep_lines: bool) -> None:
        if node.children:
            self.write_nodes(writer, Span(node.start, node.end), node.children, keep_lines)
        else:
            self._write_text(writer, node.start, node.end, keep_lines)

    def _write_mention(self, writer: Writer, node: Node, mark: Mention, keep_lines: bool) -> None:
        tag, attributes = _mention(mark)
        self._write_around(writer, tag, attributes, Span(node.start, node.end), node.children, keep_lines)

    def _write_emphasis(self, writer: Writer, node: Node, mark: Emphasis, keep_lines: bool) -> None:
        start, end = max(node.start, mark.content.start), min(node.end, mark.content.end)
        if end <= start:
            self._write_inside(writer, node, keep_lines)
            return
        text = self.record.source.text
        with writer.element("hi", rend=rend("hi", {}, text[node.start : start], text[end : node.end], mark.rend)):
            children = [n for n in node.children if n.start >= start and n.end <= end]
            self.write_nodes(writer, Span(start, end), children, keep_lines)

    def _write_speech(self, writer: Writer, node: Node, mark: Speech, keep_lines: bool) -> None:
        who = f"#{mark.person}" if mark.person else None
        with writer.element("said", who=who, direct=str(mark.direct).lower(), **Responsible.guess(mark.cert)) as place:
            key = ("group", mark.group) if mark.group is not None else ("mark", id(mark))
            self._said.setdefault(key, []).append(place)
            self._write_inside(writer, node, keep_lines)

    def write_page_break(self, writer: Writer, mark: PageBreak) -> None:
        """Append ``pb``."""
        guess = Responsible.guess(mark.cert) if mark.cert != "high" else {}
        n = self.record.text(mark.n) if mark.n else None
        printed = rend("pb", {}, self.record.text(mark.span), "")
        writer.empty("pb", n=n, **{"break": "no" if mark.in_word else None}, **guess, rend=printed)


def _mention(mark: Mention) -> tuple[str, dict[str, str | None]]:
    """The element of a name, a date or a number, and its attributes."""
    match mark:
        case NameMention():
            guess = Responsible.guess(mark.cert) if mark.cert != "high" else {}
            return "persName", {"ref": f"#{mark.person}" if mark.person else None, **guess}
        case DateMention():
            return "date", {"type": mark.type, **date_attributes(mark.value)}
        case NumberMention():
            return "num", {"value": mark.value}
        case PlaceMention():
            return "placeName", {"ref": mark.ref}
        case RoleMention():
            return "roleName", {}
