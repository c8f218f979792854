"""A bracket and the text around it, as conventions look at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from teikit.expressions import expression
from teikit.lazily import cached_property
from teikit.reading.inlines.convention import Setting
from teikit.reading.inlines.facts import Facts
from teikit.reading.inlines.scanner import Pair
from teikit.source import Span

__all__ = ["Bracket", "Word"]

_WORD = expression(r"[^\W_]+(?:[’'.\-–/:]{1,2}[^\W_]+)*(?:['’](?=\s|$))?")
_LETTERS = expression(r"[^\W\d_]+")
_ABBREVIATED = expression(r"(?:\w\.)+\w|[A-Z]|[A-Z][a-z]{1,2}")
_BLANK_LINE = expression(r"\n[ \t\r]*\n")
_ORNAMENT = " \t\r*_>“\"'‘`«»-–—"
_WINDOW = 240


class Word(NamedTuple):
    """A word and where it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Bracket:
    """One pair of brackets in its record. Looking around costs a window, never the whole text."""

    pair: Pair
    facts: Facts
    floor: int
    """Where the neighbour before it ends: nothing before this can belong to it."""

    @property
    def span(self) -> Span:
        return self.pair.span

    @property
    def setting(self) -> Setting:
        return self.facts.setting

    @cached_property
    def content(self) -> Span:
        """Between the delimiters, without white space at the ends."""
        return self.facts.source.strip(self.pair.content)

    @cached_property
    def text(self) -> str:
        """The content, white space collapsed."""
        return " ".join(self.facts.source[self.content].split())

    @cached_property
    def lower_words(self) -> list[str]:
        """The words of letters in the content, in small ones."""
        return _LETTERS.findall(self.text.lower())

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the content."""
        return tuple(self._words(self.content.start, self.content.end))

    @cached_property
    def before(self) -> str:
        """Text of the paragraph before the bracket, back to its neighbour."""
        return self._paragraph_before(self.floor)

    @cached_property
    def after(self) -> str:
        """Text of the paragraph after the bracket."""
        window = self.facts.source.text[self.span.end : min(self.facts.span.end, self.span.end + _WINDOW)]
        return _BLANK_LINE.split(window, maxsplit=1)[0]

    @cached_property
    def left(self) -> str:
        """Text of the line before the bracket."""
        text, end = self.facts.source.text, self.span.start
        return text[max(end - _WINDOW, text.rfind("\n", max(0, end - _WINDOW), end) + 1, self.facts.span.start) : end]

    @cached_property
    def right(self) -> str:
        """Text of the line after the bracket."""
        return self.facts.source.text[self.span.end : min(self.facts.span.end, self.span.end + _WINDOW)].split("\n", 1)[0]

    @cached_property
    def opens_line(self) -> bool:
        return not self.left.strip(_ORNAMENT)

    @cached_property
    def closes_line(self) -> bool:
        return not self.right.strip(_ORNAMENT + ".")

    @property
    def alone(self) -> bool:
        """Whether it is all that stands on its line."""
        return self.opens_line and self.closes_line

    @cached_property
    def opens_paragraph(self) -> bool:
        return not self._paragraph_before(self.facts.span.start).strip(_ORNAMENT + "\n")

    @cached_property
    def glued_before(self) -> bool:
        """A letter or digit stands directly before it."""
        return self.span.start > self.facts.span.start and self.facts.source.text[self.span.start - 1].isalnum()

    @cached_property
    def glued_after(self) -> bool:
        return self.after[:1].isalnum()

    @cached_property
    def preceding(self) -> tuple[Word, ...]:
        """The words before it in its paragraph, the nearest last."""
        return tuple(self._words(self.span.start - len(self.before), self.span.start))

    @cached_property
    def last(self) -> Word | None:
        """The word it follows; None where only punctuation or another bracket stands before it."""
        before, end = self.before, len(self.before)
        start = self.span.start - end
        # No word has a blank in it: mostly what stands behind the last one is all that need be looked at.
        while end > 0:
            blank = max(before.rfind(" ", 0, end), before.rfind("\n", 0, end))
            if words := self._words(start + blank + 1, start + end):
                return words[-1]
            end = blank
        return None

    @cached_property
    def gap_before(self) -> str:
        """What stands between the last word and the bracket."""
        last = self.last
        return self.before if last is None else self.facts.source.text[last.end : self.span.start]

    @property
    def follows_word(self) -> bool:
        """Whether only white space (or a closing quotation mark, or the stop of an abbreviation) stands between the last word and it."""
        if self.last is None:
            return False
        between = self.gap_before.strip(" \t\r\n\"'”’»*_")
        return not between or (between == "." and _ABBREVIATED.fullmatch(self.last.text) is not None)

    @cached_property
    def following(self) -> str:
        """The word after it."""
        found = _WORD.search(self.after)
        return found.group() if found else ""

    def locate(self, start: int, end: int) -> Span:
        """Where in the source characters `start` to `end` of `text` stand."""
        offsets = self._offsets
        return Span(offsets[start], offsets[end - 1] + 1) if end > start else Span(offsets[start], offsets[start])

    @cached_property
    def _offsets(self) -> list[int]:
        offsets, blank = [], False
        for at in range(self.content.start, self.content.end):
            if not self.facts.source.text[at].isspace():
                offsets.append(at)
                blank = False
            elif not blank:
                offsets.append(at)
                blank = True
        return [*offsets, self.content.end]

    def _paragraph_before(self, floor: int) -> str:
        window = self.facts.source.text[max(floor, self.span.start - _WINDOW) : self.span.start]
        return _BLANK_LINE.split(window)[-1]

    def _words(self, start: int, end: int) -> list[Word]:
        return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(self.facts.source.text, start, end)]
