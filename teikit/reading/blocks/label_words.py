"""What a label is made of: whether its words are those of a name, and how it is compared with others."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.prose.tables import word_set

__all__ = ["ADDRESS", "ARTICLES", "TITLE", "TITLES", "is_false_friend", "is_name_like", "key_of", "shape_of", "words"]

TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mme|Mlle|MM|Dr|Prof|Professor|Gen|General|Col|Colonel|Capt|Captain|Maj|Major|Lt|Adm|Admiral|Amb|Ambassador|Sen|Senator|Rep"
    r"|Representative|Gov|Governor"
    r"|Sec|Secretary|President|Premier|Chairman|Comrade|Com|Cde|Minister|Marshal|Sir|Lord|Baron|Count|M|Señor|Señora|señor|señora|Herr"
    r"|Frau|Director)"
)
# Words that begin a label and make it one.
ARTICLES = frozenset(["the", "a", "o", "el", "la", "le", "os", "as"])
TITLES = frozenset(re.findall(r"[^\W\d_]+", TITLE.lower())) | ARTICLES
# Forms of address: with a name or an office in capitals behind them they make a label that is nothing else ("O señor PRESIDENTE:").
ADDRESS = word_set("mr mrs ms miss mme mlle señor señora senhor senhora sr sra herr frau monsieur madame signor signora")
# Labels before a colon that never are speakers.
_FALSE_FRIENDS = word_set(
    """subject subj comment comments note notes summary action actions re ref reference references sir sirs gentlemen
    madam recommendation recommendations conclusion conclusions background discussion attachment attachments enclosure
    enclosures tab copy copies distribution participants present place time date from to through info source
    classification advantages disadvantages assigned target issue issues options option purpose background result
    results problem objective objectives decision decisions warning drafted approved cleared translation original
    title agenda item telephone address page pages section chapter article paragraph annex appendix example
    introduction preface remarks remark status tags via cc bcc number file memorandum telegram follows following
    example reason reasons namely thus therefore first second third fourth fifth finally postscript ps p.s dear
    excellency secret confidential sec art whereas resolved provided"""
)
# "SEC. 1111." heads a section, "II." a part; "Sec. Rusk" is a secretary.
_SECTIONS = expression(r"sec|art|fig|no|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
# Words of a label that are not capitalised.
_SMALL = word_set(
    """of the de da do das dos del della di du la le el los las and e y et und van von der den bin al for in to señor
    señora sr sra herr frau"""
)
_SIGNS = expression(r"</?\w+>|[*_]")
_BRACKET = expression(r"[(\[].*")
_WORD = expression(r"[^\W_]+")
_ASIDE = expression(r"\s*[(\[][^()\[\]]*[)\]]")
_MAX_WORDS = 12
_FALSE_WORDS = 3


def is_false_friend(key: str) -> bool:
    """Whether a label, as compared, says something else than who speaks: ``subject``, ``sec``."""
    if _SECTIONS.fullmatch(key):
        return True
    found = key.split()
    return len(found) <= _FALSE_WORDS and not _FALSE_FRIENDS.isdisjoint(found)


def is_name_like(label: str) -> bool:
    """Whether every word of a label is capitalised, but for the small words of names and forms of address."""
    found = _label_words(label)
    if not 1 <= len(found) <= _MAX_WORDS or not found[0][:1].isupper():
        return False
    small = [w for w in found if not w[:1].isupper()]
    return not small or all(w.strip(".,").lower() in _SMALL or w.strip(",") == "–" for w in small)


def _label_words(label: str) -> list[str]:
    """The words of a label as printed, but for what stands in parentheses."""
    bare = _bare(label)
    return (_ASIDE.sub("", bare) if "(" in bare or "[" in bare else bare).split()


def shape_of(label: str) -> tuple[str, bool]:
    """The first word of a label, where that is a title or an article, and whether its name is in capitals."""
    found = _label_words(label)
    first = found[0].rstrip(".").lower() if found else ""
    # "Mr. SMITH of Oregon": the place is not in capitals.
    name = found[: found.index("of")] if "of" in found[1:] else found
    return (first if first in TITLES else ""), bool(name) and name[-1].isupper()


def key_of(label: str) -> str:
    """The label as compared: without case, punctuation and what stands in parentheses."""
    return " ".join(words(_BRACKET.sub("", _bare(label))))


def _bare(label: str) -> str:
    return _SIGNS.sub("", label) if "*" in label or "_" in label or "<" in label else label


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower())
