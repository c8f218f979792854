"""Lines without a word of the text: ornaments, and the time of a recording."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.lines import Chunk, Line
from teikit.record import Ornament

__all__ = ["begins_as_time", "is_time", "read_sign"]

# Rules, stars, fleurons, typewriter flourishes.
_ORNAMENT = expression(
    r"(?:[-–—_=~#+•·.°◦∙⁂※❦❧☙✻✽✿†‡§◆◇○●■□▪*\s]{3,}|(?:[-–—=*~]\s*){1,8}[oOxX0]{1,5}(?:\s*[-–—=*~]){1,8}|[oO]{3,7}|-?[0oOxX](?:-[0oOxX]){1,4}-?|[*⁂※❦❧☙✻])"
)
# Stars, or more dots than an ellipsis has, with blanks between them: in editions they stand for what was left out (ENCODING section 4).
_OMISSION = expression(r"\*(?:[ \t]+\*){2,}|\.(?:[ \t]+\.){4,}")
_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?"
_WIDEST = 140
_BRACKETS = "[({<"
_TIMES = (
    expression(rf"[\[({{<]\s*{_CLOCK}\s*[\])}}>]", re.I),
    expression(rf"{_CLOCK}\s*(?:-->|[-–—]+|to)\s*{_CLOCK}", re.I),
    expression(r"\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,3})?"),
    expression(r"\d{2,3}(?: \d{2}){2,3}"),
    expression(r"\{time\}\s*\d{3,4}", re.I),
)


def is_time(line: Line) -> bool:
    """Whether a line says at what time of a recording or sitting the next words were spoken."""
    text = line.text
    return begins_as_time(text) and len(text) <= 40 and any(pattern.fullmatch(text) for pattern in _TIMES)


def begins_as_time(text: str) -> bool:
    """Whether a text may begin with a time: with a figure or a bracket."""
    return text[0] in _BRACKETS or text[0].isdecimal()


def read_sign(chunk: Chunk) -> Ornament | None:
    """A line that is an ornament."""
    line = chunk.lines[0]
    if len(chunk.lines) > 1 or len(line.text) > _WIDEST or not _ORNAMENT.fullmatch(line.text):
        return None
    return Ornament(chunk.span, "omission" if _OMISSION.fullmatch(line.text) else "ornament")
