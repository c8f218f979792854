"""Printed labels of the lines above a text: ``SUBJECT``, ``FROM:``, ``PARTICIPANTS`` (TYPOLOGY c, "labelled lines")."""

from __future__ import annotations

import re

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.beginnings import LETTERS, beginnings
from teikit.record import FieldKind

__all__ = ["Label", "match_label"]

# What the label says, as a pattern without case -> the field. Longer forms stand before shorter ones.
_TABLE: tuple[tuple[str, FieldKind], ...] = (
    (r"(?:list of )?participants?|participat(?:ing|ion)", "participants"),
    (
        r"(?:those |also |others? )?(?:present|attending)(?: (?:at|were|was|from|on|for)\b[^:]{0,60})?|those attending the meeting were",
        "participants",
    ),
    (r"(?:chaired|presided over|attended) by|chairing|presiding(?: officer)?", "participants"),
    (r"attendees|in attendance|in the chair|persons present", "participants"),
    (r"subjects?(?: discussed)?|subj|re|topics?|concerning", "subject"),
    (r"ref(?:erence)?s?|reftel|reftels", "ref"),
    (r"memorandum for(?:(?: the)? record)?|memo for|for", "to"),
    (r"to|addressee|addressed to", "to"),
    (r"from|fm|sender|sent by", "from"),
    (r"info(?:rmation)?(?: addressees?)?|cc|copies? to|copy to|repeated to|rptd", "info"),
    (r"distribution(?: list)?|verteiler", "distribution"),
    (r"through|thru|via", "through"),
    (r"action(?: addressee)?", "action"),
    (r"tags|terms", "tags"),
    (r"place(?: of meeting| and date)?|location|venue", "place"),
    (
        r"date,? (?:and )?(?:time|place)(?:,? and (?:place|time))?|time and place"
        r"|date(?: of (?:the )?(?:meeting|conversation|document))?|dated",
        "dateline",
    ),
    (r"time", "time"),
    (r"classification|security classification", "classification"),
    (r"precedence|priority", "precedence"),
    (r"document (?:no|number)|telegram (?:no|number)|our ref(?:erence)?|your ref(?:erence)?|file(?: no\.?| number)?", "docNo"),
)
_PATTERN = expression(
    "(?:"
    + "|".join(f"(?P<k{i}>{pattern})" for i, (pattern, _) in enumerate(_TABLE))
    + r")(?![^\W\d_])[ \t]*(?P<colon>[:：]|\.(?=\s*$)|[-–—](?= ))?[ \t]*",
    re.I,
)
_may_begin = beginnings(
    """act add als att cc cha cla con cop dat dis doc fil fm for fro inf in lis loc mem oth our par per pla pre pri re ref rep rpt sec
    sen sub tag tel ter tho thr tim to top ven ver via you"""
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line."""

    kind: FieldKind
    length: int
    """Characters of the label with its colon and the white space after it."""
    printed: int
    """Characters of the label with its colon."""


def match_label(text: str) -> Label | None:
    """The label a line begins with. A label without a colon must be in capitals, or be the whole line and be capitalised."""
    found = _PATTERN.match(text) if text[:1].isupper() and _may_begin(text[:LETTERS]) else None
    if found is None or found.lastgroup is None:
        return None
    index = next(i for i in range(len(_TABLE)) if found.group(f"k{i}") is not None)
    word = found.group(f"k{index}")
    printed = found.end("colon") if found["colon"] else found.end(f"k{index}")
    if not found["colon"] and not _stands_alone(word, text, found.end()):
        return None
    return Label(_TABLE[index][1], found.end(), printed)


def _stands_alone(word: str, text: str, end: int) -> bool:
    if word.lower() == "cc":
        return False  # "CC CPSU": the Central Committee
    if end == len(text):
        return len(word) > 2
    if word.lower().endswith(" by"):
        return text[end].isupper()
    return word.isupper() and text[end - 1].isspace() and len(word) > 1
