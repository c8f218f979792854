"""Names where a record prints them to say who is who: bylines, headings, lists of participants, signatures, turn labels."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.dataclass import dataclass, replace
from teikit.reading.people.around import (
    LABEL_END,
    OPENING,
    SIGNED,
    apposition,
    before_parenthesis,
    before_place,
    first_line,
    in_parentheses,
    is_titled,
    name_end,
    names_somebody,
    office_last,
    office_outside,
    opens_heading,
    parts_of,
    party_role,
    read_label,
    with_initials,
)
from teikit.reading.people.bearers import Bearer, Bearers, Role
from teikit.reading.prose.names import Name, Office, read_name, read_office
from teikit.reading.prose.phrases import Phrase, phrases
from teikit.reading.prose.sentences import Prose
from teikit.reading.prose.vocabulary import ARTICLES, BODIES
from teikit.reading.prose.words import Tokens, fold, tokens
from teikit.record import Certainty
from teikit.source import Source, Span

__all__ = ["Census", "Mention"]

# "LBJ": so many initials at most are compared with somebody whose forenames are unknown.
_INITIALS = 3
_OF = frozenset(["of", "in", "at", "to", "for"])
_ANSWERS = ("a", "answer", "antwort", "respuesta", "risposta", "réponse", "ответ")
# Labels that say what is spoken and not who speaks.
_PARTS = {
    **dict.fromkeys(("q", "question", "frage", "pregunta", "domanda", "вопрос"), "questioner"),
    **dict.fromkeys(_ANSWERS, "respondent"),
}
# Weightier first: who is an author stays one, though the participants name the same person.
_ROLE_ORDER: tuple[Role, ...] = ("author", "addressee", "signatory", "interlocutor", "participant", "speaker", "mentioned")


@dataclass(slots=True, eq=False)
class Mention:
    """A printed form that means a bearer."""

    span: Span
    bearer: Bearer
    role: Span | None = None
    cert: Certainty = "high"


class Census:
    """Goes through the places of a record and gathers its bearers and their mentions."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.prose = Prose(source)
        self.brackets = self.prose.brackets
        self.bearers = Bearers()
        self.mentions: list[Mention] = []
        self.labels: dict[Span, Bearer] = {}
        self._by_label: dict[str, Bearer] = {}
        self._read_labels: dict[str, tuple[int, int, str]] = {}
        self.answers = True
        """Whether the labels Q and A are a pair, and not initials."""
        self.says_i = False
        """Whether the writer says "I" in the running text."""

    # ---- bylines, signatures ----------------------------------------------------------------------

    def agent(self, span: Span, role: Role) -> Bearer | None:
        """The person that a byline, a "From" or a signature names."""
        items = tokens(self.source, span)
        while items and items[0].lower in ("dear", "my"):
            items = items[1:]
        inner = in_parentheses(items) or self._behind_mark(span, role)
        name = read_name(inner) if inner else None
        if name is None and role == "signatory":
            items = first_line(self.source, items)
        if name is None:
            found = [p for p in phrases(items) if p.name and not p.possessive]
            # "Consul in Orsa, A. Weir": what an office is of or in is no signatory.
            found = [p for p in found if not p.first or items[p.first - 1].lower not in _OF] or found
            name = found[-1].name if found and role != "signatory" else found[0].name if found else None
        if name is None:
            office = read_office(items) if role != "addressee" or items[:1] else None
            return self._office(office, role) if office else None
        rest = office_outside(self.source, span, name.span)
        return self._name(name, role, occupation=rest)

    def _behind_mark(self, span: Span, role: Role) -> Tokens | None:
        """What stands behind ``/s/`` or ``Signed:``, wherever an office stands before it."""
        mark = SIGNED.search(self.source.text, span.start, span.end) if role == "signatory" else None
        return tokens(self.source, Span(mark.end(), span.end)) if mark else None

    # ---- headings ---------------------------------------------------------------------------------

    def heading(self, span: Span, *, authors: bool) -> None:
        """The parties a heading names: ``Between A and B``, ``with A``, ``From A to B``, ``A to B``."""
        items = tokens(self.source, span, self.brackets)
        role: Role | None = None
        previous = taken = 0
        found = phrases(items)
        for number, phrase in enumerate(found):
            if phrase.possessive or phrase.kind not in ("name", "office") or items.start(phrase.first) < taken:
                continue
            if previous < phrase.first and items[phrase.first - 1].lower == "to" and _is_infinitive(items, phrase.first):
                previous = phrase.last
                continue
            role = party_role(items, previous, phrase.first, role)
            if not role and number == 0 and opens_heading(items, phrase):
                role = "author"
            if role and not (authors and role in ("author", "addressee")):
                following = found[number + 1] if number + 1 < len(found) else None
                taken = self._party(items, phrase, role, following)
            previous = phrase.last

    def _party(self, items: Tokens, phrase: Phrase, role: Role, following: Phrase | None) -> int:
        """Enter a party; the offset up to which the heading speaks of it."""
        if phrase.name is not None:
            occupation = apposition(items, phrase.last)
            self._name(phrase.name, role, occupation=occupation)
            return occupation.end if occupation else 0
        if phrase.office is not None:
            named = following and following.name and items[following.first - 1].lower == "(" and following.first <= phrase.last + 12
            if not named and items[phrase.last : phrase.last + 1] and items[phrase.last].lower == "(":
                return 0
            if named and following and following.name:
                bearer = self._name(following.name, role, occupation=phrase.office.span)
                self.bearers.give_office(bearer, phrase.office)
                return following.name.end
            self._office(phrase.office, role)
        return 0

    # ---- participants -----------------------------------------------------------------------------

    def participant(self, span: Span) -> None:
        """An item of a list of participants: one person, or several in one line."""
        items = tokens(self.source, span, self.brackets)
        last: Bearer | None = None
        several = False
        for part in office_last(with_initials(list(parts_of(items))), self.source):
            first = part[0].lower.rstrip(".")
            several |= first == "messrs"
            end = name_end(part)
            if end < len(part) and (last is None or several or is_titled(part[0])) and (name := read_name(part[:end])) is not None:
                last = self._name(name, "participant", listed=True)
                if part[end].lower not in ("was", "were", "attended") and end + 1 < len(part):
                    self._occupation(last, part.span(end + 1), read_office(part[end + 1 :]))
                continue
            name = read_name(part)
            office = read_office(part)
            if name is not None and names_somebody(name, part, alone=last is None or several):
                last = self._name(name, "participant", listed=True)
            elif office is not None and last is None:
                last = self._office(office, "participant")
            elif last is not None:
                self._occupation(last, part.span(), office)

    # ---- labels -----------------------------------------------------------------------------------

    def label(self, span: Span) -> None:
        """The label of a turn. Every label means somebody, if only an unknown speaker of that label."""
        text = self.source[span]
        read = self._read_labels.get(text)
        if read is None:
            read = self._read_labels[text] = read_label(text)
        start, end, key = read
        who = Span(span.start + start, span.start + end)
        part = _PARTS.get(key) if self.answers or len(key) > 1 else None
        bearer = self._by_label.get(part or key)
        if bearer is None:
            bearer = self._by_label[part or key] = self._unnamed(part) if part else self._labelled(who)
        bearer.speaks = True
        self.labels[span] = bearer
        if not part:
            self.mentions.append(Mention(who, bearer))

    def expect(self, spans: Iterable[Span]) -> None:
        """Look over all labels of turns before they are read."""
        texts = {self.source[span] for span in spans}
        labels = [label for text in texts if (label := text.casefold().lstrip("*_")).startswith(_ANSWERS)]
        self.answers = any(LABEL_END.sub("", label) in _ANSWERS for label in labels)

    def _unnamed(self, part: str) -> Bearer:
        """Whoever asks, or answers."""
        bearer = self.bearers.new()
        bearer.label, bearer.role = part, "speaker"
        return bearer

    def _labelled(self, span: Span) -> Bearer:
        items = tokens(self.source, span)
        while items and (items[0].lower in ARTICLES or not items[0].word):
            items = items[1:]
        inner, outer = in_parentheses(items, OPENING), before_parenthesis(items)
        named = before_place(outer)
        name = read_name(named) or (read_name(inner) if inner else None)
        if name is not None and name.acronym and inner and (full := read_name(inner)) is not None:
            bearer = self._name(full, "speaker", mention=False)
            bearer.forms.append(name)
            return bearer
        if name is not None:
            initials = self._by_initials(name) if name.acronym else None
            bearer = initials or self._name(self._qualified(name, outer), "speaker", mention=False)
            # "Mr. KING of Oregon" is no king.
            office = read_office(outer) if named is outer else None
            if office and not initials:
                self._occupation(bearer, office.span, office)
            return bearer
        office = read_office(outer)
        if office is not None:
            return self._office(office, "speaker", mention=False)
        bearer = self.bearers.new()
        bearer.label = self.source[span] or "unknown speaker"
        bearer.role = "speaker"
        bearer.forms.append(Office(span, (fold(bearer.label),)))
        return bearer

    def _qualified(self, name: Name, items: Tokens) -> Name:
        """``Mr. SMITH of Oregon``: the place tells bearers of one name apart."""
        at = next((i for i, t in enumerate(items) if t.lower == "of" and items.start(i) >= name.end), None)
        if at is None or at + 1 >= len(items):
            return name
        qualifier = " ".join(t.lower for t in items[at + 1 :])
        return replace(name, qualifier=qualifier, family_first=False, bare=False, acronym=False)

    def _by_initials(self, name: Name) -> Bearer | None:
        """``LBJ``, ``K``: the initials of just one of those who took part."""
        text = name.surnames[0]
        fitting = []
        for bearer in self.bearers.all:
            initials = "".join(w[0] for w in bearer.words)
            alone = len(text) == 1 or (not bearer.forenames and len(text) <= _INITIALS)
            if bearer.strong and bearer.named and (initials == text or (alone and bearer.surnames[:1] and initials[-1:] == text[-1])):
                fitting.append(bearer)
        if len(fitting) != 1:
            return None
        fitting[0].cert = "medium"
        fitting[0].forms.append(name)
        return fitting[0]

    # ---- shared -----------------------------------------------------------------------------------

    def _name(self, name: Name, role: Role, *, occupation: Span | None = None, listed: bool = False, mention: bool = True) -> Bearer:
        bearer = self.bearers.add(name, strong=True, listed=listed)
        _set_role(bearer, role)
        if mention:
            self.mentions.append(Mention(name.span, bearer, occupation))
        if occupation is not None:
            self._occupation(bearer, occupation, read_office(tokens(self.source, occupation)))
        return bearer

    def _office(self, office: Office, role: Role, *, mention: bool = True) -> Bearer:
        bearer = self.bearers.add_office(office, strong=True)
        _set_role(bearer, role)
        if mention:
            self.mentions.append(Mention(office.span, bearer))
        return bearer

    def _occupation(self, bearer: Bearer, span: Span, office: Office | None) -> None:
        if span not in bearer.occupations:
            bearer.occupations.append(span)
        if office is not None:
            self.bearers.give_office(bearer, office)


def _is_infinitive(items: Tokens, at: int) -> bool:
    """``the Commission to Negotiate Peace``, ``Conditions to Be Fulfilled``: what stands behind "to" is no addressee."""
    return items[at].lower == "be" or items[at - 2].lower in BODIES


def _set_role(bearer: Bearer, role: Role) -> None:
    if _ROLE_ORDER.index(role) < _ROLE_ORDER.index(bearer.role):
        bearer.role = role
