"""``Dear Mr. President:``, ``Sir:`` and ``Very respectfully,``."""

from __future__ import annotations

import re

from teikit.expressions import expression
from teikit.reading.blocks.beginnings import LETTERS, beginnings
from teikit.reading.blocks.calls import without_calls

__all__ = ["is_complimentary_close", "match_salutation"]

_PERSON = r"[^\n:;,—–]{1,70}"
_SALUTATION = expression(
    rf"(?:(?:(?:My|Mein(?:e|er)?|Mon|Ma)\s+)?(?:Very\s+)?(?:Dear(?:est)?|Esteemed|Honou?red|Respected)\s+{_PERSON}|(?:(?:Most\s+Excellent\s+)?Sirs?|Sire|My\s+Lords?|Your\s+(?:Lordship|Grace|Eminence|Honou?r)|Madam"
    rf"|Gentlemen|Excellency|Your\s+(?:Excellency|Majesty|Highness)"
    rf"|Mr\.\s+(?:President|Minister|Secretary|Chairman|Ambassador)|Comrade\s+{_PERSON}|Dear\s+{_PERSON}"
    rf"|(?:Sehr\s+geehrter?|(?:Mein(?:e|er)?\s+)?Lieb(?:e|er|es|ster|ste|stes)|Verehrter?|Hochverehrter?)\s+{_PERSON}|(?:Cher|Chère"
    rf"|Monsieur|Madame)\b{_PERSON}?|(?:Serenissim|Illustrissim|Eccellentissim|Reverendissim|Clarissim)[oaie]\s+{_PERSON}"
    rf"|Car[oa]\s+{_PERSON}|(?:Querid[oa]|Estimad[oa])\s+{_PERSON}))"
    r"\s*[:,!;—–]+",
    re.I,
)
# Solemn salutations that take no punctuation behind them.
_SOLEMN = expression(
    r"(?:(?:Serenissim|Illustrissim|Eccellentissim|Reverendissim)[oaie]\s+)+(?:et\s+\w+\s+)?(?:Princip[ei]|Signor[ei]?|Padron[ei]"
    r"|Monsignore)",
    re.I,
)
# With a full stop, where it is a paragraph of its own.
_STOPPED = expression(r"(?:Dear|Lieb(?:e|er|es)|Sehr\s+geehrter?|Cher|Chère|Car[oa])\s+(?:[^\W\d_a-z][\w.’'-]*\s*){1,5}\.")
_may_salute = beginnings("my mei mon ma ver dea est hon res mos sir you mad gen exc mr com seh lie hoc che ser ill ecc rev cla car que")
_TO_SUPPLIED = expression(r"\[To\]\s+[^\n]{2,80},$")
# Ways of taking leave; a whole paragraph (or line) is one, with its punctuation.
_LEAVES = (
    # "I have the honor to be, sir, …", "I am, sir, respectfully, your obedient servant", "I remain …", "I have, etc."
    r"I\s+(?:have,?\s+(?:the\s+hono[u]?r\b.{0,160}|etc|&c|\[etc)|am,?\s+(?:(?:my\s+)?(?:dear\s+)?(?:sirs?|gentlemen|madam|mr\.)\b|your"
    r"|yours|very|with|etc|&c).{0,160}"
    r"|remain\b.{0,160}|beg\s+(?:to\s+remain|you\s+to\s+accept).{0,160}|avail\s+myself\b.{0,200})",
    r"with\s+(?:best|kind|kindest|warm|warmest|great|high|highest|the\s+assurances?|sincere|comradely|communist|every\s+good|renewed"
    r"|assurances?)\b.{0,160}",
    r"(?:most|very|ever|always|yours|your)?[\s,]*(?:sincerely|respectfully|truly|faithfully|cordially|obediently|fraternally"
    r"|affectionately|obedient\s+servant)"
    r"(?:\s+(?:yours|submitted))?",
    r"accept,?\s+(?:sir|mr|excellency|my|the|dear)\b.{0,200}",
    r"yours(?:\s+ever)?|your\s+friend|love|best\s+wishes|(?:best|kind|warm)\s+regards|regards|as\s+ever",
    r"hochachtungsvoll|mit\s+.{0,60}gr[uü](?:ß|ss)en?.{0,20}|(?:herzliche?|viele|beste|schöne)\s+gr[uü](?:ß|ss)e?.{0,40}|herzlichst?"
    r"|(?:in\s+.{0,30})?(?:stets\s+)?(?:dein|deine|ihr|ihre|euer)",
    r"veuillez\s.{0,160}|atentamente|cordialement|sincèrement|saludos.{0,40}",
    r"d[ie]\s+(?:vostra|v\.)\s+.{0,60}|(?:h?umil|devot|obblig|affett|affez)\w*issim\w*.{0,80}|gratie|etc\.",
)
_LONGEST_LEAVE = 260
_CLOSE = expression(rf"(?:{'|'.join(_LEAVES)})\s*[,.;!]?(?:\s*(?:etc|&c)\.?)?\]?[,.!]?", re.I | re.S)


_may_take_leave = beginnings(
    """i wit mos ver eve alw you sin res tru fai cor obe fra aff acc lov bes kin war reg as hoc mit her vie sch in ste dei ihr eue
    veu ate sal di de hum umi dev obb gra etc"""
)


def match_salutation(text: str) -> int:
    """Length of the salutation that a text begins with, its punctuation included; 0 for none."""
    if not _may_salute(text[:LETTERS]):
        found = _TO_SUPPLIED.fullmatch(text) if text[:1] == "[" else None
        return found.end() if found else 0
    if found := _SALUTATION.match(text):
        return found.end()
    found = _STOPPED.fullmatch(text) or _SOLEMN.fullmatch(text)
    return found.end() if found else 0


def is_complimentary_close(text: str) -> bool:
    """Whether a short paragraph takes leave."""
    if len(text) > _LONGEST_LEAVE:
        return False
    text = text.strip()
    return (_may_take_leave(text[:LETTERS]) or text[:1] == ",") and _CLOSE.fullmatch(without_calls(text)) is not None
