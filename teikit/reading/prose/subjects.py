"""The subject of a verb in a sentence, and what introduces its clause."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.dataclass import dataclass
from teikit.lazily import cached_property
from teikit.reading.prose.clauses import Cue, Reading
from teikit.reading.prose.grammar import CHAINS_BY_END, CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import VERBS
from teikit.reading.prose.vocabulary import OPENERS
from teikit.reading.prose.words import Token

__all__ = ["Subject", "Subjects", "first_clause", "is_presence"]

# How far an apposition between commas may reach.
_APPOSITION = 16
# "Deputy harbour master Holm": so many words at most.
_CALLING = 4
_SINGULAR_PRONOUNS = frozenset(["I", "he", "she"])
_DASHES = frozenset([";", "—", "–", "-"])


# "Lund also present": a sentence that says who else was there is about nobody.
_PRESENCE = word_set("present attended absent interpreted accompanied joined attending interpreting listened")
_OF_PRESENCE = word_set("was were and also both , too")


def is_presence(items: Sequence[Token], at: int, last: int) -> bool:
    """Whether a sentence whose subject ends before token `at` says no more than that somebody was there."""
    while at < last and (items[at].lower in _OF_PRESENCE or items[at].adverbial or items[at].capital):
        at += 1
    return at < last and items[at].lower in _PRESENCE


def _can_follow_name(token: Token) -> bool:
    """Whether a word can follow a single name that is a subject: not so in ``Past experience gives``, ``Comparing the two``."""
    word = token.lower
    return not token.word or token.finite or token.adverbial or word in VERBS or word[-1] == "s" or word in CONJUNCTIONS


def first_clause(items: Sequence[Token], reading: Reading) -> Sequence[Phrase]:
    """The phrases before the first semicolon of a sentence."""
    found: list[Phrase] = []
    at = reading.first
    for phrase in reading.phrases:
        if ";" in [token.lower for token in items[at : phrase.first]]:
            break
        found.append(phrase)
        at = phrase.first
    return found


@dataclass(slots=True, eq=False)
class Subject:
    """The subject of a reporting verb."""

    phrase: Phrase | None
    """None where it is carried over: ``and declared``."""
    first: int
    """First token of its clause."""
    inverted: bool = False
    """``said Holt``"""
    second: Phrase | None = None
    """The other of two joint ones."""


class Subjects:
    """The clauses of one sentence."""

    def __init__(self, paragraph: Paragraphed, first: int, last: int, found: Sequence[Phrase]) -> None:
        self.paragraph, self.items, self.first, self.last = paragraph, paragraph.items, first, last
        self._found = found
        self.main = self._main()
        """Subject of the first main clause."""
        self.subordinate = self.items[first].lower in SUBORDINATORS

    @cached_property
    def starts(self) -> dict[int, Phrase]:
        """The phrases by their first token."""
        return {p.first: p for p in self._found}

    @cached_property
    def ends(self) -> dict[int, Phrase]:
        """The phrases by the token behind them."""
        return {p.last: p for p in self._found}

    def _main(self) -> Phrase | None:
        for phrase in self._found:
            if self._governs(phrase):
                return phrase
        return None

    def _governs(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a main clause begins, and a word follows that is no preposition."""
        if phrase.possessive or phrase.last >= self.last or self.introduction(phrase.first) not in ("start", ","):
            return False
        after = self.items[phrase.last]
        if phrase.first == self.first and phrase.name is not None and phrase.name.bare and not _can_follow_name(after):
            return False
        return after.lower not in ("of", "and", "or") if after.word else after.lower in (",", "(")

    def introduction(self, at: int) -> str:
        """What stands before a clause that begins at a token: start, ``,``, ``;``, conj, sub, relay or bare.

        A relay takes up what was said: ``to which Holt replied``.
        """
        before = self.before_adverbs(at) - 1
        if before >= self.first and self.items[before].lower.endswith("'s"):
            before -= 1
        if before < self.first:
            return "start"
        token = self.items[before]
        if token.lower == "whereupon" or (token.lower == "which" and self.items[before - 1].lower in ("to", "upon", "on")):
            return "relay"
        if token.lower in SUBORDINATORS:
            return "sub"
        if token.lower in CONJUNCTIONS:
            return "conj"
        if token.word or token.lower.isalnum():
            return "start" if self._is_calling(before) else "bare"
        return ";" if token.lower in _DASHES else ","

    def _is_calling(self, last: int) -> bool:
        """Whether the words from the start of the sentence to a token are what the person behind them is: ``Harbour master Holm``."""
        if last + 1 - self.first > _CALLING:
            return False
        words = self.items[self.first : last + 1]
        if words[0].lower in OPENERS or (words[-1].capital and len(words) > 1):
            return False
        if last + 1 >= self.last or not self.items[last + 1].capital:
            return False
        return all(t.word and not t.finite and t.lower not in PREPOSITIONS and not t.lower.endswith(("ly", "ing")) for t in words)

    def before_adverbs(self, at: int) -> int:
        """The first of the adverbs that stand before a token."""
        while at > self.first and self.items[at - 1].adverbial:
            at -= 1
        return at

    def after_adverbs(self, at: int) -> int:
        """The token after the adverbs that begin at one."""
        while at < self.last and self.items[at].adverbial:
            at += 1
        return at

    def begin(self, at: int) -> int:
        """Where a reporting clause begins, with the conjunction and the comma before it."""
        at = self.before_adverbs(at)
        for words in (("whereupon",), CONJUNCTIONS, (",", *_DASHES)):
            if at > self.first and self.items[at - 1].lower == "which":
                at -= 2
            if at > self.first and self.items[at - 1].lower in words:
                at -= 1
        return at

    def over_chain(self, before: int) -> int:
        """Back over adverbs and over ``went on to`` and the like."""
        items = self.items
        while before >= self.first:
            at = max(self.before_adverbs(before + 1) - 1, self.first)
            for chain in CHAINS_BY_END.get(items[at].lower, ()):
                start = at - len(chain)
                if start >= self.first - 1 and tuple([t.lower for t in items[start + 1 : at + 1]]) == chain:
                    at = start
                    break
            if at == before:
                break
            before = at
        return before

    def of(self, at: int, cues: Sequence[Cue]) -> Subject | None:
        """The subject of the verb at a token: before it, after it, or carried over from the clause before."""
        before = self.over_chain(at - 1)
        phrase = self.ends.get(before + 1)
        if phrase is None and before > self.first and self.items[before].lower in (",", ")"):
            phrase = self._before_apposition(before)
        if phrase is not None:
            return None if phrase.possessive else self._with_second(phrase, cues)
        follower = self.starts.get(at + 1)
        if follower is not None and before == at - 1 and not follower.possessive and self._after_words_said(before):
            return Subject(follower, at, inverted=True)
        return self._carried(before, at, cues)

    def _with_second(self, phrase: Phrase, cues: Sequence[Cue]) -> Subject:
        """``Mr. Holt and Mr. Lund agreed``"""
        at = phrase.first - 1
        other = self.ends.get(at) if at > self.first and self.items[at].lower == "and" else None
        if other is None or other.possessive or {other.kind, phrase.kind} & (_SINGULAR_PRONOUNS | {"they"}):
            return Subject(phrase, phrase.first)
        place = self.introduction(other.first)
        joint = place in ("start", ",", "bare") and not (cues and (cues[0].at < other.first or place == "bare"))
        return Subject(phrase, other.first, second=other) if joint else Subject(phrase, phrase.first)

    def _carried(self, before: int, at: int, cues: Sequence[Cue]) -> Subject | None:
        if before < self.first or not self.carries(at, cues):
            return None
        joint = self.items[before].lower
        if joint not in CONJUNCTIONS and joint not in (",", ";"):
            return None
        if joint == "," and cues:
            return None
        comma = before > self.first and joint != "," and self.items[before - 1].lower == ","
        return Subject(None, before - 1 if comma else before)

    def carries(self, at: int, cues: Sequence[Cue]) -> bool:
        """Whether a subject stands before a token that a verb there can share."""
        return bool(cues) or (self.main is not None and self.main.first < at)

    def _before_apposition(self, comma: int) -> Phrase | None:
        """``Mr. Holt, the chairman, said``: the phrase that opens the sentence, an apposition after it."""
        phrase = self.main
        if phrase is None or not 1 < comma - phrase.last <= _APPOSITION:
            return None
        opening, closing = self.items[phrase.last].lower, self.items[comma].lower
        between = self.items[phrase.last + 1 : comma]
        if (opening, closing) not in ((",", ","), ("(", ")")) or any(t.lower in (",", ";", "(") for t in between):
            return None
        return phrase if opening == "(" or not between[0].lower.endswith("ed") else None

    def _after_words_said(self, before: int) -> bool:
        """Inverted order stands after a comma or a quotation."""
        return before >= self.first and (before in self.paragraph.closing or self.items[before].lower in (",", "?", "!", "—"))
