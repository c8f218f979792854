"""Whom pronouns, offices and bare names mean as a text goes on."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.dataclass import dataclass
from teikit.reading.people import People
from teikit.reading.prose.clauses import Cue, Reading
from teikit.reading.prose.grammar import SUBORDINATORS
from teikit.reading.prose.phrases import Phrase, phrases
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.subjects import first_clause, is_presence
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.vocabulary import is_place
from teikit.reading.prose.words import Token, tokens
from teikit.record import Certainty
from teikit.source import Span

__all__ = ["Discourse", "Speaker"]

_REPLIES = word_set("reply answer respond rejoin retort counter")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is taken to speak."""

    person: str | None
    cert: Certainty
    several: tuple[str, ...] = ()
    """Who else it could be, where `person` is None."""


_UNKNOWN = Speaker(None, "low")


class Discourse:
    """What the text has said so far, as far as it decides whom ``he`` means."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.focus: str | None = None
        self._focus_cert: Certainty = "high"
        self._hearer: str | None = None
        self._asked = False
        self._last: Speaker | None = None
        self._lost = False
        self._speaker: str | None = None
        self._other: str | None = None
        others = [p.id for p in people.people if p.id != people.narrator and p.role in ("interlocutor", "addressee")]
        self._groups = {p.id for p in people.people if p.group}
        self._only = others[0] if len(others) == 1 else None

    # ---- who is meant -----------------------------------------------------------------------------

    def speaker(self, cue: Cue, reading: Reading, paragraph: Paragraphed) -> Speaker | None:
        """The speaker of a cue; None where its subject is nobody who can speak."""
        subject = cue.subject
        if cue.second is not None:
            both = (self.named(p) for p in (cue.second, cue.subject) if p is not None)
            return Speaker(None, "low", tuple(i for i in both if i is not None))
        if subject is None:
            return None
        identified = self._identified(subject, paragraph)
        if identified is not None:
            return Speaker(identified, "high")
        if subject.kind in ("I", "we"):
            return Speaker(self.people.narrator, "high" if subject.kind == "I" else "low") if self.people.narrator else _UNKNOWN
        if subject.kind == "they":
            return Speaker(self.focus, "medium") if self.focus in self._groups else _UNKNOWN
        if subject.kind in ("he", "she"):
            return self._pronoun(subject, cue, reading, paragraph.items)
        return self._named(subject)

    def _identified(self, subject: Phrase, paragraph: Paragraphed) -> str | None:
        """Whom the editor names in brackets: ``He [Secretary Holt] suggested``."""
        items, source = paragraph.tokens, paragraph.source
        start = items.end(subject.last - 1)
        end = items.start(subject.last) if subject.last < len(items) else start
        if "[" not in source.text[start:end]:
            return None
        inside = phrases(tokens(source, Span(start, end)))
        return self.named(inside[0]) if len(inside) == 1 else None

    def named(self, phrase: Phrase) -> str | None:
        """The one person whom a name or an office means."""
        found = self._named(phrase) if phrase.kind in ("name", "office", "plural") else None
        return found.person if found else None

    def is_person(self, phrase: Phrase) -> bool:
        """Whether a name or an office means somebody of the record, though it may be open whom."""
        return bool(self.people.meant_by(phrase))

    def _named(self, phrase: Phrase) -> Speaker | None:
        found = self.people.meant_by(phrase)
        if not found:
            return None
        if len(found) == 1:
            person, cert = found[0]
            return Speaker(person, cert)
        ids = tuple(person for person, _ in found)
        near = [i for i in (self.focus, self._speaker, self._other) if i in ids]
        return Speaker(near[0], "medium") if near else Speaker(None, "low", ids)

    def _pronoun(self, subject: Phrase, cue: Cue, reading: Reading, items: Sequence[Token]) -> Speaker:
        within = self._in_clause_before(subject, reading, items)
        if within is not None:
            return Speaker(within, "medium")
        if cue.lemma in _REPLIES and self._speaker is not None and self._speaker == self.focus:
            if self._hearer is not None and self._hearer != self._speaker:
                return Speaker(self._hearer, "high" if self._asked else "medium")
            if self._asked and self._other is not None:
                return Speaker(self._other, "medium")
        if self._lost:
            return _UNKNOWN
        if self.focus is not None:
            return Speaker(self.focus, self._focus_cert)
        return Speaker(self._only, "medium") if self._only else _UNKNOWN

    def _in_clause_before(self, subject: Phrase, reading: Reading, items: Sequence[Token]) -> str | None:
        """``When Castro came, he said``: the subject of the clause before."""
        if items[reading.first].lower not in SUBORDINATORS:
            return None
        before = [p for p in reading.phrases if p.last <= subject.first and not p.possessive and p.kind in ("name", "office")]
        if before and before[0].first == reading.first + 1:
            return self.named(before[0])
        return self.named(before[0]) if len(before) == 1 else None

    # ---- what has been said -----------------------------------------------------------------------

    def heard(self, cue: Cue, speaker: Speaker) -> None:
        """Note a cue: its speaker, or the hearer of what the narrator said, is who the text is about now."""
        hearer = self.named(cue.hearer) if cue.hearer is not None else None
        self._hearer, self._asked = hearer, cue.kind == "ask"
        self._last = speaker
        self._lost = False
        if speaker.person is None:
            self._speaker = self.focus = None
            self._lost = True
            return
        if speaker.person == self.people.narrator:
            if hearer is not None:
                self.focus, self._focus_cert = hearer, "high"
            return
        if speaker.person != self._speaker and self._speaker is not None:
            self._other = self._speaker
        self._speaker = self.focus = speaker.person
        self._focus_cert = speaker.cert
        if hearer is not None and hearer != speaker.person:
            self._other = hearer

    def latest(self) -> Speaker | None:
        """Who spoke last, for a sentence without a subject."""
        return Speaker(self._last.person, "medium" if self._last.cert == "high" else self._last.cert) if self._last else None

    def doubted(self) -> None:
        """The speech just attributed was doubtful: so is whoever ``he`` is taken to be from it."""
        self._focus_cert = "low"

    def told(self, reading: Reading, paragraph: Paragraphed) -> None:
        """Note a sentence of the narrator's: whom it is about."""
        subject, items = reading.subject, paragraph.items
        if subject is not None and is_presence(items, subject.last, reading.last):
            return
        if subject is not None and subject.kind in ("name", "office"):
            person = self.named(subject)
            if person is not None:
                self._turn_to(person)
            elif not subject.possessive:
                self._lost = self._is_somebody_else(subject)
            return
        if subject is not None and subject.kind in ("he", "she"):
            return
        if subject is None and not any(p.kind in ("I", "we") for p in reading.phrases):
            return
        clause = first_clause(items, reading)
        persons = {i for p in clause if not p.possessive and (i := self.named(p)) is not None and i != self.people.narrator}
        if len(persons) == 1:
            self._turn_to(persons.pop())

    def _is_somebody_else(self, phrase: Phrase) -> bool:
        """Whether the narrator has turned to somebody of whom nothing is known: ``he`` may be that person."""
        name = phrase.name
        if name is None or not name.bare:
            return phrase.office is not None or name is not None
        return not is_place(name.surnames[0])

    def _turn_to(self, person: str) -> None:
        if person != self.people.narrator:
            self.focus, self._focus_cert = person, "high"
            self._hearer, self._asked = None, False
            self._lost = False
