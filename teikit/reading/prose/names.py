"""The parts of a printed name: titles before it, forenames, surname, generation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from teikit.reading.prose.tables import word_set
from teikit.reading.prose.vocabulary import (
    BODIES,
    COURTESY,
    DOMAINS,
    FAMILY_FIRST,
    FEMALE,
    GENERATIONS,
    MALE,
    NO_NAMES,
    PARTICLES,
    ROLES,
    is_place,
)
from teikit.reading.prose.words import Token, fold
from teikit.record import PersonName
from teikit.source import Span

__all__ = ["Name", "Office", "is_initials", "read_name", "read_office"]

# Words of offices that are surnames too: "Mr. King", but "Mr. President" addresses an office.
_SURNAMES = word_set(
    "king prince pope bishop judge marshal major mayor chief cardinal shah governor regent justice field corporal sergeant"
)
# Offices as telegrams write them.
_TELEGRAPHESE = {
    "fonmin": ("foreign", "minister"),
    "formin": ("foreign", "minister"),
    "primin": ("prime", "minister"),
    "defmin": ("defense", "minister"),
    "finmin": ("finance", "minister"),
    "forsec": ("foreign", "secretary"),
    "depsec": ("deputy", "secretary"),
    "secgen": ("secretary", "general"),
    "secretary-general": ("secretary", "general"),
}
_FORENAME_TITLES = frozenset(["sir", "dame", "don", "doña"])
_DIGITS = "0123456789¹²³⁰⁴⁵⁶⁷⁸⁹"
# So long a word at least is a name with a number behind it; "G2" is none.
_SHORT = 4
_INITIAL = 2
"""Letters of the longest initial: ``Iu.``, ``Ya.`` for one letter of Cyrillic."""
_COUNTRIES = frozenset(["u.s.", "u.s", "u.k.", "u.n.", "d.c.", "u.s.a.", "u.s.s.r.", "jr.", "sr.", "st.", "no.", "dr.", "mr.", "ms."])
_LINKS = frozenset(["of", "the", "for", "and", "to", "in", "at", "on"])
_SMALL = _LINKS | frozenset(["a", "an", "his", "her", "their", "our", "o", "os", "as"])
_BEFORE_OFFICE = _SMALL | COURTESY
_TITLES = ROLES | COURTESY


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed: ``the Acting Secretary of State``."""

    span: Span
    core: tuple[str, ...]
    """Its words up to a preposition: ``acting secretary``."""
    rest: frozenset[str] = frozenset()
    """The words after it: ``state``."""

    @property
    def words(self) -> frozenset[str]:
        return self.rest | set(self.core)


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name, its parts folded for comparison."""

    printed: PersonName
    forenames: tuple[str, ...]
    """Folded; initials are one letter."""
    surnames: tuple[str, ...]
    """Folded, in the printed order; empty for ``Sir Frederick``."""
    office: Office | None = None
    """The office named before it."""
    gender: str = ""
    """``f`` or ``m`` where a title tells."""
    generation: str = ""
    family_first: bool = False
    bare: bool = False
    """A single capitalised word without any title."""
    acronym: bool = False
    """The single word is in capitals and short."""
    qualifier: str = ""
    """What tells two bearers of a name apart in labels: ``oregon``."""

    @property
    def span(self) -> Span:
        return self.printed.span

    @property
    def words(self) -> tuple[str, ...]:
        return self.surnames + self.forenames if self.family_first else self.forenames + self.surnames


def _is_title(token: Token) -> bool:
    word = token.lower.rstrip(".")
    return word in ROLES or word in COURTESY or word in DOMAINS or is_place(word)


def _name_start(items: Sequence[Token]) -> int:
    """Where the name begins after the titles before it; ``len(items)`` where all are titles."""
    at = len(items)
    while at > 0:
        token = items[at - 1]
        word = token.lower.rstrip(".")
        initial = len(word) == 1 or word.count(".")
        if not initial and (word in _LINKS or (_is_title(token) and word not in PARTICLES)):
            break
        at -= 1
    while at < len(items) and not items[at].word:
        at += 1
    if at == len(items) and len(items) > 1:
        return at - 1 if _named_like_an_office(items[-2].lower.rstrip("."), items[-1].lower) else at
    return at


def _named_like_an_office(before: str, word: str) -> bool:
    """``Mr. King``, ``Luther King``: the word of an office is a surname here."""
    if word not in _SURNAMES:
        return before in COURTESY and word not in ROLES and not is_place(word)
    return before in COURTESY or not (before in ROLES or before in DOMAINS or before in BODIES or before in _LINKS or is_place(before))


def read_office(items: Sequence[Token]) -> Office | None:
    """Read tokens such as ``The Acting Secretary of State``; None where no word of an office is among them."""
    words = [t for t in items if t.word]
    if not words:
        return None
    start = 0
    while start < len(words) and words[start].lower.rstrip(".") in _BEFORE_OFFICE:
        start += 1
    core: list[str] = []
    rest: set[str] = set()
    for token in words[start:]:
        word = token.lower.rstrip(".").removesuffix("'s")
        if word in _LINKS:
            if core:
                rest.add("")
        elif rest:
            rest.add(word)
        else:
            core += _TELEGRAPHESE.get(word, (word,))
    if ROLES.isdisjoint(core):
        return None
    return Office(Span(words[0].start, _end(words[-1])), tuple(core), frozenset(rest - {""}))


def read_name(items: Sequence[Token]) -> Name | None:
    """Read tokens such as ``Mr. Foy D. Kohler``; None where they name nobody: only an office, or a body."""
    generation = ""
    end = len(items)
    while end and (not items[end - 1].word or items[end - 1].lower in GENERATIONS):
        generation = GENERATIONS.get(items[end - 1].lower, generation)
        end -= 1
    first = _name_start(items[:end])
    while 0 < first < end - 1 and items[first].lower in BODIES and items[first - 1].lower in _LINKS:
        first += 1
    name = [t for t in items[first:end] if t.word]
    if not name or not _can_be_a_person(name, items[:first]):
        return None
    while first and not _is_title(items[0]) and items[0].lower not in _SMALL:
        items, first, end = items[1:], first - 1, end - 1
    return _named(items, first, name, generation)


def _can_be_a_person(name: Sequence[Token], titles: Sequence[Token]) -> bool:
    words = [t.lower for t in name]
    if not any(t.capital for t in name) or PARTICLES.issuperset(words) or not NO_NAMES.isdisjoint(words):
        return False
    before = titles[-1].lower.rstrip(".") if titles else ""
    if before in COURTESY or (before in ROLES and words[0] not in BODIES):
        return True
    if titles and len(words) == 1 and not any(t.lower.rstrip(".") in _TITLES for t in titles):
        return False
    return BODIES.isdisjoint(words) and not (len(words) == 1 and is_place(words[0]))


def _named(items: Sequence[Token], first: int, name: Sequence[Token], generation: str) -> Name:
    titles = [t for t in items[:first] if t.word]
    courtesies = {t.lower.rstrip(".") for t in titles} & COURTESY
    head, tail, family_first = _split(name, courtesies)
    gen = next((t for t in items[first:] if t.lower in GENERATIONS), None)
    end = gen.end if gen else _end(name[-1])
    role = Span(titles[0].start, titles[-1].end) if titles else None
    fore, sur = (tail, head) if family_first else (head, tail)
    printed = PersonName(
        Span(titles[0].start if titles else name[0].start, end),
        forename=_span(fore),
        surname=_span(sur),
        role_name=role,
        gen_name=gen.span if gen else None,
    )
    return Name(
        printed,
        _folded(fore),
        _folded(sur),
        office=read_office(titles),
        gender="f" if courtesies & FEMALE else "m" if courtesies & MALE else "",
        generation=generation,
        family_first=family_first,
        bare=len(name) == 1 and not titles,
        acronym=len(name) == 1 and (name[0].upper or name[0].end - name[0].start == 1) and name[0].end - name[0].start <= 4,
    )


def _split(name: Sequence[Token], courtesies: set[str]) -> tuple[Sequence[Token], Sequence[Token], bool]:
    """The two halves of a name in printed order, and whether the first is the family's."""
    if len(name) == 1:
        return (name, (), False) if courtesies & _FORENAME_TITLES else ((), name, False)
    capitals = [i for i, t in enumerate(name) if t.upper and "." not in t.lower]
    written = sum(not (t.upper or len(t.lower) == 1) or t.lower in PARTICLES for t in name if "." not in t.lower)
    if capitals and written:
        first = capitals[0]
        if first == 0:
            return name[: capitals[-1] + 1], name[capitals[-1] + 1 :], True
        while first > 1 and name[first - 1].lower in PARTICLES:
            first -= 1
        return name[:first], name[first:], False
    behind = next((i for i in range(len(name), 0, -1) if not is_initials(name[i - 1])), 0)
    if 0 < behind < len(name) and not any(is_initials(t) for t in name[:behind]):
        return name[:behind], name[behind:], True
    if name[0].lower in FAMILY_FIRST and not any("." in t.lower for t in name):
        return name[:1], name[1:], True
    first = len(name) - 1
    while first > 0 and name[first - 1].lower in PARTICLES:
        first -= 1
    return name[:first], name[first:], False


def is_initials(token: Token) -> bool:
    """``A.``, ``A.I.``, ``Iu.V.``: initials, and no country's."""
    word = token.lower
    return token.word and "." in word and word not in _COUNTRIES and all(len(part) <= _INITIAL for part in word.split("."))


def _span(items: Sequence[Token]) -> Span | None:
    return Span(items[0].start, _end(items[-1])) if items else None


def _end(token: Token) -> int:
    """Where a name ends: before a genitive and before the number of a note glued to it (``Holt²``)."""
    word = token.lower
    if word.endswith("'s"):
        return token.end - 2
    return token.end - (len(word) - len(word.rstrip(_DIGITS))) if word[-1].isdigit() and len(word) > _SHORT else token.end


def _folded(items: Sequence[Token]) -> tuple[str, ...]:
    return tuple([name for token in items for name in _folded_word(token.lower)])


@lru_cache(maxsize=1 << 13)
def _folded_word(word: str) -> tuple[str, ...]:
    """``A.I.`` is two initials, ``Hoyer-Millar`` one name."""
    parts = word.split(".") if "." in word else [word.removesuffix("'s")]
    return tuple([folded for part in parts if (folded := fold(part))])
