"""The labels of a page: ``Citation:``, ``**Summary**`` …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.envelopes.wilson_center.printed import line_start
from teikit.reading.lines import Line, split_lines
from teikit.reading.page_labels import LABELS
from teikit.source import Source, Span

__all__ = ["Labelled", "find_labels", "first_lines", "may_have_labels", "name_of", "stretches", "telling"]

_NUMBER = "record id"
_OF_SITE = "document information"
"""The heading of the labels on the website itself, whose page is another."""
# Two of these make a page; the rest are common words that any record may have before a colon.
_TELLING = frozenset(
    {
        "citation",
        "summary",
        "credits",
        "original language",
        "original languages",
        "contents",
        "original archive",
        "cite this document",
        _NUMBER,
    }
)
_BESIDE_NUMBER = frozenset({"source", "language"})
"""These tell of a page too, where the record's number in the archive stands beside them."""
_MOST_LINES = 400
"""Lines at the start of a text in which the labels are looked for."""
_FEWEST_PLAIN = 3
"""Labels without mark or colon that make a page: alone on their lines, they might be headings of any record."""
_FARTHEST = 60
"""Lines behind a label among which the next one stands, where the labels have no mark."""
_MARK = r"(?:\*\*|__)?"
_LABEL = expression(
    rf"(?P<open>#{{1,6}}[ \t]+)?(?P<b>{_MARK})[ \t]*(?P<label>[A-Z][A-Za-z()& ]{{2,40}}?)"
    rf"[ \t]*(?=:|\*\*|__|$)(?P<colon>:?)[ \t]*(?P<e>{_MARK})[ \t]*(?P<late>:?)[ \t]*(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, and where what it labels starts."""

    field: str
    label: Span
    value_start: int


def may_have_labels(source: Source) -> bool:
    """Whether the words of the labels occur: quickly told."""
    return source.holds(_NUMBER) or sum(map(source.holds, _TELLING)) > 1


def first_lines(source: Source) -> list[Line]:
    """The lines in which the labels are looked for."""
    lines = []
    for line in split_lines(source, source.span):
        lines.append(line)
        if len(lines) == _MOST_LINES:
            break
    return lines


def find_labels(source: Source, lines: list[Line]) -> list[Labelled]:
    """The labels with a mark or a colon; where they make no page, those without."""
    marked = list(_once(source, (label for line in lines if (label := _label(line)))))
    if len(telling(source, marked)) > 1:
        return marked
    plain = list(_once(source, _plain(lines)))
    return plain if len(plain) >= _FEWEST_PLAIN and len(telling(source, plain)) > 1 else marked


def telling(source: Source, labels: list[Labelled]) -> set[str]:
    """The labels that tell of a page: two make one."""
    names = {name_of(source, found) for found in labels}
    if _NUMBER not in names:
        return names & _TELLING
    return names & (_TELLING - {_NUMBER} if source.holds(_OF_SITE) else _TELLING | _BESIDE_NUMBER)


def name_of(source: Source, found: Labelled) -> str:
    """A label in lower case, without its colon."""
    return source[found.label].strip(" :").lower()


def stretches(source: Source, labels: list[Labelled], stop: int) -> Iterator[tuple[Labelled, Span]]:
    """Each label with what stands between it and the next one, or `stop`."""
    for found, following in zip(labels, [*labels[1:], None], strict=False):
        end = line_start(source, following.label.start) if following else stop
        yield found, Span(min(found.value_start, end), end)


def _plain(lines: list[Line]) -> Iterator[Labelled]:
    last: int | None = None
    for i, line in enumerate(lines):
        if last is not None and i - last > _FARTHEST:
            return
        found = _label(line, plain=True)
        if found is not None:
            last = i
            yield found


def _once(source: Source, labels: Iterable[Labelled]) -> Iterator[Labelled]:
    seen: set[str] = set()
    for found in labels:
        if name_of(source, found) not in seen:
            seen.add(name_of(source, found))
            yield found


def _label(line: Line, *, plain: bool = False) -> Labelled | None:
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
    return Labelled(LABELS[name], Span(start + match.start("label"), start + match.end("label")), start + match.start("rest"))
