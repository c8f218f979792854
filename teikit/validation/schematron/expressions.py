"""Expressions, parsed once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from elementpath.collations import UNICODE_CODEPOINT_COLLATION
from elementpath.exceptions import ElementPathError

from teikit.dataclass import dataclass

from .context import ExpressionError
from .schema import Expr, Namespaces, Schema
from .shortcuts import Parser
from .truths import Truth, truth_of

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

__all__ = ["Compiled", "Expressions", "reason_of"]

_BINDERS = ("for", "some", "every", "let")


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A parsed expression, or the reason why there is none."""

    text: str
    token: XPathToken | None
    truth: Truth | None = None
    """Its effective boolean value."""
    needs: frozenset[str] = frozenset()
    """Names of the variables it refers to and does not bind itself."""
    error: str | None = None

    def parsed(self) -> XPathToken:
        """The expression's root; `ExpressionError` where it could not be parsed."""
        if self.token is None:
            raise ExpressionError(self.error)
        return self.token


class Expressions:
    """Every expression of a schema, parsed once however often it is written."""

    def __init__(self, schema: Schema) -> None:
        self._xpath1 = schema.xpath1
        self._base = schema.base
        self._parsers: dict[Namespaces, Parser] = {}
        self._known: dict[Expr, Compiled] = {}

    def compiled(self, expr: Expr) -> Compiled:
        """The parsed expression."""
        if expr not in self._known:
            self._known[expr] = self._compile(expr)
        return self._known[expr]

    def _compile(self, expr: Expr) -> Compiled:
        text = " ".join(expr.text.split())
        try:
            token = self._parser(expr.namespaces).parse(expr.text)
        except (ElementPathError, RecursionError) as error:
            return Compiled(text, None, error=f"{text!r} cannot be run: {reason_of(error)}")
        return Compiled(text, token, truth_of(token), _needs(token))

    def _parser(self, namespaces: Namespaces) -> Parser:
        if namespaces not in self._parsers:
            self._parsers[namespaces] = Parser(
                dict(namespaces),
                compatibility_mode=self._xpath1,
                default_collation=UNICODE_CODEPOINT_COLLATION,
                base_uri=_base_uri(self._base),
            )
        return self._parsers[namespaces]


def reason_of(error: BaseException) -> str:
    """An error's own words without the position in a token, which says nothing to a reader of the document."""
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    return str(getattr(error, "message", None) or error) or type(error).__name__


def _base_uri(base: str | None) -> str | None:
    if base is None or ":" in base:
        return base
    return Path(base).resolve().as_uri()


def _needs(token: XPathToken) -> frozenset[str]:
    referred = {str(variable[0].value) for variable in token.iter("$")}
    bound = {
        str(variable[0].value)
        for binder in token.iter(*_BINDERS)
        for variable in list(binder)[: len(binder) - 1 : 2]
        if variable.symbol == "$"
    }
    return frozenset(referred - bound)
