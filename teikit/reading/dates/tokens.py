"""A stretch of text as tokens of dates: one letter for each, so that a form of date is a short pattern over letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.dates.words import FIRST_HALF, Word, vocabulary, word_key

__all__ = ["ERAS", "ROMAN", "Token", "Tokens", "tokenise"]

ROMAN = {r: i for i, r in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)}
"""Months in Roman letters."""
_PUNCTUATION = {
    ",": ",", ".": ".", "-": "-", "–": "-", "—": "-", "−": "-", "‒": "-", "/": "/", "[": "<", "]": ">", "?": "?", ":": ":",
    "(": "(", ")": ")",
}  # fmt: skip
# Superscript digits are note calls, not letters or digits of a date.
_LETTER = r"[^\W\d_¹²³⁰⁴-⁹]"
_CABLE_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_AFTER_MONTH = "|".join(f"[A-IK-Z]{month}" for month in _CABLE_MONTHS.split("|"))
_CHINESE = "[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
_CJK_RANGE = r"(?:\s?[至到〜~–—-]\s?(?:\d{1,2}\s?[月월]\s?)?\d{1,2}\s?[日일])"
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911, "주체": 1911}
"""Eras of East Asia -> the year before their first one."""
_ERA_YEAR = rf"(?:\d{{4}}|(?:{'|'.join(ERAS)})\s?(?:\d{{1,3}}|元))\s?[年년]"
_CJK = rf"{_ERA_YEAR}\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}(?:\s?[日일]{_CJK_RANGE}?|{_CJK_RANGE}))?"
# What begins the tokens that are no plain words.
_SPECIAL = "aApPfFsSivxTt明大昭平令民주〇零一二三四五六七八九"
# By what a token begins with, the commonest first; a token takes the blanks behind it.
_TOKEN = expression(
    rf"""(?:
      (?P<plain>(?![{_SPECIAL}]){_LETTER}++)
    | (?P<mark>[^\w\s\[○'’‘])
    | (?=\d)(?:
          (?P<cjk>{_CJK})
        | (?P<group>(?<!\w)\d{{6}}\s?[A-IK-Za-ik-z](?!{_LETTER}|\d)|(?<!\w)\d{{6}}[A-IK-Z](?=(?:{_CABLE_MONTHS})\d\d(?!\d)))
        | (?P<basic>(?<!\w)(?:1\d|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w))
        | (?P<zulu>(?<!\w)[0-2]\d[0-5]\d\s?[Zz](?!\w))
        | (?P<clock>(?<![\w.])[0-2]?\d(?:
              :[0-5]\d(?::[0-5]\d(?:\.\d++)?)? | h[0-5]\d
            | \.[0-5]\d(?=\s*+[apAP]\.?\s?[mM]\b|\s*+(?:Uhr|hours|hrs)\b))(?!\w))
        | (?P<supplied>(?<!\w)\d{{1,3}}\[\d{{1,3}}\??\](?!\w))
        | (?P<ordinal>(?<!\w)\d{{1,2}}(?:st|nd|rd|th|d|er|ème|te[nrs]?|ten|º|ª)(?!\w))
        | (?P<decade>(?<!\w)\d{{3}}0['’]?s(?!\w))
        | (?P<number>(?<={_AFTER_MONTH})\d\d(?!\w)|(?<!{_LETTER})(?<!\d)\d++(?!(?!T\d\d:|[гgрr](?!\w)){_LETTER}))
        | (?P<mixed>\d?{_LETTER}++))
    | (?P<era>{_CHINESE}|{_CJK})
    | (?P<half>(?<!\w)(?:[Ff]irst|[Ss]econd)\s+half\s+of(?!\w))
    | (?P<lowroman>(?<=\d\.)(?:i{{1,3}}|iv|vi{{0,3}}|ix|xi{{0,2}})(?=\.\s?\d\d))
    | (?P<anno>(?<!\w)A\.?\s?D\.?(?=\s*+\d{{3}}))
    | (?P<ampm>(?<!\w)[apAP]\.?\s?[mM](?!\w)\.?)
    | (?P<isotime>(?<=\d)T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?)
    | (?P<thang>[Tt]háng\s+\d{{1,2}}(?!\w))
    | (?P<word>{_LETTER}++)
    | (?P<short>['’‘]\d\d(?!\w))
    | (?P<bracketed>(?<!\w)\[\d{{2}}\]\d{{2}}(?!\w))
    | (?P<call>(?<=[\d.])\[\d{{1,3}}\])
    | (?P<sign>[^\w\s])
    | (?P<blank>\n[^\S\n]*+\n\s*+)
    | (?P<other>\w)
    )[^\S\n]*+""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token; `start` and `end` are offsets in the text."""

    start: int
    end: int
    value: int = 0
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a stretch; ``classes[i]`` is the letter of ``items[i]``.

    D day number · O two digits with a leading zero · Y four-digit year · y short year · T three-digit year · n other number ·
    M month · R Roman month · W weekday · G military group · Z Zulu time · C clock · a am/pm · K a whole Chinese or Korean date ·
    i ISO time · I a whole date in eight digits · d decade · ^ note call · P blank line · x anything else; words as in `words`;
    ``, . - / < > ? : ( )`` themselves
    (brackets as ``<`` ``>``).
    """

    classes: str
    items: list[Token]


# A named tuple's own constructor takes twice as long.
_new = tuple.__new__


def tokenise(text: str, start: int, end: int, language: str) -> Tokens:
    """Cut ``text[start:end]`` into tokens."""
    classes: list[str] = []
    items: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastindex or 0
        cls, value, doubtful = _read(kind, match[kind], language)
        classes.append(cls)
        items.append(_new(Token, (*match.span(kind), value, doubtful)))
    return Tokens("".join(classes), items)


_Vocabulary = dict[str, Word]
_Read = tuple[str, int, bool]
"""The letter, the value, and whether it is doubtful."""


@lru_cache(maxsize=1 << 13)
def _read(kind: int, text: str, language: str) -> _Read:
    # The words of dates and their numbers come back in every text.
    return _READERS[_kinds()[kind]](text, vocabulary(language))


@lru_cache(maxsize=1)
def _kinds() -> dict[int, str]:
    """The groups of a token by their place."""
    return {place: kind for kind, place in _TOKEN.groupindex.items()}


def _word(text: str, words: _Vocabulary) -> _Read:
    word = words.get(word_key(text))
    if word is not None and not (word.capital and text[0].islower()):
        return word.cls, word.value, False
    if text in ROMAN:
        return "R", ROMAN[text], False
    return "x", 0, False


def _number(text: str, words: _Vocabulary) -> _Read:
    value = int(text) if len(text) <= 4 else 0
    if len(text) == 4 and 1000 <= value <= 2100:
        return "Y", value, False
    if len(text) == 3 and value >= 700:
        return "T", value, False
    if len(text) == 2 and value < 10:
        return "O", value, False
    if len(text) == 2 and value > 31:
        return "y", value, False
    if len(text) <= 2 and 1 <= value <= 31:
        return "D", value, False
    return "n", value, False


def _supplied(text: str, words: _Vocabulary) -> _Read:
    cls, value, _ = _number(re.sub(r"\D", "", text), words)
    return cls, value, "?" in text


def _mark(text: str, words: _Vocabulary) -> _Read:
    return _PUNCTUATION.get(text, "x"), 0, False


def _ordinal(text: str, words: _Vocabulary) -> _Read:
    return "D", int(re.sub(r"\D", "", text)), False


def _thang(text: str, words: _Vocabulary) -> _Read:
    return "M", int(re.sub(r"\D", "", text)), False


def _always(cls: str) -> Callable[[str, _Vocabulary], _Read]:
    return lambda text, words: (cls, 0, False)


_READERS: dict[str, Callable[[str, _Vocabulary], _Read]] = {
    **dict.fromkeys(("plain", "mixed", "word"), _word),
    **dict.fromkeys(("mark", "sign"), _mark),
    **dict.fromkeys(("supplied", "bracketed"), _supplied),
    **dict.fromkeys(("cjk", "era"), _always("K")),
    "number": _number,
    "ordinal": _ordinal,
    "thang": _thang,
    "short": lambda text, words: ("y", int(text[1:]), False),
    "half": lambda text, words: ("e", FIRST_HALF + (text[0] in "sS"), False),
    "lowroman": lambda text, words: ("R", ROMAN[text.upper()], False),
    "decade": lambda text, words: ("d", int(text[:4]), False),
    "blank": _always("P"),
    "group": _always("G"),
    "zulu": _always("Z"),
    "clock": _always("C"),
    "ampm": _always("a"),
    "isotime": _always("i"),
    "basic": _always("I"),
    "anno": _always("o"),
    "call": _always("^"),
    "other": _always("x"),
}
