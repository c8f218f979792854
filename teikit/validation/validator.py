"""One warm validator for many documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from lxml import etree

from teikit.problems import Problem
from teikit.validation._lxml_relaxng import Schema
from teikit.validation.catalog import Catalog
from teikit.validation.xml import Document, parse

__all__ = ["DocumentLike", "Validator"]

DocumentLike = str | Path | bytes | etree._ElementTree | etree._Element


class Validator:
    """Checks documents against schemas that are loaded once."""

    def __init__(
        self,
        schema: str | Path | None = None,
        *,
        schematron: bool = True,
        ignore: Collection[str] = (),
        max_errors: int | None = None,
        verbose: bool = False,
        catalog: Catalog | None = None,
    ) -> None:
        self.schema = schema
        self.schematron = schematron
        self.ignore = frozenset(ignore)
        self.max_errors = max_errors
        self.verbose = verbose
        self.catalog = catalog if catalog is not None else Catalog()
        self._schemas: dict[Path, Schema] = {}

    def validate(self, document: DocumentLike, *, path: str | None = None) -> Iterator[Problem]:
        """Check one document."""
        parsed = read(document, path)
        if isinstance(parsed, Problem):
            yield parsed
            return
        schema = self._load(self.catalog.locate(str(self.schema or "teikit")))
        for problem in schema.validate(parsed.tree, parsed.path, verbose=self.verbose, max_errors=self.max_errors):
            if problem.code not in self.ignore:
                yield problem

    def _load(self, path: Path) -> Schema:
        if path not in self._schemas:
            self._schemas[path] = Schema.load(path)
        return self._schemas[path]


def read(document: DocumentLike, path: str | None = None) -> Document | Problem:
    """A document as `Validator.validate` takes it, parsed."""
    if isinstance(document, etree._Element):
        document = document.getroottree()
    if isinstance(document, etree._ElementTree):
        return Document(document, path or "")
    if isinstance(document, str) and document.lstrip("\ufeff \t\r\n").startswith("<"):
        return parse(document.encode(), path)
    return parse(document, path)
