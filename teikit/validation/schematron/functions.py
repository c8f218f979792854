"""Functions XSLT adds to XPath, and three of XPath's own that `elementpath` answers by walking the whole document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elementpath import XPathContext
from elementpath.xpath_nodes import XPathNode
from elementpath.xpath_tokens import XPathToken

from .context import ExpressionError, context_of
from .index import in_order
from .parser import Parser, override

__all__ = ["Parser"]


@Parser.method(Parser.function("current", nargs=0, sequence_types=("item()",)))
def select__current(self: XPathToken, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """XSLT: the node the rule is about, inside predicates too."""
    yield context_of(context, self).current


@Parser.method(Parser.function("key", nargs=(2, 3), sequence_types=("xs:string", "xs:anyAtomicType*", "node()", "node()*")))
def select__key(self: XPathToken, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """XSLT: nodes by the value an ``xsl:key`` gives them."""
    here = context_of(context, self)
    name = self.get_argument(here, required=True, cls=str)
    top = self.get_argument(here, index=2) if len(self) == 3 else here.item
    root = here.get_root(top)
    values = [self.string_value(value) for value in self[1].atomization(here)]
    nodes = in_order(node for value in values for node in here.library.keyed(name, value, root))
    yield from nodes if top is root or len(self) < 3 else [node for node in nodes if _within(node, top)]


@Parser.method(Parser.function("document", nargs=(1, 2), sequence_types=("item()*", "node()", "node()*")))
def select__document(self: XPathToken, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """XSLT: documents by address; a relative one starts from the schema, or from the node it is written in."""
    here = context_of(context, self)
    base = self.get_argument(here, index=1) if len(self) == 2 else None
    for item in self[0].select(here.__copy__()):
        start = base if base is not None else item if isinstance(item, XPathNode) else None
        yield here.library.document(self.string_value(item), start)


@override("doc", "evaluate")
def _doc(self: XPathToken, context: XPathContext | None = None) -> Any:
    here = context_of(context, self)
    address = self.get_argument(here)
    return [] if address is None else here.library.document(self.string_value(address), None)


@override("doc-available", "evaluate")
def _doc_available(self: XPathToken, context: XPathContext | None = None) -> bool:
    here = context_of(context, self)
    address = self.get_argument(here)
    try:
        return address is not None and here.library.document(self.string_value(address), None) is not None
    except ExpressionError:
        return False


@override("id", "select")
def _id(self: Any, context: XPathContext | None = None) -> Iterator[XPathNode]:
    here = context_of(context, self)
    node = here.item if len(self) == 1 else self.get_argument(here, index=1)
    index = here.library.index(here.get_root(node))
    if index is None:
        yield from self.plain(context)
        return
    wanted = {word for item in self[0].select(here.__copy__()) for word in self.string_value(item).split()}
    yield from in_order(index.ids[word] for word in wanted if word in index.ids)


def _compare(symbol: str) -> None:
    @override(symbol, "evaluate")
    def evaluate(self: Any, context: XPathContext | None = None) -> Any:
        here = context_of(context, self)
        left, right = (list(operand.select(here.__copy__())) for operand in self)
        if len(left) != 1 or len(right) != 1 or not _same_tree(left[0], right[0]):
            return self.plain(context)
        order = left[0].position - right[0].position
        return order < 0 if symbol == "<<" else order > 0


_compare("<<")
_compare(">>")


def _same_tree(left: Any, right: Any) -> bool:
    return isinstance(left, XPathNode) and isinstance(right, XPathNode) and left.root_node is right.root_node


def _within(node: XPathNode, top: Any) -> bool:
    while node is not top and node.parent is not None:
        node = node.parent
    return node is top


# The tokenizer is made from the symbols: once more, for the new ones.
Parser.build()
