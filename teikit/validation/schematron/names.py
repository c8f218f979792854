"""Namespaces a Schematron schema speaks in."""

from __future__ import annotations

from lxml import etree

__all__ = ["RELAXNG", "SCHEMATRON", "SCHEMATRON_1", "XSLT", "local_name", "sch"]

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
SCHEMATRON_1 = "http://www.ascc.net/xml/schematron"
"""Schematron 1.x, before ISO 19757-3."""
RELAXNG = "http://relaxng.org/ns/structure/1.0"
XSLT = "http://www.w3.org/1999/XSL/Transform"


def sch(name: str) -> str:
    """The expanded name of a Schematron element."""
    return f"{{{SCHEMATRON}}}{name}"


def local_name(element: etree._Element) -> str | None:
    """The local name of a Schematron element, None for anything else (comments, other vocabularies)."""
    tag = str(element.tag)
    prefix = f"{{{SCHEMATRON}}}"
    return tag[len(prefix) :] if tag.startswith(prefix) else None
