"""Between the blocks and the people: where names are printed, whose turn it is, who wrote the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.blocks import Blocks, participants
from teikit.reading.given_names import agree, name_key
from teikit.reading.inlines import Context
from teikit.reading.inlines.convention import Convention
from teikit.reading.languages import language_name
from teikit.reading.opening import senders, values
from teikit.reading.page import Page
from teikit.reading.people import People, PeopleInput
from teikit.record import (
    Agent,
    Block,
    Closing,
    Division,
    Field,
    Header,
    HeaderText,
    Heading,
    Insertion,
    Item,
    Language,
    ListBlock,
    Paragraph,
    PersonName,
    Postscript,
    Turn,
)
from teikit.source import Source, Span

__all__ = ["attributed", "named", "people_input", "running_text"]


_IN_PARENTHESES = expression(r"\(([^()]{2,60})\)\s*\Z")
# What an editor says in the place of a signature: "[File copy not signed]".
_UNSIGNED = expression(r"[\[(](?:(?:file )?copy not signed|not signed|unsigned|no signatures?)\b[^\[\]()]{0,60}[\])]\.?", re.I)
_SENT = ("letter", "telegram")


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


def people_input(source: Source, page: Page, header: Header, divisions: Sequence[Division]) -> PeopleInput:
    """Where names are printed in a record."""
    tops = [block for division in divisions for block in division.top]
    fields = [block for block in tops if isinstance(block, Field)]
    language = next((lang.code for lang in header.languages if lang.role == "text"), "en")
    return PeopleInput(
        authors=(*_stated(page, "author"), *(value for f in fields if f.kind == "byline" for value in values(f)), *senders(source, fields)),
        addressees=(
            *_stated(page, "addressee"),
            *(value for f in fields if f.kind in ("to", "salute") for value in values(f)),
            *_spans(_closings(divisions, "address")),
        ),
        heads=_spans(block for block in tops if isinstance(block, Heading)),
        titles=(page.title,) if page.title else (),
        participants=_spans(participants(tops)),
        signatures=tuple(s for s in _spans(_closings(divisions, "signed")) if not _UNSIGNED.fullmatch(" ".join(source[s].split()))),
        labels=tuple(turn.label for turn in _turns(divisions)),
        paragraphs=tuple(running_text(divisions)),
        turns=tuple(b.span for turn in _turns(divisions) for b in turn.blocks),
        language=language,
    )


def _stated(page: Page, name: str) -> list[Span]:
    """Where front matter names somebody."""
    return [s.value for s in page.stated if s.field == name and isinstance(s.value, Span)]


def _closings(divisions: Iterable[Division], kind: str) -> list[Closing]:
    return [block for division in divisions for block in division.bottom if isinstance(block, Closing) and block.kind == kind]


def running_text(divisions: Iterable[Division]) -> list[Span]:
    """The paragraphs and items of lists in which somebody may report what somebody said: all but the turns."""
    found: list[Span] = []
    for division in divisions:
        found += [block.span for block in division.blocks if isinstance(block, Paragraph)]
        found += [text for block in division.blocks if isinstance(block, ListBlock) for text in _texts(block.items)]
        found += running_text(division.sections)
        found += [p.span for b in division.bottom if isinstance(b, Postscript) for p in b.blocks]
    return found


def _texts(items: Iterable[Item]) -> Iterator[Span]:
    """The text of each item, without that of the items in it."""
    for item in items:
        end = item.items[0].span.start if item.items else item.span.end
        if end > item.span.start:
            yield Span(item.span.start, end)
        yield from _texts(item.items)


def insertion_context(source: Source, header: Header, people: People, blocks: Blocks, conventions: Sequence[Convention]) -> Context:
    """What the reading of a bracket may look at: languages, who translated, the notes and the names there are."""
    by_role = {lang.role: lang.code for lang in reversed(header.languages)}
    surnames = {source[name.surname] for person in people.people for name in person.names if name.surname}
    return Context(
        text_language=by_role.get("text", "en"),
        original_language=by_role.get("original"),
        has_translator=any(r.role == "translator" for r in header.responsibilities),
        note_numbers=frozenset(source[note.n] for note in blocks.notes.notes if note.n),
        surnames=frozenset(surnames),
        debate=next(_turns(blocks.divisions), None) is not None,
        conventions=conventions,
    )


def attributed(divisions: Iterable[Division], speaker_of: Mapping[Span, str]) -> tuple[Division, ...]:
    """Divisions whose turns know their speakers."""
    if not speaker_of:
        return tuple(divisions)
    return tuple(
        replace(
            division,
            blocks=tuple(_attributed(block, speaker_of) for block in division.blocks),
            sections=attributed(division.sections, speaker_of),
        )
        for division in divisions
    )


def with_foreign(header: Header, insertions: Iterable[Insertion]) -> Header:
    """A header that declares the languages of the foreign words in brackets."""
    known = {language.code for language in header.languages}
    foreign = dict.fromkeys(i.lang for i in insertions if i.lang and i.lang not in known)
    added = tuple(Language(code, language_name(code), "foreign") for code in foreign)
    return replace(header, languages=(*header.languages, *added))


def named(source: Source, header: Header, people: People) -> Header:
    """A header with the author and the addressee that the people name."""
    authors = _agents(source, people, header.authors, "author")
    if not authors and header.genre in _SENT:
        authors = _of_role(people, "signatory")  # whoever signed a letter sent it
    return replace(header, authors=authors, addressees=_agents(source, people, header.addressees, "addressee"))


def _agents(source: Source, people: People, stated: Sequence[Agent], role: str) -> tuple[Agent, ...]:
    """The agents that heading or labels state, tied to the persons named in them; else the persons of that role."""
    if stated:
        agents = tuple(replace(agent, person=_person_of(source, people, agent.name) or _holder(source, people, agent)) for agent in stated)
        # An office wrote: the one who signed for it is its person.
        signed = () if role != "author" or any(a.person or a.personal for a in agents) else _of_role(people, "signatory")
        # "Embassy in Orsa" below the text is the office again.
        offices = " ".join(_printed(source, agent) for agent in agents)
        return (*agents, *(agent for agent in signed if _printed(source, agent) not in offices))
    return _of_role(people, role)


def _of_role(people: People, role: str) -> tuple[Agent, ...]:
    return tuple(Agent(person.names[0].span, person.id) for person in people.people if person.role == role and person.names)


def _person_of(source: Source, people: People, name: HeaderText) -> str | None:
    """The one person whose name is printed there, or is the one given."""
    if isinstance(name, Span):
        return _person_in(people, name)
    wanted = name_key(name.text)
    forms = [(person.id, form) for person in people.people for name in person.names for form in _forms(source, name)]
    bearers = {id_ for id_, form in forms if name_key(form) == wanted} or {id_ for id_, form in forms if agree(form, name.text)}
    return bearers.pop() if len(bearers) == 1 else None


def _printed(source: Source, agent: Agent) -> str:
    return source[agent.name] if isinstance(agent.name, Span) else agent.name.text


def _forms(source: Source, name: PersonName) -> Iterator[str]:
    """The name as printed; a surname behind a title alone, too: ``Mr. Kessel`` can be Ada Kessel."""
    yield source[name.span]
    if name.role_name is not None and name.surname is not None and name.forename is None:
        yield source[name.surname]


def _holder(source: Source, people: People, agent: Agent) -> str | None:
    """The signatory whose surname stands in parentheses behind an office: ``the Ambassador in Veldonia (Kessel)``."""
    found = _IN_PARENTHESES.search(_printed(source, agent))
    words = {word.casefold() for word in re.findall(r"[\w’'-]+", found[1])} if found else set()
    signed = (
        p for p in people.people if p.role == "signatory" and any(n.surname and source[n.surname].casefold() in words for n in p.names)
    )
    return next((person.id for person in signed), None)


def _person_in(people: People, span: Span) -> str | None:
    inside = {mention.person for mention in people.mentions if span.covers(mention.span) and mention.person}
    return inside.pop() if len(inside) == 1 else None


def _attributed(block: Block, speaker_of: Mapping[Span, str]) -> Block:
    return replace(block, person=speaker_of.get(block.label)) if isinstance(block, Turn) else block


def _turns(divisions: Iterable[Division]) -> Iterator[Turn]:
    for division in divisions:
        yield from (block for block in division.blocks if isinstance(block, Turn))
        yield from _turns(division.sections)


def _spans(things: Iterable[_HasSpan]) -> tuple[Span, ...]:
    return tuple(thing.span for thing in things)
