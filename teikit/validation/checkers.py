"""Schemas of every kind behind one face: open a file, check documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity, TeikitError
from teikit.validation.catalog import SOUND, Catalog
from teikit.validation.large import LARGE, LargeDocument
from teikit.validation.links import Links
from teikit.validation.namespaces import RNG, SCH, XSD
from teikit.validation.relaxng import Schema, SchemaError
from teikit.validation.xml import Document, parse

if TYPE_CHECKING:
    from teikit.validation.schematron import Rules
    from teikit.validation.xsd import XsdSchema

__all__ = ["Asked", "Checker", "SchemaError", "kind_of", "open_schema"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants of a check."""

    schematron: bool = True
    """Whether a grammar's own Schematron rules run too."""
    phase: str | None = None
    """The Schematron phase; None for the schema's default."""
    verbose: bool = False
    """Whether to list everything that was expected."""
    max_errors: int | None = None
    """After how many problems a grammar may stop; None for never."""


class Checker(Protocol):
    """A loaded schema."""

    def check(self, document: Document | LargeDocument, asked: Asked, links: Links | None = None) -> Iterator[Problem]:
        """What is wrong with a document, by this schema.

        Whoever reads all of it may show it to `links` on the way.
        """
        ...

    def accepts(self, tags: Sequence[bytes], texts: Sequence[bytes], links: Links) -> bool:
        """Whether it is quick to see that there is nothing wrong with a document, and it was shown to `links`; see `Schema.accepts`."""
        ...


@dataclass(frozen=True, slots=True)
class _Grammar:
    schema: Schema

    def check(self, document: Document | LargeDocument, asked: Asked, links: Links | None = None) -> Iterator[Problem]:
        if isinstance(document, LargeDocument):
            found_in_file = self.schema.validate_file(document.file, verbose=asked.verbose, max_errors=asked.max_errors)
            return (replace(problem, path=document.path) for problem in found_in_file)
        if document.data is not None:
            found = list(self.schema.validate_bytes(document.data, document.path, verbose=asked.verbose, max_errors=asked.max_errors))
            # The engine reads bytes with expat, which knows fewer encodings than lxml.
            if not any(problem.code.startswith("xml-") for problem in found):
                return iter(found)
        return self.schema.validate(document.tree, document.path, verbose=asked.verbose, max_errors=asked.max_errors, onlooker=links)

    def accepts(self, tags: Sequence[bytes], texts: Sequence[bytes], links: Links) -> bool:
        return self.schema.accepts(tags, texts, links)


class _Slow:
    """A checker that must see a tree."""

    __slots__ = ()

    def accepts(self, tags: Sequence[bytes], texts: Sequence[bytes], links: Links) -> bool:
        del tags, texts, links
        return False


@dataclass(frozen=True, slots=True)
class _Rules(_Slow):
    rules: Rules

    def check(self, document: Document | LargeDocument, asked: Asked, links: Links | None = None) -> Iterator[Problem]:
        del links
        if isinstance(document, LargeDocument):
            return _too_large(document, "Schematron rules are", Severity.NOTE)
        # A document may name several schemas; a phase is one of them's.
        phase = asked.phase if asked.phase in self.rules.phases else None
        return self.rules.check(document.tree, path=document.path, phase=phase)


@dataclass(frozen=True, slots=True)
class _NoRules(_Slow):
    """Rules that a grammar carries and that cannot be used: the grammar itself can."""

    reason: str

    def check(self, document: Document | LargeDocument, asked: Asked, links: Links | None = None) -> Iterator[Problem]:
        del asked, links
        yield Problem("schematron-unusable", Severity.WARNING, f"Schematron rules not checked: {self.reason}", document.path)


@dataclass(frozen=True, slots=True)
class _Xsd(_Slow):
    schema: XsdSchema

    def check(self, document: Document | LargeDocument, asked: Asked, links: Links | None = None) -> Iterator[Problem]:
        del links
        if isinstance(document, LargeDocument):
            return _too_large(document, "XML Schema is", Severity.ERROR)
        return self.schema.check(document, verbose=asked.verbose, max_errors=asked.max_errors)


def _too_large(document: LargeDocument, what: str, severity: Severity) -> Iterator[Problem]:
    message = f"{what} not checked: a document of more than {LARGE // 1024**2} MB is read piece by piece, and only by RELAX NG"
    yield Problem("document-too-large", severity, message, document.path)


def open_schema(path: Path, catalog: Catalog, *, kind: str | None = None, schematron: bool = True) -> list[Checker]:
    """Load a schema; its kind is told by `kind`, else its name, else its root element.

    Raises `TeikitError` where it cannot be used; a grammar's own mistakes are `SchemaError.problems`.
    """
    return list(_KINDS[kind or kind_of(path)](path, catalog, schematron))


def kind_of(path: Path) -> str:
    """``relaxng``, ``xsd`` or ``schematron``. Raises `TeikitError` for a file that is none of them."""
    if known := _SUFFIXES.get(path.suffix.lower()):
        return known
    parsed = parse(path)
    if isinstance(parsed, Problem):
        raise TeikitError(f"the schema cannot be read: {parsed}")
    if known := _NAMESPACES.get(etree.QName(parsed.tree.getroot()).namespace or ""):
        return known
    raise TeikitError(f"{path} is no schema: neither RELAX NG nor XML Schema nor Schematron")


def _relaxng(path: Path, catalog: Catalog, schematron: bool) -> Iterator[Checker]:
    yield _Grammar(Schema.load(path, resolve=catalog.resolve, sound=SOUND))
    if not schematron:
        return
    beside = path.with_suffix(".sch")
    # teikit's own rules stand in a file of their own; other grammars carry theirs inside.
    own = path in catalog.bundled.values() and beside.is_file()
    if not own and path.suffix.lower() == ".rnc":
        return
    try:
        yield from _schematron(beside if own else path, catalog, schematron)
    except TeikitError as error:
        yield _NoRules(str(error))


def _schematron(path: Path, _catalog: Catalog, _schematron: bool) -> Iterator[Checker]:
    from teikit.validation.schematron import Rules

    rules = Rules.load(path)
    if not rules.empty:
        yield _Rules(rules)


def _xsd(path: Path, catalog: Catalog, _schematron: bool) -> Iterator[Checker]:
    from teikit.validation.xsd import XsdSchema

    yield _Xsd(XsdSchema.load(path, resolve=catalog.resolve))


_KINDS: dict[str, Callable[[Path, Catalog, bool], Iterator[Checker]]] = {
    "relaxng": _relaxng,
    "schematron": _schematron,
    "xsd": _xsd,
}
_SUFFIXES = {".rng": "relaxng", ".rnc": "relaxng", ".xsd": "xsd", ".sch": "schematron", ".isosch": "schematron"}
_NAMESPACES = {RNG: "relaxng", XSD: "xsd", SCH: "schematron"}
