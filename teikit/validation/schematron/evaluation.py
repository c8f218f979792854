"""Values of expressions at nodes of a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from elementpath.xpath_nodes import DocumentNode, XPathNode

from .context import Context, ExpressionError, Library
from .expressions import Compiled, reason_of
from .index import Index
from .scopes import Scope
from .truths import Truth, truth_of

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

__all__ = ["Evaluator", "ScopedFocus"]

_T = TypeVar("_T")


class Evaluator:
    """Evaluates expressions in one document."""

    def __init__(self, root: DocumentNode, library: Library) -> None:
        self._root = root
        self._base = Context(root)
        self._base.library = library
        self._base.current = root

    def truth(self, expression: Compiled, node: XPathNode, scope: Scope) -> bool:
        """The effective boolean value; `ExpressionError` where there is none."""
        return self.holds(expression.truth or truth_of(expression.parsed()), expression.needs, node, scope, node)

    def items(self, expression: Compiled, node: XPathNode, scope: Scope) -> list[Any]:
        """The value as a sequence; `ExpressionError` where there is none."""
        token = expression.parsed()
        return self._run(lambda context: list(token.select(context)), expression.needs, node, scope, node)

    def text(self, expression: Compiled, node: XPathNode, scope: Scope) -> str:
        """The value as ``xsl:value-of`` writes it; `ExpressionError` where there is none."""
        return " ".join(self.strings(expression, node, scope))

    def strings(self, expression: Compiled, node: XPathNode, scope: Scope) -> list[str]:
        """The value's items as strings; `ExpressionError` where there is none."""
        token = expression.parsed()

        def read(context: Context) -> list[str]:
            return [token.string_value(value) for value in token.atomization(context)]

        return self._run(read, expression.needs, node, scope, node)

    def holds(self, test: Truth, needs: frozenset[str], node: XPathNode, scope: Scope, current: XPathNode) -> bool:
        """The truth of an expression or a part of one, perhaps with another node as ``current()``."""
        return self._run(test, needs, node, scope, current)

    def _run(self, read: Callable[[Context], _T], needs: frozenset[str], node: XPathNode, scope: Scope, current: XPathNode) -> _T:
        context = self._base.at(node, scope.values(needs), current)
        try:
            return read(context)
        except ExpressionError:
            raise
        except Exception as error:
            # elementpath raises its own errors, and Python's where an operation meets a value it did not foresee.
            raise ExpressionError(reason_of(error)) from error


class ScopedFocus:
    """Evaluates what stands inside a context: `matching.Focus`."""

    def __init__(self, evaluator: Evaluator, index: Index, context: Compiled, scope: Scope) -> None:
        self.index = index
        self._evaluator = evaluator
        self._context = context
        self._scope = scope

    def holds(self, test: Truth, node: XPathNode, current: XPathNode) -> bool:
        """The truth of a predicate."""
        return self._evaluator.holds(test, self._context.needs, node, self._scope, current)

    def nodes(self, token: XPathToken, node: XPathNode) -> list[XPathNode]:
        """The nodes the context selects from a node."""
        return [item for item in self._evaluator.items(self._context, node, self._scope) if isinstance(item, XPathNode)]
