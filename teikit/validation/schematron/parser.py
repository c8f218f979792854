"""`elementpath`'s parser of XPath 3.1, made extensible."""

from __future__ import annotations

from abc import ABCMeta
from collections.abc import Callable
from typing import Any

from elementpath.xpath3 import XPath3Parser
from elementpath.xpath_tokens import ProxyToken, XPathToken

__all__ = ["Parser", "override"]


class Parser(XPath3Parser):
    """XPath 3.1; `functions` and `shortcuts` add to it."""

    # The base class's table would otherwise learn this one's functions.
    function_signatures = XPath3Parser.function_signatures.copy()


def override(symbol: str, method: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Replace a method of a symbol's tokens for `Parser` alone; the old one stays within reach as ``plain``."""

    def bind(function: Callable[..., Any]) -> Callable[..., Any]:
        old = Parser.symbol_table[symbol]
        Parser.symbol_table[symbol] = ABCMeta(old.__name__, (old,), {method: function, "plain": getattr(old, method)})
        return function

    return bind


def _name_or_function(self: Any) -> XPathToken:
    # elementpath drops the prefix of tei:head, tei:join, tei:entry …, names that maps, arrays and math functions have too.
    token: XPathToken = self.plain()
    if token.symbol == "(name)" and self.namespace:
        token.bind_namespace(self.namespace)
    return token


@override(":", "led")
def _wildcard_prefix(self: Any, left: XPathToken) -> XPathToken:
    following = self.parser.next_token
    if left.symbol != "*" or not isinstance(following, ProxyToken):
        return self.plain(left)  # type: ignore[no-any-return]
    following.bind_namespace("*")
    self[:] = left, self.parser.expression(self.rbp)
    self.name, self.value = self[1].name, f"*:{self[1].value}"
    return self  # type: ignore[no-any-return]


for _symbol in [symbol for symbol, token in Parser.symbol_table.items() if issubclass(token, ProxyToken)]:
    override(_symbol, "nud")(_name_or_function)
