"""TEI as a tree, and a tree as canonical bytes: the same on every run and machine."""

from __future__ import annotations

from lxml import etree

from teikit.encoding.xml import Writer

__all__ = ["to_bytes", "to_tree"]

# What is parsed was written here, and is as large and as deep as its source asks for.
_PARSER = etree.XMLParser(huge_tree=True, collect_ids=False, resolve_entities=False, no_network=True)
_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"


def to_tree(written: Writer) -> etree._ElementTree:
    """The document that was written."""
    return etree.fromstring(f"{_DECLARATION}{written.xml()}".encode(), _PARSER).getroottree()


def to_bytes(tree: etree._ElementTree) -> bytes:
    """UTF-8 with an XML declaration and a newline at the end."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"
