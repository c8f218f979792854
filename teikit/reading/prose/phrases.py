"""Noun phrases of a text that can mean a person: a pronoun, a name, an office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from teikit.reading.prose.names import Name, Office, read_name, read_office
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import VERBS
from teikit.reading.prose.vocabulary import (
    COURTESY,
    DATES,
    DOMAINS,
    GENERATIONS,
    OPENERS,
    PARTICLES,
    PLURAL_ROLES,
    PRONOUNS,
    ROLES,
    is_place,
)
from teikit.reading.prose.words import Token
from teikit.source import Span

__all__ = ["Phrase", "phrases"]

PhraseKind = Literal["I", "we", "he", "she", "they", "name", "office", "plural"]
_KINDS: dict[str, PhraseKind] = {"i": "I", "we": "we", "he": "he", "she": "she", "they": "they"}
# "the" and this many words at most before the word of an office.
_MODIFIERS = 4
_AFTER_OFFICE = 10
_ADJECTIVES = word_set("new present former late acting deputy foreign prime vice under assistant other chief local general")
_NOBLE = frozenset(["de", "von", "van", "du", "di", "della", "ter"])
# "I've told", "he'd said"; "I'll tell" tells nothing.
_PERFECT = frozenset(["", "ve", "d"])
_LINKS = frozenset(["of", "for", "to"])
_LINKS_AND_ARTICLE = _LINKS | {"the"}
_NO_NAMES = DATES | OPENERS
_SMALL_OPENINGS = frozenset(PRONOUNS) | _NOBLE | {"the"}


class Phrase(NamedTuple):
    """Tokens `first` to `last` (excluded) that mean a person."""

    first: int
    last: int
    kind: PhraseKind
    name: Name | None = None
    office: Office | None = None
    possessive: bool = False


def phrases(items: Sequence[Token]) -> list[Phrase]:
    """The phrases of a stretch of text, from left to right, none inside another."""
    found: list[Phrase] = []
    after = 0
    for at, token in enumerate(items):
        # Nine words of ten are small and begin no phrase: they are passed by without a call.
        if at < after or not (token.capital or token.lower in _SMALL_OPENINGS or "'" in token.lower):
            continue
        phrase = _phrase(items, at)
        if phrase is not None:
            found.append(phrase)
            after = phrase.last
    return found


def _phrase(items: Sequence[Token], at: int) -> Phrase | None:
    token = items[at]
    word, _, clipped = token.lower.partition("'")
    if word in PRONOUNS and (word != "i" or token.capital):
        return Phrase(at, at + 1, _KINDS[word]) if clipped in _PERFECT else None
    if token.lower == "the":
        return _after_article(items, at)
    if token.lower in _NOBLE and not token.capital and _capital_at(items, at + 1) and items[at + 1].start == token.end + 1:
        return _capitalised(items, at, at + 1)
    if (
        not token.capital
        or not token.word
        or token.lower in DATES
        or _opens_otherwise(token)
        or (token.lower in OPENERS and not _begins_title(items, at))
    ):
        return None
    return _capitalised(items, at, at)


def _opens_otherwise(token: Token) -> bool:
    """``Added that …`` at the head of a telegram's sentence; ``Incidentally``."""
    form = VERBS.get(token.lower)
    return (form is not None and form.tense in ("past", "ing")) or (token.lower.endswith("ly") and len(token.lower) > 6)


def _after_article(items: Sequence[Token], at: int) -> Phrase | None:
    """``the Acting Secretary of State``, ``the ambassador of Yugoslavia``, ``the Japanese Foreign Minister Ohira``."""
    head = at + 1
    while head < len(items) and head <= at + _MODIFIERS and not _is_role(items[head]):
        if not _modifies(items[head]):
            return None
        head += 1
    if head >= len(items) or head > at + _MODIFIERS or not items[head].word:
        return None
    plural = items[head].lower in PLURAL_ROLES
    if not plural and not _is_role(items[head]):
        return None
    end = head + 1
    while end < len(items) and (_is_role(items[end]) or (items[end].lower in DOMAINS and items[end].capital)):
        end += 1
    possessive = _is_possessive(items, end)
    if plural:
        core = tuple(t.lower for t in items[at + 1 : end])
        return Phrase(at, end, "plural", office=Office(Span(items[at].start, items[end - 1].end), core), possessive=possessive)
    if not possessive:
        end = _complement(items, end, len(items))
        possessive = _is_possessive(items, end)
    if end < len(items) and not possessive and items[end].capital and items[end].lower not in _NO_NAMES:
        named = _capitalised(items, at + 1, end)
        if named is not None and named.name is not None and named.last > end:
            return named._replace(first=at)
    office = read_office(items[at:end])
    if office is None:
        return None
    return _apposed(items, at, end, office) or Phrase(at, end, "office", office=office, possessive=possessive)


def _apposed(items: Sequence[Token], at: int, end: int, office: Office) -> Phrase | None:
    """``The Prime Minister of Sweden, Holm, approached me``: the name that an office is explained with."""
    if end + 2 >= len(items) or items[end].lower != "," or not items[end + 1].capital or items[end + 1].lower in OPENERS:
        return None
    named = _capitalised(items, end + 1, end + 1)
    if named is None or named.name is None or named.possessive or named.last + 1 >= len(items) or named.name.printed.role_name:
        return None
    closes = items[named.last].lower == "," and items[named.last + 1].word and not items[named.last + 1].capital
    if not closes or items[named.last + 1].lower in ("and", "or"):
        return None
    return Phrase(at, named.last, "name", name=replace(named.name, office=office))


def _is_role(token: Token) -> bool:
    word = token.lower.rstrip(".").removesuffix("'s")
    return word in ROLES or word in PLURAL_ROLES


def _modifies(token: Token) -> bool:
    if not token.word or token.lower.endswith("'s"):
        return False
    return (
        token.lower in _ADJECTIVES or token.lower in DOMAINS or is_place(token.lower) or (token.capital and not token.lower.endswith("."))
    )


def _complement(items: Sequence[Token], at: int, end: int) -> int:
    """Past ``of State for Far Eastern Affairs``."""
    limit = min(end, at + _AFTER_OFFICE)
    while at + 1 < limit and items[at].lower in _LINKS:
        start = at + 1
        if items[start].lower == "the" and start + 1 < limit:
            start += 1
        stop = start
        while stop < limit and _belongs(items[stop], first=stop == start):
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


def _capitalised(items: Sequence[Token], first: int, at: int) -> Phrase | None:
    """A run of capitalised words from `first` on, of which those before `at` are titles."""
    end, titles = at, at > first
    while end < len(items):
        token = items[end]
        word = token.lower.rstrip(".")
        if not token.word and not _is_generation_comma(items, end):
            break
        if (
            token.capital
            and token.lower not in DATES
            and (token.lower not in OPENERS or token.lower.endswith(".") or _begins_title(items, end))
        ):
            titles = word in ROLES or word in DOMAINS or (titles and word in COURTESY)
            end += 1
            if _is_possessive(items, end):
                break
        elif token.lower in PARTICLES and end > at and _capital_at(items, end + 1) and items[end + 1].lower not in OPENERS:
            end += 1
        elif titles and token.lower in _LINKS_AND_ARTICLE and _goes_on(items, end):
            end += 2 if items[end + 1].lower == "the" else 1
        elif not token.word:
            end += 1
        else:
            break
    return _made(items, first, end)


def _begins_title(items: Sequence[Token], at: int) -> bool:
    """``Under Secretary``, ``First Deputy Chairman``: a capital word of an office that can also open a sentence."""
    word = items[at].lower
    return (word in ROLES or word in DOMAINS) and _capital_at(items, at + 1) and _is_role(items[at + 1])


def _is_generation_comma(items: Sequence[Token], at: int) -> bool:
    return items[at].lower == "," and at + 1 < len(items) and items[at + 1].lower in GENERATIONS


def _capital_at(items: Sequence[Token], at: int) -> bool:
    return at < len(items) and items[at].capital and items[at].word


def _goes_on(items: Sequence[Token], at: int) -> bool:
    """Whether the title goes on after ``of``: ``Secretary of State``, ``Chairman of the Joint Chiefs``."""
    at += 1
    if at < len(items) and items[at].lower == "the":
        at += 1
    return _capital_at(items, at) and items[at].lower not in DATES


def _made(items: Sequence[Token], first: int, end: int) -> Phrase | None:
    possessive = _is_possessive(items, end)
    run = items[first:end]
    name = read_name(run)
    if name is not None:
        while first < end and items[first].start < name.span.start:
            first += 1
        return Phrase(first, end, "name", name=name, possessive=possessive)
    office = read_office(run)
    return Phrase(first, end, "office", office=office, possessive=possessive) if office else None


def _is_possessive(items: Sequence[Token], end: int) -> bool:
    if end == 0:
        return False
    if items[end - 1].lower.endswith("'s"):
        return True
    return end < len(items) and items[end].lower in "'’" and items[end].start == items[end - 1].end and items[end - 1].lower.endswith("s")
