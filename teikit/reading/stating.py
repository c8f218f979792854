"""Statements -> header: what is said of a record beside its text takes the place of what was read in it.

`teikit.reading.precedence` says whose word counts. Where two differ, a note ``metadata-conflict`` names both; what is said in
words that teikit cannot read (``metadata-unread``), and what gave way and stands nowhere else, is kept as a note in the header.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from teikit.licences import licence_of
from teikit.problems import Problem, Severity
from teikit.reading.citations import read_citation
from teikit.reading.coverage import header_spans
from teikit.reading.dates import parse_date
from teikit.reading.genres import genre_named
from teikit.reading.given_names import agree, is_personal
from teikit.reading.languages import language_name, language_of
from teikit.reading.statements import NOTE, Layer, Statement
from teikit.record import (
    Agent,
    Citation,
    DateMention,
    DateValue,
    Extra,
    Given,
    GivenDate,
    Header,
    HeaderText,
    Language,
    Responsibility,
)
from teikit.source import Source, Span

__all__ = ["DEFAULTS", "given_citation", "state", "stated_text"]

DEFAULTS = "teikit.toml"
"""Origin of values that give way without a word."""
_URL = re.compile(r"https?://\S+")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*(?:\n|$)))*")


def state(source: Source, header: Header, body: Span, layers: Iterable[Layer], language: str) -> tuple[Header, list[Problem]]:
    """The header with every layer laid over it, the weakest first, and what was in conflict or could not be read.

    `body` is the record's text; `language` (BCP 47) decides how dates are read.
    """
    desk = _Desk(source, body, language, header)
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


def stated_text(source: Source, value: HeaderText) -> str:
    """The words of a value, white space collapsed."""
    return " ".join((source[value] if isinstance(value, Span) else value.text).split())


@dataclass(slots=True)
class _Desk:
    """The header while it is being filled."""

    source: Source
    body: Span
    language: str
    header: Header
    layer: Layer = field(default_factory=lambda: Layer("", ()))
    problems: list[Problem] = field(default_factory=list)

    def set(self, **changes: object) -> None:
        self.header = replace(self.header, **changes)  # type: ignore[arg-type]

    def text(self, value: HeaderText) -> str:
        return stated_text(self.source, value)

    def note(self, statement: Statement) -> None:
        """Keep a statement of the table; one of the text is kept by `keep`."""
        if isinstance(statement.value, Given) or statement.field == NOTE:
            self.set(extras=(*self.header.extras, Extra(statement.label, statement.value)))

    def unread(self, statement: Statement, what: str) -> None:
        self.note(statement)
        self._report("metadata-unread", f"{what}: {self.text(statement.value)!r}; kept as a note", statement.value)

    def differ(self, name: str, old: Sequence[HeaderText], new: Sequence[HeaderText]) -> bool:
        """Whether two answers differ; where one is no default and no guess, with a problem that says so."""
        before, after = ([self.text(value) for value in values] for values in (old, new))
        if sorted(map(str.casefold, before)) == sorted(map(str.casefold, after)):
            return False
        if not all(map(_is_default, old)):
            self.conflict(name, "; ".join(before), self._origin(old[0]), "; ".join(after), new[0])
        return True

    def conflict(self, name: str, before: str, origin: str, after: str, place: HeaderText) -> None:
        message = f"{name}: {origin} has {before!r}, {self.layer.origin} has {after!r}, which holds"
        self._report("metadata-conflict", message, place)

    def keep(self, spans: Iterable[Span], labels: dict[HeaderText, str]) -> None:
        """Make notes of what the header no longer holds and the text does not."""
        held = [span for span in header_spans(self.header) if not span.meets(self.body)]
        for span in sorted(set(spans)):
            if span and not any(other.covers(span) for other in held):
                held.append(span)
                self.set(extras=(*self.header.extras, Extra(Given(labels.get(span, "displaced"), "teikit"), span)))

    def _origin(self, value: HeaderText) -> str:
        if isinstance(value, Given):
            return value.origin
        return "the text" if value.meets(self.body) else "the page"

    def _report(self, code: str, message: str, place: HeaderText) -> None:
        line, column = self.source.position(place.start) if isinstance(place, Span) else (None, None)
        self.problems.append(Problem(code, Severity.NOTE, message, self.source.name, line, column))


def _is_default(value: HeaderText) -> bool:
    return isinstance(value, Given) and value.origin == DEFAULTS


_Handler = Callable[[_Desk, Sequence[Statement]], None]


def _one(desk: _Desk, statements: Sequence[Statement]) -> HeaderText:
    """The value of a field that has one; more of them are kept as notes."""
    for more in statements[1:]:
        desk.note(more)
    return statements[0].value


def _single(attribute: str) -> _Handler:
    def handler(desk: _Desk, statements: Sequence[Statement]) -> None:
        value = _one(desk, statements)
        old = getattr(desk.header, attribute)
        # A catalogue's title need not be the heading.
        heading = attribute == "title" and isinstance(old, Span) and old.meets(desk.body)
        if old is None or heading or desk.differ(attribute, [old], [value]):
            desk.set(**{attribute: value})

    return handler


def _identifier(desk: _Desk, statements: Sequence[Statement]) -> None:
    addresses = [s for s in statements if _URL.fullmatch(desk.text(s.value))]
    numbers = [s for s in statements if s not in addresses]
    if addresses:
        _single("url")(desk, addresses)
    if numbers:
        before = desk.header.document_id
        _single("document_id")(desk, numbers)
        if desk.header.document_id is not before:
            desk.set(publisher_idno_type=None)


def _licence(desk: _Desk, statements: Sequence[Statement]) -> None:
    value = _one(desk, statements)
    licence = licence_of(desk.text(value))
    shown = Given(licence.name, value.origin) if isinstance(value, Given) else value
    old = desk.header.licence
    same = licence.target is not None and licence.target == desk.header.licence_target
    if old is None or (not same and desk.differ("licence", [old], [shown])):
        desk.set(licence=shown, licence_target=licence.target)


def _summary(desk: _Desk, statements: Sequence[Statement]) -> None:
    new = [part for statement in statements for part in _paragraphs(desk.source, statement.value)]
    if new and (not desk.header.summary or desk.differ("summary", desk.header.summary, new)):
        desk.set(summary=tuple(new))


def _paragraphs(source: Source, value: HeaderText) -> Iterator[HeaderText]:
    text = source[value] if isinstance(value, Span) else value.text
    for found in _PARAGRAPH.finditer(text):
        if isinstance(value, Span):
            yield source.strip(Span(value.start + found.start(), value.start + found.end()))
        else:
            yield Given(" ".join(found.group().split()), value.origin)


def _agents(attribute: str) -> _Handler:
    def handler(desk: _Desk, statements: Sequence[Statement]) -> None:
        new = [statement.value for statement in statements]
        old = [agent.name for agent in getattr(desk.header, attribute)]
        alike = len(old) == len(new) and all(agree(desk.text(a), desk.text(b)) for a, b in zip(old, new, strict=True))
        if not old or alike or desk.differ(attribute.removesuffix("s"), old, new):
            desk.set(**{attribute: tuple(Agent(value, personal=is_personal(desk.text(value))) for value in new)})

    return handler


def _role(name: str, label: str, relator: str | None) -> _Handler:
    def handler(desk: _Desk, statements: Sequence[Statement]) -> None:
        everybody = desk.header.responsibilities
        old = [r.name for r in everybody if r.role == name]
        new = [statement.value for statement in statements]
        if not old or desk.differ(name, old, new):
            # The project's editors are answerable for every record.
            others = (r for r in everybody if r.role != name or (name != "translator" and _is_default(r.name)))
            desk.set(responsibilities=(*others, *(Responsibility(name, label, value, relator) for value in new)))

    return handler


def _more(attribute: str) -> _Handler:
    """Values that stand beside those there are."""

    def handler(desk: _Desk, statements: Sequence[Statement]) -> None:
        old = getattr(desk.header, attribute)
        there = {desk.text(value).casefold() for value in old}
        new = {desk.text(s.value).casefold(): s.value for s in reversed(statements)}
        desk.set(**{attribute: (*old, *(value for key, value in reversed(new.items()) if key not in there))})

    return handler


def _place(desk: _Desk, statements: Sequence[Statement]) -> None:
    new = [statement.value for statement in statements]
    if not desk.header.places or desk.differ("place", desk.header.places, new):
        desk.set(places=tuple(new))


# ---- values that are read -------------------------------------------------------------------------


def _read_date(desk: _Desk, statement: Statement) -> DateMention | GivenDate | None:
    value = parse_date(desk.text(statement.value), language=desk.language)
    if value is None:
        return None
    return DateMention(statement.value, value) if isinstance(statement.value, Span) else GivenDate(statement.value, value)


def _date(desk: _Desk, statements: Sequence[Statement]) -> None:
    statement = statements[0]
    _one(desk, statements)
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


def _event_date(desk: _Desk, statements: Sequence[Statement]) -> None:
    for statement in statements:
        date = _read_date(desk, statement)
        if date is None:
            desk.unread(statement, "not a date")
        elif all(other.value != date.value for other in desk.header.event_dates):
            desk.set(event_dates=(*desk.header.event_dates, date))


def _coverage(desk: _Desk, statements: Sequence[Statement]) -> None:
    """Times are dates of what the record reports, places and all else subjects."""
    for statement in statements:
        dated = parse_date(desk.text(statement.value), language=desk.language) is not None
        (_event_date if dated else _more("subjects"))(desk, [statement])


def _language(desk: _Desk, statements: Sequence[Statement]) -> None:
    """The language of the text was chosen before the text was read."""
    for statement in statements:
        if language_of(desk.text(statement.value)) is None:
            desk.unread(statement, "not a language that teikit knows")


def _original(desk: _Desk, statements: Sequence[Statement]) -> None:
    value, code = _one(desk, statements), language_of(desk.text(statements[0].value))
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


def _genre(desk: _Desk, statements: Sequence[Statement]) -> None:
    genre = genre_named(desk.text(statements[0].value))
    if genre is None:
        desk.note(statements[0])
    else:
        desk.set(genre=genre)
    for more in statements[1:]:
        desk.note(more)


def _citation(desk: _Desk, statements: Sequence[Statement]) -> None:
    value, header = _one(desk, statements), desk.header
    old = header.citation_text or (header.citation.span if header.citation else None)
    if old is not None and not desk.differ("citation", [old], [value]):
        desk.set(citation_text=header.citation_text or value)
        return
    if isinstance(value, Span):
        citation, responsible, problems = read_citation(desk.source, value)
    else:
        citation, responsible, problems = given_citation(value)
        problems = [replace(problem, path=desk.source.name, line=None, column=None) for problem in problems]
    there = {(r.role, desk.text(r.name)) for r in header.responsibilities}
    added = [r for r in responsible if (r.role, desk.text(r.name)) not in there]
    desk.problems += problems
    desk.set(citation_text=value, citation=citation, responsibilities=(*header.responsibilities, *added))


def given_citation(value: Given) -> tuple[Citation, list[Responsibility], list[Problem]]:
    """A reference to an archive that the record does not print."""
    text = Source(value.text)
    citation, responsible, problems = read_citation(text, text.span)
    named = [replace(r, name=Given(stated_text(text, r.name), value.origin)) for r in responsible]
    return replace(citation, given=value.text), named, problems


def _note(desk: _Desk, statements: Sequence[Statement]) -> None:
    for statement in statements:
        desk.note(statement)


_FIELDS: dict[str, _Handler] = {
    "title": _single("title"),
    "author": _agents("authors"),
    "addressee": _agents("addressees"),
    "translator": _role("translator", "translated by", "trl"),
    "transcriber": _role("transcriber", "transcribed by", "trc"),
    "editor": _role("editor", "edited by", "edt"),
    "compiler": _role("compiler", "compiled by", "com"),
    # Dublin Core's contributor took part in the resource; a "contributor" of the record brought the copy.
    "contributor": _role("collaborator", "contributor", "ctb"),
    "obtained by": _role("contributor", "obtained by", None),
    "funder": _more("funders"),
    "publisher": _single("publisher"),
    "identifier": _identifier,
    "url": _single("url"),
    "licence": _licence,
    "series": _single("series"),
    "citation": _citation,
    "summary": _summary,
    "date": _date,
    "event date": _event_date,
    "place": _place,
    "subject": _more("subjects"),
    "coverage": _coverage,
    "language": _language,
    "original language": _original,
    "genre": _genre,
    NOTE: _note,
}
