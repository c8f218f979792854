"""From a context expression to a `Matcher`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .matching import Alternatives, Anything, Document, Everywhere, Filtered, Matcher, Named, Path
from .predicates import expanded_name, is_positional, needed_attribute
from .truths import truth_of

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

__all__ = ["matcher_of"]


def matcher_of(token: XPathToken) -> Matcher:
    """The matcher of a context."""
    return _pattern(token) or Everywhere(token)


def _pattern(token: XPathToken) -> Matcher | None:
    match token.symbol:
        case "|" | "union":
            parts = [_pattern(operand) for operand in token]
            known = tuple(part for part in parts if part is not None)
            return Alternatives(known, all(part.plain for part in known)) if len(known) == len(parts) else None
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
    if inner is None or is_positional(token[1]):
        return None
    needed = needed_attribute(token[1])
    if isinstance(inner, Filtered):
        return Filtered(inner.inner, (*inner.tests, truth_of(token[1])), inner.bears or needed)
    return Filtered(inner, (truth_of(token[1]),), needed)


def _path(token: XPathToken) -> Matcher | None:
    if not len(token):
        return Document()
    above: Matcher | None = Document() if len(token) == 1 else _pattern(token[0])
    last = _pattern(token[-1])
    if above is None or last is None:
        return None
    return Path(above, last, token.symbol == "//", above.plain and last.plain)


def _step(token: XPathToken) -> Matcher | None:
    if token.symbol == "child" and len(token) == 1:
        return _step(token[0])
    if token.symbol in ("@", "attribute") and len(token) == 1:
        name = expanded_name(token[0])
        return Named(name, attribute=True) if name else None
    if token.symbol in ("text", "comment", "node", "processing-instruction") and not len(token) and token.label == "kind test":
        return Anything(token.symbol)
    if token.symbol == "element" and token.label == "kind test":
        name = "*" if not len(token) else expanded_name(token[0]) if len(token) == 1 else None
    else:
        name = expanded_name(token)
    return Named(name) if name else None
