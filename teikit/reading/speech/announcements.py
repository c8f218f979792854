"""Words that the paragraph before announces: ``Holt said the following:``"""

from __future__ import annotations

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.speech.discourse import Speaker
from teikit.source import Source, Span

__all__ = ["Announced", "Words", "announced_words"]

# What may stand between two paragraphs that belong together: blank lines, the mark of a page.
_BETWEEN = expression(r"\s*(?:\[[^\[\]\n]{0,40}\]\s*)?")
_COUNT = expression(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[-–—•*])\s+")
_LISTED, _QUOTED = "listed", "quoted"


@dataclass(frozen=True, slots=True)
class Announced:
    """Somebody is to speak in the next paragraph."""

    speaker: Speaker
    verb: Span
    end: int
    """Where the paragraph that says so ends."""
    manner: str = ""
    """What the next paragraph must be to go on: an item of the list, one more that begins with a quotation mark."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a paragraph that somebody says."""

    first: int
    last: int
    quoted: bool
    manner: str


def announced_words(source: Source, paragraph: Paragraphed, announced: Announced) -> Words | None:
    """The words that were announced; None where something else stands between, or the list or quotation has ended.

    They are the whole paragraph, without the number of an item, or what stands in quotation marks at its beginning.
    """
    items = paragraph.items
    start = paragraph.tokens.start(0) if items else 0
    if not items or _BETWEEN.fullmatch(source.text, announced.end, start) is None:
        return None
    first, manner = 0, ""
    if count := _COUNT.match(source.text, start):
        first, manner = _token_from(paragraph, count.end()), _LISTED
    close = paragraph.quotes.get(first)
    if close is not None and not manner:
        manner = _QUOTED
    if first >= len(items) or (announced.manner and announced.manner != manner):
        return None
    return Words(first, len(items) if close is None else close + 1, close is not None, manner)


def _token_from(paragraph: Paragraphed, offset: int) -> int:
    count = len(paragraph.items)
    return next((i for i in range(count) if paragraph.tokens.start(i) >= offset), count)
