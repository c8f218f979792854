"""Statements -> header: what is said of a record beside its text takes the place of what was read in it.

`teikit.reading.precedence` says whose word counts. Where two differ, a note ``metadata-conflict`` names both; what is said in
words that teikit cannot read (``metadata-unread``), and what gave way and stands nowhere else, is kept as a note in the header.
"""

from __future__ import annotations

from collections.abc import Sequence

from teikit.problems import Problem
from teikit.reading.coverage import header_spans
from teikit.reading.statements import NOTE, Layer, Statement
from teikit.reading.stating.desk import DEFAULTS, Desk, Handler, stated_text
from teikit.reading.stating.plain import (
    keep_notes,
    state_agents,
    state_identifier,
    state_licence,
    state_more,
    state_place,
    state_role,
    state_single,
    state_summary,
)
from teikit.reading.stating.typed import (
    state_citation,
    state_coverage,
    state_date,
    state_event_date,
    state_genre,
    state_language,
    state_original,
)
from teikit.record import Header
from teikit.source import Source, Span

__all__ = ["DEFAULTS", "state", "stated_text"]

_FIELDS: dict[str, Handler] = {
    "title": state_single("title"),
    "author": state_agents("authors"),
    "addressee": state_agents("addressees"),
    "translator": state_role("translator", "translated by", "trl"),
    "transcriber": state_role("transcriber", "transcribed by", "trc"),
    "editor": state_role("editor", "edited by", "edt"),
    "compiler": state_role("compiler", "compiled by", "com"),
    # Dublin Core's contributor took part in the resource; a "contributor" of the record brought the copy.
    "contributor": state_role("collaborator", "contributor", "ctb"),
    "obtained by": state_role("contributor", "obtained by", None),
    "funder": state_more("funders"),
    "publisher": state_single("publisher"),
    "identifier": state_identifier,
    "url": state_single("url"),
    "licence": state_licence,
    "series": state_single("series"),
    "citation": state_citation,
    "summary": state_summary,
    "date": state_date,
    "event date": state_event_date,
    "place": state_place,
    "subject": state_more("subjects"),
    "coverage": state_coverage,
    "language": state_language,
    "original language": state_original,
    "genre": state_genre,
    NOTE: keep_notes,
}


def state(source: Source, header: Header, body: Span, layers: Sequence[Layer], language: str) -> tuple[Header, list[Problem]]:
    """The header with every layer laid over it, the weakest first, and what was in conflict or could not be read.

    `body` is the record's text; `language` (BCP 47) decides how dates are read.
    """
    desk = Desk(source, body, language, header, {s.value: layer.origin for layer in layers for s in layer.statements})
    wanted = [span for span in header_spans(header) if not span.meets(body)]
    for layer in layers:
        groups: dict[str, list[Statement]] = {}
        for statement in layer.statements:
            groups.setdefault(statement.field, []).append(statement)
            wanted += [statement.value] if isinstance(statement.value, Span) else []
        desk.layer = layer
        for name, statements in groups.items():
            _FIELDS[name](desk, statements)
    labels = {s.value: s.field for layer in layers for s in layer.statements}
    desk.keep(wanted, labels)
    return desk.header, desk.problems
