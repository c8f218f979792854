"""Names in running text: who is let speak there, and full forms of those already known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from teikit.lazily import cached_property
from teikit.reading.people.bearers import Bearer, Bearers
from teikit.reading.people.places import Census, Mention
from teikit.reading.prose.clauses import Reading
from teikit.reading.prose.cues import read_sentence
from teikit.reading.prose.grammar import SUBORDINATORS
from teikit.reading.prose.names import Name
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.subjects import first_clause, is_presence
from teikit.reading.prose.vocabulary import BODIES, DOMAINS, is_place
from teikit.reading.prose.words import Token
from teikit.record import Certainty
from teikit.source import Span

__all__ = ["read_paragraphs"]

# "Villagers said", "Historians say": no names.
_MANY = ("ers", "ists", "ians", "ors", "ants")
_COLUMN = 4
"""Line breaks that make a column, where the lines are narrow."""
_NARROW = 25
"""Characters of a line of a column on the average, with the white space before it."""


class _SmallWords:
    """The words that the text prints with a small letter, too; gathered when first asked for."""

    def __init__(self, paragraphs: Sequence[Paragraphed]) -> None:
        self._paragraphs = paragraphs

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset([t.lower for p in self._paragraphs for t in p.items if t.word and not t.capital])

    def name(self, phrase: Phrase, first: int) -> bool:
        """Whether a phrase may name somebody: a single word that opens a sentence does so if it has a capital everywhere."""
        name = phrase.name
        return name is None or not name.bare or phrase.first != first or name.surnames[0] not in self._words


def read_paragraphs(census: Census, paragraphs: Iterable[Span], turns: Iterable[Span]) -> list[Mention]:
    """Enter into the census whom the paragraphs let speak; the mentions found there and in turns."""
    passing: list[Name] = []
    text = census.source.text
    read = [census.prose.paragraph(part) for span in paragraphs for part in _in_lines(text, span)]
    for paragraph in read:
        passing += _full_forms(census, paragraph)
    small = _SmallWords(read)
    for paragraph in read:
        _speakers(census, paragraph, small)
    for span in turns:
        for part in _in_lines(text, span):
            passing += _full_forms(census, census.prose.paragraph(part))
    return _mentions(census.bearers, passing)


def _in_lines(text: str, span: Span) -> Iterator[Span]:
    """A paragraph; where it is a column of names, as that of a vote, each line of it: no name goes on in the next."""
    count = text.count("\n", span.start, span.end)
    if count < _COLUMN or span.end - span.start > _NARROW * (count + 1):
        yield span
        return
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _full_forms(census: Census, paragraph: Paragraphed) -> list[Name]:
    """Enter the full names of a paragraph; all of its names."""
    found = [phrase.name for phrase in paragraph.phrases if phrase.name is not None]
    for name in found:
        if not name.bare and _is_somebody(name):
            census.bearers.add(name)
    return found


def _speakers(census: Census, paragraph: Paragraphed, small: _SmallWords) -> None:
    about: Phrase | None = None
    census.says_i |= "I" in [phrase.kind for phrase in paragraph.phrases]
    for first, last, here in paragraph.parts:
        if not here:
            continue
        reading = read_sentence(paragraph, first, last, here)
        for cue in reading.cues:
            subject = cue.subject or reading.subject
            if subject is not None and subject.kind in ("he", "she"):
                subject = _in_clause_before(paragraph, reading, subject) or about or subject
            told = cue.hearer if subject is not None and subject.kind == "I" else None
            for phrase in (subject, cue.second, told):
                if phrase is not None and not phrase.possessive:
                    new = cue.kind != "think" and not cue.had and not cue.present and small.name(phrase, first)
                    _speaks(census, phrase, new=new)
        about = _about(paragraph.items, reading, about)


def _about(items: Sequence[Token], reading: Reading, before: Phrase | None) -> Phrase | None:
    """Whom the narrator's sentence is about, where that is a person the next "he said" may mean."""
    subject = reading.subject
    if reading.cues:
        return None
    if subject is not None and is_presence(items, subject.last, reading.last):
        return before
    if subject is None or subject.kind in ("I", "we"):
        persons = [p for p in first_clause(items, reading) if _is_third(p)]
        return persons[0] if len(persons) == 1 and subject is not None else before
    if subject.kind in ("he", "she"):
        return before
    if subject.possessive or subject.kind == "plural" or (subject.name is not None and not _is_somebody(subject.name)):
        return None
    return subject


def _in_clause_before(paragraph: Paragraphed, reading: Reading, pronoun: Phrase) -> Phrase | None:
    """``When I called on the Prime Minister he said``."""
    if paragraph.items[reading.first].lower not in SUBORDINATORS:
        return None
    before = [p for p in reading.phrases if p.last <= pronoun.first and _is_third(p)]
    return before[0] if len(before) == 1 else None


def _is_third(phrase: Phrase) -> bool:
    if phrase.possessive:
        return False
    return phrase.kind == "office" or (phrase.name is not None and _is_somebody(phrase.name))


def _speaks(census: Census, phrase: Phrase, *, new: bool = True) -> None:
    """Note a speaker; who only thinks is none, unless known."""
    bearer: Bearer | None = None
    if phrase.name is not None:
        fitting = [f for f in census.bearers.fitting(phrase.name) if new or f[0].strong or f[0].speaks]
        if len(fitting) > 1:
            for each, _ in fitting:
                each.speaks = True
            return
        if fitting or (new and _is_somebody(phrase.name)):
            bearer = census.bearers.add(phrase.name)
    elif phrase.office is not None and len(holders := [b for b in census.bearers.holders(phrase.office) if b.named and b.strong]) > 1:
        for each in holders:
            each.speaks = True
    elif phrase.office is not None and (new or census.bearers.holders(phrase.office)):
        bearer = census.bearers.add_office(phrase.office)
        bearer.group |= phrase.kind == "plural"
    if bearer is not None:
        bearer.speaks = True
        if bearer.role == "mentioned":
            bearer.role = "speaker"


def _is_somebody(name: Name) -> bool:
    """Whether a name that nothing in the record explains can be a person's."""
    words = name.surnames
    return not name.acronym and not (
        name.bare and (words[0].endswith(_MANY) or words[0] in BODIES or words[0] in DOMAINS or is_place(words[0]))
    )


def _mentions(bearers: Bearers, names: Iterable[Name]) -> list[Mention]:
    """Full forms, and the bare surname of whoever takes part or speaks."""
    found: list[Mention] = []
    by_surname: dict[tuple[str, ...], tuple[Bearer, Certainty] | None] = {}
    for name in names:
        if not name.bare or name.generation:
            meant = bearers.meant_by(name)
        elif name.surnames in by_surname:
            meant = by_surname[name.surnames]
        else:
            meant = by_surname[name.surnames] = bearers.meant_by(name) if bearers.may_know(name.surnames) else None
        if meant is not None:
            found.append(Mention(name.span, meant[0], cert=meant[1]))
    return found
