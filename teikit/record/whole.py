"""The record as read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from operator import attrgetter

from teikit.dataclass import dataclass
from teikit.record.blocks import Division, Note
from teikit.record.header import Header
from teikit.record.marks import DateMention, Inline
from teikit.record.values import Citation, GivenDate, HeaderText, Person
from teikit.source import Source, Span

__all__ = ["Record"]

_END = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Record:
    """A record as read: the result of `teikit.read`."""

    source: Source
    header: Header = field(default_factory=Header)
    divisions: tuple[Division, ...] = ()
    """The document and its enclosures, in the order of the source. The first is a ``document``."""
    notes: tuple[Note, ...] = ()
    inlines: tuple[Inline, ...] = ()
    """Sorted by start, then longest first."""
    people: tuple[Person, ...] = ()
    markup: tuple[Span, ...] = ()
    """Characters of the source that are markup and not text (``**``, the labels of the publisher's page): sorted, disjoint."""
    body: Span | None = None
    """What the text of the record takes up; None for all of the source. The rest is the publisher's page."""
    envelope: str = "bare"
    """Name of the envelope that recognised the text."""

    def text(self, span: Span) -> str:
        """The printed text of a span: without markup, white space collapsed."""
        return " ".join(self.raw(span).split())

    def raw(self, span: Span) -> str:
        """The printed text of a span, white space as it stands."""
        text, markups, at, end = self.source.text, self.markup, span.start, span.end
        first = bisect_right(markups, at, key=_END) if markups else 0
        if first == len(markups) or markups[first].start >= end:
            return text[at:end]
        parts = []
        for index in range(first, len(markups)):
            markup = markups[index]
            if markup.start >= end:
                break
            parts.append(text[at : max(at, markup.start)])
            at = min(markup.end, end)
        parts.append(text[at:end])
        return "".join(parts)

    def header_text(self, value: HeaderText) -> str:
        """The printed or given text of a header field."""
        return self.text(value) if isinstance(value, Span) else value.text

    def date_text(self, date: DateMention | GivenDate) -> str:
        """A date of the header as printed or given."""
        return self.text(date.span) if isinstance(date, DateMention) else date.text.text

    def citation_text(self, citation: Citation, span: Span) -> str:
        """The text of a span of the archive's reference."""
        return self.text(span) if citation.given is None else " ".join(citation.given[span.start : span.end].split())
