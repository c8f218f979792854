"""Persons of a record who are known to the project take the identifiers and references of its authority file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from teikit.dataclass import replace
from teikit.problems import Problem, Severity
from teikit.reading.authority import Authority, Entry, authority_of
from teikit.reading.people import People
from teikit.record import Person, PersonName, Speech
from teikit.source import Source

__all__ = ["identified"]


def identified(
    source: Source, people: People, speeches: Sequence[Speech], file: str | None
) -> tuple[People, tuple[Speech, ...], list[Problem]]:
    """People and speeches under the identifiers of the authority `file`, and problems about those whom it does not decide.

    Problems are notes: ``person-unmatched``, ``person-ambiguous`` (several entries fit), ``person-repeated`` (one entry fits
    several persons: only the first takes its identifier). Raises `TeikitError` where the file cannot be used.
    """
    if file is None:
        return people, tuple(speeches), []
    authority = authority_of(file)
    chosen, problems = _chosen(source, people.people, authority)
    ids = _new_ids(people.people, chosen)
    persons = tuple(_known(person, ids[person.id], chosen.get(person.id)) for person in people.people)
    mentions = tuple(replace(m, person=ids.get(m.person or "", m.person)) for m in people.mentions)
    renamed = replace(
        people,
        people=persons,
        mentions=mentions,
        narrator=ids.get(people.narrator or ""),
        speaker_of=MappingProxyType({label: ids[person] for label, person in people.speaker_of.items()}),
    )
    return renamed, tuple(replace(s, person=ids.get(s.person or "", s.person)) for s in speeches), problems


def _chosen(source: Source, people: Sequence[Person], authority: Authority) -> tuple[dict[str, Entry], list[Problem]]:
    """Person.id -> the one entry that fits."""
    chosen: dict[str, Entry] = {}
    problems: list[Problem] = []
    bearers: dict[Entry, Person] = {}
    for person in people:
        forms = [form for name in person.names for form in _forms(source, name)]
        fitting = authority.fitting(forms)
        if len(fitting) == 1:
            entry = chosen[person.id] = next(iter(fitting))
            first = bearers.setdefault(entry, person)
            if first is not person:
                problems.append(_repeated(source, person, forms[0], first, entry))
        elif forms and not person.group:
            problems.append(_undecided(source, person, forms[0], sorted(entry.id for entry in fitting), authority.name))
    return chosen, problems


def _forms(source: Source, name: PersonName) -> Iterator[str]:
    """The name as printed, and without titles."""
    yield " ".join(source[name.span].split())
    parts = sorted(part for part in (name.forename, name.surname) if part is not None)
    if name.role_name is not None and len(parts) == 2:
        yield " ".join(source[part] for part in parts)


def _repeated(source: Source, person: Person, form: str, first: Person, entry: Entry) -> Problem:
    message = f"{form!r} and {source[first.names[0].span]!r} are both {entry.id!r} of the people file, but two persons here"
    return Problem("person-repeated", Severity.NOTE, message, source.name, *source.position(person.names[0].span.start))


def _undecided(source: Source, person: Person, form: str, fitting: Sequence[str], name: str) -> Problem:
    if fitting:
        code, message = "person-ambiguous", f"{form!r} can be {', '.join(fitting)} of {name}; kept as {person.id!r}"
    else:
        code, message = "person-unmatched", f"{form!r} ({person.role}) is not in {name}; kept as {person.id!r}"
    line, column = source.position(person.names[0].span.start)
    return Problem(code, Severity.NOTE, message, source.name, line, column, expected=tuple(fitting))


def _new_ids(people: Sequence[Person], chosen: Mapping[str, Entry]) -> dict[str, str]:
    """Old identifier -> new one. A person whose identifier an entry needs makes room with a number."""
    wanted: dict[str, str] = {}
    for person in people:
        if person.id in chosen:
            wanted.setdefault(chosen[person.id].id, person.id)
    ids = {old: new for new, old in wanted.items()}
    used = set(wanted)
    for person in people:
        if person.id not in ids:
            new, number = person.id, 1
            while new in used:
                number += 1
                new = f"{person.id}-{number}"
            used.add(new)
            ids[person.id] = new
    return ids


def _known(person: Person, identifier: str, entry: Entry | None) -> Person:
    return replace(person, id=identifier, ref=entry.ref if entry else person.ref)
