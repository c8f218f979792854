"""Reporting clauses that interrupt or follow the words they report: ``…, he noted, …``, ``"…," said Holt.``"""

from __future__ import annotations

from teikit.reading.prose.clauses import Cue
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.subjects import Subject, Subjects
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import Verb

__all__ = ["read_aside"]

_BEFORE = frozenset([",", "—", "–", "?", "!"])
_AFTER = frozenset([",", ".", "?", "!", "—", ":", ";"])
_STOPS = frozenset([".", "?", "!"])
# After "in" or "by" an opening of the narrator's: "In reply, he said, …".
_TURNS = word_set("reply response answer conclusion turn closing concluding summing leaving")
# Words that stand before ", he said." at least.
_WORDS_BEFORE = 3
# How far back the first of two pieces is looked for.
_PIECE = 60


def read_aside(subjects: Subjects, at: int, verb: Verb, subject: Subject, opened: Cue | None) -> Cue | None:
    """The report of the verb at token `at`, where it is an aside; `opened` is the report before it in the sentence."""
    phrase = subject.phrase
    if phrase is None or verb.kind == "bid":
        return None
    items = subjects.items
    first = min(phrase.first, at)
    after = subjects.after_adverbs(max(phrase.last, at + 1))
    if first <= subjects.first or (after < subjects.last and items[after].lower not in _AFTER):
        return None
    before = first - 1
    if before in subjects.paragraph.closing:
        return _after_quotation(subjects, at, verb, phrase, before, after)
    if items[before].lower not in _BEFORE or subjects.introduction(first) == "sub":
        return None
    closes = after >= subjects.last or items[after].lower in _STOPS
    if closes and not subject.inverted and before - subjects.first < _WORDS_BEFORE:
        return None
    if not closes and items[after].lower != ",":
        return None
    return _between(subjects, at, verb, phrase, (before, after), opened)


def _after_quotation(subjects: Subjects, at: int, verb: Verb, phrase: Phrase, before: int, after: int) -> Cue:
    quotes = subjects.paragraph.quotes
    pieces = [(subjects.paragraph.closing[before], before + 1)]
    opens = after + 1 if after < subjects.last and subjects.items[after].lower in (",", ":") else after
    close = quotes.get(opens)
    if close is not None and opens < subjects.last:
        pieces.append((opens, close + 1))
    return Cue(phrase, at, subjects.begin(pieces[0][0]), "quote", verb.kind, pieces, lemma=verb.lemma)


def _between(subjects: Subjects, at: int, verb: Verb, phrase: Phrase, around: tuple[int, int], opened: Cue | None) -> Cue | None:
    before, after = around
    items = subjects.items
    had = items[at - 1].lower == "had"
    comma = after < subjects.last and items[after].lower == ","
    close = subjects.paragraph.quotes.get(after + 1) if comma else None
    if close is not None:
        begin = subjects.begin(min(phrase.first, at))
        return Cue(phrase, at, begin, "quote", verb.kind, [(after + 1, close + 1)], lemma=verb.lemma, had=had)
    start = _first_piece(subjects, before, opened)
    if (comma and start == subjects.first and _is_turn(subjects, start, before)) or (opened is not None and start <= opened.pieces[-1][0]):
        return None
    pieces = [(start, before)] if before > start else []
    if comma:
        pieces.append((after + 1, subjects.last))
    begin = start if opened is None else subjects.begin(start)
    return Cue(phrase, at, begin, "aside", verb.kind, pieces, lemma=verb.lemma, had=had) if pieces else None


def _first_piece(subjects: Subjects, before: int, opened: Cue | None) -> int:
    """The first piece begins with the sentence, or after the last ``, and`` within words already reported."""
    if opened is None:
        return subjects.first
    items, start = subjects.items, opened.pieces[-1][0]
    for at in range(before - 1, max(start, before - _PIECE), -1):
        if items[at].lower in (";", "—") or (items[at].lower in ("and", "but") and items[at - 1].lower == ","):
            return at + 1
    return start


def _is_turn(subjects: Subjects, start: int, end: int) -> bool:
    """``Returning to the harbour``, ``To my question``, ``In reply``: an opening of the narrator's."""
    if end <= start:
        return False
    front = subjects.items[start].lower
    if front in ("in", "by") and end > start + 1:
        return subjects.items[start + 1].lower in _TURNS
    return front.endswith("ing") or front == "to" or (front in ("after", "upon") and end - start > 2)
