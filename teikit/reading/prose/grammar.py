"""Closed classes of English words, as far as clauses that report speech need them."""

from __future__ import annotations

from teikit.reading.prose.tables import word_set

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "CHAINS",
    "CHAINS_BY_END",
    "CLAUSE_PRONOUNS",
    "CONJUNCTIONS",
    "DETERMINERS",
    "IRREGULAR",
    "LIGHT_VERBS",
    "MODALS",
    "NO_ADVERBS",
    "PAST",
    "PREPOSITIONS",
    "PRESENT",
    "QUESTION_WORDS",
    "SUBORDINATORS",
]

ADVERBS = word_set(
    """then also again further furthermore next now therefore however once more first finally thereupon thus still later
    merely simply only himself herself myself ourselves themselves here too moreover nevertheless nonetheless meanwhile
    likewise rather quite instead indeed afterwards thereafter twice already always often just even perhaps well second
    secondly"""
)
NO_ADVERBS = word_set("family italy reply supply apply ally imply rely july only early likely daily assembly")
CONJUNCTIONS = frozenset(["and", "but", "or", "yet", "so", "&"])
SUBORDINATORS = word_set(
    """when if as while since because although though after before until unless whether that which who whom whose what where
    how why than lest whatever whenever whereby"""
)
QUESTION_WORDS = word_set("whether if why how what when where who whom which whose")
CHAINS: tuple[tuple[str, ...], ...] = (
    ("went", "on", "to"),
    ("goes", "on", "to"),
    ("going", "on", "to"),
    ("began", "to"),
    ("began", "by"),
    ("began",),
    ("begins", "by"),
    ("continued", "to"),
    ("continued", "by"),
    ("continued",),
    ("proceeded", "to"),
    ("hastened", "to"),
    ("wished", "to"),
    ("wanted", "to"),
    ("desired", "to"),
    ("took", "occasion", "to"),
    ("responded", "by"),
    ("replied", "by"),
    ("concluded", "by"),
    ("started", "by"),
    ("interrupted", "to"),
    ("intervened", "to"),
    ("rose", "to"),
    ("paused", "to"),
    ("chose", "to"),
    ("took", "the", "occasion", "to"),
    ("took", "the", "opportunity", "to"),
    ("took", "this", "opportunity", "to"),
    ("would", "like", "to"),
    ("kept",),
    ("kept", "on"),
    ("opened", "by"),
    ("closed", "by"),
    ("had",),
    ("has",),
    ("have",),
    ("did",),
)
"""Words between a subject and the verb of saying."""
CHAINS_BY_END: dict[str, list[tuple[str, ...]]] = {}
"""The same by their last word, in the same order."""
for _chain in CHAINS:
    CHAINS_BY_END.setdefault(_chain[-1], []).append(_chain)

LIGHT_VERBS = word_set("expressed made took gave voiced raised conveyed was were put called drew offered")
"""Verbs that report speech with a noun: ``expressed the hope that``."""

AUXILIARIES_PRESENT = word_set("is are am has have do does isn't aren't hasn't haven't don't doesn't 's 're 've can't won't cannot")
AUXILIARIES_PAST = word_set("was were had did wasn't weren't hadn't didn't")
MODALS = word_set(
    """will would can could shall should may might must ought wouldn't couldn't shouldn't can't cannot won't mustn't needn't"""
)
AUXILIARIES = AUXILIARIES_PRESENT | AUXILIARIES_PAST | MODALS
PRESENT = AUXILIARIES_PRESENT | {"will", "shall", "can", "can't", "won't", "cannot"}
PAST = AUXILIARIES_PAST | {"would", "could", "might"}
IRREGULAR = word_set(
    """came went took gave saw knew got made said told thought felt found left kept held met sent brought built bought caught
    fought sought taught led read ran began drew grew flew threw spoke broke chose wrote rose fell lay sat stood
    understood lost won meant spent paid became forgot showed let put set cut hit cost hurt bore wore swore shook withdrew
    undertook overcame dealt wanted hoped needs need seems seemed wants thinks feels believes hopes knows says understands
    agrees favors favours means makes takes gives goes comes remains appears exists depends requires lives works"""
)
CLAUSE_PRONOUNS = word_set("i we he she it they there this these those that you nobody everyone everybody nothing one both")
DETERMINERS = word_set("the a an his her our their its my your no some all any every each such most many much few several another")
PREPOSITIONS = word_set(
    """of in on at by for from to with about into upon over under between among through against regarding concerning during
    within without toward towards as than per via respecting"""
)
