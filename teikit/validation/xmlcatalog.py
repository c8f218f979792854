"""OASIS XML Catalogs 1.1: which local file stands for an address.

Read are ``uri`` and ``system``, ``rewriteURI`` and ``rewriteSystem``, ``uriSuffix`` and ``systemSuffix``, ``nextCatalog``,
``delegateURI`` and ``delegateSystem`` (which here do as ``nextCatalog`` does), ``group`` and ``xml:base``.
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from lxml import etree

from teikit.dataclass import dataclass
from teikit.problems import Problem, TeikitError
from teikit.validation.addresses import resolved
from teikit.validation.xml import parse

__all__ = ["XmlCatalog"]

_NS = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_EXACT = {f"{_NS}uri": "name", f"{_NS}system": "systemId"}
_REWRITE = {f"{_NS}rewriteURI": "uriStartString", f"{_NS}rewriteSystem": "systemIdStartString"}
_SUFFIX = {f"{_NS}uriSuffix": "uriSuffix", f"{_NS}systemSuffix": "systemIdSuffix"}
_NEXT = (f"{_NS}nextCatalog", f"{_NS}delegateURI", f"{_NS}delegateSystem")


@dataclass(slots=True)
class XmlCatalog:
    """The entries of a catalog file and of those it names. An earlier entry wins over a later one of its kind."""

    exact: dict[str, str] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str | Path) -> XmlCatalog:
        """Read a catalog file. Raises `TeikitError` where it, or one it names, cannot be read."""
        catalog, seen, waiting = cls(), set[Path](), [Path(path)]
        while waiting:
            file = waiting.pop(0).resolve()
            if file not in seen:
                seen.add(file)
                waiting[:0] = catalog._read(file)
        return catalog

    def find(self, address: str) -> str | None:
        """What stands for an address: the exact entry, else the longest start, else the longest end."""
        if address in self.exact:
            return self.exact[address]
        if start := max((each for each in self.starts if address.startswith(each)), key=len, default=None):
            return self.starts[start] + address[len(start) :]
        end = max((each for each in self.ends if address.endswith(each)), key=len, default=None)
        return None if end is None else self.ends[end]

    def _read(self, file: Path) -> list[Path]:
        parsed = parse(file)
        if isinstance(parsed, Problem):
            raise TeikitError(f"the catalog cannot be read: {parsed}")
        further = []
        for element in parsed.tree.getroot().iter(etree.Element):
            tag, base = str(element.tag), _base(element, str(file))
            if tag in _EXACT:
                self._enter(self.exact, element, _EXACT[tag], "uri", base)
            elif tag in _REWRITE:
                self._enter(self.starts, element, _REWRITE[tag], "rewritePrefix", base)
            elif tag in _SUFFIX:
                self._enter(self.ends, element, _SUFFIX[tag], "uri", base)
            elif tag in _NEXT and (href := element.get("catalog")):
                further.append(Path(resolved(href, base)))
        return further

    def _enter(self, entries: dict[str, str], element: etree._Element, key: str, value: str, base: str) -> None:
        name, target = element.get(key), element.get(value)
        if name and target is not None:
            found = resolved(target, base)
            entries.setdefault(name, found + "/" if target.endswith("/") and not found.endswith("/") else found)


def _base(element: etree._Element, file: str) -> str:
    """The address that relative ones in an element start from."""
    bases: list[str] = []
    at: etree._Element | None = element
    while at is not None:
        if given := at.get(_BASE):
            bases.append(given)
        at = at.getparent()
    base = file
    for given in reversed(bases):
        base = resolved(given, base)
        base = base + "/" if given.endswith("/") and not base.endswith("/") else base
    return base
