"""Options that change a project's settings, shared by the commands that read records."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from teikit.problems import TeikitError
from teikit.project import STYLES, ConventionSettings, Project
from teikit.source import Source

__all__ = ["project_of", "project_options"]

FILE = "teikit.toml"

# Option -> section of Project, field, help. A flag gives the value in the last column.
_TEXT_OPTIONS = (
    ("--encoding", "text", "encoding", "Encoding of the files, instead of recognising it."),
    ("--envelope", "text", "envelope", "Publisher's page the records stand in, instead of recognising it."),
    ("--style", "text", "style", "How turns are encoded: turns (sp), or speech (u and seg) for verbatim records."),
    ("--metadata", "metadata", "file", "Table (CSV, TSV, JSON lines) of what is known beside the text, a row for each record."),
    ("--title", "stated", "title", "Title of the record."),
    ("--publisher", "stated", "publisher", "Who publishes the TEI."),
    ("--licence", "stated", "licence", "Licence of the TEI: an SPDX identifier (CC-BY-4.0), its URL or its words."),
    ("--series", "stated", "series", "Series the records appear in."),
    ("--language", "stated", "language", "Language of the text (BCP 47: en, ru …), instead of recognising it."),
    ("--original-language", "stated", "original_language", "Language that the text was translated from."),
    ("--translator", "stated", "translator", "Who translated the text."),
    ("--genre", "stated", "genre", "Genre of the records (letter, telegram …), instead of recognising it."),
)
_FLAGS = (
    ("--line-breaks", "text", "line_breaks", True, "Keep every line break of the source as lb."),
    ("--hyphenation", "text", "hyphenation", True, 'Encode a word broken at the end of a line with lb break="no".'),
    ("--no-said", "text", "said", False, "Leave reported speech alone."),
)

_Function = TypeVar("_Function", bound=Callable[..., Any])


def project_options(function: _Function) -> _Function:
    """Add ``--project`` and the options that stand for single settings of it."""
    for option, _, _, value, text in reversed(_FLAGS):
        function = click.option(option, _argument(option), flag_value=value, default=None, type=bool, help=text)(function)
    for option, _, _, text in reversed(_TEXT_OPTIONS):
        function = click.option(option, _argument(option), metavar="TEXT", help=text)(function)
    where = f"Settings of the project; by default the {FILE} of the current folder or beside the records."
    return click.option("--project", "project_file", type=click.Path(dir_okay=False), metavar="FILE", help=where)(function)


def project_of(project_file: str | None, paths: Iterable[str], options: Mapping[str, Any], schema: str | None = None) -> Project:
    """The project's file, or the one found, changed by the options given.

    Raises `TeikitError` where the file or an option's value is wrong: before any record is read.
    """
    file = project_file or _found(paths)
    project = Project.load(file) if file is not None else Project()
    project = replace(
        project,
        text=replace(project.text, **_given(options, "text")),
        metadata=replace(project.metadata, **_given(options, "metadata")),
        stated=replace(project.stated, **_given(options, "stated")),
        schema=schema or project.schema,
    )
    _check(project)
    return project


def _argument(option: str) -> str:
    return option.lstrip("-").replace("-", "_")


def _given(options: Mapping[str, Any], section: str) -> dict[str, Any]:
    rows = [(option, row_section, field) for option, row_section, field, *_ in (*_TEXT_OPTIONS, *_FLAGS)]
    found = {field: options.get(_argument(option)) for option, row_section, field in rows if row_section == section}
    return {field: value for field, value in found.items() if value is not None}


def _found(paths: Iterable[str]) -> Path | None:
    here = Path(FILE)
    if here.is_file():
        return here
    folders = (Path(path) if Path(path).is_dir() else Path(path).parent for path in paths)
    beside = {file.resolve(): file for file in (folder / FILE for folder in folders) if file.is_file()}
    if len(beside) > 1:
        raise TeikitError(f"several projects beside the records ({', '.join(map(str, beside.values()))}); name one with --project")
    return next(iter(beside.values()), None)


def _check(project: Project) -> None:
    """What would go wrong with every record is told once."""
    if project.text.style not in STYLES:
        raise TeikitError(f"no style {project.text.style!r}; known: {', '.join(STYLES)}")
    if project.text.encoding is not None:
        try:
            codecs.lookup(project.text.encoding)
        except LookupError as error:
            raise TeikitError(f"unknown encoding {project.text.encoding!r}") from error
    if project.text.envelope is not None:
        from teikit.reading.envelopes import envelopes

        if project.text.envelope not in envelopes():
            raise TeikitError(f"no envelope {project.text.envelope!r}; known: {', '.join(sorted(envelopes()))}")
    if project.metadata.file is not None:
        from teikit.reading.metadata import table_of

        table_of(project.metadata)
    for defaults, of in ((project.header, f"{FILE}: header."), (project.stated, "--")):
        _check_language(defaults.language, f"{of}language")
        _check_language(defaults.original_language, f"{of}original{'-' if of == '--' else '_'}language")
        _check_genre(defaults.genre, f"{of}genre")
    if project.conventions != ConventionSettings() or project.decisions is not None:
        from teikit.reading.in_force import table_for

        table_for(Source(""), project)
    if project.people.authority is not None:
        from teikit.reading.authority import authority_of

        authority_of(project.people.authority)
    if project.places.authority is not None:
        from teikit.reading.authority import authority_of

        authority_of(project.places.authority, "places")


def _check_language(value: str | None, setting: str) -> None:
    if value is None:
        return
    from teikit.reading.languages import language_of, languages_like

    if language_of(value) is None:
        raise TeikitError(f"{setting}: no language {value!r}{_hint(languages_like(value))}")


def _check_genre(value: str | None, setting: str) -> None:
    if value is None:
        return
    from teikit.reading.genres import GENRES, genre_named

    if genre_named(value) is None:
        import difflib

        near = difflib.get_close_matches(value, GENRES, n=1)
        raise TeikitError(f"{setting}: no genre {value!r}{_hint(near)}; known: {', '.join(GENRES)}")


def _hint(near: Sequence[str]) -> str:
    return f"; did you mean {near[0]}?" if near else ""
