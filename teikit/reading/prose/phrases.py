"""Noun phrases of a text that can mean a person: a pronoun, a name, an office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from teikit.dataclass import replace
from teikit.reading.prose.lexicon import Opening, mark
from teikit.reading.prose.names import Name, Office, read_name, read_office, read_word
from teikit.reading.prose.vocabulary import (
    COURTESY,
    DATES,
    DOMAINS,
    GENERATIONS,
    OPENERS,
    PARTICLES,
    PLURAL_ROLES,
    is_place,
)
from teikit.reading.prose.words import Token, Tokens

__all__ = ["Phrase", "phrases"]

PhraseKind = Literal["I", "we", "he", "she", "they", "name", "office", "plural"]
# "the" and this many words at most before the word of an office.
_MODIFIERS = 4
_AFTER_OFFICE = 10
_LINKS = frozenset(["of", "for", "to"])
_LINKS_AND_ARTICLE = _LINKS | {"the"}
_NO_NAMES = DATES | OPENERS
_APOSTROPHES = frozenset("'’")
_END = mark(".", 1)


class Phrase(NamedTuple):
    """Tokens `first` to `last` (excluded) that mean a person."""

    first: int
    last: int
    kind: PhraseKind
    name: Name | None = None
    office: Office | None = None
    possessive: bool = False


def phrases(items: Tokens) -> list[Phrase]:
    """The phrases of a stretch of text, from left to right, none inside another."""
    words = items.words
    found: list[Phrase] = []
    after = 0
    phrase: Phrase | None
    for at in items.notable:
        opening = words[at].opens
        if not opening or at < after:
            continue
        following = words[at + 1] if at + 1 < len(words) else _END
        if opening == "name":
            # Most capitalised words stand alone.
            goes_on = following.capital or following.joins or words[at].role
            phrase = _capitalised(items, at, at) if goes_on else _single(items, at)
        elif opening == "the":
            phrase = _after_article(items, at) if following.role or following.modifies else None
        else:
            phrase = _phrase(items, at, opening, following)
        if phrase is not None:
            found.append(phrase)
            after = phrase.last
    return found


def _phrase(items: Tokens, at: int, opening: Opening, following: Token) -> Phrase | None:
    """What begins neither with an article nor with a word that may be a name: mostly a pronoun."""
    if opening == "title" and following.capital and following.role:
        return _capitalised(items, at, at)
    if opening == "noble":
        near = following.capital and items.start(at + 1) == items.end(at) + 1
        return _capitalised(items, at, at + 1) if near else None
    if opening == "title" or opening == "" or opening == "name" or opening == "the":
        return None
    return Phrase(at, at + 1, opening)


def _after_article(items: Tokens, at: int) -> Phrase | None:
    """``the Acting Secretary of State``, ``the ambassador of Yugoslavia``, ``the Japanese Foreign Minister Ohira``."""
    words, head = items.words, at + 1
    while head < len(words) and head <= at + _MODIFIERS and not words[head].role:
        if not words[head].modifies:
            return None
        head += 1
    if head >= len(words) or head > at + _MODIFIERS or not words[head].word:
        return None
    end = head + 1
    while end < len(words) and (words[end].role or (words[end].capital and words[end].lower in DOMAINS)):
        end += 1
    possessive = _is_possessive(items, end)
    if words[head].lower in PLURAL_ROLES:
        core = tuple([t.lower for t in words[at + 1 : end]])
        return Phrase(at, end, "plural", office=Office(items.span(at, end), core), possessive=possessive)
    if not possessive:
        end = _complement(items, end)
        possessive = _is_possessive(items, end)
    if end < len(words) and not possessive and words[end].capital and words[end].lower not in _NO_NAMES:
        named = _capitalised(items, at + 1, end)
        if named is not None and named.name is not None and named.last > end:
            return named._replace(first=at)
    office = read_office(items[at:end])
    if office is None:
        return None
    return _apposed(items, at, end, office) or Phrase(at, end, "office", office=office, possessive=possessive)


def _apposed(items: Tokens, at: int, end: int, office: Office) -> Phrase | None:
    """``The Prime Minister of Sweden, Holm, approached me``: the name that an office is explained with."""
    words = items.words
    if end + 2 >= len(words) or words[end].lower != "," or not words[end + 1].capital or words[end + 1].lower in OPENERS:
        return None
    named = _capitalised(items, end + 1, end + 1)
    if named is None or named.name is None or named.possessive or named.last + 1 >= len(words) or named.name.titled:
        return None
    closes = words[named.last].lower == "," and words[named.last + 1].word and not words[named.last + 1].capital
    if not closes or words[named.last + 1].lower in ("and", "or"):
        return None
    return Phrase(at, named.last, "name", name=replace(named.name, office=office))


def _complement(items: Tokens, at: int) -> int:
    """Past ``of State for Far Eastern Affairs``."""
    words = items.words
    limit = min(len(words), at + _AFTER_OFFICE)
    while at + 1 < limit and words[at].lower in _LINKS:
        start = at + 1
        if words[start].lower == "the" and start + 1 < limit:
            start += 1
        stop = start
        while stop < limit and _belongs(words[stop], first=stop == start):
            stop += 1
            if _is_possessive(items, stop):
                break
        if stop == start:
            return at
        at = stop
    return at


def _belongs(token: Token, *, first: bool) -> bool:
    if not token.word:
        return False
    word = token.lower.removesuffix("'s")
    return word in DOMAINS or is_place(word) or (token.capital and first and word not in DATES and word not in OPENERS)


def _capitalised(items: Tokens, first: int, at: int) -> Phrase | None:
    """A run of capitalised words from `first` on, of which those before `at` are titles."""
    words = items.words
    end, titles = at, at > first
    while end < len(words):
        token = words[end]
        if token.runs_on or (token.opens == "title" and _begins_title(words, end)):
            titles = token.office or (titles and token.plain in COURTESY)
            end += 1
            if token.genitive or _is_possessive(items, end):
                break
        elif not token.joins:
            break
        elif token.lower in PARTICLES and end > at and _capital_at(words, end + 1) and words[end + 1].lower not in OPENERS:
            end += 1
        elif titles and token.lower in _LINKS_AND_ARTICLE and _goes_on(words, end):
            end += 2 if words[end + 1].lower == "the" else 1
        elif _is_generation_comma(words, end):
            end += 1
        else:
            break
    return _single(items, first) if end - first == 1 and not words[first].role else _made(items, first, end)


def _begins_title(words: Sequence[Token], at: int) -> bool:
    """``Under Secretary``, ``First Deputy Chairman``: whether the word of an office stands behind one that can open a sentence."""
    return _capital_at(words, at + 1) and words[at + 1].role


def _is_generation_comma(words: Sequence[Token], at: int) -> bool:
    return words[at].lower == "," and at + 1 < len(words) and words[at + 1].lower in GENERATIONS


def _capital_at(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].capital


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether the title goes on after ``of``: ``Secretary of State``, ``Chairman of the Joint Chiefs``."""
    at += 1
    if at < len(words) and words[at].lower == "the":
        at += 1
    return _capital_at(words, at) and words[at].lower not in DATES


def _single(items: Tokens, at: int) -> Phrase | None:
    """A word that is no office's as a name."""
    name = read_word(items, at)
    return Phrase(at, at + 1, "name", name, None, _is_possessive(items, at + 1)) if name is not None else None


def _made(items: Tokens, first: int, end: int) -> Phrase | None:
    possessive = _is_possessive(items, end)
    run = items[first:end]
    name = read_name(run)
    if name is not None:
        while first < end and items.start(first) < name.start:
            first += 1
        return Phrase(first, end, "name", name=name, possessive=possessive)
    office = read_office(run)
    return Phrase(first, end, "office", office=office, possessive=possessive) if office else None


def _is_possessive(items: Tokens, end: int) -> bool:
    """Whether what ends before a token is a genitive: ``Holt's``, ``the Ministers'``."""
    words = items.words
    if words[end - 1].genitive:
        return end > 0
    return 0 < end < len(words) and words[end].lower in _APOSTROPHES and items.glued(end) and words[end - 1].lower[-1] == "s"
