"""Building a TEI tree without ever losing a character."""

from __future__ import annotations

from functools import cache
from types import TracebackType

from lxml import etree

from teikit.expressions import expression

__all__ = ["TEI_NS", "XML_ID", "XML_LANG", "Writer", "attribute_text", "is_writable", "tei"]

TEI_NS = "http://www.tei-c.org/ns/1.0"
_XML_NS = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{_XML_NS}}}id"
XML_LANG = f"{{{_XML_NS}}}lang"
_NAMES = {"xml_id": XML_ID, "xml_lang": XML_LANG, "from_": "from", "type_": "type"}
# Elements of the header whose model (macro.phraseSeq.limited) has no g; what they say stands verbatim elsewhere in it.
_WITHOUT_G = frozenset({"authority", "collection", "institution", "language", "repository", "resp"})
# Characters XML 1.0 forbids (section 2.2, Char).
_FORBIDDEN = expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def tei(tag: str) -> str:
    """A TEI element name in lxml's notation."""
    return f"{{{TEI_NS}}}{tag}"


def attribute_text(value: str) -> str:
    """A value fit for an attribute: white space collapsed, forbidden characters as U+FFFD."""
    value = " ".join(value.split())
    return value if _is_printable(value) else _FORBIDDEN.sub("\ufffd", value)


def is_writable(text: str) -> bool:
    """Whether XML allows every character of a text."""
    return _is_printable(text) or _FORBIDDEN.search(text) is None


def _is_printable(text: str) -> bool:
    """Whether all characters are printable: true of nearly all texts, quick to tell, and no forbidden one is."""
    return text.isprintable() or text.replace("\n", "").isprintable()


class Writer:
    """Appends to an element: text, and elements in it. A cursor, like a SAX handler."""

    def __init__(self, root: etree._Element) -> None:
        self._stack = [root]

    @property
    def current(self) -> etree._Element:
        """The element being written."""
        return self._stack[-1]

    def text(self, text: str) -> None:
        """Append text; a character that XML forbids becomes an empty ``g`` that names it."""
        if _is_printable(text):
            self._append(text)
            return
        at = 0
        for found in _FORBIDDEN.finditer(text):
            self._append(text[at : found.start()])
            self.empty("g", type="control", n=f"U+{ord(found.group()):04X}")
            at = found.end()
        self._append(text[at:] if at else text)

    def _append(self, text: str) -> None:
        if not text:
            return
        parent = self._stack[-1]
        # Counting or indexing children costs lxml a walk over all of them.
        last = next(parent.iterchildren(reversed=True), None)
        if last is not None:
            last.tail = (last.tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def start(self, tag: str, **attributes: str | None) -> etree._Element:
        """Open an element; attributes that are None are left out. ``xml_id`` and ``from_`` stand for their XML names."""
        written = {_NAMES.get(name, name): attribute_text(value) for name, value in attributes.items() if value is not None}
        element = etree.SubElement(self._stack[-1], tei(tag), written)
        self._stack.append(element)
        return element

    def end(self) -> None:
        """Close the element being written."""
        self._stack.pop()

    def element(self, tag: str, **attributes: str | None) -> _Open:
        """`start` and `end` round a block of code."""
        return _Open(self, self.start(tag, **attributes))

    def empty(self, tag: str, **attributes: str | None) -> etree._Element:
        """An element without content."""
        element = self.start(tag, **attributes)
        self.end()
        return element

    def leaf(self, tag: str, text: str, **attributes: str | None) -> etree._Element:
        """An element that holds text."""
        element = self.start(tag, **attributes)
        self.text(_FORBIDDEN.sub("\ufffd", text) if tag in _WITHOUT_G and not is_writable(text) else text)
        self.end()
        return element


class _Open:
    """An element that is closed at the end of a ``with`` block. A class: a generator took twice the time."""

    __slots__ = ("_element", "_writer")

    def __init__(self, writer: Writer, element: etree._Element) -> None:
        self._writer, self._element = writer, element

    def __enter__(self) -> etree._Element:
        return self._element

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._writer.end()
