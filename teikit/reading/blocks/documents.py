"""Where a document within the document begins: enclosures, translations, another letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.lazily import cached_property
from teikit.reading.blocks.bottom import ends_letter, is_outside, is_postscript, takes_leave
from teikit.reading.blocks.calls import without_calls
from teikit.reading.blocks.closings import is_address, is_set_signature, is_signatory, may_be_signatory, read_closing
from teikit.reading.blocks.fields import is_dateline, is_house, read_fields
from teikit.reading.blocks.headings import has_sentences, heads_letter, is_caption, is_heading
from teikit.reading.blocks.layout import Layout, is_centred, layout_of
from teikit.reading.blocks.salutations import match_salutation
from teikit.reading.lines import Chunk
from teikit.record import DivisionKind
from teikit.source import Source

__all__ = ["documents", "starts_enclosure"]

# A paragraph of its own that starts a document within the document (TYPOLOGY 46, 47).
_NAMES = "(?:Enclosure|Inclosure|Attachment|Annex|Appendix|Tab|Indorsement|Endorsement|Attached|Subenclosure)"
_ENCLOSURE = expression(rf"[\[(]?\s*(?:Sub-?)?{_NAMES}\b[^\n\]]{{0,70}}\]?\.?")
_MARKS = frozenset("[(SEIAT")
"""What the mark of an enclosure begins with."""
_MARK = expression(rf"[\[(]?\s*(?:Sub-?)?{_NAMES}")
# A remark that a text is a translation, an extract: where a text stands above it, a new one begins (FRUS before 1920).
_REMARK = expression(r"[\[(](?:Translations?|Extracts?|Translated|Copy|Telegram)\b[^\[\]()]{0,60}[\])]\.?", re.IGNORECASE)
# What is enclosed is named, and does not follow: ``Attachment: a map of the port.``
_DESCRIBED = expression(r"(?:Enclosures?|Inclosures?|Attachments?|Annex(?:es)?|Appendix)\s*[:–—-]\s*\S+\s+\S")
_LINE = 45
"""Characters of a line, on the average, that is no name and no marking."""
_TEXT = 120
"""Characters of a paragraph that is text, and no phrase of a heading."""
_CLAUSE = 60
"""Characters of a paragraph that is text, if it ends as a sentence does."""
_BELOW = 160
"""Characters of an address, or of a remark, below a signature."""
_PARAGRAPH = 200
"""Characters that make a paragraph running text."""
_NOT_A_START = expression(r"[a-z]{2,}\s+[a-z]{2,}\s+[a-z]{2,}")
_STACKED = 5
"""Paragraphs among which the text stands that is below headings in the middle of the column."""
_LETTERHEAD = 4
"""Paragraphs among which the salutation of a letter stands below its dateline."""


@dataclass(slots=True)
class _Part:
    """One document, while its paragraphs are collected."""

    kind: DivisionKind
    chunks: list[Chunk] = field(default_factory=list)
    signed: bool = False
    """The paragraph before the next one is its signature, or stands below it."""
    dated: bool = False
    """The paragraph before the next one ends with the closer of a letter."""
    text: bool = False
    """It holds running text."""


class _Text:
    """The paragraphs of a text, and what is asked of them time and again."""

    def __init__(self, source: Source, paragraphs: Sequence[Chunk]) -> None:
        self.source, self.paragraphs = source, paragraphs

    @cached_property
    def salutations(self) -> set[int]:
        """Which paragraphs begin with a salutation."""
        return {i for i, chunk in enumerate(self.paragraphs) if match_salutation(chunk.text)}

    @cached_property
    def layout(self) -> Layout:
        """How they are set."""
        return layout_of(self.paragraphs)

    @cached_property
    def last_running(self) -> int:
        """Which is the last that is text, and no name and no marking."""
        running = (i for i, chunk in enumerate(self.paragraphs) if len(chunk.text) > max(_TEXT, _LINE * len(chunk.lines)))
        return max(running, default=-1)


def documents(source: Source, paragraphs: Sequence[Chunk], language: str) -> list[tuple[DivisionKind, list[Chunk]]]:
    """Cut where an enclosure or another letter begins, or where a signature ended the one before."""
    parts = [_Part("document")]
    whole = _Text(source, paragraphs)
    for i, chunk in enumerate(paragraphs):
        part = parts[-1]
        closes = part.signed and (_closes(whole, i) or (part.dated and is_outside(chunk)))
        more = i + 1 < len(paragraphs) or len(chunk.text) > _PARAGRAPH
        if part.chunks and more and ((part.signed and not closes) or _begins(whole, i, part)) and not _is_named(whole, i):
            part = _Part("enclosure")
            parts.append(part)
            closes = False
        # One address may stand on the outside of a letter.
        part.dated = len(chunk.lines) > 1 and ends_letter(chunk, language)
        part.signed = _is_signed(part.chunks, chunk, whole, i) or part.dated or closes
        part.chunks.append(chunk)
        part.text = part.text or _is_running(part.chunks)
    return [(part.kind, part.chunks) for part in parts if part.chunks]


def _is_named(whole: _Text, at: int) -> bool:
    """Whether a paragraph below the text names an enclosure that does not follow."""
    return _DESCRIBED.match(whole.paragraphs[at].text) is not None and at > whole.last_running


def _begins(whole: _Text, at: int, part: _Part) -> bool:
    """Whether a paragraph shows by itself, or by those below it, that another document begins."""
    chunk = whole.paragraphs[at]
    if (chunk.text[0] in _MARKS and starts_enclosure(chunk)) or (len(part.chunks) > 1 and heads_letter(chunk)):
        return True
    return part.text and (_is_remark(chunk) or (bool(whole.salutations) and _heads_salutation(whole, at)))


def _is_remark(chunk: Chunk) -> bool:
    return chunk.text[0] in "[(" and _REMARK.fullmatch(chunk.text) is not None


def _is_running(chunks: Sequence[Chunk]) -> bool:
    """Whether the last paragraph is running text: no heading, and no phrase that says what stands below it."""
    chunk = chunks[-1]
    if len(chunks) < 2 or len(chunk.text) <= _TEXT:
        return False
    return has_sentences(chunk.text) or not (is_caption(chunk) or is_heading(chunk, first=True))


def _shows(whole: _Text, at: int) -> bool:
    """Whether another document begins here, as long as a text stands above it."""
    chunk = whole.paragraphs[at]
    return starts_enclosure(chunk) or _is_remark(chunk) or _heads_salutation(whole, at)


def _heads_salutation(whole: _Text, at: int) -> bool:
    """Whether a paragraph is the dateline, or the house, of a letter whose salutation stands below it."""
    following = range(at + 1, at + _LETTERHEAD)
    if whole.salutations.isdisjoint(following):
        return False
    chunk = whole.paragraphs[at]
    if not (_is_dated(whole.source, chunk) or is_house(chunk)):
        return False
    for i in following:
        if i in whole.salutations:
            return True
        below = whole.paragraphs[i]
        if len(below.text) > _PARAGRAPH or _is_dated(whole.source, below):
            return False
    return False


def _is_dated(source: Source, chunk: Chunk) -> bool:
    if is_dateline(chunk):
        return True
    found = read_fields(source, chunk.lines[0]) if len(chunk.lines) == 1 else None
    return found is not None and found[-1].kind == "dateline"


def _is_signed(above: Sequence[Chunk], chunk: Chunk, whole: _Text, at: int) -> bool:
    """Whether a paragraph is a signature: set to the right, or below a leave-taking."""
    if bool(above) and may_be_signatory(chunk) and takes_leave(above[-1]) and is_signatory(chunk):
        return True
    return chunk.lines[0].indent > 0 and is_set_signature(chunk) and not _is_centred_heading(whole, at)


def _is_centred_heading(whole: _Text, at: int) -> bool:
    """Whether a paragraph in the middle of the column heads what stands below it: the result of a vote, or a title above text."""
    chunk = whole.paragraphs[at]
    if not is_centred(whole.layout, chunk):
        return False
    if chunk.text[-1].isdecimal():
        return True
    below = next((chunk for chunk in whole.paragraphs[at + 1 : at + _STACKED] if not is_centred(whole.layout, chunk)), None)
    return below is not None and not is_set_signature(below) and _is_text(below.text)


def _is_text(text: str) -> bool:
    """Whether a paragraph is text, and neither a name nor an address."""
    return len(text) > _TEXT or has_sentences(text) or (len(text) > _CLAUSE and text.endswith((".", ":", "?", "!")))


def _closes(whole: _Text, at: int) -> bool:
    """Whether a paragraph below a signature still belongs to what was signed. The dateline of what follows does not."""
    source, chunk = whole.source, whole.paragraphs[at]
    if starts_enclosure(chunk) or heads_letter(chunk):
        return False
    if _is_dated(source, chunk) or is_house(chunk):
        return not _is_dateline_of(whole, at)
    if len(chunk.text) <= _BELOW and at + 1 < len(whole.paragraphs) and _shows(whole, at + 1):
        return True
    return is_address(chunk) or read_closing(chunk, last=True, after_close=True) is not None or is_postscript(chunk)


def _is_dateline_of(whole: _Text, at: int) -> bool:
    """Whether what stands below a dateline is the text it dates; an address and the next dateline are not."""
    for i, chunk in enumerate(whole.paragraphs[at + 1 : at + _LETTERHEAD], at + 1):
        if len(chunk.text) > _PARAGRAPH or i in whole.salutations:
            return True
        if _is_dated(whole.source, chunk):
            return False
    return False


def starts_enclosure(chunk: Chunk) -> bool:
    """Whether a paragraph is the mark of an enclosure: ``[Inclosure 2.]``, ``Annex B``."""
    if chunk.text[0] not in _MARKS or not _MARK.match(chunk.text):
        return False
    text = without_calls(chunk.text)
    return len(text) <= 90 and bool(_ENCLOSURE.fullmatch(text)) and not _NOT_A_START.search(text) and not text.endswith((":", ","))
