"""What the whole record says about how its brackets are meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from teikit.expressions import expression
from teikit.lazily import cached_property
from teikit.reading.inlines.convention import Setting
from teikit.reading.inlines.scanner import DOTTED, Pair
from teikit.source import Source, Span

__all__ = ["Facts", "triples"]

# A line end first: to look for one is far quicker than to ask of each character whether a line begins there.
_LABEL = expression(r"\n[ \t>]*(?:\\?\[\^?(?P<square>\d{1,3}[a-z]?|[*†‡§║¶#]{1,4}|[a-z])\\?\]:?|/(?P<slash>\d{1,3})/)")
_TURN = expression(r"^[ \t*_]*(?:[A-Z][\w.'’-]*[ \t]?){1,4}(?:\([^)\n]{1,40}\))?:[*_]*[ \t]", re.MULTILINE)
_OWN_BRACKETS = expression(
    r"\bbrackets?\b[^.\n]{0,80}\b(?:in|of)\s+the\s+(?:source|original)|\b(?:source|original)\b[^.\n]{0,40}\bbrackets\b", re.IGNORECASE
)
_ALL_BRACKETS = expression(
    r"(?:\ball\b[^.\n]{0,40}|\bfollowing\s+|^\s*)\bbrackets?\b[^.\n]{0,120}\b(?:in|of)\s+the\s+(?:source|original)",
    re.IGNORECASE | re.MULTILINE,
)
_ADDED_BY_HAND = expression(
    r"\b(?:square\s+)?brackets?\b[^.\n]{0,30}\b(?:indicates?|shows?|marks?|denotes?|represents?|encloses?|were|was|are)\b[^.\n]{0,30}"
    r"\b(?:additions?|insertions?|added|inserted|handwritten|written)\b[^.\n]{0,30}\b(?:hand|handwriting|handwritten|pencil|ink)\b",
    re.IGNORECASE,
)
_NAMED_SUBSTITUTION = expression(r"\[(?:(?:crossed out|deleted|inserted|added): |xxx\])")
_SUBSTITUTION = expression(
    rf"[\w\]>]>\s?\{{|{_NAMED_SUBSTITUTION.pattern}|[^\W\d_]<(?!/|br\b|[biupa]>|"
    r"em>)[^\W\d_]{1,4}>(?=[\s\w])|\w\{[^\W\d_]{1,4}\}(?=[\s\w])"
)
_ANGLE = expression(r"<(?![biup]>|br>)[^\W\d_][^<>{}\n@:/]{0,200}>")
_CURLY = expression(r"(?<![\\$])\{[^{}\n=;:\\/|]{1,200}\}")
_MARKUP = expression(r"</\w+>|<\w+\s+\w+\s*=|<\?xml|<!--|/>")
_LEIDEN = tuple(
    map(
        expression,
        (
            r"\[[-–—]{2,}\]",
            r"\[\.\.?\d+\.\.?\]|\[\.{1,6}\]",
            r"(?<=\w)\([^\W\d_]+\)(?=\s+[·\[(]|\w|\]|\s*\n)",
            f"[{DOTTED}]",
            r"\w\s·\s\w|\s-\n",
        ),
    )
)
_LEGIBILITY = expression(r"\[(?:illegible|unleserlich|illisible|ilegible|illeggibile|нрзб|xxx|unreadable|¿|\?{2})|¿¿", re.IGNORECASE)
_CHARACTER_DOUBT = expression(r"\S ?\[\?\](?=\w)|[^\w\s] ?\[\?\]")
_WORD = expression(r"[^\W\d_]+")
_GLUED_CALL = expression(r"[^\s\d\[\]]\[\d{1,3}\]")
_SPACED_CALL = expression(r"[^\s\d\[\]] \[\d{1,3}\](?!\s*[A-Z][\w ]{0,20}\s\d)")
_STARRED = expression(r"\[\*\s*entr[^\]]{0,80}(?:declas|classif|delet|withh)", re.IGNORECASE)
_SAMPLE = 200_000
_FEW = 12
"""Words that are looked for one by one."""


def triples(word: str) -> Iterator[tuple[str, str, str]]:
    """Three signs each of a word, ``^`` before and ``$`` behind it."""
    padded = f"^{word}$"
    return zip(padded, padded[1:], padded[2:], strict=False)


def _is_letter(char: str) -> bool:
    """Whether a character may stand in a word."""
    return char.isalnum() and not char.isdecimal()


@dataclass(frozen=True)
class Facts:
    """A record's text with what can be counted in it once. Every property is linear in the length of the text."""

    source: Source
    span: Span
    setting: Setting
    pairs: tuple[Pair, ...]
    dotted: bool
    """Whether letters have dots below."""

    @cached_property
    def text(self) -> str:
        return self.source[self.span]

    @cached_property
    def label_lines(self) -> dict[str, list[int]]:
        """Numbers and signs in brackets that open a line, as the notes of a list do, with their offsets."""
        found: dict[str, list[int]] = {}
        for label in _LABEL.finditer(f"\n{self.text}"):
            found.setdefault(label["square"] or label["slash"], []).append(self.span.start + label.start())
        return found

    @cached_property
    def line_labels(self) -> frozenset[int]:
        """Offsets of brackets that open a line as the label of a note does."""
        text = self.source.text
        return frozenset(text.index("[", at) for places in self.label_lines.values() for at in places if text.find("[", at, at + 12) >= 0)

    def calls_of(self, number: str) -> int:
        """How often a number stands in brackets without opening a line."""
        return self.repeated[number] + self.repeated[f"^{number}"] - len(self.label_lines.get(number, ()))

    @cached_property
    def next_calls(self) -> frozenset[int]:
        """Offsets of numbers in brackets that go on the count of the calls before them."""
        count, found = 0, set()
        for pair in self.pairs:
            number = self.source[pair.content].lstrip("^")
            if number.isdecimal() and len(number) < 4 and pair.span.start not in self.line_labels and int(number) == count + 1:
                count += 1
                found.add(pair.span.start)
        return frozenset(found)

    @cached_property
    def spaced_calls(self) -> bool:
        """Whether numbers in brackets that follow a word stand off from it."""
        glued, spaced = (len(pattern.findall(self.text)) for pattern in (_GLUED_CALL, _SPACED_CALL))
        return spaced > glued and spaced > 1

    @cached_property
    def starred_entries(self) -> bool:
        """Whether a legend says that ``[*]`` stands for an entry withheld."""
        return _STARRED.search(self.text) is not None

    @cached_property
    def notes(self) -> frozenset[str]:
        """Numbers and signs that notes bear."""
        return self.setting.note_numbers | self.label_lines.keys()

    @cached_property
    def repeated(self) -> Counter[str]:
        """How often each short bracket occurs."""
        return Counter(self.source[pair.content] for pair in self.pairs if len(pair.content) < 40)

    @cached_property
    def transcript(self) -> bool:
        """Whether people take turns: stage directions are to be expected."""
        return sum(1 for _ in _TURN.finditer(self.text)) >= 5

    @cached_property
    def own_brackets(self) -> bool:
        """Whether a note says that all brackets are the source's own."""
        return self._speaks_of_brackets and _ALL_BRACKETS.search(self.text) is not None

    @cached_property
    def added_by_hand(self) -> bool:
        """Whether a note says that brackets enclose what somebody added by hand."""
        return self._speaks_of_brackets and _ADDED_BY_HAND.search(self.text) is not None

    @cached_property
    def _speaks_of_brackets(self) -> bool:
        return "racket" in self.text or "RACKET" in self.text

    @cached_property
    def notes_on_brackets(self) -> frozenset[str]:
        """Numbers of notes that say that the bracket at the call is the source's own."""
        found: set[str] = set()
        if not self._speaks_of_brackets:
            return frozenset()
        for number, places in self.label_lines.items():
            for at in places:
                end = self.source.text.find("\n\n", at)
                note = self.source.text[at : end if 0 <= end < at + 600 else at + 600]
                if _OWN_BRACKETS.search(note):
                    found.add(number)
        return frozenset(found)

    @cached_property
    def leiden(self) -> bool:
        """Whether the text is edited after the Leiden conventions: ``[---]``, ``[..3..]``, underdots, ``Imp(eratori)``.

        Two kinds of signs must occur, and often; what looks like one of them alone has other meanings.
        """
        sample = self.text[:_SAMPLE]
        if not (self.dotted or _LEIDEN[0].search(sample) or _LEIDEN[1].search(sample)):
            return False
        counts = [len(sign.findall(sample)) for sign in _LEIDEN]
        words = len(sample) / 6 + 1
        signs, kinds = sum(counts), sum(1 for count in counts if count)
        return signs > max(1, words / 40) and (kinds > 1 or signs * 8 > words)

    @cached_property
    def diplomatic(self) -> bool:
        """Whether ``<…>`` and ``{…}`` stand for deletions and additions, and nothing in it is markup."""
        if self.leiden:
            return False
        if not any(sign in self.text for sign in "<>{"):
            return _NAMED_SUBSTITUTION.search(self.text) is not None
        if _MARKUP.search(self.text):
            return False
        if _SUBSTITUTION.search(self.text):
            return True
        deleted, added = _ANGLE.search(self.text), _CURLY.search(self.text)
        doubts = bool(self.repeated["?"]) or _LEGIBILITY.search(self.text) is not None
        return bool(deleted and added) or bool(added and doubts) or bool(deleted and doubts and not self.transcript)

    @cached_property
    def about_legibility(self) -> bool:
        """Whether the editor reports what could not be read: a question mark then doubts the reading."""
        return self.leiden or self.diplomatic or _LEGIBILITY.search(self.text) is not None

    @cached_property
    def doubts_characters(self) -> bool:
        """Whether ``[?]`` often stands inside words: it then doubts the character before it."""
        inside = sum(1 for _ in _CHARACTER_DOUBT.finditer(self.text))
        return inside * 3 >= self.repeated["?"] > 0

    @cached_property
    def glued_queries(self) -> int:
        """How many ``[?]`` follow without a space."""
        return len(re.findall(r"\S\[\?\]", self.text))

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(_WORD.findall(self.text[:_SAMPLE]))

    @cached_property
    def _bracketed(self) -> Counter[str]:
        return Counter(word for pair in self.pairs for word in _WORD.findall(self.source[pair.content]))

    def says(self, word: str, times: int = 1) -> bool:
        """Whether the record has a word so many times outside brackets."""
        times += self._bracketed[word]
        if self._counted or len(self._asked) >= _FEW or len(self.text) > _SAMPLE:
            return self._words[word] >= times
        self._asked.append(word)
        return self._stands(word, times)

    @cached_property
    def _asked(self) -> list[str]:
        """The words looked for in the text: to look for a few is quicker than to count all."""
        return []

    @property
    def _counted(self) -> bool:
        return "_words" in self.__dict__

    def _stands(self, word: str, times: int) -> bool:
        """Whether a word stands in the text so many times."""
        if not _WORD.fullmatch(word):
            return False
        text, end = self.text, 0
        while times and (at := text.find(word, end)) >= 0:
            end = at + len(word)
            times -= not (_is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1]))
        return not times

    @cached_property
    def trigrams(self) -> frozenset[tuple[str, str, str]]:
        """Letter triples of the record's lower-case words, ``^`` before and ``$`` behind each: what its language looks like."""
        words = "$^".join(filter(str.islower, self._words))
        return frozenset(triple for triple in set(triples(words)) if triple[0] != "$" != triple[1])
