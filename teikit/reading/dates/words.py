"""Words that dates are made of, by language.

English is written out here so that the common case needs no locale data; every other language comes from CLDR through
`babel`, loaded when a record in that language is first read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

__all__ = ["FIRST_HALF", "LAST_DAY", "Word", "month_names", "vocabulary", "word_key"]

LAST_DAY = 99
"""The number of a word that means the last day of whatever month follows: ``ultimo di maggio``."""

FIRST_HALF = 3
"""The number of "first half" among the parts of a period; that of "second half" follows."""


class Word(NamedTuple):
    """What a word can be in a date."""

    cls: str
    """The letter that stands for it in the patterns of `forms`."""
    value: int = 0
    """Month 1-12, weekday 0 (Monday) - 6, third of a period 0-2, season as in EDTF (21-24), minutes of a zone's offset."""
    capital: bool = False
    """Only with a capital: ``May``, ``March``."""


_ENGLISH_MONTHS = (
    ("january", "jan"),
    ("february", "feb", "febr"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_ENGLISH_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed"),
    ("thursday", "thu", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

# Older and dialect spellings that CLDR does not have, and Russian months in Latin letters.
_EXTRA_MONTHS: dict[str, dict[str, int]] = {
    "de": {"jänner": 1, "jenner": 1, "febr": 2, "feber": 2, "hornung": 2, "sept": 9, "octbr": 10, "novbr": 11, "decbr": 12, "dezbr": 12},
    "fr": {"fevrier": 2, "aout": 8, "7bre": 9, "8bre": 10, "9bre": 11, "xbre": 12, "decembre": 12},
    "it": {"genaro": 1, "febraro": 2, "febbraro": 2, "zugno": 6, "luio": 7, "7bre": 9, "8bre": 10, "9bre": 11, "xbre": 12, "decembre": 12},
    "es": {"setiembre": 9},
    "la": {
        "ianuarii": 1, "januarii": 1, "februarii": 2, "martii": 3, "aprilis": 4, "maii": 5, "iunii": 6, "junii": 6,
        "iulii": 7, "julii": 7, "augusti": 8, "septembris": 9, "octobris": 10, "novembris": 11, "decembris": 12,
    },
    "ru": {
        "yanvarya": 1, "fevralya": 2, "marta": 3, "aprelya": 4, "maya": 5, "iyunya": 6, "iyulya": 7, "avgusta": 8,
        "sentyabrya": 9, "oktyabrya": 10, "noyabrya": 11, "dekabrya": 12, "yanvar": 1, "fevral": 2, "mart": 3, "aprel": 4,
        "may": 5, "iyun": 6, "iyul": 7, "avgust": 8, "sentyabr": 9, "oktyabr": 10, "noyabr": 11, "dekabr": 12,
    },
}  # fmt: skip

# Minutes east of Greenwich. Names that stand for several zones (IST, BST) are left out.
_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "cet": 60, "cest": 120, "mez": 60, "eet": 120, "msk": 180, "jst": 540, "kst": 540,
}  # fmt: skip

# Classes: o filler between parts (of, de, den) · j "day" · c circa · e part of a period · s season · z zone ·
# H noon/midnight · k "hours" · g "year" · u undated · B before · A after · b between · & and · f from · t to
_ENGLISH: dict[str, Word] = {
    **dict.fromkeys(("of", "the"), Word("o")),
    "day": Word("j"),
    **dict.fromkeys(("circa", "ca", "c", "about", "around", "approximately"), Word("c")),
    **dict.fromkeys(("early", "beginning"), Word("e", 0)),
    **dict.fromkeys(("mid", "middle"), Word("e", 1)),
    **dict.fromkeys(("late", "end"), Word("e", 2)),
    "spring": Word("s", 21),
    "summer": Word("s", 22),
    **dict.fromkeys(("autumn", "fall"), Word("s", 23)),
    "winter": Word("s", 24),
    **dict.fromkeys(("noon", "midday", "midnight"), Word("H")),
    **dict.fromkeys(("hours", "hour", "hrs", "h", "uhr"), Word("k")),
    "undated": Word("u"),
    "before": Word("B"),
    "after": Word("A"),
    "between": Word("b"),
    "and": Word("&"),
    "from": Word("f"),
    **dict.fromkeys(("to", "through", "until", "till"), Word("t")),
    "at": Word("@"),
    **{name: Word("z", minutes) for name, minutes in _ZONES.items()},
}


def _same(names: str, word: Word) -> dict[str, Word]:
    return dict.fromkeys(names.split(), word)


def _parts(early: str, middle: str, late: str) -> dict[str, Word]:
    return {name: Word("e", i) for i, names in enumerate((early, middle, late)) for name in names.split()}


_FOREIGN: dict[str, dict[str, Word]] = {
    "de": {
        **_same("den am dem zum", Word("o")), **_same("ca etwa", Word("c")), **_parts("anfang", "mitte", "ende"),
        "um": Word("@"), "undatiert": Word("u"), "vom": Word("f"), "bis": Word("t"), "und": Word("&"), "zwischen": Word("b"),
    },
    "fr": {
        **_same("le de du", Word("o")), **_parts("début", "mi", "fin"), "vers": Word("c"), "au": Word("t"), "et": Word("&"), "à": Word("@"),
    },
    "it": {
        **_same("di a li il del", Word("o")), **_parts("inizio", "metà", "fine"), "dal": Word("f"), "al": Word("t"),
        "primo": Word("D", 1), "ultimo": Word("D", LAST_DAY),
    },
    "es": {
        **_same("de del", Word("o")), **_same("a al", Word("t")), **_parts("principios", "mediados", "fines"),
        "primero": Word("D", 1), "último": Word("D", LAST_DAY),
    },
    "pt": {**_same("de do", Word("o")), **_same("a ao", Word("t")), **_parts("início", "meados", "fim")},
    "gl": {**_same("de do", Word("o")), **_same("a ao", Word("t"))},
    "ro": _same("din la", Word("o")),
    "ru": {
        **_same("г года году гг g goda", Word("g")), **_parts("начало начале", "середина середине", "конец конце"),
        **_same("от с", Word("f")), **_same("по до", Word("t")), "около": Word("c"), "и": Word("&"),
    },
    "uk": {**_same("р року рр", Word("g")), **_same("з від", Word("f")), **_same("по до", Word("t"))},
    "bg": {**_same("г година", Word("g")), "от": Word("f"), "до": Word("t")},
    "pl": {**_same("r roku", Word("g")), **_parts("początek", "połowa", "koniec"), "od": Word("f"), "do": Word("t")},
    "cs": {**_parts("počátek", "polovina", "konec"), "od": Word("f"), "do": Word("t")},
    "vi": _same("năm ngày", Word("o")),
}  # fmt: skip
_EVERYWHERE = {"g": Word("g")}  # "1963 g." stands in English translations from Russian


@lru_cache(maxsize=64)
def vocabulary(language: str) -> dict[str, Word]:
    """Words of dates in a language, case-folded, with the English ones under them.

    `language` is a BCP 47 tag; a tag that CLDR does not know gives English alone.
    """
    base = language.replace("_", "-").split("-")[0].lower()
    words = dict(_ENGLISH) | _EVERYWHERE
    words |= {name: Word("M", i, capital=True) for i, names in enumerate(_ENGLISH_MONTHS, 1) for name in names}
    words |= {name: Word("W", i, capital=True) for i, names in enumerate(_ENGLISH_WEEKDAYS) for name in names}
    if base not in ("en", ""):
        words |= _from_cldr(base)
        words |= _FOREIGN.get(base, {})
        words |= {name: Word("M", month) for name, month in _EXTRA_MONTHS.get(base, {}).items()}
    return words


@lru_cache(maxsize=64)
def month_names(language: str) -> frozenset[str]:
    """The names of months in a language, case-folded."""
    return frozenset(key for key, word in vocabulary(language).items() if word.cls == "M")


def _from_cldr(language: str) -> dict[str, Word]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return {}
    words: dict[str, Word] = {}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            words |= {_key(name): Word("W", i) for i, name in locale.days[context][width].items() if _is_word(name)}
            words |= {_key(name): Word("M", i) for i, name in locale.months[context][width].items() if _is_word(name)}
    return words


def _key(name: str) -> str:
    return word_key(name.rstrip("."))


def word_key(word: str) -> str:
    """The form under which a word is looked up: case-folded, accents kept on their letters (``Μαΐου`` folds into pieces)."""
    return word.casefold() if word.isascii() else normalize("NFC", word.casefold())


def _is_word(name: str) -> bool:
    return _key(name).isalpha()
