"""What is said of a record beside its text, and the names by which fields of the header are known."""

from __future__ import annotations

import re

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.record import HeaderText

__all__ = ["FIELDS", "NOTE", "SEVERAL", "Layer", "Statement", "field_named"]

NOTE = "note"
"""The field of what the header has no place of its own for: it is kept with its label."""

# Field of the header -> the names of columns and keys that mean it. The first name of each is what documentation and
# ``[metadata] columns`` call it; Dublin Core's elements and terms (dublincore.org/specifications/dublin-core/dcmi-terms)
# stand where their definitions put them. Names are compared without case, "dc:" and "dcterms:".
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "author": ("author", "creator", "sender", "from"),
    "addressee": ("addressee", "recipient", "receiver", "to"),
    "translator": ("translator", "translated by", "translation"),
    "transcriber": ("transcriber", "transcribed by"),
    "editor": ("editor", "edited by"),
    "compiler": ("compiler", "compiled by"),
    "contributor": ("contributor", "contributed by"),
    "obtained by": ("obtained by",),
    "funder": ("funder", "sponsor", "funding"),
    "publisher": ("publisher",),
    "identifier": ("identifier", "id", "document id", "record id"),
    "url": ("url", "uri", "link", "permalink"),
    "licence": ("licence", "license", "rights"),
    "series": ("series", "is part of"),
    "citation": ("source", "citation", "archive", "shelfmark", "reference", "bibliographic citation"),
    "summary": ("summary", "description", "abstract"),
    "date": ("date", "created", "date created", "document date"),
    "event date": ("event date", "temporal"),
    "place": ("place", "place of writing", "location"),
    "subject": ("subject", "keyword", "tag", "topic", "spatial"),
    "coverage": ("coverage",),
    "language": ("language", "lang"),
    "original language": ("original language", "language of the original"),
    "genre": ("genre", "type", "document type"),
    NOTE: (NOTE,),
}

SEVERAL = frozenset(
    {"author", "addressee", "translator", "transcriber", "editor", "compiler", "contributor", "obtained by", "funder", "subject"}
)
"""Fields whose value in one cell of a table may be several, divided by semicolons."""

_BY_NAME = {name: field for field, names in FIELDS.items() for name in names}
_PREFIX = expression(r"(?:dc|dcterms|dct)(?:terms)?\s*[:.]\s*", re.IGNORECASE)
_HUMP = expression(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Statement:
    """One value for one field of the header."""

    field: str
    """A key of `FIELDS`."""
    value: HeaderText
    label: HeaderText
    """The name of its column or key as it stands there."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The statements of one origin."""

    origin: str
    """For messages: ``letters.csv``, ``the front matter``."""
    statements: tuple[Statement, ...]


def field_named(name: str) -> str | None:
    """The field that a column or key means: ``dc:creator``, ``originalLanguage``, ``Keywords``; None where it means none."""
    name = _HUMP.sub(" ", _PREFIX.sub("", name.strip(), count=1))
    words = " ".join(re.split(r"[\W_]+", name)).strip().casefold()
    return _BY_NAME.get(words) or _BY_NAME.get(words.removesuffix("s"))
