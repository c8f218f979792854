"""Problems about a record as a whole: how its bytes were read, and what was not recognised in it."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.problems import Problem, Severity
from teikit.record import Insertion, Paragraph, Record
from teikit.source import Source

__all__ = ["decoding_problems", "recognition_problems", "unsure_insertions"]

_LISTED = 20
"""Undecodable places named one by one; the rest are counted."""


def decoding_problems(source: Source) -> list[Problem]:
    """``encoding-guessed`` and ``bytes-undecodable``."""
    problems = []
    decoding = source.decoding
    if decoding.guessed:
        message = f"not UTF-8: read as {decoding.encoding}, the likeliest encoding; name the right one with --encoding"
        problems.append(Problem("encoding-guessed", Severity.WARNING, message, source.name))
    for offset in decoding.replaced[:_LISTED]:
        line, column = source.position(offset)
        message = f"a byte here is not {decoding.encoding}; it stands as U+FFFD"
        problems.append(Problem("bytes-undecodable", Severity.ERROR, message, source.name, line, column))
    more = len(decoding.replaced) - _LISTED
    if more > 0:
        message = f"{more} more bytes are not {decoding.encoding}"
        problems.append(Problem("bytes-undecodable", Severity.ERROR, message, source.name))
    return problems


def unsure_insertions(source: Source, insertions: Iterable[Insertion]) -> list[Problem]:
    """``insertion-unsure``: a note for each bracket whose reading is not certain; the table of `--review` says more."""
    problems = []
    for insertion in insertions:
        if insertion.cert != "high" and insertion.cls != "unclassified":
            line, column = source.position(insertion.span.start)
            shown = " ".join(source[insertion.span].split())[:60]
            message = f"{shown} is read as {insertion.cls} (certainty {insertion.cert}): {insertion.why}"
            problems.append(Problem("insertion-unsure", Severity.NOTE, message, source.name, line, column, rule=insertion.convention))
    return problems


def recognition_problems(record: Record) -> list[Problem]:
    """``record-empty``, ``record-unrecognised`` (nothing but paragraphs), ``title-missing``."""
    name = record.source.name
    if not record.source.text.strip():
        return [Problem("record-empty", Severity.ERROR, "the file holds no text", name)]
    problems = []
    if record.envelope == "bare" and _only_paragraphs(record):
        message = "nothing but paragraphs was recognised: no publisher's page, no heading, no date, no speaker"
        problems.append(Problem("record-unrecognised", Severity.WARNING, message, name))
    elif record.header.title is None:
        problems.append(Problem("title-missing", Severity.NOTE, "the record has no title; name one with --title", name))
    return problems


def _only_paragraphs(record: Record) -> bool:
    return all(not (d.top or d.bottom or d.sections) and all(isinstance(b, Paragraph) for b in d.blocks) for d in record.divisions)
