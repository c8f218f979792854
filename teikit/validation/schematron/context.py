"""The dynamic context of an expression: the node at hand, and what functions may ask of the run."""

from __future__ import annotations

from typing import Any, Protocol

from elementpath import XPathContext
from elementpath.xpath_nodes import XPathNode
from elementpath.xpath_tokens import XPathToken

from .index import Index

__all__ = ["Context", "ExpressionError", "Library", "context_of"]


class ExpressionError(Exception):
    """An expression that is no XPath, or fails on a node; the message says why in plain words."""


class Library(Protocol):
    """What functions ask beyond the node at hand."""

    def index(self, root: XPathNode) -> Index | None:
        """The index of a document of this run."""

    def keyed(self, name: str, value: str, root: XPathNode) -> list[XPathNode]:
        """Nodes of an ``xsl:key``."""

    def document(self, address: str, base: XPathNode | None) -> XPathNode:
        """A local document, or the element its fragment names; a relative address starts from the schema or from `base`."""


class Context(XPathContext):
    """A dynamic context that knows the node a rule is about and the documents of the run."""

    __slots__ = ("current", "library")

    current: XPathNode
    library: Library

    def __copy__(self) -> Context:
        # elementpath copies a context for every operand: everything but the focus is shared, not copied.
        new: Context = object.__new__(Context)
        new.__dict__ = self.__dict__
        new.document, new.root, new.namespaces, new.variables = self.document, self.root, self.namespaces, self.variables
        new.item, new.size, new.position, new.axis = self.item, self.size, self.position, None
        new.current, new.library = self.current, self.library
        return new

    def at(self, node: XPathNode, variables: dict[str, Any], current: XPathNode) -> Context:
        """A context focused on a node."""
        new = self.__copy__()
        new.item, new.variables, new.current, new.size, new.position = node, variables, current, 1, 1
        return new

    def get_root(self, node: Any) -> Any:
        """The document a node belongs to."""
        return node.root_node if isinstance(node, XPathNode) else None


def context_of(context: XPathContext | None, token: XPathToken) -> Context:
    """The context as this package's own; elementpath's error where a function is evaluated without one."""
    if not isinstance(context, Context):
        raise token.missing_context()
    return context
