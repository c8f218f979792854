"""The header while it is being filled, and what was found wrong on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from teikit.dataclass import dataclass, replace
from teikit.problems import Problem, Severity
from teikit.reading.coverage import header_spans
from teikit.reading.statements import NOTE, Layer, Statement
from teikit.record import Extra, Given, Header, HeaderText
from teikit.source import Source, Span

__all__ = ["DEFAULTS", "Desk", "Handler", "is_default", "one", "stated_text"]

DEFAULTS = "teikit.toml"
"""Origin of values that give way without a word."""


def stated_text(source: Source, value: HeaderText) -> str:
    """The words of a value, white space collapsed."""
    return " ".join((source[value] if isinstance(value, Span) else value.text).split())


@dataclass(slots=True)
class Desk:
    """The header while it is being filled."""

    source: Source
    body: Span
    language: str
    header: Header
    origins: dict[HeaderText, str] = field(default_factory=dict)
    """Who says what is said."""
    layer: Layer = field(default_factory=lambda: Layer("", ()))
    problems: list[Problem] = field(default_factory=list)
    notes: list[Extra] = field(default_factory=list)
    """What the header has no place of its own for."""

    def set(self, **changes: object) -> None:
        self.header = replace(self.header, **changes)  # type: ignore[arg-type]

    def text(self, value: HeaderText) -> str:
        return stated_text(self.source, value)

    def note(self, statement: Statement) -> None:
        """Keep a statement of the table; one of the text is kept by `keep`."""
        if isinstance(statement.value, Given) or statement.field == NOTE:
            self.notes.append(Extra(statement.label, statement.value))

    def unread(self, statement: Statement, what: str) -> None:
        self.note(statement)
        words = f"{self.layer.origin}, {statement.field}: {what}: {self.text(statement.value)!r}; kept as a note"
        self._report("metadata-unread", words, statement.value)

    def differ(self, name: str, old: Sequence[HeaderText], new: Sequence[HeaderText]) -> bool:
        """Whether two answers differ; where one is no default and no guess, with a problem that says so."""
        before, after = ([self.text(value) for value in values] for values in (old, new))
        if sorted(map(str.casefold, before)) == sorted(map(str.casefold, after)):
            return False
        if not all(map(is_default, old)):
            self.conflict(name, "; ".join(before), self._origin(old[0]), "; ".join(after), new[0])
        return True

    def conflict(self, name: str, before: str, origin: str, after: str, place: HeaderText) -> None:
        message = f"{name}: {origin} has {before!r}, {self.layer.origin} has {after!r}, which holds"
        self._report("metadata-conflict", message, place)

    def keep(self, spans: Iterable[Span], labels: dict[HeaderText, str]) -> None:
        """Make notes of what the header no longer holds and the text does not."""
        if self.notes:
            self.set(extras=(*self.header.extras, *self.notes))
        held = sorted(span for span in header_spans(self.header) if not span.meets(self.body))
        lost, reach, at = [], 0, 0
        for span in sorted(filter(None, set(spans)), key=lambda s: (s.start, -s.end)):
            # Of the spans that begin no later, the one that reaches farthest.
            while at < len(held) and held[at].start <= span.start:
                reach, at = max(reach, held[at].end), at + 1
            if reach < span.end:
                lost.append(Extra(Given(labels.get(span, "displaced"), "teikit"), span))
                reach = span.end
        if lost:
            self.set(extras=(*self.header.extras, *lost))

    def _origin(self, value: HeaderText) -> str:
        if isinstance(value, Given):
            return value.origin
        return self.origins.get(value) or ("the text" if value.meets(self.body) else "the page")

    def _report(self, code: str, message: str, place: HeaderText) -> None:
        line, column = self.source.position(place.start) if isinstance(place, Span) else (None, None)
        self.problems.append(Problem(code, Severity.NOTE, message, self.source.name, line, column))


def is_default(value: HeaderText) -> bool:
    return isinstance(value, Given) and value.origin == DEFAULTS


Handler = Callable[[Desk, Sequence[Statement]], None]
"""Lays the statements on one field over the header."""


def one(desk: Desk, statements: Sequence[Statement]) -> HeaderText:
    """The value of a field that has one; more of them are kept as notes."""
    for more in statements[1:]:
        desk.note(more)
    return statements[0].value
