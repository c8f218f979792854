"""How well each reading of words in brackets fits their place."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.convention import Evidence
from teikit.reading.inlines.languages import foreignness
from teikit.reading.inlines.words import (
    MONTHS,
    PARTICLES,
    TITLES,
    WEEKDAYS,
    capitals_mean_names,
    class_of,
    is_function_word,
    nearness,
    plain,
)

__all__ = [
    "by_hand",
    "corrects",
    "doubted_reading",
    "original_word",
    "own_comment",
    "remark",
    "scene",
    "supplies",
]

_FINITE = expression(r"\b(?:\w{3,}s|is|are|was|were|has|have|had|does|did|will|would|shall|should|can|could|may|might|must|\w{3,}ed)\b")
_PHRASAL = frozenset({"up", "out", "off", "on", "in", "down", "over", "back", "away"})
_PHRASAL_NEXT = frozenset({"to", "of", "with", "from", "by", "for", "in", "at", "on", "upon", "into"})
_COUNT_WORDS = frozenset({"hundred", "thousand", "million", "billion"})
_SURE_CLASSES = {
    "be": 0.9,
    "have": 0.9,
    "possessive": 0.9,
    "article": 0.85,
    "conjunction": 0.85,
    "negation": 0.85,
    "modal": 0.8,
    "do": 0.85,
    "direction": 0.85,
    "preposition": 0.82,
    "demonstrative": 0.8,
    "subject": 0.82,
    "object": 0.82,
    "order": 0.8,
    "side": 0.85,
    "time": 0.8,
    "number": 0.8,
    "like": 0.8,
}
_NUMBER = expression(r"[\d][\d.,:/½¼¾-]*(?:st|nd|rd|th)?")
_DEMONYM = expression(r"[A-Z]\w+(?:ese|ian|ean|ish|an|i)s?")


def corrects(bracket: Bracket) -> Evidence | None:
    """The right form of the word before it."""
    last, text = bracket.last, plain(bracket.text)
    if last is None or not bracket.follows_word or not text or text.lower() == last.text.lower():
        return None
    found = (
        _number_for_number(last.text, text)
        or _letter_for_letter(bracket, last.text, text)
        or _same_class(bracket, last.text, text)
        or _near(bracket, last.text, text)
    )
    if found is not None and bracket.text.endswith("?"):
        return Evidence(min(found.score, 0.8), found.why)
    return found


def _letter_for_letter(bracket: Bracket, last: str, text: str) -> Evidence | None:
    enumerates = len(last) == len(text) == 1 and last.isalpha() and text.isalpha() and not bracket.left.strip(f" {last}.)(")
    return Evidence(0.85, "one letter of an enumeration in place of another") if enumerates else None


def _number_for_number(last: str, text: str) -> Evidence | None:
    if not _NUMBER.fullmatch(text):
        return None
    last = re.split(r"[-–]", last)[-1]
    if not _NUMBER.fullmatch(last):
        return None
    return Evidence(0.9 if abs(len(text) - len(last)) <= 1 else 0.6, f"a number after the number {last}")


def _same_class(bracket: Bracket, last: str, text: str) -> Evidence | None:
    for names in (MONTHS, WEEKDAYS):
        if last.lower() in names and text.lower() in names and last[0].isupper():
            return Evidence(0.92, f"one date word in place of another: “{last}”")
    kind = class_of(last)
    if kind is None or kind != class_of(text) or text.lower() in _COUNT_WORDS:
        return None
    if last.lower() in _PHRASAL and text.lower() in _PHRASAL_NEXT and not bracket.glued_before and last.lower() not in {"in", "on"}:
        return Evidence(0.5, f"“{text}” may go with “{last}”")
    return Evidence(_SURE_CLASSES[kind], f"“{text}” in place of “{last}”: both {kind}")


def _near(bracket: Bracket, last: str, text: str) -> Evidence | None:
    words = text.split()
    together = "".join(words)
    before = [word.text for word in bracket.preceding[-len(words) :]] if len(words) > 1 else [last]
    joined = "".join(before)
    near = max(nearness(last, together), nearness(joined, together), nearness(last, words[0]) - 0.1 if len(words) == 2 else 0.0)
    short = min(len(together), len(last))
    if near >= (0.5 if short > 3 else 0.66) and short > 1 and (short > 4 or is_function_word(last) == is_function_word(together)):
        return Evidence(0.5 + 0.5 * near, f"a near variant of “{last if len(words) == 1 else joined}”")
    if (
        bracket.text.endswith("?")
        and same_start(last, words[0])
        and len(words) == 1
        and short > 2
        and near >= 0.25
        and is_function_word(last) == is_function_word(together)
    ):
        return Evidence(0.67, f"in doubt, and begins like “{last}”")
    both = last[:1].isupper() and words[0][:1].isupper()
    if both and len(words) == len(before) > 1 and all(a[:1] == b[:1] for a, b in zip(before, words, strict=True)):
        return Evidence(0.72, "a name with the same initials")
    if near >= 0.3 and same_start(last, words[0]) and len(last) > 3 and both:
        return Evidence(0.66, f"begins and looks somewhat like “{last}”")
    if both and len(words) == 1 and _DEMONYM.fullmatch(last) and _DEMONYM.fullmatch(text) and last.lower() not in TITLES:
        return Evidence(0.6, f"a word of the same kind as “{last}”")
    return None


def same_start(one: str, other: str) -> bool:
    return one[:1].lower() == other[:1].lower()


def _after_sentence(bracket: Bracket) -> bool:
    """Whether the sentence before it has ended."""
    before = bracket.before.rstrip(" \"'”’»*_\n")
    return (not before and bracket.opens_line) or (
        before[-1:] in {".", "!", "?"} and not (bracket.last is not None and bracket.follows_word)
    )


def supplies(bracket: Bracket) -> Evidence | None:
    """Words that the sentence lacks."""
    text = plain(bracket.text)
    words = text.split()
    if not any(c.isalnum() for c in text):
        return Evidence(0.8, "punctuation") if bracket.text.strip() else None
    if all(_holds_together(bracket, word) for word in words):
        return Evidence(0.75, "words that hold a sentence together")
    if text[:1].islower() and len(words) <= 8:
        return Evidence(0.62 if len(words) <= 3 else 0.56, "fits into the sentence")
    if text[:1].islower():
        return Evidence(0.45, "a clause in small letters")
    if not capitals_mean_names(bracket.setting.text_language) and len(words) <= 4:
        return Evidence(0.6, "fits into the sentence")
    if len(words) >= 3 and _after_sentence(bracket) and not bracket.after[:3].strip()[:1].islower():
        return Evidence(0.4, "stands where a sentence may begin")
    if len(words) <= 4 and (bracket.last is None or is_function_word(bracket.last.text) or not bracket.follows_word):
        return Evidence(0.56, "fills a place after a word that needs one")
    if text.replace(",", "").replace(".", "").lstrip("$£€").isdecimal():
        return Evidence(0.42, "a number that the sentence may lack")
    return Evidence(0.41, "may belong to the sentence") if len(words) <= 5 and text[:1].isalpha() else None


def _holds_together(bracket: Bracket, word: str) -> bool:
    """Whether it is a function word of the text's language, or one that the text has elsewhere."""
    return is_function_word(word, bracket.setting.text_language) or (is_function_word(word) and bracket.facts.says(word.strip(",.;:")))


def original_word(bracket: Bracket) -> Evidence | None:
    """The word of the original language that the translator gives beside his own, or his own beside that one."""
    setting = bracket.setting
    if bracket.glued_before or len(bracket.words) > 12 or not bracket.words or any(c.isdecimal() for c in bracket.text):
        return None
    if bracket.following[:1].isupper() and all(word.text.lower() in PARTICLES for word in bracket.words):
        return None
    if setting.original_language is None and _in_foreign_passage(bracket):
        return None
    share = foreignness(bracket.text, setting.original_language, setting.text_language, bracket.facts)
    translated = setting.original_language is not None and setting.original_language.split("-")[0] != setting.text_language.split("-")[0]
    prior = 0.18 if translated or setting.has_translator else 0.0
    named = bracket.text[:1].isupper() and not translated
    if share >= (0.75 if named else 0.35):
        return Evidence(min(0.98, share + prior + 0.1), "its letters are not those of the record's language")
    return None


def _in_foreign_passage(bracket: Bracket) -> bool:
    """Whether the words before it are of another language than the text themselves."""
    home = bracket.setting.text_language
    return any(is_function_word(word.text) and not is_function_word(word.text, home) for word in bracket.preceding)


def doubted_reading(bracket: Bracket) -> Evidence | None:
    """A word that the editor is not sure to have read right, in a record whose editor reports legibility."""
    if bracket.text.endswith("?") and bracket.facts.about_legibility:
        return Evidence(0.66, "a reading in doubt")
    return None


def is_sentence(bracket: Bracket) -> bool:
    """Whether it is one or more whole sentences."""
    text = bracket.text
    return (
        text[:1].isupper()
        and len(bracket.words) >= 4
        and (text[-1:] in '.!?”"' or len(bracket.words) > 25)
        and _FINITE.search(text) is not None
    )


def remark(bracket: Bracket) -> Evidence | None:
    """An aside: it has a verb of its own, or is longer than what a sentence lacks."""
    count = len(bracket.words)
    if is_sentence(bracket):
        return Evidence(0.72 if bracket.setting.has_translator else 0.58, "a sentence of its own")
    if count >= 9:
        return Evidence(0.6, "longer than a word that is lacking")
    if count >= 3 and _after_sentence(bracket) and bracket.text[:1].isupper() and not bracket.glued_after:
        return Evidence(0.57, "stands after a sentence of its own")
    if count >= 5 and (bracket.text[:1].isupper() or _FINITE.search(bracket.text)):
        return Evidence(0.52, "has a verb of its own" if _FINITE.search(bracket.text) else "a phrase of its own")
    return Evidence(0.4, "may be an aside") if count >= 2 and bracket.text[:1].isupper() else None


def by_hand(bracket: Bracket) -> Evidence | None:
    """A note says that brackets enclose additions by hand."""
    return Evidence(0.95, "a note says that brackets enclose additions by hand") if bracket.facts.added_by_hand else None


def own_comment(bracket: Bracket) -> Evidence | None:
    """A comment of the record's own writer: whole sentences, no editor's label, no translator at work."""
    if bracket.alone and bracket.text[:1].isdecimal() and len(bracket.words) <= 4:
        return Evidence(0.57, "a line of a list")
    if bracket.facts.own_brackets:
        return Evidence(0.9, "a note says that the brackets are the source's own")
    if is_sentence(bracket) and not bracket.setting.has_translator and not bracket.facts.transcript:
        return Evidence(0.64, "a comment in whole sentences without an editor's label")
    return None


def scene(bracket: Bracket) -> Evidence | None:
    """What happens among people who take turns."""
    if is_sentence(bracket) and bracket.facts.transcript and (bracket.before.rstrip()[-1:] in '.!?:”"' or not bracket.before.strip()):
        return Evidence(0.68, "a sentence between speeches")
    return None
