"""Archives: what they are called, where they are, and how their references are built."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from teikit.dataclass import dataclass, replace
from teikit.expressions import expression
from teikit.reading.citations.countries import COUNTRIES
from teikit.source import Span

__all__ = ["Archive", "FoundArchive", "archives", "country_name", "find_archives"]


@dataclass(frozen=True, slots=True)
class Archive:
    """A row of the table of archives."""

    key: str
    name: str
    """In the archive's own language, or as citations print it in full."""
    settlement: str
    country_code: str
    """ISO 3166-1 alpha-2; empty for international bodies."""
    tradition: str
    """Name of the set of rules that reads its references: a key of `citation_rules.TRADITIONS`."""
    forms: tuple[str, ...]
    """Printed names and abbreviations besides `name`."""
    shared: tuple[str, ...] = ()
    """Those that a better known archive has too."""


@dataclass(frozen=True, slots=True)
class FoundArchive:
    """An archive's name as printed."""

    archive: Archive
    span: Span
    others: tuple[Archive, ...] = ()
    """Archives of the same name: ``AMAE`` is in Paris and in Bucharest. What follows tells which."""

    @property
    def candidates(self) -> tuple[Archive, ...]:
        """All that the name can mean, the likeliest first."""
        return (self.archive, *self.others)


def country_name(code: str) -> str | None:
    """English name of a country of the table."""
    return COUNTRIES.get(code)


@lru_cache(maxsize=1)
def archives() -> tuple[Archive, ...]:
    """The table of archives, ``archives.tsv``."""
    table = Path(__file__).with_name("archives.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(
        Archive(key, name, settlement, country, tradition, *_forms(forms)) for key, name, settlement, country, tradition, forms in rows
    )


def _forms(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    forms = [form for form in cell.split("|") if form]
    return tuple(f for f in forms if f[0] != "?"), tuple(f[1:] for f in forms if f[0] == "?")


_Form = tuple[str, str, Archive]
"""A printed form, its letters, what it means."""


@lru_cache(maxsize=1)
def _index() -> dict[str, list[_Form]]:
    """Printed forms by their first two letters, longest first."""
    rows = [(form, archive) for archive in archives() for form in dict.fromkeys((archive.name, *archive.forms))]
    rows += [(form, archive) for archive in archives() for form in archive.shared]
    index: dict[str, list[_Form]] = {}
    # Sorting is stable: archives that share a form with a better known one stand behind it.
    for form, archive in sorted(rows, key=lambda row: (-len(row[0]), row[0])):
        index.setdefault(_head(form), []).append((form, _letters(form), archive))
    return index


def _head(form: str) -> str:
    return _letters(form)[:2]


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Blanks between capitals, stops after them and kinds of dash or quote do not matter: ``AVP RF``, ``AVPRF``, ``A.V.P. R.F.``."""
    if form.replace(" ", "").replace("-", "").isupper() and len(form) <= 12:
        body = r"\.?[\s-]{0,2}".join(re.escape(c) for c in form if c not in " -") + r"(?:\.(?=[,;\s]*[,;]))?"
    else:
        body = r"\s+".join(re.escape(word).replace("'", "['’]").replace(r"\-", "[-–]") for word in form.split())
        return re.compile(body + r"(?!\w)", re.IGNORECASE)
    return re.compile(body + r"(?!\w)")


_WIDEST = 4
"""Characters that one of a name takes up, however it is spaced."""
_CAPITAL = r"[^\W\d_a-zà-ÿа-яё]"
# A word with a capital, or an initial with another letter behind it.
_START = expression(rf"(?<!\w)(?:{_CAPITAL}[^\W\d_]++|{_CAPITAL}(?=\.?[\s-]?[^\W\d_]))")


def find_archives(text: str, start: int, end: int) -> list[FoundArchive]:
    """Archives named in a stretch, in order, the longest name at each place."""
    found: list[FoundArchive] = []
    at = start
    for word in _START.finditer(text, start, end):
        begin = word.start()
        forms = _forms_from(word[0] if word.end() > begin + 1 else _head(text[begin : begin + 4]))
        if forms and begin >= at and (here := _at(text, begin, end, forms)) is not None:
            found.append(here)
            at = here.span.end
    return found


def _at(text: str, at: int, end: int, forms: tuple[_Form, ...]) -> FoundArchive | None:
    found: FoundArchive | None = None
    found_length = 0
    printed = _letters(text[at : min(end, at + _WIDEST * len(forms[0][0]))])
    for form, letters, archive in forms:
        if found is not None and len(form) < found_length:
            break
        # Most forms fail here already, without an expression of their own.
        if not printed.startswith(letters):
            continue
        match = _compiled(form).match(text, at, end)
        if match and found is None:
            found, found_length = FoundArchive(archive, Span(*match.span())), len(form)
        elif match and found is not None and match.end() == found.span.end and archive not in found.candidates:
            found = replace(found, others=(*found.others, archive))
    return found


@lru_cache(maxsize=1 << 12)
def _forms_from(word: str) -> tuple[_Form, ...]:
    """The printed forms that begin with a word, longest first."""
    begins = word.casefold()
    return tuple([form for form in _index().get(_head(word), ()) if form[1].startswith(begins)])


def _letters(form: str) -> str:
    return "".join(filter(str.isalnum, form)).casefold()
