"""A page of the Wilson Center Digital Archive, as plain text or as exported to Markdown.

The page's own labels (``Citation:``, ``Summary:`` …) stand in any order, bold or not, on a line of their own or before
their value; each is optional. The record follows the last of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.reading.dates import parse_date
from teikit.reading.languages import language_of
from teikit.reading.lines import Line, split_lines
from teikit.reading.page import Envelope, Page
from teikit.record import Extra
from teikit.source import Source, Span

__all__ = ["ENVELOPE"]

# Label on the page -> the field of Page it fills; the empty name keeps it as an extra.
LABELS = {
    "citation": "citation",
    "cite this document": "citation",
    "summary": "summary",
    "description": "summary",
    "abstract": "summary",
    "credits": "credits",
    "credit": "credits",
    "donors": "credits",
    "original language": "original_language",
    "original languages": "original_language",
    "language": "original_language",
    "contents": "",
    "title": "title",
    "date": "date",
    "document date": "date",
    "source": "",
    "original archive": "",
    "original classification": "",
    "original uploaded date": "",
    "author": "",
    "author(s)": "",
    "authors": "",
    "subjects": "",
    "subjects discussed": "",
    "associated people & organizations": "",
    "associated people": "",
    "associated places": "",
    "associated topics": "",
    "type": "",
    "rights": "",
    "record id": "",
    "document information": "",
    "notes": "",
}
# Two of these make a page; the rest are common words that any record may have before a colon.
TELLING = {
    "citation",
    "summary",
    "credits",
    "original language",
    "original languages",
    "contents",
    "original archive",
    "cite this document",
}
_BEFORE_LABELS = 3_000
"""Characters that title and date may take up before the first label."""
HEAD_LINES = 400
"""Lines at the start of a text in which the labels are looked for."""

_MARK = r"(?:\*\*|__)?"
_LABEL = re.compile(
    rf"(?P<open>#{{1,6}}[ \t]+)?(?P<b>{_MARK})[ \t]*(?P<label>[A-Z][A-Za-z()& ]{{2,40}}?)"
    rf"[ \t]*(?=:|\*\*|__|$)(?P<colon>:?)[ \t]*(?P<e>{_MARK})[ \t]*(?P<late>:?)[ \t]*(?P<rest>.*)"
)
_CONTENTS = re.compile(
    r"[*_#\s-]*(?:(?:translation|transcript(?:ion)?|original(?: scan)?|scan(?: of (?:the )?original)?)s?)"
    r"(?:[ \t]*[-–—:][ \t]*[A-Z][\w ()]{2,30})?(?:[ \t]*\(?(?:pdf|download)\)?)?[*_\s]*",
    re.I,
)
_PUBLISHER = re.compile(
    r"(?:History\s+and\s+Public\s+Policy\s+Program\s+Digital\s+Archive|(?:Woodrow\s+)?Wilson\s+Center\s+Digital\s+Archive|"
    r"(?:Cold\s+War\s+International\s+History\s+Project|CWIHP)\s+(?:Digital\s+)?Archive)",
    re.I,
)
_URL = re.compile(r"https?://[^\s<>\"\]]*[^\s<>\"\].,;)]")
_URL_ID = re.compile(r"/document/([\w-]+)$")
_DECORATION = re.compile(r"\*\*|__|(?m:^[ \t]*#{1,6}[ \t]+)|\\(?=[!-/:-@\[-`{-~\n])")


@dataclass(frozen=True, slots=True)
class _Labelled:
    field: str
    label: Span
    value_start: int


def _recognises(source: Source) -> bool:
    text = source.text.lower()
    if sum(name in text for name in TELLING) < 2:
        return False
    labels = _labels(source, _head(source))
    telling = {source[found.label].strip(" :").lower() for found in labels} & TELLING
    return len(telling) >= 2 and labels[0].label.start <= _BEFORE_LABELS


def _head(source: Source) -> list[Line]:
    lines = []
    for line in split_lines(source, source.span):
        lines.append(line)
        if len(lines) == HEAD_LINES:
            break
    return lines


def _labels(source: Source, lines: list[Line]) -> list[_Labelled]:
    found = []
    seen: set[str] = set()
    for line in lines:
        labelled = _label(line)
        if labelled is None:
            continue
        name = source[labelled.label].strip(" :").lower()
        if name not in seen:
            seen.add(name)
            found.append(labelled)
    return found


def _label(line: Line) -> _Labelled | None:
    if len(line.text) > 2000 and ":" not in line.text[:60]:
        return None
    match = _LABEL.fullmatch(line.text)
    if match is None:
        return None
    name = match["label"].strip().lower()
    marked = match["b"] or match["open"] or match["colon"] or match["late"]
    if name not in LABELS or not marked or (match["rest"] and not (match["colon"] or match["late"])):
        return None
    start = line.span.start
    return _Labelled(LABELS[name], Span(start + match.start("label"), start + match.end("label")), start + match.start("rest"))


def _open(source: Source) -> Page:
    lines = _head(source)
    labels = _labels(source, lines)
    body = _body_start(source, lines, labels)
    title, date = _title_and_date(source, labels[0].label.start if labels else body)
    known = {field for field, value in (("title", title), ("date", date)) if value}
    values, extras, markup = _values(source, labels, body, known)
    citation = values.get("citation", ())
    cited = citation[0] if citation else None
    markup += [Span(m.start(), m.end()) for m in _DECORATION.finditer(source.text, 0, body)]
    url = _find(_URL, source, cited)
    return Page(
        body=Span(body, len(source)),
        markup=_merged(source, markup),
        title=title or _only(values.get("title", ())),
        date=date or _only(values.get("date", ())),
        citation=cited,
        summary=values.get("summary", ()),
        credits=values.get("credits", ()),
        original_language=_only(values.get("original_language", ())),
        extras=tuple(extras),
        publisher=_find(_PUBLISHER, source, cited),
        url=url,
        document_id=_url_id(source, url),
        idno_type="WCDA",
    )


def _body_start(source: Source, lines: list[Line], labels: list[_Labelled]) -> int:
    """Behind the line that names a translation or transcript, else behind the first paragraph after the last label."""
    if not labels:
        return 0
    after = labels[-1].value_start
    contents = next((found.value_start for found in labels if _is_contents(source, found)), None)
    listed = [line for line in lines if contents is not None and line.span.start >= contents and line and _CONTENTS.fullmatch(line.text)]
    listed = [line for line in listed if line.span.start >= after]
    if listed:
        return _contiguous_end(lines, listed)
    if _is_contents(source, labels[-1]):
        value = Span(after, _line_end(source, after))
        return value.end if _CONTENTS.fullmatch(source[value]) else after
    seen = False
    for line in lines:
        if line.span.start < after and line.span.end <= after:
            continue
        seen = seen or bool(line)
        if seen and not line:
            return line.span.start
    return len(source)


def _is_contents(source: Source, found: _Labelled) -> bool:
    return source[found.label].strip().lower() == "contents"


def _contiguous_end(lines: list[Line], listed: list[Line]) -> int:
    """End of the run of contents lines: a later line of this shape belongs to the record."""
    end = listed[0].span.end
    starts = {line.span.start for line in listed}
    for line in lines:
        if line.span.start <= listed[0].span.start or not line:
            continue
        if line.span.start not in starts:
            break
        end = line.span.end
    return end


def _values(
    source: Source, labels: list[_Labelled], body: int, known: set[str]
) -> tuple[dict[str, tuple[Span, ...]], list[Extra], list[Span]]:
    """The values of the labels by field, further fields (those `known` from elsewhere too), and the markup round them."""
    values: dict[str, tuple[Span, ...]] = {}
    extras, markup = [], []
    for found, following in zip(labels, [*labels[1:], None], strict=False):
        stop = _line_start(source, following.label.start) if following else body
        value = Span(min(found.value_start, stop), stop)
        paragraphs = _paragraphs(source, value)
        if found.field and found.field not in known | values.keys() and _fits(source, found.field, paragraphs):
            values[found.field] = paragraphs if found.field in ("summary", "credits") else _joined(paragraphs)
            markup.append(Span(_line_start(source, found.label.start), found.value_start))
        else:
            here = found.label.end
            extras.append(Extra(found.label, Span(paragraphs[0].start, paragraphs[-1].end) if paragraphs else Span(here, here)))
            markup += [Span(_line_start(source, found.label.start), found.label.start), Span(here, found.value_start)]
    return values, extras, markup


def _fits(source: Source, field: str, paragraphs: tuple[Span, ...]) -> bool:
    """Whether a value is what its label says; else it is kept with its label."""
    if not paragraphs:
        return True
    printed = _DECORATION.sub("", source[Span(paragraphs[0].start, paragraphs[-1].end)]).strip()
    if field == "date":
        return parse_date(printed) is not None
    return field != "original_language" or language_of(printed) is not None


def _joined(paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    return (Span(paragraphs[0].start, paragraphs[-1].end),) if paragraphs else ()


def _paragraphs(source: Source, span: Span) -> tuple[Span, ...]:
    found = []
    for part in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*(?:\n|$)))*", source[span]):
        stripped = source.strip(Span(span.start + part.start(), span.start + part.end()))
        if _DECORATION.sub("", source[stripped]).strip():
            found.append(stripped)
    return tuple(found)


def _title_and_date(source: Source, stop: int) -> tuple[Span | None, Span | None]:
    """The paragraphs before the first label: one is a date, the rest the title."""
    title: Span | None = None
    date: Span | None = None
    for part in _paragraphs(source, Span(0, _line_start(source, stop))):
        if date is None and parse_date(_DECORATION.sub("", source[part]).strip()) is not None:
            date = part
        else:
            title = Span(title.start, part.end) if title else part
    return title, date


def _line_start(source: Source, offset: int) -> int:
    return source.text.rfind("\n", 0, offset) + 1


def _line_end(source: Source, offset: int) -> int:
    end = source.text.find("\n", offset)
    return len(source) if end < 0 else end


def _only(spans: tuple[Span, ...]) -> Span | None:
    return spans[0] if spans else None


def _find(pattern: re.Pattern[str], source: Source, span: Span | None) -> Span | None:
    found = pattern.search(source.text, span.start, span.end) if span else None
    return Span(found.start(), found.end()) if found else None


def _url_id(source: Source, url: Span | None) -> Span | None:
    found = _URL_ID.search(source[url]) if url else None
    return Span(url.start + found.start(1), url.start + found.end(1)) if url and found else None


def _merged(source: Source, spans: list[Span]) -> tuple[Span, ...]:
    """Disjoint, sorted, and without the white space that keeps words apart."""
    merged: list[Span] = []
    for span in sorted(stripped for stripped in map(source.strip, spans) if stripped):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


ENVELOPE = Envelope("wilson-center", _recognises, _open)
