"""One warm validator for many documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from lxml import etree

from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity, TeikitError
from teikit.validation.catalog import Catalog
from teikit.validation.checkers import Asked, Checker
from teikit.validation.large import LARGE, LargeDocument, LargePlaces, check_links_of
from teikit.validation.links import Links, check_links
from teikit.validation.loaded import Loaded
from teikit.validation.model import Model
from teikit.validation.places import Places
from teikit.validation.together import together
from teikit.validation.xml import Document, parse, parse_text

__all__ = ["Checked", "Choice", "DocumentLike", "Parsed", "Validator", "read"]

DocumentLike = str | Path | bytes | etree._ElementTree | etree._Element
"""A path; the text of a document (a `str` that begins with ``<``, or bytes); or a parsed document, never changed."""

Parsed = Document | LargeDocument | Problem
"""What `read` makes of it; a Problem where it is not well-formed."""

DEFAULT = "teikit"


@dataclass(frozen=True, slots=True)
class Choice:
    """A schema that a document is checked against."""

    name: str
    """As the user or the document named it."""
    kind: str | None = None
    """``relaxng``, ``xsd``, ``schematron``; None where the file tells."""
    model: Model | None = None
    """The document's ``<?xml-model?>``, where that named it."""

    @property
    def told(self) -> str:
        """In words, for the user."""
        return f"{self.name} (xml-model)" if self.model else self.name


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was checked."""

    path: str
    """The name it is reported under."""
    problems: tuple[Problem, ...]
    schemas: tuple[str, ...]
    """What it was checked against, in words: ``teikit``, ``letter.rng (xml-model)``."""


class Validator:
    """Checks documents against schemas that are loaded once, when first needed.

    Options are those of `teikit.validation.validate`; `loaded` is where its schemas are kept, by default its own. A validator
    may be used again and again, by one thread at a time.
    """

    def __init__(
        self,
        schema: str | Path | None = None,
        *,
        schematron: bool = True,
        phase: str | None = None,
        ignore: Collection[str] = (),
        max_errors: int | None = None,
        verbose: bool = False,
        catalog: Catalog | None = None,
        loaded: Loaded | None = None,
    ) -> None:
        self.schema = schema
        self.ignore = frozenset(ignore)
        self.asked = Asked(schematron, phase, verbose, max_errors and max_errors + 1)
        self._most = max_errors
        self.catalog = catalog if catalog is not None else Catalog()
        self._loaded = loaded if loaded is not None else Loaded()

    def validate(self, document: DocumentLike, *, path: str | None = None) -> Iterator[Problem]:
        """What is wrong with a document, in its order; nothing for a valid one.

        `path` is the name to report; by default the document's own. Raises `TeikitError` where the file cannot be read or
        the schema asked for cannot be found.
        """
        return iter(self.check(document, path=path).problems)

    def check(self, document: DocumentLike | Parsed, *, path: str | None = None) -> Checked:
        """As `validate`, with the schemas that were used. Takes also what `read` gives."""
        parsed = document if isinstance(document, Parsed) else read(document, path)
        if isinstance(parsed, Problem):
            return Checked(parsed.path, tuple(self._told([parsed])), ())
        by_schema: list[Problem] = []
        used: list[str] = []
        seen: Links | None = None
        for choice in self.choose(parsed):
            flaws, checkers = self._open(parsed, choice)
            by_schema += [flaw for flaw in flaws if flaw.message not in {told.message for told in by_schema}]
            for checker in checkers:
                links = Links()
                by_schema += checker.check(parsed, self.asked, links)
                seen = links if links.whole else seen
            if not flaws:
                used.append(choice.told)
        return Checked(parsed.path, tuple(self._told(_with_links(parsed, by_schema, seen, self.ignore))), tuple(used))

    def accepts(self, tags: Sequence[bytes], texts: Sequence[bytes]) -> bool:
        """Whether it is quick to see that nothing is wrong with a document, by the schema asked for; else `validate` tells.

        The document is taken apart at its tags, as `teikit.validation.relaxng.Schema.accepts` has it. False while the schema is not
        yet loaded. Raises `TeikitError` where it cannot be found.
        """
        checkers = self._loaded.ready(self.catalog.locate(self.schema)) if self.schema is not None else []
        for checker in checkers:
            links = Links()
            if not checker.accepts(tags, texts, links) or links.findings():
                return False
        return bool(checkers)

    def choose(self, document: Document | LargeDocument) -> list[Choice]:
        """The schemas a document is checked against: the one asked for, else those it names, else ``teikit``."""
        if self.schema is not None:
            return [Choice(str(self.schema))]
        named = [Choice(model.href, model.kind, model) for model in document.models if model.kind]
        if not any(choice.kind in ("relaxng", "xsd") for choice in named):
            named.insert(0, Choice(DEFAULT))
        return [choice for choice in named if self.asked.schematron or choice.kind != "schematron"]

    def _told(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """The problems that the user wants to hear of."""
        wanted = [problem for problem in problems if problem.code not in self.ignore]
        most = self._most
        yield from wanted[:most]
        if most is not None and len(wanted) > most and "problems-left-out" not in self.ignore:
            message = f"there are more problems; only the first {most} are shown"
            yield Problem("problems-left-out", Severity.NOTE, message, wanted[0].path)

    def _open(self, document: Document | LargeDocument, choice: Choice) -> tuple[list[Problem], list[Checker]]:
        """A schema ready for use, or why it cannot be used."""
        line = choice.model.line if choice.model else None
        base = str(document.file.resolve()) if document.file and choice.model else None
        try:
            path = self.catalog.locate(choice.name, base)
        except TeikitError as error:
            if choice.model is None:
                raise
            return [Problem("schema-not-found", Severity.ERROR, f"not checked: {error}", document.path, line)], []
        checkers, flaws = self._loaded.get(path, choice.kind, self.catalog, schematron=self.asked.schematron)
        if checkers is None:
            reason = f"not checked: the schema {path} cannot be used"
            return [*flaws, Problem("schema-unusable", Severity.ERROR, reason, document.path, line)], []
        return [], checkers


def _with_links(document: Document | LargeDocument, by_schema: list[Problem], seen: Links | None, ignore: Collection[str]) -> list[Problem]:
    """What the schemas found, and what is wrong with links: of a document that a schema has `seen`, or seen now."""
    if isinstance(document, Document):
        links = seen.findings() if seen is not None else check_links(document.tree.getroot())
        return together(by_schema, links, Places(document), document.path, ignore)
    broken = [problem for problem in by_schema if problem.code.startswith("xml-")]
    if broken:
        return broken
    findings = check_links_of(document.file)
    places = LargePlaces(document.file, {finding.element for finding in findings if finding.code not in ignore})
    return together(by_schema, findings, places, document.path, ignore)


def read(document: DocumentLike, path: str | None = None) -> Parsed:
    """A document as `Validator.validate` takes it, parsed. Raises `TeikitError` where a file cannot be read."""
    if isinstance(document, etree._Element):
        document = document.getroottree()
    if isinstance(document, etree._ElementTree):
        return Document(document, path or "")
    if isinstance(document, str) and document.lstrip("\ufeff \t\r\n").startswith("<"):
        return parse_text(document, path)
    if not isinstance(document, bytes) and _is_large(file := Path(document)):
        return LargeDocument.open(file, path or str(document))
    return parse(document, path)


def _is_large(file: Path) -> bool:
    return file.is_file() and file.stat().st_size >= LARGE
