"""A page of the Wilson Center Digital Archive, as plain text or as exported to Markdown.

The page's own labels (``Citation:``, ``Summary:`` …) stand in any order, bold or not, on a line of their own or before
their value, with a colon or without; each is optional. The record follows the last of them, or stands between the title and
the first.
"""

from __future__ import annotations

from teikit.reading.envelopes.wilson_center.above import above_labels, head_of
from teikit.reading.envelopes.wilson_center.body import body_below, body_start, language_listed, rule_before
from teikit.reading.envelopes.wilson_center.labels import find_labels, first_lines, may_have_labels, name_of, telling
from teikit.reading.envelopes.wilson_center.printed import (
    DECORATION,
    EMPHASIS,
    PUBLISHER,
    document_number,
    find,
    line_start,
    merged,
    web_address,
)
from teikit.reading.envelopes.wilson_center.values import read_statements, read_values
from teikit.reading.page import Envelope, Page
from teikit.source import Source, Span

__all__ = ["ENVELOPE"]

_BEFORE_LABELS = 3_000
"""Characters that title and date may take up before the first label."""


def _recognises(source: Source) -> bool:
    if not may_have_labels(source):
        return False
    lines = first_lines(source)
    labels = find_labels(source, lines)
    if len(telling(source, labels)) < 2 or labels[0].label.start > _BEFORE_LABELS:
        return False
    # Text above the labels and text below them: a record that has such words in it.
    above = above_labels(lines, line_start(source, labels[0].label.start))
    return not (above.is_long and source.text[body_start(source, lines, labels) :].strip())


def _open(source: Source) -> Page:
    lines = first_lines(source)
    labels = find_labels(source, lines)
    start = body_start(source, lines, labels)
    first = line_start(source, labels[0].label.start) if labels else start
    trailing = not source.text[start:].strip()
    above = above_labels(lines, first)
    head = head_of(above, trailing=trailing)
    end = first if head.end is None else head.end
    body, fields_end, listed = (
        (source.strip(Span(end, first)), len(source), ())
        if trailing and end < first
        else body_below(source, start, named="contents" in {name_of(source, label) for label in labels})
    )
    values = read_values(source, labels, start, {name for name, value in (("title", head.title), ("date", head.date)) if value})
    cited = values.first("citation")
    url = values.first("url") or web_address(source, cited)
    publisher = find(PUBLISHER, source, cited) or above.publisher
    markup = [*values.markup, *above.menu, *_decoration(source, body.start, first, fields_end)]
    markup += [span for span in (above.publisher if publisher != above.publisher else None, rule_before(source, body.start)) if span]
    return Page(
        body=body,
        markup=merged(source, markup),
        title=head.title or values.first("title"),
        date=head.date or values.first("date"),
        citation=cited,
        summary=values.of.get("summary", ()),
        credits=values.of.get("credits", ()),
        original_language=values.first("original_language"),
        extras=(*values.extras, *head.extras, *listed),
        publisher=publisher,
        url=url,
        document_id=values.first("document_id") or document_number(source, url),
        labelled=tuple(read_statements(source, labels, start)),
        language=language_listed(source, labels, start, values.first("original_language")),
        idno_type="WCDA",
    )


def _decoration(source: Source, body: int, first: int, fields_end: int) -> list[Span]:
    """The Markdown of the page: above the record, and round the fields behind it."""
    outside = [Span(0, body), Span(first, fields_end)] if body < first else [Span(0, fields_end)]
    found = [Span(*m.span()) for part in outside for m in DECORATION.finditer(source.text, part.start, part.end)]
    return found + [Span(*m.span()) for m in EMPHASIS.finditer(source.text, 0, min(body, first))]


ENVELOPE = Envelope("wilson-center", _recognises, _open)
