"""A bearer of names as a `Person` of the record."""

from __future__ import annotations

from teikit.reading.people.bearers import Bearer
from teikit.reading.prose.names import Name, Office
from teikit.reading.prose.words import fold
from teikit.record import Person, PersonName
from teikit.source import Source, Span

__all__ = ["person"]


def person(source: Source, bearer: Bearer, identifier: str) -> Person:
    """The person: every distinct printed form, the fullest name first, offices after names."""
    printed: set[str] = set()
    seen: set[str] = set()
    names: list[tuple[int, PersonName]] = []
    for form in bearer.forms:
        text = source.text[form.start : form.end]
        if text in printed:
            continue
        printed.add(text)
        key = fold(text)
        if key in seen:
            continue
        seen.add(key)
        if isinstance(form, Name):
            names.append((-sum(map(len, form.words)), form.printed))
        elif not bearer.named:
            names.append((1, _office_name(form)))
    names.sort(key=lambda n: n[0])
    label = bearer.label
    return Person(
        identifier,
        tuple(name for _, name in names),
        role=bearer.role,
        occupations=_distinct(source, bearer),
        label=label if not names or label is None else None,
        group=bearer.group,
        cert=bearer.cert,
    )


def _office_name(office: Office) -> PersonName:
    return PersonName(office.span, role_name=office.span)


def _distinct(source: Source, bearer: Bearer) -> tuple[Span, ...]:
    seen: dict[str, Span] = {}
    for span in bearer.occupations:
        seen.setdefault(fold(source[span]), span)
    return tuple(seen.values())
