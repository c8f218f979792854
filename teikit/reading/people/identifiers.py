"""Readable identifiers of persons: ``raul-castro``, ``kohler``, ``acting-secretary``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from teikit.expressions import expression
from teikit.reading.people.bearers import Bearer
from teikit.reading.prose.names import Name
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.words import fold
from teikit.source import Source

__all__ = ["identifiers"]

# Identifiers that the encoding uses for something else, and beginnings of those it numbers.
_TAKEN = word_set("teikit translator editor source contributor transcriber classification document record")
_NUMBERED = expression(r"(?:said|note|fn|div|p|cl|pb|date|bibl|list)-?\d*[a-z]?$")
_LENGTH = 48


def identifiers(source: Source, bearers: Iterable[Bearer]) -> dict[int, str]:
    """Number of each bearer -> an identifier, unique among them and a valid xml:id."""
    used: set[str] = set()
    counts: dict[str, int] = {}
    found: dict[int, str] = {}
    for bearer in bearers:
        base = _base(source, bearer)
        if base in _TAKEN or _NUMBERED.match(base):
            base = f"person-{base}"
        identifier = base
        while identifier in used:
            counts[base] = counts.get(base, 1) + 1
            identifier = f"{base}-{counts[base]}"
        used.add(identifier)
        found[bearer.number] = identifier
    return found


def _base(source: Source, bearer: Bearer) -> str:
    if bearer.named:
        surname = _surname(source, bearer)
        forename = next(iter([w for w in bearer.forenames if len(w) > 1]), "")
        parts: tuple[str, ...] = (surname, _given(source, bearer)) if bearer.family_first else (forename, surname)
        if not forename and len(surname) <= 2:
            parts = (*bearer.forenames, surname)
        text = "-".join(p for p in parts if p)
    elif bearer.offices:
        text = " ".join(bearer.offices[0].core)
    else:
        text = bearer.label or "unknown speaker"
    # Brackets that complete a name are no gap in it: "H[ull]".
    slug = _ascii(text.replace("[", "").replace("]", ""))
    return slug if slug and slug[0].isalpha() else f"person-{slug}" if slug else "person"


def _surname(source: Source, bearer: Bearer) -> str:
    """The surname as printed, a double one in its shorter form: ``castro`` of Castro Ruz."""
    printed: dict[tuple[str, ...], str] = {}
    for form in bearer.forms:
        if not isinstance(form, Name) or not form.surnames or form.surnames in printed or form.parts[1] is None:
            continue
        if bearer.surnames[: len(form.surnames)] == form.surnames:
            printed[form.surnames] = source.text[slice(*form.parts[1])]
    return printed[min(printed, key=len)] if printed else "-".join(bearer.surnames)


def _given(source: Source, bearer: Bearer) -> str:
    """The forenames as printed after the family's name: ``Hung-chang``."""
    for form in bearer.forms:
        if isinstance(form, Name) and form.forenames == bearer.forenames and form.parts[0]:
            return source.text[slice(*form.parts[0])]
    return "-".join(bearer.forenames)


def _ascii(text: str) -> str:
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text if text.isascii() else " ".join(map(_romanised, text.split()))
    words = re.findall(r"[A-Za-z0-9]+", text)
    return "-".join(words).lower()[:_LENGTH].rstrip("-")


def _romanised(word: str) -> str:
    return "".join(c for c in fold(word) if c.isascii())
