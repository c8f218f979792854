"""The schemas that a document itself names: ``<?xml-model?>`` (W3C, Associating Schemas with XML documents 1.0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.validation.namespaces import RNG, SCH, XSD

__all__ = ["Model", "model_of", "models"]

_PSEUDO = expression(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_COMPACT = "application/relax-ng-compact-syntax"
_KINDS = {RNG: "relaxng", SCH: "schematron", XSD: "xsd"}
_SUFFIXES = {"rng": "relaxng", "rnc": "relaxng", "sch": "schematron", "isosch": "schematron", "xsd": "xsd"}


@dataclass(frozen=True, slots=True)
class Model:
    """One ``<?xml-model?>``."""

    href: str
    kind: str
    """``relaxng``, ``schematron``, ``xsd``, or empty for anything else."""
    phase: str | None
    line: int | None


def models(tree: etree._ElementTree) -> Iterator[Model]:
    """The schemas that the document names, in its order; nothing that stands behind the root counts."""
    before = list(tree.getroot().itersiblings(preceding=True))
    for node in reversed(before):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-model":
            line: Any = node.sourceline
            if (found := model_of(node.text or "", line)) is not None:
                yield found


def model_of(text: str, line: int | None) -> Model | None:
    """What the text of an ``xml-model`` instruction says; None for one without an address."""
    given = {name: _text(double or single) for name, double, single in _PSEUDO.findall(text)}
    href = given.get("href", "").strip()
    return Model(href, _kind(given, href), given.get("phase"), line) if href else None


def _kind(given: dict[str, str], href: str) -> str:
    if given.get("type") == _COMPACT:
        return "relaxng"
    if named := given.get("schematypens"):
        return _KINDS.get(named, "")
    return _SUFFIXES.get(href.rpartition(".")[2].lower(), "")


def _text(value: str) -> str:
    """A pseudo-attribute's value: the predefined entities stand for their characters."""
    for name, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        value = value.replace(name, character)
    return value
