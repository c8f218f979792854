"""From a file to the elements that hold its rules: a Schematron schema, or Schematron embedded in RELAX NG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote
from urllib.request import url2pathname

from lxml import etree

from teikit.problems import TeikitError
from teikit.validation.addresses import joined, split

from .names import RELAXNG, SCHEMATRON, SCHEMATRON_1, XSLT, local_name, sch

__all__ = ["SchematronError", "address_of", "embedded", "fetch", "in_schema_order", "may_hold_rules", "parse", "root_of"]

# What a RELAX NG file may carry beside its grammar, in the order a schema wants it.
_EMBEDDED = ("ns", "let", "phase", "pattern", "group", "rules", "diagnostics")


class SchematronError(TeikitError):
    """A Schematron schema that cannot be read, or a phase it does not have."""


def address_of(path: Path) -> str:
    """The ``file:`` address of a path."""
    return path.resolve().as_uri()


def may_hold_rules(data: bytes) -> bool:
    """Whether a file can hold Schematron, itself or through a file it refers to: cheap, and never wrongly no."""
    if SCHEMATRON.encode() in data or SCHEMATRON_1.encode() in data:
        return True
    return b"\0" in data[:64] or (b"href" in data and RELAXNG.encode() in data)


def parse(data: bytes, address: str) -> etree._ElementTree:
    """Parse a schema; `SchematronError` where it is not XML."""
    parser = etree.XMLParser(no_network=True, huge_tree=True, collect_ids=False)
    try:
        return etree.ElementTree(etree.fromstring(data, parser, base_url=address))
    except etree.XMLSyntaxError as error:
        raise SchematronError(f"{address}: not XML: {error}") from error


def fetch(address: str) -> etree._Element:
    """The element at a ``file:`` address, which may end in ``#id``; `SchematronError` where there is none."""
    parts = split(address)
    if parts.scheme not in ("", "file"):
        raise SchematronError(f"{address}: only local files are included")
    path = Path(url2pathname(unquote(parts.path)))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SchematronError(f"{path}: {error.strerror}") from error
    root = parse(data, address_of(path)).getroot()
    if not parts.fragment:
        return root
    for element in root.iter(etree.Element):
        if parts.fragment in (element.get("{http://www.w3.org/XML/1998/namespace}id"), element.get("id")):
            return element
    raise SchematronError(f"{path}: nothing in it has the id {parts.fragment}")


def root_of(tree: etree._ElementTree) -> etree._Element | None:
    """The schema element of a Schematron file, None for a RELAX NG file; `SchematronError` for anything else."""
    root = tree.getroot()
    if root.tag == sch("schema"):
        return root
    namespace = etree.QName(root).namespace
    if namespace == RELAXNG:
        return None
    if namespace == SCHEMATRON_1:
        raise SchematronError("the schema is in Schematron 1.x; only ISO Schematron is read")
    raise SchematronError(f"neither Schematron nor RELAX NG: the root element is <{etree.QName(root).localname}>")


def embedded(root: etree._Element) -> list[etree._Element]:
    """The Schematron elements a RELAX NG grammar carries, its included and referenced grammars' too."""
    return in_schema_order(_embedded(root, {root.base or ""}))


def in_schema_order(elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Embedded elements as a schema would have them: declarations first, patterns as they come."""
    return sorted(elements, key=_place)


def _place(element: etree._Element) -> int:
    name = local_name(element)
    return _EMBEDDED.index(name) if name in _EMBEDDED else len(_EMBEDDED)


def _embedded(root: etree._Element, seen: set[str]) -> Iterator[etree._Element]:
    for element in root.iter(f"{{{SCHEMATRON}}}*", f"{{{XSLT}}}key", f"{{{RELAXNG}}}include", f"{{{RELAXNG}}}externalRef"):
        if element.tag in (f"{{{RELAXNG}}}include", f"{{{RELAXNG}}}externalRef"):
            yield from _referred(element, seen)
        elif not _inside_schematron(element):
            yield element


def _inside_schematron(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) is not None


def _referred(element: etree._Element, seen: set[str]) -> Iterator[etree._Element]:
    address = joined(element.base or "", element.get("href", ""))
    if address in seen:
        return
    seen.add(address)
    try:
        root = fetch(address)
    except SchematronError:
        return  # The grammar's own engine says that the file is missing.
    yield from _embedded(root, seen)
