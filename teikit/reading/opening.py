"""What stands above a document's text, asked by kind."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.record import Division, Field, FieldKind, Heading
from teikit.source import Span

__all__ = ["fields", "first", "heading", "spans", "value_span"]


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


def first(found: Sequence[Span]) -> Span | None:
    """The first of some spans, if there is one."""
    return found[0] if found else None
