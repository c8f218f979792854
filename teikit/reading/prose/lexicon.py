"""A word or a mark, and all that it says of itself wherever it stands.

Every place of every text that prints a word shares one `Token`: a word is looked up in the tables once.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Literal

from teikit.expressions import expression
from teikit.reading.prose.grammar import ADVERBS, AUXILIARIES, IRREGULAR, LIGHT_VERBS, NO_ADVERBS
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import NOUNS_OF_SAYING, VERBS
from teikit.reading.prose.vocabulary import COURTESY, DATES, DOMAINS, OPENERS, PARTICLES, PLURAL_ROLES, ROLES, is_place

__all__ = ["QUOTES", "Opening", "Token", "mark", "word"]

Opening = Literal["", "I", "we", "he", "she", "they", "the", "noble", "name", "title"]
"""What kind of phrase a token may open; ``title``: a name, if the word of an office follows."""

_PRONOUNS: dict[str, Opening] = {"i": "I", "we": "we", "he": "he", "she": "she", "they": "they"}
_ADJECTIVES = word_set("new present former late acting deputy foreign prime vice under assistant other chief local general")
_NOBLE = frozenset(["de", "von", "van", "du", "di", "della", "ter"])
# "I've told", "he'd said"; "I'll tell" tells nothing.
_PERFECT = frozenset(["", "ve", "d"])
_STOPS = frozenset(".?!…")
QUOTES = frozenset('“„”"')
# All that `cues` begins to read a report at; the other words of a sentence it passes by.
_TELLING = LIGHT_VERBS | VERBS.keys() | NOUNS_OF_SAYING | {":"}
_ALL_ROLES = ROLES | PLURAL_ROLES
_OFFICES = ROLES | DOMAINS
_TITLES = _OFFICES | COURTESY
_JOINING = PARTICLES | {"of", "for", "to", "the", ","}
_SUPPLIED = expression(r"[\[\]]")


class _Scanned:
    """What is asked of each token of a text. These slots come first in memory: a text is gone through without reading the others."""

    __slots__ = ("lower", "notable", "opens", "width")


class Token(_Scanned):
    """A word or a mark as printed."""

    __slots__ = (
        "adverb",
        "adverbial",
        "capital",
        "finite",
        "genitive",
        "joins",
        "length",
        "modifies",
        "office",
        "plain",
        "role",
        "runs_on",
        "stops",
        "telling",
        "title",
        "upper",
        "word",
    )

    def __init__(self, printed: str, width: int, *, word: bool) -> None:
        text = _SUPPLIED.sub("", printed) if word and "[" in printed else printed
        self.length = len(printed)
        self.width = width
        """How far it is from its beginning to the next token: its length and, at the end of a piece of print, one blank."""
        self.word = word
        """False for punctuation and numbers."""
        self.capital = word and text[0].isupper()
        """Whether it begins with a capital letter."""
        self.upper = word and len(text) > 1 and text.isupper()
        """All of its letters, more than one, are capitals."""
        lower = self.lower = sys.intern(text.casefold().replace("’", "'") if word else text)
        """Case-folded, without brackets inside the word; an abbreviation keeps its full stop."""
        self.plain = lower.rstrip(".") if lower[-1] == "." else lower
        """`lower` without its full stops."""
        self.genitive = lower.endswith("'s")
        self.stops = lower[-1] in _STOPS
        """Whether a sentence may end with it."""
        self.telling = lower in _TELLING
        """Whether a report of speech may be found at it."""
        self._read_grammar(lower)
        self._read_titles(lower)
        self.opens: Opening = self._opening()
        self.runs_on = self.capital and lower not in DATES and (lower not in OPENERS or lower[-1] == ".")
        """A capitalised word that goes on the name before it."""
        self.joins = lower in _JOINING
        """Whether it can stand between two words of a name."""

        self.notable = bool(self.opens) or self.stops or self.telling or lower in QUOTES
        """Whether anything may begin or end at it: a phrase, a sentence, a report, a quotation."""

    def _read_grammar(self, lower: str) -> None:
        word, small = self.word, not self.capital
        self.adverb = small and lower.endswith("ly") and len(lower) > 4 and lower not in NO_ADVERBS
        """Whether it looks like an adverb of manner: ``generally``."""
        self.adverbial = word and (self.adverb or lower in ADVERBS)
        """Whether it is an adverb that can stand beside a verb."""
        self.finite = word and (
            lower in AUXILIARIES
            or lower in IRREGULAR
            or (small and lower.endswith("ed") and len(lower) > 4)
            or lower.endswith(("n't", "'d", "'ll"))
        )
        """Whether it is, or looks like, a finite verb."""

    def _read_titles(self, lower: str) -> None:
        self.role = self.plain.removesuffix("'s") in _ALL_ROLES
        """Whether it is the word of an office."""
        self.office = self.plain in _OFFICES
        """The same, of those that stand before a name, and the words that continue them."""
        self.title = self.plain in _TITLES or is_place(self.plain)
        """Whether it can stand before a name and belong to none."""
        self.modifies = (
            self.word
            and not self.genitive
            and (lower in _ADJECTIVES or lower in DOMAINS or is_place(lower) or (self.capital and lower[-1] != "."))
        )
        """Whether it can stand between "the" and the word of an office."""

    def _opening(self) -> Opening:
        lower = self.lower
        before, _, clipped = lower.partition("'")
        if before in _PRONOUNS and (before != "i" or self.capital):
            return _PRONOUNS[before] if clipped in _PERFECT else ""
        if lower == "the":
            return "the"
        if not self.capital:
            return "noble" if lower in _NOBLE else ""
        if lower in DATES or self._opens_otherwise(lower):
            return ""
        if lower in OPENERS:
            return "title" if lower in _OFFICES else ""
        return "name"

    def _opens_otherwise(self, lower: str) -> bool:
        """``Added that …`` at the head of a telegram's sentence; ``Incidentally``."""
        form = VERBS.get(lower)
        return (form is not None and form.tense in ("past", "ing")) or (lower.endswith("ly") and len(lower) > 6)


@lru_cache(maxsize=1 << 14)
def word(printed: str, width: int) -> Token:
    """A word with whatever belongs to it: apostrophes, hyphens, supplied letters in brackets, the stop of an abbreviation."""
    return Token(printed, width, word=True)


@lru_cache(maxsize=1 << 12)
def mark(printed: str, width: int) -> Token:
    """A punctuation mark or a number."""
    return Token(printed, width, word=False)
