"""Where a reference to an archive stands in a sentence."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.reading.citations.archives import Archive, FoundArchive, archives, country_name, find_archives
from teikit.reading.citations.parsing import Units, labelled_units, read_units, tradition_of
from teikit.reading.citations.rules import TRADITIONS, Tradition
from teikit.reading.responsibilities import first_phrase, read_responsibilities
from teikit.record import Citation, CitationPart, Responsibility
from teikit.source import Source, Span

__all__ = ["find_citation", "read_citation"]

# Publishers whose name stands before the reference: what follows them is the archive's.
_PUBLISHERS = expression(
    r"(?:(?:History and Public Policy Program|Wilson Center|HPPP)\s+Digital\s+Archive|(?:CWIHP|Cold War International History Project)"
    r"(?:\s+(?:Virtual|Digital)\s+Archive)?|Woodrow\s+Wilson\s+(?:International\s+)?Center(?:\s+for\s+Scholars)?|Digital\s+Archive|"
    r"International\s+History\s+Declassified)\s*[,.:]\s*",
    re.IGNORECASE,
)
_PUBLISHER_SIGNS = ("digital", "cwihp", "cold", "woodrow", "declassified")
_URL = expression(r"<?https?://|<?www\.")
_BLANK = expression(r"\n\s*\n")
_SOURCE_LABEL = expression(r"(?:\bSource|\bCitation|\bArchive|\bQuelle|\bFonte)\s*:\s*", re.IGNORECASE)

# The decimal files of the Department of State: class, country, subject, a slash and the paper's number.
_DECIMAL = r"\d{3}[A-Za-z]?\.[A-Z]{0,2}\d[\w./½–-]*/[\w./½–-]*\w"
# References without an archive's name, by their form alone.
_BARE: tuple[re.Pattern[str], ...] = tuple(
    expression(pattern)
    for pattern in (
        r"\bFile\s+No\.?\s*(?P<item>\w[\w./½–-]*\d\w*½?)",
        rf"(?<![\w.])(?P<item>{_DECIMAL})(?=\s*:\s*(?:Circular\s+)?(?:[Tt]elegram|Despatch|Airgram|Letter|Memorandum))",
        rf"(?<![^\n])(?P<item>{_DECIMAL})(?=[^\S\n]*(?:\n|$))",
        r"\bParis\s+Peace\s+Conf\.\s*(?P<item>[\d./]*\d)",
        r"(?<![\w-])(?P<recordNumber>1[0-9]{2}-1\d{4}-1\d{4})(?![\w-])",
        r"\b(?P<department>FO|CAB|PREM|DO|FCO|DEFE|CO|WO|ADM|AIR|BT|KV|HS|HO|FV|POWE|T(?=\s\d{3}/))\s?(?P<series>\d{1,4})/\s?(?P<piece>\d+)"
        r"(?:/(?P<item>[A-Z]\w*(?:/\w+)*))?(?!\w)",
        r"\bLot\s+(?P<lot>\d\d\s?[A-Z]\s?\d+)(?!\w)",
    )
)


def read_citation(source: Source, span: Span) -> tuple[Citation, list[Responsibility], list[Problem]]:
    """Read a publisher's citation or a source note.

    The citation's span is the reference to the archive alone, without title, publisher, credits and URL. Who obtained,
    translated or contributed the text is returned beside it. Where nothing is understood the span is the whole and a
    problem says so; what is understood only in part is a problem too. None of them is graver than a note.
    """
    text = source.text
    thanks = first_phrase(text, span.start, span.end)
    responsibilities = [] if thanks is None else read_responsibilities(source, span)
    start = _start(text, span)
    if thanks is not None and thanks < start:
        thanks = first_phrase(text, start, span.end)
    end = _end(text, Span(start, span.end), thanks)
    found = _reference(source, Span(start, end))
    if found is None:
        return (
            Citation(source.strip(span)),
            responsibilities,
            [_problem(source, span, "citation-unread", "No reference to an archive was recognised")],
        )
    citation, units = found
    return citation, responsibilities, _problems(source, citation, units)


def find_citation(source: Source, span: Span) -> Citation | None:
    """The first reference to an archive that stands in a stretch of text, or None.

    Stricter than `read_citation`: a known archive must be followed by at least one unit, or the form alone must be telling
    (``FO 371/68041``, ``File No. 861.77/483``, ``[NAA: A1838, 852/13/4, ii]``, ``f. 5, op. 30, d. 365``).
    """
    text = source.text
    for archive in find_archives(text, span.start, span.end):
        if _is_prose(text, archive):
            continue
        archive, units = _read_best(text, archive, span.end)
        if units.parts or units.locus:
            return _citation(archive.span.start, archive, units)
    return _by_form(text, span) or _by_labels(source, span)


def _is_prose(text: str, archive: FoundArchive) -> bool:
    """``the CIA was …``: no reference begins without punctuation or a number behind the name."""
    return re.compile(r"\s*(?:[,.:;/(\[–-]|[A-Za-zА-Яа-я]{0,5}\.?\s?\d|[fF]\.|[fF]ond)").match(text, archive.span.end) is None


def _start(text: str, span: Span) -> int:
    """Behind the publisher's name, or behind the label of a source note, or behind a quoted title."""
    folded = text[span.start : span.end].casefold()
    publishers = [*_PUBLISHERS.finditer(text, span.start, span.end)] if any(sign in folded for sign in _PUBLISHER_SIGNS) else []
    if publishers:
        return publishers[-1].end()
    label = _SOURCE_LABEL.search(text, span.start, span.end)
    if label:
        return label.end()
    title = re.compile(r"\s*[\"“„«]").match(text, span.start, span.end)
    if title:
        closing = max(text.rfind(c, span.start, span.end) for c in ('"', "”", "»"))
        return closing + 1 if closing > title.end() else span.start
    return span.start


def _end(text: str, span: Span, thanks: int | None) -> int:
    """Before the credits, a URL or a blank line."""
    url = _URL.search(text, span.start, span.end)
    blank = _BLANK.search(text, span.start, span.end)
    return min([span.end, *([] if thanks is None else [thanks]), *(m.start() for m in (url, blank) if m)])


def _reference(source: Source, span: Span) -> tuple[Citation, Units] | None:
    text = source.text
    archives = find_archives(text, span.start, span.end)
    if archives:
        second = next((a.span.start for a in archives[1:] if _SECOND.search(text, archives[0].span.end, a.span.start)), span.end)
        archive, units = _read_best(text, archives[0], second)
        if second < span.end:
            units = replace(units, unread=(*units.unread, source.strip(Span(second, span.end))))
        return _citation(archive.span.start, archive, units), units
    bare = _by_form(text, span)
    if bare is not None:
        return _with_more(text, bare, span.end)
    return _unknown(source, span)


_SECOND = expression(r";\s*\Z")
"""What divides a reference from a second one."""


def _read_best(text: str, found: FoundArchive, end: int) -> tuple[FoundArchive, Units]:
    """The archive whose way of building references fits what follows its name best, and the units read so."""
    readings = [(archive, read_units(text, found.span.end, end, tradition_of(archive), archive.settlement)) for archive in found.candidates]
    best, units = max(readings, key=lambda reading: _fit(reading[1]))
    return found if best is found.archive else replace(found, archive=best), units


def _fit(units: Units) -> int:
    return sum(part.type not in ("series", "subseries", "file") for part in units.parts) + (units.locus is not None) - len(units.unread)


def _citation(start: int, archive: FoundArchive, units: Units) -> Citation:
    row: Archive = archive.archive
    return Citation(
        Span(start, max(units.end, archive.span.end)),
        repository=archive.span,
        repository_key=row.key,
        repository_name=row.name,
        settlement=row.settlement or None,
        country=country_name(row.country_code),
        country_code=row.country_code or None,
        collection=units.collection,
        parts=units.parts,
        locus=units.locus,
        locus_scheme=units.scheme,
    )


def _by_form(text: str, span: Span) -> Citation | None:
    matches = [match for pattern in _BARE if (match := pattern.search(text, span.start, span.end))]
    if not matches:
        return None
    match = min(matches, key=lambda m: m.start())
    parts = tuple(CitationPart(kind, Span(*match.span(kind))) for kind, value in match.groupdict().items() if value)
    # The codes of British departments belong to one archive.
    row = next((row for row in archives() if row.key == "TNA"), None) if "department" in match.groupdict() else None
    if row is None:
        return Citation(Span(*match.span()), parts=parts)
    return Citation(
        Span(*match.span()), repository_key=row.key, repository_name=row.name, settlement=row.settlement,
        country=country_name(row.country_code), country_code=row.country_code, parts=parts,
    )  # fmt: skip


def _with_more(text: str, bare: Citation, end: int) -> tuple[Citation, Units]:
    """A reference known by its form, with the units that follow it."""
    tradition = TRADITIONS["british" if bare.repository_key == "TNA" else "american"]
    more = read_units(text, bare.span.end, end, tradition)
    labelled = tuple(
        part for part in more.parts if part.type not in ("series", "file", "item", "subseries") or bare.repository_key == "TNA"
    )
    if more.collection or (not labelled and more.locus is None):
        return bare, Units(bare.span.end, bare.parts, None, None, None, ())
    units = Units(more.end, (*bare.parts, *labelled), None, more.locus, more.scheme, more.unread)
    whole = Span(bare.span.start, units.end)
    return replace(bare, span=whole, parts=units.parts, locus=units.locus, locus_scheme=units.scheme), units


def _by_labels(source: Source, span: Span) -> Citation | None:
    labels = list(labelled_units(source.text, span.start, span.end))
    if len(labels) < 2:
        return None
    units = read_units(source.text, labels[0].start(), span.end, TRADITIONS["soviet"])
    return Citation(
        Span(labels[0].start(), units.end), collection=units.collection, parts=units.parts, locus=units.locus, locus_scheme=units.scheme
    )


# An archive that the table lacks is read like those of whose units it has most: labels of fonds, else boxes and folders.
_GUESSES: tuple[tuple[Tradition, frozenset[str]], ...] = (
    (TRADITIONS["soviet"], frozenset({"fond", "opis", "delo", "sprava", "arhivnaEdinitsa", "papka"})),
    (TRADITIONS["american"], frozenset({"box", "folder", "recordGroup", "lot", "file", "reel", "volume", "entry"})),
)


def _unknown(source: Source, span: Span) -> tuple[Citation, Units] | None:
    text = source.text
    start = source.strip(span).start
    name = re.compile(r"[^,;:\n]*(?:\n(?!\s*\n)[^,;:\n]*)*").match(text, start, span.end)
    if name is None or not text[start : start + 1].isupper() or len(name.group()) > 150:
        return None
    nameless = _RECORD_GROUP.match(text, start, span.end) is not None
    for tradition, telling in _GUESSES:
        units = read_units(text, start if nameless else name.end(), span.end, tradition)
        if any(part.type in telling and _has_label(text, part.span) for part in units.parts):
            citation = Citation(
                Span(start, units.end), None if nameless else Span(*name.span()), collection=units.collection, parts=units.parts,
                locus=units.locus, locus_scheme=units.scheme,
            )  # fmt: skip
            return citation, units
    return None


_RECORD_GROUP = expression(r"(?:RG|R\.G\.|Record Group)\s?\d|[fF]ondo?\s|[fF]\.\s?\d")


def _has_label(text: str, value: Span) -> bool:
    return re.search(r"[^\W\d]+\.?\s*(?:(?:No|Nr)\.?\s*|[№#]\s*)?$", text[max(0, value.start - 16) : value.start]) is not None


def _problems(source: Source, citation: Citation, units: Units) -> list[Problem]:
    problems = []
    if citation.repository is not None and citation.repository_key is None:
        name = " ".join(source[citation.repository].split())
        problems.append(_problem(source, citation.repository, "repository-unknown", f"The table of archives does not have “{name}”"))
    for span in units.unread:
        printed = " ".join(source[span].split())
        problems.append(_problem(source, span, "citation-part-unread", f"Part of the archive's reference was not understood: “{printed}”"))
    return problems


def _problem(source: Source, span: Span, code: str, message: str) -> Problem:
    place = source.position(source.strip(span).start)
    return Problem(code, Severity.NOTE, f"{message}; it stays as printed.", source.name, place.line, place.column)
