"""What kind of record a text is, as its blocks say."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.page import Page
from teikit.record import Division, Field, Heading, Turn
from teikit.source import Source

__all__ = ["GENRES", "genre_named", "genre_of"]

# Words of the heading or the title -> genre; the first that fits. Signs of them in lower case, one of which the text holds.
_WORDS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (signs, expression(words, re.I), genre)
    for signs, words, genre in (
        (("journal", "diary"), r"journal of|diary of", "journal"),
        (
            ("conversation", "memcon"),
            r"(?:memorand\w+|record) of (?:a |the )?(?:\w+ )?conversation|memcon|notes? (?:of|on) (?:a |the )?conversation",
            "memorandumOfConversation",
        ),
        (("minutes", "notes", "protocol"), r"minutes|notes of (?:a |the |an )?(?:\w+ )*meeting|protocol no", "minutes"),
        (
            (
                "transcri", "stenogra", "conversation", "interview", "testimony", "hearing", "interrogation", "deposition", "debate",
                "oral", "verbatim", "стенограмма", "séance", "protokoll", "diario", "diário", "resoconto",
            ),
            r"transcri(?:pt|ption)|stenogra(?:ph|m)|conversation (?:among|between)|interview|testimony|hearing|interrogation|deposition"
            r"|debate|oral history|verbatim|стенограмма|séance|plenarprotokoll|sitzungsprotokoll|diario de sesi|diário da|resoconto",
            "transcript",
        ),
        (("telegram", "cable", "airgram"), r"telegram|cable\b|cablegram|airgram", "telegram"),
        (("memo",), r"memorandum|memo\b", "memorandum"),
        (("letter",), r"letter", "letter"),
        (("report",), r"report", "report"),
        (("note", "moire"), r"note verbale|aide[- ]m[eé]moire|diplomatic note", "note"),
    )
)  # fmt: skip

GENRES = tuple(genre for *_, genre in _WORDS)
"""The genres that there are."""


def genre_named(text: str) -> str | None:
    """The genre that a text names: ``Record of a conversation``, ``memorandumOfConversation``."""
    text = " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).split())
    folded = text.casefold()
    return next((genre for signs, words, genre in _WORDS if any(sign in folded for sign in signs) and words.search(text)), None)


def genre_of(source: Source, page: Page, document: Division) -> str | None:
    """The genre that the heading, the title, a document type in brackets or the salutation names; None for none."""
    telling = [source[b.span] for b in document.top if isinstance(b, Heading) or b.kind in ("docType", "archive")]
    for text in [*telling, source[page.title] if page.title else ""]:
        if genre := genre_named(text):
            return genre
    kinds = {b.kind for b in document.top if isinstance(b, Field)}
    if "salute" in kinds:
        return "letter"
    if any(isinstance(b, Turn) for b in document.blocks):
        return "transcript"
    # The lines of a message centre, against those of an office.
    if {"from", "to"} <= kinds and kinds & {"precedence", "info", "tags", "action"}:
        return "telegram"
    return "memorandum" if {"from", "to", "subject"} <= kinds else None
