"""What stands below a text, read from its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.blocks.calls import without_calls
from teikit.reading.blocks.closings import (
    is_address,
    is_addressee,
    is_set_signature,
    is_signatory,
    is_signature_remark,
    is_signed_day,
    read_closing,
)
from teikit.reading.blocks.desk import read_imprint
from teikit.reading.blocks.distribution import is_distribution_label
from teikit.reading.blocks.fields import is_dateline
from teikit.reading.blocks.salutations import is_complimentary_close
from teikit.reading.dates import looks_like_dateline
from teikit.reading.lines import Chunk, Line
from teikit.record import BottomBlock, Closing, Paragraph, Postscript
from teikit.source import Source, Span

__all__ = ["ends_letter", "is_outside", "is_postscript", "read_bottom", "takes_leave"]

_POSTSCRIPT = expression(r"(?:P\.?\s?S\.?|Post-?script|PS|N\.\s?B\.|Note(?=\.\s?[—–-]))\s*(?:[.:]?[—–-]+|[.:]?\s)\s*\S", re.I)
_MAX_PARTS = 14
_YEAR = expression(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_SHORT = 60
_TAIL = 7
"""Lines at the end of a paragraph among which its closer may begin."""


def read_bottom(source: Source, chunks: Sequence[Chunk], language: str) -> tuple[list[BottomBlock], list[Chunk]]:
    """The closers below a text, in the order of the source, and the paragraphs left. One paragraph always is."""
    blocks: list[BottomBlock] = []
    rest = _with_tail_cut(chunks, language)
    if len(rest) > 1 and len(rest) == len(chunks) and is_outside(rest[-1]):
        above = _with_tail_cut(rest[:-1], language)
        if len(above) > len(rest) - 1:
            # The address on the outside of a letter, below its closer.
            blocks, rest = [Closing(rest[-1].span, "address")], above
    while len(rest) > 1 and len(blocks) < _MAX_PARTS:
        if len(rest) > 2 and is_distribution_label(rest[-2]):
            rest[-2:] = [Chunk((*rest[-2].lines, *rest[-1].lines))]
        chunk = rest[-1]
        if is_postscript(chunk) and _signed_before(rest[:-1]):
            blocks.insert(0, Postscript(chunk.span, (Paragraph(chunk.span),)))
            rest.pop()
            continue
        close, below = _cut_leave(chunk)
        if not close and (not blocks or isinstance(blocks[0], Postscript)) and _is_address_below(rest[:-1], chunk, language):
            found: list[Closing] | None = [Closing(chunk.span, "address")]
        else:
            after_close = bool(close) or takes_leave(rest[-2])
            found = read_closing(below, last=all(map(_stands_below, blocks)), after_close=after_close, language=language)
        if found is None:
            break
        blocks[:0] = [*close, *found]
        rest.pop()
    return _signed_once(source, blocks), rest


def _stands_below(block: BottomBlock) -> bool:
    """Whether a closer is one that stands below a signature and is none."""
    return isinstance(block, Closing) and block.kind in ("dateline", "address", "archive", "distribution", "other")


def is_outside(chunk: Chunk) -> bool:
    """Whether a paragraph may be the address on the outside of a letter."""
    return len(chunk.lines) <= 5 and len(chunk.text) <= 160 and not chunk.text.endswith((".", "?", "!", ":"))


def _is_address_below(above: Sequence[Chunk], chunk: Chunk, language: str) -> bool:
    """Whether a paragraph is the address below a signature (and its dateline), and neither a second one nor a remark about it."""
    if not is_address(chunk):
        return False
    at = len(above) - 1
    if at and is_dateline_alone(above[at], language):
        at -= 1
    signed = is_set_signature(above[at]) or (at > 0 and is_signatory(above[at]) and takes_leave(above[at - 1]))
    if not signed and is_signatory(above[at]) and above[at].lines[0].text.isupper():
        return is_addressee(chunk)
    return signed and not (is_set_signature(chunk) or is_signature_remark(chunk.text))


def is_dateline_alone(chunk: Chunk, language: str) -> bool:
    """Whether a paragraph is a dateline, of one line or several."""
    alone = len(chunk.lines) == 1 and looks_like_dateline(without_calls(chunk.text), language=language)
    return alone or (is_dateline(chunk, language) and not is_signed_day(chunk))


def _with_tail_cut(chunks: Sequence[Chunk], language: str) -> list[Chunk]:
    """The paragraphs, the last one cut where a dateline or a leave-taking begins its last lines (letters without blank lines)."""
    starts = _tail_starts(chunks[-1]) if chunks else ()
    if not starts or read_imprint(chunks[-1]) or (is_dateline(chunks[-1], language) and not is_signed_day(chunks[-1])):
        return list(chunks)
    last = chunks[-1].lines
    for i in starts:
        if looks_like_dateline(last[i].text, language=language) or is_complimentary_close(last[i].text):
            return [*chunks[:-1], Chunk(last[:i]), *(Chunk((line,)) for line in last[i:])]
    return list(chunks)


def _tail_starts(chunk: Chunk) -> range:
    """The lines at the end of a paragraph with which its closer may begin: only short ones stand below."""
    lines = chunk.lines
    first, highest = len(lines), max(len(lines) - _TAIL, 1)
    while first > highest and len(lines[first - 1].text) <= _SHORT:
        first -= 1
    return range(first, len(lines))


def ends_letter(chunk: Chunk, language: str) -> bool:
    """Whether a paragraph ends with the closer of a letter: a dateline behind the end of a sentence or above a signature."""
    if len(chunk.lines) == 1 or len(chunk.lines[-1].text) > _SHORT:
        return False
    for i in _tail_starts(chunk):
        above, line = chunk.lines[i - 1].text, chunk.lines[i].text
        below = len(chunk.lines) - i > 1 or above.endswith((".", "!", "?"))
        if below and not line[0].isdecimal() and _YEAR.search(line):
            return looks_like_dateline(line, language=language)
    return False


def _signed_once(source: Source, blocks: Sequence[BottomBlock]) -> list[BottomBlock]:
    """A remark about a signature (``[signature]``) belongs to the name above it."""
    joined: list[BottomBlock] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if (
            isinstance(above, Closing)
            and isinstance(block, Closing)
            and above.kind == block.kind == "signed"
            and is_signature_remark(source[block.span])
        ):
            joined[-1] = Closing(Span(above.span.start, block.span.end), "signed")
        else:
            joined.append(block)
    return joined


def is_postscript(chunk: Chunk) -> bool:
    """Whether a paragraph says that it is a postscript."""
    return _POSTSCRIPT.match(chunk.text) is not None


def _cut_leave(chunk: Chunk) -> tuple[list[Closing], Chunk]:
    """A leave-taking on the first line of a signature block, or at its start: ``Sincerely, Elin Quist``."""
    first = chunk.lines[0]
    comma = first.text.find(", ") + 1
    if comma and is_complimentary_close(first.text[:comma]) and is_signatory(named := Chunk((_after(first, comma), *chunk.lines[1:]))):
        return [Closing(Span(first.span.start, first.span.start + comma), "salute")], named
    if len(chunk.lines) > 1 and is_complimentary_close(chunk.lines[0].text):
        return [Closing(chunk.lines[0].span, "salute")], Chunk(chunk.lines[1:])
    return [], chunk


def _after(line: Line, at: int) -> Line:
    """The rest of a line behind some of its characters."""
    text = line.text[at:].lstrip()
    return Line(Span(line.span.end - len(text), line.span.end), text, line.indent)


def takes_leave(chunk: Chunk) -> bool:
    """Whether a paragraph, or its last line, takes leave."""
    return is_complimentary_close(chunk.text) or (len(chunk.lines) > 1 and is_complimentary_close(chunk.lines[-1].text))


def _signed_before(rest: Sequence[Chunk]) -> bool:
    if len(rest) < 2:
        return False
    if len(rest) > 2 and _is_address_below(rest[:-1], rest[-1], "en"):
        return True
    close, below = _cut_leave(rest[-1])
    return read_closing(below, last=True, after_close=bool(close) or takes_leave(rest[-2])) is not None
