"""Headings: the title a record prints over its text, and the headings of its sections."""

from __future__ import annotations

import re
from itertools import pairwise

from teikit.expressions import expression
from teikit.reading.blocks.beginnings import LETTERS, beginnings
from teikit.reading.blocks.calls import without_calls
from teikit.reading.classifications import is_marking_line
from teikit.reading.lines import Chunk
from teikit.reading.prose.tables import word_set

__all__ = ["calls_itself", "has_sentences", "heads_letter", "is_byline", "is_caption", "is_heading", "is_named", "is_section_heading"]

# What records call themselves.
_GENRE = expression(
    r"(?:\d{1,4}\.\s+)?(?:(?:top|secret|confidential|coded|urgent|personal|private|draft|brief|short|verbatim|stenographic|unofficial"
    r"|informal|special|joint"
    r"|weekly|monthly|annual|editorial|information|official|working|transcript|first|second|final|circular|summary)\s+)*"
    r"(?:record|memorandum|memo|memcon|minutes|notes?|report|letter|telegram|cable|cablegram|ciphered|conversation|transcript|protocol"
    r"|stenogram|despatch|dispatch"
    r"|airgram|diary|journal|excerpts?|extracts?|resolution|decision|decree|communiqu[eé]|statement|speech|message|aide[- ]m[eé]moire"
    r"|note verbale|summary"
    r"|proclamation|agreement|treaty|declaration|instructions?|proposal|plan|study|paper|briefing|talking points|national intelligence "
    r"estimate|intelligence"
    r"|editorial note|action memorandum|backchannel message|intelligence (?:memorandum|report|information cable)|discussion|meeting"
    r"|interview|hearing)\b",
    re.I,
)
_may_be_genre = beginnings(
    """top sec con cod urg per pri dra bri sho ver ste uno inf spe joi wee mon ann edi off wor tra fir fin cir sum rec mem min not rep
    let tel cab cip pro des dis air dia jou exc ext res dec com sta mes aid agr tre ins pla stu pap tal nat int act bac mee hea"""
)
# What a record calls itself, or an enclosure is called, when it says of whom or what it is.
_PAPER = expression(
    r"(?:opinions?|remarks|address|argument|award|orders?|regulations|law|act|convention|proc[eè]s[- ]verbal|affidavit|deposition|petition"
    r"|certificate|testimony|inventory|list|schedule|reply|answer|text|translation|correspondence|observations|comments|oath|bill|ordinance"
    r"|edict|manifesto|sentence|pro[- ]memoria|views|résumé|account|abstract)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:of|on|by|concerning|regarding|respecting|to|from|for|made|delivered|addressed|submitted)\b",
    re.I,
)
_may_be_paper = beginnings(
    """opi rem add arg awa ord reg law act con pro aff dep pet cer tes inv lis sch rep ans tex tra cor obs com oat bil edi man sen vie
    acc abs"""
)
# "Mr. Adams to Mr. Seward."  "The Secretary of State to the Ambassador in Japan (Grew)"
_CORRESPONDENTS = expression(
    r"(?:\d{1,4}\.\s+)?(?:The|Mr\.|Mrs\.|Miss|Messrs\.|Sir|Lord|Count|Baron|Prince|Commander|Captain|General|Admiral|President|M\."
    r"|Señor|Dr\.)\s[^:;?!]{2,200}?\sto\s[^:;?!]{2,200}",
    re.S,
)
_ADDRESSED_BY = (
    *("The", "Mr.", "Mrs.", "Miss", "Messrs.", "Sir", "Lord", "Count", "Baron", "Prince", "Commander", "Captain", "General"),
    *("Admiral", "President", "M.", "Señor", "Dr."),
)
"""How the name of the first of two correspondents begins."""
# Who says "I" speaks, and names nobody: "Mr. NELSON. Mr. President, I rise to speak."
_NO_PAIR = expression(r"[:;?!]|\bI\s+(?!(?:to|of|and|in)\b)[a-z]")
# "Assistant to the President" is one man's office, and no letter to the President.
_OFFICE_TO = expression(
    r"\b(?:Assistant|Adviser|Advisor|Counsell?or|Aide|Deputy|Consultant|Representative|Ambassador|Minister|Envoy|Delegate|Delegation|Mission"
    r"|Commissioner|Consul|Heir|Legation|Embassy)\s+to\b"
)
_TITLE = 0.6
"""Share of the words of a heading that begin with a capital letter."""
_BYLINE = expression(
    r"(?:from|out of)\s+the\s+(?:official\s+|working\s+)?(?:journal|diary|notebook|notes?|memoirs?|log(?:book)?)\s+(?:of|by)\b", re.I
)
_BY = expression(r"by\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4}\.?")
_SMALL = word_set(
    """a an and as at between by concerning during for from in into of on or over regarding re the to under upon via
    vis-à-vis with within without de la du von und der die das et"""
)
_WORD = expression(r"[^\W\d_][\w'’-]*")
_NUMBERED = expression(r"(?:[IVXLC]{1,6}|[A-Z]|\d{1,2})[.)]\s+\S")
# Words that make a sentence of a phrase, or a letter of it.
_FINITE = word_set(
    """is are was were am be has have had having will would shall should may might can could must do does did i we you he she
    they it my our your me us"""
)
# The beginning of a message that goes without its verbs: ``Referring to your telegram.``
_STARTS_MESSAGE = expression(
    r"(?:Your|My|Our|Re|Reference|Referring|Following|Please|See|No|Nothing|Yes|Same|Received|Sir|Dear|In|On|At|To)\b", re.I
)
_TELLS_WHAT = expression(r"\b(?:of|on|to|by|concerning|regarding|respecting|from|between|for|made|about)\b")
_FEWEST = 4
_HOUR = expression(r"\d\s*[apAP]")
"""What every hour of the clock holds."""
_CLOCK = expression(r"\d{1,2}(?:[:.]\d{2})?\s*(?:[-–]\s*\d{1,2}(?:[:.]\d{2})?\s*)?[ap]\.?\s?m\b\.?", re.I)
_MAX_WORDS = 60
_PROSE = 500
"""Characters at the start of a paragraph that mostly hold more."""
_LETTER_WORDS = 16
_LONGEST_PAIR = 600
"""Characters that `_LETTER_WORDS` words never reach: longer paragraphs are not looked through."""
_MOST_LETTERS = 140
"""Characters at the start of a paragraph that mostly hold more words than a heading."""
_NO_END = (".", ",", ";", ":", "?", "!", "—", "-", ")", "]", "”", '"')
"""How no section heading ends."""
_CAPITALS = 0.85
"""Share of the letters of a heading in capitals."""
_SMALL_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_FEW = 0.16
"""Share of the characters from which on small letters leave too few for the capitals."""
_TWO_SENTENCES = expression(r"[.?!](?<=[a-z]{4}.)\s+[A-Z][a-z]+\s+[a-z]")


def has_sentences(text: str) -> bool:
    """Whether a sentence ends in a text and another begins: neither a heading nor a caption."""
    return _TWO_SENTENCES.search(text) is not None


def is_byline(text: str) -> bool:
    """Whether a paragraph says whose journal the record is taken from, or by whom it is."""
    return bool(_BYLINE.match(text) or _BY.fullmatch(text)) and len(text) < 200


def heads_letter(chunk: Chunk) -> bool:
    """Whether a paragraph names the two correspondents of a letter that begins below it: ``Mr. Adams to Mr. Seward.``"""
    text = chunk.text
    if len(text) > _LONGEST_PAIR or not _may_be_pair(text):
        return False
    if sum(map(str.isalpha, text[:_MOST_LETTERS].split())) > _LETTER_WORDS:
        return False
    if _NO_PAIR.search(text) or has_sentences(text):
        return False
    return (
        _CORRESPONDENTS.fullmatch(_OFFICE_TO.sub("", text)) is not None
        and len(words := _WORD.findall(text)) <= _LETTER_WORDS
        and _title_share(words) >= _TITLE
    )


def calls_itself(text: str) -> bool:
    """Whether a text begins with what records call themselves: ``Record of …``, ``JOURNAL``."""
    return _GENRE.match(text) is not None


def is_named(chunk: Chunk) -> bool:
    """Whether a paragraph says what kind of record stands below it, or between whom."""
    return _is_genre(chunk.text) or (_may_be_pair(chunk.text) and _CORRESPONDENTS.fullmatch(chunk.text) is not None)


def _is_genre(text: str) -> bool:
    return (text[:1].isdecimal() or _may_be_genre(text[:LETTERS])) and _GENRE.match(text) is not None


def _may_be_pair(text: str) -> bool:
    """Whether a text begins as the names of two correspondents do."""
    return text.startswith(_ADDRESSED_BY) or text[:1].isdecimal()


def is_heading(chunk: Chunk, *, first: bool) -> bool:
    """Whether a paragraph above the text is its heading. `first` where no heading has been seen yet."""
    if chunk.text.endswith(",") or _has_too_many_words(chunk.text):
        return False
    text = without_calls(chunk.text)
    text = (_CLOCK.sub("", text) if _HOUR.search(text) else text).rstrip(" -–")
    if text.endswith((":", ";")) or has_sentences(text):
        return False
    genre, pair, paper = _is_genre(text), first and _may_be_pair(text), first and _may_be_paper(text[:LETTERS])
    unstopped = first and not text.endswith((".", "?", "!", "”", '"'))
    if not (genre or pair or paper or unstopped or _is_capitals(text)):
        return False
    words = _WORD.findall(text)
    if not 1 <= len(words) <= _MAX_WORDS:
        return False
    if pair and _CORRESPONDENTS.fullmatch(text) and _title_share(words) >= 0.4:
        return True
    if genre:
        stopped = text.endswith((".", "?", "!"))
        return _title_share(words) >= 0.6 or (first and (not stopped or len(words) <= 3 or _is_phrase(words)))
    if paper and len(words) >= _FEWEST and _PAPER.match(text) and _is_phrase(words):
        return True
    return _is_capitals(text) or (unstopped and len(words) > 1 and _title_share(words) >= 0.75)


def _has_too_many_words(text: str) -> bool:
    """Whether a text surely has more words than a heading, even without the calls of notes: a cheap test."""
    if len(text) < _PROSE or sum(map(str.isalpha, text[:_PROSE].split())) <= _MAX_WORDS + 1:
        return False
    return _HOUR.search(text, 0, _PROSE) is None


def is_caption(chunk: Chunk) -> bool:
    """Whether a paragraph below the mark of an enclosure says what the enclosure is: a phrase, no sentence."""
    if _has_too_many_words(chunk.text):
        return False
    text = without_calls(chunk.text)
    if not text[:1].isupper() or text.endswith((":", ";", ",")) or has_sentences(text) or _STARTS_MESSAGE.match(text):
        return False
    words = _WORD.findall(text)
    return _FEWEST <= len(words) <= _MAX_WORDS and _TELLS_WHAT.search(text) is not None and _is_phrase(words)


def _is_phrase(words: list[str]) -> bool:
    """Whether no word is a verb that makes a sentence, nor speaks for the writer. "To be" makes none."""
    return not any((word in _FINITE and above != "to") or word == "I" for above, word in pairwise(["", *words]))


def is_section_heading(chunk: Chunk, following: Chunk | None, *, centred: bool = False) -> bool:
    """Whether a short line in the text heads a section: capitals or title case, no end of a sentence, text behind it.

    What is `centred` need not be in capitals.
    """
    text = chunk.text
    if following is None or len(chunk.lines) > 2 or len(text) > 110 or text.endswith(_NO_END) or any(c in text for c in "|[]:"):
        return False
    words = _WORD.findall(text)
    if not 1 <= len(words) <= 14:
        return False
    if _NUMBERED.match(text):
        return _title_share(words[1:] or words) >= 0.75 or _is_capitals(text)
    if centred and not is_marking_line(text):
        return _title_share(words) >= _TITLE and text[0].isupper()
    return _is_capitals(text) and len(words) > 1


def _is_capitals(text: str) -> bool:
    # Counting bytes is quick, and tells most texts: letters beyond ASCII only add to those that are no small ones of it.
    printed = text.encode("utf-8", "surrogatepass")
    if len(printed) - len(printed.translate(None, _SMALL_LETTERS)) > _FEW * len(text):
        return False
    letters = list(filter(str.isalpha, text))
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


def _title_share(words: list[str]) -> float:
    """Share of the words that a title capitalises."""
    telling = [w for w in words if w.lower() not in _SMALL]
    return sum(w[0].isupper() for w in telling) / len(telling) if telling else 0.0
