"""Editorial insertions -> TEI (ENCODING section 4): one small writer per class."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Protocol

from teikit.encoding.dates import date_attributes
from teikit.encoding.delimiters import rend
from teikit.encoding.marks import Node
from teikit.encoding.resp import Responsible
from teikit.encoding.turns import event_of, in_utterance
from teikit.encoding.xml import Writer, is_writable
from teikit.expressions import expression
from teikit.record import DateMention, Insertion, InsertionClass, NoteCall, Record
from teikit.source import Span

__all__ = ["InsertionContext", "write_insertion"]

# Elements that take no stage direction, and no list or note-like block inside (their model is phrase level only).
_PHRASE_ONLY = frozenset(
    """opener closer signed dateline salute byline desc speaker label term gloss
    foreign abbr expan num persName placeName date roleName""".split()  # noqa: SIM905 (one word per line says no more)
)
_SIGNATURE_WORDS = expression(r"(?:no |un)?(?:signatures?|signed|initial(?:s|ed|led)?|illegible|autograph)\W*", re.I)


class InsertionContext(Protocol):
    """What writing an insertion needs of the encoder."""

    record: Record
    responsible: Responsible

    @property
    def write_note(self) -> Callable[[Writer, NoteCall], None]:
        """Appends the note that is called."""

    def printed(self, start: int, end: int) -> str:
        """The text of a stretch without the markup in it."""

    def write_nodes(self, writer: Writer, span: Span, nodes: list[Node], keep_lines: bool) -> None:
        """Append a stretch of text with its marks."""


class _Insertion:
    """One insertion (or the piece of it that lies in a block) being written."""

    def __init__(self, context: InsertionContext, writer: Writer, node: Node, mark: Insertion, keep_lines: bool) -> None:
        self.context, self.writer, self.node, self.mark, self.keep_lines = context, writer, node, mark, keep_lines
        self.resp = context.responsible.pointer(mark.resp)
        self.cert = mark.cert if mark.cert != "high" else None
        self.scope = self._clip(mark.scope)
        self.content = self._clip(mark.content) or self._bare_content()

    def _clip(self, span: Span | None) -> Span | None:
        if span is None:
            return None
        start, end = max(span.start, self.node.start), min(span.end, self.node.end)
        return Span(start, end) if end > start else None

    def _bare_content(self) -> Span:
        """The words of a bracket that is all delimiter, for elements that print them."""
        bracket = Span(max(self.mark.span.start, self.node.start), max(min(self.mark.span.end, self.node.end), self.mark.span.start))
        if len(bracket) > 2 and self.node.first and self.node.last:
            return Span(bracket.start + 1, bracket.end - 1)
        return bracket

    def text(self, start: int, end: int) -> str:
        return self.context.printed(start, end) if end > start else ""

    def write(self, span: Span) -> None:
        children = [child for node in self.node.children for child in _inside(node, self.mark, span)]
        self.context.write_nodes(self.writer, span, children, self.keep_lines)

    def element(self, tag: str, **attributes: str | None) -> None:
        """An element that takes up the whole piece: the content is its text, the rest its delimiters."""
        self.element_of(tag, self.content, **attributes)

    def element_of(self, tag: str, span: Span, *, pre: str | None = None, post: str | None = None, **attributes: str | None) -> None:
        """An element with `span` as its text; `pre` and `post` are its delimiters, by default the rest of the piece."""
        with self.writer.element(tag, **attributes, rend=self.rend(tag, attributes, span, pre, post)):
            self.write(span)

    def rend(
        self, tag: str, attributes: Mapping[str, str | None], span: Span, pre: str | None = None, post: str | None = None
    ) -> str | None:
        """What declares the delimiters of `span`, by default what stands before and behind it in the piece."""
        before = self.text(self.node.start, span.start) if pre is None else pre
        behind = self.text(span.end, self.node.end) if post is None else post
        return rend(tag, attributes, before, behind)


def _inside(node: Node, mark: Insertion, span: Span) -> list[Node]:
    """The node, or what is in it where it is only a part of this insertion."""
    if node.mark is mark:
        return [child for inner in node.children for child in _inside(inner, mark, span)]
    return [node] if span.start <= node.start and node.end <= span.end else []


def write_insertion(context: InsertionContext, writer: Writer, node: Node, keep_lines: bool) -> None:
    """Append the element for an insertion; `node` is its interval, clipped to the block being written."""
    if not isinstance(node.mark, Insertion):
        raise TypeError(f"not an insertion: {node.mark}")
    _WRITERS[node.mark.cls](_Insertion(context, writer, node, node.mark, keep_lines))


def _sic(i: _Insertion) -> None:
    if i.scope is None:
        i.element_of("note", i._bare_content(), type="sic", place="inline", resp=i.resp)
        return
    # Who wrote [sic] is known; how far back it reaches is our guess.
    i.element_of("sic", i.scope, **Responsible.guess(i.mark.cert if i.cert else "medium"))


def _choice(i: _Insertion) -> None:
    corr = i._clip(i.mark.corr) or i.content
    if i.scope is None:
        i.element_of("corr", corr, resp=i.resp, cert=i.cert)
        return
    before = i.scope.end <= corr.start
    with i.writer.element("choice"):
        if before:
            i.element_of("sic", i.scope, pre="", post="")
            i.element_of("corr", corr, pre=i.text(i.scope.end, corr.start).lstrip(), resp=i.resp, cert=i.cert)
        else:
            i.element_of("corr", corr, post=i.text(corr.end, i.scope.start).rstrip(), resp=i.resp, cert=i.cert)
            i.element_of("sic", i.scope, pre="", post="")


def _supplied(i: _Insertion) -> None:
    i.element("supplied", reason=i.mark.reason or "subaudible", resp=i.resp, cert=i.cert)


def _supplied_part(i: _Insertion) -> None:
    # The letters that an abbreviation leaves out; they may hold no markup of their own.
    if i.mark.reason == "abbreviation" and not any(n.mark is not i.mark for n in _descendants(i.node)):
        # The letters of one word: a line break among them is none to keep.
        i.keep_lines = False
        i.element("ex", resp=i.resp, cert=i.cert)
    else:
        i.element("supplied", reason=i.mark.reason or "omitted", resp=i.resp, cert=i.cert)


def _unclear(i: _Insertion) -> None:
    span = i.scope or i.content
    if i.scope is None and not any(c.isalnum() for c in i.context.record.raw(span)):
        _gap(i, reason="illegible")
        return
    i.element_of("unclear", span, reason=i.mark.reason, cert=i.mark.cert if i.cert else "low", resp=i.resp)


def _gap(i: _Insertion, reason: str | None = None) -> None:
    attributes: dict[str, str | None] = {"reason": reason or i.mark.reason or "editorial", "resp": i.resp, "cert": i.cert}
    if i.mark.quantity and i.mark.unit:
        attributes |= {"quantity": i.mark.quantity, "unit": i.mark.unit}
    else:
        attributes |= {"unit": i.mark.unit, "extent": i.mark.extent or ("unknown" if i.mark.unit else None)}
    _described(i, "gap", attributes)


def _space(i: _Insertion) -> None:
    measured = {"quantity": i.mark.quantity, "unit": i.mark.unit} if i.mark.quantity and i.mark.unit else {}
    _described(i, "space", {**measured, "resp": i.resp})


def _described(i: _Insertion, tag: str, attributes: dict[str, str | None]) -> None:
    """An empty place, with the printed words about it in ``desc``. A note called among the words stands between two such places."""
    if not is_writable(i.text(i.content.start, i.content.end)):
        # A description takes no g for a character that XML forbids; a note does.
        i.element("note", type="editorial", place="inline", resp=i.resp)
        return
    calls = [node for node in _descendants(i.node) if isinstance(node.mark, NoteCall)]
    if not calls:
        _describe(i, tag, attributes, i.content, i.text(i.node.start, i.content.start), i.text(i.content.end, i.node.end))
        return
    calls.sort(key=lambda node: node.start)
    starts = [i.content.start, *(n.end for n in calls)]
    ends = [*(n.start for n in calls), i.content.end]
    for k, (start, end) in enumerate(zip(starts, ends, strict=True)):
        before = i.text(i.node.start, start) if k == 0 else ""
        behind = i.text(end, i.node.end) if k == len(calls) else ""
        if k and not any(c.isalnum() for c in i.text(start, end)):
            i.writer.text(i.text(start, end) + behind)
        else:
            _describe(i, tag, attributes, Span(start, max(start, end)), before, behind)
        if k < len(calls) and isinstance(call := calls[k].mark, NoteCall):
            i.context.write_note(i.writer, call)


def _describe(i: _Insertion, tag: str, attributes: dict[str, str | None], span: Span, before: str, behind: str) -> None:
    with i.writer.element(tag, **attributes, rend=rend(tag, attributes, before, behind)), i.writer.element("desc"):
        # A description takes no line break.
        i.context.write_nodes(i.writer, span, [], keep_lines=False)


def _note(i: _Insertion) -> None:
    i.element("note", type=i.mark.note_type or "editorial", place="inline", resp=i.resp, cert=i.cert)


def _original(i: _Insertion) -> None:
    if i.mark.note_type == "gloss":
        # The foreign word stands in the text, the bracket holds its meaning.
        i.element("gloss", resp=i.resp, cert=i.cert)
        return
    lang = i.mark.lang or None
    if not i.mark.sic:
        i.element("term", type="original", resp=i.resp, cert=i.cert, xml_lang=lang)
        return
    # The original is wrong, not the English: sic stands inside the foreign word.
    behind = i.text(i.content.end, i.node.end)
    closer = behind[-1:] if behind else ""
    attributes = {"type": "original", "place": "inline", "resp": i.resp, "cert": i.cert}
    delimiters = i.rend("note", attributes, i.content, post=closer)
    with i.writer.element("note", **attributes, rend=delimiters), i.writer.element("foreign", xml_lang=lang):
        i.element_of("sic", i.content, pre="", post=behind[: len(behind) - len(closer)])


def _abbr_expan(i: _Insertion) -> None:
    if i.scope is None or i.scope.end > i.content.start:
        i.element("abbr" if _short(i, i.content) else "expan", resp=i.resp, cert=i.cert)
        return
    pair = ("expan", "abbr") if _short(i, i.content) or not _short(i, i.scope) else ("abbr", "expan")
    i.element_of(pair[0], i.scope, pre="", post="")
    opening = i.text(i.scope.end, i.content.start)
    i.writer.text(" " if opening[:1].isspace() else "")
    i.element_of(pair[1], i.content, pre=opening.lstrip(), resp=i.resp, cert=i.cert)


def _short(i: _Insertion, span: Span) -> bool:
    text = i.context.record.raw(span)
    return len(text) <= 12 and sum(c.isupper() for c in text) * 2 >= sum(c.isalpha() for c in text)


def _identification(i: _Insertion) -> None:
    attributes = {"reason": "identification", "resp": i.resp, "cert": i.cert}
    person = f"#{i.mark.person}" if i.mark.person else None
    delimiters = i.rend("supplied", attributes, i.content)
    with i.writer.element("supplied", **attributes, rend=delimiters), i.writer.element("persName", ref=person):
        i.write(i.content)


def _page_break(i: _Insertion) -> None:
    n = i.context.record.text(i.mark.n) if i.mark.n else None
    i.writer.empty("pb", n=n, rend=rend("pb", {}, i.text(i.node.start, i.node.end), ""))


def _signature(i: _Insertion) -> None:
    if _SIGNATURE_WORDS.fullmatch(i.context.record.raw(i.content).strip()):
        _gap(i, reason="signature")
    else:
        i.element("note", type="signature", place="inline", resp=i.resp, cert=i.cert)


def _add(i: _Insertion) -> None:
    place = "margin" if "margin" in i.context.record.raw(i.mark.span).lower() else None
    i.element("add", type="handwritten", place=place, resp=i.resp, cert=i.cert)


def _stage(i: _Insertion) -> None:
    if i.writer.current in _PHRASE_ONLY:
        i.element("note", type="stage", place="inline", resp=i.resp)
    elif in_utterance(i.writer):
        tag = event_of(i.text(i.content.start, i.content.end))
        delimiters = i.rend(tag, {}, i.content)
        with i.writer.element(tag, cert=i.cert, resp=i.resp if i.cert else None, rend=delimiters), i.writer.element("desc"):
            i.write(i.content)
    else:
        i.element("stage", cert=i.cert, resp=i.resp if i.cert else None)


def _received(i: _Insertion) -> None:
    """``date[@type="received"]``, dated by the date in it."""
    dates = [n for n in _descendants(i.node) if isinstance(n.mark, DateMention)]
    value = date_attributes(dates[0].mark.value) if len(dates) == 1 and isinstance(dates[0].mark, DateMention) else {}
    with i.writer.element("date", type="received", **value, rend=i.rend("date", {}, i.content)):
        children = [child for node in i.node.children for child in _inside(node, i.mark, i.content)]
        undated = [inner for child in children for inner in (child.children if isinstance(child.mark, DateMention) else [child])]
        i.context.write_nodes(i.writer, i.content, undated, i.keep_lines)


def _descendants(node: Node) -> list[Node]:
    return [found for child in node.children for found in (child, *_descendants(child))]


def _simple(tag: str, **attributes: str) -> Callable[[_Insertion], None]:
    """A class that becomes one element with fixed attributes."""
    return lambda i: i.element(tag, resp=i.resp, cert=i.cert, **attributes)


def _flat(i: _Insertion) -> None:
    """The source's own brackets: text."""
    i.write(Span(i.node.start, i.node.end))


_WRITERS: dict[InsertionClass, Callable[[_Insertion], None]] = {
    "sic": _sic,
    "choice": _choice,
    "supplied": _supplied,
    "supplied-part": _supplied_part,
    "unclear": _unclear,
    "gap": _gap,
    "space": _space,
    # A call whose note the record lacks: the reading reports it.
    "note-call": lambda i: i.element("ref", type="noteCall"),
    "note": _note,
    "original": _original,
    "abbr-expan": _abbr_expan,
    "date-or-place-supplied": _simple("supplied", reason="omitted"),
    "identification": _identification,
    "pb": _page_break,
    "signature": _signature,
    "seal-or-stamp": lambda i: i.element("stamp"),
    "add": _add,
    "del": lambda i: i.element("surplus" if i.mark.reason == "surplus" else "del"),
    "stage": _stage,
    "doctype-label": lambda i: i.element("seg", type="docType"),
    "received": _received,
    "speaker-label": _simple("supplied", reason="speaker"),
    "archive-ref": lambda i: i.element("ref", type="archive"),
    "source-bracket": _flat,
    "unclassified": lambda i: i.element("seg", type="editorial", subtype="unclassified", resp="#teikit"),
}
