"""``Dear Mr. President:``, ``Sir:`` and ``Very respectfully,``."""

from __future__ import annotations

import re

__all__ = ["is_complimentary_close", "match_salutation"]

_PERSON = r"[^\n:;,—–]{1,70}"
_SALUTATION = re.compile(
    rf"(?:(?:My\s+)?(?:Very\s+)?(?:Dear(?:est)?|Esteemed|Honou?red|Respected)\s+{_PERSON}|(?:Sir|Sirs|Madam|Gentlemen|Excellency|Your\s+(?:Excellency|Majesty|Highness)"
    rf"|Mr\.\s+(?:President|Minister|Secretary|Chairman|Ambassador)|Comrade\s+{_PERSON}|Dear\s+{_PERSON}"
    rf"|(?:Sehr\s+geehrter?|Liebe[r]?|Verehrter?|Hochverehrter?)\s+{_PERSON}|(?:Cher|Chère|Monsieur|Madame)\b{_PERSON}?|(?:Querid[oa]|Estimad[oa])\s+{_PERSON}))"
    r"\s*[:,!;—–]+",
    re.I,
)
_TO_SUPPLIED = re.compile(r"\[To\]\s+[^\n]{2,80},$")
_CLOSE = re.compile(
    r"(?:(?:I\s+(?:have|am|remain|beg|avail)\b.{0,200})|(?:with\s+(?:best|kind|warm|great|high|the\s+assurances?|sincere|comradely|communist|every|renewed|assurances?|all|my)\b.{0,160})"
    r"|(?:(?:most|very|ever|always|yours|your)?[\s,]*(?:sincerely|respectfully|truly|faithfully|cordially|obediently|fraternally|affectionately|obedient\s+servant)(?:\s+yours)?)"
    r"|(?:accept,?\s.{0,200})|(?:hochachtungsvoll|mit\s+.{0,60}gr[uü](?:ß|ss)en?|herzlichst?|dein|ihr|veuillez\s.{0,160}|atentamente|love|best\s+wishes|(?:best|kind|warm)\s+regards|regards)"
    r"|(?:yours|your\s+friend|etc\.))\s*[,.;]?(?:\s*(?:etc|&c)\.?)?[,.]?",
    re.I | re.S,
)


def match_salutation(text: str) -> int:
    """Length of the salutation that a text begins with, its punctuation included; 0 for none."""
    if found := _SALUTATION.match(text):
        return found.end()
    found = _TO_SUPPLIED.fullmatch(text)
    return found.end() if found else 0


def is_complimentary_close(text: str) -> bool:
    """Whether a short paragraph takes leave."""
    return len(text) <= 260 and _CLOSE.fullmatch(text.strip()) is not None
