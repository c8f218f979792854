"""What a government withheld: declassification marks."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import gap
from teikit.reading.inlines.convention import Convention, phrase
from teikit.reading.inlines.measures import is_unit
from teikit.record import Insertion

__all__ = ["ROWS"]

_VERB = (
    r"(?:deleted|excised|withheld|redacted|sanitized|sanitised|expunged|blacked[ -]out|removed|gelöscht|"
    r"geschwärzt|caviardé|tachad[oa]|вымарано|изъято)"
)
_PLURAL = expression(r"(?:[^\W\d_]+s|and .*|data|material|information|text|detail)", re.IGNORECASE)


def _withheld(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    """The size in units of text; of other things, one where a singular noun names it."""
    built = gap("redacted")(bracket, match, insertion)
    if built is None or built.unit or built.extent or match is None:
        return built
    what = (match["what"] or "").strip()
    noun = what.split()[-1] if what else ""
    if not noun or " and " in what or _PLURAL.fullmatch(noun) or is_unit(noun):
        return built
    return replace(built, quantity="1", unit=re.sub(r"[^\w]", "", noun.lower()) or None)


ROWS = (
    Convention(
        "not-declassified",
        "gap",
        "The cost was [3½ lines not declassified] a year.",
        "FRUS: 72 variants of the noun, [text not declassfied] 63 times",
        pattern=expression(
            r"(?P<what>.{0,200}?)[\s:]*\b(?:not\s+|still\s+)?(?:to be )?de[sc]?classs?i?f(?:ied|ed)\b.{0,80}", re.IGNORECASE
        ),
        build=_withheld,
    ),
    Convention(
        "deleted",
        "gap",
        "[name deleted] went on board.",
        "FRUS 225, HAC, RUJFK: [personal details redacted]",
        pattern=expression(
            (
                rf"(?P<what>(?:[\w½¼¾/.,'’()–-]+\s+){{0,14}}?)(?:still )?{_VERB}(?:\s*[—–,;:-].{{0,100}}|\s+(?:by|for|from|"
                rf"under|at|in)\b.{{0,100}})?\.?"
            ),
            re.IGNORECASE,
        ),
        build=_withheld,
    ),
    Convention(
        "classified",
        "gap",
        "the [still classified] annex to the plan",
        "FRUS",
        pattern=phrase(r"(?P<what>(?:[\w½¼¾/.,'’()–-]+\s+){0,6}?)(?:still|remains?) (?:classified|secret|closed)"),
        build=_withheld,
    ),
    Convention(
        "exempted",
        "gap",
        "They met at [b(1)] twice.",
        "FOIA exemption codes in released files",
        pattern=expression(
            r"\(?b\)?\s?\(?[1-9]\)?(?:\([A-Z0-9]\))?|FOIA(?: exemption)? ?\(?b\)?\(?\d\)?|50X\d(?:-HUM)?|EO \d+.*", re.IGNORECASE
        ),
        build=gap("redacted"),
    ),
)
