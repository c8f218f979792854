"""Clauses of a sentence that report speech: who is said to have spoken, with which verb, and the words reported."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from teikit.reading.prose.announcing import OUTLINES, announcement, verb_of
from teikit.reading.prose.asides import read_aside
from teikit.reading.prose.clauses import Cue, Reading
from teikit.reading.prose.complements import Complement, complement, noun_complement
from teikit.reading.prose.grammar import CONJUNCTIONS, LIGHT_VERBS, PREPOSITIONS, SUBORDINATORS
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.subjects import Subject, Subjects
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import NOUNS_OF_SAYING, VERBS, Form, Verb

__all__ = ["read_sentence"]

# Verbs that report in the present tense ("Holt says that"); "recommends", "believes" are the writer's own account.
_PRESENT = word_set("say state declare add tell claim insist assert argue maintain reply explain")
# "… and he added that": the same pronoun takes up what the same person said.
_GOING_ON = word_set("add continue conclude repeat reiterate emphasize stress")
_CLAUSE_OPENERS = frozenset(["he", "she", "it", "they", "we", "i", "there"])
# Openings after which the main clause may follow without a comma: "In reply to my question he said".
_FRONTS = (
    SUBORDINATORS
    | (PREPOSITIONS - {"of", "per", "than"})
    | word_set("then before after referring returning turning commenting replying responding answering summing reverting speaking")
)
# "Holt interrupted stating that": a participle without a comma goes on from these.
_LEADING = word_set("interrupted intervened replied responded continued concluded answered began opened closed rejoined")
_OWN = {"his": "he", "her": "she", "their": "they"}
_OWN_WORDS = frozenset(["own", "personal", "tentative", "private", "present", "main", "firm", "first", "only", "considered", "general"])
# After "and asked", "and advised": no words follow, but the report before ends.
_OBJECTS = frozenset(["me", "him", "her", "us", "them", "for", "about"])
_AFTER_ANSWER = frozenset([".", "this", "it", ",", "with", "to"])


class _Sentence:
    """Reads one sentence from left to right."""

    def __init__(self, subjects: Subjects, reading: Reading, known: Callable[[Phrase], bool]) -> None:
        self.subjects, self.reading, self._known = subjects, reading, known
        self.paragraph, self.items = subjects.paragraph, subjects.items
        self.first, self.last = subjects.first, subjects.last

    def read(self, telling: Sequence[int]) -> None:
        after = self.first
        for at in telling:
            if at >= after:
                close = self.paragraph.quotes.get(at)
                after = close + 1 if close is not None else self._token(at)
        if self.reading.cues:
            self._bound()

    def _token(self, at: int) -> int:
        """Read the cue at a token, if there is one; the token to go on from."""
        token = self.items[at]
        form = VERBS.get(token.lower)
        if token.lower in LIGHT_VERBS:
            return self._light(at)
        if token.lower == ":":
            return self._outline(at)
        if token.lower in NOUNS_OF_SAYING and (form is None or self.items[at - 1].lower in _OWN):
            return self._noun(at)
        if form is None or (token.capital and (at > self.first or form.tense != "past")):
            return at + 1
        if token.capital:
            return self._subjectless(at, form.verb)
        return self._participle(at, form) if form.tense == "ing" else self._finite(at, form)

    def known(self, phrase: Phrase) -> bool:
        self.reading.asked = True
        return self._known(phrase)

    @property
    def _open(self) -> Cue | None:
        return self.reading.cues[-1] if self.reading.cues else None

    # ---- shapes of cues ---------------------------------------------------------------------------

    def _finite(self, at: int, form: Form) -> int:
        """``Holt said that``, ``and declared that``, ``…, said Holt, …``"""
        verb = form.verb
        subject = self.subjects.of(at, self.reading.cues)
        present = form.tense == "present" and verb.lemma not in _PRESENT
        if subject is None or (present and not self._is_third(subject)):
            return at + 1
        if form.tense == "base" and self.items[at - 1].lower not in ("to", "did"):
            return at + 1
        aside = read_aside(self.subjects, at, verb, subject, self._open)
        if aside is not None:
            self.reading.cues.append(aside)
            return max(at + 1, aside.pieces[-1][0])
        said = None if subject.inverted else self._complement(at, verb)
        if said is None and not subject.inverted:
            self._end_report(at, verb, subject)
        if present and said is not None and said.frame not in ("that", "zero", "wh"):
            return at + 1
        cues = len(self.reading.cues)
        following = self._enter(at, verb, subject, said)
        if present and len(self.reading.cues) > cues:
            self.reading.cues[-1].present = True
        return following

    def _is_third(self, subject: Subject) -> bool:
        """Whether a view in the present tense is that of one other person."""
        phrase = subject.phrase
        if phrase is None:
            return bool(self._open and self._open.present)
        return phrase.kind in ("he", "she") or (phrase.kind in ("name", "office") and self.known(phrase))

    def _participle(self, at: int, form: Form) -> int:
        """``…, saying that``, ``by asking whether``: the subject is the sentence's."""
        before = self.items[at - 1].lower if at > self.first else ""
        chain = self.subjects.over_chain(at - 1)
        direct = self.subjects.ends.get(chain + 1) if chain < at - 1 else None
        if (not self._joins(at, form.verb, before, chain) and direct is None) or (form.verb.kind == "think" and self._open is not None):
            return at + 1
        said = self._complement(at, form.verb)
        if said is None or said.frame == "to" or (said.frame == "zero" and form.verb.lemma != "say"):
            return at + 1
        begin = at - 1 if before in (",", "by") or before in CONJUNCTIONS else at
        return self._append(at, form.verb, Subject(direct, direct.first if direct else begin), said)

    def _joins(self, at: int, verb: Verb, before: str, chain: int) -> bool:
        """Whether a participle belongs to the subject of the sentence."""
        if not self.subjects.carries(at, self.reading.cues):
            return False
        if before in CONJUNCTIONS:
            opened = self._open
            return opened is not None and VERBS[self.items[opened.at].lower].tense == "ing"
        after_comma = self.first <= chain < at - 1 and self.items[chain].lower == ","
        if before in _LEADING:
            return True
        return before in (",", "by") or after_comma or (verb.lemma == "add" and before not in ("of", "to", "in", "for"))

    def _light(self, at: int) -> int:
        """``expressed the hope that``, ``made it clear that``, ``was of the opinion that``."""
        said = noun_complement(self.items, at, self.last)
        subject = self.subjects.of(at, self.reading.cues) if said is not None else None
        if subject is None or subject.inverted:
            return at + 1
        return self._enter(at, VERBS["stated"].verb, subject, said)

    def _outline(self, at: int) -> int:
        """``Holt described his reaction as follows: …``, ``Holt made the following points: …``"""
        subject = self.subjects.main
        before = [t.lower for t in self.items[max(self.first, at - 5) : at]]
        if (
            self._open is not None
            or subject is None
            or subject.last >= at
            or not ("following" in before or before[-2:] == ["as", "follows"])
        ):
            return at + 1
        verb = verb_of(self.subjects, subject, at, OUTLINES)
        if verb is None or at + 1 >= self.last:
            return at + 1
        said = Complement("colon", at + 1, self.last, unsure=True)
        return self._append(verb, VERBS["stated"].verb, Subject(subject, subject.first), said)

    def _noun(self, at: int) -> int:
        """``It was his view that``, ``His thought is that``, ``Holt's position was that``."""
        if self._open is not None or self.items[at].capital:
            return at + 1
        owner = at - 1
        while owner > self.first and self.items[owner].lower in _OWN_WORDS:
            owner -= 1
        subject = self._owner(owner)
        that = at + 1
        if that < self.last and self.items[that].lower in ("is", "was"):
            that += 1
            fits = subject is not None and self.subjects.introduction(subject.first) in ("start", ",")
        else:
            start = subject.first if subject is not None else at
            fits = start - 2 >= self.first and self.items[start - 2].lower == "it" and self.items[start - 1].lower in ("is", "was")
        if subject is None or not fits or that + 1 >= self.last or self.items[that].lower != "that":
            return at + 1
        said = Complement("that", that + 1, self.last, unsure=True)
        return self._append(at, VERBS["stated"].verb, Subject(subject, subject.first), said)

    def _owner(self, at: int) -> Phrase | None:
        """Whose a noun is whose determiner or genitive ends with the token at `at`."""
        if at < self.first:
            return None
        pronoun = _OWN.get(self.items[at].lower)
        if pronoun is not None:
            return Phrase(at, at + 1, "she" if pronoun == "she" else "they" if pronoun == "they" else "he")
        phrase = self.subjects.ends.get(at + 1)
        return phrase._replace(possessive=False) if phrase is not None and phrase.possessive else None

    def _subjectless(self, at: int, verb: Verb) -> int:
        """``Added that …``, as telegrams have it."""
        said = self._complement(at, verb)
        if said is None or said.frame not in ("that", "wh"):
            return at + 1
        return self._append(at, verb, Subject(None, at), said)

    def _complement(self, at: int, verb: Verb) -> Complement | None:
        return complement(self.paragraph, verb, at, self.last, self.subjects.starts)

    def _enter(self, at: int, verb: Verb, subject: Subject, said: Complement | None) -> int:
        if said is None or not self._is_narrators(at, verb, subject, said):
            return at + 1
        if said.frame == "clipped" and (self._open is not None or self.subjects.introduction(subject.first) != "start"):
            return at + 1
        return self._append(at, verb, subject, said)

    def _append(self, at: int, verb: Verb, subject: Subject, said: Complement) -> int:
        cue = Cue(
            subject.phrase,
            at,
            self.subjects.begin(subject.first),
            said.frame,
            verb.kind,
            [(said.start, said.end)],
            lemma=verb.lemma,
            hearer=said.hearer,
            second=subject.second,
            unsure=said.unsure,
            had=any(t.lower in ("had", "has", "have") for t in self.items[max(self.first, at - 3) : at]),
        )
        self.reading.cues.append(cue)
        return max(at + 1, said.start)

    # ---- whose clause it is -----------------------------------------------------------------------

    def _is_narrators(self, at: int, verb: Verb, subject: Subject, said: Complement) -> bool:
        """Whether the clause is the narrator's and not part of what somebody is reported to have said."""
        opened, phrase = self._open, subject.phrase
        if phrase is None:
            return self._is_explicit(at, verb, said) and (opened is None or verb.kind != "think")
        place = self.subjects.introduction(subject.first)
        if opened is None:
            return self._opens_report(verb, phrase, place)
        if place == "relay":
            return True
        if place not in ("conj", ";") or verb.kind == "think":
            return False
        if said.frame in ("that", "quote") and self._same_pronoun(opened, phrase):
            return phrase.kind == "I" or verb.lemma in _GOING_ON
        return self._changes_hands(opened, phrase)

    def _is_explicit(self, at: int, verb: Verb, said: Complement) -> bool:
        """Whether the words are marked as reported: by a conjunction, quotation marks, or a pronoun that opens a clause."""
        if said.frame in ("that", "wh", "quote", "colon") or self.items[said.start].lower in _CLAUSE_OPENERS:
            return True
        return verb.lemma == "say" and self.items[at - 1].lower == "but"

    def _opens_report(self, verb: Verb, phrase: Phrase, place: str) -> bool:
        if place == "sub" or (place == "conj" and self.subjects.subordinate and not self._turns(phrase)):
            return False
        if verb.kind == "think":
            after = place == "bare" and self.subjects.subordinate and phrase.kind in ("he", "she")
            return phrase.kind != "they" and (place in ("start", ",") or after or (place == "conj" and self._turns(phrase)))
        if place != "bare":
            return True
        return self.items[self.first].lower in _FRONTS and (phrase.kind in ("he", "she", "I") or self.known(phrase))

    def _turns(self, phrase: Phrase) -> bool:
        """``If it is raised …, but Holt feels``: the conjunction begins a clause of its own, not one more under the first word."""
        return phrase.first > self.first and self.items[self.subjects.before_adverbs(phrase.first) - 1].lower == "but"

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

    # ---- where reports end ------------------------------------------------------------------------

    def _end_report(self, at: int, verb: Verb, subject: Subject) -> None:
        """``…, and Holt confirmed this``, ``… and asked for help``: somebody speaks, and no words of his or hers follow."""
        opened, phrase = self._open, subject.phrase
        if opened is None or self.items[at - 1].lower == ",":
            return
        after = self.items[at + 1].lower if at + 1 < self.last else "."
        if phrase is None:
            ends = verb.hearer == "object" and after in _OBJECTS
        else:
            joined = self.subjects.introduction(subject.first) in ("conj", ";")
            ends = joined and after in _AFTER_ANSWER and self._changes_hands(opened, phrase)
        start, end = opened.pieces[-1]
        begin = self.subjects.begin(subject.first)
        if ends and start < begin < end:
            opened.pieces[-1] = (start, begin)

    def _bound(self) -> None:
        """Cut the words of each cue where the next cue begins."""
        for cue, following in pairwise(self.reading.cues):
            start, end = cue.pieces[-1]
            if end > following.begin > start:
                cue.pieces[-1] = (start, following.begin)
            elif following.begin <= start < end:
                cue.pieces.pop()
        self.reading.cues = [c for c in self.reading.cues if c.pieces]


def read_sentence(
    paragraph: Paragraphed, first: int, last: int, found: Sequence[Phrase], known: Callable[[Phrase], bool] = lambda phrase: True
) -> Reading:
    """The reports in one sentence.

    `found` are the phrases of the sentence; `known` says whether a name or an office is of the conversation: only such a
    one can take over in the middle of what another is reported to have said.
    """
    reading = paragraph.readings.get(first)
    if reading is None or reading.asked:
        subjects = Subjects(paragraph, first, last, found)
        reading = paragraph.readings[first] = Reading(first, last, subjects.main, phrases=found)
        telling = paragraph.telling
        within = telling[bisect_left(telling, first) : bisect_left(telling, last)]
        if within:
            _Sentence(subjects, reading, known).read(within)
            if last == len(paragraph.items) and paragraph.items[last - 1].lower == ":" and not reading.cues:
                reading.announces = announcement(subjects, last - 1)
    return reading
