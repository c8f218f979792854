"""How an insertion is built where only its class is known: from an editor's decision or a project's row."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import gap, name_before, on_word
from teikit.reading.inlines.convention import Builder, keep
from teikit.reading.inlines.conventions.plain import abbreviation, correction, identified, lowered, original
from teikit.record import Insertion
from teikit.source import Span

__all__ = ["by_class"]


def by_class(cls: str) -> Builder:
    """The builder for a class of `teikit.record.InsertionClass`."""
    return _BUILDERS.get(cls, keep)


def _unclear(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    if any(c.isalnum() for c in bracket.text):
        return lowered(bracket, insertion)
    return replace(insertion, content=Span(bracket.content.end, bracket.content.end), scope=name_before(bracket), cert="low")


def _numbered(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    number = re.search(r"\d+\w*|[^\w\s]+|\w+$", bracket.text)
    return replace(insertion, n=bracket.locate(*number.span()) if number else None)


_BUILDERS: dict[str, Builder] = {
    "sic": on_word,
    "choice": correction,
    "unclear": _unclear,
    "gap": gap("editorial"),
    "space": gap("blank"),
    "original": original,
    "abbr-expan": abbreviation,
    "identification": identified,
    "pb": _numbered,
    "note-call": _numbered,
    "signature": lambda bracket, match, insertion: replace(insertion, reason="signature"),
}
