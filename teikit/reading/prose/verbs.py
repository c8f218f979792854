"""Reporting verbs and how each introduces what was said.

One row a verb: its lemma, its irregular forms, what kind of report it makes, the complements it takes, where it names the
hearer. Complements after Quirk et al., A Comprehensive Grammar of the English Language (1985), 14.28-35 and 16.30-63.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from teikit.reading.prose.tables import word_set

__all__ = ["NOUNS_OF_SAYING", "VERBS", "Form", "Verb"]

Kind = Literal["say", "ask", "think", "bid"]
Tense = Literal["past", "present", "ing", "base"]


class Verb(NamedTuple):
    """A reporting verb."""

    lemma: str
    kind: Kind
    frames: frozenset[str]
    """``that``; ``zero``: a clause without that; ``bare``: the same, but only before a word that opens nothing but a clause;
    ``wh``: whether, if, why …; ``to``: infinitive after the hearer; ``quote``: words in quotation marks or after a comma."""
    hearer: Literal["", "object", "to"]
    """``told him``; ``said to him``."""
    particle: str = ""
    """``out`` of ``pointed out``."""


class Form(NamedTuple):
    """A form of a reporting verb."""

    verb: Verb
    tense: Tense


_SAY, _ASK, _THINK, _BID = "that zero quote", "wh quote", "that zero", "to"
# lemma, past (or "" where regular), kind, frames, hearer, particle
_ROWS: tuple[tuple[str, str, Kind, str, Literal["", "object", "to"], str], ...] = (
    ("say", "said", "say", _SAY + " wh", "to", ""),
    ("state", "", "say", _SAY, "to", ""),
    ("declare", "", "say", "that bare quote", "to", ""),
    ("reply", "replied", "say", _SAY, "to", ""),
    ("respond", "", "say", "that bare quote", "to", ""),
    ("answer", "", "say", "that bare quote", "object", ""),
    ("add", "", "say", "that bare quote", "to", ""),
    ("note", "", "say", "that bare quote", "to", ""),
    ("observe", "", "say", "that bare quote", "to", ""),
    ("remark", "", "say", "that bare quote", "to", ""),
    ("comment", "", "say", "that bare quote", "to", ""),
    ("continue", "", "say", "that quote", "", ""),
    ("explain", "", "say", "that bare quote", "to", ""),
    ("point", "", "say", "that bare quote", "to", "out"),
    ("emphasize", "", "say", "that bare quote", "to", ""),
    ("emphasise", "", "say", "that bare quote", "to", ""),
    ("stress", "", "say", "that bare quote", "to", ""),
    ("underline", "", "say", "that bare", "to", ""),
    ("underscore", "", "say", "that bare", "to", ""),
    ("reiterate", "", "say", "that bare quote", "to", ""),
    ("repeat", "", "say", "that bare quote", "to", ""),
    ("restate", "", "say", "that bare", "to", ""),
    ("affirm", "", "say", "that bare quote", "to", ""),
    ("reaffirm", "", "say", "that bare", "to", ""),
    ("confirm", "", "say", "that bare", "to", ""),
    ("assert", "", "say", "that bare quote", "to", ""),
    ("claim", "", "say", "that bare quote", "", ""),
    ("contend", "", "say", "that bare", "", ""),
    ("allege", "", "say", "that bare", "", ""),
    ("argue", "", "say", "that bare quote", "", ""),
    ("reason", "", "say", "that", "", ""),
    ("admit", "admitted", "say", "that bare quote", "to", ""),
    ("concede", "", "say", "that bare quote", "to", ""),
    ("acknowledge", "", "say", "that bare quote", "to", ""),
    ("announce", "", "say", "that bare quote", "to", ""),
    ("report", "", "say", "that bare quote", "to", ""),
    ("share", "", "say", "that", "", ""),
    ("grant", "", "say", "that", "", ""),
    ("opine", "", "say", "that bare quote", "", ""),
    ("theorize", "", "say", "that", "", ""),
    ("recall", "", "say", "that bare", "", ""),
    ("mention", "", "say", "that bare", "to", ""),
    ("indicate", "", "say", "that bare", "to", ""),
    ("imply", "implied", "say", "that", "", ""),
    ("intimate", "", "say", "that bare", "to", ""),
    ("hint", "", "say", "that bare", "to", ""),
    ("insist", "", "say", "that bare quote", "", ""),
    ("maintain", "", "say", "that bare", "", ""),
    ("caution", "", "say", "that bare to", "object", ""),
    ("warn", "", "say", "that bare quote to", "object", ""),
    ("conclude", "", "say", "that bare quote", "", ""),
    ("interject", "", "say", "that bare quote", "", ""),
    ("interpose", "", "say", "that bare quote", "", ""),
    ("interrupt", "", "say", "quote", "", ""),
    ("exclaim", "", "say", "that bare quote", "", ""),
    ("protest", "", "say", "that bare quote", "", ""),
    ("complain", "", "say", "that bare quote", "to", ""),
    ("object", "", "say", "that quote", "", ""),
    ("counter", "", "say", "that quote", "", ""),
    ("rejoin", "", "say", "that quote", "", ""),
    ("retort", "", "say", "that bare quote", "", ""),
    ("deny", "denied", "say", "that bare", "", ""),
    ("predict", "", "say", "that bare", "", ""),
    ("agree", "", "say", "that bare", "", ""),
    ("disclose", "", "say", "that bare", "to", ""),
    ("reveal", "", "say", "that bare", "to", ""),
    ("specify", "specified", "say", "that", "", ""),
    ("volunteer", "", "say", "that", "", ""),
    ("elaborate", "", "say", "that", "", ""),
    ("certify", "certified", "say", "that", "", ""),
    ("testify", "testified", "say", "that", "", ""),
    ("swear", "swore", "say", "that", "", ""),
    ("suggest", "", "say", "that bare quote", "to", ""),
    ("propose", "", "say", "that bare quote", "to", ""),
    ("recommend", "", "say", "that bare", "to", ""),
    ("urge", "", "say", "that bare to", "object", ""),
    ("request", "", "say", "that to", "object", ""),
    ("demand", "", "say", "that quote", "", ""),
    ("tell", "told", "say", "that zero quote to", "object", ""),
    ("inform", "", "say", "that zero", "object", ""),
    ("assure", "", "say", "that zero", "object", ""),
    ("remind", "", "say", "that bare", "object", ""),
    ("advise", "", "say", "that bare to", "object", ""),
    ("notify", "notified", "say", "that bare", "object", ""),
    ("ask", "", "ask", _ASK + " that to", "object", ""),
    ("inquire", "", "ask", _ASK, "to", ""),
    ("enquire", "", "ask", _ASK, "to", ""),
    ("query", "queried", "ask", _ASK, "object", ""),
    ("wonder", "", "ask", _ASK, "", ""),
    ("question", "", "ask", "wh", "", ""),
    ("think", "thought", "think", _THINK, "", ""),
    ("believe", "", "think", _THINK, "", ""),
    ("feel", "felt", "think", _THINK, "", ""),
    ("hope", "", "think", _THINK, "", ""),
    ("consider", "", "think", "that bare", "", ""),
    ("doubt", "", "think", "that wh", "", ""),
    ("assume", "", "think", "that bare", "", ""),
    ("presume", "", "think", "that bare", "", ""),
    ("suppose", "", "think", "that bare", "", ""),
    ("suspect", "", "think", "that bare", "", ""),
    ("fear", "", "think", "that bare", "", ""),
    ("regret", "regretted", "think", "that", "", ""),
    ("recognize", "", "think", "that", "", ""),
    ("recognise", "", "think", "that", "", ""),
    ("realize", "", "think", "that", "", ""),
    ("realise", "", "think", "that", "", ""),
    ("appreciate", "", "think", "that", "", ""),
    ("understand", "understood", "think", "that", "", ""),
    ("instruct", "", "bid", _BID, "object", ""),
    ("direct", "", "bid", _BID + " that", "object", ""),
    ("order", "", "bid", _BID + " that", "object", ""),
    ("beg", "begged", "bid", _BID, "object", ""),
    ("invite", "", "bid", _BID, "object", ""),
)

NOUNS_OF_SAYING = word_set(
    """hope opinion view belief conviction fear regret doubt position point fact wish assurance assurances concern suggestion
    remark observation statement comment assertion impression confidence feeling argument desire reply answer confirmation
    explanation question warning news information clear known understanding possibility probability likelihood danger need
    thought idea proposal claim contention judgment judgement estimate conclusion expectation thesis theory report principle
    attitude reasoning preference"""
)
"""``expressed the hope that``, ``made the point that``, ``was of the opinion that``, ``made it clear that``: the noun before that."""

_DOUBLED = frozenset(["admit", "regret", "beg"])


def _forms(lemma: str, past: str) -> dict[str, Tense]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma + lemma[-1] if lemma in _DOUBLED else lemma
    regular = lemma + "d" if lemma.endswith("e") else stem + "ed"
    y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = lemma[:-1] + "ies" if y else lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s")
    return {past or regular: "past", third: "present", stem + "ing": "ing", lemma: "base"}


_TO_KNOW = Verb("know", "ask", frozenset(["wh"]), "")

VERBS: dict[str, Form] = {
    form: Form(Verb(lemma, kind, frozenset(frames.split()), hearer, particle), tense)
    for lemma, past, kind, frames, hearer, particle in _ROWS
    for form, tense in _forms(lemma, past).items()
} | {verb: Form(_TO_KNOW, "base") for verb in ("know", "learn", "hear")}
"""Every form of every reporting verb; of ``know`` only the one of ``wanted to know``."""
