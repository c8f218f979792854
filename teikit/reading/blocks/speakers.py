"""Labels that may open a turn: ``NAME: text``, ``Mr. NAME. text``, ``Q. text``, a name in a column or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeVar

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.reading.blocks.label_words import ADDRESS, ARTICLES, TITLE, TITLES, is_false_friend, is_name_like, key_of, shape_of
from teikit.reading.blocks.layout import closes
from teikit.reading.blocks.signs import begins_as_time, is_time
from teikit.reading.classifications import is_marking_line
from teikit.reading.lines import Chunk, Line
from teikit.reading.prose.tables import word_set
from teikit.source import Source, Span

__all__ = ["LONGEST_ALONE", "QUESTION_AND_ANSWER", "Candidate", "alone", "in_lines", "is_addressed"]

# Bold, italics or underlining round a label.
_SET = r"(?:\*{1,3}|_{1,3}|</?(?:b|i|u|strong|em)>)?"
_TIME = r"(?:[\[({<]?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])}>]?[ \t]+|\d{2,3}(?: \d{2}){2,3}[ \t]+)?"
# Capitals, but for those of names like McDONALD and MacLEAN.
_CAPITALS = r"[A-ZÀ-ÖØ-ÞА-Я](?:[A-ZÀ-ÖØ-ÞА-Я.'’\-]|(?<=M)a?c(?=[A-Z]))+"
_NAME = r"[A-ZÀ-ÖØ-ÞА-Я][\w.'’\-/]*"
_OF = r"(?:\s+pro\s+tempore)?(?:\s+of\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)?"
_PARENTHESES = r"(?:\s*\([^()\n]{1,60}\))?"
_COLON = expression(rf"{_TIME}(?P<label>{_SET}[^\n:：]{{1,140}}?)[ \t]*[:：]{_SET}(?=\s|$)")
_DOT = expression(
    rf"{_TIME}{_SET}(?P<label>(?:The\s+)?(?:{TITLE}\.?\s+)?{_CAPITALS}(?:\s+{_CAPITALS}){{0,4}}{_OF}{_PARENTHESES}"
    rf"|(?:{TITLE})\.\s+[A-Z][a-z][\w'’-]+|[QA]|Question|Answer){_SET}\.{_SET}(?=[—–\-]?\s|$)[—–-]?"
)
# ``M. le Président. — La séance est ouverte.``
_DASH = expression(rf"{_SET}(?P<label>[^\n—–:]{{2,70}}?){_SET}\.?{_SET}[ \t]?(?:[—–]|--)[ \t]")
_COLUMN = expression(
    rf"(?P<time>{_TIME}){_SET}(?P<label>(?:The\s+)?(?:{TITLE}\.?\s+)?{_NAME}(?: {_NAME}){{0,3}})[:.]?{_SET}"
    r"(?P<gap>[ \t]{2,}|\t| (?=[A-Z\"“‘(\[]))(?=\S)"
)
# ``Presidente. La seduta è aperta.``: so plain that nearly every paragraph must have one.
_PLAIN = expression(r"(?P<label>[A-ZÀ-ÖØ-ÞА-Я][a-zß-öø-ÿа-яё’'-]+(?: [A-ZÀ-ÖØ-ÞА-Я][a-zß-öø-ÿа-яё’'-]+)?)\.(?=\s+[^\W\d_a-z])")
_ALONE = expression(
    rf"{_SET}(?P<label>(?:The\s+|THE\s+)?(?:{TITLE}\.?\s+)?"
    rf"(?:{_CAPITALS}(?:\s+{_CAPITALS}){{0,3}}|[A-Z][a-z][\w'’-]+(?: [A-Z][a-z][\w'’-]+)?){_OF}{_PARENTHESES}){_SET}\.?{_SET}"
)
_INLINE = expression(
    r"(?:(?<=[.?!…\"”’)\]])[ \t\n]*|(?<=[—–])\s*|(?<=--)\s*)(?:--|[—–]\s*)?(?P<label>Q|A|Question|Answer)[.:](?=[ \t\n]|[—–-])"
)
# Forms of address and other words that end in a full stop before a name.
_ABBREVIATED = word_set("mr mrs ms dr prof gen col capt maj lt adm amb sen rep gov sec com cde mme mlle messrs hon rev sgt cpl st vol fig")
QUESTION_AND_ANSWER = frozenset({"q", "a", "question", "answer"})
_MAY_ASK = frozenset("QA*_<")
"""What a question or an answer below another line begins with."""
_ADDRESSES = ("Mr. ", "Mrs. ", "Ms. ", "Miss ", "The ")
"""What a label with a full stop begins with below another line; capitals follow: ``The CHAIRMAN.``"""
_LOOKED_AT = 200
"""Characters of a line among which its label stands."""
_BEFORE_DASH = 110
"""Characters among which the dash behind a label stands."""
_MAX_LABEL = 140
LONGEST_ALONE = 60
"""Characters of a label on a line of its own."""
_LONGEST_COLUMN = 28
_ABBREVIATION = re.compile(r"(?:The\s+)?(?:[A-Z]\.)+[A-Z]?")
_BEGIN = TITLES | QUESTION_AND_ANSWER
"""Words before a full stop, or before a name, that are not in capitals."""
_PLAIN_WORDS = 2
_SAID = 8
"""Characters at the end of what was said that tell whether it ends as sentences do."""
Style = Literal["colon", "dot", "plain", "column", "alone"]
_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class Candidate:
    """What may be the label of a turn."""

    start: int
    """Where the turn would begin."""
    label: Span
    """With its punctuation."""
    key: str
    """The label as compared."""
    style: Style
    shape: tuple[str, bool]
    """Its first word, where that is a title or an article, and whether the name is in capitals."""
    column: int = 0
    """Where the text begins beside a label in a column of its own."""
    says: bool = True
    """What follows ends as sentences do."""


class _Answers(dict[str, _Answer]):
    """What is asked of a label, answered once for each in a text: those of speakers come back."""

    def __init__(self, answer: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, label: str) -> _Answer:
        found = self[label] = self._answer(label)
        return found


class _Names:
    """The labels of one text."""

    def __init__(self) -> None:
        self.is_name_like, self.key, self.shape = _Answers(is_name_like), _Answers(key_of), _Answers(shape_of)
        self.is_false_friend = _Answers(is_false_friend)


def in_lines(source: Source, chunks: Iterable[Chunk]) -> Iterator[Candidate]:
    """Labels with text behind them, at the start of a paragraph or of a line below a finished sentence."""
    names = _Names()
    for chunk in chunks:
        found: list[Candidate] = []
        gaps = "  " in chunk.text or "\t" in chunk.text
        above: Line | None = None
        timed = False
        for line in chunk.lines:
            candidate = None
            if above is None or closes(above) or (timed and is_time(above)):
                candidate = _with_text(source, line, names, first=above is None)
            timed = begins_as_time(line.text)
            if candidate is None and (gaps or timed):
                candidate = _in_column(source, line, chunk, names)
            if candidate is not None:
                found.append(candidate)
            above = line
        if found:
            yield from _with_speech(source, chunk, found)


def _with_speech(source: Source, chunk: Chunk, found: list[Candidate]) -> list[Candidate]:
    """The labels of a paragraph, each told how what follows it ends; questions and answers in one paragraph among them."""
    if found[0].key in QUESTION_AND_ANSWER:
        found = sorted([*found, *_inline(source, chunk, found)], key=lambda c: c.start)
    ends = [*(c.start for c in found[1:]), chunk.span.end]
    for candidate, end in zip(found, ends, strict=True):
        start = candidate.label.end
        said = source.text[max(start, end - _SAID) : end].rstrip() or source.text[start:end].rstrip()
        candidate.says = not said or said[-1] in '.?!…"”’»)]—–-:;*_'
    return found


def _with_text(source: Source, line: Line, names: _Names, *, first: bool) -> Candidate | None:
    """What opens a paragraph (`first`) or stands behind the end of a sentence, with a colon, a dash or a full stop behind it."""
    start, text, printed = line.span.start, source.text, line.text
    end = min(line.span.end, start + _LOOKED_AT)
    stop = printed.find(".")
    if printed.find(":", 0, _LOOKED_AT) >= 0 or "：" in printed:
        found = _COLON.match(text, start, end)
        label = found["label"] if found else ""
        if found and len(label) <= _MAX_LABEL and names.is_name_like[label]:
            key = names.key[label]
            # The time before it makes any label a speaker's: CC is a speaker of flight transcripts.
            if key and (found.start("label") > start or not names.is_false_friend[key]):
                return Candidate(start, Span(start, found.end()), key, "colon", names.shape[label])
    head = printed[:_BEFORE_DASH] if first else ""
    dashed = "—" in head or "–" in head or "--" in head
    found = _DASH.match(text, start, end) if dashed else None
    if not (found and found["label"][:1].isupper() and names.is_name_like[found["label"]]):
        found = _DOT.match(text, start, end) if stop >= 0 and (_may_begin(printed) if first else _may_open(printed)) else None
    if found:
        key = names.key[found["label"]]
        alike = first or key in QUESTION_AND_ANSWER or (printed.startswith(_ADDRESSES) and names.shape[found["label"]][1])
        if key and alike and not (names.is_false_friend[key] or _ABBREVIATION.fullmatch(found["label"])):
            return Candidate(start, source.strip(Span(start, found.end())), key, "dot", names.shape[found["label"]])
    found = _PLAIN.match(text, start, end) if first and stop >= 0 and printed.count(" ", 0, stop) < _PLAIN_WORDS else None
    if found and not (names.is_false_friend[key := names.key[found["label"]]] or key in _ABBREVIATED):
        return Candidate(start, Span(start, found.end()), key, "plain", names.shape[found["label"]])
    return None


def _may_begin(printed: str) -> bool:
    """Whether a paragraph may begin with a label and a full stop: most begin with a word in small letters behind its first."""
    if printed[0] == "M" or not printed[1:2].islower():
        return True
    word = printed.split(None, 1)[0]
    return not word.isalpha() or word.lower() in _BEGIN


def _may_open(printed: str) -> bool:
    """Whether a turn with a full stop behind its label may open at a line below another."""
    return printed[0] in _MAY_ASK or printed.startswith(_ADDRESSES) or begins_as_time(printed)


def _in_column(source: Source, line: Line, chunk: Chunk, names: _Names) -> Candidate | None:
    """A short name at the margin, and text behind a gap; one blank is gap enough behind a time and capitals."""
    start = line.span.start
    found = _COLUMN.match(source.text, start, min(line.span.end, start + 80))
    if found is None or len(found["label"]) > _LONGEST_COLUMN or line.indent > chunk.lines[0].indent:
        return None
    key = names.key[found["label"]]
    if len(found["gap"]) == 1 and found["gap"] != "\t" and not (found["time"] and found["label"].isupper()):
        return None
    if not key or (not found["time"] and names.is_false_friend[key]):
        return None
    label = source.strip(Span(start, found.start("gap")))
    return Candidate(start, label, key, "column", names.shape[found["label"]], line.indent + found.end() - start)


def _inline(source: Source, chunk: Chunk, found: list[Candidate]) -> Iterator[Candidate]:
    """``Q. Who pays?--A. Orsa does.``: labels behind the first, each the other's answer."""
    known = {c.start for c in found}
    style = found[0].style
    last = found[0].key
    for label in _INLINE.finditer(source.text, found[0].label.end, chunk.span.end):
        key = label["label"].lower()
        if label.start("label") not in known and key[0] != last[0]:
            yield Candidate(label.start("label"), Span(label.start("label"), label.end()), key, style, ("", True))
        last = key


def alone(chunks: Sequence[Chunk]) -> list[Candidate]:
    """Names on a line of their own above what was said: the first line of a paragraph, or a paragraph before another."""
    found: list[Candidate] = []
    for i, chunk in enumerate(chunks):
        line = chunk.lines[0]
        label = _ALONE.fullmatch(line.text) if len(line.text) <= LONGEST_ALONE and _may_be_alone(line.text) else None
        if label is None or is_marking_line(line.text) or (len(chunk.lines) == 1 and i + 1 == len(chunks)):
            continue
        key = key_of(label["label"])
        if key and not is_false_friend(key):
            below = chunk.lines[-1] if len(chunk.lines) > 1 else chunks[i + 1].lines[-1]
            found.append(Candidate(line.span.start, line.span, key, "alone", shape_of(label["label"]), says=closes(below)))
    return found


def _may_be_alone(text: str) -> bool:
    """Whether a line has no sign that a label alone on its line has in parentheses only."""
    return "(" in text or not ("," in text or ":" in text or ";" in text)


def is_addressed(source: Source, candidate: Candidate) -> bool:
    """Whether a label is a form of address, then capitals, and words follow it: no salutation."""
    first = candidate.key.split()[:2]
    if len(first) < 2 or not candidate.shape[1] or not (first[0] in ADDRESS or (first[0] in ARTICLES and first[1] in ADDRESS)):
        return False
    text, at = source.text, candidate.label.end
    return at < len(text) and not text[at : at + 2].isspace()
