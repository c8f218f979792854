"""Clauses of a sentence that report speech: who is said to have spoken, with which verb, and the words reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from teikit.reading.prose.complements import Complement, complement, noun_complement
from teikit.reading.prose.grammar import ADVERBS, CHAINS, CONJUNCTIONS, LIGHT_VERBS, SUBORDINATORS, is_adverb
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.verbs import VERBS, Form
from teikit.reading.prose.words import Token

__all__ = ["Cue", "Reading", "read_sentence"]

Frame = Literal["that", "zero", "wh", "to", "quote", "comma", "colon", "aside"]
# How far an apposition between commas may reach.
_APPOSITION = 16
_PRESENT = frozenset(["say", "state", "declare", "add", "tell", "claim", "insist", "assert", "argue", "maintain", "reply", "explain"])
_GOING_ON = frozenset(["add", "continue", "conclude", "repeat", "reiterate", "emphasize", "stress"])
_CLAUSE_OPENERS = frozenset(["he", "she", "it", "they", "we", "i", "there"])
_PREPOSITIONS_OF_TURNING = frozenset(
    [
        "in",
        "with",
        "to",
        "on",
        "as",
        "after",
        "regarding",
        "concerning",
        "referring",
        "returning",
        "turning",
        "commenting",
        "replying",
        "responding",
        "answering",
        "summing",
    ]
)


@dataclass(slots=True)
class Cue:
    """One report of speech."""

    subject: Phrase | None
    """None where the subject is that of the cue before (``and declared that``)."""
    at: int
    """Token of the verb."""
    begin: int
    """Token at which the reporting clause begins: what is reported before ends here."""
    frame: Frame
    kind: str
    """Kind of verb: say, ask, think, bid."""
    pieces: list[tuple[int, int]]
    """Token ranges of the words reported, two where the cue breaks them."""
    lemma: str = ""
    hearer: Phrase | None = None
    second: Phrase | None = None
    """The other of two joint subjects."""
    unsure: bool = False
    had: bool = False
    """``had said``: what somebody said before, which within reported speech is part of it."""


@dataclass(slots=True)
class Reading:
    """What a sentence says about speech."""

    first: int
    last: int
    subject: Phrase | None = None
    """Subject of its first main clause."""
    cues: list[Cue] = field(default_factory=list)
    phrases: Sequence[Phrase] = ()
    quoted_only: bool = False
    """The sentence is a quotation and nothing else."""


@dataclass(frozen=True, slots=True)
class _Subject:
    phrase: Phrase | None
    first: int
    """First token of the reporting clause."""
    inverted: bool = False
    second: Phrase | None = None


class _Sentence:
    """Reads one sentence from left to right."""

    def __init__(self, paragraph: Paragraphed, first: int, last: int, found: Sequence[Phrase], known: Callable[[Phrase], bool]) -> None:
        self.paragraph, self.items, self.first, self.last = paragraph, paragraph.items, first, last
        self.known = known
        self.starts = {p.first: p for p in found}
        self.ends = {p.last: p for p in found}
        self.reading = Reading(first, last, phrases=found)
        self.reading.subject = self._main_subject(found)
        self.subordinate = self.items[first].lower in SUBORDINATORS

    # ---- subjects ---------------------------------------------------------------------------------

    def _main_subject(self, found: Sequence[Phrase]) -> Phrase | None:
        for phrase in found:
            place = self._introduction(phrase.first)
            if not phrase.possessive and place in ("start", ",", "bare") and self._governs(phrase, place):
                return phrase
        return None

    def _governs(self, phrase: Phrase, place: str) -> bool:
        """Whether a phrase stands where a subject does: a word follows that is no preposition or comma."""
        if phrase.last >= self.last or (place == "bare"):
            return False
        after = self.items[phrase.last]
        return after.lower in (",", "(") if not after.word else after.lower not in ("of", "and", "or")

    def _introduction(self, at: int) -> str:
        """What stands before a clause that begins at a token: start, ``,``, conj, sub, relay or bare."""
        items, before = self.items, at - 1
        while before >= self.first and (items[before].lower in ADVERBS or is_adverb(items[before])) and items[before].word:
            before -= 1
        if before >= self.first and items[before].lower.endswith("'s"):
            before -= 1
        if before < self.first:
            return "start"
        token = items[before]
        if token.lower in ("which", "whereupon") and (token.lower == "whereupon" or items[before - 1].lower in ("to", "upon", "on")):
            return "relay"
        if token.lower in SUBORDINATORS:
            return "sub"
        if token.lower in CONJUNCTIONS:
            return "conj"
        return "bare" if token.word or token.lower.isalnum() else ";" if token.lower in (";", "—", "–", "-") else ","

    def _subject(self, at: int) -> _Subject | None:
        """The subject of the verb at a token: before it, carried over from before, or after it."""
        items, before = self.items, at - 1
        before = self._over_chain(before)
        phrase = self.ends.get(before + 1)
        if phrase is None and before > self.first and items[before].lower in (",", ")"):
            phrase = self._before_apposition(before)
        if phrase is not None and phrase.first >= self.first:
            if phrase.possessive:
                return None
            second = self._joint(phrase)
            return _Subject(phrase, second.first if second else phrase.first, second=second)
        follower = self.starts.get(at + 1)
        if follower is not None and before == at - 1 and not follower.possessive and self._after_words_said(at):
            return _Subject(follower, at, inverted=True)
        if before >= self.first and items[before].lower in CONJUNCTIONS | {",", ";"} and self._carrier(at):
            if items[before].lower == "," and self.reading.cues:
                return None
            begin = before
            if begin - 1 >= self.first and items[begin].lower != "," and items[begin - 1].lower == ",":
                begin -= 1
            return _Subject(None, begin)
        return None

    def _over_chain(self, before: int) -> int:
        """Back over adverbs and over ``went on to`` and the like."""
        items = self.items
        moved = True
        while moved and before >= self.first:
            moved = False
            while before > self.first and items[before].word and (items[before].lower in ADVERBS or is_adverb(items[before])):
                before, moved = before - 1, True
            for chain in CHAINS:
                size = len(chain)
                if before - size >= self.first - 1 and tuple(t.lower for t in items[before - size + 1 : before + 1]) == chain:
                    before, moved = before - size, True
                    break
        return before

    def _before_apposition(self, comma: int) -> Phrase | None:
        """``Mr. Holt, the chairman, said``: the phrase that opens the sentence, an apposition after it."""
        phrase = self.reading.subject
        if phrase is None or phrase.last >= comma or comma - phrase.last > _APPOSITION:
            return None
        opening = self.items[phrase.last].lower
        closing = self.items[comma].lower
        between = self.items[phrase.last + 1 : comma]
        fits = (opening, closing) in ((",", ","), ("(", ")")) and bool(between) and not any(t.lower in (",", ";", "(") for t in between)
        return phrase if fits and (opening == "(" or not between[0].lower.endswith("ed")) else None

    def _joint(self, phrase: Phrase) -> Phrase | None:
        """The phrase before ``and``, where both are the subject."""
        at = phrase.first - 1
        if at <= self.first or self.items[at].lower != "and":
            return None
        other = self.ends.get(at)
        if other is None or other.possessive or other.kind in ("I", "he", "she", "they") or phrase.kind in ("he", "she", "I", "they", "we"):
            return None
        place = self._introduction(other.first)
        clause = place in ("start", ",") or (place == "bare" and not self.reading.cues)
        return other if clause and not self._object_of_cue(other) else None

    def _object_of_cue(self, phrase: Phrase) -> bool:
        return bool(self.reading.cues) and self.reading.cues[0].at < phrase.first

    def _after_words_said(self, at: int) -> bool:
        """Inverted order stands after a comma or a quotation."""
        before = at - 1
        return before >= self.first and (before in self.paragraph.closing or self.items[before].lower in (",", "?", "!", "—"))

    def _carrier(self, at: int) -> bool:
        return bool(self.reading.cues) or (self.reading.subject is not None and self.reading.subject.first < at)

    # ---- cues -------------------------------------------------------------------------------------

    def read(self) -> Reading:
        at = self.first
        while at < self.last:
            close = self.paragraph.quotes.get(at)
            if close is not None:
                at = close + 1
                continue
            token = self.items[at]
            form = VERBS.get(token.lower)
            if token.lower in LIGHT_VERBS:
                at = self._light(at)
            elif form is not None and at == self.first and token.capital and form.tense == "past":
                at = self._subjectless(at, form)
            elif form is not None and not token.capital:
                at = self._cue(at, form)
            else:
                at += 1
        self._bound()
        return self.reading

    @property
    def _open(self) -> Cue | None:
        return self.reading.cues[-1] if self.reading.cues else None

    def _cue(self, at: int, form: Form) -> int:
        """Read the cue at a verb; the token to go on from."""
        if form.tense == "ing":
            return self._participle(at, form)
        subject = self._subject(at)
        if subject is None or (form.tense == "base" and not self._in_chain(at)):
            return at + 1
        if form.tense == "present" and form.verb.lemma not in _PRESENT:
            return at + 1
        if subject.phrase is not None:
            aside = self._aside(at, form, subject)
            if aside is not None:
                self.reading.cues.append(aside)
                return max(aside.at + 1, aside.pieces[-1][0])
        if subject.inverted:
            return at + 1
        said = complement(self.paragraph, form.verb, at, self.last, self.starts)
        if said is None:
            self._answered(at, form, subject)
            return at + 1
        if not self._accepted(at, subject, form, said):
            return at + 1
        self._append(at, form.verb.lemma, form.verb.kind, subject, said)
        return max(at + 1, said.start)

    def _answered(self, at: int, form: Form, subject: _Subject) -> None:
        """``…, and Holt confirmed this``, ``… and asked for help``: somebody speaks, and no words of his or hers follow."""
        opened = self._open
        if opened is None or self.items[at - 1].lower == ",":
            return
        after = self.items[at + 1].lower if at + 1 < self.last else "."
        if subject.phrase is None:
            goes_on = form.verb.hearer == "object" and after in ("me", "him", "her", "us", "them", "for", "about")
        else:
            joined = self._introduction(subject.first) in ("conj", ";")
            goes_on = joined and after in (".", "this", "it", ",", "with", "to") and self._changes_hands(opened, subject.phrase)
        if goes_on:
            start, end = opened.pieces[-1]
            if start < self._begin(subject.first) < end:
                opened.pieces[-1] = (start, self._begin(subject.first))

    def _in_chain(self, at: int) -> bool:
        return self._over_chain(at - 1) < at - 1 and self.items[at - 1].lower in ("to", "did")

    def _append(self, at: int, lemma: str, kind: str, subject: _Subject, said: Complement) -> None:
        begin = self._begin(subject.first)
        self.reading.cues.append(
            Cue(
                subject.phrase,
                at,
                begin,
                said.frame,
                kind,
                [(said.start, said.end)],
                lemma=lemma,
                hearer=said.hearer,
                second=subject.second,
                unsure=said.unsure,
                had=any(t.lower in ("had", "has", "have") for t in self.items[max(self.first, at - 3) : at]),
            )
        )

    def _begin(self, at: int) -> int:
        """Where the reporting clause begins, with the conjunction and comma before it."""
        items = self.items
        while at > self.first and (items[at - 1].lower in ADVERBS or is_adverb(items[at - 1])) and items[at - 1].word:
            at -= 1
        if at > self.first and items[at - 1].lower in ("which", "whereupon"):
            at -= 1 if items[at - 1].lower == "whereupon" else 2
        if at > self.first and items[at - 1].lower in CONJUNCTIONS:
            at -= 1
        if at > self.first and items[at - 1].lower in (",", ";", "—", "–"):
            at -= 1
        return at

    def _accepted(self, at: int, subject: _Subject, form: Form, said: Complement) -> bool:
        """Whether the clause is the narrator's and not part of what somebody is reported to have said."""
        opened = self._open
        explicit = said.frame in ("that", "wh", "quote", "colon") or self.items[said.start].lower in _CLAUSE_OPENERS
        explicit |= form.verb.lemma == "say" and self.items[at - 1].lower == "but"
        if subject.phrase is None:
            return explicit and (opened is None or form.verb.kind in ("say", "ask", "bid"))
        place = self._introduction(subject.first)
        if opened is None:
            if place == "sub" or (place == "conj" and self.subordinate):
                return False
            if form.verb.kind == "think" and (subject.phrase.kind == "they" or place not in ("start", ",")):
                return False
            return place != "bare" or self._after_front(subject.phrase)
        if place == "relay":
            return True
        if (
            place == ","
            and self.subordinate
            and len(self.reading.cues) == 1
            and opened.subject is not None
            and opened.begin <= self.first + 1
        ):
            return False
        if place not in ("conj", ";") or form.verb.kind == "think":
            return False
        if said.frame in ("that", "quote") and self._same_pronoun(opened, subject.phrase):
            return subject.phrase.kind == "I" or form.verb.lemma in _GOING_ON
        return self._changes_hands(opened, subject.phrase)

    def _after_front(self, phrase: Phrase) -> bool:
        """``In reply to my question he said``: an opening without a comma, then a pronoun or somebody known."""
        front = self.items[self.first]
        opens = (
            front.lower in SUBORDINATORS
            or front.lower in _PREPOSITIONS_OF_TURNING
            or front.lower in ("at", "then", "upon", "during", "before")
        )
        return opens and (phrase.kind in ("he", "she", "I") or self.known(phrase))

    def _same_pronoun(self, opened: Cue, phrase: Phrase) -> bool:
        return opened.subject is not None and phrase.kind in ("I", "he", "she") and opened.subject.kind in (phrase.kind, "name", "office")

    def _changes_hands(self, opened: Cue, phrase: Phrase) -> bool:
        """Whether the new subject is somebody else of the conversation."""
        speaker = opened.subject.kind if opened.subject else "name"
        if phrase.kind in ("I", "we"):
            return speaker not in ("I", "we")
        if phrase.kind in ("he", "she", "they"):
            return speaker in ("I", "we")
        return self.known(phrase)

    def _subjectless(self, at: int, form: Form) -> int:
        """``Added that …``, as telegrams have it."""
        said = complement(self.paragraph, form.verb, at, self.last, self.starts)
        if said is None or said.frame not in ("that", "wh"):
            return at + 1
        self._append(at, form.verb.lemma, form.verb.kind, _Subject(None, at), said)
        return said.start

    # ---- other shapes -----------------------------------------------------------------------------

    def _participle(self, at: int, form: Form) -> int:
        """``…, saying that``, ``by asking whether``: the subject is the sentence's."""
        before = self.items[at - 1].lower if at > self.first else ""
        opened = self._open
        chain = self._over_chain(at - 1)
        direct = self.ends.get(chain + 1) if chain < at - 1 else None
        joined = before in (",", "by") or (form.verb.lemma == "add" and before not in ("of", "to", "in", "for"))
        joined |= chain < at - 1 and chain >= self.first and self.items[chain].lower == ","
        if not (joined or direct or before in CONJUNCTIONS) or not self._carrier(at):
            return at + 1
        if before in CONJUNCTIONS and (opened is None or VERBS.get(self.items[opened.at].lower, form).tense != "ing"):
            return at + 1
        said = complement(self.paragraph, form.verb, at, self.last, self.starts)
        if said is None or said.frame == "to" or (said.frame == "zero" and form.verb.lemma != "say"):
            return at + 1
        begin = at - 1 if before in (",", "by") or before in CONJUNCTIONS else at
        self._append(at, form.verb.lemma, form.verb.kind, _Subject(direct, direct.first if direct else begin), said)
        return max(at + 1, said.start)

    def _light(self, at: int) -> int:
        """``expressed the hope that``, ``made it clear that``, ``was of the opinion that``."""
        said = noun_complement(self.items, at, self.last)
        subject = self._subject(at) if said is not None else None
        if said is None or subject is None or subject.inverted:
            return at + 1
        form = VERBS["stated"]
        if not self._accepted(at, subject, form, said):
            return at + 1
        self._append(at, self.items[at].lower, "say", subject, said)
        return max(at + 1, said.start)

    def _aside(self, at: int, form: Form, subject: _Subject) -> Cue | None:
        """``…, he noted, …``; ``"…," said Holt.``: the words stand before the cue, or on both sides of it."""
        phrase = subject.phrase
        if phrase is None or "quote" not in form.verb.frames | _ASIDE_FRAMES.get(form.verb.kind, frozenset()):
            return None
        first = min(phrase.first, at)
        after = self._after_adverbs(max(phrase.last, at + 1))
        if first <= self.first or after > self.last:
            return None
        if after < self.last and self.items[after].lower not in (",", ".", "?", "!", "—", ":", ";"):
            return None
        before = first - 1
        if before in self.paragraph.closing:
            return self._quoted(at, form, phrase, before, after)
        if self.items[before].lower not in (",", "—", "–", "?", "!") or self._introduction(first) == "sub":
            return None
        if after >= self.last or self.items[after].lower in (".", "?", "!"):
            if not (subject.inverted or self._clause_before(before)):
                return None
        elif self.items[after].lower != ",":
            return None
        return self._broken(at, form, phrase, before, after)

    def _after_adverbs(self, at: int) -> int:
        items = self.items
        while at < self.last and items[at].word and (items[at].lower in ADVERBS or is_adverb(items[at])):
            at += 1
        return at

    def _clause_before(self, end: int) -> bool:
        """Whether what stands before the cue can be a sentence: long enough, and the cue's own clause is not a list's end."""
        return end - self.first >= 3

    def _quoted(self, at: int, form: Form, phrase: Phrase, before: int, after: int) -> Cue | None:
        pieces = [(self.paragraph.closing[before], before + 1)]
        opened = after + 1 if after < self.last and self.items[after].lower in (",", ":") else after
        close = self.paragraph.quotes.get(opened)
        if close is not None and opened < self.last:
            pieces.append((opened, close + 1))
        return Cue(phrase, at, self._begin(pieces[0][0]), "quote", form.verb.kind, pieces, lemma=form.verb.lemma)

    def _broken(self, at: int, form: Form, phrase: Phrase, before: int, after: int) -> Cue | None:
        start = self._start_of_piece(before)
        first_is_front = start == self.first and _turns(self.items, start, before)
        closes = after >= self.last or self.items[after].lower != ","
        rest = (after + 1, self.last)
        close = self.paragraph.quotes.get(after + 1)
        if not closes and close is not None:
            return Cue(
                phrase, at, self._begin(min(phrase.first, at)), "quote", form.verb.kind, [(after + 1, close + 1)], lemma=form.verb.lemma
            )
        if closes:
            pieces = [(start, before)]
        elif first_is_front:
            return None
        else:
            pieces = [(start, before), rest] if before > start else [rest]
        opened = self._open
        if opened is not None and start <= opened.pieces[-1][0]:
            return None
        begin = start
        if opened is not None:
            begin = self._begin(start)
        return Cue(phrase, at, begin, "aside", form.verb.kind, pieces, lemma=form.verb.lemma, had=self.items[at - 1].lower == "had")

    def _start_of_piece(self, before: int) -> int:
        """The first piece begins with the sentence, or after the last ``, and`` within words already reported."""
        opened = self._open
        if opened is None:
            return self.first
        start = opened.pieces[-1][0]
        for at in range(before - 1, start, -1):
            if self.items[at].lower in (";", "—") or (self.items[at].lower in ("and", "but") and self.items[at - 1].lower == ","):
                return at + 1
        return start

    def _bound(self) -> None:
        """Cut the words of each cue where the next cue begins."""
        cues = self.reading.cues
        for cue, following in pairwise(cues):
            start, end = cue.pieces[-1]
            if end > following.begin > start:
                cue.pieces[-1] = (start, following.begin)
            elif following.begin <= start < end:
                cue.pieces.pop()
        self.reading.cues = [c for c in cues if c.pieces]


def _turns(items: Sequence[Token], start: int, end: int) -> bool:
    """``Returning to Cyprus``, ``To my question``, ``In reply``: an opening of the narrator's."""
    front = items[start].lower if start < end else ""
    if front in ("in", "by") and end > start + 1:
        return items[start + 1].lower in (
            "reply",
            "response",
            "answer",
            "conclusion",
            "turn",
            "closing",
            "concluding",
            "summing",
            "leaving",
        )
    return front.endswith("ing") or front == "to" or (front in ("after", "upon") and end - start > 2)


_ASIDE_FRAMES = {"say": frozenset(["quote"]), "think": frozenset(["quote"]), "ask": frozenset(["quote"])}


def read_sentence(
    paragraph: Paragraphed, first: int, last: int, found: Sequence[Phrase], known: Callable[[Phrase], bool] = lambda phrase: True
) -> Reading:
    """The reports in one sentence.

    `found` are the phrases of the sentence; `known` says whether a name or an office is of the conversation: only such a
    one can take over in the middle of what another is reported to have said.
    """
    return _Sentence(paragraph, first, last, found, known).read()
