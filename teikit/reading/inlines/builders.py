"""What rows of the table share: finding the words that a bracket speaks of, and parts of its content."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.convention import Builder
from teikit.reading.inlines.measures import measure
from teikit.record import Certainty, Insertion
from teikit.source import Span

__all__ = ["all_delimiter", "chain", "gap", "name_before", "on_word", "part", "sure", "word_before"]

_NAME_PART = expression(r"[^\W\d_]")


def part(bracket: Bracket, match: re.Match[str] | None, group: str) -> Span | None:
    """The source characters that a group of the pattern stands for."""
    if match is None or group not in match.re.groupindex or match.start(group) < 0 or match.start(group) == match.end(group):
        return None
    return bracket.locate(match.start(group), match.end(group))


def empty(bracket: Bracket) -> Span:
    return Span(bracket.content.end, bracket.content.end)


def word_before(bracket: Bracket) -> Span | None:
    """The last word, with punctuation between it and the bracket; None where a bracket or nothing stands there."""
    last = bracket.last
    if last is None or any(c in "()[]{}" for c in bracket.gap_before):
        return None
    end = last.end + len(bracket.gap_before.rstrip())
    return Span(last.start, end)


def name_before(bracket: Bracket) -> Span | None:
    """The last word, and the capitalised words right before it if it is one too: ``Ben Tre [?]``."""
    span = word_before(bracket)
    if span is None or not bracket.preceding[-1].text[:1].isupper():
        return span
    start, text = span.start, bracket.facts.source.text
    for word in reversed(bracket.preceding[-4:-1]):
        between = text[word.end : start]
        if not word.text[:1].isupper() or between.strip(" .") or (between.startswith(".") and len(word.text) > 4) or "\n\n" in between:
            break
        start = word.start
    return Span(start, span.end)


def on_word(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    """The bracket is all delimiter and speaks of the word before it."""
    return replace(insertion, content=empty(bracket), scope=word_before(bracket))


def all_delimiter(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, content=empty(bracket))


def gap(reason: str) -> Builder:
    """A gap whose size the words may give."""

    def build(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
        size = measure(bracket.text)
        doubt: Certainty = "low" if bracket.text.endswith("?") else insertion.cert
        return replace(insertion, reason=reason, quantity=size.quantity, unit=size.unit, extent=size.extent, cert=doubt)

    return build


def sure(cert: Certainty, **fields: str | None) -> Builder:
    """A builder that sets fields and how sure the row is."""

    def build(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
        return replace(insertion, cert=cert, **fields)  # type: ignore[arg-type]

    return build


def chain(*builders: Builder) -> Builder:
    """Builders one after the other; the first that declines ends it."""

    def build(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
        result: Insertion | None = insertion
        for builder in builders:
            if result is None:
                return None
            result = builder(bracket, match, result)
        return result

    return build
