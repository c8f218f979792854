"""Sentences and quotations of a paragraph, as ranges of its tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teikit.lazily import cached_property
from teikit.reading.prose.clauses import Reading
from teikit.reading.prose.lexicon import QUOTES
from teikit.reading.prose.phrases import Phrase, phrases
from teikit.reading.prose.verbs import VERBS
from teikit.reading.prose.vocabulary import COURTESY, OPENERS, ROLES
from teikit.reading.prose.words import Brackets, Token, Tokens, tokens
from teikit.source import Source, Span

__all__ = ["Paragraphed", "Prose"]

_STOPS = frozenset(".?!…")
_CLOSERS = frozenset(")”\"’'")
# These follow initials within a name ("John A. May") as well as a full stop.
_AFTER_STOP = OPENERS - {"will", "may", "can", "might", "must", "a"}
# Forms of address that no name follows into: "in the U.S. Mr. Holt stated".
_ADDRESSES = frozenset(["mr.", "mrs.", "messrs.", "dr."])


@dataclass(eq=False)
class Paragraphed:
    """A paragraph as tokens, with what they form."""

    source: Source
    tokens: Tokens
    quotes: Mapping[int, int]
    """Index of an opening quotation mark -> of the closing one."""
    items: Sequence[Token] = field(init=False)
    readings: dict[int, Reading] = field(default_factory=dict)
    """First token of a sentence -> what it says about speech, as far as it was read."""

    def __post_init__(self) -> None:
        self.items = self.tokens.words

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """First and last (excluded) token of each sentence; what stands in quotation marks ends none."""
        found, start, at, items, quotes = [], 0, 0, self.items, self.quotes
        for opened in [at for at in self.tokens.notable if items[at].stops or at in quotes]:
            if opened < at:
                continue
            at = opened
            close = quotes.get(opened)
            if close is not None:
                at = close + 1
                ends = items[close - 1].stops and not (opened == start and self._named_after(close)) and self._opens_sentence(at)
            else:
                ends = self._stops(at)
                at += 1
            if ends:
                while at < len(items) and items[at].lower in _CLOSERS and self.tokens.glued(at):
                    at += 1
                found.append((start, at))
                start = at
        if start < len(items):
            found.append((start, len(items)))
        return found

    @cached_property
    def parts(self) -> list[tuple[int, int, Sequence[Phrase]]]:
        """The sentences with the phrases in each."""
        parts: list[tuple[int, int, Sequence[Phrase]]] = []
        found, at = self.phrases, 0
        for first, last in self.sentences:
            start = at
            while at < len(found) and found[at].first < last:
                at += 1
            parts.append((first, last, found[start:at]))
        return parts

    @cached_property
    def telling(self) -> list[int]:
        """Where a report may be found: verbs and nouns of saying, colons, opening quotation marks."""
        items, quotes = self.items, self.quotes
        return [at for at in self.tokens.notable if items[at].telling or at in quotes]

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The noun phrases that can mean a person, in the order of the text."""
        return phrases(self.tokens)

    @cached_property
    def closing(self) -> dict[int, int]:
        """Index of a closing quotation mark -> of the opening one."""
        return {close: opened for opened, close in self.quotes.items()}

    def _stops(self, at: int) -> bool:
        token = self.items[at]
        if token.lower in _STOPS:
            return self._opens_sentence(at + 1)
        if not (token.word and token.lower.endswith(".")) or at + 1 >= len(self.items):
            return False
        after = self.items[at + 1]
        word = token.plain
        if word == "no" and after.word:
            return after.capital
        if not after.capital or word in COURTESY or word in ROLES:
            return False
        return after.lower in _AFTER_STOP or (len(word) > 1 and after.lower in _ADDRESSES)

    def _named_after(self, close: int) -> bool:
        """Whether the quotation goes on with who said it: ``"Why?" Holt asked.``"""
        items = self.items
        for at in range(close + 1, min(close + 6, len(items))):
            if items[at].lower in VERBS:
                return at + 1 >= len(items) or not items[at + 1].word
        return False

    def _opens_sentence(self, at: int) -> bool:
        items = self.items
        while at < len(items) and items[at].lower in _CLOSERS and at not in self.quotes:
            at += 1
        if at >= len(items):
            return True
        token = items[at]
        return token.capital or not token.word or token.lower[0].isdecimal()


class Prose:
    """The running text of a source: each paragraph is read once, whoever asks for it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.brackets = Brackets(source.text)
        self._quotes = [mark for mark in QUOTES if mark in source.text]
        self._read: dict[tuple[int, int], Paragraphed] = {}

    def paragraph(self, span: Span) -> Paragraphed:
        """Tokens and quotations of a paragraph."""
        place = span.start, span.end
        found = self._read.get(place)
        if found is None:
            text, items = self.source.text, tokens(self.source, span, self.brackets)
            quoted = [mark for mark in self._quotes if text.find(mark, span.start, span.end) >= 0]
            found = self._read[place] = Paragraphed(self.source, items, _quotes(items) if quoted else {})
        return found


def _quotes(items: Tokens) -> dict[int, int]:
    """Pairs of double quotation marks; a curly one never closed lasts to the end of the paragraph."""
    found: dict[int, int] = {}
    opened: int | None = None
    curly = False
    for at in items.notable:
        mark = items.words[at].lower
        if mark in ("“", "„") or (mark == '"' and opened is None):
            if opened is None:
                opened, curly = at, mark != '"'
        elif mark in ("”", '"') and opened is not None:
            found[opened] = at
            opened = None
    if opened is not None and curly and opened < len(items) - 1:
        found[opened] = len(items) - 1
    return found
