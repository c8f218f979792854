"""Signs in a sentence of who is talking: the narrator, somebody reported, or somebody in his or her own words."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.reading.prose.clauses import Reading
from teikit.reading.prose.grammar import AUXILIARIES, MODALS, PAST, PRESENT
from teikit.reading.prose.phrases import Phrase
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.verbs import VERBS
from teikit.reading.prose.words import Token

__all__ = ["backshifted", "carries_on", "first_person", "is_direct", "is_fragment", "narrated", "second_person"]

_FIRST = word_set("i we my our us me ours myself ourselves mine")
_SECOND = frozenset(["you", "your", "yours", "yourself", "yourselves"])
# What a sentence of the narrator's is about: the occasion itself.
_OCCASIONS = word_set(
    """meeting conversation discussion interview talk talks luncheon lunch dinner reception banquet visit call session atmosphere
    foregoing above subject text document memorandum"""
)
_TIMES = word_set("after following during before throughout upon")
_ASIDES = frozenset(["(", "*", "-", "—", "•"])
_STAGES = frozenset(
    ["at this point", "at that point", "later on in", "toward the end", "towards the end", "there then followed", "there followed a"]
)
_DECISIONS = word_set("agreed decided resolved suggested proposed noted understood recognized recognised pointed concluded stated")
_OPENINGS = word_set("comment comments embassy")
# "He believed", "he was", "he wanted": states, which reports of speech go on with; other simple pasts tell what happened.
_STATES = word_set(
    """was were had wanted believed hoped felt thought knew understood assumed expected wished preferred favored favoured
    needed seemed appeared doubted supposed suspected considered intended meant regretted realized realised feared trusted
    recognized recognised remembered hopes believes thinks feels wants knows expects wishes understands needs considers
    doubts assumes saw foresaw looked personally himself also still certainly never always anticipated appreciated
    regarded viewed envisaged disliked favours prefers sees remained lacked required depended welcomed opposed supported
    respected admired found shared"""
)
_BEFORE_VERB = word_set(", however also therefore then himself herself too still now always never again first next")
# After a name: what was said of its bearer, for the narrator tells in the simple past.
_OF_SOMEBODY = word_set("had would could should might must will can may has is hadn't wouldn't couldn't")
_BRINGING_UP = word_set(
    """mentioned raised referred pointed outlined reviewed described discussed summarized summarised turned touched recounted
    cited listed traced alluded dwelt criticized criticised spoke talked complained commented reported presented stressed
    emphasized emphasised recalled inquired asked explained sketched elaborated expounded noted drew called expressed
    reverted returned opened began"""
)


def words(items: Sequence[Token], first: int, last: int) -> list[str]:
    """The words of a range, case-folded."""
    return [t.lower for t in items[first:last] if t.word]


def first_person(text: Sequence[str]) -> bool:
    return any(w in _FIRST for w in text)


def second_person(text: Sequence[str]) -> bool:
    return any(w in _SECOND for w in text)


def is_fragment(items: Sequence[Token], reading: Reading) -> bool:
    """Whether a sentence has neither a verb nor an end: a heading set beside what it is about."""
    ends = items[reading.last - 1]
    return (ends.word or ends.lower[0].isdecimal()) and not any(t.finite for t in items[reading.first : reading.last])


def backshifted(text: Sequence[str]) -> bool:
    """Past tenses and modals, as reported speech has them, or words of a side (``we``)."""
    return any(w in MODALS or w in ("had", "was", "were", "he", "they") or w in _FIRST for w in text)


def is_direct(text: Sequence[str]) -> bool | None:
    """Whether words said without marks are the speaker's own: present tenses say yes, past ones no; None where neither prevails."""
    present = sum(w in PRESENT or (w in _FIRST | _SECOND and w not in ("we", "our", "us")) for w in text)
    past = sum(w in PAST for w in text)
    if present == past:
        return True if present == 0 and first_person(text) else None
    return present > past


def narrated(items: Sequence[Token], reading: Reading, *, speaker_is_narrator: bool, known: bool, himself: bool) -> bool:
    """Whether a sentence without a reporting verb is the narrator's own.

    `known` and `himself` say whether its subject is a person of the record, and whether that is the speaker.
    """
    if _opens_narration(items, reading, speaker_is_narrator=speaker_is_narrator):
        return True
    subject = reading.subject
    if subject is None:
        return False
    if subject.kind in ("he", "she"):
        return not _state(items, subject, reading.last)
    if subject.kind == "I":
        return not speaker_is_narrator or not _state(items, subject, reading.last)
    if subject.kind not in ("name", "office") or of_somebody(items, subject, reading.last):
        return False
    does = not _is_auxiliary(items, subject, reading.last)
    if known:
        return does or not himself
    titled = subject.office is not None or (subject.name is not None and subject.name.titled)
    return titled and does


def of_somebody(items: Sequence[Token], subject: Phrase, last: int) -> bool:
    """Whether a sentence is what was said of somebody, not what he or she did then: ``Holt had agreed``, ``Holt would``."""
    at = _verb(items, subject, last)
    if at >= last:
        return False
    word = items[at].lower
    if word == "did":
        return at + 1 < last and items[at + 1].lower == "not"
    return word in _OF_SOMEBODY or (word.endswith("s") and len(word) > 4 and word not in VERBS and not items[at].finite)


def brings_up(items: Sequence[Token], reading: Reading) -> bool:
    """Whether somebody brings up a matter of which the next sentences tell: ``Holt raised the question of the ports.``"""
    subject = reading.subject
    if subject is None or subject.possessive or subject.kind not in ("name", "office", "he", "she"):
        return False
    at = _verb(items, subject, reading.last)
    return at < reading.last and items[at].lower in _BRINGING_UP


def _opens_narration(items: Sequence[Token], reading: Reading, *, speaker_is_narrator: bool) -> bool:
    """Openings that are the narrator's: an aside in parentheses, a word on the meeting, ``My impression``."""
    opening = items[reading.first]
    if opening.lower in _OPENINGS or (not opening.word and opening.lower in _ASIDES):
        return True
    following = [t.lower for t in items[reading.first : reading.first + 8]]
    first, start = following[0], " ".join(following[:3])
    if start in _STAGES or (first == "my" and not speaker_is_narrator):
        return True
    if first == "it":
        return (
            following[1:2] == ["was"]
            and next((w for w in following[2:] if w not in _BEFORE_VERB and not w.endswith("ly")), "") in _DECISIONS
        )
    reach = {"there": 8, "the": 3, "this": 3, "our": 3, "these": 3}.get(first, 4 if first in _TIMES else 0)
    return any(w in _OCCASIONS for w in following[1:reach])


def carries_on(items: Sequence[Token], reading: Reading) -> bool:
    """Whether the first sentence of a paragraph goes on from the report that ended the paragraph before.

    It must be backshifted and speak neither of anybody by name or office, nor of the occasion, nor of what ``he`` did.
    """
    text = words(items, reading.first, reading.last)
    if not backshifted(text) or any(w in _OCCASIONS for w in text) or text[0] in ("later", "then", "finally", "subject"):
        return False
    return all(
        p.kind in ("we", "they") or (p.kind in ("he", "she") and _state(items, p, reading.last)) for p in reading.phrases if _means(p)
    )


def _means(phrase: Phrase) -> bool:
    return phrase.name is None or not phrase.name.bare or phrase.possessive


def _state(items: Sequence[Token], subject: Phrase, last: int) -> bool:
    at = _verb(items, subject, last)
    return at < last and (items[at].lower in AUXILIARIES or items[at].lower in _STATES)


def _verb(items: Sequence[Token], subject: Phrase, last: int) -> int:
    """The token after a subject and the adverbs behind it."""
    at = subject.last
    while at < last and (items[at].adverb or items[at].lower in _BEFORE_VERB):
        at += 1
    return at


def _is_auxiliary(items: Sequence[Token], subject: Phrase, last: int) -> bool:
    return subject.last < last and items[subject.last].lower in AUXILIARIES
