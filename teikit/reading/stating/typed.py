"""Fields whose words are read: dates, languages, genres, references to archives."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.dataclass import replace
from teikit.problems import Problem
from teikit.reading.citations import read_citation
from teikit.reading.dates import parse_date
from teikit.reading.genres import genre_named
from teikit.reading.languages import language_name, language_of
from teikit.reading.statements import Statement
from teikit.reading.stating.desk import Desk, one, stated_text
from teikit.reading.stating.plain import state_more
from teikit.record import Citation, DateMention, DateValue, Given, GivenDate, Language, Responsibility
from teikit.source import Source, Span

__all__ = [
    "state_citation",
    "state_coverage",
    "state_date",
    "state_event_date",
    "state_genre",
    "state_language",
    "state_original",
]


def _read_date(desk: Desk, statement: Statement) -> DateMention | GivenDate | None:
    value = parse_date(desk.text(statement.value), language=desk.language)
    if value is None:
        return None
    return DateMention(statement.value, value) if isinstance(statement.value, Span) else GivenDate(statement.value, value)


def state_date(desk: Desk, statements: Sequence[Statement]) -> None:
    statement = statements[0]
    one(desk, statements)
    new, old = _read_date(desk, statement), desk.header.date
    if new is None:
        desk.unread(statement, "not a date")
    elif old is None:
        desk.set(date=new)
    elif not _agrees(old.value, new.value):
        before = old.span if isinstance(old, DateMention) else old.text
        desk.differ("date", [before], [statement.value])
        desk.set(date=new)


def _agrees(old: DateValue, new: DateValue) -> bool:
    """Whether a date says no more than another: ``1963`` beside ``1963-03-23``."""
    return old == new or (None not in (old.when, new.when) and (old.when or "").startswith(new.when or ""))


def state_event_date(desk: Desk, statements: Sequence[Statement]) -> None:
    for statement in statements:
        date = _read_date(desk, statement)
        if date is None:
            desk.unread(statement, "not a date")
        elif all(other.value != date.value for other in desk.header.event_dates):
            desk.set(event_dates=(*desk.header.event_dates, date))


def state_coverage(desk: Desk, statements: Sequence[Statement]) -> None:
    """Times are dates of what the record reports, places and all else subjects."""
    for statement in statements:
        dated = parse_date(desk.text(statement.value), language=desk.language) is not None
        (state_event_date if dated else state_more("subjects"))(desk, [statement])


def state_language(desk: Desk, statements: Sequence[Statement]) -> None:
    """The language of the text was chosen before the text was read."""
    for statement in statements:
        if language_of(desk.text(statement.value)) is None:
            desk.unread(statement, "not a language that teikit knows")


def state_original(desk: Desk, statements: Sequence[Statement]) -> None:
    value, code = one(desk, statements), language_of(desk.text(statements[0].value))
    if code is None:
        desk.unread(statements[0], "not a language that teikit knows")
        return
    languages = desk.header.languages
    old = next((language for language in languages if language.role == "original"), None)
    if old is not None and old.code == code:
        return
    if old is not None and old.span is not None:
        desk.differ("original language", [old.span], [value])
    others = [language for language in languages if language.role != "original"]
    if code not in {language.code for language in others if language.role == "text"}:
        original = Language(code, language_name(code), "original", value if isinstance(value, Span) else None)
        desk.set(languages=(*others, original))


def state_genre(desk: Desk, statements: Sequence[Statement]) -> None:
    genre = genre_named(desk.text(statements[0].value))
    if genre is None:
        desk.note(statements[0])
    else:
        desk.set(genre=genre)
    for more in statements[1:]:
        desk.note(more)


def state_citation(desk: Desk, statements: Sequence[Statement]) -> None:
    value, header = one(desk, statements), desk.header
    old = header.citation_text or (header.citation.span if header.citation else None)
    if old is not None and not desk.differ("citation", [old], [value]):
        desk.set(citation_text=header.citation_text or value)
        return
    if isinstance(value, Span):
        citation, responsible, problems = read_citation(desk.source, value)
    else:
        citation, responsible, problems = _given_citation(value)
        problems = [replace(problem, path=desk.source.name, line=None, column=None) for problem in problems]
    there = {(r.role, desk.text(r.name)) for r in header.responsibilities}
    added = [r for r in responsible if (r.role, desk.text(r.name)) not in there]
    desk.problems += problems
    desk.set(citation_text=value, citation=citation, responsibilities=(*header.responsibilities, *added))


def _given_citation(value: Given) -> tuple[Citation, list[Responsibility], list[Problem]]:
    """A reference to an archive that the record does not print."""
    text = Source(value.text)
    citation, responsible, problems = read_citation(text, text.span)
    named = [replace(r, name=Given(stated_text(text, r.name), value.origin)) for r in responsible]
    return replace(citation, given=value.text), named, problems
