"""Who made the text that is printed: "Obtained by X and translated by Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.record import Responsibility
from teikit.source import Source, Span

__all__ = ["ROLES", "Role", "first_phrase", "read_responsibilities"]


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody did, in the words that say so."""

    role: str
    relator: str | None
    """Code of the MARC list of relators (id.loc.gov/vocabulary/relators)."""
    verbs: tuple[str, ...]
    """Participles before "by", case-insensitive."""
    nouns: tuple[str, ...] = ()
    """Nouns before "by" or a colon: ``Translation by``, ``Translator: ``."""


ROLES: tuple[Role, ...] = (
    Role(
        "translator",
        "trl",
        ("translated", "transl.", "trans.", "re-translated", "retranslated"),
        ("translation", "translator", "translators"),
    ),
    Role("transcriber", "trc", ("transcribed",), ("transcription", "transcriber")),
    Role("contributor", "ctb", ("contributed", "submitted", "shared", "made available"), ("contribution", "contributor")),
    Role(
        "contributor", None, ("obtained", "acquired", "procured", "discovered", "found", "located", "photographed", "copied", "unearthed")
    ),
    Role("donor", "dnr", ("donated", "provided", "supplied", "furnished"), ("courtesy", "copy courtesy", "document courtesy")),
    Role(
        "editor",
        "edt",
        ("edited", "co-edited", "revised", "corrected", "checked", "proofread"),
        ("editor", "editing", "revision"),
    ),
    Role("compiler", "com", ("compiled", "selected", "collected", "assembled"), ("compiler", "selection")),
    Role("annotator", "ann", ("annotated",), ("annotation", "notes", "annotations")),
    Role("writer of introduction", "win", ("introduced",), ("introduction",)),
    Role("digitiser", None, ("digitized", "digitised", "scanned", "encoded", "typed"), ()),
    Role("publisher", "pbl", ("published",), ()),
)

_BY_WORD = {word: role for role in ROLES for word in (*role.verbs, *role.nouns)}
_VERBS = "|".join(sorted((re.escape(v) for role in ROLES for v in role.verbs), key=len, reverse=True))
_NOUNS = "|".join(sorted((re.escape(n).replace(r"\ ", r"\s+") for role in ROLES for n in role.nouns), key=len, reverse=True))
# "Contributed, transcribed, and translated for CWIHP from the Russian original by"
_MORE = rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?:{_VERBS})"
_BETWEEN = r"(?:\s+(?:for|from|into|in|to|on\s+behalf\s+of|with)\s+(?:(?!\bby\b)[^\s.;:]+\s+){0,9}?(?:(?!\bby\b)[^\s.;:]+))?"
_PHRASE = expression(
    rf"""(?<!\w)(?:
        (?P<verbs>(?:{_VERBS})(?:{_MORE}){{0,6}}){_BETWEEN}\s+by\s*:?\s+
      | (?P<noun>{_NOUNS})(?:\s+(?:is|was))?{_BETWEEN}(?:\s+(?:by|of)\s*:?|\s*:)\s+
    )(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = expression(r"[^\W\d_]+")
_ASCII_WORD = expression("[a-z]+")
# A text without one of them credits nobody. All of them are in ASCII.
_FIRST_WORDS = frozenset(_WORD.findall(word)[0] for word in _BY_WORD)
_VERB = expression(rf"(?:{_VERBS})", re.IGNORECASE)
# Where a list of names ends: a sentence (not an initial or "Jr."), a bracket, the words of another clause.
_STOP = expression(
    rf"""[;:()<>"“”\[]
      | (?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bDr)(?<!\bSt)(?<!\bMr)(?<!\bMs)(?<!\bYu)(?<!\bYa)(?<!\bProf)\.(?=\s|$)
      | ,?\s+(?i:(?:and\s+|&\s+)?(?:(?:{_VERBS})(?!\w)|(?:{_NOUNS})\s+(?:by|of)\b))
      | ,?\s+(?:for|from|with|in|at|on|under|courtesy|who|whose|which)\b
      | ,\s+(?:CWIHP|NKIDP|NPIHP|University|and\s+available)\b""",
    re.VERBOSE,
)
_BETWEEN_NAMES = expression(r"\s*,\s*+(?>(?:and\s++|&\s*+)?)(?!(?:Jr|Sr|I{2,3})\b)|\s+and\s+|\s*&\s*|\s+und\s+")
_LONGEST_NAME = 160
_NAME_START = expression(r"[^\W\d_]|\d{1,2}[^\W\d_a-z]")  # an agency may begin with a number: 7Brands


def read_responsibilities(source: Source, span: Span) -> list[Responsibility]:
    """Everybody whom a sentence credits, in order.

    ``Obtained by A and translated by B``, ``Contributed, transcribed, and translated by C``, ``Translated for CWIHP by D and E``,
    ``Translation: F``. Several verbs before one "by" give one responsibility each, several names one each.
    """
    found: list[Responsibility] = []
    for match in _PHRASE.finditer(source.text, span.start, span.end):
        names = list(_names(source, Span(match.end(), span.end)))
        for role, label in _roles(match):
            found += [Responsibility(role.role, label, name, role.relator) for name in names]
    return found


def first_phrase(text: str, start: int, end: int) -> int | None:
    """Where the first phrase such as "Obtained by" begins."""
    if _FIRST_WORDS.isdisjoint(_ASCII_WORD.findall(text[start:end].casefold())):
        return None
    match = _PHRASE.search(text, start, end)
    return match.start() if match else None


def _roles(match: re.Match[str]) -> Iterator[tuple[Role, str]]:
    if match.group("noun"):
        noun = " ".join(match.group("noun").lower().split())
        yield _BY_WORD[noun], f"{noun} by"
        return
    for verb in _VERB.findall(match.group("verbs")):
        yield _BY_WORD[verb.lower()], f"{verb.lower()} by"


def _names(source: Source, span: Span) -> Iterator[Span]:
    text = source.text
    end = min(span.end, span.start + _LONGEST_NAME)
    blank = re.compile(r"\n\s*\n").search(text, span.start, end)
    end = blank.start() if blank else end
    stop = _STOP.search(text, span.start, end)
    end = stop.start() if stop else end
    at = span.start
    for gap in _BETWEEN_NAMES.finditer(text, span.start, end):
        yield from _name(source, Span(at, gap.start()))
        at = gap.end()
    yield from _name(source, Span(at, end))


def _name(source: Source, span: Span) -> Iterator[Span]:
    name = source.strip(span)
    if name and _NAME_START.match(source.text, name.start) and any(c.isupper() for c in source[name]):
        yield name
