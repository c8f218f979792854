"""What stands below a text: leave-taking, signatures, stamps, an archive's mark (read from the end)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teikit.expressions import expression
from teikit.reading.blocks.calls import without_calls
from teikit.reading.blocks.desk import read_imprint
from teikit.reading.blocks.distribution import read_distribution
from teikit.reading.blocks.fields import is_dateline
from teikit.reading.blocks.salutations import is_complimentary_close
from teikit.reading.classifications import is_marking_line
from teikit.reading.dates import looks_like_dateline, looks_like_place, parse_date
from teikit.reading.lines import Chunk, Line
from teikit.reading.prose.vocabulary import BODIES, DOMAINS, PLURAL_ROLES, ROLES, is_place
from teikit.record import Closing
from teikit.source import Span

__all__ = [
    "is_address",
    "is_addressee",
    "is_set_signature",
    "is_signatory",
    "is_signature_remark",
    "is_signed_day",
    "may_be_signatory",
    "read_closing",
]

_SIGNATURE_WORD = (
    r"(?:signature|signed|unsigned|no signature|initial(?:s|ed|led)?|illegible signature|signature illegible|file copy "
    r"not signed|sgd\.?|sd\.?|stamp(?:ed)?|seal|l\. ?s\.?)"
)
_SIGNATURE_BRACKET = expression(rf"[\[(][^\[\]()]{{0,60}}\b{_SIGNATURE_WORD}[^\[\]()]{{0,60}}[\])]\.?", re.I)
# Words before a signature that was copied: English, German, French, Spanish, Italian, Polish, Russian.
_SLASHED = expression(
    r"(?:/?s/|/sign(?:ed|ature)/|/-/|\(-\)|\(s\)|[(\[]?(?:Sd|Sgd|Signed|Gez|Gezeichnet|Signé|Firmado|Fdo|Firmato|f\.to|Podpisano|podp|подп|подпись)\.?[)\]]?[:.,]?)"
    r"\s+\S.{0,80}",
    re.I,
)
_COMPLETED = r"[A-ZÀ-ÖØ-Þ]\[[a-zà-öø-ÿ.’]+\]"
"""Initials that the editor filled up: ``T[omas] I[llarde]``."""
_NAME = (
    rf"(?:[A-ZÀ-ÖØ-ÞА-Я][\w.'’-]*|{_COMPLETED}|\[[^\]]{{1,20}}\]|[dl][’'][A-ZÀ-ÖØ-Þ]\w+"
    r"|d[aeiou]|des|del|della|van|von|zu|den|der|ten|la|le|el|al|bin|ibn|ben|y|e)"
)
_NAMES = expression(rf"{_NAME}(?:[ ,]+{_NAME}){{0,6}}[.,]?")
_ROLE_AND_NAME = expression(rf"[^()\n]{{5,140}}\(\s*{_NAME}(?:[ ,]+{_NAME}){{0,5}}\s*\)\.?")
_IN_PARENTHESES = expression(rf"\(\s*{_NAME}(?:[ ,]+{_NAME}){{0,4}}\s*\)")
_ARCHIVE_MARK = expression(r"\[[A-Z]{2,6}\s?:\s?[^\[\]]{3,80}\]")
_SOURCE_MARK = expression(r"\[(?:Source|Archive|Quelle|Fuente|Fonte|Источник)\s*:[^\[\]]{3,360}\]\.?", re.I)
_DRAFTER = expression(
    r"(?:drafted|typed|recorded|written|copies?|distribution|translated|certified|correct(?: record)?|authenticated)\b[^.]{0,120}", re.I
)
_BY_HAND = expression(
    r"\[(?:(?:translator|editor)['’]?s['’]? note:\s*)?"
    r"(?:hand-?written|in (?:pencil|ink|the margin)|stamp|notation|resolution|marginal|added)\b",
    re.I,
)
"""How an editor begins to say that words below a signature were put there later."""
_NAMED_ENCLOSURE = expression(r"(?:Enclosures?|Inclosures?|Attachments?|Annex(?:es)?)\s*[:–—-]\s*\S.{2,150}")
_MAX_SIGNED = 200
# What stands in a line that has wide gaps.
_COLUMN = expression(r"\S+(?: {1,2}\S+)*")
_COURTESY = expression(r"(?:&c\.?|Esq\.?|etc\.?)[\s,&c.]*$")
_FILLED_UP = expression(rf"(?:OK\s+)?(?:{_NAME}[ ,]+)*{_COMPLETED}(?:[ ,]+{_NAME})*[.,]?")
_DAY_ALONE = expression(r"[\[(]?\d{1,2}[./]\d{1,3}(?:[./]\d{2,4})?[\])]?\.?")
"""The day in figures that somebody wrote beside his initials."""
_NOT_SIGNED = expression(
    r"(?:End|Adjourned|Attachments?|Enclosures?|Inclosures?|Annex(?:es)?|Copies|As stated|Approved|Omitted|Distribution|Present"
    r"|P\. ?T\. ?O|Please turn over|Bitte wenden)\b",
    re.I,
)
"""What a short last line that signs nothing begins with."""
_BY_ORDER = expression(r"(?:For|By|Per|Acting for|In the absence of|Im Auftrag|Por|Pour)\b.{0,60}[:,]", re.I)
_ADDRESSEE = expression(
    r"(?:Hon(?:orable|\.)?|The\s+(?:Right\s+)?Honou?rable|(?:His|Her)\s+(?:\w+\s+)?(?:Excellency|Majesty|Highness)|To|Messrs\.?|Señor|Monsieur"
    r"|Herrn?|An|Mr\.|Mrs\.|M\.)\s[^?!:]{3,140}"
    r"|The\s+(?:Consul|Minister|Secretary|Ambassador|Governor|Command|President|Chief|Director|Captain|General|Admiral|Envoy)[^.?!:;]{3,100}\.?"
)
_MOST_SIGNATORIES = 12
_NO_NAMES = ROLES | PLURAL_ROLES | BODIES | DOMAINS
"""Words that name an office or a house, and no second signatory."""
_CAPITAL_SHARE = 0.8
_DATELINE_LINES = 3
_LONGEST_DATELINE = 200
_LONGEST_NAME = 70
"""Characters of a line with a name or an office."""
_CALLS = 130
"""Characters that calls of notes behind it never take up."""
_SIGNATURE_LINES = 4
"""Lines of one signature, or of an address below it."""
_RIGHT, _FAR = 20, 72
"""Columns of white space that set a signature to the right, and more than a page is wide: before a cell of a wide table."""


def read_closing(chunk: Chunk, *, last: bool, after_close: bool, language: str = "en") -> list[Closing] | None:
    """The parts of the closer that a paragraph at the end of a text consists of; None for running text.

    `last` where nothing but closers stands behind it, `after_close` where a leave-taking stands right before it.
    """
    if copies := read_distribution(chunk):
        return [copies]
    if imprint := read_imprint(chunk):
        return imprint
    text = chunk.text
    if len(text) > 400 or len(chunk.lines) > _MOST_SIGNATORIES:
        return None
    if _ARCHIVE_MARK.fullmatch(text) or (last and _SOURCE_MARK.fullmatch(text)):
        return [Closing(chunk.span, "archive")]
    if is_complimentary_close(text):
        return [Closing(chunk.span, "salute")]
    if beside := _day_beside_name(chunk):
        return beside
    if is_dateline(chunk, language) and not is_signed_day(chunk):
        return [Closing(chunk.span, "dateline")]
    if all(_is_dated(line, language) for line in chunk.lines):
        return [Closing(chunk.span, "dateline")]
    above, below = _around_dateline(chunk, language)
    if above or below:
        return _with_dateline(chunk, above, below, after_close=after_close)
    return _signature(chunk, last=last, after_close=after_close)


def _day_beside_name(chunk: Chunk) -> list[Closing] | None:
    """A day and, in a column of its own, who signed: ``26.X.62          ALEKSEYEV``."""
    line = chunk.lines[0]
    columns = list(_COLUMN.finditer(line.text)) if len(chunk.lines) == 1 else []
    if len(columns) != 2:
        return None
    dated = [parse_date(column.group()) is not None for column in columns]
    name = columns[dated.index(False)].group() if any(dated) and not all(dated) else ""
    words = re.findall(r"[^\W\d_]+", name.lower())
    if not words or not _NAMES.fullmatch(name) or _capitals(name) <= _CAPITAL_SHARE or any(map(is_place, words)):
        return None
    start = line.span.start
    return [
        Closing(Span(start + column.start(), start + column.end()), "dateline" if day else "signed")
        for column, day in zip(columns, dated, strict=True)
    ]


def _is_dated(line: Line, language: str) -> bool:
    return len(line.text) <= _LONGEST_DATELINE and looks_like_dateline(without_calls(line.text), language=language)


def _around_dateline(chunk: Chunk, language: str) -> tuple[int, int]:
    """How many lines at the start, or else at the end, of a signature are its dateline."""
    for n in range(min(_DATELINE_LINES, len(chunk.lines) - 1), 0, -1):
        for above, lines in ((0, chunk.lines[-n:]), (n, chunk.lines[:n])):
            text = " ".join(line.text for line in lines)
            if looks_like_dateline(without_calls(text), language=language):
                return above, n - above
    return 0, 0


def _with_dateline(chunk: Chunk, above: int, below: int, *, after_close: bool) -> list[Closing] | None:
    lines = chunk.lines
    signed = _signature(Chunk(lines[above : len(lines) - below]), last=True, after_close=after_close)
    if signed is None:
        return None
    first = [Closing(Chunk(lines[:above]).span, "dateline")] if above else []
    return [*first, *signed, *([Closing(Chunk(lines[-below:]).span, "dateline")] if below else [])]


def is_signed_day(chunk: Chunk) -> bool:
    """Whether what looks like place and day is a name and the day below it: ``Elin Quist.`` has a stop, a place has a comma."""
    first = chunk.lines[0].text
    return (
        len(chunk.lines) > 1
        and first.endswith(".")
        and " " in first
        and _NAMES.fullmatch(first) is not None
        and not looks_like_place(first)
    )


def is_signature_remark(text: str) -> bool:
    """Whether a paragraph is an editor's remark about the signature, and no name."""
    return _SIGNATURE_BRACKET.fullmatch(" ".join(text.split())) is not None


def is_set_signature(chunk: Chunk) -> bool:
    """Whether a paragraph is a signature by its setting alone: names far to the right."""
    set_right = _RIGHT <= chunk.lines[0].indent <= _FAR and len(chunk.lines) <= _SIGNATURE_LINES
    return set_right and not is_marking_line(chunk.lines[0].text) and _are_signatories(chunk.lines)


def _are_signatories(lines: Sequence[Line]) -> bool:
    """Names and offices; below a name in capitals or far to the right any short line is an office."""
    first = lines[0]
    if not _is_signatory_line(first) or _NOT_SIGNED.match(first.text):
        return False
    strong = _capitals(first.text) > _CAPITAL_SHARE or first.indent >= _RIGHT
    return all(_is_signatory_line(line) or (strong and len(line.text) <= 70 and line.text[0].isupper()) for line in lines[1:])


def is_signatory(chunk: Chunk) -> bool:
    """Whether a paragraph consists of names and offices, as a signature below a leave-taking does."""
    return may_be_signatory(chunk) and _are_signatories(chunk.lines)


def may_be_signatory(chunk: Chunk) -> bool:
    """Whether a paragraph is as short as one of names and offices: a cheap test."""
    return len(chunk.lines) <= _SIGNATURE_LINES and len(chunk.lines[0].text) <= _LONGEST_NAME + _CALLS


def is_address(chunk: Chunk) -> bool:
    """Whether a paragraph below a signature may be the address of the letter: short lines, no sentence."""
    return is_addressee(chunk) or (
        len(chunk.lines) <= 5
        and len(chunk.text) <= 160
        and all(_is_signatory_line(line) or _COURTESY.search(line.text) for line in chunk.lines)
    )


def is_addressee(chunk: Chunk) -> bool:
    """Whether a paragraph begins as an address does: ``Hon.``, ``His Excellency``, ``The Secretary``."""
    return len(chunk.lines) <= _SIGNATURE_LINES and _ADDRESSEE.fullmatch(chunk.text) is not None


def _signature(chunk: Chunk, *, last: bool, after_close: bool) -> list[Closing] | None:
    text = chunk.text
    if len(chunk.lines) > 1 and is_signature_remark(chunk.lines[-1].text):
        above = _signature(Chunk(chunk.lines[:-1]), last=True, after_close=after_close)
        return [Closing(chunk.span, "signed")] if above else None
    bare = " ".join(_SIGNATURE_BRACKET.sub(" ", text).split())
    if bare != text and len(bare) < _MAX_SIGNED and (_ROLE_AND_NAME.fullmatch(bare) or _NAMES.fullmatch(bare)):
        return [Closing(chunk.span, "signed")]
    if len(chunk.lines) == 2 and _SLASHED.fullmatch(chunk.lines[1].text) and _is_signatory_line(chunk.lines[0]):
        return [Closing(chunk.span, "signed")]
    if _SIGNATURE_BRACKET.fullmatch(text) or _SLASHED.fullmatch(text) or _is_in_parentheses(text):
        return [Closing(chunk.span, "signed")]
    if _ROLE_AND_NAME.fullmatch(text) and _capitals(text) >= 0.4:
        return [Closing(chunk.span, "signed")]
    if is_signatory(chunk) or _are_names(chunk.lines):
        first = chunk.lines[0]
        completed = _FILLED_UP.fullmatch(without_calls(first.text)) is not None
        set_right = any(line.indent >= _RIGHT for line in chunk.lines)
        if last or after_close or set_right or completed or _capitals(first.text) > _CAPITAL_SHARE:
            return [Closing(span, "signed") for span in _signatories(chunk.lines)]
        return None
    if last and ((_DRAFTER.fullmatch(text) and len(text) < 120) or _BY_HAND.match(text) or _NAMED_ENCLOSURE.fullmatch(text)):
        return [Closing(chunk.span, "other")]
    return None


def _is_in_parentheses(text: str) -> bool:
    """Whether a text is a name in parentheses, and not the years of somebody's life."""
    return _IN_PARENTHESES.fullmatch(text) is not None and not any(map(str.isdecimal, text))


def _signatories(lines: Sequence[Line]) -> list[Span]:
    """The lines of each of those who signed: a line that is a name set as the first one is begins another."""
    starts = [0, *(i for i in range(1, len(lines)) if _is_another(lines[0].text, lines[i].text))]
    return [Span(lines[first].span.start, lines[stop - 1].span.end) for first, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _is_another(first: str, text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < 2 or not (_NAMES.fullmatch(text) or _FILLED_UP.fullmatch(without_calls(text))) or set(words) & _NO_NAMES:
        return False
    if re.search(_COMPLETED, first):
        return re.search(_COMPLETED, text) is not None
    if _capitals(first) > _CAPITAL_SHARE:
        return _capitals(text) > _CAPITAL_SHARE
    return first.endswith((".", ",")) and text.endswith((".", ","))


def _are_names(lines: Sequence[Line]) -> bool:
    """Whether many have signed: a line for each, with its stop or comma."""
    if len(lines) > _MOST_SIGNATORIES or _NOT_SIGNED.match(lines[0].text):
        return False
    return all(_NAMES.fullmatch(line.text) and line.text.endswith((".", ",")) for line in lines)


def _is_signatory_line(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_NAME + _CALLS or len(text := without_calls(text)) > _LONGEST_NAME:
        return False
    if _NAMES.fullmatch(text) or _FILLED_UP.fullmatch(text) or _DAY_ALONE.fullmatch(text) or _BY_ORDER.fullmatch(text):
        return True
    return _ROLE.fullmatch(text) is not None and len(text.split()) <= 9


_ROLE = expression(
    r"(?:[A-Z][\w.'’-]*|of|the|for|to|in|and|at|de|du|la|der|a\.i\.|ad interim|,|&|“[^”]+”)(?:[ ,]+(?:[A-Z][\w.'’-]*|of|the|for|to|in"
    r"|and|at|de|du|la|der|&|“[^”]+”))*[.,]?"
)


def _capitals(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0
