"""One reference, from the archive's name to its last leaf: a pointer that moves over labelled and unlabelled units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.citations.archives import Archive
from teikit.reading.citations.rules import TRADITIONS, Rule, Tradition
from teikit.reading.citations.towns import TOWNS
from teikit.record import CitationPart
from teikit.source import Span

__all__ = ["Units", "labelled_units", "read_units", "tradition_of"]

# Words that stand behind a reference and are none of it.
_REMARK = expression(
    r"(?:Copy|Copies|Original|Typewritten|Typescript|Handwritten|Certified|Draft|Drafted|Also|See|Published|Reprinted|On file|Accessed|"
    r"Available|Photocopy|Xerox|Text in|Cited|Quoted|In Russian|[Ii]ncluded|Ibid|Retrieved|"
    r"Document (?:obtained|provided)|This document|by)\b",
)
_MARKING = (
    r"(?:Top\s+Secret|Secret|Confidential|Unclassified|Limited\s+Official|Official\s+Use|For\s+Official|No\s+classification|Restricted|"
    r"Personal|Sensitive|Strictly|Nodis|Exdis|Eyes\s+Only|Drafted|Administratively)\b"
)
# "Recording of a conversation, September 1, 1966, 10:07 a.m., Tape F66.22": commas inside a date divide nothing.
_DATE = expression(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:[–-]\d{1,2})?,\s+\d{4}"
    r"(?:,\s+\d{1,2}(?::\d\d)?\s[ap]\.m\.)?"
)
# Bodies that hold their own records: these begin with the series.
_AGENCIES = frozenset({"DOS", "CIA", "NSC", "DOD", "WNRC"})
_URL = expression(r"<?\(?https?://|<?www\.")
# A stop that ends a sentence, not an initial or an abbreviation.
_STOP = (
    r"(?<!\b[A-ZА-Я])(?<!\bJr)(?<!\bSr)(?<!\bDr)(?<!\bGen)(?<!\bConf)(?<!\bNo)(?<!\bNos)(?<!\bVol)(?<!\bvol)(?<!\bSt)(?<!\bU\.S)(?<!\bMr)(?<!\bDept)"
    r"(?<!\bSer)(?<!\bAmb)(?<!\bGov)(?<!\bCol)(?<!\bSec)(?<!\bCom)(?<!\bEmb)(?<!\bMemos)(?<!\bArch)(?<!\bNunz)(?<!\bSegr)(?<!\bmins)(?<!\bApp)"
    r"(?<!\bAbt)(?<!\bRef)(?<!\bProgs)(?<!\bZl)(?<!\bJan)(?<!\bFeb)(?<!\bMar)(?<!\bApr)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)\.(?=[\s\]\)]|$)"
)
_SEGMENT_END = expression(rf"(?=[\s.,;:\]])(?:\s*(?:\.(?=\s+{_MARKING})|[,;:](?=\s|$)|{_STOP}|\n\s*\n|\]|$)|(?<=\w)[,;](?=\S))")
_AFTER_STOP = expression(_MARKING)
_GAP = expression(r"[\s,;:.，；：。、]*(?:-(?=[A-ZÇË]))?")
# The short name behind the full one, "(AVPRF)", is no unit.
_ACRONYM = expression(r"\s*\((?:[A-ZÀ-ÞА-ЯİŐ][\w./ -]{0,18})\)")
_MARKED = expression(rf"{_MARKING[:-2]}(?=\s*[,;])")
_SUFFIX = expression(r"(?:Jr|Sr|I{2,3})\b\.?")


@dataclass(frozen=True, slots=True)
class Units:
    """What a reference names below its archive."""

    end: int
    """Where the reference ends."""
    parts: tuple[CitationPart, ...]
    collection: Span | None
    locus: CitationPart | None
    scheme: str | None
    unread: tuple[Span, ...]
    """Segments that no rule knows."""


@dataclass(slots=True)
class _Reading:
    """State of the pointer."""

    found: list[tuple[str, Span]]
    """Types and values in order; unlabelled ones have the type ``""``."""
    locus: tuple[str, Span, Span] | None
    end: int


def read_units(text: str, start: int, end: int, tradition: Tradition, settlement: str = "") -> Units:
    """Read the units that follow an archive's name, as far as they go.

    `settlement` is the archive's town, which may be printed behind its name and is no unit.
    """
    acronym = _ACRONYM.match(text, start, end)
    start = acronym.end() if acronym and sum(c.isupper() for c in acronym.group()) > 1 else start
    reading = _Reading([], None, start)
    at = start
    while True:
        gap = _GAP.match(text, at, end)
        assert gap is not None
        sentence = "." in gap.group() and bool(re.search(r"\.\s|\.$", gap.group())) and not _abbreviated(text, gap)
        at = gap.end()
        if "." in gap.group() and reading.end > start and _AFTER_STOP.match(text, at, end):
            break
        if at >= end or "\n\n" in gap.group() or (";" in gap.group() and tradition.semicolon_ends):
            break
        moved = _rule(text, at, end, tradition, reading)
        if moved is None:
            moved = None if sentence and reading.end > start else _unlabelled(text, at, end, reading, settlement)
        if moved is None:
            break
        at = moved
    return _units(text, reading, tradition)


def tradition_of(archive: Archive) -> Tradition:
    """The rules by which an archive's references are read."""
    return TRADITIONS["agency" if archive.key in _AGENCIES else archive.tradition]


def _abbreviated(text: str, gap: re.Match[str]) -> bool:
    return re.search(_STOP, text[max(0, gap.start() - 8) : gap.start() + 2]) is None


def _rule(text: str, at: int, end: int, tradition: Tradition, reading: _Reading) -> int | None:
    found = tradition.first_match(text, at, end)
    if found is None:
        return None
    rule, match = found
    _take(rule, match, reading)
    reading.end = match.end()
    return match.end()


def _take(rule: Rule, match: re.Match[str], reading: _Reading) -> None:
    kind, _, scheme = rule.type.partition(":")
    if kind == "papka" and reading.locus is None and any(t in ("delo", "sprava") for t, _ in reading.found):
        kind, scheme = "locus", "pages"  # "p." behind the file counts pages
    types = [found for found, _ in reading.found]
    if scheme == "folios" and "busta" in types and "fascicolo" not in types and match.group()[:2] in ("f.", "f "):
        kind = "fascicolo"  # "b. 3, f. 2" of Italian archives
    if kind == "locus" and reading.locus is None:
        reading.locus = (scheme, Span(*match.span()), _trimmed(match.string, Span(*match.span("v"))))
        return
    if rule.type:
        reading.found.append((kind, _trimmed(match.string, Span(*match.span("v")))))
        return
    reading.found += [(name, Span(*match.span(name))) for name, value in match.groupdict().items() if value is not None]


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " .,;–-\n":
        end -= 1
    return Span(span.start, max(end, span.start + 1))


# No archive divides its holdings more deeply without a label; what looks so is a list.
_MOST_UNLABELLED = 12


def _unlabelled(text: str, at: int, end: int, reading: _Reading, settlement: str) -> int | None:
    if _REMARK.match(text, at, end) or _URL.match(text, at, end) or sum(not kind for kind, _ in reading.found) >= _MOST_UNLABELLED:
        return None
    bracket = text.find("]", at, end) if text[at] == "[" else -1
    date = _DATE.match(text, at, end)
    stop = _SEGMENT_END.search(text, date.end() if date else bracket + 1 if bracket > 0 else at, end)
    until = stop.start() if stop else end
    span = _trimmed(text, Span(at, until)) if until > at else Span(at, at)
    if not span or len(span) > 200 or not re.search(r"\w", text[span.start : span.end]):
        return None
    bare = _without_acronym(text, span) if not reading.found else span
    tail, span = Span(bare.end, span.end), bare
    words = " ".join(text[span.start : span.end].split()).casefold()
    last = reading.found[-1] if reading.found else None
    if _SUFFIX.fullmatch(text, span.start, span.end) and last is not None and last[0] == "":
        reading.found[-1] = ("", Span(last[1].start, span.end + (text[span.end : span.end + 1] == ".")))
    elif not _is_town(words, settlement) and not _MARKED.match(text, at, end):
        reading.found.append(("", span))
    reading.end = max(tail.end, until) if text[tail.end : until].strip() == "" else tail.end
    if text[reading.end : reading.end + 1] == "." and _SUFFIX.search(text, span.start, reading.end + 1):
        reading.end += 1
    return reading.end


def _without_acronym(text: str, span: Span) -> Span:
    acronym = _ACRONYM.search(text, span.start, span.end)
    return Span(span.start, acronym.start()) if acronym and acronym.end() == span.end else span


def _is_town(words: str, settlement: str) -> bool:
    return words in (name.casefold() for name in (settlement, *TOWNS.get(settlement, ())))


def _units(text: str, reading: _Reading, tradition: Tradition) -> Units:
    types = _levels([kind for kind, _ in reading.found], tradition)
    spans = [span for _, span in reading.found]
    parts = tuple(CitationPart(kind, span) for kind, span in zip(types, spans, strict=True) if kind not in ("collection", ""))
    collection = next((span for kind, span in zip(types, spans, strict=True) if kind == "collection"), None)
    unread = tuple(span for kind, span in zip(types, spans, strict=True) if kind == "")
    if reading.locus is None:
        return Units(reading.end, parts, collection, None, None, unread)
    scheme, whole, value = reading.locus
    first, last = _ends(text[value.start : value.end])
    return Units(reading.end, parts, collection, CitationPart("locus", whole, first, last), scheme, unread)


def _ends(value: str) -> tuple[str, str]:
    numbers = [
        re.sub(r"\s", "", n).rstrip(".") for n in re.findall(r"\d+(?:\s?(?:ob|об|зв|zv|rev|verso|recto|r|v)\b\.?|[a-zа-я](?!\w))?", value)
    ]
    return numbers[0], numbers[-1]


def _levels(types: list[str], tradition: Tradition) -> list[str]:
    """Names for the units without a label, by their place among each other."""
    levels = tradition.levels
    if levels[0] == "collection" and ("recordGroup" in types or (tradition.below_fond and "fond" in types)):
        levels = levels[1:]
    free = [i for i, kind in enumerate(types) if not kind]
    labelled = [i for i, kind in enumerate(types) if kind]
    if not tradition.anywhere and labelled:
        free = [i for i in free if i < labelled[0]]
    named = list(types)
    for place, i in enumerate(free):
        named[i] = levels[min(place, len(levels) - 1)] if place < len(levels) or tradition.last else ""
    if tradition.last and len(free) > 1 and tradition.last not in types and free[-1] == len(types) - 1:
        named[free[-1]] = tradition.last
    return named


def labelled_units(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Places where a fond, an opis or a file is named with its label: they show a reference to an archive that no table has."""
    pattern = re.compile(r"(?<![\w.])(?:[fF](?:ond)?|[oO]p(?:is)?|[dD](?:elo)?|[лфод])\.\s?\d")
    yield from pattern.finditer(text, start, end)
