"""A record's page on the website of the Wilson Center Digital Archive as it was before 2022, taken over as text.

Date, title and donors stand first, then what the site's menu folds out (``get citation``: summary and citation; ``share document``:
the address), then language and format of the texts (``English HTML``), and the record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.envelopes import wilson_center, wilson_center_site
from teikit.reading.envelopes.wilson_center.above import above_labels, head_of
from teikit.reading.envelopes.wilson_center.printed import DONORS, PUBLISHER, document_number, find, is_menu, over, undecorated, web_address
from teikit.reading.languages import language_of
from teikit.reading.lines import Line, split_lines
from teikit.reading.page import Envelope, Page
from teikit.record import Extra, Given
from teikit.source import Source, Span

__all__ = ["ENVELOPE"]

_HEART = "get citation"
_MOST_ABOVE = 12
"""Printed lines among which ``get citation`` stands."""
_MOST = 60
"""Printed lines among which the menu ends."""
_BULLETS = "•·*-– \t"
_MENU = expression(r"citations?|get citation|share document|view documents?(?: in)?|https?://\S+", re.I)
_FORMAT = r"[A-Z][^\W\d_]+(?: \([\w ]+\))?[ \t]+(?:HTML|PDF)"
_FORMATS = expression(rf"{_FORMAT}(?:[ \t|,/]+{_FORMAT})*")
_ONE_FORMAT = expression(r"(?P<language>[A-Z][^\W\d_]+(?: \([\w ]+\))?)[ \t]+(?P<format>HTML|PDF)")
_TITLE = expression(r"[\"“](?P<title>[^\"“”]+?),?[\"”]")
_QUOTES = ('"', "“")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines above the record."""

    above: Sequence[Line]
    """Date, title, donors."""
    folded: Sequence[Line]
    """Summary and citation."""
    menu: Sequence[Line]


def _recognises(source: Source) -> bool:
    if not source.holds(_HEART) or _parts(source) is None:
        return False
    return not (wilson_center.ENVELOPE.recognises(source) or wilson_center_site.ENVELOPE.recognises(source))


def _parts(source: Source) -> _Parts | None:
    """The parts of a page; None where its menu is missing."""
    lines = list(islice(filter(None, split_lines(source, source.span)), _MOST))
    at = next((i for i, line in enumerate(lines[:_MOST_ABOVE]) if _bare(line).lower() == _HEART), None)
    if at is None:
        return None
    behind = next((i for i, line in enumerate(lines) if i > at and _is_of_menu(line)), None)
    if behind is None:
        return None
    menu = [*(line for line in lines[:at] if _is_of_menu(line)), lines[at], *takewhile(_is_of_menu, lines[behind:])]
    return _Parts([line for line in lines[:at] if not _is_of_menu(line)], lines[at + 1 : behind], menu)


def _bare(line: Line) -> str:
    return undecorated(line.text.lstrip(_BULLETS))


def _is_of_menu(line: Line) -> bool:
    return is_menu(line) or _MENU.fullmatch(_bare(line)) is not None or _is_format(line)


def _is_format(line: Line) -> bool:
    """``English HTML``"""
    printed = _bare(line)
    return bool(_FORMATS.fullmatch(printed)) and all(language_of(one["language"]) for one in _ONE_FORMAT.finditer(printed))


def _open(source: Source) -> Page:
    parts = _parts(source)
    if parts is None:
        return Page(body=source.span)
    donors = [line.span for line in parts.above if DONORS.fullmatch(line.text)]
    stop = parts.menu[-1].span.end
    above = above_labels([line for line in parts.above if line.span not in donors], stop)
    head = head_of(above, trailing=False)
    summary, citation = _folded(parts.folded)
    formats = [line.span for line in parts.menu if _is_format(line)]
    languages = {found["format"]: Span(*found.span("language")) for span in reversed(formats) for found in _formats(source, span)}
    url = next((found for line in parts.menu if (found := web_address(source, line.span))), None)
    kept = {*formats, url}
    publisher = find(PUBLISHER, source, citation) or above.publisher
    return Page(
        body=Span(stop, len(source)),
        markup=tuple(line.span for line in parts.menu if line.span not in kept),
        title=head.title or _title(source, citation),
        date=head.date,
        citation=citation,
        summary=(summary,) if summary else (),
        credits=tuple(donors),
        language=languages.get("HTML"),
        original_language=languages.get("PDF"),
        publisher=publisher,
        url=url or web_address(source, citation),
        document_id=document_number(source, url or web_address(source, citation)),
        idno_type="WCDA",
        extras=(*head.extras, *(Extra(Given("contents", "teikit"), span) for span in formats)),
    )


def _formats(source: Source, span: Span) -> list[re.Match[str]]:
    return list(_ONE_FORMAT.finditer(source.text, span.start, span.end))


def _folded(lines: Sequence[Line]) -> tuple[Span | None, Span | None]:
    """The summary, and the citation: from the title in quotation marks on, else from the name of the archive."""
    quoted = [i for i, line in enumerate(lines) if line.text.startswith(_QUOTES)]
    named = [i for i, line in enumerate(lines) if PUBLISHER.search(line.text)]
    at = quoted[-1] if quoted else named[0] if named else len(lines)
    return over(lines[:at]), over(lines[at:])


def _title(source: Source, citation: Span | None) -> Span | None:
    """The title as the citation has it."""
    found = _TITLE.match(source.text, citation.start, citation.end) if citation else None
    return Span(*found.span("title")) if found else None


ENVELOPE = Envelope("wilson-center-older-site", _recognises, _open)
