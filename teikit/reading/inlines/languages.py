"""Which language a word looks like, without a dictionary: its script, its letters, the patterns they form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.inlines.facts import Facts, triples
from teikit.reading.inlines.lexicon import has_word
from teikit.reading.inlines.words import OF_NAMES, is_function_word

__all__ = ["foreignness", "guess_tag", "latin_tag", "script"]

_SCRIPTS = (
    "CYRILLIC",
    "GREEK",
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL",
    "ARABIC",
    "HEBREW",
    "GEORGIAN",
    "ARMENIAN",
    "DEVANAGARI",
    "THAI",
    "LATIN",
)
_SCRIPT_LANGUAGE = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "DEVANAGARI": "hi",
    "THAI": "th",
}
_OWN_SCRIPT = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "mn", "kk"), "CYRILLIC"),
    "el": "GREEK",
    "zh": "CJK",
    "ja": "CJK",
    "ko": "HANGUL",
    "ar": "ARABIC",
    "fa": "ARABIC",
    "ur": "ARABIC",
    "he": "HEBREW",
    "ka": "GEORGIAN",
    "hy": "ARMENIAN",
    "hi": "DEVANAGARI",
    "th": "THAI",
}
_CYRILLIC_LETTERS = (("uk", "іїєґ"), ("be", "ў"), ("sr", "ћђљњџј"), ("bg", "ъщ_"))
_PINYIN = (
    r"^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ui|ao|ou|"
    r"iu|ie|ue|an|en|in|un|ia|ua|uo|er|[aoeiuvü])){2,6}$"
)
_MORA = r"^(?:(?:ky|gy|sh|ch|ny|hy|by|py|my|ry|ts|[kgsztdnhbpmyrwjf])?[aiueoāīūēō]|n(?![aeiou])|tt|kk|pp|ss){3,10}$"
# Names of Soviet offices, clipped and put together: Vneshtorg, Narkomindel.
_CLIPPED = (
    r"^(?:min|gos|sov|nar|glav|tsentr|vnesh|prom|obl|rai|ray|voen|prof|part)\w*(?:torg|plan|prom|kom|bank|snab|stro[iy]|so[iy]uz|izdat|"
    r"e(?:ks|x)port|import|trans|khoz|indel)$"
)
# Letter patterns that a language's words (for Cyrillic ones: their usual transliterations) show and English words seldom do.
_PATTERNS = {
    "ru": r"[bcdfghklmnprstvz]['’ʹ](?!s$)|zh|kh(?!an)|shch|tsy|ost['’]?$|stv|ovat|[iy]ya$|[yi]i$|sk(?:ii|iy|aya|oye|"
    r"ogo)|ogo$|ego$|yye$|iye$|aniye?$|eniye?$|"
    r"ichesk|chiv|^pri[bcdkpstvzh]|^ra[zs][^eio]|^pod[^iy]|^vs[^e]|ich?na$|nyi$|nyy$|lsya$|t['’]sya$|^ne[bdkmnpv]|ets$|nik[ai]?$|"
    + _CLIPPED,
    "uk": r"[bcdfghklmnprstvz]['’ʹ]|zh|kh|shch|ist['’]?$|yi$|yk|sk(?:yi|yy|oho)|oho$|nnia$|ttia$",
    "bg": r"zh|kh|sht|iya$|ski$|nost$|vane$|ata$|yat$",
    "sr": r"[čćšžđ]|stv|ost$|nje$|anje$|ski$|vlj",
    "pl": r"[łąęśżźćń]|sz|cz|rz|ość$|ow[aey]$|nie$|dz|ski$",
    "cs": r"[čěšžřůýáíé]|ost$|ství$|ní$|sk[ýé]$",
    "sk": r"[čšžľĺŕôýáíé]|osť$|stvo$|nie$",
    "hu": r"[áéíóöőúüű]|sz|gy|cs|zs|ság$|ség$|ok$|ek$|nak$|nek$|ban$|ben$",
    "ro": r"[ăâîșțşţ]|ului$|ilor$|eazǎ$|are$|ție$|esc$",
    "de": r"[äöüß]|sch|ung(?:en)?$|keit$|heit$|lich(?:e[nrsm]?)?$|schaft|^ge\w+t$|^ver|^be\w+en$|ei[nst]|eu|pf|tz|zw|[^aeiou]en$",
    "fr": r"[éèêëàâçùûîïôœ]|eau|aux$|eux$|^l['’]|^d['’]|^qu['’]|oir[e]?$|eur[s]?$|ement$|ité$|elle$|ille|aient$|tion$|ière",
    "es": r"[ñáéíóú¿¡]|ción$|dad(?:es)?$|miento$|ando$|iendo$|[aei]dor$|[aeo]s$|ado$|illo$|ez$|^des|o$",
    "it": r"[àèéìòù]|zion[ei]$|ità$|mento$|zz|gli|ggi|cch|[aeiou]tto$|are$|ere$|ire$|[aeio]$",
    "pt": r"[ãõçáéíóúâêô]|ção$|ções$|dade$|mento$|nh|lh|eir[oa]$",
    "zh": _PINYIN,
    "ja": _MORA,
    "ko": r"eo|eu|ae|ŏ|ŭ|kk|^j[uo]|^ch['’]|hak$|guk$|dang$",
    "sq": r"[ëç]|sh$|xh|gj|nj|ve$|imi[nt]?$",
    "tr": r"[ışğçöü]|lar[ıi]?$|ler[i]?$|lik$|mek$|mak$",
    "vi": r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|ng[hu]|^nh|^ph",
    "mn": r"kh|uu|oo|iin$|gch|ts",
    "ar": r"^al-|[āīūḥṣḍṭẓʿʾ]|q(?!u)|kh|dh|iyya",
    "fa": r"kh|zh|gh|[āīū]|ān$|q(?!u)",
    "he": r"kh|tz|[’'](?!s)|ut$|im$",
    "sv": r"[åäö]|sk|het$|ning$|else$",
    "nl": r"ij|aa|oe|sch|heid$|ing$",
    "da": r"[æøå]|else$|hed$|ning",
    "fi": r"[äö]|aa|kk|ii|nen$|ssa$|lla$",
    "id": r"^ke\w+an$|^pe[nmr]|^ber|nya$",
}
_COMPILED = {language: expression(pattern, re.IGNORECASE) for language, pattern in _PATTERNS.items()}
_LETTER_LANGUAGES = (
    ("de", "ß"),
    ("hu", "őű"),
    ("pl", "łąęśźż"),
    ("cs", "ěřů"),
    ("es", "ñ¿"),
    ("pt", "ãõ"),
    ("ro", "ășț"),
    ("sr", "đ"),
    ("tr", "ğış"),
    ("fr", "çœèêàù"),
    ("de", "äöü"),
    ("it", "ìò"),
    ("fr", "é"),
)
# An article before a capital letter: German alone writes its nouns so. (``die`` and ``den`` are English words, too.)
_GERMAN_NOUN = expression(r"(?:der|das|dem|des|eine?|eine[mnrs]) [A-ZÄÖÜ][a-zäöüß]+")
_ENGLISH = expression(
    r"(?:ing|ed|tion|sion|ness|ly|ment|ful|less|able|ible|ous|ship|ance|ence|ity|ism|ist|ers?|ght|ize|ise)s?$|"
    r"^(?:th|wh|un|over|under|out)|ght|ck|ough|ould|ee|oo",
    re.IGNORECASE,
)
_LETTERS = expression(r"[^\W\d_]+(?:['’ʹ-][^\W\d_]+)*['’ʹ]?")
_HOME, _ABSENT, _THERE = -0.6, 0.55, 0.6
_SMALL_WORD, _STRANGE = 0.8, 0.7
_LEAST = 0.25
"""Below this nobody takes a word for the original's."""
_SHORTEST = 3
"""Letters of the shortest word that is looked up in a word list."""
_ENOUGH = 300
"""Different letter triples that a text must show before a triple it lacks says anything."""


def script(text: str) -> str:
    """The script of most letters of a text, as Unicode names it; empty where there are no letters."""
    if text.isascii():
        return "LATIN" if any(c.isalpha() for c in text) else ""
    counts: dict[str, int] = {}
    for char in text[:200]:
        if char.isalpha():
            name = unicodedata.name(char, "")
            found = next((s for s in _SCRIPTS if name.startswith(s)), "OTHER")
            counts[found] = counts.get(found, 0) + 1
    return max(counts, key=lambda s: counts[s]) if counts else ""


def latin_tag(text: str, language: str | None) -> str | None:
    """The BCP 47 tag of words of a language: with ``-Latn`` where they are transliterated."""
    if language is None:
        return guess_tag(text)
    base = language.split("-")[0]
    own = _OWN_SCRIPT.get(base)
    return f"{base}-Latn" if own is not None and script(text) == "LATIN" else base


def guess_tag(text: str) -> str | None:
    """The language that script or letters alone give away."""
    found = script(text)
    if found == "CYRILLIC":
        lower = text.lower()
        return next((language for language, letters in _CYRILLIC_LETTERS if any(c in lower for c in letters)), "ru")
    if found in _SCRIPT_LANGUAGE:
        return _SCRIPT_LANGUAGE[found]
    lower = text.lower()
    return next((language for language, letters in _LETTER_LANGUAGES if any(c in lower for c in letters)), None)


def foreignness(text: str, language: str | None, text_language: str, facts: Facts, *, bracketed: bool = True) -> float:
    """How likely (0 to 1) words, `bracketed` or printed beside a bracket, are of the original's language and not of the text's.

    The other words of the record (`facts`) show what its own language has, their letter triples what it looks like.
    """
    found = script(text)
    home = _OWN_SCRIPT.get(text_language.split("-")[0], "LATIN")
    if not found:
        return 0.0
    if found != home and not (home == "CJK" and found in {"HIRAGANA", "KATAKANA"}):
        return 0.98
    words = _LETTERS.findall(text)
    own = {word for word in words if is_function_word(word, text_language)}
    if any(language is None or not is_function_word(word, language) for word in own) or _is_name(words):
        return 0.0
    if text_language.split("-")[0] != "de" and _GERMAN_NOUN.fullmatch(text):
        return _SMALL_WORD
    times = 1 if bracketed else 2
    foreign = [word for word in words if word not in own]
    small = {word for word in foreign if _is_small(word, language, words) and not facts.says(word, times)}
    scores = [_SMALL_WORD if word in small else _word_score(word, language, text_language, facts, times) for word in foreign]
    return sum(scores) / len(scores) if scores else 0.0


def _is_name(words: Sequence[str]) -> bool:
    """Whether words are a name with a particle in it: ``von der Varn``."""
    return any(word in OF_NAMES for word in words) and any(word[0].isupper() for word in words)


def _is_small(word: str, language: str | None, words: Sequence[str]) -> bool:
    """Whether a word that is no function word of the text's language is one of the original's, or of any where it stands in a phrase."""
    return is_function_word(word) and (len(words) > 1 if language is None else is_function_word(word, language))


def _word_score(word: str, language: str | None, text_language: str, facts: Facts, times: int) -> float:
    score = 0.0
    if any(ord(c) > 127 and c.isalpha() for c in word) and text_language.startswith("en"):
        score += 0.55
    base = language.split("-")[0] if language else None
    if (
        base in _COMPILED
        and base != text_language.split("-")[0]
        and (base not in {"zh", "ja"} or len(word) < 18)
        and _COMPILED[base].search(word)
    ):
        score += 0.45
    if text_language.startswith("en") and _ENGLISH.search(word):
        score -= 0.35
    if facts.says(word, times):
        score += _HOME
    elif word.islower() or score > 0 or (base is not None and base not in _OWN_SCRIPT):
        # No list says anything of a name, if no list has the words of the original.
        score += _by_lexicon(word, base, text_language)
    # What the text's own language has is not looked at any longer: strange letters would not make up for it.
    return max(0.0, min(1.0, score + _STRANGE * _strangeness(word.lower(), facts))) if score + _STRANGE > _LEAST else 0.0


def _strangeness(word: str, facts: Facts) -> float:
    """Which part of a word's letter triples, of which it has as many as letters, the rest of the record lacks."""
    if not word or len(facts.trigrams) < _ENOUGH:
        return 0.0
    return sum(1 for triple in triples(word) if triple not in facts.trigrams) / len(word)


def _by_lexicon(word: str, language: str | None, text_language: str) -> float:
    """What word lists say: against a word of the text's language (accents or none), for one that it lacks or that the other one has."""
    if len(word) < _SHORTEST or (text_language.startswith("en") and word.islower() and word.isascii() and _ENGLISH.search(word)):
        return 0.0
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    home = has_word(word, text_language) or has_word(plain, text_language)
    if home:
        return _HOME
    there = language not in _OWN_SCRIPT and language is not None and language != text_language.split("-")[0] and has_word(word, language)
    absent = home is False and word.islower() and (language is not None or text_language.startswith("en"))
    return _THERE * bool(there) + _ABSENT * absent
