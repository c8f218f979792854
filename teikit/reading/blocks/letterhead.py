"""What a chancery printed or stamped above the heading of a record: the house it comes from, markings in a second column.

In capitals such lines look like headings. They are none where what the record calls itself stands below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.blocks.desk import is_text
from teikit.reading.blocks.headings import calls_itself, is_heading, is_named
from teikit.reading.classifications import find_classifications, find_copy_number
from teikit.reading.lines import Chunk, Line
from teikit.source import Source

__all__ = ["is_marked", "letterhead_lines", "named_below", "remark_lines"]

_HOUSE = expression(
    r"(?:the\s+)?(?:[A-Z][\w.'’&-]*\s+(?:of\s+(?:the\s+)?)?){0,4}?(?i:embassy|legation|consulate|mission|ministry|department|office|bureau"
    r"|committee|council|commission|institute|academy|secretariat|chancery|chancellery|directorate|headquarters"
    r"|government|agency|white house)"
    r"(?=\s|,|$)[^.:;?!]*"
)
_MOST_LINES = 3
_MOST_WORDS = 12
_SMALL = 3
"""Letters of words that stand in small letters between others."""
_REACH = 6
"""Paragraphs below the letterhead among which the heading stands."""
_MOST_REMARKED = 8
"""Lines of a remark in brackets."""


def letterhead_lines(lines: Sequence[Line], below: Sequence[Chunk]) -> int:
    """How many of the first lines are a letterhead; none where no heading stands `below` that says what the record is."""
    for count in range(min(_MOST_LINES, len(lines)), 0, -1):
        if _is_house(Chunk(tuple(lines[:count]))):
            count = _closed(lines, count)
            return count if named_below(lines[count:], below) else 0
    return 0


def remark_lines(lines: Sequence[Line]) -> int:
    """How many of the first lines a remark in brackets takes up, that other lines stand below."""
    if not lines or not lines[0].text.startswith("["):
        return 0
    count = _closed(lines, 1)
    return count if count < len(lines) and count <= _MOST_REMARKED and lines[count - 1].text.endswith("]") else 0


def is_marked(source: Source, chunk: Chunk) -> bool:
    """Whether a paragraph without a name of its own holds a classification or the number of a copy."""
    if is_named(chunk):
        return False
    return find_copy_number(source, chunk.span) is not None or next(iter(find_classifications(source, chunk.span)), None) is not None


def named_below(lines: Sequence[Line], below: Sequence[Chunk]) -> bool:
    """Whether what the record calls itself heads one of the lines, or a paragraph below them."""
    if _is_named_in(lines):
        return True
    for chunk in below[:_REACH]:
        if is_text(chunk):
            return False
        if _is_named_in(chunk.lines):
            return True
    return False


def _is_named_in(lines: Sequence[Line]) -> bool:
    starts = [i for i, line in enumerate(lines[: _MOST_REMARKED + _MOST_LINES]) if calls_itself(line.text)]
    return any(is_heading(Chunk(tuple(lines[i:])), first=True) for i in starts)


def _is_house(chunk: Chunk) -> bool:
    bare = chunk.text.partition("[")[0].strip()
    words = bare.split()
    if is_named(chunk) or not 1 < len(words) <= _MOST_WORDS or _HOUSE.fullmatch(bare) is None:
        return False
    return not any(calls_itself(word) for word in words) and all(word[0].isupper() for word in words if len(word) > _SMALL)


def _closed(lines: Sequence[Line], count: int) -> int:
    """As many lines as it takes to close the brackets that the first ones open."""
    depth = sum(line.text.count("[") - line.text.count("]") for line in lines[:count])
    while depth > 0 and count < len(lines):
        depth += lines[count].text.count("[") - lines[count].text.count("]")
        count += 1
    return count
