"""``@name`` and ``@a | @b | @c`` straight from the element.

`elementpath` tries every attribute of an element for each name asked for, and joins unions two by two; rules ask for dozens
of names at every element. What is found is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elementpath import XPathContext
from elementpath.xpath_nodes import ElementNode
from elementpath.xpath_tokens import XPathToken

from .context import Context, context_of
from .parser import override
from .predicates import expanded_name

__all__: list[str] = []

_NOT_NAMES: frozenset[str] = frozenset()


def _named(token: XPathToken) -> frozenset[str]:
    """The attributes an expression asks for by name; empty where it asks for anything else."""
    if token.symbol in ("@", "attribute") and len(token) == 1:
        name = expanded_name(token[0])
        return frozenset([name]) if name and "*" not in name else _NOT_NAMES
    if token.symbol in ("|", "union") and len(token) == 2:
        left, right = map(_named, token)
        return left | right if left and right else _NOT_NAMES
    return _named(token[0]) if token.symbol == "(" and len(token) == 1 else _NOT_NAMES


def _select(self: Any, context: XPathContext | None = None) -> Iterator[Any]:
    here = context_of(context, self)
    names = getattr(self, "asked", None)
    if names is None:
        names = self.asked = _named(self)
    node = here.item
    if not names or not isinstance(node, ElementNode):
        yield from self.plain(context)
    elif not names.isdisjoint(node.value.keys()):  # type: ignore[attr-defined]
        found = [attribute for attribute in node.attributes if attribute.name in names]
        yield from found if len(self) == 2 else _in_focus(found, here)


def _in_focus(found: list[Any], context: Context) -> Iterator[Any]:
    """Each the context's item while it is out: what elementpath's own axis does, and its union does not."""
    status = context.item, context.axis
    for attribute in found:
        context.item, context.axis = attribute, "attribute"
        yield attribute
    context.item, context.axis = status


for _symbol in ("@", "attribute", "|", "union"):
    override(_symbol, "select")(_select)
