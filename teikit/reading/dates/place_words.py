"""Words by which the part of a dateline that is no date is told apart."""

from __future__ import annotations

import re

from teikit.expressions import expression

__all__ = [
    "DOCUMENT_KINDS",
    "HEAD",
    "INITIAL",
    "JOINERS",
    "JULIAN_PLACES",
    "LONGEST_TAIL",
    "LOOSE",
    "NEVER_PLACE",
    "NOT_BEFORE_DATE",
    "OFFICES",
    "TAIL",
    "names_office",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DOCUMENT_KINDS = (
    "cablegram", "telegram", "letter", "savingram", "despatch", "dispatch", "memorandum", "note", "minute", "submission",
    "teleprinter message", "message", "circular", "airgram",
)  # fmt: skip
"""What may stand before a place in capitals: ``Letter CANBERRA, 9 July 1946`` (Documents on Australian Foreign Policy)."""

_OFFICES = (
    r"department|legation|embassy|embajada|ambassade|botschaft|gesandtschaft|consulate|consulado|consulat|konsulat|ministry|"
    r"ministerio|ministère|ministerium|ministero|office|foreign office|war office|headquarters|mission|delegation|agency|bureau|"
    r"commission|committee|commandancy|captaincy|generalcy|government|residence|palace|house|hotel|station|steamer|steamship|ship|"
    r"u\.\s?s\.\s?s\.|uss|h\.\s?m\.\s?s\.|hms|camp|fort|barracks|naval|country|general|general['’]s|college|university|universität|"
    r"library|council|secretariat|chancery|chancellery|kanzlei|verbindung|amt|auswärtiges|army|fleet|squadron|executive|mansion|"
    r"treasury|navy|senate|board|institute|academy|school|court|admiralty|commandant|division|central|committee"
)
# Houses by whose name a place is known: they stay places.
_KNOWN_PLACES = r"(?!camp david\b|fort |port[- ](?:au|louis|moresby|said|of)|white house|clark)"
OFFICES = expression(rf"(?<!\w){_KNOWN_PLACES}\b(?:{_OFFICES})\b", re.IGNORECASE)
"""A house, not a town. Matched anywhere in a segment between commas."""
_FIRST_WORDS = frozenset(re.findall(r"(?:^|\|)([^\W\d_]+)", _OFFICES))
_WORD = expression(r"[^\W\d_]+")


def names_office(text: str) -> bool:
    """Whether one of `OFFICES` stands in a text: most have no word that one begins with."""
    return not _FIRST_WORDS.isdisjoint(_WORD.findall(text.casefold())) and OFFICES.search(text) is not None


JOINERS = _words(
    "of the and at in on off near to de la le les du des del della di da do dos das el los las y e et den der dem am an bei zu zur "
    "vor von und for im i a à en sur sous upon by this d l st s r near aboard board bord g gor pod nad w z ve o v we г м "
    "dnia dne questo li all alli sea "
)
"""Small words inside names of places and houses."""

NOT_BEFORE_DATE = _words("of in and by to from since until between for with on ")
"""A word that ties a date to what stands before it: ``Agreement of June 9, 1917`` is a heading."""

NEVER_PLACE = _words(
    "prepared completed elections congressional date dated subject time from memorandum conversation telegram minutes minute "
    "meeting report record draft source copy no "
    "number volume vol page pages secret confidential received drafted sent approved published annex enclosure tab appendix "
    "agreement treaty convention protocol resolution note notes letter letters summary index part chapter section session act bill "
    "law article sincerely yours respectfully faithfully dear sir sunday monday tuesday wednesday thursday friday saturday since "
    "until after before during between because when while although however we he she they it you his her their spec ref cable "
    "airgram despatch statement message document documents papers file files list table mr mrs dr president secretary excerpt "
    "extract translation telephone ibid see text issue journal diary entry intelligence estimate directive study paper review "
    "action decision decisions january february march april may june july august september october november december "
)
"""Words that no dateline has in the place of its place."""

LOOSE = " \t\r\n.,;:—–-"
"""Characters that divide a place from what follows."""

INITIAL = expression(r"(?:(?<=[\s.])|^)[A-Z]\.$")
"""The stop of an initial belongs to the name: ``R. I.``"""

TAIL = expression(
    r"(?<=[\s,.])(?:den|am|dem|le|the|this|on|at|a['’]?|alli|delli|li|ai|il|dated|de|el|d\.?|vom|and|dnia|dne|questo|all['’]|\[)$",
    re.IGNORECASE,
)
"""A word that joins a place to the date behind it."""

LONGEST_TAIL = 8
"""Characters in which `TAIL` is looked for."""

HEAD = expression(
    r"(?:[\s.,;:—–*_-]+|(?:Done|Given|Dated|Signed)\s+at\s+|(?:At|In|From|V|W|We|Ve)\s+(?=[A-ZÀ-Þ])|[DA]all[’']|Dalla?\s+|Da\s+|De\s+|Di\s+|[gг]\.\s+)+"
)
"""What stands before a place and is no part of its name."""

JULIAN_PLACES = expression(
    r"\b(?:(?:St\.?|Saint|Sankt)[\s-]*Peters?b(?:u|ou)rg|Petersburg|Petrograd|Moscow|Moskau|Moscou|Moskva|Odessa|Kiev|Kiew|Kharko[vw]|"
    r"Warsaw|Tiflis|Vilna|Helsingfors|Vladivostok|Irkutsk|Kronstadt|Cronstadt|Sofia|Sophia|Athens|Belgrade|Bucharest|Bukarest|Jassy|"
    r"Cetinje|Cettigne|Petersbourg|Tsarsk\w+ Selo)\b",
    re.IGNORECASE,
)
"""Towns where the Julian calendar was the official one into the twentieth century (Russia 1918, Balkan states 1916-1923)."""
