"""What is checked in every document whatever its schema: identifiers, pointers, dates beside dates, languages.

A grammar cannot say these things, or says them only of some schemas. A mistake that repeats (one missing person, pointed to
from five hundred speeches) is reported once, where it first stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from enum import Enum, auto
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote

from lxml import etree

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.problems import Severity
from teikit.validation.periods import is_later
from teikit.validation.pointers import INTERNAL, POINTERS, TEI, is_bare, is_pointer

__all__ = ["CODES", "WATCHED", "Finding", "Links", "check_links"]

CODES = {
    "id-duplicate": "An xml:id stands on more than one element.",
    "id-malformed": "An xml:id is not a name without colon.",
    "pointer-dangling": "A #pointer leads to no element of the document.",
    "pointer-bare": "A pointer is a mere word, without its #.",
    "when-beside-range": "@when stands beside @from, @to, @notBefore or @notAfter.",
    "date-order": "A period begins after its end.",
    "lang-undeclared": "An xml:lang is not declared in langUsage.",
}
"""The codes of this check, each with what it finds."""

_XML = "{http://www.w3.org/XML/1998/namespace}"
_ID, _LANG, _BASE = f"{_XML}id", f"{_XML}lang", f"{_XML}base"
_RANGES = (("from", "to"), ("notBefore", "notAfter"))
_BESIDE_WHEN = ("from", "to", "notBefore", "notAfter")
# On these, @from and @to are pages, leaves or pointers.
_NOT_DATED = frozenset(TEI + name for name in ("locus", "biblScope", "citedRange", "span", "arc", "app", "rt"))
WATCHED = frozenset((_ID, _LANG, _BASE, "when", "from", "notBefore", "ident")) | POINTERS
"""The attributes that make an element worth looking at, named as lxml names them."""

# NCName of Namespaces in XML 1.0: a Name of XML 1.0 (fifth edition) without the colon.
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
# A suggestion costs a comparison with every identifier.
_SUGGESTIONS, _SUGGEST_AMONG = 20, 5000


_ASCII_NAME = expression("[A-Za-z_][A-Za-z0-9_.-]*")


@cache
def _ncname() -> re.Pattern[str]:
    # Takes a while to compile, and few documents have names beyond ASCII.
    return re.compile(f"[{_START}][{_START}.0-9\xb7\u0300-\u036f\u203f\u2040-]*")


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake, before its place is looked up."""

    code: str
    severity: Severity
    message: str
    element: int
    """Which element of the document: 0 for the root, in the order of start tags."""
    attribute: str
    expected: tuple[str, ...] = ()


@dataclass(slots=True)
class _Seen:
    """A value that stands, or first stood, at an element."""

    at: int
    element: str
    attribute: str
    count: int = 1


class _Role(Enum):
    """What an attribute is looked at for."""

    ID = auto()
    LANGUAGE = auto()
    BASE = auto()
    POINTER = auto()
    DECLARED = auto()
    DATED = auto()


# Whatever the element.
_ANYWHERE = {_ID: _Role.ID, _LANG: _Role.LANGUAGE, _BASE: _Role.BASE}


@lru_cache(4096)
def _roles(element: str, names: tuple[str, ...]) -> tuple[tuple[int, _Role], ...]:
    """The attributes worth looking at, by position; the first with dates stands for all of them, and last."""
    found = [(i, role) for i, name in enumerate(names) if (role := _role(element, name)) is not None]
    dated = [pair for pair in found if pair[1] is _Role.DATED]
    return (*(pair for pair in found if pair[1] is not _Role.DATED), *dated[:1])


def _role(element: str, name: str) -> _Role | None:
    if name in _ANYWHERE:
        return _ANYWHERE[name]
    if not element.startswith(TEI):
        return None
    if is_pointer(name, element):
        return _Role.POINTER
    if name in ("when", "from", "notBefore"):
        return _Role.DATED if element not in _NOT_DATED else None
    return _Role.DECLARED if name == "ident" and element == f"{TEI}language" else None


@dataclass(slots=True)
class Links:
    """One pass over the elements of a document: `see` each, then `close`, then `findings`."""

    whole: bool = False
    """Whether all elements have been seen."""
    _ids: dict[str, _Seen] = field(default_factory=dict)
    _second: dict[str, int] = field(default_factory=dict)
    _pointers: dict[str, _Seen] = field(default_factory=dict)
    _bare: dict[str, _Seen] = field(default_factory=dict)
    _languages: dict[str, _Seen] = field(default_factory=dict)
    _declared: set[str] = field(default_factory=set)
    _based: bool = False
    _found: list[Finding] = field(default_factory=list)

    def see(self, at: int, element: str, names: Sequence[str], values: Sequence[str]) -> None:
        """Take in an element that has attributes; `at` is its number in the order of start tags, 0 for the root."""
        for i, role in _roles(element, tuple(names)):
            value = values[i]
            if role is _Role.POINTER:
                self._pointer(at, element, names[i], value)
            elif role is _Role.ID:
                self._identifier(at, element, value)
            elif role is _Role.DATED:
                self._dates(at, element, dict(zip(names, values, strict=True)))
            elif role is _Role.LANGUAGE:
                _count(self._languages, value.strip(), at, element, "xml:lang")
            elif role is _Role.DECLARED:
                self._declared.add(value.strip().lower())
            else:
                self._based = True

    def close(self) -> None:
        """After the last element."""
        self.whole = True

    def _identifier(self, at: int, element: str, value: str) -> None:
        name = value.strip()
        if name in self._ids:
            self._ids[name].count += 1
            self._second.setdefault(name, at)
            return
        self._ids[name] = _Seen(at, element, "xml:id")
        if not (_ASCII_NAME if name.isascii() else _ncname()).fullmatch(name):
            why = "it may not be empty" if not name else "it begins with a letter or _ and holds letters, digits, . - _ only"
            self._add("id-malformed", f'the xml:id "{value}" of {_named(element)} is not a name: {why}', at, "xml:id")

    def _pointer(self, at: int, element: str, attribute: str, value: str) -> None:
        if (seen := self._pointers.get(value)) is not None:
            seen.count += 1
            return
        for token in value.split():
            if token.startswith("#"):
                if "(" not in token:  # #xpath(…) and the like are not resolved
                    _count(self._pointers, token, at, element, attribute)
            elif is_bare(token):
                _count(self._bare, f"{attribute}={token}", at, element, attribute)

    def _dates(self, at: int, element: str, given: dict[str, str]) -> None:
        beside = [f"@{name}" for name in _BESIDE_WHEN if name in given]
        if "when" in given and beside:
            message = f"@when on {_named(element)} says one moment, {' and '.join(beside)} beside it a period: keep one of the two"
            self._add("when-beside-range", message, at, "when", Severity.WARNING)
        for first, last in _RANGES:
            if first in given and last in given and is_later(given[first].strip(), given[last].strip()):
                message = f'@{first} "{given[first]}" on {_named(element)} is later than @{last} "{given[last]}"'
                self._add("date-order", message, at, first)

    def findings(self) -> list[Finding]:
        """What is wrong, once the whole document has been seen, in document order."""
        for name, second in self._second.items():
            seen = self._ids[name]
            often = "" if seen.count == 2 else f", {seen.count} times in all"
            self._add("id-duplicate", f'the xml:id "{name}" is already taken by an earlier {_named(seen.element)}{often}', second, "xml:id")
        # In a document with xml:base, "#x" may belong to another file.
        if not self._based:
            self._dangling()
        self._bare_words()
        self._undeclared()
        return sorted(self._found, key=lambda finding: finding.element)

    def _dangling(self) -> None:
        dangling = ((token, seen) for token, seen in self._pointers.items() if _identified(token) not in self._ids)
        for n, (token, seen) in enumerate(dangling):
            near = self._near(token[1:]) if n < _SUGGESTIONS else ()
            hint = f"; did you mean {_quoted(near)}?" if near else ""
            message = (
                f'@{seen.attribute}="{token}" on {_named(seen.element)} points to nothing: no element has this xml:id{_more(seen)}{hint}'
            )
            self._add("pointer-dangling", message, seen.at, seen.attribute, expected=near)

    def _near(self, name: str) -> tuple[str, ...]:
        if len(self._ids) > _SUGGEST_AMONG or len(name) > 200:
            return ()
        from difflib import get_close_matches

        caseless = {known.casefold(): known for known in self._ids}
        return tuple(f"#{caseless[found]}" for found in get_close_matches(name.casefold(), caseless, n=3, cutoff=0.75))

    def _bare_words(self) -> None:
        for n, (key, seen) in enumerate(self._bare.items()):
            word = key.partition("=")[2]
            known = word in self._ids and self._ids[word].at != seen.at
            if not known and seen.attribute not in INTERNAL:
                continue  # @target or @facs may name a file, even one named as the element is
            near = (f"#{word}",) if known else self._near(word) if n < _SUGGESTIONS else ()
            hint = f"; did you mean {_quoted(near)}?" if near else "; a pointer to an element of this document begins with #"
            message = f'@{seen.attribute}="{word}" on {_named(seen.element)} is a word, not a pointer{_more(seen)}{hint}'
            self._add("pointer-bare", message, seen.at, seen.attribute, Severity.WARNING, near or (f"#{word}",))

    def _undeclared(self) -> None:
        # TEI does not ask for langUsage: without one, what is missing is a remark.
        severity = Severity.WARNING if self._declared else Severity.NOTE
        for code, seen in self._languages.items():
            if code and code.lower() not in self._declared and seen.element.startswith(TEI):
                message = f'the language "{code}" of {_named(seen.element)} is not declared: the header has no <language ident="{code}">'
                self._add("lang-undeclared", message + _more(seen), seen.at, seen.attribute, severity, tuple(sorted(self._declared)))

    def _add(
        self,
        code: str,
        message: str,
        at: int,
        attribute: str,
        severity: Severity = Severity.ERROR,
        expected: tuple[str, ...] = (),
    ) -> None:
        self._found.append(Finding(code, severity, message, at, attribute, expected))


def check_links(root: etree._Element) -> list[Finding]:
    """What is wrong in a document that is in memory, given its root."""
    links = Links()
    for at, element in enumerate(root.iter(etree.Element)):
        names: Any = element.keys()
        if names:
            values: Any = element.values()
            links.see(at, element.tag, names, values)
    return links.findings()


def _count(among: dict[str, _Seen], value: str, at: int, element: str, attribute: str) -> None:
    if value in among:
        among[value].count += 1
    else:
        among[value] = _Seen(at, element, attribute)


def _identified(pointer: str) -> str:
    """``#caf%C3%A9`` -> the identifier it means."""
    return unquote(pointer[1:]) if "%" in pointer else pointer[1:]


def _more(seen: _Seen) -> str:
    return f" (and {seen.count - 1} more)" if seen.count > 1 else ""


def _named(element: str) -> str:
    return f'"{element.rpartition("}")[2]}"'


def _quoted(values: Sequence[str]) -> str:
    return " or ".join(f'"{value}"' for value in values)
