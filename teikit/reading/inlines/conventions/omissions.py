"""What the editor left out."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import chain, gap, sure
from teikit.reading.inlines.convention import Convention, phrase

__all__ = ["ROWS"]

_DOTS = expression(r"(?:\.\s*){2,}|…(?:\s*…)*\.?|(?:[-–—]\s*){2,}|[—–]|(?:\*\s*){2,}")


def _ellipsis_line(bracket: Bracket) -> bool:
    return bracket.alone


ROWS = (
    Convention(
        "here-follows",
        "gap",
        "[Here follows a list of 12 vessels.]",
        "FRUS 3,087; DAFP",
        pattern=expression(
            r"(?:here|there)\s+follow(?:s|ed)?\b.*|(?:hier|es) folg(?:t|en)\b.*|folg(?:t|en)\b.*|(?:ici )?suit\b.*|"
            r"suivent\b.*|далее (?:следует|идет|идёт)\b.*|"
            r"sigue(?:n)?\b.*|segue\b.*|seguono\b.*",
            re.IGNORECASE,
        ),
        build=gap("editorial"),
    ),
    Convention(
        "omitted-here",
        "gap",
        "[Omitted here is a talk about the weather.]",
        "FRUS 530, HAC",
        pattern=expression(
            r"omitted here\b.*|omitted in printing.*|omitted\b.{0,80}|(?:matter|text|passage|paragraph|portion|"
            r"material|remainder|rest)[^.]{0,80}\bomitted\b.{0,80}",
            re.IGNORECASE,
        ),
        build=gap("editorial"),
    ),
    Convention(
        "something-omitted",
        "gap",
        "[A table of tides was omitted.]",
        "FRUS: [List of approximately 800 items omitted.]",
        pattern=expression(
            r"[^.;?!]{1,160}\b(?:(?:is|are|was|were|has been|have been)\s+)?(?:omitted|not\s+(?:printed|reproduced|"
            r"published|included|transcribed|translated)(?:\s+here)?)\b.{0,60}",
            re.IGNORECASE,
        ),
        build=gap("editorial"),
        when=lambda bracket: not bracket.text.lower().startswith(("footnote", "note", "see ", "source:")),
    ),
    Convention(
        "not-printed",
        "gap",
        "[Not printed.]",
        "FRUS",
        pattern=phrase(
            "not (?:printed|reproduced|published|included|transcribed)(?: here)?",
            "auslassung(?:en)?",
            "gekürzt",
            "ausgelassen",
            "coupure",
            "passage (?:omis|supprimé)",
            "omissis",
            "se omite.*",
            "omitido",
            "опущено",
            "текст опущен",
            "сокращено",
            "cut",
            "snip",
        ),
        build=gap("editorial"),
    ),
    Convention(
        "tape-ends",
        "gap",
        "So tell him the [The tape ends abruptly here.]",
        "FRUS telephone tapes",
        pattern=phrase(
            r"(?:the )?(?:tape|recording|transcript|document|text|message|page|letter|telegram|manuscript)\s+(?:ends?|"
            r"breaks? off|stops?|begins?|cuts? off|runs? out)\b.{0,80}",
            r"gap (?:of|in) (?:the )?(?:tape|recording|text|transcript).{0,40}",
            r"end (?:of|in) (?:the )?(?:text|transcript).{0,40}",
            "bricht ab",
            "обрывается",
            r"ends? abruptly.{0,40}",
        ),
        build=chain(gap("lost"), sure("medium")),
    ),
    Convention(
        "formula-cut",
        "gap",
        "I have [etc.]",
        "FRUS 912",
        pattern=phrase("etc", "&c", "et cetera", "usw", "и т. ?д", "ecc", "etcétera"),
        build=gap("editorial"),
        when=lambda bracket: bracket.closes_line or len(bracket.preceding) < 6 or not bracket.facts.transcript,
    ),
    Convention(
        "ellipsis-opening",
        "gap",
        "[…]\n\nThe second point was the harbour.",
        "WCDA, ESCH, GAL: omission by the editor",
        pattern=_DOTS,
        when=_ellipsis_line,
        build=gap("editorial"),
    ),
    Convention(
        "ellipsis",
        "gap",
        "He said that [...] would come.",
        "DAFP, SUR, ESCH, TILL, GAL",
        pattern=_DOTS,
        build=chain(gap("editorial"), sure("medium")),
    ),
)
