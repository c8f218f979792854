"""Security markings, copy numbers and document numbers in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from teikit.expressions import expression
from teikit.reading.classification_terms import TERMS, Category, Term
from teikit.record import Classification, DocumentNumber
from teikit.source import Source, Span

__all__ = [
    "begins_with_marking",
    "category",
    "find_classifications",
    "find_copy_number",
    "find_document_numbers",
    "is_marking_line",
    "may_begin_with_number",
    "numbers_with_labels",
]

_CATEGORIES: dict[str, Category] = {term.key: term.category for term in TERMS}
_LETTER = expression(r"[^\W\d_]")
_LETTERS = expression(r"[^\W\d_]+")
_FIRST_WORD = expression(r"(?<!\w)[^\W\d_]+")
_DIGIT = expression(r"\d")
# What may stand on either side of a common word that is a marking.
_EDGE_BEFORE = expression(r"(?:^|[;,/.:|*_\n\[(–—-]|\b(?i:and|und|et|y)\b)\s*$")
_EDGE_AFTER = expression(r"\s*(?:$|[;,/.:|*_\n\])–—-]|(?i:and|with|und|et|y|Copy|No|№|Ex|Ekz|Экз|Only)\b|№)")


def category(key: str) -> Category:
    """What kind of marking a `Classification.key` is. Raises `KeyError` for an unknown key."""
    return _CATEGORIES[key]


@lru_cache(maxsize=1)
def _terms() -> dict[str, Term]:
    """The term of each form without its spaces."""
    return {_bare(form): term for term in TERMS for form in term.forms}


@lru_cache(maxsize=1)
def _alternatives() -> dict[str, list[str]]:
    """Patterns of the forms by the letters they begin with: a word, or one letter where the form is letter-spaced; longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted((form for term in TERMS for form in term.forms), key=lambda form: (-len(_bare(form)), form)):
        first = _LETTERS.findall(form)[0].casefold()
        found.setdefault(first, []).append(_flexible(form))
        found.setdefault(first[0], []).append(_spaced(form))
    return found


@lru_cache(maxsize=1 << 10)
def _pattern(first: str) -> re.Pattern[str]:
    """The markings that begin with a word or a letter: few each, where a pattern of all would take long to make and to try."""
    return re.compile(rf"(?:{'|'.join(_alternatives()[first])})(?!\w)", re.IGNORECASE)


def _marking_at(text: str, at: int, end: int) -> re.Match[str] | None:
    """The longest marking that begins at an offset."""
    word = _FIRST_WORD.match(text, at, end)
    first = word[0].casefold() if word else ""
    return _pattern(first).match(text, at, end) if first in _alternatives() else None


def _markings(text: str, span: Span) -> Iterator[re.Match[str]]:
    at, known = span.start, _alternatives()
    for word in _FIRST_WORD.finditer(text, span.start, span.end):
        first = word[0].casefold()
        if first in known and word.start() >= at and (found := _pattern(first).match(text, word.start(), span.end)):
            at = found.end()
            yield found


def begins_with_marking(text: str, at: int) -> bool:
    """Whether the words of a marking stand at an offset."""
    return _marking_at(text, at, len(text)) is not None


def _flexible(form: str) -> str:
    words = [re.escape(word).replace(r"\.", r"\.?") for word in form.split()]
    return r"(?:[^\S\n]{1,9}|[^\S\n]{0,9}\n[^\S\n]{0,9}|[–-])".join(words)


def _spaced(form: str) -> str:
    """``S e c r e t``: one blank between letters, more between words."""
    return r"\s{1,4}".join(" ".join(re.escape(letter) for letter in word) for word in form.split())


def _bare(form: str) -> str:
    return re.sub(r"[^\w]", "", form).casefold()


def find_classifications(source: Source, span: Span) -> list[Classification]:
    """Markings in a line, in order: ``TOP SECRET; NODIS``, ``S e c r e t``, ``Sov. sekretno``, ``No classification marking``.

    Words in lower case are markings only where nothing else stands in the stretch; a common word (``Personal``) only
    between other markings or punctuation.
    """
    terms = _terms()
    text = source.text
    found: list[Classification] = []
    ends = span.start
    for match in _markings(text, span):
        term = terms[_bare(match.group())]
        here = Span(*match.span())
        if not (match.group()[0].isupper() or _are_all(source[span])):
            continue
        if term.common and not _alone(text, here, span, ends):
            continue
        if not term.common and not match.group().isupper() and _in_prose(text, here, span):
            continue
        found.append(Classification(term.key, term.name, here))
        ends = here.end
    return found


def _are_all(text: str) -> bool:
    """Whether nothing but markings has a letter in it."""
    at = 0
    for match in _markings(text, Span(0, len(text))):
        if _LETTER.search(text, at, match.start()):
            return False
        at = match.end()
    return not _LETTER.search(text, at)


def _alone(text: str, here: Span, span: Span, previous_end: int) -> bool:
    before = text[max(span.start, here.start - 12) : here.start]
    touches = not text[previous_end : here.start].strip(" ,;/-–—\n") and previous_end > span.start
    if not (touches or _EDGE_BEFORE.search(before)):
        return False
    after = text[here.end : min(span.end, here.end + 12)]
    return _EDGE_AFTER.match(after) is not None or _marking_at(text, here.end + 1, span.end) is not None


def _in_prose(text: str, here: Span, span: Span) -> bool:
    """``The Secret Service``: a word in lower case or a capitalised noun follows directly."""
    after = re.compile(r"[^\S\n]{1,4}([^\W\d_]+)").match(text, here.end, span.end)
    if after is None:
        return False
    word = after.group(1)
    return not (_EDGE_AFTER.match(text[here.end : here.end + 12]) or _marking_at(text, after.start(1), span.end) or word.isupper())


# ---- numbers ------------------------------------------------------------------------------------------

_NO = r"(?:No\.?|№|Nr\.?|N°|Nº|#|number|Num\.?)"
_NUMBER = r"(?P<number>(?:[A-ZА-Я]{1,4}[./]?\s?)?\d[\w/.–-]*(?:\s?[–-]\s?\d[\w/]*)?)"


class _Row(NamedTuple):
    """A number and what tells that it may stand in a line: most lines are not looked through."""

    kind: str
    signs: tuple[str, ...]
    """Of which it holds one, case-folded."""
    pattern: re.Pattern[str]
    begins: bool = True
    """Whether it begins with the sign."""


_COPY: tuple[_Row, ...] = tuple(
    _Row("copy", signs, expression(pattern, re.IGNORECASE), begins)
    for signs, pattern, begins in (
        (("cop",), rf"(?<!\w)Cop(?:y|ies)\s*{_NO}?\s*[:.]?\s*(?P<number>\d+|[A-Z](?=\s*$))(?:\s*of\s*\d*)?", True),
        (
            ("ekz", "экз", "прим", "egz", "výt"),
            rf"(?<!\w)(?:Ekz(?:emplyar|empliar)?|Экз(?:емпляр)?|Прим(?:ірник)?|Egz(?:emplarz)?|Výtisk)\.?\s*{_NO}?\s*(?P<number>\d+)",
            True,
        ),
        (("ex",), rf"(?<!\w)(?:Ex(?:emplaire)?\.?\s*{_NO}|Exemplar\s*{_NO}?)\s*(?P<number>\d+)", True),
        (("ausf", "péld", "exem"), r"(?<!\w)(?P<number>\d+)\.\s*(?:Ausfertigung|példány|Exemplar)", False),
    )
)
# What the line of a copy number holds: a number, or "Copy A".
_COPY_SIGN = expression(r"\d|[Cc][Oo][Pp]")
_SERIES = "Secto|Tosec|Dulte|Tedul|Delga|Gadel|Polto|Topol|Cedto|Busec|Depcirtel|Musto|Ecato|Usfto|Cotel"
_NUMBERS: tuple[_Row, ...] = tuple(
    _Row(kind, signs, expression(pattern), begins=kind != "conference")
    for kind, signs, pattern in (
        (
            "outgoing",
            ("out", "iskh", "исх"),
            rf"(?i)(?<!\w)(?:Outgoing|Out\.?|Iskh(?:odyashch\w+)?\.?|Исх(?:одящ\w+)?\.?)\s*{_NO}\s*{_NUMBER}",
        ),
        (
            "incoming",
            ("incom", "in.", "vkh", "вх"),
            rf"(?i)(?<!\w)(?:Incoming|In\.|Vkh(?:odyashch\w+)?\.?|Вх(?:одящ\w+)?\.?)\s*{_NO}\s*{_NUMBER}",
        ),
        ("protocol", ("proto", "прото"), rf"(?i)(?<!\w)(?:Protocol|Protokol|Протокол|Protokoll)\s*{_NO}\s*{_NUMBER}"),
        (
            "telegram",
            ("spec", "tele", "cable", "air", "circ", "шифр"),
            rf"(?i)(?<!\w)(?:Spec(?:ial)?\.?|Telegram(?:me)?|Cable|Cablegram|Airgram|Circular|Шифртелеграмма)\s*{_NO}\s*{_NUMBER}",
        ),
        ("telegram", ("cable", "tele", "saving"), r"(?<!\w)(?:Cablegram|Telegram|Savingram|Cable)\s+(?P<number>[A-Z.]{0,8}\d+)"),
        ("despatch", ("desp", "disp"), rf"(?i)(?<!\w)(?:Despatch|Dispatch)\s*{_NO}?\s*{_NUMBER}"),
        ("telegram", tuple(_SERIES.lower().split("|")), rf"(?<!\w)(?:{_SERIES})\s+(?P<number>\d+)"),
        ("reference", ("our", "your", "ref"), rf"(?i)(?<!\w)(?:(?:Our|Your)\s+)?Ref(?:erence)?\.?\s*{_NO}?\s*:?\s*{_NUMBER}"),
        (
            "registry",
            ("az", "tgb", "reg", "aktenzeichen", "journal"),
            rf"(?<!\w)(?:Az\.?|Tgb\.?|Reg\.?|Aktenzeichen|Journal)\s*:?\s*{_NO}?\s*{_NUMBER}",
        ),
        ("file", ("f.",), r"(?<!\w)F\.\s?N\.\s?(?P<number>\d[\w/]*)"),
        (
            "conference",
            ("mc", "memcon", "cf", "mtg", "doc"),
            r"(?<!\w)(?P<number>[A-Z][\w.–-]*(?:[ /][A-Z][\w.–-]*){0,3}(?:\s|/)(?:MC|Memcon|CF|MTG|Doc)[/.–-]\d+)",
        ),
        ("document", ("no", "№", "nr", "n°", "nº"), rf"(?<!\w)(?:No\.?|№|Nr\.?|N°|Nº)\s*{_NUMBER}"),
    )
)
_FIRST = tuple(sign for row in (*_COPY, *_NUMBERS) if row.begins for sign in row.signs)
_FURTHER_ON = tuple(sign for row in (*_COPY, *_NUMBERS) if not row.begins for sign in row.signs)
_TELEGRAM_OPENING = expression(r"\s*(?P<number>\d{1,5})\.(?=\s+[A-Z(\[])")


def find_copy_number(source: Source, span: Span) -> Span | None:
    """The number alone of the copy that a line states: ``1`` of ``Copy № 1``, ``19`` of ``Copy 19 of 50``."""
    match = _copy(source, span)
    return Span(*match.span("number")) if match else None


def _copy(source: Source, span: Span) -> re.Match[str] | None:
    if not _COPY_SIGN.search(source.text, span.start, span.end):
        return None
    folded = source[span].casefold()
    found = (row.pattern.search(source.text, span.start, span.end) for row in _COPY if _has(folded, row.signs))
    return next((match for match in found if match), None)


def _has(folded: str, signs: tuple[str, ...]) -> bool:
    return any(map(folded.__contains__, signs))


def may_begin_with_number(text: str) -> bool:
    """Whether the number of a copy or of a document may stand first in a text: a cheap test."""
    if not _COPY_SIGN.search(text):
        return False
    folded = text.casefold()
    return folded.startswith(_FIRST) or _has(folded, _FURTHER_ON)


def find_document_numbers(source: Source, span: Span, *, telegram: bool = False) -> list[DocumentNumber]:
    """Numbers that the record bears, in a header line: ``Outgoing № 83``, ``Spec. No. 1973 - 1975``, ``No. 60.]``.

    `telegram` also takes the number that opens a telegram's text, ``2264. Subject: …``.
    """
    return [number for number, _ in numbers_with_labels(source, span, telegram=telegram)]


def numbers_with_labels(source: Source, span: Span, *, telegram: bool = False) -> list[tuple[DocumentNumber, Span]]:
    """As `find_document_numbers`, each with the span that holds its label too."""
    text = source.text
    taken: list[Span] = []
    copy = _copy(source, span)
    if copy:
        taken.append(Span(*copy.span()))
    found: list[tuple[DocumentNumber, Span]] = []
    folded = source[span].casefold() if _DIGIT.search(text, span.start, span.end) else ""
    for row in _NUMBERS:
        for match in row.pattern.finditer(text, span.start, span.end) if _has(folded, row.signs) else ():
            whole = Span(*match.span())
            if not any(whole.meets(other) for other in taken):
                taken.append(whole)
                found.append((DocumentNumber(row.kind, _without_stop(text, Span(*match.span("number")))), whole))
    opening = _TELEGRAM_OPENING.match(text, span.start, span.end) if telegram else None
    if opening:
        found.append((DocumentNumber("telegram", Span(*opening.span("number"))), Span(*opening.span())))
    return sorted(found, key=lambda item: item[1].start)


def _without_stop(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start + 1 and text[end - 1] in ".–-/":
        end -= 1
    return Span(span.start, end)


def is_marking_line(text: str) -> bool:
    """Whether a line holds markings, copy and document numbers, and nothing else, at least one marking or copy number."""
    source = Source(text.strip().strip("*_ "))
    if not source.text or len(source.text) > 200:
        return False
    spans = [c.span for c in find_classifications(source, source.span)]
    copy = _copy(source, source.span)
    spans += [Span(*copy.span())] if copy else []
    if not spans:
        return False
    spans += [whole for _, whole in numbers_with_labels(source, source.span)]
    rest, at = [], 0
    for span in sorted(spans):
        rest.append(source.text[at : max(at, span.start)])
        at = max(at, span.end)
    rest.append(source.text[at:])
    return not _LETTER.search(re.sub(r"\b(?:and|und|et|y|only)\b", "", " ".join(rest), flags=re.IGNORECASE))
