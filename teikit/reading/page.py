"""What an envelope makes of a text: the publisher's fields, and the record inside."""

from __future__ import annotations

from collections.abc import Callable

from teikit.dataclass import dataclass
from teikit.problems import Problem
from teikit.reading.statements import Statement
from teikit.record import Extra
from teikit.source import Source, Span

__all__ = ["Envelope", "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A text taken out of its envelope. Values are spans without their labels."""

    body: Span
    """The record itself."""
    markup: tuple[Span, ...] = ()
    """Labels and Markdown of the page: not text of the record."""
    title: Span | None = None
    date: Span | None = None
    citation: Span | None = None
    summary: tuple[Span, ...] = ()
    credits: tuple[Span, ...] = ()
    original_language: Span | None = None
    language: Span | None = None
    """The language of the text itself, where the page names it."""
    extras: tuple[Extra, ...] = ()
    publisher: Span | None = None
    document_id: Span | None = None
    url: Span | None = None
    idno_type: str | None = None
    labelled: tuple[Statement, ...] = ()
    """What the publisher's page says in fields of its own."""
    stated: tuple[Statement, ...] = ()
    """What front matter says."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Envelope:
    """One publisher's page. A module in ``reading/envelopes/`` ends in ``ENVELOPE = Envelope(...)``."""

    name: str
    recognises: Callable[[Source], bool]
    """Whether the text is such a page."""
    open: Callable[[Source], Page]
    """Takes the record out of the page."""
    wraps: bool = False
    """Whether what it leaves may stand in a publisher's page itself."""
