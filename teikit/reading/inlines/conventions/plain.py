"""Words in brackets that say nothing of themselves: what they are is weighed from what stands around them."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import word_before
from teikit.reading.inlines.convention import Convention, Setting
from teikit.reading.inlines.languages import foreignness, latin_tag
from teikit.reading.inlines.naming import abbreviates, completes_name, identifies
from teikit.reading.inlines.weighing import (
    by_hand,
    corrects,
    doubted_reading,
    original_word,
    own_comment,
    remark,
    scene,
    supplies,
)
from teikit.reading.inlines.words import PRONOUNS, TITLES, class_of
from teikit.record import Insertion
from teikit.source import Span

__all__ = ["FORMULAS", "READINGS", "abbreviation", "correction", "identified", "lowered", "original"]

_INITIALS = expression(r"(?:[A-ZÀ-ÞА-Я]{1,4}|[A-ZÀ-ÞА-Я][a-zà-þа-я]{1,2})\.?")

_QUOTES = tuple("\"“”‘’'«»„*_")


def _without_question(bracket: Bracket) -> Span:
    """The content without a question mark at its end: that doubts, and is not part of the reading."""
    text, end = bracket.facts.source.text, bracket.content.end
    while end > bracket.content.start and text[end - 1] in "?) " and "?" in text[end - 1 : bracket.content.end]:
        end -= 1
    return Span(bracket.content.start, end) if end > bracket.content.start else bracket.content


def lowered(bracket: Bracket, insertion: Insertion) -> Insertion:
    if not bracket.text.endswith("?"):
        return insertion
    return replace(insertion, content=_without_question(bracket), cert="low")


def _part(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    if not (bracket.glued_before or bracket.glued_after):
        return None
    head = bracket.last.text if bracket.glued_before and bracket.last else ""
    if head and bracket.text[:1].isupper() and bracket.text[1:2].islower() and len(head) > 1 and head[-1].islower():
        return None
    if class_of(head) and class_of(head) == class_of(bracket.text):
        return None
    if (
        head[-1:].isdecimal()
        and bracket.text.isdecimal()
        and not re.fullmatch(r"1[4-9]\d\d|20\d\d", head + bracket.text + bracket.after[:1].strip(" ,.;)"))
    ):
        return None
    if not any(c.isalnum() for c in bracket.text) or len(bracket.words) > 3 or (head.isdecimal() and bracket.text[:1].isalpha()):
        return None
    scope = Span(bracket.last.start, bracket.last.end) if bracket.glued_before and bracket.last else None
    reason = "abbreviation" if _INITIALS.fullmatch(head) and bracket.text[:1].isalpha() else "omitted"
    return lowered(bracket, replace(insertion, scope=scope, reason=reason))


def correction(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    content = _without_question(bracket)
    words = len(bracket.words)
    scope = word_before(bracket)
    if words > 1 and scope is not None and len(bracket.preceding) >= words and "same initials" in insertion.why:
        scope = Span(bracket.preceding[-words].start, scope.end)
    return lowered(bracket, replace(insertion, content=content, corr=content, scope=scope))


def _supplied(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return lowered(bracket, replace(insertion, reason="subaudible"))


def _name(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return lowered(bracket, replace(insertion, reason="identification"))


def identified(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return lowered(bracket, replace(insertion, reason="identification", scope=_named_before(bracket)))


def _named_before(bracket: Bracket) -> Span | None:
    """The pronoun, or the office with its capitalised words."""
    scope = word_before(bracket)
    if scope is None or bracket.last is None or bracket.last.text.lower() in PRONOUNS or not bracket.last.text[:1].isupper():
        return scope
    start = scope.start
    for word in reversed(bracket.preceding[:-1]):
        between = bracket.facts.source.text[word.end : start]
        if (
            between.strip(" .")
            or not (word.text[:1].isupper() and (word.text.lower() in TITLES or word.text[:1].isupper()))
            or word.text in {"The", "A", "He", "But", "And", "In"}
        ):
            break
        start = word.start
    return Span(start, scope.end)


def abbreviation(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    own = re.sub(r"[.\s&-]|['’]s$", "", bracket.text)
    if not own.isupper():
        return replace(insertion, scope=word_before(bracket))
    words, scope = bracket.preceding, word_before(bracket)
    for start in range(len(words) - 1, max(-1, len(words) - len(own) - 5), -1):
        if words[start].text[:1].upper() == own[0] and len(words) - start >= max(1, len(own) - 2):
            return replace(insertion, scope=Span(words[start].start, scope.end) if scope else None)
    return replace(insertion, scope=scope)


def original(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, lang=latin_tag(bracket.text, bracket.setting.original_language), scope=word_before(bracket))


def _gloss(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    scope = word_before(bracket)
    word = bracket.facts.source[scope] if scope else ""
    return replace(insertion, lang=latin_tag(word, bracket.setting.original_language), scope=scope, note_type="gloss")


def _glosses(bracket: Bracket) -> bool:
    """The word before it is foreign and set off, and it is not."""
    last, setting = bracket.last, bracket.setting
    if last is None or not bracket.follows_word or not bracket.words or (last.text[:1].isupper() and setting.original_language is None):
        return False
    text = bracket.facts.source.text
    opened = text[max(0, last.start - 1) : last.start] in _QUOTES
    if not opened and setting.original_language is None:
        return False
    inside_quotation = opened and not bracket.gap_before.strip() and bracket.after[:2].strip(".,;")[:1] in _QUOTES
    needed = 0.25 if inside_quotation else 0.45 if opened else 0.6
    if foreignness(last.text, setting.original_language, setting.text_language, bracket.facts, bracketed=False) < needed:
        return False
    return foreignness(bracket.text, setting.original_language, setting.text_language, bracket.facts) < 0.3


def _remark(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    translator = bracket.setting.has_translator
    return replace(insertion, note_type="translator" if translator else "explanation")


FORMULAS = (
    Convention(
        "gloss",
        "original",
        "That was “upryamstvo [pure obstinacy]” to him.",
        "WCDA: “jinsu [as soon as possible].”: the other order",
        when=_glosses,
        build=_gloss,
        setting=Setting(original_language="ru", has_translator=True),
    ),
    Convention("word-part", "supplied-part", "W. J. V[arn] came.", "FRUS 1,044, DAFP 806, SUR 728, WHIT 949", build=_part),
)
READINGS = (
    Convention("correction", "choice", "The keepers was [were] late.", "FRUS: 460 words, 378 numbers", weigh=corrects, build=correction),
    Convention(
        "original-word",
        "original",
        "the stubbornness [upryamstvo] of the keeper",
        "seed, WCDA, RUJFK",
        weigh=original_word,
        build=original,
        setting=Setting(original_language="ru", has_translator=True),
    ),
    Convention(
        "abbreviation",
        "abbr-expan",
        "the Harbour Workers' Party [HWP] met",
        "FRUS, CREC; both orders",
        weigh=abbreviates,
        build=abbreviation,
    ),
    Convention(
        "name-completed",
        "supplied",
        "He would ask Orla [Varn] for it.",
        "FRUS 3,368, DAFP 315, ESCH 671",
        weigh=completes_name,
        build=_name,
    ),
    Convention(
        "identification", "identification", "The keeper said that he [Varn] knew.", "FRUS, DAFP", weigh=identifies, build=identified
    ),
    Convention(
        "doubted-reading",
        "unclear",
        "the [boats?] and [illegible] men",
        "editions that report legibility",
        weigh=doubted_reading,
        build=lambda bracket, match, insertion: lowered(bracket, insertion),
    ),
    Convention("supplied", "supplied", "He was faithful [to] the harbour.", "FRUS 795, DAFP 908, WCDA", weigh=supplies, build=_supplied),
    Convention(
        "remark",
        "note",
        "the volost [it was the smallest unit that the law of the land then knew] met",
        "WCDA, FRUS",
        weigh=remark,
        build=_remark,
    ),
    Convention(
        "own-comment",
        "source-bracket",
        "He came to me. [They have a list that is worth more than the boats.] We agreed.",
        "FRUS memoranda: comments of their writers",
        weigh=own_comment,
        build=lambda bracket, match, insertion: replace(insertion, resp="source"),
    ),
    Convention(
        "added-by-hand",
        "add",
        "the ferry [old boat] sank\n\n[1] Brackets indicate additions in the keeper's hand.",
        "FRUS source notes",
        weigh=by_hand,
    ),
    Convention(
        "scene",
        "stage",
        (
            "Orr: No.\n\nVenn: No.\n\nOrr: Yes.\n\nVenn: No.\n\nOrr: It may be. [The harbour master assured everybody "
            "that boats would be safe.]\n\n"
        ),
        "FRUS memoranda of conversation",
        weigh=scene,
    ),
)
