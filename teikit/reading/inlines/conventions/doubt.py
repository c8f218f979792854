"""Question marks in brackets."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import name_before, word_before
from teikit.reading.inlines.convention import Convention
from teikit.record import Insertion
from teikit.source import Span

__all__ = ["ROWS"]

_ASKS = expression(
    r"\b(?:who|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|shall|should|have|has|had|may)\b",
    re.IGNORECASE,
)
_UNREAD = expression(r"[¿?]{2,}(?:\s+[¿?]{2,})*\s*\Z")


def _doubted(bracket: Bracket) -> Span | None:
    """A character where the record doubts characters, else the word or name before."""
    text, end = bracket.facts.source.text, bracket.span.start
    while end > bracket.floor and text[end - 1] in " \t":
        end -= 1
    if end <= bracket.floor:
        return None
    unread = _UNREAD.search(bracket.before)
    if unread:
        start = bracket.span.start - len(bracket.before) + unread.start()
        return Span(start, start + len(unread.group().rstrip()))
    if bracket.facts.doubts_characters or bracket.after[:1].isalpha() or not text[end - 1].isalnum():
        return Span(end - 1, end)
    return name_before(bracket)


def _doubt(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    scope = _doubted(bracket)
    if scope is None:
        return replace(insertion, cls="gap", reason="illegible", cert="medium")
    return replace(insertion, content=Span(bracket.content.end, bracket.content.end), scope=scope)


def _doubt_of_writer(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    scope = name_before(bracket)
    if scope is None:
        return None
    return replace(insertion, content=Span(bracket.content.end, bracket.content.end), scope=scope, resp="source", cert="medium")


def _is_missing_mark(bracket: Bracket) -> bool:
    """A question that lacks its mark: it ends here, and nothing else in the record is doubted so."""
    ends = not bracket.after.strip() or re.match(r"\s+[\"“‘]?[A-ZА-Я]", bracket.after) is not None
    return bracket.glued_before and ends and bracket.facts.glued_queries == 1 and not bracket.facts.about_legibility


def _question(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    sentence = re.split(r"[.!?]\s", bracket.before)[-1].split()
    asks = bool(sentence) and _ASKS.match(sentence[0]) is not None
    return replace(insertion, cert="medium" if asks else "low", reason="omitted")


def _unread(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(
        insertion,
        content=bracket.content if len(bracket.text) < 4 else Span(bracket.content.start, bracket.content.end - 1),
        reason="illegible",
    )


def _note_on_word(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, content=Span(bracket.content.end, bracket.content.end), scope=word_before(bracket))


ROWS = (
    Convention(
        "missing-question-mark",
        "supplied",
        "Is the boat being examined[?] They would not say.",
        "DAFP",
        pattern=expression(r"\?"),
        when=_is_missing_mark,
        build=_question,
    ),
    Convention(
        "doubt",
        "unclear",
        "It serves as handle [?] to force the door.",
        "FRUS 69, THUN 603, AUDEN",
        pattern=expression(r"\?"),
        build=_doubt,
    ),
    Convention(
        "doubt-in-parentheses",
        "unclear",
        "a firm styled Varn (?) and sons",
        "FRUS 111, ESCH, WHIT: may be the writer's own",
        pattern=expression(r"\?"),
        delimiters="(",
        build=_doubt_of_writer,
    ),
    Convention("unread-signs", "unclear", "the note (F C [¿¿¿?] Caput)", "TILL", pattern=expression(r"[¿?]{2,}(?:\s*\?)?"), build=_unread),
    Convention(
        "astonishment",
        "sic",
        "He sold thirty [!] boats.",
        "letters",
        pattern=expression(r"!+\??|\?!"),
        build=_note_on_word,
    ),
)
