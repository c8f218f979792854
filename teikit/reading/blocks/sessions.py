"""Notes of the recorder on the sitting itself: ``The session rose at 6.15 p.m.``, ``Ábrese a sesión ás dez da mañá.``"""

from __future__ import annotations

import re

from teikit.expressions import expression

__all__ = ["is_session_note"]

_LONGEST = 220
# What sits, and how it begins, breaks off, goes on and ends, by language: English, French, Italian, German, Spanish and
# its neighbours. The verb stands before the noun or after it.
_SITTINGS = (
    r"(?:the\s+)?(?:meeting|session|sitting|conference|house|senate|committee|commission|council|assembly|congress|court|hearing)",
    r"la\s+(?:séance|session|réunion|conférence)",
    r"la\s+(?:seduta|sessione|riunione)",
    r"(?:die\s+)?(?:sitzung|tagung|versammlung|beratung)",
    r"(?:a|la)\s+(?:sesi[oó]n|sess[aã]o|reuni[oó]n|sessi[oó])",
)
_EVENTS = (
    r"(?:was\s+|is\s+|were\s+)?(?:called\s+to\s+order|met|meets|opened|opens|convened|began|begun|adjourned|adjourns|rose|recessed"
    r"|resumed|suspended|ended|closed|concluded|reconvened)",
    r"(?:est|fut|a\s+été)\s+(?:ouverte|levée|suspendue|reprise|close)|commence|s’ouvre|prend\s+fin",
    r"comincia|inizia|termina|ha\s+(?:inizio|termine)|è\s+(?:aperta|tolta|sospesa|ripresa|chiusa)|riprende",
    r"beginnt|endet|begann|endete|schlie(?:ß|ss)t|wird|wurde|beginn|ende|schlu(?:ß|ss)",
    r"(?:se\s+)?[aá]bre(?:[-]?se)?|(?:se\s+)?inicia|iníciase|comeza|empieza|começa|(?:se\s+)?suspende|susp[eé]nde[-]?se"
    r"|ret[oó]ma[-]?se|(?:se\s+)?reanuda|reanúdase|renóvase|remata|termina|finaliza|concl[uú]e|concluye|(?:se\s+)?levanta"
    r"|levánta[-]?se|érguese|péchase|(?:se\s+)?cierra|encerra[-]?se|s[’']obre|es\s+reprèn|s[’']aixeca",
)
_NOTES = tuple(
    expression(rf"(?:{sitting}\s+(?:{event})|(?:{event})(?:\s+(?:der|la|a))?\s+{sitting})\b.+", re.IGNORECASE | re.DOTALL)
    for sitting, event in zip(_SITTINGS, _EVENTS, strict=True)
)
# The hour, in figures or spelled out: a speaker who opens a sitting does not say it.
_HOUR = expression(
    r"\b(?:\d{1,2}(?:[.:h]\s?\d{2})?\s*(?:[ap]\.?\s?m\.?|uhr|h(?:eures?)?\b|horas?\b)|\d{1,2}[.:]\d{2}|o[’']clock|noon|midnight|midi|minuit|uhr"
    r"|heures?|horas?|minut[oi]s?|ora|ore\s+\d|mañ[aá]n?a?|tarde|noi?te|noche|ser[aá]n|mediod[ií]a|mezzogiorno)\b",
    re.IGNORECASE,
)
_UNTIL = expression(r"\b(?:until|till|jusqu[’'\w]*|fino|bis|ata|hasta|at[eé])\b", re.IGNORECASE)
_ANOTHER_SENTENCE = expression(r"[^\W\d_]{3}[.?!]\s+[^\W\d_a-z]")


def is_session_note(text: str) -> bool:
    """Whether a paragraph of one sentence says when a sitting began, broke off, went on or ended."""
    return (
        len(text) <= _LONGEST
        and any(note.match(text) for note in _NOTES)
        and _HOUR.search(text) is not None
        and _UNTIL.search(text) is None
        and _ANOTHER_SENTENCE.search(text) is None
    )
