"""Where the record begins and ends in a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.envelopes.wilson_center.labels import Labelled, name_of
from teikit.reading.envelopes.wilson_center.printed import RULE, line_end
from teikit.reading.lines import Line
from teikit.record import Extra, Given
from teikit.source import Source, Span

__all__ = ["body_below", "body_start", "language_listed", "rule_before"]

_LISTED = (
    r"(?:translation|transcript(?:ion)?|original(?: scan)?|scan(?: of (?:the )?original)?)s?"
    r"(?:[ \t]*[-–—:][ \t]*[A-Z][\w ()]{2,30})?(?:[ \t]*\(?(?:pdf|download)\)?)?"
)
_CONTENTS = expression(rf"[*_#\s-]*{_LISTED}(?:\s*[,;|]\s*{_LISTED})*[*_\s]*", re.I)
_TEXT_LISTED = expression(
    r"(?:(?m:^)|(?<=[,;|]))[*_#\s-]*(?P<kind>translation|transcript(?:ion)?)s?(?:[ \t]*[-–—:][ \t]*(?P<language>[A-Z][\w ()]{2,30}))?", re.I
)
_SHORT = frozenset({"original_language", "document_id", "date", "url", "genre"})
"""Fields whose value is no longer than its line."""


def body_start(source: Source, lines: list[Line], labels: list[Labelled]) -> int:
    """Behind the line that names a translation or transcript, else behind the first paragraph after the last label."""
    if not labels:
        return 0
    after = labels[-1].value_start
    contents = next((found.value_start for found in labels if _is_contents(source, found)), None)
    listed = [line for line in lines if contents is not None and line.span.start >= contents and line and _CONTENTS.fullmatch(line.text)]
    listed = [line for line in listed if line.span.start >= after]
    if listed:
        return _contiguous_end(lines, listed)
    if _is_contents(source, labels[-1]):
        value = Span(after, line_end(source, after))
        return value.end if _CONTENTS.fullmatch(source[value]) else after
    if labels[-1].field in _SHORT and source.text[after : line_end(source, after)].strip():
        return line_end(source, after)
    return _paragraph_end(lines, after) or len(source)


def body_below(source: Source, start: int, *, named: bool) -> tuple[Span, int, tuple[Extra, ...]]:
    """The record below the labels, where the page's fields end, and the line that names what follows: ``Translation``.

    `named` where a label names it already.
    """
    rule = re.compile(rf"\s*{RULE.pattern}[ \t]*(?=\n|$)").match(source.text, start)
    start = rule.end() if rule else start
    first = re.compile(r"\s*(?P<line>[^\n]+)").match(source.text, start)
    if named or first is None or not _CONTENTS.fullmatch(first["line"].strip()):
        return Span(start, len(source)), start, ()
    line = source.strip(Span(*first.span("line")))
    return Span(line.end, len(source)), line.end, (Extra(Given("contents", "teikit"), line),)


def rule_before(source: Source, body: int) -> Span | None:
    """The rule above the record."""
    line = source.strip(Span(source.text.rfind("\n", 0, body) + 1, body))
    return line if line and RULE.fullmatch(source[line]) else None


def language_listed(source: Source, labels: Sequence[Labelled], stop: int, original: Span | None) -> Span | None:
    """The language of the text that the page lists: that of ``Translation - English``, the original's for a ``Transcript``."""
    contents = next((found for found in labels if _is_contents(source, found)), None)
    if contents is None:
        return None
    texts = list(_TEXT_LISTED.finditer(source.text[contents.value_start : stop]))
    if len(texts) != 1:
        return None
    if texts[0]["language"]:
        start, end = texts[0].span("language")
        return Span(contents.value_start + start, contents.value_start + end)
    return original if texts[0]["kind"].lower().startswith("transcript") else None


def _is_contents(source: Source, found: Labelled) -> bool:
    return name_of(source, found) == "contents"


def _paragraph_end(lines: list[Line], after: int) -> int | None:
    """The blank line behind the first paragraph that ends behind an offset."""
    seen = False
    for line in lines:
        if line.span.start < after and line.span.end <= after:
            continue
        seen = seen or bool(line)
        if seen and not line:
            return line.span.start
    return None


def _contiguous_end(lines: list[Line], listed: list[Line]) -> int:
    """End of the run of contents lines: a later line of this shape belongs to the record."""
    end = listed[0].span.end
    starts = {line.span.start for line in listed}
    for line in lines:
        if line.span.start <= listed[0].span.start or not line:
            continue
        if line.span.start not in starts:
            break
        end = line.span.end
    return end
