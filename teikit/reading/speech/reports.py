"""Reads paragraphs into speeches: the clauses reported, and the sentences that go on from them."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.dataclass import dataclass, replace
from teikit.problems import Problem, Severity
from teikit.reading.people import People
from teikit.reading.prose.clauses import Cue, Reading
from teikit.reading.prose.cues import read_sentence
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.words import Token
from teikit.reading.speech.announcements import Announced, announced_words
from teikit.reading.speech.discourse import Discourse, Speaker
from teikit.reading.speech.evidence import (
    backshifted,
    brings_up,
    carries_on,
    first_person,
    is_direct,
    is_fragment,
    narrated,
    of_somebody,
    second_person,
    words,
)
from teikit.reading.speech.ranges import span_of
from teikit.record import Certainty, Speech
from teikit.source import Source, Span

__all__ = ["Speeches", "find_speech"]

# From this share of sentences with a report on, a record is one of what people said, and sentences without a
# reporting verb go on from the report before them unless something speaks against it.
_REPORTED_SHARE = 0.12
_REPORTED_LEAST = 3
# From this share on it goes on from one paragraph to the next.
_MOSTLY_SHARE = 0.25
# After this many interrupted speeches in direct words, all before it, a doubtful one is taken as direct too.
_STYLE = 3
# Words of a clause at least.
_CLAUSE = 4
_THOUGHTS = word_set("assume presume suppose suspect fear doubt consider recognize recognise realize realise appreciate understand")
_LOWER: dict[Certainty, Certainty] = {"high": "medium", "medium": "low", "low": "low"}


@dataclass(frozen=True, slots=True)
class Speeches:
    """The speeches of a record."""

    speeches: tuple[Speech, ...] = ()
    """In the order of the text; none overlaps another."""
    problems: tuple[Problem, ...] = ()
    """``speaker-unresolved``: speech whose speaker the text leaves open."""


@dataclass(slots=True)
class _Run:
    """Speech that the next sentence may go on with."""

    speaker: Speaker
    direct: bool
    quoted: bool
    cert: Certainty
    extends: bool
    """Whether the next sentence belongs to the same speech; else it begins one of its own."""
    carried: bool = False
    """Whether a new paragraph has begun since."""
    topic: bool = False
    """Nothing was said yet, a matter was brought up."""


def find_speech(source: Source, paragraphs: Sequence[Span], people: People, *, language: str | None = None) -> Speeches:
    """What the running text reports people to have said.

    `language` (BCP 47) is that of `people` unless given. English only: in another language nothing is found.
    """
    if people.prose is None or (language or people.language).partition("-")[0].lower() != "en":
        return Speeches()
    reporter = _Reporter(source, people)
    reporter.read(paragraphs)
    return Speeches(tuple(reporter.speeches), tuple(reporter.problems))


class _Reporter:
    def __init__(self, source: Source, people: People) -> None:
        self.source, self.people = source, people
        self.discourse = Discourse(people)
        self.speeches: list[Speech] = []
        self.problems: list[Problem] = []
        self._groups = 0
        self._run: _Run | None = None
        self._reported = self._mostly = False
        self._direct_asides = 0
        self._announced: Announced | None = None

    def read(self, paragraphs: Sequence[Span]) -> None:
        prose = self.people.prose
        assert prose is not None
        read: list[tuple[Paragraphed, list[Reading]]] = []
        for span in sorted(paragraphs):
            paragraph = prose.paragraph(span)
            read.append((paragraph, self._sentences(paragraph)))
        sentences = sum(len(readings) for _, readings in read)
        cues = [reading.cues for _, readings in read for reading in readings if reading.cues]
        reports = sum(any(c.kind != "think" and not c.present for c in found) for found in cues)
        views = sum(any(c.present for c in found) for found in cues)
        parties = sum(p.role in ("participant", "interlocutor") for p in self.people.people)
        least = 1 if parties > 1 else _REPORTED_LEAST
        self._reported = reports >= least and reports >= sentences * _REPORTED_SHARE
        self._mostly = self._reported and reports >= sentences * _MOSTLY_SHARE
        if reports + views >= max(_REPORTED_LEAST, sentences * _MOSTLY_SHARE):
            self._reported = self._mostly = True
        for paragraph, readings in read:
            self._paragraph(paragraph, readings)

    def _sentences(self, paragraph: Paragraphed) -> list[Reading]:
        return [read_sentence(paragraph, first, last, found, self._is_known) for first, last, found in paragraph.parts]

    def _is_known(self, phrase: Phrase) -> bool:
        return bool(self.people.meant_by(phrase))

    # ---- paragraphs and sentences -----------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraphed, readings: Sequence[Reading]) -> None:
        if self._run is not None and (self._run.quoted or not (self._run.direct or self._mostly)):
            self._run = None
        if self._run is not None:
            self._run.extends, self._run.carried = False, True
        for reading in self._behind_announced(paragraph, readings):
            if not self._reports(paragraph, reading):
                self._without_report(paragraph, reading)
        if readings and (cue := readings[-1].announces) is not None:
            self._announce(paragraph, readings[-1], cue)

    def _announce(self, paragraph: Paragraphed, reading: Reading, cue: Cue) -> None:
        """Remember who is to speak in the next paragraph."""
        speaker = self.discourse.speaker(cue, reading, paragraph)
        if speaker is not None and self._trusted(cue, speaker):
            self._announced = Announced(speaker, paragraph.tokens.span(cue.at, cue.at + 1), _end(paragraph))
            self._run = None
            self.discourse.heard(cue, speaker)

    def _behind_announced(self, paragraph: Paragraphed, readings: Sequence[Reading]) -> Sequence[Reading]:
        """Enter the words that the paragraph before announced; the sentences behind them."""
        announced, self._announced = self._announced, None
        said = announced_words(self.source, paragraph, announced) if announced is not None else None
        span = span_of(paragraph, said.first, said.last, whole=True) if said is not None else None
        if announced is None or said is None or span is None:
            return readings
        speaker = announced.speaker
        direct = said.quoted or is_direct(words(paragraph.items, said.first, said.last)) is not False
        self.speeches.append(Speech(span, speaker.person, direct, speaker.cert, None, announced.verb))
        if speaker.person is None:
            self._unresolved(span, speaker)
        # What goes on without a mark may be the writer's own again.
        self._run = None if said.quoted else _Run(speaker, direct, quoted=False, cert="low", extends=False)
        self._announced = replace(announced, end=_end(paragraph), manner=said.manner) if said.manner else None
        return [reading for reading in readings if reading.first >= said.last]

    def _reports(self, paragraph: Paragraphed, reading: Reading) -> bool:
        """Enter the reports of a sentence; False where it has none."""
        entered = False
        last: Speaker | None = None
        for cue in reading.cues:
            if not entered and self._run is not None and _goes_on_from_report(cue) and self._goes_on(paragraph, reading, self._run):
                return False
            speaker = self._speaker(cue, reading, paragraph, last)
            if speaker is None or not self._trusted(cue, speaker):
                continue
            if not entered:
                self._before_cue(paragraph, reading, cue)
            entered |= self._enter(paragraph, reading, cue, speaker)
            last = speaker
            self.discourse.heard(cue, speaker)
            if self.speeches and self.speeches[-1].cert == "low":
                self.discourse.doubted()
        return entered

    def _before_cue(self, paragraph: Paragraphed, reading: Reading, cue: Cue) -> None:
        """``This was so, to which Holt observed that``: the clause before the cue may go on from the sentence before."""
        joined = paragraph.items[cue.begin].lower
        if self._run is None or cue.subject is None or cue.begin - reading.first < _CLAUSE or joined not in (",", ";", "and", "but", "to"):
            return
        if joined == "," and paragraph.items[cue.begin + 1].lower not in ("and", "but", "to", "which"):
            return
        subject = reading.subject if reading.subject is not None and reading.subject.last <= cue.begin else None
        clause = replace(reading, last=cue.begin, subject=subject, phrases=[p for p in reading.phrases if p.last <= cue.begin], cues=[])
        if cue.frame != "aside" and self._goes_on(paragraph, clause, self._run):
            self._go_on(paragraph, clause, self._run)

    def _speaker(self, cue: Cue, reading: Reading, paragraph: Paragraphed, last: Speaker | None) -> Speaker | None:
        if cue.subject is not None or cue.second is not None:
            return self.discourse.speaker(cue, reading, paragraph)
        if last is not None:
            return last
        if reading.subject is None:
            return self.discourse.latest() if paragraph.items[cue.at].capital else None
        return self.discourse.speaker(replace(cue, subject=reading.subject), reading, paragraph)

    def _trusted(self, cue: Cue, speaker: Speaker) -> bool:
        """Thoughts are reports only in a record of what people said, and only other people's."""
        if cue.frame == "to":
            return self._reported and speaker.person is not None
        if cue.present and not self._reported:
            return False
        if cue.kind != "think":
            return speaker.person is not None or self._reported
        return self._reported and speaker.person is not None and speaker.person != self.people.narrator

    def _enter(self, paragraph: Paragraphed, reading: Reading, cue: Cue, speaker: Speaker) -> bool:
        text = [w for first, last in cue.pieces for w in words(paragraph.items, first, last)]
        quoted = cue.frame == "quote"
        direct, cert = self._manner(cue, text, speaker)
        spans = [s for first, last in cue.pieces if (s := span_of(paragraph, first, last, whole=direct))]
        if not spans or (self.speeches and spans[0].start < self.speeches[-1].span.end):
            return False
        group = None
        if len(spans) > 1:
            self._groups += 1
            group = self._groups
        verb = paragraph.tokens.span(cue.at, cue.at + 1)
        for span in spans:
            self.speeches.append(Speech(span, speaker.person, direct, cert, group, verb))
        if speaker.person is None:
            self._unresolved(spans[0], speaker)
        reaches_end = cue.pieces[-1][1] >= reading.last or quoted
        self._run = _Run(speaker, direct, quoted, cert, extends=direct and not quoted) if reaches_end and cue.frame != "to" else None
        return True

    def _manner(self, cue: Cue, text: Sequence[str], speaker: Speaker) -> tuple[bool, Certainty]:
        """Whether the words are the speaker's own, and how sure the attribution is."""
        cert: Certainty = speaker.cert
        if cue.frame == "quote":
            return True, cert
        if cue.frame in ("aside", "colon", "comma"):
            direct = is_direct(text)
            if cue.frame != "aside":
                return direct is not False, cert
            style = self._direct_asides >= _STYLE
            if direct is None or (style and not direct):
                return style, "low" if style else cert
            self._direct_asides = self._direct_asides + 1 if direct else -_STYLE
            return direct, cert
        if cue.unsure or cue.kind == "think" or cue.had:
            return False, "medium" if cert == "high" else cert
        return False, cert

    # ---- sentences that go on ---------------------------------------------------------------------

    def _without_report(self, paragraph: Paragraphed, reading: Reading) -> None:
        run = self._run
        if run is None or not self._goes_on(paragraph, reading, run):
            self._run = None
            self.discourse.told(reading, paragraph)
            self._run = self._topic(paragraph, reading)
            return
        self._go_on(paragraph, reading, run)

    def _topic(self, paragraph: Paragraphed, reading: Reading) -> _Run | None:
        """What a sentence that only says what somebody spoke of lets expect: that the next ones tell it."""
        if not self._reported or reading.subject is None or not brings_up(paragraph.items, reading):
            return None
        speaker = self.discourse.speaker(Cue(reading.subject, reading.subject.last, reading.first, "that", "say", []), reading, paragraph)
        if speaker is None or speaker.person is None or speaker.cert == "low":
            return None
        return _Run(speaker, direct=False, quoted=False, cert="low", extends=False, topic=True)

    def _go_on(self, paragraph: Paragraphed, reading: Reading, run: _Run) -> None:
        text = words(paragraph.items, reading.first, reading.last)
        span = span_of(paragraph, reading.first, reading.last, whole=True)
        if span is None:
            return
        if run.extends:
            before = self.speeches[-1]
            self.speeches[-1] = replace(
                before, span=Span(before.span.start, span.end), cert=_least(before.cert, self._free_cert(run, text))
            )
            return
        direct = run.direct or second_person(text)
        cert = self._free_cert(run, text)
        if direct and not run.direct:
            cert = "low"
        if run.carried and not run.direct:
            cert = "low"
        self.speeches.append(Speech(span, run.speaker.person, direct, cert))
        run.extends, run.carried, run.topic = True, False, False

    def _free_cert(self, run: _Run, text: Sequence[str]) -> Certainty:
        if run.direct:
            return run.cert if first_person(text) or run.extends else _LOWER[run.cert]
        return _least(run.cert, "medium" if self._reported and backshifted(text) else "low")

    def _goes_on(self, paragraph: Paragraphed, reading: Reading, run: _Run) -> bool:
        items = paragraph.items
        if run.quoted:
            close = paragraph.quotes.get(reading.first)
            return close is not None and close + 1 >= reading.last
        if run.speaker.person is None or reading.first in paragraph.quotes:
            return False
        text = words(items, reading.first, reading.last)
        if not text or is_fragment(items, reading):
            return False
        subject = reading.subject
        known = subject is not None and self.discourse.is_person(subject)
        meant = self.discourse.named(subject) if subject is not None else None
        narrator = self.people.narrator
        himself = meant == run.speaker.person
        if narrated(items, reading, speaker_is_narrator=run.direct or run.speaker.person == narrator, known=known, himself=himself):
            return False
        if self._names_speaker(items, reading, run) or (run.topic and (first_person(text) or not backshifted(text))):
            return False
        if run.direct:
            return first_person(text) or second_person(text) if run.carried else True
        if run.carried:
            return carries_on(items, reading)
        return self._reported or backshifted(text)

    def _names_speaker(self, items: Sequence[Token], reading: Reading, run: _Run) -> bool:
        """Nobody is named in his or her own words, but for what the writer knows of them: the narrator has taken over."""
        named = [p for p in reading.phrases if p.kind == "name" and not p.possessive and self.discourse.named(p) == run.speaker.person]
        return any(not of_somebody(items, p, reading.last) for p in named)

    def _unresolved(self, span: Span, speaker: Speaker) -> None:
        line, column = self.source.position(span.start)
        several = f": {', '.join(speaker.several)}" if speaker.several else ""
        self.problems.append(
            Problem(
                "speaker-unresolved",
                Severity.NOTE,
                f"The text leaves open who says this{several}.",
                self.source.name,
                line,
                column,
            )
        )


def _end(paragraph: Paragraphed) -> int:
    return paragraph.tokens.end(len(paragraph.items) - 1)


def _goes_on_from_report(cue: Cue) -> bool:
    """``He had said that``, ``He assumed that``: after a report, more of what was said rather than a report of its own."""
    if cue.frame not in ("that", "wh", "zero", "aside"):
        return False
    return cue.had or (cue.lemma in _THOUGHTS and cue.subject is not None and cue.subject.kind in ("he", "she"))


def _least(a: Certainty, b: Certainty) -> Certainty:
    order: tuple[Certainty, ...] = ("low", "medium", "high")
    return min(a, b, key=order.index)
