"""The header of a record as a list of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from teikit.inspection.model import Fact
from teikit.record import (
    Agent,
    Citation,
    CitationPart,
    Classification,
    DateMention,
    DateValue,
    DocumentNumber,
    Extra,
    Given,
    GivenDate,
    Header,
    HeaderText,
    Language,
    Record,
    Responsibility,
)
from teikit.source import Span

__all__ = ["facts_of"]

# They say something of another field, nothing of the record.
_QUALIFIERS = {"publisher_idno_type", "licence_target"}


def facts_of(record: Record) -> Iterator[Fact]:
    """Every fact of the header, in the order of `Header`'s fields."""
    for field in fields(Header):
        if field.name in _QUALIFIERS:
            continue
        value = getattr(record.header, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            yield from _facts(record, field.name.replace("_", " "), one)


def _facts(record: Record, name: str, value: object) -> Iterator[Fact]:
    match value:
        case None | "":
            return
        case Span():
            yield _printed(record, name, value)
        case Given():
            yield _stated(record, name, value)
        case DateMention() | GivenDate():
            place = value.span if isinstance(value, DateMention) else value.text
            yield _stated(record, name, place, _normal(value.value))
        case Agent():
            yield _stated(record, name, value.name, f"#{value.person}" if value.person else None)
        case Classification():
            yield _printed(record, name, value.span, value.key)
        case DocumentNumber():
            yield _printed(record, f"{value.type} number", value.span)
        case Responsibility():
            yield from _facts(record, value.role, value.name)
        case Extra():
            yield _stated(record, record.header_text(value.label).rstrip(":"), value.value)
        case Language():
            yield Fact(f"{value.role} language", value.name, _line(record, value.span), value.code)
        case Citation():
            yield from _archive(record, value)
        case _:
            yield Fact(name, str(value), None)


def _archive(record: Record, citation: Citation) -> Iterator[Fact]:
    if citation.repository is not None:
        yield _printed(record, "repository", citation.repository, citation.repository_name)
    if citation.collection is not None:
        yield _printed(record, "collection", citation.collection)
    yield from (_printed(record, part.type, part.span) for part in citation.parts)
    if citation.locus is not None:
        yield _printed(record, "locus", citation.locus.span, _bounds(citation.locus))


def _bounds(part: CitationPart) -> str | None:
    return "-".join(dict.fromkeys(filter(None, (part.from_, part.to)))) or None


def _stated(record: Record, name: str, value: HeaderText, normal: str | None = None) -> Fact:
    return _printed(record, name, value, normal) if isinstance(value, Span) else Fact(f"{name} ({value.origin})", value.text, None, normal)


def _printed(record: Record, name: str, span: Span, normal: str | None = None) -> Fact:
    return Fact(name, record.text(span), _line(record, span), normal)


def _line(record: Record, span: Span | None) -> int | None:
    return record.source.position(span.start).line if span is not None else None


def _normal(value: DateValue) -> str:
    """A date in one word: ``1963-01-06/1963-01-07``; with bounds of doubt, ``1963?/1964?``."""
    if value.when:
        return value.when
    bounds: Iterable[str | None] = (value.from_, value.to)
    if value.not_before or value.not_after:
        bounds = (f"{bound}?" if bound else None for bound in (value.not_before, value.not_after))
    return "/".join(bound or ".." for bound in bounds)
