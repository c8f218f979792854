"""How well readings of words in brackets as names fit their place: a part of one, who is meant, what letters stand for."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.convention import Evidence
from teikit.reading.inlines.words import PRONOUNS, TITLES, capitals_mean_names, initials, is_function_word, plain
from teikit.reading.prose.tables import word_set

__all__ = ["abbreviates", "completes_name", "identifies"]

_ACRONYM = expression(r"(?:[A-Z]\.?-?&?){2,9}s?")
_OFFICE_WORDS = 9
_BODIES = word_set(
    """committee party ministry council commission department assembly embassy army union bureau office secretariat board front league
    agency republic association federation congress directorate administration command corps institute academy bank"""
)
_OFFICES = frozenset({"leader", "head", "member", "spokesman", "dictator", "journalist", "scholar", "diplomat", "politician"})


def completes_name(bracket: Bracket) -> Evidence | None:
    """A forename before a name, a surname after one."""
    words = bracket.words
    if _office_and_forename(bracket):
        return Evidence(0.8, f"an office and a forename before the name “{bracket.following}”")
    if (
        not 0 < len(words) <= 4
        or not all(w.text[:1].isupper() or w.text in {"de", "von", "van", "der", "al"} for w in words)
        or (len(words) > 1 and words[0].text == "der")
        or bracket.text.endswith("?")
    ):
        return None
    last = bracket.last.text if bracket.last is not None and bracket.follows_word else ""
    if (
        bracket.following[:1].isupper()
        and bracket.after[:1] == " "
        and bracket.after[1:2].isupper()
        and (not last or not last[0].isupper() or last.lower() in TITLES)
    ):
        return Evidence(0.82 if last.lower() in TITLES else 0.74, f"stands before the name “{bracket.following}”")
    if (
        last.istitle()
        and len(last) > 2
        and last.lower() not in TITLES
        and not is_function_word(last)
        and len(words) <= 2
        and not _is_role(bracket)
    ):
        known = bracket.setting.surnames and words[-1].text in bracket.setting.surnames
        before = bracket.preceding[-2].text if len(bracket.preceding) > 1 else ""
        if not before[:1].isupper() or before.lower() in TITLES:
            return Evidence(0.78 if known else 0.66, f"goes on after the name “{last}”")
    return None


def _office_and_forename(bracket: Bracket) -> bool:
    """``[Minister of Trade Jonas] Weir``: an office, then the beginning of the name that follows."""
    words = bracket.words
    if not 2 <= len(words) <= _OFFICE_WORDS or bracket.text[-1:] in {"?", ",", ";", ":"} or not bracket.text.isprintable():
        return False
    if bracket.text.endswith(".") and len(words[-1].text) > 2:
        return False
    office = any(word.text.lower() in TITLES | _OFFICES for word in words[:-1])
    return office and words[-1].text[:1].isupper() and bracket.after[:1] == " " and bracket.after[1:2].isupper()


def _is_role(bracket: Bracket) -> bool:
    return bracket.words[0].text.lower() in TITLES | {"the", "a", "an", "his", "her", "their"}


def identifies(bracket: Bracket) -> Evidence | None:
    """Who or what the words before it mean."""
    text, words = plain(bracket.text), bracket.words
    if not words or bracket.last is None or not bracket.follows_word or len(words) > 14:
        return None
    last = bracket.last.text
    low = re.sub(r"['’]s$", "", last.lower())
    capital = words[0].text[:1].isupper() and (capitals_mean_names(bracket.setting.text_language) or low in PRONOUNS or low in TITLES)
    named = capital or _is_role(bracket)
    if all(is_function_word(word.text) for word in words):
        return None
    if low in PRONOUNS:
        return Evidence(0.85 if named else 0.61, f"says who or what “{last}” is")
    if not named:
        return None
    known = any(word.text in bracket.setting.surnames for word in words)
    if low in TITLES or words[0].text.lower() in TITLES:
        return Evidence(0.88 if known else 0.8, "a name beside an office")
    full = [word.text for word in words]
    if _shortens(last, full[-1]) or (last.isupper() and 1 < len(last) <= 4 and initials(full) == last and not _names_body(full)):
        return Evidence(0.86, f"the name behind “{last}”")
    if capital and not is_function_word(last):
        return Evidence(0.72 if known else 0.58, f"a name beside “{last}”")
    return Evidence(0.55, f"explains “{last}”") if not is_function_word(last) and text.lower().startswith("the ") else None


def _shortens(short: str, full: str) -> bool:
    """Letters left out of a name: ``Bdg`` of ``Berding``."""
    if not 1 < len(short) < len(full) or short[0] != full[0] or any(c in "aeiou" for c in short[1:].lower()):
        return False
    letters = iter(full.lower())
    return all(c in letters for c in short.lower())


def abbreviates(bracket: Bracket) -> Evidence | None:
    """An abbreviation after its full form, or the full form after the abbreviation."""
    if not bracket.follows_word or bracket.last is None:
        return None
    own = re.sub(r"[.\s&-]|['’]s$", "", plain(bracket.text))
    full = [word.text for word in bracket.words]
    short = re.sub(r"[.&-]", "", bracket.last.text)
    if _ACRONYM.fullmatch(own) and own.isupper():
        before = [word.text for word in bracket.preceding[-len(own) - 4 :]]
        return Evidence(0.93, "its letters begin the words before it") if _ends_with_initials(before, own) else None
    if len(full) > 1 and (short.isupper() or _ACRONYM.fullmatch(bracket.last.text)) and 1 < len(short) <= 9:
        letters = [re.sub(r"\W", "", w)[:1].upper() for w in full]
        every, main = "".join(letters), initials(full)
        if short.upper() in {every, main}:
            person = len(full) == 2 or (len(full) == 3 and (len(full[1]) == 1 or full[-1] in bracket.setting.surnames))
            person = person and all(word[:1].isupper() for word in full) and not _names_body(full)
            return Evidence(0.84 if person else 0.93, f"its words begin with the letters of “{bracket.last.text}”")
    return None


def _names_body(words: list[str]) -> bool:
    """Whether capitalised words name an institution, and no person."""
    return any(word.lower() in _BODIES for word in words)


def _ends_with_initials(words: list[str], acronym: str) -> bool:
    for start in range(len(words)):
        tail = words[start:]
        every = "".join(part[:1] for word in tail for part in re.split(r"[-.]|['’](?!s)", word)).upper()
        if acronym.upper() in {every, initials(tail)} or _within(acronym.upper(), every):
            return True
    return False


def _within(acronym: str, letters: str) -> bool:
    """The acronym leaves out at most two of the first letters, neither the first nor the last."""
    if len(acronym) < 3 or not 0 < len(letters) - len(acronym) <= 2 or letters[0] != acronym[0] or letters[-1] != acronym[-1]:
        return False
    rest = iter(letters)
    return all(c in rest for c in acronym)
