"""Who wrote to whom, as a heading says: ``Telegram From the Embassy in X to the Department of State``."""

from __future__ import annotations

import re

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.source import Source, Span

__all__ = ["Correspondents", "read_correspondents", "read_title"]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_END = rf"(?=\s*(?:,\s+(?:{_MONTHS}|\d{{1,2}}\s)|[\[/⁰¹²³⁴⁵⁶⁷⁸⁹\d]|\.?\s*$))"
# A sender may have a "to" of his own: the Ambassador to Thailand.
_PARTY = r"[^;:?!]{2,160}"
_ADDRESSEE = r"(?:(?!\sto\s)[^;:?!]){2,160}?"
# "Letter From A to B", then "A to B."; a heading about a conversation has no sender.
_FROM_TO = expression(rf"\bFrom\s+(?P<sender>{_PARTY})\s+to\s+(?P<addressee>{_ADDRESSEE}){_END}", re.S)
_TO = expression(
    rf"(?:\d{{1,4}}\.\s+)?(?P<sender>(?:The\s|Mr\.\s|Mrs\.\s|Messrs\.\s|[A-Z][\w.’'-]+\s){_PARTY})\s+to\s+(?P<addressee>{_ADDRESSEE}){_END}",
    re.S,
)
_NO_LETTER = expression(
    r"(?:\d{1,4}\.\s+)?(?:\w+\s+){0,3}(?:memorand|minutes|record|conversation|notes|minute|report|paper|editorial|summary|from|speech|proposals?)\b",
    re.I,
)
# A catalogue's title: "Letter from A to B, 'On the Winches'", "Telegram, A to B"; with "from" the sender may stand alone.
_KIND = (
    r"(?:letter|telegram|cable|cablegram|ciphergram|note|message|memorandum|despatch|dispatch|airgram|report|information|request|appeal)"
)
_TITLE_PARTY = r"(?i:the\s+)?[A-ZÀ-ÞА-Я](?:(?!\s(?i:to\s(?:the\s)?)[A-ZÀ-ÞА-Я])[^:;?!'\"‘“”«*])*?"
_TITLE = expression(
    rf"[\s*_#]*(?:[\w-]+\s+){{0,3}}(?i:{_KIND})(?:\s+(?:No\.?|№)\s*[\w/.-]*\w)?(?:,\s+(?:from\s+)?|\s+(?i:from)\s+)(?P<sender>{_TITLE_PARTY})"
    rf"(?:\s+(?i:to)\s+(?P<addressee>{_TITLE_PARTY}))?(?=\s*(?:,?\s*['\"‘“«(]|,?\s+(?:{_MONTHS}|\d|dated\b|on\b|about\b|concerning\b|regarding\b|with\b)|[.,]?[\s*_]*$))",
    re.S,
)
_FROM = expression(r"\sfrom\s", re.I)
_ARTICLE = expression(r"the\s+", re.I)


@dataclass(frozen=True, slots=True)
class Correspondents:
    """Sender and addressee as printed, without their articles."""

    sender: Span | None = None
    addressee: Span | None = None


def read_correspondents(source: Source, heading: Span) -> Correspondents:
    """The parties that a heading names; none where it names none."""
    found = _FROM_TO.search(source.text, heading.start, heading.end)
    if found is None and not _NO_LETTER.match(source.text, heading.start, heading.end):
        found = _TO.match(source.text, heading.start, heading.end)
    if found is None:
        return Correspondents()
    return Correspondents(_bare(source, found, "sender"), _bare(source, found, "addressee"))


def read_title(source: Source, title: Span) -> Correspondents:
    """The parties that the title of a letter or a telegram names, as a catalogue gives it; none where it names none."""
    found = _TITLE.match(source.text, title.start, title.end)
    if found is None or not (found["addressee"] or _FROM.search(source.text, title.start, found.start("sender"))):
        return Correspondents()
    return Correspondents(_bare(source, found, "sender"), _bare(source, found, "addressee") if found["addressee"] else None)


def _bare(source: Source, found: re.Match[str], group: str) -> Span:
    start, end = found.span(group)
    article = _ARTICLE.match(source.text, start, end)
    while end > start and source.text[end - 1] in ".,; \n":
        end -= 1
    begin = article.end() if article else start
    return Span(begin, max(begin, end))
