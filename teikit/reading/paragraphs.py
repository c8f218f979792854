"""How a text sets its paragraphs off: by blank lines, by an indent of the first line, or by the end of a line alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from teikit.expressions import expression
from teikit.reading.lines import Chunk, Line, printed_lines
from teikit.source import Source, Span

__all__ = ["chunks"]

_ITEM = expression(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\[?(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])\.\]|[IVXLC]{1,6}\.|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?[.,:]|[•·▪◦–—-])\s"
)
_WIDEST = 200
"""Characters of the longest line that a margin may have broken: a longer one is a paragraph by itself."""
_MARGIN = 132
"""Characters of the widest page that lines are broken for (a line printer's)."""
_UNBROKEN = 0.35
"""Share of the text in lines beyond every margin that tells that no line of it was broken."""
_PROSE = 90
"""Characters that make a line of an unbroken text a paragraph, however it ends."""
_SENTENCE = expression(r"[^\W\d_][^\n]*\s[a-z]{2,}\s[^\n]*[a-z]{2,}[^\n]*[.?!…;:][\"”’')\]\d]{0,6}")
_CAPITALS = r"[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я.'’-]{1,40}"
_CAPITAL_LABEL = expression(rf"{_CAPITALS}(?:[ ,]{{1,2}}{_CAPITALS}){{0,3}}(?: ?\([^()]{{1,60}}\))?(?::|(?<=\.)|\.)\s")
_ENDS = expression(r"[.?!:;…—–][\"”’')\]*\d]{0,6}$|^\W+$")
_DEEPEST = 10
"""Columns of the deepest indent that still opens a paragraph."""
_INDENTED = 3
"""Paragraphs that make a habit of the indent."""
_FINISHED = 0.8
"""Share of the lines above an indented one that must end a sentence."""


def chunks(source: Source, span: Span) -> list[Chunk]:
    """The stretch cut where a paragraph ends: at blank lines, form feeds, and wherever else the text itself marks one."""
    groups = _groups(printed_lines(source, span))
    longest = max([len(line.text) for group in groups for line in group], default=0)
    unbroken = longest > _MARGIN and _is_unbroken(groups)
    indent = None if unbroken else _first_line_indent(groups)
    if longest <= _WIDEST and not unbroken and indent is None:
        return [Chunk(tuple(group)) for group in groups]
    found: list[Chunk] = []
    for group in groups:
        if len(group) == 1:
            found.append(Chunk((group[0],)))
            continue
        start = 0
        for i in range(1, len(group)):
            if _is_cut(group[i - 1], group[i], unbroken=unbroken, indent=indent):
                found.append(Chunk(tuple(group[start:i])))
                start = i
        found.append(Chunk(tuple(group[start:])))
    return found


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines with no blank line and no form feed between them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.after_blank or line.page_start or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _is_cut(above: Line, line: Line, *, unbroken: bool, indent: int | None) -> bool:
    wide = len(above.text) > _WIDEST
    if not (wide or unbroken):
        return line.indent == indent != above.indent and bool(_ENDS.search(above.text))
    if _ITEM.match(above.text) and _ITEM.match(line.text):
        return False
    return wide or _is_prose(above) or _is_prose(line) or bool(_CAPITAL_LABEL.match(line.text))


def _is_unbroken(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether a line of the text is a paragraph, a heading or the like: none was broken at a margin, and no blank lines do that work."""
    close = sum([len(line.text) > _MARGIN for group in groups if len(group) > 1 for line in group[:-1]])
    if not close:
        return False
    lengths = [len(line.text) for group in groups for line in group]
    long = [length for length in lengths if length > _MARGIN]
    return sum(long) >= _UNBROKEN * sum(lengths) and 2 * close > len(long)


def _is_prose(line: Line) -> bool:
    return len(line.text) > _PROSE or _SENTENCE.fullmatch(line.text) is not None


def _first_line_indent(groups: Sequence[Sequence[Line]]) -> int | None:
    """The columns by which the first lines of paragraphs are set in; None where that is no habit of the text."""
    if len({line.indent for group in groups for line in group}) < 2:
        return None
    above: dict[int, list[bool]] = {}
    flush = Counter[int]()
    for group in groups:
        for before, line in pairwise(group):
            flush[line.indent] += 1
            if before.indent < line.indent <= before.indent + _DEEPEST:
                above.setdefault(line.indent, []).append(_ENDS.search(before.text) is not None)
    if not above:
        return None
    indent, ends = max(above.items(), key=lambda item: len(item[1]))
    margin = min(flush)
    habit = len(ends) >= _INDENTED and sum(ends) >= _FINISHED * len(ends) and flush[margin] > flush[indent] and indent > margin
    return indent if habit else None
