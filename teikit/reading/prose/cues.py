"""Clauses of a sentence that report speech: who is said to have spoken, with which verb, and the words reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from teikit.reading.prose.asides import read_aside
from teikit.reading.prose.clauses import Cue, Reading
from teikit.reading.prose.complements import Complement, complement, noun_complement
from teikit.reading.prose.grammar import CONJUNCTIONS, LIGHT_VERBS, SUBORDINATORS
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.subjects import Subject, Subjects
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import VERBS, Form, Verb

__all__ = ["read_sentence"]

# Verbs that report in the present tense ("Holt says that"); "recommends", "believes" are the writer's own account.
_PRESENT = word_set("say state declare add tell claim insist assert argue maintain reply explain")
# "… and he added that": the same pronoun takes up what the same person said.
_GOING_ON = word_set("add continue conclude repeat reiterate emphasize stress")
_CLAUSE_OPENERS = frozenset(["he", "she", "it", "they", "we", "i", "there"])
# Openings after which the main clause may follow without a comma: "In reply to my question he said".
_FRONTS = SUBORDINATORS | word_set(
    """in with to on at as then upon during before after regarding concerning referring returning turning commenting replying
    responding answering summing"""
)
# After "and asked", "and advised": no words follow, but the report before ends.
_OBJECTS = frozenset(["me", "him", "her", "us", "them", "for", "about"])
_AFTER_ANSWER = frozenset([".", "this", "it", ",", "with", "to"])


class _Sentence:
    """Reads one sentence from left to right."""

    def __init__(self, subjects: Subjects, reading: Reading, known: Callable[[Phrase], bool]) -> None:
        self.subjects, self.reading, self.known = subjects, reading, known
        self.paragraph, self.items = subjects.paragraph, subjects.items
        self.first, self.last = subjects.first, subjects.last

    def read(self) -> None:
        at = self.first
        while at < self.last:
            close = self.paragraph.quotes.get(at)
            at = close + 1 if close is not None else self._token(at)
        self._bound()

    def _token(self, at: int) -> int:
        """Read the cue at a token, if there is one; the token to go on from."""
        token = self.items[at]
        form = VERBS.get(token.lower)
        if token.lower in LIGHT_VERBS:
            return self._light(at)
        if form is None or (token.capital and (at > self.first or form.tense != "past")):
            return at + 1
        if token.capital:
            return self._subjectless(at, form.verb)
        return self._participle(at, form) if form.tense == "ing" else self._finite(at, form)

    @property
    def _open(self) -> Cue | None:
        return self.reading.cues[-1] if self.reading.cues else None

    # ---- shapes of cues ---------------------------------------------------------------------------

    def _finite(self, at: int, form: Form) -> int:
        """``Holt said that``, ``and declared that``, ``…, said Holt, …``"""
        verb = form.verb
        subject = self.subjects.of(at, self.reading.cues)
        if subject is None or (form.tense == "present" and verb.lemma not in _PRESENT):
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
        return self._enter(at, verb, subject, said)

    def _participle(self, at: int, form: Form) -> int:
        """``…, saying that``, ``by asking whether``: the subject is the sentence's."""
        before = self.items[at - 1].lower if at > self.first else ""
        chain = self.subjects.over_chain(at - 1)
        direct = self.subjects.ends.get(chain + 1) if chain < at - 1 else None
        if not self._joins(at, form.verb, before, chain) and direct is None:
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
        return before in (",", "by") or after_comma or (verb.lemma == "add" and before not in ("of", "to", "in", "for"))

    def _light(self, at: int) -> int:
        """``expressed the hope that``, ``made it clear that``, ``was of the opinion that``."""
        said = noun_complement(self.items, at, self.last)
        subject = self.subjects.of(at, self.reading.cues) if said is not None else None
        if subject is None or subject.inverted:
            return at + 1
        return self._enter(at, VERBS["stated"].verb, subject, said)

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
        if place == "sub" or (place == "conj" and self.subjects.subordinate):
            return False
        if verb.kind == "think":
            return phrase.kind != "they" and place in ("start", ",")
        if place != "bare":
            return True
        return self.items[self.first].lower in _FRONTS and (phrase.kind in ("he", "she", "I") or self.known(phrase))

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
    subjects = Subjects(paragraph, first, last, found)
    reading = Reading(first, last, subjects.main, phrases=found)
    _Sentence(subjects, reading, known).read()
    return reading
