"""Whom the printed names of a record mean: forms that fit one human being are brought together.

Two tables say how: `_APART` (what keeps two forms apart whatever else they share) and `_TOGETHER` (what brings them
together, surest first, with the certainty of the merger).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Literal

from teikit.dataclass import dataclass
from teikit.reading.prose.names import Name, Office
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.vocabulary import ROLES, is_place
from teikit.record import Certainty
from teikit.source import Span

__all__ = ["Bearer", "Bearers", "Role"]

Role = Literal["author", "addressee", "interlocutor", "speaker", "participant", "signatory", "mentioned"]
"""What somebody does in the record, as `Person.role` has it."""

# "The Secretary" is no Under Secretary.
_LESSER = word_set("deputy dep under vice assistant asst acting former")
# Bearers of one surname that a form is compared with at most: keeps a list of 20,000 Smiths linear.
_COMPARED = 48
# A surname of so many letters, the same in so many at its beginning, can be told from a misprint of it.
_LONG, _START = 8, 4


@dataclass(slots=True, eq=False)
class Bearer:
    """Somebody, with every form that was found to mean him or her."""

    number: int
    forms: list[Name | Office] = field(default_factory=list)
    forenames: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Both in the printed order."""
    family_first: bool = False
    gender: str = ""
    generation: str = ""
    qualifier: str = ""
    offices: list[Office] = field(default_factory=list)
    occupations: list[Span] = field(default_factory=list)
    role: Role = "mentioned"
    cert: Certainty = "high"
    count: int = 0
    """How often the record prints more than the bare surname."""
    strong: bool = False
    """Named where the record says who took part."""
    speaks: bool = False
    """The running text lets him or her speak."""
    listed: bool = False
    """An item of its own in the list of participants."""
    label: str | None = None
    group: bool = False

    @property
    def named(self) -> bool:
        return bool(self.forenames or self.surnames)

    @property
    def office_words(self) -> frozenset[str]:
        return frozenset(w for office in self.offices for w in office.words)


_Test = Callable[[Name, Bearer], bool]


def _forenames_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Pairwise equal, or one the initial of the other; a missing one fits any."""
    if a == b or not a or not b:
        return True
    return all(x == y or (x[0] == y[0] and (len(x) == 1 or len(y) == 1)) for x, y in zip(a, b, strict=False))


def _is_prefix(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return bool(short) and long[: len(short)] == short


def _same_words(name: Name, bearer: Bearer) -> bool:
    return name.words == bearer.words


def _same_surname(name: Name, bearer: Bearer) -> bool:
    return bool(name.surnames) and name.surnames == bearer.surnames and bool(name.forenames) and bool(bearer.forenames)


def _shorter_surname(name: Name, bearer: Bearer) -> bool:
    """``Raul Castro`` and ``Raul CASTRO RUZ``."""
    shorter = _is_prefix(name.surnames, bearer.surnames) or _is_prefix(bearer.surnames, name.surnames)
    return shorter and bool(name.forenames) and bool(bearer.forenames)


def _unmarked_double_surname(name: Name, bearer: Bearer) -> bool:
    """``R. Castro`` and ``Raul Castro Ruz``, where nothing shows that the surname is two words."""
    short, long = sorted((name.words, bearer.words), key=len)
    if len(short) != 2 or len(long) != 3 or any(len(w) == 1 for w in long) or bearer.family_first or name.family_first:
        return False
    return short[1] == long[1] and _forenames_fit(short[:1], long[:1])


def _bare_surname(name: Name, bearer: Bearer) -> bool:
    if name.forenames or not name.surnames:
        return False
    if name.surnames in (bearer.surnames, bearer.surnames[:1], bearer.surnames[-1:]):
        return True
    return _bare_of_family_first(name, bearer) or (len(bearer.forenames) > 1 and name.surnames == bearer.forenames[-1:])


def _bare_of_family_first(name: Name, bearer: Bearer) -> bool:
    """Vietnamese are called by the last word of their name: ``Diem`` is ``Ngo Dinh Diem``."""
    return bearer.family_first and name.surnames == bearer.forenames[-1:]


def _known_as_bare(name: Name, bearer: Bearer) -> bool:
    """A full form of somebody who was named by the surname alone before."""
    return not bearer.forenames and bool(bearer.surnames) and bearer.surnames in (name.surnames, name.surnames[-1:], name.surnames[:1])


def _title_and_forename(name: Name, bearer: Bearer) -> bool:
    """``Sir Frederick`` for Sir Frederick Somebody."""
    return not name.surnames and bool(name.forenames) and name.forenames[:1] == bearer.forenames[:1] and bearer.gender == name.gender


_TOGETHER: tuple[tuple[str, _Test, Certainty], ...] = (
    ("the same words", _same_words, "high"),
    ("the same surname, forenames that fit", _same_surname, "high"),
    ("a double surname shortened", _shorter_surname, "high"),
    ("a double surname shortened, not marked as one", _unmarked_double_surname, "medium"),
    ("the surname alone", _bare_surname, "high"),
    ("the surname alone first, a full form later", _known_as_bare, "high"),
    ("title and forename", _title_and_forename, "medium"),
)
_APART: tuple[tuple[str, _Test], ...] = (
    (
        "forenames or initials clash",
        lambda n, b: not _forenames_fit(n.forenames, b.forenames) and n.words != b.words and not _unmarked_double_surname(n, b),
    ),
    ("Mr. and Mrs.", lambda n, b: bool(n.gender and b.gender and n.gender != b.gender)),
    ("father and son", lambda n, b: bool(n.generation and b.generation and n.generation != b.generation)),
    ("told apart by a place", lambda n, b: bool(n.qualifier and b.qualifier and n.qualifier != b.qualifier)),
)


def _are_apart(name: Name, bearer: Bearer) -> bool:
    if not (name.forenames or name.gender or name.generation or name.qualifier):
        return False
    return True in [test(name, bearer) for _, test in _APART]


def _fit(name: Name, bearer: Bearer) -> Certainty | None:
    if _are_apart(name, bearer):
        return None
    for _, test, cert in _TOGETHER:
        if test(name, bearer):
            return cert
    return None


class Bearers:
    """All bearers of a record, and the search among them."""

    def __init__(self) -> None:
        self.all: list[Bearer] = []
        self._by_words: dict[tuple[tuple[str, ...], str], Bearer] = {}
        self._by_key: dict[str, list[Bearer]] = {}
        self._by_start: dict[str, list[Bearer]] = {}
        self._by_office: dict[tuple[str, ...], list[Bearer]] = {}
        self._by_head: dict[str, list[Bearer]] = {}

    def new(self) -> Bearer:
        bearer = Bearer(len(self.all))
        self.all.append(bearer)
        return bearer

    # ---- names ------------------------------------------------------------------------------------

    def fitting(self, name: Name) -> list[tuple[Bearer, Certainty]]:
        """Who may be meant by a name, from the likeliest rule on."""
        exact = self._by_words.get((name.words, name.qualifier))
        if exact is not None and len(name.words) > 1 and not _are_apart(name, exact):
            return [(exact, "high")]
        found: dict[int, tuple[Bearer, Certainty]] = {}
        for key in _keys(name):
            for bearer in self._by_key.get(key, ()):
                cert = _fit(name, bearer)
                if cert is not None:
                    found[bearer.number] = (bearer, cert)
        fitting = [*found.values()]
        if len(fitting) > 1:
            return self._closest(name, fitting)
        return fitting or self._misprinted(name)

    def meant_by(self, name: Name) -> tuple[Bearer, Certainty] | None:
        """The one bearer whom a name in passing means; by the surname alone nobody is called who neither takes part nor speaks."""
        fitting = self.fitting(name)
        if len(fitting) != 1:
            return None
        bearer = fitting[0][0]
        return fitting[0] if not name.bare or bearer.strong or bearer.speaks else None

    def may_know(self, surnames: tuple[str, ...]) -> bool:
        """Whether anybody may be meant by a surname alone."""
        return surnames[0] in self._by_key or surnames[-1] in self._by_key or len(surnames[0]) >= _LONG

    def _misprinted(self, name: Name) -> list[tuple[Bearer, Certainty]]:
        """A long surname alone, one letter off that of just one of those who took part."""
        if name.forenames or len(name.surnames) != 1 or len(name.surnames[0]) < _LONG:
            return []
        surname = name.surnames[0]
        near = [b for b in self._by_start.get(surname[:_START], ()) if b.strong and _one_off(surname, b.surnames[-1])]
        return [(near[0], "medium")] if len(near) == 1 else []

    def _closest(self, name: Name, found: list[tuple[Bearer, Certainty]]) -> list[tuple[Bearer, Certainty]]:
        """Of several those named with the office that stands before the name; else who took part; else whom the text names most."""
        if name.office is not None:
            core = name.office.core
            found = [f for f in found if any(o.core == core for o in f[0].offices)] or found
        if len(found) > 1:
            strong = [f for f in found if f[0].strong]
            if len(strong) == 1:
                passing = not any(b.speaks for b, _ in found if not b.strong)
                return [(strong[0][0], "high" if passing else "medium")]
        if len(found) > 1 and not name.forenames:
            found.sort(key=lambda f: -f[0].count)
            if found[0][0].count > found[1][0].count:
                return [(found[0][0], "medium")]
        return found

    def add(self, name: Name, *, strong: bool = False, listed: bool = False) -> Bearer:
        """The bearer of a name: a known one where just one fits, else a new one."""
        found = [f for f in self.fitting(name) if not (listed and f[0].listed and f[0].words != name.words)]
        if len(found) == 1:
            bearer, cert = found[0]
            if cert != "high" or (not name.forenames and len(name.words) == 1 and bearer.cert == "medium"):
                bearer.cert = "medium"
        else:
            bearer = self.new()
        self._take(bearer, name)
        bearer.strong |= strong
        bearer.listed |= listed
        return bearer

    def _take(self, bearer: Bearer, name: Name) -> None:
        if name.words == bearer.words:
            better = len(name.surnames) > len(bearer.surnames)
        else:
            better = len(name.words) > len(bearer.words) or _fuller(name.forenames, bearer.forenames)
        if better:
            bearer.forenames, bearer.surnames, bearer.family_first = name.forenames, name.surnames, name.family_first
            bearer.words = name.words
        bearer.gender = bearer.gender or name.gender
        bearer.generation = bearer.generation or name.generation
        bearer.qualifier = bearer.qualifier or name.qualifier
        bearer.forms.append(name)
        bearer.count += not name.bare
        self._by_words.setdefault((name.words, name.qualifier), bearer)
        for key in {*name.surnames, *(w for w in name.forenames if len(w) > 1)}:
            known = self._by_key.setdefault(key, [])
            if len(known) < _COMPARED and bearer not in known:
                known.append(bearer)
        if bearer.surnames and len(bearer.surnames[-1]) >= _LONG:
            alike = self._by_start.setdefault(bearer.surnames[-1][:_START], [])
            if len(alike) < _COMPARED and bearer not in alike:
                alike.append(bearer)
        if name.office is not None:
            self.give_office(bearer, name.office)

    # ---- offices ----------------------------------------------------------------------------------

    def give_office(self, bearer: Bearer, office: Office) -> None:
        """Note that somebody holds an office."""
        if any(o.core == office.core and o.rest == office.rest for o in bearer.offices):
            return
        bearer.offices.append(office)
        for known in (self._by_office.setdefault(office.core, []), self._by_head.setdefault(_head(office), [])):
            if len(known) < _COMPARED and bearer not in known:
                known.append(bearer)

    def holders(self, office: Office) -> list[Bearer]:
        """Who may be meant by an office: those called just so, else those of whose offices it says less."""
        exact = [
            b
            for b in self._by_office.get(office.core, ())
            if any(_agree(office, o) for o in b.offices if o.core == office.core and _same_place(office, b))
        ]
        if exact:
            return exact
        words = office.words
        return [b for b in self._by_head.get(_head(office), ()) if any(_says_less(office, words, o, b) for o in b.offices)]

    def add_office(self, office: Office, *, strong: bool = False) -> Bearer:
        """The holder of an office: the one known, else somebody new who is named by it."""
        known = self.holders(office)
        bearer = _foremost(known) or self.new()
        bearer.forms.append(office)
        bearer.strong |= strong
        self.give_office(bearer, office)
        return bearer


def _keys(name: Name) -> tuple[str, ...]:
    """The words under which the bearers of a name are looked for."""
    surnames = name.surnames
    if not surnames:
        return name.forenames[:1]
    first, last = surnames[0], surnames[-1]
    return (first,) if first == last else (first, last) if first < last else (last, first)


def _one_off(a: str, b: str) -> bool:
    """Whether two words differ in one letter, or in the order of their letters."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    if sorted(a) == sorted(b):
        return True
    short, long = sorted((a, b), key=len)
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def _foremost(holders: list[Bearer]) -> Bearer | None:
    """Of those who hold an office the one who takes part, speaks, or has no other name."""
    for test in (lambda b: b.strong, lambda b: b.speaks, lambda b: not b.named):
        fitting = [b for b in holders if test(b)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            break
    return next((b for b in holders if not b.named), None)


def _fuller(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Forenames written out where the others are initials."""
    return len(a) >= len(b) and sum(map(len, a)) > sum(map(len, b))


def _head(office: Office) -> str:
    return next((w for w in reversed(office.core) if w in ROLES), office.core[-1])


def _agree(a: Office, b: Office) -> bool:
    return not a.rest or not b.rest or a.rest <= b.rest or b.rest <= a.rest


def _same_place(office: Office, bearer: Bearer) -> bool:
    """``the Prime Minister of Sweden`` is nobody of whom Sweden is not said."""
    places = {w for w in office.rest if is_place(w)}
    return not places or places <= bearer.office_words


def _says_less(office: Office, words: Iterable[str], held: Office, bearer: Bearer) -> bool:
    """``the Minister`` of a Foreign Minister, ``the Soviet Ambassador`` of an Ambassador of the Soviet Embassy."""
    if _head(held) != _head(office) or len(office.core) > len(held.core) + 2:
        return False
    if (set(held.core) & _LESSER) - set(office.core):
        return False
    known = held.words | bearer.office_words
    return all(w in known for w in words)
