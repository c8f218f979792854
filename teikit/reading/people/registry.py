"""From the places where names stand, and the running text, to the persons of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

from teikit.dataclass import dataclass
from teikit.problems import Problem
from teikit.reading.people.bearers import Bearer, Bearers
from teikit.reading.people.identifiers import identifiers
from teikit.reading.people.persons import person
from teikit.reading.people.places import Census, Mention
from teikit.reading.people.running import read_paragraphs
from teikit.reading.prose.names import Name, Office
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Prose
from teikit.reading.prose.words import Brackets
from teikit.record import Certainty, NameMention, Person
from teikit.source import Source, Span

__all__ = ["People", "PeopleInput", "find_people"]


@dataclass(frozen=True, slots=True)
class PeopleInput:
    """Where a record prints names; all spans are into its source."""

    authors: tuple[Span, ...] = ()
    """Bylines, the author part of a title, "From" persons."""
    addressees: tuple[Span, ...] = ()
    heads: tuple[Span, ...] = ()
    titles: tuple[Span, ...] = ()
    """The publisher's titles."""
    participants: tuple[Span, ...] = ()
    """Items of a list of participants."""
    signatures: tuple[Span, ...] = ()
    labels: tuple[Span, ...] = ()
    """Labels of turns, with their punctuation."""
    paragraphs: tuple[Span, ...] = ()
    """Running text outside turns."""
    turns: tuple[Span, ...] = ()
    """Running text of turns: known names are found there; whom a speaker quotes becomes no person."""
    language: str = "en"
    """BCP 47; running text is read in English only."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a record and where their names stand."""

    people: tuple[Person, ...] = ()
    mentions: tuple[NameMention, ...] = ()
    """Sorted by start; none overlaps another."""
    narrator: str | None = None
    """Person.id of "I"; None where nobody says I."""
    speaker_of: Mapping[Span, str] = field(default_factory=dict)
    """Label of a turn -> Person.id."""
    problems: tuple[Problem, ...] = ()
    language: str = "en"
    prose: Prose | None = field(default=None, compare=False, repr=False)
    """The running text, as far as it was read."""
    _bearers: Bearers | None = field(default=None, compare=False, repr=False)
    _ids: Mapping[int, str] = field(default_factory=dict, compare=False, repr=False)
    _meant: dict[Name | Office, list[tuple[str, Certainty]]] = field(default_factory=dict, compare=False, repr=False)

    def meant_by(self, phrase: Phrase) -> list[tuple[str, Certainty]]:
        """Ids of the persons whom a name or an office in running text can mean; several where the text leaves it open."""
        meant = phrase.name or phrase.office
        if self._bearers is None or meant is None:
            return []
        known = self._meant.get(meant)
        if known is None:
            found = _fitting(self._bearers, meant)
            known = self._meant[meant] = [(self._ids[b.number], cert) for b, cert in found if b.number in self._ids]
        return known


def _fitting(bearers: Bearers, meant: Name | Office) -> list[tuple[Bearer, Certainty]]:
    if isinstance(meant, Name):
        return bearers.fitting(meant)
    holders = bearers.holders(meant)
    return [(b, "high") for b in holders if b.strong] or [(b, "high") for b in holders]


def find_people(source: Source, given: PeopleInput) -> People:
    """The persons a record names where it says who is who, those who take turns, and those the text lets speak."""
    census = Census(source)
    for span in given.authors:
        census.agent(span, "author")
    for span in given.addressees:
        census.agent(span, "addressee")
    for span in given.participants:
        census.participant(span)
    for span in (*given.heads, *given.titles):
        census.heading(span, authors=bool(given.authors))
    for span in given.signatures:
        census.agent(span, "signatory")
    census.expect(given.labels)
    for span in given.labels:
        census.label(span)
    running = read_paragraphs(census, given.paragraphs, given.turns) if given.language.partition("-")[0].lower() == "en" else []
    narrator = _narrator(census, given, bool(running) and census.says_i)
    mattering = [b for b in census.bearers.all if b.strong or b.speaks or b is narrator]
    ids = identifiers(source, mattering)
    people = tuple(person(source, b, ids[b.number]) for b in mattering)
    return People(
        people,
        _mentions([*census.mentions, *running], ids, census.brackets),
        ids[narrator.number] if narrator is not None else None,
        MappingProxyType({span: ids[b.number] for span, b in census.labels.items()}),
        (),
        given.language,
        census.prose,
        census.bearers,
        MappingProxyType(ids),
    )


def _narrator(census: Census, given: PeopleInput, says_i: bool) -> Bearer | None:
    """Whom "I" means: the one author, the one signatory, the party of the heading who never has a name in the text."""
    named = [b for b in census.bearers.all if b.named or b.forms]
    for role in ("author", "signatory"):
        found = [b for b in named if b.role == role]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    if not says_i or given.labels:
        return None
    parties = [b for b in named if b.role == "interlocutor"]
    silent = [b for b in parties if not b.speaks]
    if len(parties) == 2 and len(silent) == 1:
        silent[0].cert = "medium"
        return silent[0]
    unnamed = census.bearers.new()
    unnamed.label, unnamed.role = "writer of the record", "author"
    return unnamed


def _mentions(found: Iterable[Mention], ids: Mapping[int, str], brackets: Brackets) -> tuple[NameMention, ...]:
    result: list[NameMention] = []
    end = -1
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        identifier = ids.get(mention.bearer.number)
        if identifier is None or mention.span.start < end or not mention.span or brackets.cut(mention.span):
            continue
        role = mention.role
        if role is not None and (role.meets(mention.span) or role.start < end or brackets.cut(role)):
            role = None
        result.append(NameMention(mention.span, identifier, role, mention.cert))
        end = max(mention.span.end, role.end if role is not None else 0)
    return tuple(result)
