"""The header of a record: what the publisher's page, the blocks and the project say, in this order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.licences import licence_of
from teikit.problems import Problem
from teikit.project import HeaderDefaults, Project
from teikit.reading.blocks import Blocks
from teikit.reading.citations import find_citation, read_citation
from teikit.reading.classifications import find_classifications, find_copy_number, find_document_numbers
from teikit.reading.correspondents import read_correspondents, read_title
from teikit.reading.dating import read_dating
from teikit.reading.genres import genre_named, genre_of
from teikit.reading.languages import language_name, language_of
from teikit.reading.opening import fields, first, heading, senders, spans, value_span, values
from teikit.reading.page import Page
from teikit.reading.precedence import stated_genre
from teikit.reading.responsibilities import ROLES, read_responsibilities
from teikit.reading.statements import Layer
from teikit.reading.stating import DEFAULTS, state
from teikit.record import (
    Agent,
    Citation,
    Classification,
    Closing,
    Division,
    DocumentNumber,
    Field,
    Given,
    Header,
    HeaderText,
    Heading,
    Inline,
    Language,
    Note,
    NoteCall,
    NumberMention,
    Responsibility,
)
from teikit.source import Source, Span

__all__ = ["Facts", "read_facts"]

_LONGEST_NAME = 200
_LONGEST_TITLE = 400
_OPENING = 12
"""Characters in which the number of a telegram opens its text."""
_COUNT = expression(r"\(?(?P<n>\d{1,4})[.)]\s")
_COUNTED = 8
"""Paragraphs among which two follow each other by number, if any do."""
_SENTENCE = expression(r"[^.;]+[.;]?")
_SUPPORT = expression(
    r"\b(?:support(?:ed)?|funding|grant|generosity|sponsor(?:ship|ed)?)\s+(?:from|of|by)\s+(?:the\s+)?(?P<name>[^.;\n]+(?:\.(?=\w)[^.;\n]+)*)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """A header, and the marks in the text that it was read from."""

    header: Header
    marks: tuple[Inline, ...]
    problems: tuple[Problem, ...]


def read_facts(source: Source, page: Page, blocks: Blocks, project: Project, layers: Sequence[Layer], language: str) -> Facts:
    """Read a record's header. `layers` is what is said beside the text, `language` (BCP 47) the language of the text."""
    divisions = blocks.divisions
    problems: list[Problem] = []
    document = divisions[0] if divisions else Division(page.body, "document")
    dating = read_dating(source, page, divisions, language)
    citation, responsibilities, found = _citation(source, page, blocks.notes.notes, document)
    problems += found
    funders, credited = _credits(source, page)
    defaults = project.header
    licence = licence_of(defaults.licence) if defaults.licence else None
    genre = stated_genre(source, layers) or (genre_named(defaults.genre) if defaults.genre else None) or genre_of(source, page, document)
    numbers, number_marks = _numbers(source, document, telegram=genre == "telegram")
    senders, addressees = _correspondents(source, page, document)
    header = Header(
        authors=senders,
        addressees=addressees,
        title=page.title or _title(document, blocks.notes.calls) or _given(defaults.title),
        responsibilities=(*responsibilities, *credited, *_people_of(project, responsibilities)),
        funders=funders,
        credits=page.credits,
        publisher=page.publisher or _given(defaults.publisher),
        publisher_idno_type=page.idno_type,
        document_id=page.document_id,
        url=page.url,
        licence=_given(licence.name) if licence else None,
        licence_target=licence.target if licence else None,
        series=_given(defaults.series),
        citation_text=page.citation,
        citation=citation,
        summary=page.summary,
        date=dating.creation,
        event_dates=tuple(dating.events),
        places=tuple(dating.places),
        languages=_languages(source, page, defaults, language),
        classifications=tuple(_classifications(source, document, blocks.notes.notes)),
        copy_number=first(spans(document, "copyNo")),
        document_numbers=numbers,
        subjects=tuple(_values(source, f) for f in fields(document, "subject")),
        genre=genre,
        extras=page.extras,
    )
    header, found = state(source, header, page.body, layers, language)
    return Facts(header, (*dating.marks, *number_marks), (*problems, *found))


def _correspondents(source: Source, page: Page, document: Division) -> tuple[tuple[Agent, ...], tuple[Agent, ...]]:
    """From the labelled lines, else from the heading, else from the publisher's title."""
    authors = senders(source, fields(document, "from"))
    addressees = [value for f in fields(document, "to") for value in values(f)]
    for block in document.top:
        if isinstance(block, Heading) and not (authors or addressees):
            parties = read_correspondents(source, block.span)
            authors = [parties.sender] if parties.sender else []
            addressees = [parties.addressee] if parties.addressee else []
    if page.title is not None and len(page.title) <= _LONGEST_TITLE and not (authors or addressees):
        parties = read_title(source, page.title)
        authors, addressees = ([party] if party else [] for party in (parties.sender, parties.addressee))
    return tuple(_agents(source, authors)), tuple(_agents(source, addressees))


def _agents(source: Source, spans: Iterable[Span]) -> Iterator[Agent]:
    for span in map(source.strip, spans):
        if span and len(span) < _LONGEST_NAME:
            yield Agent(span)


# ---- what the page says ---------------------------------------------------------------------------


def _citation(
    source: Source, page: Page, notes: Sequence[Note], document: Division
) -> tuple[Citation | None, list[Responsibility], list[Problem]]:
    """From the publisher's citation, else a source note, else an archive's mark above or below the text."""
    if page.citation is not None:
        return read_citation(source, page.citation)
    for note in notes:
        if note.kind == "source":
            citation, _, _ = read_citation(source, _note_text(note))
            return citation, [], []
    marks = [*spans(document, "archive"), *(b.span for b in document.bottom if isinstance(b, Closing) and b.kind == "archive")]
    return next((c for c in (find_citation(source, span) for span in marks) if c is not None), None), [], []


def _note_text(note: Note) -> Span:
    return Span(note.label.end if note.label else note.span.start, note.span.end)


def _credits(source: Source, page: Page) -> tuple[tuple[HeaderText, ...], list[Responsibility]]:
    """The funders and the people that the credits name."""
    funders: list[HeaderText] = []
    credited: list[Responsibility] = []
    for span in page.credits:
        found = _SUPPORT.search(source.text, span.start, span.end)
        if found:
            funders += _split_names(source, Span(found.start("name"), found.end("name")))
        else:
            credited += read_responsibilities(source, span)
    return tuple(funders), credited


_AND = expression(
    r"\s*(?:,\s+and|,|\band\b(?=\s+(?:the\s+)?[A-Z]\w+\s+(?:\w+\s+)?(?:Foundation|Fund|Trust|Endowment|Institute|Corporation)))\s+(?:the\s+)?"
)


def _split_names(source: Source, span: Span) -> list[Span]:
    """Several funders in one sentence."""
    names, at = [], span.start
    for found in _AND.finditer(source.text, span.start, span.end):
        names.append(Span(at, found.start()))
        at = found.end()
    return [s for s in (source.strip(n) for n in [*names, Span(at, span.end)]) if s]


def _languages(source: Source, page: Page, defaults: HeaderDefaults, text: str) -> tuple[Language, ...]:
    original = page.original_language
    printed = source[original].strip("*_ \t\n") if original else defaults.original_language
    code = language_of(printed) if printed else None
    if code == text:
        return (Language(text, language_name(text), "text", original),)
    found = [Language(text, language_name(text), "text")]
    if code:
        found.append(Language(code, language_name(code), "original", original))
    return tuple(found)


def _people_of(project: Project, there: Iterable[Responsibility]) -> list[Responsibility]:
    """The project's editors, and its translator where the record names none."""
    known = {role.role: role for role in reversed(ROLES)}
    found = []
    if project.header.translator is not None and not any(r.role == "translator" for r in there):
        found.append(Responsibility("translator", "translated by", Given(project.header.translator, DEFAULTS), "trl"))
    for editor in project.editors:
        role = known.get(editor.role)
        label = f"{role.verbs[0]} by" if role else editor.role
        found.append(Responsibility(editor.role, label, Given(editor.name, DEFAULTS), role.relator if role else None))
    return found


def _given(value: str | None) -> Given | None:
    return Given(value, DEFAULTS) if value else None


# ---- what the blocks say --------------------------------------------------------------------------


def _values(source: Source, block: Field) -> Span:
    return source.strip(value_span(block))


def _classifications(source: Source, document: Division, notes: Sequence[Note]) -> Iterator[Classification]:
    """From the lines above the text, else from a source note, whose sentences name it among others."""
    printed = spans(document, "classification")
    if printed:
        for span in printed:
            yield from find_classifications(source, span)
        return
    for note in notes:
        if note.kind == "source":
            for sentence in _SENTENCE.finditer(source.text, *_bounds(_note_text(note))):
                yield from find_classifications(source, Span(*sentence.span()))


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _title(document: Division, calls: Sequence[NoteCall]) -> Span | None:
    """The heading without the calls of notes at its end."""
    head = heading(document)
    if head is None:
        return None
    end = head.end
    for call in reversed(calls):
        if head.covers(call.span) and call.span.end == end:
            end = call.span.start
    return Span(head.start, end)


def _are_numbered(source: Source, document: Division) -> bool:
    """Whether the paragraphs are counted from the first on: then the number that opens the text is the first one's."""
    starts = [_COUNT.match(source.text, block.span.start) for block in document.blocks[:_COUNTED]]
    numbers = [int(found["n"]) for found in starts if found]
    return starts[0] is not None and len(numbers) > 1 and numbers[1] == numbers[0] + 1


def _numbers(source: Source, document: Division, *, telegram: bool) -> tuple[tuple[DocumentNumber, ...], list[Inline]]:
    """Numbers of the document, and marks for the numbers as printed."""
    numbers: list[DocumentNumber] = []
    for span in spans(document, "docNo"):
        numbers += find_document_numbers(source, span)
    if telegram and document.blocks and not _are_numbered(source, document):
        opening = document.blocks[0].span
        numbers += find_document_numbers(source, Span(opening.start, min(opening.end, opening.start + _OPENING)), telegram=True)[:1]
    marks: list[Inline] = [NumberMention(n.span, source[n.span]) for n in numbers if source[n.span].isdecimal()]
    copy = first(spans(document, "copyNo"))
    number = find_copy_number(source, copy) if copy else None
    if number is not None and source[number].isdecimal():
        marks.append(NumberMention(number, source[number]))
    return tuple(numbers), marks
