"""The parts of a printed name: titles before it, forenames, surname, generation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from teikit.dataclass import dataclass
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
from teikit.reading.prose.words import Token, Tokens, fold
from teikit.record import PersonName
from teikit.source import Span

__all__ = ["Name", "Office", "is_initials", "read_name", "read_office", "read_word"]

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
_ACRONYM = 4
"""Letters of the longest acronym that may name a person."""
_INITIAL = 2
"""Letters of the longest initial: ``Iu.``, ``Ya.`` for one letter of Cyrillic."""
_COUNTRIES = frozenset(["u.s.", "u.s", "u.k.", "u.n.", "d.c.", "u.s.a.", "u.s.s.r.", "jr.", "sr.", "st.", "no.", "dr.", "mr.", "ms."])
_LINKS = frozenset(["of", "the", "for", "and", "to", "in", "at", "on"])
_SMALL = _LINKS | frozenset(["a", "an", "his", "her", "their", "our", "o", "os", "as"])
_NONE: frozenset[str] = frozenset()
_BEFORE_OFFICE = _SMALL | COURTESY
_TITLES = ROLES | COURTESY


_Range = tuple[int, int]


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

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


@dataclass(slots=True, eq=False)
class Name:
    """A printed name, its parts folded for comparison."""

    start: int
    end: int
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
    parts: tuple[_Range | None, _Range | None, _Range | None, _Range | None] = (None, None, None, None)
    """Where forenames, surnames, titles and generation are printed."""
    words: tuple[str, ...] = field(init=False)
    """All of it in the printed order."""

    def __post_init__(self) -> None:
        self.words = self.surnames + self.forenames if self.family_first else self.forenames + self.surnames

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def titled(self) -> bool:
        """Whether a title stands before it."""
        return self.parts[2] is not None

    @property
    def printed(self) -> PersonName:
        """The name as a record keeps it; made when asked for, since most names of a text are passed by."""
        return PersonName(self.span, *(Span(*part) if part else None for part in self.parts))


# ---- offices --------------------------------------------------------------------------------------


def read_office(items: Tokens) -> Office | None:
    """Read tokens such as ``The Acting Secretary of State``; None where no word of an office is among them."""
    if True not in [token.role for token in items.words]:
        return None
    first = last = -1
    core: list[str] = []
    rest: set[str] = set()
    begun = False
    for at, token in enumerate(items.words):
        if not token.word:
            continue
        first, last = at if first < 0 else first, at
        word = token.plain
        begun = begun or word not in _BEFORE_OFFICE
        if not begun:
            continue
        word = word.removesuffix("'s")
        if word in _LINKS:
            if core:
                rest.add("")
        elif rest:
            rest.add(word)
        else:
            core += _TELEGRAPHESE.get(word, (word,))
    if ROLES.isdisjoint(core):
        return None
    rest.discard("")
    return Office(Span(items.start(first), _end(items, last)), tuple(core), frozenset(rest) if rest else _NONE)


# ---- names ----------------------------------------------------------------------------------------


def read_name(items: Tokens) -> Name | None:
    """Read tokens such as ``Mr. Foy D. Kohler``; None where they name nobody: only an office, or a body."""
    words = items.words
    if len(words) == 1:
        return read_word(items, 0)
    generation = ""
    end = len(words)
    while end and (not words[end - 1].word or words[end - 1].lower in GENERATIONS):
        generation = GENERATIONS.get(words[end - 1].lower, generation)
        end -= 1
    first = _name_start(words, end)
    while 0 < first < end - 1 and words[first].lower in BODIES and words[first - 1].lower in _LINKS:
        first += 1
    name = [at for at in range(first, end) if words[at].word]
    if not name or not _can_be_a_person([words[at] for at in name], words[:first]):
        return None
    start = 0
    while start < first and not words[start].title and words[start].lower not in _SMALL:
        start += 1
    return _named(items, [at for at in range(start, first) if words[at].word], name, generation)


def read_word(items: Tokens, at: int) -> Name | None:
    """Read a word that stands alone."""
    read = _alone(items.words[at])
    if read is None:
        return None
    surnames, acronym, length = read
    start = items.start(at)
    end = start + length
    return Name(start, end, (), surnames, bare=True, acronym=acronym, parts=(None, (start, end), None, None))


@lru_cache(maxsize=1 << 13)
def _alone(token: Token) -> tuple[tuple[str, ...], bool, int] | None:
    """What a word is that stands alone as a name: folded, whether it is an acronym, how much of it is the name."""
    if not token.word or token.lower in GENERATIONS or _name_start([token], 1) or not _can_be_a_person([token], ()):
        return None
    return _folded_word(token.lower), _is_acronym(token), _length(token)


def _name_start(words: Sequence[Token], end: int) -> int:
    """Where the name that ends before `end` begins after the titles before it; `end` where all are titles."""
    at = end
    while at > 0 and not _is_no_name(words[at - 1]):
        at -= 1
    while at < end and not words[at].word:
        at += 1
    if at == end and end > 1:
        return at - 1 if _named_like_an_office(words[end - 2].plain, words[end - 1].lower) else at
    return at


@lru_cache(maxsize=1 << 13)
def _is_no_name(token: Token) -> bool:
    """Titles, and the words that join them; initials are none."""
    word = token.plain
    return (word in _LINKS or (token.title and word not in PARTICLES)) and len(word) != 1 and "." not in word


def _named_like_an_office(before: str, word: str) -> bool:
    """``Mr. King``, ``Luther King``: the word of an office is a surname here."""
    if word not in _SURNAMES:
        return before in COURTESY and word not in ROLES and not is_place(word)
    return before in COURTESY or not (before in ROLES or before in DOMAINS or before in BODIES or before in _LINKS or is_place(before))


def _can_be_a_person(name: Sequence[Token], titles: Sequence[Token]) -> bool:
    words = [t.lower for t in name]
    if True not in [t.capital for t in name] or PARTICLES.issuperset(words) or not NO_NAMES.isdisjoint(words):
        return False
    before = titles[-1].plain if titles else ""
    if before in COURTESY or (before in ROLES and words[0] not in BODIES):
        return True
    if before == "of" and len(words) == 1 and COURTESY.isdisjoint([t.plain for t in titles]):
        return False  # "Minister of Fisheries"
    if titles and len(words) == 1 and _TITLES.isdisjoint([t.plain for t in titles]):
        return False
    return BODIES.isdisjoint(words) and not (len(words) == 1 and is_place(words[0]))


def _named(items: Tokens, titles: Sequence[int], name: Sequence[int], generation: str) -> Name:
    """The name whose words, and the titles before them, stand at the given places."""
    words = items.words
    printed = [words[at] for at in name]
    courtesies = COURTESY.intersection([words[at].plain for at in titles]) if titles else _NONE
    cut, family_first = _split(printed, courtesies)
    fore, sur = (slice(cut, None), slice(cut)) if family_first else (slice(cut), slice(cut, None))
    behind = [at for at in range(name[0], len(words)) if words[at].lower in GENERATIONS]
    role = (items.start(titles[0]), items.end(titles[-1])) if titles else None
    gen = (items.start(behind[0]), items.end(behind[0])) if behind else None
    return Name(
        role[0] if role else items.start(name[0]),
        gen[1] if gen else _end(items, name[-1]),
        _folded(printed[fore]),
        _folded(printed[sur]),
        office=read_office(items[titles[0] : titles[-1] + 1]) if True in [words[at].role for at in titles] else None,
        gender="f" if courtesies & FEMALE else "m" if courtesies & MALE else "",
        generation=generation,
        family_first=family_first,
        bare=len(name) == 1 and not titles,
        acronym=len(name) == 1 and _is_acronym(printed[0]),
        parts=(_range(items, name[fore]), _range(items, name[sur]), role, gen),
    )


def _split(name: Sequence[Token], courtesies: frozenset[str]) -> tuple[int, bool]:
    """Where a name is cut in two, and whether the first half is the family's."""
    if len(name) == 1:
        return (0 if courtesies.isdisjoint(_FORENAME_TITLES) else 1), False
    plain = True not in [t.upper or len(t.lower) == 1 or "." in t.lower for t in name]
    if plain and name[0].lower not in FAMILY_FIRST:
        return _over_particles(name, len(name) - 1, 0), False
    dotted = ["." in t.lower for t in name]
    capitals = [i for i, t in enumerate(name) if t.upper and not dotted[i]]
    if capitals and any(not (t.upper or len(t.lower) == 1) or t.lower in PARTICLES for t in name if "." not in t.lower):
        first = capitals[0]
        if first == 0:
            return capitals[-1] + 1, True
        return _over_particles(name, first, 1), False
    if any(dotted):
        behind = next((i for i in range(len(name), 0, -1) if not is_initials(name[i - 1])), 0)
        if 0 < behind < len(name) and not any(map(is_initials, name[:behind])):
            return behind, True
    elif name[0].lower in FAMILY_FIRST:
        return 1, True
    return _over_particles(name, len(name) - 1, 0), False


def _over_particles(name: Sequence[Token], first: int, least: int) -> int:
    """Where the surname begins with the particles before its first word."""
    while first > least and name[first - 1].lower in PARTICLES:
        first -= 1
    return first


def is_initials(token: Token) -> bool:
    """``A.``, ``A.I.``, ``Iu.V.``: initials, and no country's."""
    word = token.lower
    return token.word and "." in word and word not in _COUNTRIES and all(len(part) <= _INITIAL for part in word.split("."))


def _is_acronym(token: Token) -> bool:
    return (token.upper or token.length == 1) and token.length <= _ACRONYM


def _range(items: Tokens, places: Sequence[int]) -> _Range | None:
    """From the first of some places to where the name at the last of them ends."""
    return (items.start(places[0]), _end(items, places[-1])) if places else None


def _end(items: Tokens, at: int) -> int:
    return items.start(at) + _length(items.words[at])


def _length(token: Token) -> int:
    """How much of a word belongs to a name: not the genitive, nor the number of a note glued to it (``Holt²``)."""
    word = token.lower
    if token.genitive:
        return token.length - 2
    return token.length - (len(word) - len(word.rstrip(_DIGITS))) if word[-1].isdigit() and len(word) > _SHORT else token.length


def _folded(items: Sequence[Token]) -> tuple[str, ...]:
    if len(items) == 1:
        return _folded_word(items[0].lower)
    return tuple([name for token in items for name in _folded_word(token.lower)])


@lru_cache(maxsize=1 << 13)
def _folded_word(word: str) -> tuple[str, ...]:
    """``A.I.`` is two initials, ``Hoyer-Millar`` one name."""
    parts = word.split(".") if "." in word else [word.removesuffix("'s")]
    return tuple([folded for part in parts if (folded := fold(part))])
