"""The truth of an expression, without making the sequences it is the truth of.

Most tests of a schema ask whether an attribute, a child or an ancestor of some name is there. That is answered from the nodes;
everything else is left to `elementpath`. Both answers are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from elementpath.xpath_nodes import DocumentNode, ElementNode

from .context import Context
from .predicates import expanded_name, selects_nodes

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

__all__ = ["Truth", "truth_of"]

Truth: TypeAlias = Callable[[Context], bool]
"""The truth at a context's item; the context is left as it is."""


def truth_of(token: XPathToken) -> Truth:
    """The effective boolean value of an expression."""
    return _connected(token) or _compared(token) or _present(token) or _evaluated(token)


def _evaluated(token: XPathToken) -> Truth:
    def truth(context: Context) -> bool:
        return token.boolean_value(token.select(context.__copy__()))

    return truth


def _connected(token: XPathToken) -> Truth | None:
    parts = list(token)
    match token.symbol:
        case "(" if len(parts) == 1:
            return truth_of(parts[0])
        case "and":
            left, right = map(truth_of, parts)
            return lambda context: left(context) and right(context)
        case "or":
            left, right = map(truth_of, parts)
            return lambda context: left(context) or right(context)
        case "|" | "union" if all(selects_nodes(part) for part in parts):
            left, right = map(truth_of, parts)
            return lambda context: left(context) or right(context)
        case "not" if token.label == "function" and len(parts) == 1:
            inner = truth_of(parts[0])
            return lambda context: not inner(context)
    return None


def _compared(token: XPathToken) -> Truth | None:
    """``@type = 'gloss'``"""
    if token.symbol not in ("=", "eq") or token[0].symbol != "@" or token[1].symbol != "(string)":
        return None
    name, value = expanded_name(token[0][0]), token[1].value
    if name is None or "*" in name:
        return None
    return lambda context: _attribute(context.item, name) == value


def _attribute(node: Any, name: str) -> str | None:
    value: str | None = node.value.get(name) if isinstance(node, ElementNode) else None  # type: ignore[attr-defined]
    return value


def _present(token: XPathToken) -> Truth | None:
    """A step along an axis to a name."""
    axis = token.symbol if token.symbol in _AXES and len(token) == 1 else "child"
    name = expanded_name(token if axis == "child" and token.symbol != "child" else token[0])
    if name is None or "*" in name:
        return None
    if axis in ("@", "attribute"):
        return lambda context: _attribute(context.item, name) is not None
    reach = _AXES[axis]
    return lambda context: any(node.name == name and isinstance(node, ElementNode) for node in reach(context.item))


def _children(node: Any) -> Any:
    return node.children if isinstance(node, ElementNode | DocumentNode) else ()


def _ancestors(node: Any) -> Iterator[Any]:
    while (node := getattr(node, "parent", None)) is not None:
        yield node


def _ancestors_or_self(node: Any) -> Iterator[Any]:
    yield node
    yield from _ancestors(node)


def _parent(node: Any) -> Any:
    parent = getattr(node, "parent", None)
    return () if parent is None else (parent,)


def _descendants(node: Any) -> Any:
    return node.iter_descendants(with_self=False) if isinstance(node, ElementNode | DocumentNode) else ()


def _self(node: Any) -> Any:
    return (node,) if isinstance(node, ElementNode) else ()


_AXES: dict[str, Callable[[Any], Any]] = {
    "@": _self,
    "attribute": _self,
    "child": _children,
    "parent": _parent,
    "self": _self,
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "descendant": _descendants,
}
