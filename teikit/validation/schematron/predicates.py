"""What can be told of a step or a predicate without evaluating it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

__all__ = ["expanded_name", "is_positional", "needed_attribute", "selects_nodes"]

# Expressions whose value is a truth or nodes, never a number: as a predicate they do not count positions.
_COMPARISONS = frozenset(("=", "!=", "<", ">", "<=", ">=", "eq", "ne", "lt", "gt", "le", "ge"))
_SEARCHES = frozenset(("starts-with", "ends-with", "contains"))
_OPERATORS = frozenset(("and", "or", "is", "<<", ">>", "castable", "instance", "some", "every"))
_FUNCTIONS = frozenset(("not", "exists", "empty", "boolean", "true", "false", "matches", "lang", "deep-equal", "doc-available"))
_NODES = frozenset(("@", "/", "//", "..", "|", "union", "intersect", "except", "(name)", "*", "id", "key"))
_TRUTHS = _COMPARISONS | _SEARCHES | _OPERATORS | _FUNCTIONS
_POSITIONS = ("position", "last")


def is_positional(token: XPathToken) -> bool:
    """Whether a predicate may depend on the position: unless it surely has a truth or nodes for value."""
    return not _is_test(token) or any(True for _ in token.iter(*_POSITIONS))


def expanded_name(token: XPathToken) -> str | None:
    """The expanded name an element or attribute test asks for."""
    if token.symbol == "(name)":
        return str(token.value)
    if token.symbol == "*" and not len(token):
        return "*"
    if token.symbol in (":", "Q{") and token[1].symbol in ("(name)", "*"):
        return token.name
    return None


def selects_nodes(token: XPathToken) -> bool:
    """Whether an expression's value is surely a sequence of nodes."""
    match token.symbol:
        case "(" if len(token) == 1:
            return selects_nodes(token[0])
        case ":" | "Q{":
            return expanded_name(token) is not None
        case "/" | "//":
            return not len(token) or selects_nodes(token[-1])
        case "[":
            return selects_nodes(token[0])
        case symbol:
            return symbol in _NODES or token.label in ("axis", "kind test")


def _is_test(token: XPathToken) -> bool:
    """Whether a predicate's value is surely a truth or nodes."""
    match token.symbol:
        case "(" if len(token) == 1:
            return _is_test(token[0])
        case "if":
            return _is_test(token[1]) and _is_test(token[2])
        case ":" | "Q{" if expanded_name(token) is None:
            return _is_test(token[1])
        case symbol:
            return symbol in _TRUTHS or selects_nodes(token)


def needed_attribute(token: XPathToken) -> str | None:
    """The attribute without which a test is false: it lets a context be tried on its bearers alone."""
    match token.symbol:
        case "@":
            name = expanded_name(token[0])
            return name if name and "*" not in name else None
        case "(" if len(token) == 1:
            return needed_attribute(token[0])
        case "and":
            return needed_attribute(token[0]) or needed_attribute(token[1])
        case symbol if symbol in _COMPARISONS:
            return next((name for operand in token if operand.symbol == "@" and (name := needed_attribute(operand))), None)
        case symbol if symbol in _SEARCHES and token[0].symbol == "@" and token[1].symbol == "(string)" and token[1].value:
            return needed_attribute(token[0])
        case _:
            return None
