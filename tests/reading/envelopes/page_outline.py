"""What an envelope made of a text, one field a line."""

from __future__ import annotations

from dataclasses import fields

from teikit.reading.envelopes import open_envelope
from teikit.reading.page import Page
from teikit.reading.statements import Statement
from teikit.record import Extra, Record
from teikit.source import Source, Span

__all__ = ["outline"]


def outline(text: str) -> str:
    """The name of the envelope and all that it found; the record's own text last."""
    source = Source(text)
    name, page = open_envelope(source)
    record = Record(source, markup=page.markup)
    lines = [f"envelope: {name}"]
    for field in fields(Page):
        if field.name not in ("body", "markup"):
            value = getattr(page, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                lines += [f"{field.name}: {_shown(record, one)}"] if one is not None else []
    return "\n".join([*lines, f"body: {record.text(page.body)}"])


def _shown(record: Record, value: object) -> str:
    if isinstance(value, Span):
        return record.text(value)
    if isinstance(value, Extra):
        return f"<{record.header_text(value.label)}> {record.header_text(value.value)}"
    if isinstance(value, Statement) and isinstance(value.value, Span):
        return f"{value.field}: {record.text(value.value)}"
    return str(value)
