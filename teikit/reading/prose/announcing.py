"""Sentences that end a paragraph with a colon and let somebody speak in the next: ``Holt said the following:``"""

from __future__ import annotations

from collections.abc import Sequence

from teikit.reading.prose.clauses import Cue
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.subjects import Subjects
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import VERBS
from teikit.reading.prose.words import Token

__all__ = ["OUTLINES", "announcement", "verb_of"]

# Verbs with which "as follows:" or "the following points:" opens what somebody said.
OUTLINES = word_set(
    """described outlined summarized summarised presented put made gave expressed raised spoke replied responded answered
    commented explained set listed offered stated said advanced proposed suggested submitted defined formulated reported"""
)
# "Holt opened the meeting with the following statement:"
_SPOKEN = word_set("statement statements remark remarks reply answer comment comments words observation observations declaration points")
_DELIVERED = word_set("opened closed began concluded issued made delivered gave read dictated offered had")
_SAYS = OUTLINES | {word for word, form in VERBS.items() if form.tense == "past" and form.verb.kind in ("say", "ask")}
_REACH = 30
"""Tokens before the colon among which the verb stands."""
_HEARER = 5
"""Tokens between a verb of saying and the colon: ``told me:``, ``replied to the Minister:``."""


def announcement(subjects: Subjects, colon: int) -> Cue | None:
    """The report that the colon at the end of a sentence leaves to the next paragraph; None where nobody is to speak."""
    items, main = subjects.items, subjects.main
    before = [token.lower for token in items[max(subjects.first, colon - _HEARER) : colon]]
    if "following" in before or before[-2:] == ["as", "follows"]:
        known = _SAYS | (_DELIVERED if before[-1] in _SPOKEN else frozenset())
        verb = verb_of(subjects, main, colon, known) if main is not None else None
        return _cue(main, verb) if main is not None and verb is not None else None
    verb = _says(items, max(subjects.first, colon - _HEARER), colon)
    subject = subjects.of(verb, []) if verb is not None else None
    if subject is None or subject.phrase is None or subject.inverted or verb is None:
        return None
    return _cue(subject.phrase, verb, subject.second)


def verb_of(subjects: Subjects, subject: Phrase, colon: int, known: frozenset[str]) -> int | None:
    """The first of the `known` verbs before a colon, where the subject before it is its own."""
    verb = next((i for i in range(max(subject.last, colon - _REACH), colon) if subjects.items[i].lower in known), None)
    divided = verb is not None and verb > subject.last and subjects.over_chain(verb - 1) >= subject.last
    return None if divided else verb


def _says(items: Sequence[Token], first: int, colon: int) -> int | None:
    """The verb of saying before the colon, with nobody but the hearer behind it."""
    for at in range(colon - 1, first - 1, -1):
        form = VERBS.get(items[at].lower)
        if form is not None and form.tense == "past" and form.verb.kind in ("say", "ask") and "quote" in form.verb.frames:
            behind = items[at + 1].lower
            return at if at + 1 == colon or form.verb.hearer == "object" or behind == "to" else None
        if items[at].finite or not items[at].word:
            return None
    return None


def _cue(subject: Phrase, verb: int, second: Phrase | None = None) -> Cue:
    return Cue(subject, verb, subject.first, "colon", "say", [], lemma="state", second=second, unsure=True)
