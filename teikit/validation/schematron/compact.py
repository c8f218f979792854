"""Schematron inside a RELAX NG grammar in compact syntax: annotations such as ``sch:pattern [ sch:rule [ context = "p" ] ]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teikit.expressions import expression

from .loading import in_schema_order
from .names import SCHEMATRON, XSLT

__all__ = ["elements_of"]

# RELAX NG Compact Syntax, section 3 and 4.1: what an annotation is made of.
_TOKEN = expression(
    r"""(?P<skip>[ \t\r\n]+|\#[^\n]*)
    |(?P<text>\"{3}(?:[^"]|"(?!""))*\"{3}|'{3}(?:[^']|'(?!''))*'{3}|"[^"\n]*"|'[^'\n]*')
    |(?P<name>\\?[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?)
    |(?P<sign>\[|\]|=|~|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = expression(r"\\x+\{([0-9a-fA-F]+)\}")
_DECLARED = expression(r"""(?m)^[ \t]*(?:default[ \t]+)?namespace[ \t]+([\w.\-]+)[ \t]*=[ \t]*("[^"]*"|'[^']*')""")


def elements_of(text: str) -> list[etree._Element]:
    """The outermost Schematron (and ``xsl:key``) annotations of a grammar in compact syntax, in `in_schema_order`."""
    spaces = {prefix: uri[1:-1] for prefix, uri in _DECLARED.findall(text)}
    wanted = {prefix for prefix, uri in spaces.items() if uri in (SCHEMATRON, XSLT)}
    return in_schema_order(_Annotations(text, spaces, wanted).outermost()) if wanted else []


class _Annotations:
    def __init__(self, text: str, spaces: dict[str, str], wanted: set[str]) -> None:
        self._tokens = [(str(m.lastgroup), m[0]) for m in _TOKEN.finditer(text) if m.lastgroup != "skip"]
        self._spaces = spaces
        self._wanted = wanted
        self._at = 0

    def outermost(self) -> Iterator[etree._Element]:
        while self._at < len(self._tokens):
            kind, name = self._tokens[self._at]
            self._at += 1
            if kind == "name" and name.partition(":")[0] in self._wanted and self._sees("["):
                yield self._element(name, None)

    def _sees(self, sign: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at] == ("sign", sign)

    def _element(self, name: str, parent: etree._Element | None) -> etree._Element:
        """One annotation, from its opening bracket to its closing one; those inside are read on the way."""
        open_ = element = self._begun(name, parent)
        self._at += 1
        while self._at < len(self._tokens):
            kind, value = self._tokens[self._at]
            self._at += 1
            if kind == "text":
                _append(open_, self._joined(value))
            elif kind == "name" and self._sees("["):
                self._at += 1
                open_ = self._begun(value, open_)
            elif kind == "name" and self._sees("="):
                self._at += 2
                open_.set(self._expanded(value), self._joined(self._tokens[self._at - 1][1]))
            elif value == "]":
                above = open_.getparent()
                if open_ is element or above is None:
                    break
                open_ = above
        return element

    def _begun(self, name: str, parent: etree._Element | None) -> etree._Element:
        expanded = self._expanded(name)
        nsmap = {prefix: uri for prefix, uri in self._spaces.items() if uri}
        return etree.Element(expanded, nsmap=nsmap) if parent is None else etree.SubElement(parent, expanded)

    def _expanded(self, name: str) -> str:
        prefix, colon, local = name.lstrip("\\").rpartition(":")
        if prefix == "xml":
            return f"{{http://www.w3.org/XML/1998/namespace}}{local}"
        uri = self._spaces.get(prefix, "") if colon else ""
        return f"{{{uri}}}{local}" if uri else local

    def _joined(self, first: str) -> str:
        """A literal and those joined to it with ``~``."""
        parts = [_unquoted(first)]
        while self._sees("~") and self._at + 1 < len(self._tokens):
            parts.append(_unquoted(self._tokens[self._at + 1][1]))
            self._at += 2
        return "".join(parts)


def _unquoted(literal: str) -> str:
    quotes = 3 if literal[:3] in ('"""', "'''") and len(literal) >= 6 else 1
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), literal[quotes:-quotes])


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
