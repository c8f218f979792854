"""The promise, checked on the TEI itself: nothing of the source lost, nothing invented, nothing changed.

White space does not count. The text must equal the source character for character once the delimiters are put back; of
what stands in the header alone, every word must stand there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from lxml import etree

from teikit.encoding.delimiters import call_and_label, delimiters_of
from teikit.encoding.plaintext import character_of, plain_text_and_rend
from teikit.encoding.printed import header_text, printed
from teikit.encoding.serialise import Parts, Written
from teikit.encoding.xml import tei
from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.record import Emphasis, Insertion, NoteCall, PageBreak, Record
from teikit.source import Span

__all__ = ["check_fidelity"]

_WORD = expression(r"[^\W_]+")
_SHOWN = 60
_CHARACTER, _ROLE = tei("g"), tei("resp")
_MAY_HIDE = (Insertion, PageBreak, NoteCall)
_BLANKS = b" \t\n\r\v\f\x1c\x1d\x1e\x1f"


def check_fidelity(record: Record, document: Written | etree._ElementTree) -> list[Problem]:
    """Compare TEI with the source it was made from.

    Returns ``text-lost`` or ``text-invented`` at the first place where the text differs from the record's body, and
    ``text-lost`` for words of the publisher's page that the header lacks. Linear in the text.
    """
    whole = record.source.span
    body = whole if record.body is None else record.body
    page = [span for span in (Span(0, body.start), Span(body.end, whole.end)) if span]
    wanted = _Wanted(record, [body])
    if isinstance(document, Written):
        if document.parts is not None and _is_faithful(record, document.parts, wanted, page):
            return []
        document = document.tree
    text, with_rend = plain_text_and_rend(document)
    beside = [said for element in with_rend for said in (*delimiters_of(element), *call_and_label(element))]
    header = _header_text(document) if page else ""
    return [*_check_text(record, text, wanted), *_check_beside(record, beside), *_check_header(record, header, page)]


def _is_faithful(record: Record, parts: Parts, wanted: _Wanted, page: Sequence[Span]) -> bool:
    """Whether that is plain to see from the parts of a document: it is of nearly all."""
    found = printed(parts)
    if found is None or _without_blanks(found.text) != _without_blanks(wanted.text.encode("utf-8", "surrogatepass")):
        return False
    return not _hidden(record, found.beside) and not (page and any(_missing(record, header_text(parts), page)))


def _check_text(record: Record, text: str, wanted: _Wanted) -> list[Problem]:
    expected, found = _unspaced(wanted.text), _unspaced(text)
    if expected == found:
        return []
    at = next(i for i, (a, b) in enumerate(zip_longest(expected, found)) if a != b)
    lost = len(expected) >= len(found)
    shown = expected[at : at + _SHOWN] if lost else found[at : at + _SHOWN]
    message = f"the TEI {'lacks or changes' if lost else 'has what the source lacks near'} {shown!r}"
    line, column = record.source.position(wanted.offset(at))
    return [Problem("text-lost" if lost else "text-invented", Severity.ERROR, message, record.source.name, line, column)]


def _without_blanks(text: bytes) -> bytes:
    """A text without the white space of ASCII: texts that are alike so are alike without any, and bytes are soon told."""
    return text.translate(None, _BLANKS)


def _unspaced(text: str) -> str:
    return "".join(text.split())


class _Wanted:
    """The text that the TEI must have, white space aside, and in its order: notes stand at their calls."""

    def __init__(self, record: Record, body: Sequence[Span]) -> None:
        self._record = record
        self._spans = _in_tei_order(record, body)
        self.text = "".join([record.raw(span) for span in self._spans])

    def offset(self, at: int) -> int:
        """Offset in the source of a character of the text, white space not counted."""
        end = len(_unspaced(self.text))
        for span in reversed(self._spans):
            begin = end - len(_unspaced(self._record.raw(span)))
            if begin <= at:
                return self._walk(span, at - begin)
            end = begin
        return 0

    def _walk(self, span: Span, count: int) -> int:
        markup = [m for m in self._record.markup if m.meets(span)]
        for i in range(span.start, span.end):
            if self._record.source.text[i].isspace() or any(m.start <= i < m.end for m in markup):
                continue
            if count == 0:
                return i
            count -= 1
        return span.end


def _in_tei_order(record: Record, body: Sequence[Span]) -> list[Span]:
    """Stretches of the text, the notes cut out and put behind their first calls; notes without a call stand last."""
    notes = [note.span for note in record.notes]
    calls = [mark for mark in record.inlines if isinstance(mark, NoteCall)]
    order = _Order(notes, calls)
    for span in _without(body, sorted(notes)):
        order.add(span)
    for i in range(len(notes)):
        order.add_note(i)
    return order.spans


class _Order:
    """Stretches as the TEI has them. A note may call another (in another notation): that one stands inside it."""

    def __init__(self, notes: Sequence[Span], calls: Sequence[NoteCall]) -> None:
        self.spans: list[Span] = []
        self._notes, self._calls = notes, calls
        self._starts = [call.span.start for call in calls]
        self._seen: set[int] = set()

    def add(self, span: Span) -> None:
        at = span.start
        for call in self._calls[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]:
            if call.span.start >= at and call.span.end <= span.end and call.note not in self._seen:
                self.spans.append(Span(at, call.span.end))
                self.add_note(call.note)
                at = call.span.end
        self.spans.append(Span(at, span.end))

    def add_note(self, index: int) -> None:
        if index not in self._seen:
            self._seen.add(index)
            self.add(self._notes[index])


def _without(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """Stretches less the holes in them. Both sorted and disjoint."""
    left: list[Span] = []
    hole = 0
    for span in spans:
        at = span.start
        while hole < len(holes) and holes[hole].start < span.end:
            if holes[hole].start > at:
                left.append(Span(at, holes[hole].start))
            at = max(at, holes[hole].end)
            hole += 1
        if at < span.end:
            left.append(Span(at, span.end))
    return left


def _hidden(record: Record, beside: Iterable[str]) -> Counter[str]:
    """The words that stand in ``@rend`` alone, and are not a bracket's, a page mark's or a note's number: only those may."""
    words = _words(beside)
    return words - _words(_that_may_hide(record)) if words else words


def _check_beside(record: Record, beside: Iterable[str]) -> list[Problem]:
    hidden = _hidden(record, beside)
    if not hidden:
        return []
    message = f"words of the text stand in attributes only: {' '.join(list(hidden)[:10])}"
    return [Problem("text-lost", Severity.ERROR, message, record.source.name)]


def _that_may_hide(record: Record) -> Iterator[str]:
    for mark in record.inlines:
        if isinstance(mark, _MAY_HIDE):
            yield record.raw(mark.span)
        elif isinstance(mark, Emphasis) and record.source.text[mark.span.start] == "<":
            # The name of a tag: <u>.
            yield record.raw(Span(mark.span.start, mark.content.start))
            yield record.raw(Span(mark.content.end, mark.span.end))
    yield from (record.raw(note.label) for note in record.notes if note.label is not None)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(texts)))


def _header_text(tree: etree._ElementTree) -> str:
    header = tree.getroot().find(tei("teiHeader"))
    parts = []
    for event, element in etree.iterwalk(header, events=("start", "end")) if header is not None else ():
        if event == "start":
            parts += [character_of(element) if element.tag == _CHARACTER else "", element.text or ""]
        else:
            # A role and the name beside it are two words.
            parts += [" " if element.tag == _ROLE else "", element.tail or ""]
    return "".join(parts)


def _page_text(record: Record, span: Span) -> str:
    """The text of the publisher's page. Markup divides words (the colon of a label), but for that of emphasis."""
    parts, at = [], span.start
    for markup in record.markup:
        if span.meets(markup):
            divides = record.source[markup].strip("*_\\")
            parts += [record.source.text[at : markup.start], " " if divides else ""]
            at = markup.end
    return "".join([*parts, record.source.text[at : span.end]])


def _missing(record: Record, header: str, page: Sequence[Span]) -> Iterator[tuple[Span, Counter[str]]]:
    """The stretches of the publisher's page that have words the header lacks, with these."""
    there = Counter(_WORD.findall(header))
    for span in page:
        if missing := Counter(_WORD.findall(_page_text(record, span))) - there:
            yield span, missing


def _check_header(record: Record, header: str, page: Sequence[Span]) -> list[Problem]:
    problems = []
    for span, missing in _missing(record, header, page):
        line, column = record.source.position(span.start)
        message = f"the header lacks words of the source: {' '.join(list(missing)[:10])}"
        problems.append(Problem("text-lost", Severity.ERROR, message, record.source.name, line, column))
    return problems
