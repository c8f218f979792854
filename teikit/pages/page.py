"""One record as a page shows it: made where the record is converted, sent back small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from teikit.dataclass import dataclass
from teikit.pages.alignment import Alignment
from teikit.pages.encoded import Encoded, encoded
from teikit.pages.source_lines import SourceLine, plain_lines, source_lines
from teikit.pages.templating import packed, template
from teikit.problems import Problem, Severity
from teikit.source import Source
from teikit.tables import load
from teikit.tei import Tei, tei_of

if TYPE_CHECKING:
    from teikit.conversion import Conversion

__all__ = ["Page", "Shown", "bare_page", "page_of", "shown"]

# Columns of the table of headers that a page shows in other places.
_ELSEWHERE = frozenset({"file", "document", "title", "to", "from", "speeches", "insertions"})
_LABELS = {"url": "URL"}
_TITLE = "t:teiHeader/t:fileDesc/t:titleStmt/t:title"


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a batch needs of a record."""

    title: str
    date: str
    """In standard form, else as printed; empty where unknown."""
    year: int | None
    insertions: int
    speeches: int
    unsure: int
    """Elements that are unsure."""
    speakers: tuple[tuple[str, int], ...]
    """Who speaks, and how many words."""
    body: bytes
    """The record, source beside encoded text, deflated (`teikit.pages.templating.packed`)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as HTML, and what belongs to it."""

    html: str
    data: dict[str, Any]
    """What the script needs beside the HTML: the XML, the places of the elements in it."""
    header: dict[str, Any]
    """Its row of the table of headers."""
    unsure: int


def page_of(conversion: Conversion) -> Page:
    """The page of a conversion."""
    record = conversion.record
    found = tei_of(conversion.to_bytes(), record.source.name)
    assert not isinstance(found, Problem), found
    tei, start = found[0], record.body.start if record.body is not None else 0
    view = shown(tei, conversion.problems, tuple(source_lines(record)), Alignment(record.source, record.markup, start))
    return page_from(tei, view)


def page_from(tei: Tei, view: Shown) -> Page:
    """What a batch needs of a document that is shown."""
    date = view.header["from"]
    return Page(
        title=view.header["title"],
        date=date or view.header["date"],
        year=int(date[:4]) if date[:4].isdecimal() else None,
        insertions=view.header["insertions"],
        speeches=view.header["speeches"],
        unsure=view.unsure,
        speakers=_speakers(tei),
        body=packed({"html": view.html, **view.data}),
    )


def bare_page(path: str, problems: Sequence[Problem], source: Source | None) -> Page:
    """The page of a record that gave no TEI."""
    html = _html("", path, problems, lines=tuple(plain_lines(source)) if source is not None else ())
    return Page("", "", None, 0, 0, 0, (), packed({"html": html, "xml": "", "places": []}))


def shown(tei: Tei, problems: Iterable[Problem] = (), lines: Sequence[SourceLine] = (), alignment: Alignment | None = None) -> Shown:
    """A document as a page shows it; beside its source, where the `lines` of that are given."""
    text = encoded(tei, alignment)
    table = load("headers")
    header: dict[str, Any] = dict(zip(table.columns, next(iter(table.rows(tei))), strict=True))
    if "#teikit" in tei.select(f"{_TITLE}/@resp"):
        # What stands there for want of a title says nothing.
        header["title"] = ""
    language = next(iter(tei.select("t:text/@xml:lang")), "")
    facts = _facts(header)
    html = _html(header["title"], tei.file, tuple(problems), facts=facts, encoded=text, lines=lines, language=language)
    return Shown(html, {"xml": text.xml, "places": text.places.tolist()}, header, text.unsure)


def _html(
    title: str,
    path: str,
    problems: Sequence[Problem],
    *,
    facts: dict[str, str] | None = None,
    encoded: Encoded | None = None,
    lines: Sequence[SourceLine] = (),
    language: object = "",
) -> str:
    """A record from its parts; `language` is that of the source's text."""
    placed = [(problem, _place(problem, encoded, len(lines))) for problem in problems]
    # The worst problem of a line is the last to be put there.
    troubled = {
        p.line: p.severity.value for weight in reversed(Severity) for p, place in placed if p.severity is weight and place[:1] == "l"
    }
    weighty, notes = ([each for each in placed if (each[0].severity is Severity.NOTE) is note] for note in (False, True))
    return template("record.html").render(
        title=title,
        path=path,
        problems=weighty,
        notes=notes,
        facts=facts or {},
        encoded=encoded,
        lines=lines,
        troubled=troubled,
        language=language,
    )


def _place(problem: Problem, text: Encoded | None, lines: int) -> str:
    """Where a problem is shown: ``l12``, a line of the source; ``e5``, an element of the encoded text; ``h5``, of the header; nowhere."""
    if problem.xpath is not None and text is not None and (number := text.number(problem.xpath)) is not None:
        return f"h{number}" if number in text.hidden else f"e{number}"
    return f"l{problem.line}" if problem.line is not None and problem.line <= lines else ""


def _facts(header: dict[str, Any]) -> dict[str, str]:
    """The header in words: label -> value."""
    said = {name: "; ".join(value) if isinstance(value, tuple) else str(value) for name, value in header.items()}
    return {
        _LABELS.get(name, name.replace("_", " ").capitalize()): value for name, value in said.items() if value and name not in _ELSEWHERE
    }


def _speakers(tei: Tei) -> tuple[tuple[str, int], ...]:
    table = load("speakers")
    rows: Iterator[dict[str, Any]] = (dict(zip(table.columns, row, strict=True)) for row in table.rows(tei))
    return tuple((row["name"] or row["speaker"], row["words"]) for row in rows if row["speeches"])
