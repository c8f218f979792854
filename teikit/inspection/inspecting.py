"""Record -> Inspection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from teikit.inspection.facts import facts_of
from teikit.inspection.lines import lines_of
from teikit.inspection.model import Figure, Inspection, Mark, Said
from teikit.problems import Problem
from teikit.record import Insertion, NameMention, Person, Record, Speech
from teikit.source import Span

__all__ = ["inspect"]

_ATTRIBUTES = ("reason", "quantity", "unit", "extent", "lang", "note_type", "person")


def inspect(record: Record, problems: Iterable[Problem] = ()) -> Inspection:
    """What was made of a record; `problems` are those of its reading or its conversion."""
    found = tuple(problems)
    return Inspection(
        name=record.source.name,
        encoding=record.source.decoding.encoding,
        envelope=record.envelope,
        facts=tuple(facts_of(record)),
        lines=tuple(lines_of(record, found)),
        insertions=tuple(_mark(record, mark) for mark in record.inlines if isinstance(mark, Insertion)),
        people=tuple(_figures(record)),
        speeches=tuple(_said(record, mark) for mark in record.inlines if isinstance(mark, Speech)),
        problems=found,
    )


def _mark(record: Record, mark: Insertion) -> Mark:
    line, column = record.source.position(mark.span.start)
    stated = [(name, value) for name in _ATTRIBUTES if (value := getattr(mark, name)) is not None]
    spans = [(name, record.text(span)) for name, span in (("corr", mark.corr), ("n", mark.n)) if span is not None]
    scope = record.text(mark.scope) if mark.scope else None
    attributes = (*stated, *spans)
    return Mark(line, column, record.text(mark.span), mark.cls, mark.cert, mark.convention, mark.why, mark.resp, scope, attributes)


def _said(record: Record, mark: Speech) -> Said:
    line, column = record.source.position(mark.span.start)
    cue = record.text(mark.cue) if mark.cue else None
    return Said(line, column, record.text(mark.span), mark.person, mark.direct, mark.cert, cue)


def _figures(record: Record) -> Iterator[Figure]:
    mentions: dict[str, list[Span]] = {}
    for mark in record.inlines:
        if isinstance(mark, NameMention) and mark.person is not None:
            mentions.setdefault(mark.person, []).append(mark.span)
    speeches = Counter(mark.person for mark in record.inlines if isinstance(mark, Speech))
    for person in record.people:
        printed = [*(name.span for name in person.names), *mentions.get(person.id, ())]
        offices = dict.fromkeys(record.text(span) for span in person.occupations)
        yield Figure(person.id, person.role, person.cert, _forms(record, person, printed), tuple(offices), speeches[person.id], person.ref)


def _forms(record: Record, person: Person, printed: Sequence[Span]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    lines: dict[str, dict[int, None]] = {person.label: {}} if person.label and not printed else {}
    for span in printed:
        lines.setdefault(record.text(span), {})[record.source.position(span.start).line] = None
    return tuple((form, tuple(sorted(places))) for form, places in lines.items())
