"""Names and codes of languages, and a guess at the language of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from struct import Struct

from teikit.expressions import expression
from teikit.reading.language_words import NAMES, SCRIPTS, STOP_WORDS
from teikit.record import Certainty

__all__ = ["guess_language", "language_name", "language_of", "languages_like", "romanised"]

_WORD = expression(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20_000
# A longer text is first looked at in places of so many characters, which begin so many characters from each other at most.
_PLACE, _APART = 800, 2_000
_LONG = 2_000
_IN_ORDER = sorted(STOP_WORDS, key=lambda code: (code != "en", code))
"""Of languages that are as likely, the first is taken."""
_SCORES = Struct(f"<{len(_IN_ORDER)}H")
# Fewer stop words than this in the sample say little.
_ENOUGH_WORDS = 8
_SCRIPT_NAMES = {"Latn": "in Latin letters", "Cyrl": "in Cyrillic letters", "Hans": "simplified", "Hant": "traditional"}


def language_of(name: str) -> str | None:
    """BCP 47 code of a language named in English or in itself (``Russian``, ``русский``, ``ru``); None where unknown.

    ``Russian (transliterated)`` and ``Romanized Russian`` give ``ru-Latn``. Of several languages the first counts.
    """
    words = re.sub(r"[*_\n]", " ", name).strip().strip(".:;")
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", words) and (
        words.split("-")[0].lower() in NAMES or _cldr_names().get(words.lower())
    ):
        return _tag(words)
    romanised_form = re.search(r"translit|romani[sz]|latin (?:letters|script|alphabet)|pinyin", words, re.IGNORECASE)
    plain = re.sub(
        r"\((?:[^()]*)\)|translit\w*|romani[sz]\w*|in latin (?:letters|script|alphabet)|pinyin|\b(?:the|language|original)\b",
        " ",
        words,
        flags=re.IGNORECASE,
    )
    for part in re.split(r"[,;/&]|\band\b|\bwith\b", plain):
        code = _code(" ".join(part.split()).casefold())
        if code:
            return romanised(code) if romanised_form else code
    return None


def languages_like(name: str) -> list[str]:
    """Names of languages that are written much like a name that is none, the likest first."""
    known = {form.casefold(): form for names in NAMES.values() for form in names}
    import difflib

    return [known[near] for near in difflib.get_close_matches(name.casefold(), known, n=1)]


def _tag(tag: str) -> str:
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(r.title() if len(r) == 4 else r.upper() if len(r) == 2 else r.lower() for r in rest)])


def _code(name: str) -> str | None:
    if not name:
        return None
    known = _known_names().get(name)
    return known or {full: code for code, full in _cldr_names().items()}.get(name)


@lru_cache(maxsize=1)
def _known_names() -> dict[str, str]:
    return {name.casefold(): code for code, names in NAMES.items() for name in names}


@lru_cache(maxsize=1)
def _cldr_names() -> dict[str, str]:
    """Codes and English names, case-folded, of all languages that CLDR knows. Loaded for rare languages only."""
    from babel import Locale

    return {code.replace("_", "-").lower(): name.casefold() for code, name in Locale("en").languages.items()}


def language_name(code: str) -> str:
    """English name of a BCP 47 code, ``Russian``, ``Russian (in Latin letters)``; the code itself where it is unknown."""
    first, *rest = code.replace("_", "-").split("-")
    names = NAMES.get(first.lower())
    name = names[0] if names else _cldr_names().get(first.lower(), "").title()
    if not name:
        return code
    script = next((_SCRIPT_NAMES[r.title()] for r in rest if r.title() in _SCRIPT_NAMES), None)
    return f"{name} ({script})" if script else name


def romanised(code: str) -> str:
    """The code of a language in Latin letters: ``ru-Latn`` for ``ru``; the code itself where it is written in them anyway."""
    first = code.split("-")[0]
    return f"{first}-Latn" if first in SCRIPTS else code


def guess_language(text: str) -> tuple[str, Certainty]:
    """The likeliest language of a text, by script and by stop words: a BCP 47 code (``und`` where there are no words).

    High where one language clearly leads, medium where two are near, low where there is little to go by.
    """
    sample = text[:_SAMPLE]
    clear = _clear(sample)
    if clear is not None:
        return clear, "high"
    script = _by_script(sample)
    if script is not None:
        return script
    words = _WORD.findall(sample)
    if not words:
        return "und", "low"
    best, hits, second = _leading(map(str.casefold, words))
    if not hits:
        return ("en", "low") if sample.isascii() else ("und", "low")
    if hits < _ENOUGH_WORDS:
        return best, "low"
    return best, "high" if hits >= 1.5 * second else "medium"


def _clear(sample: str) -> str | None:
    """The language that leads by far in all of a short text, or in many places of a longer one, its beginning and its end among them;
    None where none does.
    """
    leading: set[str] = set()
    last = len(sample) - _PLACE
    short = len(sample) < _LONG
    for start in (0,) if short else range(0, last + 1, last // -(-last // _APART)):
        place = sample if short else sample[start : start + _PLACE]
        # A word with a stop behind it does not matter here.
        best, hits, second = _leading(place.split())
        leading.add(best)
        if _has_other_script(place) or hits < max(_ENOUGH_WORDS, 2 * second) or len(leading) > 1:
            return None
    return leading.pop()


def _leading(words: Iterable[str]) -> tuple[str, int, int]:
    """The language of which most of the words are stop words, how many those are, and how many are those of the next language."""
    counts = sum(filter(None, map(_languages_with_stop_word().get, words)))
    scores = _SCORES.unpack(counts.to_bytes(_SCORES.size, "little"))
    *_, second, hits = sorted(scores)
    return _IN_ORDER[scores.index(hits)], hits, second


@lru_cache(maxsize=1)
def _languages_with_stop_word() -> dict[str, int]:
    """Each stop word with the languages that have it: one number with 16 bits for each language, so that one sum counts for all."""
    codes: dict[str, int] = {}
    for i, code in enumerate(_IN_ORDER):
        for word in STOP_WORDS[code]:
            codes[word] = codes.get(word, 0) | 1 << 16 * i
    return codes


# One script, one language (nearly).
_SCRIPT_RANGES = (
    ("ja", expression(r"[\u3040-\u30ff]")),
    ("ko", expression(r"[\uac00-\ud7af]")),
    ("zh", expression(r"[\u4e00-\u9fff]")),
    ("ka", expression(r"[\u10a0-\u10ff]")),
    ("hy", expression(r"[\u0530-\u058f]")),
    ("he", expression(r"[\u0590-\u05ff]")),
    ("el", expression(r"[\u0370-\u03ff]")),
    ("fa", expression(r"[\u067e\u0686\u0698\u06af\u06cc]")),
    ("ar", expression(r"[\u0600-\u06ff]")),
    ("th", expression(r"[\u0e00-\u0e7f]")),
    ("hi", expression(r"[\u0900-\u097f]")),
)
# All of them lie outside the European letters and the typographic signs.
_OF_ANOTHER_SCRIPT = expression("[^\\x00-\u036f\u2000-\u2fff]")
# What other characters, and few of the combining signs, begin with in UTF-8 is not among these.
_EUROPEAN = bytes([*range(0xCD), 0xE2])


def _has_other_script(text: str) -> bool:
    # Bytes are looked through quickly.
    other = text.encode("utf-8", "surrogatepass").translate(None, _EUROPEAN)
    return bool(other) and _OF_ANOTHER_SCRIPT.search(text) is not None


def _by_script(sample: str) -> tuple[str, Certainty] | None:
    if not _has_other_script(sample):
        return None
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return None
    for code, pattern in _SCRIPT_RANGES:
        count = len(pattern.findall(sample))
        # Kana and Persian letters are a part of what is written; the others are all of it.
        if count > letters * (0.08 if code in ("ja", "fa") else 0.4):
            return code, "high" if count > letters * 0.6 or code in ("ja", "fa") else "medium"
    return None
