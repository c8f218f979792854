"""The values of the labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from teikit.dataclass import dataclass
from teikit.reading.dates import parse_date
from teikit.reading.envelopes.wilson_center.labels import Labelled, name_of, stretches
from teikit.reading.envelopes.wilson_center.printed import DECORATION, line_start
from teikit.reading.languages import language_of
from teikit.reading.page_labels import LABELS, OF_PAGE
from teikit.reading.statements import SEVERAL, Statement
from teikit.record import Extra
from teikit.source import Source, Span

__all__ = ["Values", "read_statements", "read_values"]

_CITATIONS = frozenset(name for name, meant in LABELS.items() if meant == "citation" and name != "source")
_OF_PARAGRAPHS = frozenset({"summary", "credits"})


@dataclass(slots=True)
class Values:
    """The values by field, what is kept with its label, and the markup round both."""

    of: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    extras: list[Extra] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)

    def first(self, name: str) -> Span | None:
        """The value of a field."""
        return next(iter(self.of.get(name, ())), None)


def read_values(source: Source, labels: list[Labelled], stop: int, known: set[str]) -> Values:
    """The values as far as `stop`; what is `known` from elsewhere is kept with its label."""
    # A label that means a field best goes before one that can mean it: Citation before Source.
    known = known | ({"source"} if any(name_of(source, found) in _CITATIONS for found in labels) else set())
    values = Values()
    for found, value in stretches(source, labels, stop):
        paragraphs = _paragraphs(source, value)
        before, here = line_start(source, found.label.start), found.label.end
        if found.field and found.field not in OF_PAGE:
            values.markup.append(Span(before, found.value_start))
        elif (
            found.field
            and not {found.field, name_of(source, found)} & (known | values.of.keys())
            and _fits(source, found.field, paragraphs)
        ):
            values.of[found.field] = paragraphs if found.field in _OF_PARAGRAPHS else _joined(paragraphs)
            values.markup.append(Span(before, found.value_start))
        else:
            values.extras.append(Extra(found.label, next(iter(_joined(paragraphs)), Span(here, here))))
            values.markup += [Span(before, found.label.start), Span(here, found.value_start)]
    return values


def read_statements(source: Source, labels: list[Labelled], stop: int) -> Iterator[Statement]:
    """What labels say that the page has no field of its own for: authors, subjects, rights."""
    for found, value in stretches(source, labels, stop):
        if found.field and found.field not in OF_PAGE:
            paragraphs = _paragraphs(source, value)
            several = _pieces(source, paragraphs) if found.field in SEVERAL else _joined(paragraphs)
            yield from (Statement(found.field, one, found.label) for one in several)


def _fits(source: Source, name: str, paragraphs: tuple[Span, ...]) -> bool:
    """Whether a value is what its label says; else it is kept with its label."""
    if not paragraphs:
        return True
    printed = DECORATION.sub("", source[Span(paragraphs[0].start, paragraphs[-1].end)]).strip()
    if name == "date":
        return parse_date(printed) is not None
    return name != "original_language" or language_of(printed) is not None


def _joined(paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    return (Span(paragraphs[0].start, paragraphs[-1].end),) if paragraphs else ()


def _paragraphs(source: Source, span: Span) -> tuple[Span, ...]:
    found = []
    for part in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*(?:\n|$)))*", source[span]):
        stripped = source.strip(Span(span.start + part.start(), span.start + part.end()))
        if DECORATION.sub("", source[stripped]).strip():
            found.append(stripped)
    return tuple(found)


def _pieces(source: Source, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """Several values: one to a line, or divided by semicolons."""
    for part in paragraphs:
        for piece in re.finditer(r"[^;\n]+", source[part]):
            value = source.strip(Span(part.start + piece.start(), part.start + piece.end()))
            if value:
                yield value
