"""Small closed classes of words, and how near two words are."""

from __future__ import annotations

import re

__all__ = [
    "CLASSES",
    "MONTHS",
    "OF_NAMES",
    "PARTICLES",
    "PRONOUNS",
    "TITLES",
    "WEEKDAYS",
    "capitals_mean_names",
    "class_of",
    "initials",
    "is_function_word",
    "nearness",
    "plain",
]


def _vocabulary(words: str) -> frozenset[str]:
    return frozenset(words.split())


CLASSES: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "preposition": "about above across after against along among around as at before behind below beneath between beyond by "
        "down during "
        "for from in into of off on onto out over per since through throughout to toward towards under until up "
        "upon via with within without than",
        "conjunction": "and but or nor so yet because although though if unless while whereas when where",
        "article": "a an the any some each every no",
        "demonstrative": "this that these those last next",
        "possessive": "my your his her its our their whose",
        "subject": "i he she it we they you who which what",
        "object": "me him us them whom",
        "be": "am is are was were be been being",
        "have": "have has had having",
        "do": "do does did done doing",
        "modal": "will would shall should can could may might must",
        "negation": "not now never ever",
        "number": "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred "
        "thousand million billion",
        "direction": "north south east west northern southern eastern western northeast northwest southeast southwest",
        "order": "first second third fourth fifth former latter",
        "side": "left right upper lower",
        "time": "today yesterday tomorrow morning afternoon evening instant ultimo proximo",
        "like": "sir madam mr mrs miss",
    }.items()
}
_CLASS = {word: name for name, words in CLASSES.items() for word in words}

MONTHS = _vocabulary(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
WEEKDAYS = _vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
)
PRONOUNS = _vocabulary(
    "he him his she her it its they them their who whom this that these those we us our you your i me my himself themselves latter former "
    "both others er ihn ihm sie il lui elle él ella он она они его их"
)
TITLES = _vocabulary(
    "secretary ambassador president minister senator congressman general colonel major captain admiral commander lieutenant chairman "
    "chancellor king queen prince emperor premier director governor mayor consul counselor comrade marshal bishop cardinal archbishop "
    "representative delegate envoy chargé mr mrs ms dr doctor professor prof sir lord lady madam miss señor herr frau monsieur "
    "officer chief undersecretary attaché councillor deputy administrator commissioner treasurer judge justice father"
)
_FUNCTION_WORDS = {
    "en": _vocabulary(
        "to the of and that is as be not it its he she they them us we you been were was has had have are which there then also only still "
        "such very more most less other others another own same here how why all both either neither upon with et al"
    )
    | _CLASS.keys(),
    "de": _vocabulary(
        "der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren nicht kein keine zu zum zur in im am an "
        "auf aus bei beim mit nach von vom vor für über unter um durch gegen ohne bis seit es er sie ich du wir ihr uns mich mir dich dir "
        "sich ihm ihn ihnen sein seine seinen mein meine meinen dein deine haben hat hatte wird werden wurde dass daß wenn als wie auch "
        "noch nur so schon dann da hier"
    ),
    "fr": _vocabulary(
        "le la les un une des du de à au aux et ou mais est sont était ne pas il elle ils elles je tu nous vous on que qui dans sur pour "
        "par avec sans son sa ses"
    ),
    "es": _vocabulary("el los las una unos unas del al y o pero es son era no en con por para sin su sus se lo"),
    "it": _vocabulary("il gli uno dei delle nel nella di da che è sono era non si mi ti ci e o ma con per tra fra suo sua"),
    "ru": _vocabulary("и в на с не что как но или к у о от до по за из для это он она они мы вы я его её их был была было были"),
}
_EVERY_FUNCTION_WORD = frozenset[str]().union(*_FUNCTION_WORDS.values())
OF_NAMES = frozenset({"de", "von", "van", "du", "da", "di", "del", "al", "bin", "ibn"})
"""Small words with which a part of a name begins."""
PARTICLES = OF_NAMES | {"der", "den", "zu", "la", "le", "el"}
"""Small words inside names."""
_CAPITAL_NOUNS = frozenset({"de"})
"""Languages that write every noun with a capital letter: one says nothing about a name there."""


def capitals_mean_names(language: str) -> bool:
    """Whether a capital letter inside a sentence marks a name in a language (BCP 47)."""
    return language.split("-")[0] not in _CAPITAL_NOUNS


def class_of(word: str) -> str | None:
    """The closed class of a word: ``preposition``, ``be`` …; None for an open one."""
    return _CLASS.get(word.lower())


def is_function_word(word: str, language: str | None = None) -> bool:
    """Whether a word only holds a sentence together: in a language (BCP 47), or in any where none or one without a list is named."""
    base = language.split("-")[0] if language else ""
    return word.lower() in _FUNCTION_WORDS.get(base, _EVERY_FUNCTION_WORD)


def plain(text: str) -> str:
    """A text without the punctuation at its end and the quotation marks around it."""
    return text.rstrip("?!., ").strip("\"'“”‘’")


def nearness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same): edit distance with transpositions, a shared beginning counted double."""
    one, other = one.lower(), other.lower()
    longest = max(len(one), len(other))
    if not longest or longest > 60:
        return float(one == other)
    edits = 1 - _distance(one, other) / longest
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return max(edits, (edits + 2 * shared / longest) / 3 if shared > 2 else 0.0)


def _distance(one: str, other: str) -> int:
    """Optimal string alignment distance."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def initials(words: list[str]) -> str:
    """First letters, those of small words left out: ``CPSU`` of ``Communist Party of the Soviet Union``."""
    return "".join(re.sub(r"[^\w]", "", word)[:1] for word in words if not is_function_word(word) or word[:1].isupper()).upper()
