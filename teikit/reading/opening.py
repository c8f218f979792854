"""What stands above a document's text, asked by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from teikit.reading.prose.vocabulary import is_place
from teikit.record import Division, Field, FieldKind, Heading, Item
from teikit.source import Source, Span

__all__ = ["fields", "first", "heading", "leaves", "senders", "spans", "value_span", "values"]


def heading(document: Division) -> Span | None:
    """The first heading."""
    return first([block.span for block in document.top if isinstance(block, Heading)])


def fields(document: Division, kind: FieldKind) -> list[Field]:
    """The fields of one kind, in their order."""
    return [block for block in document.top if isinstance(block, Field) and block.kind == kind]


def spans(document: Division, kind: FieldKind) -> list[Span]:
    """The whole fields of one kind."""
    return [block.span for block in fields(document, kind)]


def value_span(block: Field) -> Span:
    """A field without its label."""
    return Span(block.label.end, block.span.end) if block.label else block.span


def values(block: Field) -> list[Span]:
    """What a field says, without its label: one span for each of its items, else one."""
    return [item.span for item in leaves(block.items)] or [value_span(block)]


def senders(source: Source, blocks: Iterable[Field]) -> list[Span]:
    """What the fields name as senders. ``From: Orsa`` says where a telegram was sent, not who sent it."""
    found = [value for block in blocks if block.kind == "from" for value in values(block)]
    return [value for value in found if not is_place(source[value].strip(" .,\n").casefold())]


def leaves(items: Sequence[Item]) -> Iterator[Item]:
    """The items of a list, sides opened up."""
    for item in items:
        if item.items:
            yield from leaves(item.items)
        else:
            yield item


def first(found: Sequence[Span]) -> Span | None:
    """The first of some spans, if there is one."""
    return found[0] if found else None
