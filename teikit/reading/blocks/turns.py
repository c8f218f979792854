"""Turns of speakers: ``NAME: text``, ``Mr. NAME. text``, ``Q. text``.

A label is a turn's only if the whole record speaks for it: such labels repeat and alternate, or the list of participants
names them. ``Subject:`` and its like never do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teikit.reading.lines import Chunk
from teikit.reading.prose.tables import word_set
from teikit.source import Source, Span

__all__ = ["Labels", "find_labels"]

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Gen|General|Col|Colonel|Capt|Captain|Maj|Major|Lt|Adm|Admiral|Amb|Ambassador|Sen|Senator|Rep"
    r"|Representative|Gov|Governor"
    r"|Sec|Secretary|President|Premier|Chairman|Comrade|Com|Cde|Minister|Marshal|Sir|Lord|Baron|Count|M|Señor|Señora|señor|señora|Herr"
    r"|Frau|Director)"
)
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[\])]?[ \t]+)?"
# Words that begin a label and make it one.
_TITLES = frozenset(re.findall(r"[^\W\d_]+", _TITLE.lower())) | {"the", "a", "o", "el", "la", "le", "os", "as"}
_COLON = re.compile(rf"{_TIME}(?P<label>[^\n:：]{{1,140}}?)[ \t]*[:：](?=\s|$)")
_DOT = re.compile(
    rf"{_TIME}(?P<label>(?:The\s+)?(?:{_TITLE}\.?\s+)?[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я.'’\-]+(?:\s+[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я.'’\-]+){{0,4}}"
    rf"(?:\s+of\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)?(?:\s*\([^()\n]{{1,60}}\))?|(?:{_TITLE})\.\s+[A-Z][a-z][\w'’-]+|[QA]|Question"
    rf"|Answer)\.(?=[—–\-]?\s|$)[—–-]?"
)
# Labels before a colon that never are speakers (TYPOLOGY b, "colon labels that are not speakers").
_FALSE_FRIENDS = word_set(
    """subject subj comment comments note notes summary action actions re ref reference references sir sirs gentlemen
    madam recommendation recommendations conclusion conclusions background discussion attachment attachments enclosure
    enclosures tab copy copies distribution participants present place time date from to through info source
    classification advantages disadvantages assigned target issue issues options option purpose background result
    results problem objective objectives decision decisions warning drafted approved cleared translation original
    title agenda item telephone address page pages section chapter article paragraph annex appendix example
    introduction preface remarks remark status tags via cc bcc number file memorandum telegram follows following
    example reason reasons namely thus therefore first second third fourth fifth finally postscript ps p.s dear
    excellency secret confidential"""
)
_QA = frozenset({"q", "a", "question", "answer"})
# Words of a label that are not capitalised.
_SMALL = word_set(
    """of the de da do das dos del della di du la le el los las and e y et und van von der den bin al for in to señor
    señora sr sra herr frau"""
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_MAX_LABEL = 140
_MAX_WORDS = 12
_COMMON_SHAPE = 0.15
"""Share of the labels of a record that a shape must have for a label seen once to be believed."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of turns in a record: start of paragraph -> label with its punctuation."""

    at: dict[int, Span]


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    label: Span
    key: str
    style: str
    shape: tuple[str, bool]
    """Its first word, where that is a title or an article, and whether the name is in capitals."""


def find_labels(source: Source, chunks: Iterable[Chunk], participants: Sequence[Span]) -> Labels:
    """The paragraphs of a record that open a turn."""
    paragraphs = list(chunks)
    candidates = [c for chunk in paragraphs if (c := _candidate(source, chunk)) is not None]
    known = {word for span in participants for word in _words(source[span])}
    accepted: dict[int, Span] = {}
    for style in ("colon", "dot"):
        group = [c for c in candidates if c.style == style]
        if _speaks(group, known, len(paragraphs)):
            accepted |= {c.start: c.label for c in _believed(group, known)}
    return Labels(accepted)


def _believed(group: list[_Candidate], known: set[str]) -> list[_Candidate]:
    """The labels that come back, name a participant, or look like most of the others."""
    counts = Counter(c.key for c in group)
    shapes = Counter(c.shape for c in group)
    common = {shape for shape, n in shapes.items() if n >= _COMMON_SHAPE * len(group)}
    return [c for c in group if counts[c.key] > 1 or c.shape in common or c.shape[0] in _TITLES or set(c.key.split()) & known]


def _candidate(source: Source, chunk: Chunk) -> _Candidate | None:
    start = chunk.span.start
    for style, pattern in (("colon", _COLON), ("dot", _DOT)):
        found = pattern.match(source.text, start, min(chunk.span.end, start + 200))
        if found is None or found.end("label") - found.start("label") > _MAX_LABEL:
            continue
        key = _key(found["label"])
        if style == "colon" and not _is_name_like(found["label"]):
            continue
        # The time before it makes any label a speaker's: CC is a speaker of flight transcripts.
        timed = found.start("label") > start
        if key and (timed or not (set(key.split()) & _FALSE_FRIENDS and len(key.split()) <= 3)):
            return _Candidate(start, Span(start, found.end()), key, style, _shape(found["label"]))
    return None


def _is_name_like(label: str) -> bool:
    """Whether every word of a label is capitalised, but for the small words of names and forms of address."""
    words = _ASIDE.sub("", label).split()
    if not 1 <= len(words) <= _MAX_WORDS or not words[0][:1].isupper():
        return False
    return all(w[:1].isupper() or w.strip(".,").lower() in _SMALL or w.strip(",") == "–" for w in words)


def _shape(label: str) -> tuple[str, bool]:
    words = _ASIDE.sub("", label).split()
    first = words[0].rstrip(".").lower()
    return (first if first in _TITLES else ""), words[-1].isupper()


def _key(label: str) -> str:
    """The label as compared: without case, punctuation and what stands in parentheses."""
    return " ".join(_words(re.sub(r"[(\[].*", "", label)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _speaks(group: list[_Candidate], known: set[str], paragraphs: int) -> bool:
    """Whether labels of one style are turns: enough of them, by at least two speakers, and they come back."""
    counts = Counter(c.key for c in group)
    if len(counts) < 2:
        return False
    named = sum(n for key, n in counts.items() if set(key.split()) & known)
    again = sum(n for n in counts.values() if n > 1)
    if set(counts) <= _QA:
        return len(group) >= 2 and abs(counts["q"] + counts["question"] - counts["a"] - counts["answer"]) <= max(2, len(group) // 4)
    if named >= 2 and named * 2 >= len(group):
        return True
    if len(group) < 4 or again * 2 < len(group):
        return False
    unmistakable = sum(c.shape != ("", False) for c in group)
    return len(group) * 6 >= paragraphs or unmistakable * 5 >= len(group) * 4
