"""A page of the Wilson Center Digital Archive, as plain text or as exported to Markdown.

The page's own labels (``Citation:``, ``Summary:`` …) stand in any order, bold or not, on a line of their own or before
their value, with a colon or without; each is optional. The record follows the last of them, or stands between the title and
the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from teikit.expressions import expression
from teikit.reading.dates import parse_date
from teikit.reading.languages import language_of
from teikit.reading.lines import Line, split_lines
from teikit.reading.page import Envelope, Page
from teikit.reading.page_labels import LABELS, OF_PAGE
from teikit.reading.statements import SEVERAL, Statement
from teikit.record import Extra, Given
from teikit.source import Source, Span

__all__ = ["ENVELOPE"]

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
_CITATIONS = frozenset(name for name, field in LABELS.items() if field == "citation" and name != "source")
_BEFORE_LABELS = 3_000
"""Characters that title and date may take up before the first label."""
HEAD_LINES = 400
"""Lines at the start of a text in which the labels are looked for."""

_MARK = r"(?:\*\*|__)?"
_LABEL = expression(
    rf"(?P<open>#{{1,6}}[ \t]+)?(?P<b>{_MARK})[ \t]*(?P<label>[A-Z][A-Za-z()& ]{{2,40}}?)"
    rf"[ \t]*(?=:|\*\*|__|$)(?P<colon>:?)[ \t]*(?P<e>{_MARK})[ \t]*(?P<late>:?)[ \t]*(?P<rest>.*)"
)
_LISTED = (
    r"(?:translation|transcript(?:ion)?|original(?: scan)?|scan(?: of (?:the )?original)?)s?"
    r"(?:[ \t]*[-–—:][ \t]*[A-Z][\w ()]{2,30})?(?:[ \t]*\(?(?:pdf|download)\)?)?"
)
_CONTENTS = expression(rf"[*_#\s-]*{_LISTED}(?:\s*[,;|]\s*{_LISTED})*[*_\s]*", re.I)
_TEXT_LISTED = expression(
    r"(?:(?m:^)|(?<=[,;|]))[*_#\s-]*(?P<kind>translation|transcript(?:ion)?)s?(?:[ \t]*[-–—:][ \t]*(?P<language>[A-Z][\w ()]{2,30}))?", re.I
)
_PUBLISHER = expression(
    r"(?:History\s+and\s+Public\s+Policy\s+Program\s+Digital\s+Archive|(?:Woodrow\s+)?Wilson\s+Center\s+Digital\s+Archive|"
    r"(?:Cold\s+War\s+International\s+History\s+Project|CWIHP)\s+(?:Digital\s+)?Archive)",
    re.I,
)
_URL = expression(r"https?://[^\s<>\"\]]*[^\s<>\"\].,;)]")
_URL_ID = expression(r"/document/([\w-]+)$")
_DECORATION = expression(r"\*\*|__|(?m:^[ \t]*#{1,6}[ \t]+)|\\(?=[!-/:-@\[-`{-~\n])")
_EMPHASIS = expression(r"(?m:^[ \t]*[*_](?=\w)|(?<=\w)[*_][ \t]*$)")
_RULE = expression(r"(?:[-*_][ \t]*){3,}")
_NAVIGATION = expression(
    r"skip to (?:main )?content|home|search(?: in)?|digital archive|international history declassified|share(?: document)?"
    r"|print|download(?: pdf)?",
    re.I,
)
_FEWEST_PLAIN = 3
"""Labels without mark or colon that make a page: alone on their lines, they might be headings of any record."""
_FARTHEST = 60
"""Lines behind a label among which the next one stands, where the labels have no mark."""
_LONG_HEAD = 6
"""Printed lines above the first label that hold more than title and date."""


@dataclass(frozen=True, slots=True)
class _Labelled:
    field: str
    label: Span
    value_start: int


def _recognises(source: Source) -> bool:
    text = source.text.lower()
    if sum(name in text for name in TELLING) < 2:
        return False
    lines = _head(source)
    labels = _labels(source, lines)
    if len(_telling(source, labels)) < 2 or labels[0].label.start > _BEFORE_LABELS:
        return False
    # Text above the labels and text below them: a record that has such words in it.
    above = _line_start(source, labels[0].label.start)
    printed = [line for line in lines if line and line.span.start < above and not _NAVIGATION.fullmatch(_undecorated(line.text))]
    return len(printed) <= _LONG_HEAD + 1 or not source.text[_body_start(source, lines, labels) :].strip()


def _head(source: Source) -> list[Line]:
    lines = []
    for line in split_lines(source, source.span):
        lines.append(line)
        if len(lines) == HEAD_LINES:
            break
    return lines


def _labels(source: Source, lines: list[Line]) -> list[_Labelled]:
    """The labels with a mark or a colon; where they make no page, those without."""
    marked = list(_once(source, (label for line in lines if (label := _label(line)))))
    if len(_telling(source, marked)) > 1:
        return marked
    plain = list(_once(source, _plain(lines)))
    return plain if len(plain) >= _FEWEST_PLAIN and len(_telling(source, plain)) > 1 else marked


def _plain(lines: list[Line]) -> Iterator[_Labelled]:
    last: int | None = None
    for i, line in enumerate(lines):
        if last is not None and i - last > _FARTHEST:
            return
        found = _label(line, plain=True)
        if found is not None:
            last = i
            yield found


def _telling(source: Source, labels: list[_Labelled]) -> set[str]:
    return {_name(source, found) for found in labels} & TELLING


def _name(source: Source, found: _Labelled) -> str:
    return source[found.label].strip(" :").lower()


def _once(source: Source, labels: Iterable[_Labelled]) -> Iterator[_Labelled]:
    seen: set[str] = set()
    for found in labels:
        if _name(source, found) not in seen:
            seen.add(_name(source, found))
            yield found


def _label(line: Line, *, plain: bool = False) -> _Labelled | None:
    if len(line.text) > 2000 and ":" not in line.text[:60]:
        return None
    match = _LABEL.fullmatch(line.text)
    if match is None:
        return None
    name = match["label"].strip().lower()
    marked = match["b"] or match["open"] or match["colon"] or match["late"] or (plain and not match["rest"])
    if name not in LABELS or not marked or (match["rest"] and not (match["colon"] or match["late"])):
        return None
    start = line.span.start
    return _Labelled(LABELS[name], Span(start + match.start("label"), start + match.end("label")), start + match.start("rest"))


def _open(source: Source) -> Page:
    lines = _head(source)
    labels = _labels(source, lines)
    start = _body_start(source, lines, labels)
    above = _line_start(source, labels[0].label.start) if labels else start
    trailing = not source.text[start:].strip()
    head = _read_head(source, above, [line for line in lines if line and line.span.start < above], trailing=trailing)
    body, outside_end, listed = _body(source, head, start, above, named="contents" in {_name(source, label) for label in labels})
    known = {field for field, value in (("title", head.title), ("date", head.date)) if value}
    values, extras, markup = _values(source, labels, start, known)
    citation = values.get("citation", ())
    cited = citation[0] if citation else None
    markup += [*head.markup, *(span for span in (_rule_before(source, body.start),) if span)]
    outside = [Span(0, min(body.start, above)), Span(above, outside_end)] if body.start < above else [Span(0, outside_end)]
    markup += [Span(*m.span()) for part in outside for m in _DECORATION.finditer(source.text, part.start, part.end)]
    markup += [Span(*m.span()) for m in _EMPHASIS.finditer(source.text, 0, min(body.start, above))]
    url = _only(values.get("url", ())) or _find(_URL, source, cited)
    publisher = _find(_PUBLISHER, source, cited) or head.publisher
    markup += [head.publisher] if head.publisher and publisher != head.publisher else []
    return Page(
        body=body,
        markup=_merged(source, markup),
        title=head.title or _only(values.get("title", ())),
        date=head.date or _only(values.get("date", ())),
        citation=cited,
        summary=values.get("summary", ()),
        credits=values.get("credits", ()),
        original_language=_only(values.get("original_language", ())),
        extras=(*extras, *head.extras, *listed),
        publisher=publisher,
        url=url,
        document_id=_only(values.get("document_id", ())) or _url_id(source, url),
        labelled=tuple(_statements(source, labels, start)),
        language=_language_listed(source, labels, start, values.get("original_language", ())),
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
    # A label that means a field best goes before one that can mean it: Citation before Source.
    known = known | ({"source"} if any(_name(source, found) in _CITATIONS for found in labels) else set())
    values: dict[str, tuple[Span, ...]] = {}
    extras, markup = [], []
    for found, following in zip(labels, [*labels[1:], None], strict=False):
        stop = _line_start(source, following.label.start) if following else body
        value = Span(min(found.value_start, stop), stop)
        paragraphs = _paragraphs(source, value)
        if found.field and found.field not in OF_PAGE:
            markup.append(Span(_line_start(source, found.label.start), found.value_start))
        elif found.field and not {found.field, _name(source, found)} & (known | values.keys()) and _fits(source, found.field, paragraphs):
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


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above the first label."""

    title: Span | None = None
    date: Span | None = None
    publisher: Span | None = None
    markup: tuple[Span, ...] = ()
    extras: tuple[Extra, ...] = ()
    end: int = 0
    """Behind title and date, where more stands above the label than these."""


def _read_head(source: Source, above: int, lines: Sequence[Line], *, trailing: bool) -> _Above:
    """Title and date, each on lines of its own, whichever comes first; the name of the site and its menu are none of them.

    `trailing` where the labels stand behind the record: then all but the first lines is its text.
    """
    publisher = next((line.span for line in lines[:_LONG_HEAD] if _PUBLISHER.fullmatch(_undecorated(line.text))), None)
    menu = tuple(line.span for line in lines if line.span == publisher or _NAVIGATION.fullmatch(_undecorated(line.text)))
    printed = [line for line in lines if line.span not in menu]
    at = next((i for i, line in enumerate(printed[:_LONG_HEAD]) if parse_date(_undecorated(line.text)) is not None), None)
    date = printed[at].span if at is not None else None
    if (trailing and len(printed) > 2) or len(printed) > _LONG_HEAD:
        rest = printed[at + 1 : at + 2] if at == 0 else printed[: 1 if at is None else at]
        end = max(line.span.end for line in (*rest, *(printed[at : at + 1] if at is not None else ())))
        left = _over([line for line in printed if line.span.start >= end]) if not trailing else None
        kept = (Extra(Given("below the title", "teikit"), left),) if left else ()
        return _Above(_over(rest), date, publisher, _not_publisher(menu, publisher), kept, end)
    before, after = (printed[:at], printed[at + 1 :]) if at is not None else (printed, [])
    title, other = (after, before) if after else (before, after)
    extras = (Extra(Given("above the title", "teikit"), span),) if (span := _over(other)) else ()
    return _Above(_over(title), date, publisher, _not_publisher(menu, publisher), extras, above)


def _not_publisher(menu: Iterable[Span], publisher: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in menu if span != publisher)


def _over(lines: Sequence[Line]) -> Span | None:
    return Span(lines[0].span.start, lines[-1].span.end) if lines else None


def _undecorated(text: str) -> str:
    return _EMPHASIS.sub("", _DECORATION.sub("", text)).strip()


def _body(source: Source, head: _Above, start: int, above: int, *, named: bool) -> tuple[Span, int, tuple[Extra, ...]]:
    """The record, where the page's fields end, and the line that names what follows: ``Translation``."""
    if not source.text[start:].strip():
        return (source.strip(Span(head.end, above)), len(source), ()) if head.end < above else (Span(start, len(source)), start, ())
    rule = re.compile(rf"\s*{_RULE.pattern}[ \t]*(?=\n|$)").match(source.text, start)
    start = rule.end() if rule else start
    first = re.compile(r"\s*(?P<line>[^\n]+)").match(source.text, start)
    if named or first is None or not _CONTENTS.fullmatch(first["line"].strip()):
        return Span(start, len(source)), start, ()
    line = source.strip(Span(*first.span("line")))
    return Span(line.end, len(source)), line.end, (Extra(Given("contents", "teikit"), line),)


def _rule_before(source: Source, body: int) -> Span | None:
    line = source.strip(Span(source.text.rfind("\n", 0, body) + 1, body))
    return line if line and _RULE.fullmatch(source[line]) else None


def _statements(source: Source, labels: Sequence[_Labelled], stop: int) -> Iterator[Statement]:
    """What labels say that the page has no field of its own for: authors, subjects, rights."""
    for found, following in zip(labels, [*labels[1:], None], strict=False):
        end = _line_start(source, following.label.start) if following else stop
        if found.field and found.field not in OF_PAGE and found.value_start < end:
            paragraphs = _paragraphs(source, Span(found.value_start, end))
            values = _pieces(source, paragraphs) if found.field in SEVERAL else _joined(paragraphs)
            yield from (Statement(found.field, value, found.label) for value in values)


def _pieces(source: Source, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """Several values: one to a line, or divided by semicolons."""
    for part in paragraphs:
        for piece in re.finditer(r"[^;\n]+", source[part]):
            value = source.strip(Span(part.start + piece.start(), part.start + piece.end()))
            if value:
                yield value


def _language_listed(source: Source, labels: Sequence[_Labelled], stop: int, original: Sequence[Span]) -> Span | None:
    """The language of the text that the page lists: that of ``Translation - English``, the original's for a ``Transcript``."""
    contents = next((found for found in labels if _is_contents(source, found)), None)
    if contents is None:
        return None
    texts = list(_TEXT_LISTED.finditer(source.text[contents.value_start : stop]))
    if len(texts) != 1:
        return None
    if texts[0]["language"]:
        start, end = texts[0].span("language")
        return Span(contents.value_start + start, contents.value_start + end)
    return original[0] if texts[0]["kind"].lower().startswith("transcript") and original else None


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
