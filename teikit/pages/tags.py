"""The tags of an XML document written one by one, so that the place of each element in the text of it is known."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

__all__ = ["end_tag", "start_tag", "text_of", "units"]

_XML = "http://www.w3.org/XML/1998/namespace"


def start_tag(element: etree._Element) -> str:
    """The start tag of an element, with the namespaces that are declared on it."""
    attributes = "".join(f' {name}="{_value(value)}"' for name, value in (*_declared(element), *_attributes(element)))
    return f"<{_name(element)}{attributes}>" if _has_content(element) else f"<{_name(element)}{attributes}/>"


def end_tag(element: etree._Element) -> str:
    """Its end tag; empty for an element without content, whose start tag is all."""
    return f"</{_name(element)}>" if _has_content(element) else ""


def text_of(text: str) -> str:
    """Character data."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def units(text: str) -> int:
    """The length of a text as JavaScript counts it: in UTF-16 code units."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def _has_content(element: etree._Element) -> bool:
    return len(element) > 0 or element.text is not None


def _value(text: str) -> str:
    return text_of(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def _name(element: etree._Element) -> str:
    name = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{name}" if element.prefix else name


def _declared(element: etree._Element) -> Iterator[tuple[str, str]]:
    parent = element.getparent()
    around = parent.nsmap if parent is not None else {}
    for prefix, address in element.nsmap.items():
        if around.get(prefix) != address:
            yield f"xmlns:{prefix}" if prefix else "xmlns", address


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        namespace, _, name = str(key).rpartition("}")
        yield f"{_prefix(element, namespace[1:])}:{name}" if namespace else name, str(value)


def _prefix(element: etree._Element, namespace: str) -> str:
    if namespace == _XML:
        return "xml"
    return next(prefix for prefix, address in element.nsmap.items() if prefix and address == namespace)
