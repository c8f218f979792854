"""XPath 3.1 as Schematron uses it: `elementpath`'s parser with the functions XSLT adds.

Also here: a few of `elementpath`'s own operations that walk the whole document on every call (``id()``, ``<<``, ``>>``,
``//name``, ``preceding::name``, ``following::name``), done from an index instead; with the same results.
"""

from __future__ import annotations

from abc import ABCMeta
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from elementpath import XPathContext
from elementpath.xpath3 import XPath3Parser
from elementpath.xpath_nodes import XPathNode
from elementpath.xpath_tokens import XPathToken

from .index import Index, in_order

__all__ = ["Context", "ExpressionError", "Library", "Parser"]

Token = XPathToken


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


class Parser(XPath3Parser):
    """XPath 3.1 with XSLT's ``current()``, ``key()`` and ``document()``."""

    # The base class's table would otherwise learn this one's functions.
    function_signatures = XPath3Parser.function_signatures.copy()


def _context(context: XPathContext | None, token: Token) -> Context:
    if not isinstance(context, Context):
        raise token.missing_context()
    return context


def _override(symbol: str, method: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the parser its own token class for a symbol: the base class's is shared with all other parsers."""

    def bind(function: Callable[..., Any]) -> Callable[..., Any]:
        old = Parser.symbol_table[symbol]
        Parser.symbol_table[symbol] = ABCMeta(old.__name__, (old,), {method: function, "plain": getattr(old, method)})
        return function

    return bind


_function = Parser.function
_method = Parser.method


@_method(_function("current", nargs=0, sequence_types=("item()",)))
def select__current(self: Token, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """XSLT: the node the rule is about, inside predicates too."""
    yield _context(context, self).current


@_method(_function("key", nargs=(2, 3), sequence_types=("xs:string", "xs:anyAtomicType*", "node()", "node()*")))
def select__key(self: Token, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """XSLT: nodes by the value an ``xsl:key`` gives them."""
    here = _context(context, self)
    name = self.get_argument(here, required=True, cls=str)
    top = self.get_argument(here, index=2) if len(self) == 3 else here.item
    root = here.get_root(top)
    values = [self.string_value(value) for value in self[1].atomization(here)]
    nodes = in_order(node for value in values for node in here.library.keyed(name, value, root))
    yield from nodes if top is root or len(self) < 3 else [node for node in nodes if _within(node, top)]


@_method(_function("document", nargs=(1, 2), sequence_types=("item()*", "node()", "node()*")))
def select__document(self: Token, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """XSLT: documents by address; a relative one starts from the schema, or from the node it is written in."""
    here = _context(context, self)
    base = self.get_argument(here, index=1) if len(self) == 2 else None
    for item in self[0].select(here.__copy__()):
        start = base if base is not None else item if isinstance(item, XPathNode) else None
        yield here.library.document(self.string_value(item), start)


@_override("doc", "evaluate")
def _doc(self: Token, context: XPathContext | None = None) -> Any:
    here = _context(context, self)
    address = self.get_argument(here)
    return [] if address is None else here.library.document(self.string_value(address), None)


@_override("doc-available", "evaluate")
def _doc_available(self: Token, context: XPathContext | None = None) -> bool:
    here = _context(context, self)
    address = self.get_argument(here)
    try:
        return address is not None and here.library.document(self.string_value(address), None) is not None
    except ExpressionError:
        return False


@_override("id", "select")
def _id(self: Any, context: XPathContext | None = None) -> Iterator[XPathNode]:
    here = _context(context, self)
    node = here.item if len(self) == 1 else self.get_argument(here, index=1)
    index = here.library.index(here.get_root(node))
    if index is None:
        yield from self.plain(context)
        return
    wanted = {word for item in self[0].select(here.__copy__()) for word in self.string_value(item).split()}
    yield from in_order(index.ids[word] for word in wanted if word in index.ids)


def _compare(symbol: str) -> None:
    @_override(symbol, "evaluate")
    def evaluate(self: Any, context: XPathContext | None = None) -> Any:
        here = _context(context, self)
        left, right = (list(operand.select(here.__copy__())) for operand in self)
        if len(left) != 1 or len(right) != 1 or not _same_tree(left[0], right[0]):
            return self.plain(context)
        order = left[0].position - right[0].position
        return order < 0 if symbol == "<<" else order > 0


_compare("<<")
_compare(">>")


def _plain_name(token: Token) -> str | None:
    """The expanded name of an element, where a token is nothing but that."""
    if token.symbol == "(name)":
        return str(token.value)
    if token.symbol == ":" and token[1].symbol == "(name)" and "*" not in token.name:
        return token.name
    return None


@_override("//", "select")
def _anywhere(self: Any, context: XPathContext | None = None) -> Iterator[Any]:
    here = _context(context, self)
    name = _plain_name(self[0]) if len(self) == 1 else None
    index = here.library.index(here.document) if name and here.document is not None else None
    if index is None or name is None:
        yield from self.plain(context)
    else:
        yield from _visited(here, index.named(name), None)


def _axis(symbol: str, reach: Callable[[Index, str, XPathNode], list[XPathNode]]) -> None:
    @_override(symbol, "select")
    def select(self: Any, context: XPathContext | None = None) -> Iterator[Any]:
        here, name = _context(context, self), _plain_name(self[0])
        node = here.item
        index = here.library.index(node.root_node) if name and isinstance(node, XPathNode) else None
        if index is None or name is None or not isinstance(node, XPathNode):
            yield from self.plain(context)
        else:
            yield from _visited(here, reach(index, name, node), symbol)


_axis("preceding", Index.preceding)
_axis("following", Index.following)


def _visited(context: Context, nodes: list[XPathNode], axis: str | None) -> Iterator[XPathNode]:
    """The nodes, each the context's item while it is out: what elementpath's own axes do."""
    status = context.item, context.axis
    context.axis = axis
    for node in nodes:
        context.item = node
        yield node
    context.item, context.axis = status


def _same_tree(left: Any, right: Any) -> bool:
    return isinstance(left, XPathNode) and isinstance(right, XPathNode) and left.root_node is right.root_node


def _within(node: XPathNode, top: Any) -> bool:
    while node is not top and node.parent is not None:
        node = node.parent
    return node is top


# The tokenizer is made from the symbols: it has to be made again for the new ones.
Parser.build()
