"""Sections: headings in the text, one inside another as their numbers (or Markdown's signs) say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.lazily import cached_property
from teikit.reading.blocks.headings import is_section_heading
from teikit.reading.blocks.layout import Layout, is_centred
from teikit.reading.lines import Chunk
from teikit.record import Heading
from teikit.source import Span

__all__ = ["Section", "cut_markdown_headings", "is_numbered", "markdown_heading", "sections"]

_MARKDOWN = expression(r"(?P<mark>#{1,6})[ \t]+\S.*")
_NUMBER = expression(
    r"(?P<word>(?i:article|chapter|section|part|book|title|annex|artikel|kapitel|chapitre|art[íi]culo|cap[íi]tulo)\s+)?\(?(?P<n>[IVXLCDM]+|[ivx]+|[A-Z]|[a-z]|\d{1,3}(?:\.\d{1,3})*)"
    r"(?(word)[\s—–:.)-]|[.)]+\s)"
)
# Article 3. Chapter II: The Oil
_TITLED = expression(
    r"(?:Article|ARTICLE|Chapter|CHAPTER|Section|SECTION|Part|PART|Artikel|Kapitel|Abschnitt|Chapitre|Art[íi]culo|Cap[íi]tulo|Capitolo|Articolo"
    r"|Статья|Глава|Раздел)\s+(?:\d{1,3}|[IVXLC]{1,7})(?:|[.:]?\s*[—–:-]?\s*[^\W\d_a-z][^.?!\n]{2,80})"
)
_INITIAL = expression(r"[A-Z]\.\s+[^\W\d_]")
_NAME = 3
_ROMAN = expression(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_LONGEST = 200
_MOST = 8
"""Levels of headings that records have; deeper ones are set beside each other."""


@dataclass(slots=True)
class Section:
    """A heading, what stands below it, and the sections in it. The outermost has no heading."""

    heading: Heading | None
    chunks: list[Chunk] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def markdown_heading(chunk: Chunk) -> Heading | None:
    """``## Oil``: a heading whose signs are no text."""
    found = _MARKDOWN.fullmatch(chunk.lines[0].text) if len(chunk.lines) == 1 else None
    if found is None or len(chunk.text) > _LONGEST:
        return None
    start = chunk.span.start
    return Heading(chunk.span, "section", Span(start, start + found.end("mark")))


def cut_markdown_headings(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks cut so that a Markdown heading is one of its own, whatever stands on the next line."""
    cut: list[Chunk] = []
    for chunk in chunks:
        if "#" not in chunk.text:
            cut.append(chunk)
            continue
        heads = [i for i, line in enumerate(chunk.lines) if line.text[0] == "#" and _MARKDOWN.fullmatch(line.text)]
        edges = sorted({0, len(chunk.lines), *heads, *(i + 1 for i in heads)})
        cut += [chunk.part(a, b) for a, b in pairwise(edges)]
    return cut


def is_numbered(chunk: Chunk, following: Chunk | None) -> bool:
    """Whether a heading has the number of a section, not that of a document."""
    return is_section_heading(chunk, following) and _NUMBER.match(chunk.text + " ") is not None


def sections(chunks: Sequence[Chunk], labels: Sequence[int] | set[int], layout: Layout) -> Section:
    """The text cut at its headings. `labels` is where turns open: those are none."""
    whole = Section(None)
    path: list[tuple[tuple[str, ...], Section]] = [((), whole)]
    letters = _Letters(chunks)
    for i, chunk in enumerate(chunks):
        heading = _heading(chunk, chunks[i + 1] if i + 1 < len(chunks) else None, layout)
        if heading is None or chunk.span.start in labels or letters.is_initial(chunk):
            path[-1][1].chunks.append(chunk)
            continue
        style = letters.style(chunk, heading)
        _leave(path, style)
        section = Section(heading)
        path[-1][1].sections.append(section)
        path.append((style, section))
    return whole


def _heading(chunk: Chunk, following: Chunk | None, layout: Layout) -> Heading | None:
    if chunk.text[0] == "#" and (markdown := markdown_heading(chunk)):
        return markdown
    if len(chunk.lines) > 2:
        return None
    titled = following is not None and len(chunk.lines) == 1 and _TITLED.fullmatch(chunk.text) is not None
    return Heading(chunk.span, "section") if titled or is_section_heading(chunk, following, centred=is_centred(layout, chunk)) else None


def _leave(path: list[tuple[tuple[str, ...], Section]], style: tuple[str, ...]) -> None:
    """Go up to where a heading of this style belongs: beside the last one of its style, else inside the section above it."""
    for at in range(1, len(path)):
        deeper_markdown = style[0] == "#" == path[at][0][0] and len(path[at][0][1]) > len(style[1])
        if path[at][0] == style or deeper_markdown:
            del path[at:]
            return
    del path[_MOST:]


class _Letters:
    """The styles of headings: by Markdown sign, word, kind of number, or none."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = chunks
        self._last = ""

    @cached_property
    def _in_use(self) -> set[str]:
        """The letters that short paragraphs begin with as headings do."""
        return {chunk.text[0] for chunk in self._chunks if len(chunk.lines) <= 2 and _INITIAL.match(chunk.text)}

    def is_initial(self, chunk: Chunk) -> bool:
        """Whether ``A. Dobrynin`` is a name: neither the letter before nor the one behind it numbers anything."""
        if not _INITIAL.match(chunk.text) or len(chunk.text.split()) > _NAME:
            return False
        letter = ord(chunk.text[0])
        return not {chr(letter - 1), chr(letter + 1)} & self._in_use and chunk.text[0] not in "IVX"

    def style(self, chunk: Chunk, heading: Heading) -> tuple[str, ...]:
        if heading.mark is not None:
            return "#", chunk.text[: len(heading.mark)]
        found = _NUMBER.match(chunk.text + " ")
        if found is None:
            return ("none",)
        number = found["n"]
        if found["word"]:
            return "word", found["word"].strip().lower()
        if number[0].isdigit():
            return "digits", "." * number.count(".")
        return self._letter(number)

    def _letter(self, number: str) -> tuple[str, ...]:
        """Of ``C.``, ``I.`` and the like the letter before tells whether it is a letter or Roman."""
        goes_on = len(number) == 1 and bool(self._last) and ord(number) == ord(self._last) + 1
        if not goes_on and len(number) > 0 and _ROMAN.fullmatch(number.upper()) and (len(number) > 1 or number.upper() in "IVX"):
            return "roman", "lower" if number.islower() else "upper"
        if len(number) == 1:
            self._last = number
            return "letter", "lower" if number.islower() else "upper"
        return ("none",)
