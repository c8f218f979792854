"""TEI as it was written, as a tree, and a tree as canonical bytes: the same on every run and machine."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from teikit.encoding.xml import Writer
from teikit.lazily import cached_property

__all__ = ["Parts", "Written", "to_bytes", "to_tree"]

# What is parsed was written here, and is as large and as deep as its source asks for.
_PARSER = etree.XMLParser(huge_tree=True, collect_ids=False, resolve_entities=False, no_network=True)
_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"
# A number is found in bytes in no time; to look for bytes in bytes makes an exception first.
_AMPERSAND = ord("&")
_REFERENCES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&#13;", b"\r"), (b"&amp;", b"&"))
"""What a `Writer` writes for characters; that of the ampersand is read last."""


class Parts(NamedTuple):
    """A document taken apart at its tags."""

    tags: list[bytes]
    """In their order, without their angle brackets."""
    texts: list[bytes]
    """What stands behind each up to the next, as written."""

    @staticmethod
    def read(written: bytes) -> bytes:
        """A text, or the value of an attribute, as it was before it was written."""
        if _AMPERSAND in written:
            for reference, character in _REFERENCES:
                written = written.replace(reference, character)
        return written


class Written:
    """A document as a `Writer` wrote it."""

    def __init__(self, writer: Writer) -> None:
        self._data = b"%b%b\n" % (_DECLARATION, writer.xml().encode())

    @cached_property
    def tree(self) -> etree._ElementTree:
        """As a tree."""
        return etree.fromstring(self._data, _PARSER).getroottree()

    @cached_property
    def parts(self) -> Parts | None:
        """Its parts; None where it takes more than a look at its angle brackets to tell them."""
        try:
            expat.ParserCreate(None, "}").Parse(self._data, True)
        except expat.ExpatError:
            return None
        # In what is well-formed and has tags only, "<" stands nowhere else; so does ">" where there are as many.
        data = self._data.removeprefix(_DECLARATION)
        pieces = data.replace(b">", b"<").split(b"<")
        only_tags = b"<!" not in data and b"<?" not in data and len(pieces) == 2 * data.count(b">") + 1
        return Parts(pieces[1::2], pieces[2::2]) if only_tags and _is_plain(data) else None

    def to_bytes(self) -> bytes:
        """Canonical bytes; of the tree, once somebody has it and may have changed it."""
        return to_bytes(self.tree) if "tree" in self.__dict__ else self._data


def _is_plain(data: bytes) -> bool:
    """Whether all its references are those of a `Writer`."""
    return _AMPERSAND not in data or data.count(b"&") == sum(data.count(reference) for reference, _ in _REFERENCES)


def to_tree(written: Writer) -> etree._ElementTree:
    """The document that was written."""
    return Written(written).tree


def to_bytes(tree: etree._ElementTree) -> bytes:
    """UTF-8 with an XML declaration and a newline at the end."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"
