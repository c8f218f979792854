"""``//name``, ``preceding::name`` and ``following::name`` from the index, with or without predicates.

`elementpath` walks the whole document for each of them, for every node a rule is about; a rule that uses one would take time
that grows with the square of the document. What is found is the same: the index only leaves out nodes that cannot be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from elementpath import XPathContext
from elementpath.datatypes import UntypedAtomic
from elementpath.xpath_nodes import XPathNode
from elementpath.xpath_tokens import XPathToken

from . import comparisons, named_attributes  # noqa: F401 (add to the parser)
from .context import Context, context_of
from .functions import Parser
from .index import Index
from .parser import override
from .predicates import expanded_name, is_positional, needed_attribute

__all__ = ["Parser"]

_LITERALS = ("(string)", "(integer)", "(decimal)", "(float)", "$", "current")


def _chain(token: XPathToken) -> tuple[XPathToken, list[XPathToken]] | None:
    """What predicates stand after, and the predicates; None where one depends on the position."""
    tests: list[XPathToken] = []
    while token.symbol == "[":
        tests.insert(0, token[1])
        token = token[0]
    return None if any(is_positional(test) for test in tests) else (token, tests)


def _found(name: str, tests: list[XPathToken], context: Context, index: Index) -> list[XPathNode]:
    """Elements of a name that meet the tests, or at least cannot be told not to from the index."""
    for test in tests:
        attribute = needed_attribute(test)
        if attribute is not None:
            wanted = _wanted(test, attribute, context)
            return index.bearing(name, attribute, wanted)
    return index.named(name)


def _wanted(test: XPathToken, attribute: str, context: Context) -> list[str] | None:
    """The values one of which the attribute must have, where the test says so whatever the node."""
    if test.symbol not in ("=", "eq"):
        return None
    for mine, other in ((test[0], test[1]), (test[1], test[0])):
        if mine.symbol == "@" and expanded_name(mine[0]) == attribute and _is_constant(other):
            values = list(other.atomization(context))
            if all(isinstance(value, str | UntypedAtomic) for value in values):
                return [str(value) for value in values]
    return None


def _is_constant(token: XPathToken) -> bool:
    """Whether an expression's value is the same whatever node it is evaluated at."""
    if token.symbol in _LITERALS:
        return True
    if token.symbol in ("/", "//", "["):
        return len(token) == 2 and _is_constant(token[0])
    return len(token) > 0 and (token.label in ("function", "expression", "operator")) and all(_is_constant(part) for part in token)


def _kept(nodes: list[XPathNode], tests: list[XPathToken], context: Context, axis: str | None) -> Iterator[XPathNode]:
    """The nodes that meet the tests, each the context's item while it is out: what elementpath's own axes do."""
    status = context.item, context.axis
    for node in nodes:
        inner = context.at(node, context.variables, context.current)
        if all(test.boolean_value(test.select(inner.__copy__())) for test in tests):
            context.item, context.axis = node, axis
            yield node
    context.item, context.axis = status


@override("//", "select")
def _anywhere(self: Any, context: XPathContext | None = None) -> Iterator[Any]:
    here = context_of(context, self)
    index = here.library.index(here.document) if here.document is not None else None
    chain = _chain(self[0]) if len(self) == 1 else None
    name = expanded_name(chain[0]) if chain else None
    if index is None or chain is None or name is None:
        yield from self.plain(context)
    else:
        yield from _kept(_found(name, chain[1], here, index), chain[1], here, None)


Reach = Callable[[list[XPathNode], XPathNode], list[XPathNode]]
_REACH: dict[str, Reach] = {"preceding": Index.before, "following": Index.after}


def _reached(axis: XPathToken, tests: list[XPathToken], context: Context) -> list[XPathNode] | None:
    """Nodes on a ``preceding`` or ``following`` axis that may meet the tests; None where the index cannot tell."""
    node, name = context.item, expanded_name(axis[0])
    index = context.library.index(node.root_node) if isinstance(node, XPathNode) else None
    if index is None or name is None or not isinstance(node, XPathNode):
        return None
    return _REACH[axis.symbol](_found(name, tests, context, index), node)


def _axis_select(self: Any, context: XPathContext | None = None) -> Iterator[Any]:
    here = context_of(context, self)
    nodes = _reached(self, [], here)
    yield from self.plain(context) if nodes is None else _kept(nodes, [], here, self.symbol)


for _symbol in _REACH:
    override(_symbol, "select")(_axis_select)


@override("[", "select")
def _predicate(self: Any, context: XPathContext | None = None) -> Iterator[Any]:
    here = context_of(context, self)
    chain = _chain(self)
    nodes = _reached(chain[0], chain[1], here) if chain and chain[0].symbol in _REACH and len(chain[0]) == 1 else None
    if chain is None or nodes is None:
        yield from self.plain(context)
    else:
        yield from _kept(nodes, chain[1], here, chain[0].symbol)
