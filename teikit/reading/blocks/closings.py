"""What stands below a text: leave-taking, signatures, stamps, an archive's mark (read from the end)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teikit.reading.blocks.fields import is_dateline, read_fields
from teikit.reading.blocks.headings import CALLS_AT_END
from teikit.reading.blocks.salutations import is_complimentary_close
from teikit.reading.lines import Chunk, Line
from teikit.record import Closing
from teikit.source import Source

__all__ = ["is_address", "is_set_signature", "is_signature_remark", "read_closing"]

_SIGNATURE_WORD = (
    r"(?:signature|signed|unsigned|no signature|initial(?:s|ed|led)?|illegible signature|signature illegible|file copy "
    r"not signed|sgd\.?|sd\.?|stamp(?:ed)?|seal|l\. ?s\.?)"
)
_SIGNATURE_BRACKET = re.compile(rf"[\[(][^\[\]()]{{0,60}}\b{_SIGNATURE_WORD}[^\[\]()]{{0,60}}[\])]\.?", re.I)
_SLASHED = re.compile(r"(?:/s/|\(?(?:Sd|Sgd|Signed)\.?\)?[:.]?|signed[:,]?)\s+\S.{0,80}", re.I)
_NAME = r"(?:[A-ZÀ-ÖØ-ÞА-Я][\w.'’-]*|\[[^\]]{1,20}\]|[A-Z]\[[a-z]+\]|de|van|von|der|la|el|al|bin)"
_NAMES = re.compile(rf"{_NAME}(?:[ ,]+{_NAME}){{0,6}}[.,]?")
_ROLE_AND_NAME = re.compile(rf"[^()\n]{{5,140}}\(\s*{_NAME}(?:[ ,]+{_NAME}){{0,5}}\s*\)\.?")
_IN_PARENTHESES = re.compile(rf"\(\s*{_NAME}(?:[ ,]+{_NAME}){{0,4}}\s*\)")
_ARCHIVE_MARK = re.compile(r"\[[A-Z]{2,6}\s?:\s?[^\[\]]{3,80}\]")
_DRAFTER = re.compile(
    r"(?:drafted|typed|recorded|written|copies?|distribution|translated|certified|correct(?: record)?|authenticated)\b[^.]{0,120}", re.I
)
_COURTESY = re.compile(r"(?:&c\.?|Esq\.?|etc\.?)[\s,&c.]*$")
_RIGHT = 20
"""Columns of white space that set a signature to the right."""


def read_closing(source: Source, chunk: Chunk, *, last: bool, after_close: bool, language: str = "en") -> list[Closing] | None:
    """The parts of the closer that a paragraph at the end of a text consists of; None for running text.

    `last` where nothing but closers stands behind it, `after_close` where a leave-taking stands right before it.
    """
    text = chunk.text
    if len(text) > 400 or len(chunk.lines) > 8:
        return None
    if _ARCHIVE_MARK.fullmatch(text):
        return [Closing(chunk.span, "archive")]
    if is_complimentary_close(text):
        return [Closing(chunk.span, "salute")]
    if is_dateline(chunk, language):
        return [Closing(chunk.span, "dateline")]
    fields = [read_fields(source, line, language) for line in chunk.lines]
    if all(found and found[0].kind == "dateline" for found in fields):
        return [Closing(chunk.span, "dateline")]
    return _signature(chunk, last=last, after_close=after_close)


def is_signature_remark(text: str) -> bool:
    """Whether a paragraph is an editor's remark about the signature, and no name."""
    return _SIGNATURE_BRACKET.fullmatch(" ".join(text.split())) is not None


def is_set_signature(chunk: Chunk) -> bool:
    """Whether a paragraph is a signature by its setting alone: names far to the right."""
    return len(chunk.lines) <= 4 and chunk.lines[0].indent >= _RIGHT and _are_signatories(chunk.lines)


def _are_signatories(lines: Sequence[Line]) -> bool:
    """Names and offices; below a name in capitals or far to the right any short line is an office."""
    first = lines[0]
    if not _is_signatory_line(first):
        return False
    strong = _capitals(first.text) > 0.8 or first.indent >= _RIGHT
    return all(_is_signatory_line(line) or (strong and len(line.text) <= 70 and line.text[0].isupper()) for line in lines[1:])


def is_address(chunk: Chunk) -> bool:
    """Whether a paragraph below a signature may be the address of the letter: short lines, no sentence."""
    return (
        len(chunk.lines) <= 5
        and len(chunk.text) <= 160
        and all(_is_signatory_line(line) or _COURTESY.search(line.text) for line in chunk.lines)
    )


def _signature(chunk: Chunk, *, last: bool, after_close: bool) -> list[Closing] | None:
    text = chunk.text
    if len(chunk.lines) > 1 and is_signature_remark(chunk.lines[-1].text):
        above = _signature(Chunk(chunk.lines[:-1]), last=True, after_close=after_close)
        return [Closing(chunk.span, "signed")] if above else None
    if _SIGNATURE_BRACKET.fullmatch(text) or _SLASHED.fullmatch(text) or _IN_PARENTHESES.fullmatch(text):
        return [Closing(chunk.span, "signed")]
    if _ROLE_AND_NAME.fullmatch(text) and _capitals(text) >= 0.4:
        return [Closing(chunk.span, "signed")]
    if len(chunk.lines) <= 4 and _are_signatories(chunk.lines):
        weight = after_close + any(line.indent >= _RIGHT for line in chunk.lines) + (_capitals(chunk.lines[0].text) > 0.8) + last
        return [Closing(chunk.span, "signed")] if weight >= 1 else None
    if last and _DRAFTER.fullmatch(text) and len(text) < 120:
        return [Closing(chunk.span, "other")]
    return None


def _is_signatory_line(line: Line) -> bool:
    text = CALLS_AT_END.sub("", line.text)
    return len(text) <= 70 and bool(_NAMES.fullmatch(text) or (_ROLE.fullmatch(text) and len(text.split()) <= 9))


_ROLE = re.compile(
    r"(?:[A-Z][\w.'’-]*|of|the|for|to|in|and|at|de|du|la|der|a\.i\.|ad interim|,|&|“[^”]+”)(?:[ ,]+(?:[A-Z][\w.'’-]*|of|the|for|to|in"
    r"|and|at|de|du|la|der|&|“[^”]+”))*[.,]?"
)


def _capitals(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0
