"""Files -> the TEI documents in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from teikit.problems import Problem, Severity, TeikitError
from teikit.validation.places import Places
from teikit.validation.xml import Document, parse

__all__ = ["XML_ID", "Tei", "local", "tag", "tei_of"]

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PREFIX = {"t": TEI_NS}


def tag(name: str) -> str:
    """The name of a TEI element in lxml's notation."""
    return f"{{{TEI_NS}}}{name}"


def local(element: etree._Element) -> str:
    """The name of a TEI element without its namespace; empty for an element of another namespace."""
    namespace, _, name = str(element.tag).rpartition("}")
    return name if namespace == f"{{{TEI_NS}" else ""


@dataclass(frozen=True, eq=False)
class Tei:
    """One TEI document: a file of its own, or one of several in a corpus."""

    root: etree._Element
    """The element ``TEI``."""
    file: str
    """The file, as it is reported."""
    name: str
    """Its ``@xml:id``, else its number where the file holds several, else empty."""
    places: Places
    """Paths of the elements of the file."""
    ids: dict[str, etree._Element]
    """The elements of the whole file by their ``@xml:id``: a corpus declares people for all its documents."""

    @cached_property
    def _nested(self) -> bool:
        return next(self.root.iterdescendants(tag("TEI")), None) is not None

    def iter(self, *names: str) -> Iterator[etree._Element]:
        """The elements of these names in document order, without those of a document inside this one."""
        found = self.root.iter(*map(tag, names))
        return (element for element in found if self._owns(element)) if self._nested else found

    def _owns(self, element: etree._Element) -> bool:
        return element is self.root or next(element.iterancestors(tag("TEI")), None) is self.root

    def texts(self) -> list[etree._Element]:
        """Its transcriptions, as text or by the page."""
        return [child for child in self.root if local(child) in ("text", "sourceDoc")]

    def select(self, path: str) -> list[etree._Element | str]:
        """What an XPath expression finds from ``TEI`` on; ``t:`` is the prefix of TEI's elements."""
        found: Any = _compiled(path)(self.root)
        return found if isinstance(found, list) else []

    def target(self, pointer: str) -> etree._Element | None:
        """The element of this file that a pointer means; a missing ``#`` is forgiven."""
        return self.ids.get(pointer.removeprefix("#"))


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_PREFIX, smart_strings=False)


def tei_of(source: Path | bytes, path: str | None = None) -> tuple[Tei, ...] | Problem:
    """The TEI documents in a file or in bytes; the Problem where it cannot be read, is not well-formed or holds no TEI.

    `path` is the name to report.
    """
    name = path if path is not None else "" if isinstance(source, bytes) else str(source)
    try:
        document = parse(source, name)
    except TeikitError as error:
        return Problem("file-unreadable", Severity.ERROR, str(error), name)
    if isinstance(document, Problem):
        return document
    roots = list(document.tree.getroot().iter(tag("TEI")))
    if not roots:
        return Problem("tei-missing", Severity.WARNING, f'no TEI document: no element "TEI" in the namespace {TEI_NS}', name)
    return tuple(_documents(document, roots))


def _documents(document: Document, roots: list[etree._Element]) -> Iterator[Tei]:
    places, ids = Places(document), _ids(document.tree.getroot())
    for number, root in enumerate(roots, start=1):
        yield Tei(root, document.path, root.get(XML_ID) or (str(number) if len(roots) > 1 else ""), places, ids)


def _ids(root: etree._Element) -> dict[str, etree._Element]:
    """Of several elements that share an identifier, the first."""
    ids: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        if identifier := element.get(XML_ID):
            ids.setdefault(identifier, element)
    return ids
