"""Whose word counts for a field of the header.

From the strongest to the weakest:

1. an option of the command line (``--publisher``): somebody says it now;
2. the row of the metadata table (``--metadata``): somebody says it of this record, after the text was made;
3. front matter: whoever made the file says it of this record;
4. the publisher's page around the record;
5. the record's own lines: dateline, heading, markings;
6. ``teikit.toml``: what is true of the records that do not say otherwise;
7. what teikit infers from the text: its language, its genre.

Subjects, funders and dates of events add up; of everything else the strongest holds, and a note ``metadata-conflict`` says what
gave way. No note is made where 6 or 7 gives way, nor where a title differs from the heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from teikit.problems import Problem, Severity
from teikit.project import HeaderDefaults, Project
from teikit.reading.genres import genre_named
from teikit.reading.languages import guess_language, language_of
from teikit.reading.metadata import table_of
from teikit.reading.page import Page
from teikit.reading.statements import Layer, Statement
from teikit.reading.stating import stated_text
from teikit.record import Given
from teikit.source import Source

__all__ = ["layers_of", "stated_genre", "text_language"]

_OPTIONS = "an option"
_FRONT_MATTER = "the front matter"
_PAGE = "the publisher's page"
_NOTHING = HeaderDefaults()
_GUESS_CHARS = 20_000
"""Characters of the text looked at to guess its language."""


def layers_of(source: Source, page: Page, project: Project) -> tuple[tuple[Layer, ...], list[Problem]]:
    """What is said of a record beside its text, the weakest first. Raises `TeikitError` where the table cannot be read."""
    layers = [Layer(_PAGE, page.labelled), Layer(_FRONT_MATTER, page.stated)]
    problems: list[Problem] = []
    if project.metadata.file is not None:
        table = table_of(project.metadata)
        rows = table.rows_of(source.name)
        if not rows:
            message = f"{table.name} has no row for this record"
            problems.append(Problem("metadata-missing", Severity.NOTE, message, source.name))
        if len(rows) > 1:
            lines = ", ".join(str(row.line) for row in rows)
            message = f"{table.name} has {len(rows)} rows for this record (lines {lines}); the first holds"
            problems.append(Problem("metadata-repeated", Severity.NOTE, message, source.name))
        layers += [Layer(table.name, row.statements) for row in rows[:1]]
    layers.append(Layer(_OPTIONS, _options(project.stated)))
    return tuple(layers), problems


def _options(stated: HeaderDefaults) -> tuple[Statement, ...]:
    if stated == _NOTHING:
        return ()
    given = [(f.name.replace("_", " "), getattr(stated, f.name)) for f in fields(stated)]
    return tuple(
        Statement(name, Given(value, f"--{name.replace(' ', '-')}"), Given(name, _OPTIONS)) for name, value in given if value is not None
    )


def text_language(source: Source, page: Page, layers: Sequence[Layer], defaults: HeaderDefaults) -> str:
    """BCP 47 tag of the text: what is said of it, else a guess."""
    codes = (language_of(text) for text in _said(source, layers, "language"))
    stated = next((code for code in codes if code is not None), None)
    stated = stated or (language_of(defaults.language) if defaults.language else None)
    if stated is not None:
        return stated
    guess, cert = guess_language(source.text[page.body.start : min(page.body.end, page.body.start + _GUESS_CHARS)])
    named = language_of(source[page.language]) if page.language and cert != "high" else None
    return named or guess


def stated_genre(source: Source, layers: Sequence[Layer]) -> str | None:
    """The genre that is said of the record."""
    return next((genre for text in _said(source, layers, "genre") if (genre := genre_named(text))), None)


def _said(source: Source, layers: Sequence[Layer], name: str) -> list[str]:
    """What is said of a field, the strongest first."""
    return [stated_text(source, s.value) for layer in reversed(layers) for s in layer.statements if s.field == name]
