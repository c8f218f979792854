"""Names where a record prints them to say who is who: bylines, headings, lists of participants, signatures, turn labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.reading.people.bearers import Bearer, Bearers, Role
from teikit.reading.prose.names import Name, Office, is_initials, read_name, read_office
from teikit.reading.prose.phrases import Phrase, phrases
from teikit.reading.prose.sentences import Prose
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.vocabulary import ARTICLES, BODIES, COURTESY, DOMAINS, GENERATIONS, ROLES, is_place
from teikit.reading.prose.words import Token, Tokens, fold, tokens
from teikit.record import Certainty
from teikit.source import Source, Span

__all__ = ["Census", "Mention"]

# What introduces a party in a heading, and what the party then is.
_PARTY: dict[str, Role] = {
    "with": "interlocutor",
    "between": "interlocutor",
    "among": "interlocutor",
    "from": "author",
    "by": "author",
    "to": "addressee",
}
_ENDS_OFFICE = frozenset([",", ";", "(", ")", "—", "–", '"', "”", "“", "'", "’", "‘", ":"])
_NO_END = frozenset(["and", "the", ",", "his", "her", "your", "their"])
# Capital words of an office that can follow a modifier no table has: "Permanent Representative".
_SECOND_TITLES = word_set("representative chief director deputy assistant general minister adviser advisor")
# "LBJ": so many initials at most are compared with somebody whose forenames are unknown.
_INITIALS = 3
# Tokens of a name with its titles at most.
_LONGEST_NAME = 16
_OPENING = frozenset("([")
# Where the name of a participant ends: "Mr. Stuart for INR", "President Holm of Veldania", "Mr. Holm was present for Item 2".
_AFTER_NAME = frozenset(["for", "of", "from", "was", "were", "at", "in", "representing", "attended"])
_SIGNED = expression(r"/(?:s|signed|signature)/|\((?:s|sd|sgd|signed)\.?\)|\bsigned\s*:", re.I)
_OF = frozenset(["of", "in", "at", "to", "for"])
_BEFORE_INITIALS = 3
"""Words of a title and a surname that initials may follow."""
_LABEL_END = expression(r"(?:[\s:.\-—–*_]|</\w+>)+$")
# Bold or italics that begin with a label.
_LABEL_SET = expression(r"(?:[*_]{1,3}|<\w+>)?")
_LABEL_TIME = expression(r"^\s*(?:[\[({<]?\d{1,3}(?::\d{2}){1,3}(?:[.,]\d+)?[\])}>]?\s+|\d{2,3}(?: \d{2}){2,3}\s+)+")
_ANSWERS = ("a", "answer", "antwort", "respuesta", "risposta", "réponse", "ответ")
# Labels that say what is spoken and not who speaks.
_PARTS = {
    **dict.fromkeys(("q", "question", "frage", "pregunta", "domanda", "вопрос"), "questioner"),
    **dict.fromkeys(("a", "answer", "antwort", "respuesta", "risposta", "réponse", "ответ"), "respondent"),
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
        inner = _in_parentheses(items) or self._behind_mark(span, role)
        name = read_name(inner) if inner else None
        if name is None and role == "signatory":
            items = _first_line(self.source, items)
        if name is None:
            found = [p for p in phrases(items) if p.name and not p.possessive]
            # "Consul in Orsa, A. Weir": what an office is of or in is no signatory.
            found = [p for p in found if not p.first or items[p.first - 1].lower not in _OF] or found
            name = found[-1].name if found and role != "signatory" else found[0].name if found else None
        if name is None:
            office = read_office(items) if role != "addressee" or items[:1] else None
            return self._office(office, role) if office else None
        rest = _outside(self.source, span, name.span)
        return self._name(name, role, occupation=rest)

    def _behind_mark(self, span: Span, role: Role) -> Tokens | None:
        """What stands behind ``/s/`` or ``Signed:``, wherever an office stands before it."""
        mark = _SIGNED.search(self.source.text, span.start, span.end) if role == "signatory" else None
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
            if previous < phrase.first and items[phrase.first - 1].lower == "to" and items[phrase.first - 2].lower in BODIES:
                previous = phrase.last  # "the Commission to Negotiate Peace"
                continue
            role = _party(items, previous, phrase.first, role)
            if not role and number == 0 and _opens(items, phrase):
                role = "author"
            if role and not (authors and role in ("author", "addressee")):
                following = found[number + 1] if number + 1 < len(found) else None
                taken = self._party(items, phrase, role, following)
            previous = phrase.last

    def _party(self, items: Tokens, phrase: Phrase, role: Role, following: Phrase | None) -> int:
        """Enter a party; the offset up to which the heading speaks of it."""
        if phrase.name is not None:
            occupation = _apposition(items, phrase.last)
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
        for part in _office_last(_with_initials(list(_parts(items))), self.source):
            first = part[0].lower.rstrip(".")
            several |= first == "messrs"
            end = _name_end(part)
            if end < len(part) and (last is None or several or _titled(part[0])) and (name := read_name(part[:end])) is not None:
                last = self._name(name, "participant", listed=True)
                if part[end].lower not in ("was", "were", "attended") and end + 1 < len(part):
                    self._occupation(last, part.span(end + 1), read_office(part[end + 1 :]))
                continue
            name = read_name(part)
            office = read_office(part)
            if name is not None and _names_somebody(name, part, alone=last is None or several):
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
            read = self._read_labels[text] = _read_label(text)
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
        self.answers = any(_LABEL_END.sub("", label) in _ANSWERS for label in labels)

    def _unnamed(self, part: str) -> Bearer:
        """Whoever asks, or answers."""
        bearer = self.bearers.new()
        bearer.label, bearer.role = part, "speaker"
        return bearer

    def _labelled(self, span: Span) -> Bearer:
        items = tokens(self.source, span)
        while items and (items[0].lower in ARTICLES or not items[0].word):
            items = items[1:]
        inner, outer = _in_parentheses(items, _OPENING), _before_parenthesis(items)
        named = _before_place(outer)
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


def _set_role(bearer: Bearer, role: Role) -> None:
    if _ROLE_ORDER.index(role) < _ROLE_ORDER.index(bearer.role):
        bearer.role = role


def _read_label(text: str) -> tuple[int, int, str]:
    """Where in a label the speaker is printed, and what is the same in all labels of that speaker."""
    time = _LABEL_TIME.match(text)
    start = time.end() if time else 0
    start += len(_LABEL_SET.match(text[start:])[0])  # type: ignore[index]
    end = len(_LABEL_END.sub("", text))
    if end <= start:
        end = len(text)
    return start, end, " ".join(text[start:end].casefold().split())


def _first_line(source: Source, items: Tokens) -> Tokens:
    """The first line of a signature that names somebody; the office stands below."""
    start = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or "\n" in source.text[items.end(at - 1) : items.start(at)]:
            if any(p.name for p in phrases(items[start:at])):
                return items[start:at]
            start = at
    return items


def _before_place(items: Tokens) -> Tokens:
    """``Mr. SMITH of Oregon`` -> ``Mr. SMITH``; ``the Minister of Justice`` is an office."""
    place = next((i for i, token in enumerate(items) if token.lower == "of"), 0)
    return items[:place] if place and items[0].plain in COURTESY else items


def _in_parentheses(items: Tokens, opening: frozenset[str] = frozenset("(")) -> Tokens | None:
    opened = next((i for i, t in enumerate(items) if t.lower in opening), None)
    if opened is None:
        return None
    closed = next((i for i in range(opened, len(items)) if items[i].lower in ")]"), len(items))
    return items[opened + 1 : closed]


def _before_parenthesis(items: Tokens) -> Tokens:
    return items[: next((i for i, t in enumerate(items) if t.lower in _OPENING), len(items))]


def _outside(source: Source, span: Span, name: Span) -> Span | None:
    """The office printed before the name (in parentheses) or below it."""
    mark = _SIGNED.search(source.text, span.start, max(span.start, name.start))
    before = _trimmed(source, Span(span.start, mark.start() if mark else max(span.start, name.start)))
    after = _trimmed(source, Span(min(name.end, span.end), span.end))
    for part in (before, after):
        if part and read_office(tokens(source, part)):
            return part
    return None


def _trimmed(source: Source, span: Span) -> Span | None:
    start, end, text = span.start, span.end, source.text
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum()):
        end -= 1
    return Span(start, end) if end > start and "[" not in text[start:end] else None


def _party(items: Sequence[Token], start: int, end: int, role: Role | None) -> Role | None:
    """The role that the words before a name give it; ``and`` and commas carry the role on."""
    between = [t.lower for t in items[start:end]]
    for word in reversed(between):
        if word in _PARTY:
            return _PARTY[word]
        if word in ("of", "the", "and", ",", "(", "comrade", "comrades", "cde"):
            continue
        return None
    if "of" not in between:
        return role
    return "author" if "journal" in between else None


def _opens(items: Sequence[Token], phrase: Phrase) -> bool:
    """``Mr. Loomis to Mr. Hay.``"""
    return phrase.first == 0 and phrase.name is not None and phrase.last < len(items) and items[phrase.last].lower == "to"


def _apposition(items: Tokens, at: int) -> Span | None:
    """The office after a name and a comma: ``, Minister of the Armed Forces of the Republic of Cuba``."""
    if at >= len(items) or items[at].lower != ",":
        return None
    end = at + 1
    while end < len(items) and items[end].lower not in _ENDS_OFFICE and items[end].word:
        end += 1
    office = read_office(items[at + 1 : end])
    return items.span(at + 1, end) if office and end > at + 1 else None


def _name_end(part: Sequence[Token]) -> int:
    """Where the name that opens an item of participants ends, before ``for``, ``of`` … that no office stands before."""
    for at in range(1, len(part)):
        if part[at].lower in _AFTER_NAME and not part[at].capital:
            before = part[at - 1]
            return len(part) if _titled(before) or before.lower in DOMAINS or not before.capital else at
    return len(part)


def _parts(items: Tokens) -> Iterable[Tokens]:
    """The item cut at commas and the like; a generation stays with its name."""
    start = 0
    for at, token in enumerate(items):
        follows = at + 1 < len(items) and items[at + 1].lower.rstrip(".") in ("jr", "sr", "ii", "iii")
        joins = token.lower == "and" and start < at and items[at - 1].lower != "of" and at + 1 < len(items)
        joins = joins and (_titled(items[at + 1]) or items[start].lower.startswith("messrs"))
        if (not token.word and token.lower in ",;()—–:-" and not follows) or joins:
            if at > start:
                yield items[start:at]
            start = at + 1
        elif token.lower == "and" and start == at:
            start = at + 1
        elif at > start and _begins_another(items, start, at):
            yield items[start:at]
            start = at
    if start < len(items):
        yield items[start:]


def _with_initials(parts: list[Tokens]) -> list[Tokens]:
    """``Andrin, Iu.V.``: the initials behind the comma belong to the surname before it."""
    joined: list[Tokens] = []
    for part in parts:
        behind = all(is_initials(token) for token in part)
        if behind and joined and len(joined[-1]) <= _BEFORE_INITIALS and not any(map(is_initials, joined[-1])):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _begins_another(items: Tokens, start: int, at: int) -> bool:
    """``… of the League Mr. Holm``: a title in the middle of a line that names several."""
    word, before = items[at].lower.rstrip("."), items[at - 1]
    if word in COURTESY:
        # "John M. Holm": an initial; "His Excellency".
        return word not in GENERATIONS and word != "m" and not _titled(before) and before.lower not in _NO_END
    if word not in ROLES or word in _SECOND_TITLES or not items[at].capital or at + 1 >= len(items) or not items[at + 1].capital:
        return False
    if not before.capital or _titled(before) or before.lower in DOMAINS | BODIES or is_place(before.lower):
        return False
    name = read_name(items[max(start, at - _LONGEST_NAME) : at])
    return name is not None and not name.bare


def _office_last(parts: list[Tokens], source: Source) -> list[Tokens]:
    """``Chairman—Anders Holm``: the office after the name."""
    if len(parts) < 2 or read_name(parts[0]) is not None or read_office(parts[0]) is None or read_name(parts[1]) is None:
        return parts
    between = source.text[parts[0].end(-1) : parts[1].start(0)].strip()
    return [parts[1], parts[0], *parts[2:]] if between in ("—", "–", "-", ":") else parts


def _titled(token: Token) -> bool:
    return token.lower.rstrip(".") in COURTESY or (token.capital and token.lower.rstrip(".") in ROLES)


def _names_somebody(name: Name, part: Tokens, *, alone: bool) -> bool:
    """Whether a part of the item is a person of its own and not the body the person before belongs to."""
    words = [t.lower for t in part if t.word]
    if alone:
        single = len(words) == 1
        return not (single and (words[0] in DOMAINS or words[0] in BODIES or is_place(words[0]) or name.acronym))
    initials = len(part) > 1 and (is_initials(part[0]) or (name.family_first and is_initials(part[-1])))
    return (_titled(part[0]) or initials) and bool(name.surnames) and part.start(0) == name.start
