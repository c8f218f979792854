"""A document's nodes by what rules look for, gathered in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter

from elementpath.helpers import match_wildcard
from elementpath.xpath_nodes import AttributeNode, DocumentNode, ElementNode, XPathNode

__all__ = ["Index", "in_order"]

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_position = attrgetter("position")


def in_order(nodes: Iterable[XPathNode]) -> list[XPathNode]:
    """The nodes of one document, each once, in document order."""
    return sorted(dict.fromkeys(nodes), key=_position)


class Index:
    """Elements by name and by attribute, and the other nodes by kind; every list is in document order."""

    def __init__(self, root: DocumentNode) -> None:
        self.root = root
        self.elements: dict[str, list[ElementNode]] = {}
        """By expanded name."""
        self.bearers: dict[str, list[ElementNode]] = {}
        """Elements by the expanded name of an attribute they bear."""
        self.others: list[XPathNode] = []
        """Text, comments and processing instructions."""
        self._values: dict[str, dict[str, list[ElementNode]]] = {}
        for node in root.iter_descendants(with_self=False):
            if isinstance(node, ElementNode):
                self.elements.setdefault(node.name or "", []).append(node)
                for name in node.value.attrib:  # type: ignore[attr-defined]
                    self.bearers.setdefault(name, []).append(node)
            else:
                self.others.append(node)

    @cached_property
    def ids(self) -> dict[str, ElementNode]:
        """The first element of each ``xml:id``."""
        found: dict[str, ElementNode] = {}
        for node in self.bearers.get(_XML_ID, ()):
            found.setdefault(" ".join(node.value.get(_XML_ID).split()), node)  # type: ignore[attr-defined]
        return found

    @cached_property
    def all_elements(self) -> list[XPathNode]:
        """Every element."""
        return in_order(node for nodes in self.elements.values() for node in nodes)

    def named(self, name: str) -> list[XPathNode]:
        """Elements of an expanded name, which may be a wildcard: ``{uri}*``, ``{*}p``, ``*``."""
        if name == "*":
            return self.all_elements
        if "*" not in name:
            return list(self.elements.get(name, ()))
        return in_order(node for known, nodes in self.elements.items() if match_wildcard(known, name) for node in nodes)

    def attributes(self, name: str) -> list[XPathNode]:
        """Attributes of an expanded name, which may be a wildcard."""
        names = [name] if "*" not in name else [known for known in self.bearers if match_wildcard(known, name)]
        return in_order(a for known in names for bearer in self.bearers.get(known, ()) for a in _attributes(bearer, known))

    def bearing(self, name: str, attribute: str, values: list[str] | None) -> list[XPathNode]:
        """Elements of a name that bear an attribute, with one of some values where values are given."""
        if values is None:
            bearers = self.bearers.get(attribute, [])
        else:
            known = self._valued(attribute)
            bearers = [bearer for value in dict.fromkeys(values) for bearer in known.get(value, ())]
        return in_order(bearer for bearer in bearers if bearer.match_name(name))

    def _valued(self, attribute: str) -> dict[str, list[ElementNode]]:
        if attribute not in self._values:
            table: dict[str, list[ElementNode]] = {}
            for bearer in self.bearers.get(attribute, ()):
                table.setdefault(bearer.value.get(attribute), []).append(bearer)  # type: ignore[attr-defined]
            self._values[attribute] = table
        return self._values[attribute]

    @staticmethod
    def before(nodes: list[XPathNode], node: XPathNode) -> list[XPathNode]:
        """Those of a list that end before a node starts."""
        around = set()
        above = node.parent
        while above is not None:
            around.add(above)
            above = above.parent
        return [e for e in nodes[: bisect_left(nodes, node.position, key=_position)] if e not in around]

    @staticmethod
    def after(nodes: list[XPathNode], node: XPathNode) -> list[XPathNode]:
        """Those of a list that start after a node ends."""
        return nodes[bisect_left(nodes, _end(node), key=_position) :]


def _attributes(bearer: ElementNode, name: str) -> list[AttributeNode]:
    return [attribute for attribute in bearer.attributes if attribute.name == name]


def _end(node: XPathNode) -> int:
    """A position after that of everything inside a node, and not after the next node's."""
    while isinstance(node, ElementNode) and node.children:
        node = node.children[-1]
    return node.position + 1
