"""The documents a run reads beside the one it checks, and what is looked up in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from elementpath.tree_builders import get_node_tree
from elementpath.xpath_nodes import DocumentNode, XPathNode
from lxml import etree

from teikit.validation.addresses import joined

from .context import ExpressionError
from .index import Index
from .loading import SchematronError, fetch

__all__ = ["Documents", "document_node"]


def document_node(tree: etree._ElementTree) -> DocumentNode:
    """A document as XPath sees it."""
    root: etree._Element | None = tree.getroot()
    if root is not None and root.getparent() is not None:
        # elementpath takes the siblings of a tree's root for comments before and after the document.
        tree = etree.ElementTree(deepcopy(root))
    node = get_node_tree(tree)
    assert isinstance(node, DocumentNode)
    return node


class Documents:
    """Documents by address, with their indexes and keys; each is read once."""

    def __init__(self, base: str | None, keyed: Callable[[str, Index], Iterable[tuple[str, XPathNode]]]) -> None:
        self._base = base
        self._keyed = keyed
        self._read: dict[str, DocumentNode] = {}
        self._indexes: dict[XPathNode, Index] = {}
        self._keys: dict[tuple[str, XPathNode], dict[str, list[XPathNode]]] = {}

    def index(self, root: XPathNode | None) -> Index | None:
        """The index of a document, None for a tree without one (the value of a variable)."""
        if not isinstance(root, DocumentNode):
            return None
        if root not in self._indexes:
            self._indexes[root] = Index(root)
        return self._indexes[root]

    def keyed(self, name: str, value: str, root: XPathNode) -> list[XPathNode]:
        """Nodes of a document that an ``xsl:key`` gives a value."""
        index = self.index(root)
        if index is None:
            return []
        if (name, root) not in self._keys:
            table: dict[str, list[XPathNode]] = {}
            for text, node in self._keyed(name, index):
                table.setdefault(text, []).append(node)
            self._keys[name, root] = table
        return self._keys[name, root].get(value, [])

    def document(self, address: str, base: XPathNode | None) -> XPathNode:
        """A local document, or the element its fragment names; `ExpressionError` where it cannot be read."""
        start = base.base_uri or _address(base) if base is not None else self._base
        plain, _, fragment = joined(start or "", address.strip()).partition("#")
        if plain not in self._read:
            try:
                self._read[plain] = document_node(fetch(plain).getroottree())
            except SchematronError as error:
                raise ExpressionError(str(error)) from error
        node = self._read[plain]
        index = self.index(node)
        if not fragment or index is None:
            return node
        if fragment not in index.ids:
            raise ExpressionError(f"{plain}: nothing in it has the id {fragment}")
        return index.ids[fragment]


def _address(node: XPathNode) -> str | None:
    root: Any = node.root_node.value
    return getattr(getattr(root, "docinfo", None), "URL", None)
