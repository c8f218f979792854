"""Marks that point somewhere: pages, notes, archives, parts, and what belongs to the source itself."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import chain, gap, part, sure
from teikit.reading.inlines.convention import Convention, phrase
from teikit.record import Insertion

__all__ = ["ARCHIVE_ROWS", "CALL_ROWS", "OWN_ROWS", "PAGE_ROWS"]

_CALL = expression(r"\^?(?P<n>\d{1,3}[a-z]?|[*†‡§║¶#]{1,4}|[a-z])")
_NEXT_CALL = expression(r"[\"”’.,;:)]*\s?\[?(\d{1,3}|[*†‡§║¶#]+)(?![\w.,]\d)\]?")
_PAGE_NUMBER = (
    r"(?P<n>[A-Z]?\d{1,5}[a-z]?(?:\s?[rv]|,?\s?(?:recto|verso|back|ob\.?|об\.?))?|[ivxlcIVXLC]{1,7}|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve)"
)
_TOP = 1500
_HEADERS = 3
"""Bracketed lines at the top of a page."""
_TAPE = expression(r"tape \d", re.IGNORECASE)
_TABULAR = expression(r"\t|\s{3,}|\s\s*\Z")


def _page(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, n=part(bracket, match, "n"))


def _call(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    number = match["n"] if match else ""
    if not _is_call(bracket, number):
        return None
    return replace(insertion, n=part(bracket, match, "n"))


def _is_call(bracket: Bracket, number: str) -> bool:
    notes = bracket.facts.notes
    if number not in notes or (bracket.glued_before and bracket.glued_after):
        return False
    if bracket.opens_line and bracket.span.start in bracket.facts.line_labels:
        return True
    if number.isdecimal():
        return _is_number_call(bracket, number)
    if number.isalpha() and not bracket.glued_before:
        return "b" in notes and (not bracket.following[:1].islower() or not bracket.left.strip())
    return True


def _is_number_call(bracket: Bracket, number: str) -> bool:
    """A number after a number corrects it, unless the record sets its calls off so, or this is the only call of the note."""
    last = bracket.last
    if last is None or not last.text[-1:].isdecimal() or bracket.gap_before.strip():
        return True
    if bracket.glued_before:
        return last.text != number and (
            bracket.span.start in bracket.facts.next_calls
            or bracket.facts.calls_of(number) <= max(1, len(bracket.facts.label_lines.get(number, ())))
        )
    return bracket.facts.spaced_calls and bracket.facts.calls_of(number) <= 1


def _followed_by_remark(bracket: Bracket) -> bool:
    """A call right behind it leads to a note that says: brackets in the source text."""
    if not bracket.facts.notes_on_brackets or _CALL.fullmatch(bracket.text):
        return False
    found = _NEXT_CALL.match(bracket.after)
    return found is not None and found[1] in bracket.facts.notes_on_brackets


def _in_table(bracket: Bracket) -> bool:
    return bool(_TABULAR.search(bracket.left[-4:] or " ")) and bool(re.match(r"\s{2,}|\t|\s*\Z", bracket.right))


def _in_page_header(bracket: Bracket) -> bool:
    """One of three or more bracketed lines that follow each other at the very top of a publication's page."""
    start, text = bracket.facts.span.start, bracket.facts.source.text
    if bracket.span.end - start > _TOP or text.count("\n[", start, start + _TOP) < _HEADERS - 1 or not bracket.alone:
        return False
    block = re.split(r"\n[ \t\r]*\n", text[start : bracket.span.start])[-1] + text[bracket.span.start : start + _TOP]
    return re.match(rf"\s*(?:\[[^\]\n]*\][ \t\r]*\n){{{_HEADERS}}}", block + "\n") is not None


OWN_ROWS = (
    Convention(
        "said-to-be-the-sources",
        "source-bracket",
        "He asked [before noon][3] for a boat.\n\n[3] Brackets in the source text.",
        "FRUS notes: Brackets are in the original",
        when=_followed_by_remark,
        build=sure("high", resp="source"),
    ),
    Convention(
        "web-address",
        "source-bracket",
        "from the Harbour Office [www.harbour.example]",
        "CREC [www.gpo.gov]",
        pattern=expression(r"(?:https?://|www\.)\S+|[\w.-]+@[\w.-]+|(?:[\w-]+\.){2,}[a-z]{2,}", re.IGNORECASE),
        build=sure("high", resp="source"),
    ),
    Convention(
        "reference-number",
        "source-bracket",
        "Harbour Rules [Docket No. 2004N-0517] received",
        "CREC: [Docket No. …], [Roll No. 390], [BOP-1129-F]",
        pattern=expression(
            r"(?i:docket|roll(?:call)?|public law|rin|file|case|order|lot|doc(?:ument)?|ref(?:erence)?|serial|contract|"
            r"permit)\b(?i: vote)?(?i: no\.?|:| \S*\d).*"
            r"|[A-Z]{2,6}(?:-\s?[A-Z\d]+)*-?\d[\w-]*(?: .{0,30}\d)?|[A-Z]{2,6}-\s\d[\w-]*"
        ),
        when=lambda bracket: bool(re.search(r"\d", bracket.text)) and not bracket.glued_before and bracket.text[:1].isupper(),
        build=sure("medium", resp="source"),
    ),
    Convention(
        "page-header",
        "source-bracket",
        "[Harbour Record Volume 3, Number 8]\n[Upper House]\n[Pages S75-S76]\n",
        "CREC: the first lines of a page",
        when=_in_page_header,
        build=sure("medium", resp="source"),
    ),
    Convention(
        "table-figure",
        "source-bracket",
        "1995      60.3       [-6.1]      994.8\n",
        "CREC: negative figures in tables",
        pattern=expression(r"[-+–−$£]\s?[\d.,]+\s?%?|[\d.,]+\s?%|\d+[.,]\d+"),
        when=lambda bracket: bracket.text[0] in "+-–−" or _in_table(bracket),
        build=sure("high", resp="source"),
    ),
    Convention(
        "table-unit",
        "source-bracket",
        "[Crowns in millions]\n",
        "CREC: headings of tables",
        pattern=expression(
            r"(?:by fiscal year.*|(?:in|dollars|amounts?|figures?|pounds|crowns|values?|thousands|millions|billions|"
            r"percent)\b.{0,40}\b(?:in|of)\b.{0,20}\b(?:thousands?|millions?|billions?|dollars|percent|tons)\b.{0,40})",
            re.IGNORECASE,
        ),
        when=lambda bracket: bracket.alone,
        build=sure("medium", resp="source"),
    ),
    Convention(
        "credit-line",
        "source-bracket",
        "be printed as follows:\n\n   [From The Varnmouth Herald, July 9, 1905]\n\nThe Boat",
        "CREC: where a printed article comes from",
        pattern=expression(r"(?:from|by)\s+(?:the\s+)?[A-Z].{3,120}", re.IGNORECASE),
        when=lambda bracket: bracket.alone and bracket.left[:1].isspace(),
        build=sure("medium", resp="source"),
    ),
    Convention(
        "check-box",
        "source-bracket",
        "[x] by post\n[ ] by boat\n",
        "forms",
        pattern=expression(r"[xX✓✗ ]?"),
        when=lambda bracket: (
            bracket.opens_line
            and not bracket.closes_line
            and bracket.right[:1].isspace()
            and any(k in bracket.facts.repeated for k in (" ", ""))
        ),
        build=sure("medium", resp="source"),
    ),
    Convention(
        "starred-entry",
        "gap",
        "Boats\t[*]\t4\n\n[*entry in table not declassified]",
        "FRUS 1964–68: 377 cells",
        pattern=expression(r"\*"),
        when=lambda bracket: bracket.facts.starred_entries,
        build=chain(gap("redacted"), sure("high")),
    ),
)

PAGE_ROWS = (
    Convention(
        "page",
        "pb",
        "the boat [Page 143] was old",
        "CREC 506, FRUS 70,841, TILL; [Seite 3], [л. 5], [fol. 3r]",
        pattern=expression(
            rf"(?:end of |start of |begin )?(?:pages?|pg\.?|p\.|seite|s\.|fol(?:io|\.)?|f\.|ff?ol\.|leaf|sheet|blatt|"
            rf"bl\.|pág(?:ina|\.)|pagina|pag\.|c\.|стр(?:аница|\.)|с\.|лист|л\.)\s*{_PAGE_NUMBER}\s*[.:]?",
            re.IGNORECASE,
        ),
        build=_page,
        when=lambda bracket: not bracket.glued_before or bracket.text.lower().startswith(("page", "seite", "fol")),
    ),
    Convention(
        "page-turn",
        "pb",
        "the boat [verso] was old",
        "letters: [verso], [page break]",
        pattern=phrase(
            "page break",
            "new page",
            "(?:next|second|reverse|other) (?:page|side|leaf)",
            "verso",
            "recto",
            "over",
            "rückseite",
            "vorderseite",
            "neue seite",
            "оборот",
            "об",
            "al dorso",
            "au verso",
        ),
        when=lambda bracket: bracket.text != "over" or bracket.alone,
        build=_page,
    ),
    Convention(
        "page-in-parentheses",
        "pb",
        "the boat was old.\n\n(p. 2)\n\nIt sank.",
        "WCDA: alone on its line",
        delimiters="(",
        pattern=expression(rf"(?:page|p\.|seite|s\.|стр\.|л\.)\s*{_PAGE_NUMBER}", re.IGNORECASE),
        when=lambda bracket: bracket.alone,
        build=chain(_page, sure("medium")),
    ),
    Convention(
        "page-range",
        "source-bracket",
        "see the debate [Pages S70-S72] above",
        "CREC",
        pattern=expression(r"(?:pages?|pp\.)\s*[A-Z]?\d+\s*[-–]\s*[A-Z]?\d+|pages?", re.IGNORECASE),
        build=sure("medium", resp="source"),
    ),
)

CALL_ROWS = (
    Convention(
        "note-call",
        "note-call",
        "in the text.[2] Then\n\n[1] One.\n\n[2] Two.",
        "DAFP 36,443, WCDA, THUN; [^1], [*], [a]",
        pattern=_CALL,
        build=_call,
    ),
)

ARCHIVE_ROWS = (
    Convention(
        "part-of-series",
        "archive-ref",
        "Harbour file, vol. III, memos, [1 of 2]. Secret.",
        "FRUS 245: parts of folders",
        pattern=expression(
            r"(?:part |folder |pt\. ?|tab |box )?\d{1,3} (?:of|von|de|di|из) \d{1,3}|(?:part|folder|vol\.?|pt\.?|box) ?(?:\d+|[IVX]+)",
            re.IGNORECASE,
        ),
        build=sure("high"),
    ),
    Convention(
        "archive-reference",
        "archive-ref",
        "It was signed.\n\n[HA: B1838/2, 852/13/4, ii]",
        "DAFP 10,010",
        pattern=expression(
            r"[A-Z]{2,8}\s?:\s?[A-Z]{0,4}\s?\d[\w/.-]*(?:,.*)?|[A-Z]{2,8}\s?:\s?.{0,40}\d+/\d+.*|[A-Z][\w "
            r"]{1,30},?\s+(?:RG|FO|CAB|PREM|DEFE|FCO|DO|BT|WO|ADM)\s?\d+.*|.*\b(?:f(?:ond)?|ф)\. ?\d+, (?:op|оп|inv)\. "
            r"?\d+.*"
        ),
        build=sure("high"),
        when=lambda bracket: not bracket.glued_before,
    ),
    Convention(
        "span-of-dates",
        "archive-ref",
        "Recordings, Harbour, [4/12/64–11/10/65]. Confidential",
        "FRUS source notes: label of a file",
        pattern=expression(
            r"\d{1,2}/\d{1,2}/\d{2,4}\s?[-–—]\s?\d{1,2}/\d{1,2}/\d{2,4}|(?:tape|reel|side|box|folder)\s+[\w, ]{1,40}", re.IGNORECASE
        ),
        build=sure("medium"),
        # On a line of its own it says where the tape was turned.
        when=lambda bracket: bool(re.search(r"\d", bracket.text)) and not (bracket.alone and _TAPE.match(bracket.text)),
    ),
)
