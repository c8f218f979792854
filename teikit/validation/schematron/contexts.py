"""From a context expression to a `Matcher`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .matching import Alternatives, Anything, Document, Everywhere, Filtered, Matcher, Named, Path

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

__all__ = ["matcher_of"]

# Expressions whose value is a truth or nodes, never a number: as a predicate they do not count positions.
_COMPARISONS = frozenset(("=", "!=", "<", ">", "<=", ">=", "eq", "ne", "lt", "gt", "le", "ge"))
_SEARCHES = frozenset(("starts-with", "ends-with", "contains"))
_OPERATORS = frozenset(("and", "or", "is", "<<", ">>", "castable", "instance", "some", "every"))
_FUNCTIONS = frozenset(("not", "exists", "empty", "boolean", "true", "false", "matches", "lang", "deep-equal", "doc-available"))
_NODES = frozenset(("@", "/", "//", "..", "|", "union", "intersect", "except", "(name)", "*", "id", "key"))
_TESTS = _COMPARISONS | _SEARCHES | _OPERATORS | _FUNCTIONS | _NODES
_POSITIONS = ("position", "last")


def matcher_of(token: XPathToken) -> Matcher:
    """The matcher of a context."""
    return _pattern(token) or Everywhere(token)


def _pattern(token: XPathToken) -> Matcher | None:
    match token.symbol:
        case "|" | "union":
            parts = [_pattern(operand) for operand in token]
            known = tuple(part for part in parts if part is not None)
            return Alternatives(known) if len(known) == len(parts) else None
        case "(" if len(token) == 1:
            return _pattern(token[0])
        case "[":
            return _filtered(token)
        case "/" | "//":
            return _path(token)
        case _:
            return _step(token)


def _filtered(token: XPathToken) -> Matcher | None:
    inner = _pattern(token[0])
    if inner is None or not _is_test(token[1]) or any(True for _ in token[1].iter(*_POSITIONS)):
        return None
    needed = _needed_attribute(token[1])
    if isinstance(inner, Filtered):
        return Filtered(inner.inner, (*inner.tests, token[1]), inner.bears or needed)
    return Filtered(inner, (token[1],), needed)


def _path(token: XPathToken) -> Matcher | None:
    if not len(token):
        return Document()
    above: Matcher | None = Document() if len(token) == 1 else _pattern(token[0])
    last = _pattern(token[-1])
    if above is None or last is None:
        return None
    return Path(above, last, deep=token.symbol == "//")


def _step(token: XPathToken) -> Matcher | None:
    if token.symbol == "child" and len(token) == 1:
        return _step(token[0])
    if token.symbol in ("@", "attribute") and len(token) == 1:
        name = _name(token[0])
        return Named(name, attribute=True) if name else None
    if token.symbol in ("text", "comment", "node", "processing-instruction") and not len(token) and token.label == "kind test":
        return Anything(token.symbol)
    if token.symbol == "element" and token.label == "kind test":
        name = "*" if not len(token) else _name(token[0]) if len(token) == 1 else None
    else:
        name = _name(token)
    return Named(name) if name else None


def _name(token: XPathToken) -> str | None:
    """The expanded name an element or attribute test asks for."""
    if token.symbol == "(name)":
        return str(token.value)
    if token.symbol == "*" and not len(token):
        return "*"
    if token.symbol in (":", "Q{") and token[1].symbol in ("(name)", "*"):
        return token.name
    return None


def _is_test(token: XPathToken) -> bool:
    """Whether a predicate's value is surely a truth or nodes."""
    match token.symbol:
        case "(" if len(token) == 1:
            return _is_test(token[0])
        case ":" | "Q{":
            return token[1].symbol in ("(name)", "*") or _is_test(token[1])
        case "/" | "//":
            return not len(token) or _is_test(token[-1])
        case "[":
            return _is_test(token[0])
        case "if":
            return _is_test(token[1]) and _is_test(token[2])
        case symbol:
            return symbol in _TESTS or token.label in ("axis", "kind test")


def _needed_attribute(token: XPathToken) -> str | None:
    """The attribute without which a test is false: it lets a context be tried on its bearers alone."""
    match token.symbol:
        case "@":
            name = _name(token[0])
            return name if name and "*" not in name else None
        case "(" if len(token) == 1:
            return _needed_attribute(token[0])
        case "and":
            return _needed_attribute(token[0]) or _needed_attribute(token[1])
        case symbol if symbol in _COMPARISONS:
            return next((name for operand in token if operand.symbol == "@" and (name := _needed_attribute(operand))), None)
        case symbol if symbol in _SEARCHES and token[0].symbol == "@" and token[1].symbol == "(string)" and token[1].value:
            return _needed_attribute(token[0])
        case _:
            return None
