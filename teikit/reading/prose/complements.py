"""What follows a reporting verb: the hearer, then the words reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teikit.dataclass import dataclass
from teikit.reading.prose.clauses import Frame
from teikit.reading.prose.grammar import (
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    PREPOSITIONS,
    QUESTION_WORDS,
)
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import NOUNS_OF_SAYING, VERBS, Verb
from teikit.reading.prose.words import Token

__all__ = ["Complement", "complement", "noun_complement"]

# Words that may stand between the verb and the clause: "replied to this that", "asked, in looking ahead, whether".
_BETWEEN = 14
_SUBJECT_LENGTH = 9
_FINITE_WITHIN = 30
_HEARERS = frozenset(["me", "him", "her", "us", "them", "you"])
_NO_CLAUSE = word_set("because than so nothing something goodbye yes hello anything everything much little more less")
_OPENING_PRONOUNS = CLAUSE_PRONOUNS - {"that", "one", "both", "nothing"}
_NO_SUBJECT = PREPOSITIONS | AUXILIARIES | _NO_CLAUSE
_ENDS_SUBJECT = PREPOSITIONS - {"of"}
# Prepositions that open no clause; "in", "on", "for" … do.
_NO_FRONT = PREPOSITIONS - word_set("in on at for with under as from by between during")
_DIRECT_OPENERS = word_set("i we you it there this these our my the let please no yes never")
_NOUNS_WITHIN = 9
# These look like finite verbs, and open a clause as nouns.
_NOT_FINITE = word_set("need needs works lives set cost read means")
# Telegrams leave the subject out: "said had just held Cabinet meeting".
_TELEGRAPHIC = word_set("had has was were would could will is are did")


@dataclass(slots=True, eq=False)
class Complement:
    """The words reported, as tokens."""

    frame: Frame
    start: int
    end: int
    hearer: Phrase | None = None
    unsure: bool = False


def complement(paragraph: Paragraphed, verb: Verb, at: int, last: int, starts: Mapping[int, Phrase]) -> Complement | None:
    """What the verb at token `at` introduces; None where that is no clause and no quotation."""
    items = paragraph.items
    at += 1
    if verb.particle:
        if at >= last or items[at].lower != verb.particle:
            return None
        at += 1
    at = _adverbs(items, at, last)
    if at < last and items[at].lower in PREPOSITIONS:
        if at + 1 < last and items[at + 1].lower in ("what", "which", "whom", "whose") and "wh" in verb.frames and verb.kind == "ask":
            return Complement("wh", at, last)
        found = _farther(paragraph, verb, at, last, None)
        if found is not None:
            return found
    found = _here(paragraph, verb, at, last)
    if found is not None or at >= last:
        return found
    after, hearer = _hearer(items, verb, at, last, starts)
    if after > at:
        after = _adverbs(items, after, last)
        found = _here(paragraph, verb, after, last, hearer, heard=True) or _infinitive(items, verb, after, last, hearer)
        if found is not None:
            return found
    return _farther(paragraph, verb, at, last, hearer)


def _adverbs(items: Sequence[Token], at: int, last: int) -> int:
    while at < last and items[at].adverbial:
        at += 1
    return at


def _here(
    paragraph: Paragraphed, verb: Verb, at: int, last: int, hearer: Phrase | None = None, *, heard: bool = False
) -> Complement | None:
    """The clause or quotation that begins at a token."""
    items = paragraph.items
    if at >= last:
        return None
    word = items[at].lower
    if word == "that" and "that" in verb.frames:
        return _that(paragraph, verb, at, last, hearer)
    if word in QUESTION_WORDS and "wh" in verb.frames and not (word == "if" and verb.kind != "ask"):
        return Complement("wh", at, last, hearer)
    if at in paragraph.quotes and "quote" in verb.frames:
        close = paragraph.quotes[at]
        return Complement("quote", at, last if _runs_on(items, close, last) else close + 1, hearer)
    if word == ":" and at + 1 < last:
        close = paragraph.quotes.get(at + 1, -1)
        return Complement("quote", at + 1, close + 1, hearer) if close > 0 else Complement("colon", at + 1, last, hearer)
    if word == ",":
        return _after_comma(paragraph, verb, at, last, hearer)
    if heard and hearer is None and word not in CLAUSE_PRONOUNS:
        return None
    if verb.lemma == "say" and not heard and word in _TELEGRAPHIC:
        return Complement("clipped", at, last, hearer, unsure=True)
    if "zero" in verb.frames and _is_clause(items, at, last) and (verb.hearer != "object" or heard):
        return Complement("zero", at, last, hearer)
    if "bare" in verb.frames and _is_surely_clause(items, at, last) and (heard or verb.hearer != "object"):
        return Complement("zero", at, last, hearer)
    return None


def _runs_on(items: Sequence[Token], close: int, last: int) -> bool:
    """``said "peace" was near``: the quoted words are part of the clause."""
    opened = next((i for i in range(close - 1, 0, -1) if items[i].lower in '“„"'), close)
    if items[opened + 1].capital:
        return False
    return (
        close + 1 < last and items[close + 1].word and not items[close + 1].capital and items[close - 1].lower not in (",", "?", "!", ".")
    )


def _that(paragraph: Paragraphed, verb: Verb, at: int, last: int, hearer: Phrase | None) -> Complement | None:
    """After the conjunction; from the word itself where it is a pronoun (``said that applied to …``)."""
    items, after = paragraph.items, at + 1
    if after >= last:
        return None
    if items[after].finite and not _opens_clause(items, after, last):
        return Complement("that", at, last, hearer) if verb.frames & {"zero", "bare"} else None
    if items[after].lower in (",", ":", "-", "—"):
        after += 1
    if after >= last:
        return None
    close = paragraph.quotes.get(after)
    wholly = close is not None and not _runs_on(items, close, last) and close + 2 >= last
    return Complement("quote" if wholly else "that", after, last, hearer)


def _opens_clause(items: Sequence[Token], at: int, last: int) -> bool:
    """``that works had begun``, ``that should he leave, …``, ``that reduced to simple terms the board felt …``: a clause after all."""
    word = items[at].lower
    if word in _NOT_FINITE:
        return True
    after = items[at + 1] if at + 1 < last else items[at]
    if word in ("should", "had", "were"):
        return after.lower in CLAUSE_PRONOUNS or after.lower in DETERMINERS or after.capital
    participle = word.endswith("ed") and after.lower in ("to", "by", "in", "with", "on")
    return participle and any(t.finite for t in items[at + 3 : min(last, at + _BETWEEN)])


def _after_comma(paragraph: Paragraphed, verb: Verb, at: int, last: int, hearer: Phrase | None) -> Complement | None:
    items = paragraph.items
    if at + 1 < last and at + 1 in paragraph.quotes and "quote" in verb.frames:
        return Complement("quote", at + 1, paragraph.quotes[at + 1] + 1, hearer)
    for comma in range(at + 1, min(last - 1, at + _BETWEEN + 2)):
        if items[comma].lower in VERBS:
            break
        if items[comma].lower == ",":
            word = items[comma + 1].lower
            if word == "that" and "that" in verb.frames:
                return _that(paragraph, verb, comma + 1, last, hearer)
            if word in ("whether", "if", "why") and "wh" in verb.frames:
                return Complement("wh", comma + 1, last, hearer)
    opener = at + 1
    if "quote" not in verb.frames or opener >= last or items[opener].lower not in _DIRECT_OPENERS:
        return None
    return Complement("comma", opener, last, hearer, unsure=True) if _is_clause(items, opener, last) else None


def _hearer(items: Sequence[Token], verb: Verb, at: int, last: int, starts: Mapping[int, Phrase]) -> tuple[int, Phrase | None]:
    """Past the hearer, and the phrase that names him or her."""
    if verb.hearer == "to" and items[at].lower in ("to", "with", "of" if verb.kind == "ask" else "with"):
        at += 1
    elif verb.hearer != "object":
        return at, None
    if at >= last:
        return at, None
    phrase = starts.get(at)
    if phrase is not None and not phrase.possessive:
        end = phrase.last
        while end + 1 < last and items[end].lower in ("and", ",") and (other := starts.get(end + 1)) is not None:
            end, phrase = other.last, None
        return end, phrase
    if items[at].lower in _HEARERS or (items[at].lower == "this" and verb.hearer == "to"):
        return at + 1, None
    if items[at].lower in DETERMINERS and at + 1 < last and items[at + 1].word:
        return at + 2, None
    return at, None


def _infinitive(items: Sequence[Token], verb: Verb, at: int, last: int, hearer: Phrase | None) -> Complement | None:
    """``asked Holt to investigate``."""
    to = at + 1 if at < last and items[at].lower == "not" else at
    if "to" not in verb.frames or to + 1 >= last or items[to].lower != "to":
        return None
    word = items[to + 1]
    return None if not word.word or word.lower in DETERMINERS or word.capital else Complement("to", at, last, hearer, unsure=True)


def _farther(paragraph: Paragraphed, verb: Verb, at: int, last: int, hearer: Phrase | None) -> Complement | None:
    """The conjunction behind an adverbial or a long hearer: ``told one of his assistants that``."""
    items = paragraph.items
    opener = items[at].lower
    for place in range(at, min(last - 1, at + _BETWEEN)):
        token = items[place]
        if not token.word and token.lower not in ("'", "’", "-") and not token.lower[0].isalnum():
            return None
        if token.lower == "that" and "that" in verb.frames:
            if items[place - 1].lower in PREPOSITIONS:
                return None
            if opener not in PREPOSITIONS and verb.hearer != "object" and items[place - 1].lower not in NOUNS_OF_SAYING:
                return None
            return _that(paragraph, verb, place, last, hearer)
        if token.lower in ("whether", "why", "if") and "wh" in verb.frames and items[place - 1].lower not in ("of", "about", "to", "on"):
            return Complement("wh", place, last, hearer)
        if token.lower == "to" and "to" in verb.frames and place > at and verb.hearer == "object":
            return _infinitive(items, verb, place, last, hearer)
        if token.lower in VERBS or (token.finite and place > at):
            return None
    return None


def noun_complement(items: Sequence[Token], at: int, last: int) -> Complement | None:
    """The clause after ``expressed the hope that``, ``made it clear that``, ``was of the opinion that``."""
    if items[at].lower in ("was", "were") and not (at + 1 < last and items[at + 1].lower == "of"):
        return None
    for place in range(at + 1, min(last - 1, at + _NOUNS_WITHIN)):
        token = items[place]
        if token.lower == "that" and place > at + 1:
            if items[place - 1].lower not in NOUNS_OF_SAYING or items[place + 1].finite:
                return None
            return Complement("that", place + 1, last)
        if not token.word or (token.finite and token.lower not in ("known",)):
            return None
    return None


def _is_clause(items: Sequence[Token], at: int, last: int) -> bool:
    """Whether a clause can begin here: words that open one, and a finite verb after them."""
    token = items[at]
    word = token.lower
    if not token.word and not word[0].isdecimal():
        return False
    if word == "no" and at + 1 < last and items[at + 1].lower in (",", "."):
        return True
    if word in _NO_CLAUSE or word in _NO_FRONT:
        return False
    if word in AUXILIARIES or word.endswith("ing"):
        return False
    if word in CLAUSE_PRONOUNS:
        after = _adverbs(items, at + 1, last)
        return after < last and (items[after].finite or (items[after].word and items[after].lower not in PREPOSITIONS))
    return any(t.finite for t in items[at + 1 : min(last, at + _FINITE_WITHIN)])


def _is_surely_clause(items: Sequence[Token], at: int, last: int) -> bool:
    """The same for verbs that take an object as well: a pronoun and a verb, or a short subject and an auxiliary."""
    token = items[at]
    if token.lower in _OPENING_PRONOUNS:
        after = _adverbs(items, at + 1, last)
        return after < last and items[after].finite
    if not token.word or token.lower in _NO_SUBJECT:
        return False
    for place in range(at + 1, min(last, at + _SUBJECT_LENGTH)):
        word = items[place].lower
        if word in AUXILIARIES:
            return True
        if not items[place].word or word in _ENDS_SUBJECT or word in QUESTION_WORDS or word in ("that", "and") or items[place].finite:
            return False
    return False
