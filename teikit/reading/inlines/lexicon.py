"""Whether a language has a word, by the word lists of `simplemma`; a list is loaded when a word comes that was never looked up."""

from __future__ import annotations

from functools import lru_cache, partial

from teikit.expressions import expression
from teikit.reading.inlines.lookups import Lookups

__all__ = ["has_word"]

_PARTS = expression(r"[-–/]")
_POSSESSIVE = expression(r"['’]s?$")
# BCP 47 -> the list that holds the language.
_LISTS = {"sr": "hbs", "hr": "hbs", "bs": "hbs", "no": "nb"}


def has_word(word: str, language: str) -> bool | None:
    """Whether a word, or each part of a hyphenated one, is in the list of a language (BCP 47); None where there is no list."""
    base = language.split("-")[0]
    return _listed(_POSSESSIVE.sub("", word), _LISTS.get(base, base))


@lru_cache(maxsize=4096)
def _listed(word: str, language: str) -> bool | None:
    earlier = _lookups(language)
    if word in earlier:
        return earlier[word]
    answer = _looked_up(word, language)
    earlier.add(word, answer)
    return answer


@lru_cache(maxsize=64)
def _lookups(language: str) -> Lookups:
    return Lookups(language)


def _looked_up(word: str, language: str) -> bool | None:
    # Reading a list takes a tenth of a second: records without words to look up do without.
    from simplemma import is_known
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    if language not in SUPPORTED_LANGUAGES:
        return None
    # The list as it lies on disk is there in half the time, and in a fifth of the memory, that a `dict` of it takes.
    known = partial(is_known, lang=language, low_memory=True)
    return known(word) or all(known(part) for part in _PARTS.split(word) if part)
