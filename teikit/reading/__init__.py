"""Plain text -> Record."""

from __future__ import annotations

from pathlib import Path

from teikit.dataclass import dataclass
from teikit.problems import Problem
from teikit.project import Project
from teikit.reading.blocks import read_blocks
from teikit.reading.blocks.notes import without_calls
from teikit.reading.coverage import check_coverage
from teikit.reading.envelopes import open_envelope
from teikit.reading.facts import read_facts
from teikit.reading.findings import decoding_problems, recognition_problems, unsure_insertions
from teikit.reading.identities import identified
from teikit.reading.in_force import table_for
from teikit.reading.inlines import read_insertions
from teikit.reading.inlines.emphasis import find_emphasis
from teikit.reading.located import located
from teikit.reading.people import find_people
from teikit.reading.precedence import layers_of, text_language
from teikit.reading.sources import source_of
from teikit.reading.speech import find_speech
from teikit.reading.voices import attributed, insertion_context, named, people_input, running_text, with_foreign
from teikit.record import DateMention, PlaceMention, Record
from teikit.source import Source

__all__ = ["Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A record, and what was unsure or could not be read."""

    record: Record
    problems: tuple[Problem, ...]


def read(source: Source | str | bytes | Path, project: Project | None = None) -> Reading:
    """Read a record.

    `source` is a `Source`, a path, bytes, or text: a `str` without a line break that names an existing file is a path, any
    other `str` is the text itself. Raises `TeikitError` where a file cannot be read or the project names an unknown envelope.
    Whatever the text is, a record comes out; what was not understood is among the problems.
    """
    project = project or Project()
    source = source_of(source, project.text.encoding)
    envelope, page = open_envelope(source, project.text.envelope)
    layers, unstated = layers_of(source, page, project)
    language = text_language(source, page, layers, project.header)
    blocks = read_blocks(source, page.body, language)
    facts = read_facts(source, page, blocks, project, layers, language)
    header, marks, elsewhere = located(source, facts.header, facts.marks, project.places.authority)
    people = find_people(source, people_input(source, page, header, blocks.divisions))
    said = find_speech(source, running_text(blocks.divisions), people) if project.text.said else None
    people, speeches, strangers = identified(source, people, said.speeches if said else (), project.people.authority)
    table, unmatched = table_for(source, project)
    insertions = read_insertions(source, page.body, insertion_context(source, header, people, blocks, table))
    brackets = without_calls(insertions.insertions, blocks.notes)
    text = project.text
    brackets = brackets if text.insertions else []
    marks = marks if text.dates else tuple(m for m in marks if not isinstance(m, DateMention | PlaceMention))
    inlines = (*blocks.breaks, *blocks.lines, *blocks.notes.calls, *marks, *(people.mentions if text.names else ()), *speeches, *brackets)
    record = Record(
        source=source,
        header=with_foreign(named(source, header, people), brackets),
        divisions=attributed(blocks.divisions, people.speaker_of),
        notes=blocks.notes.notes,
        inlines=tuple(sorted((*inlines, *find_emphasis(source, page.body, blocks.notes.signs)), key=lambda m: (m.span.start, -m.span.end))),
        people=people.people,
        markup=page.markup,
        body=page.body,
        envelope=envelope,
    )
    problems = (
        *decoding_problems(source),
        *recognition_problems(record),
        *page.problems,
        *unstated,
        *blocks.notes.problems,
        *facts.problems,
        *people.problems,
        *(said.problems if said else ()),
        *strangers,
        *elsewhere,
        *insertions.problems,
        *unmatched,
        *unsure_insertions(source, brackets),
        *check_coverage(record),
    )
    return Reading(record, problems)
