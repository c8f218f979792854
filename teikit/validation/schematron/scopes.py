"""Variables, computed when an expression first asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from elementpath.tree_builders import get_node_tree
from elementpath.xpath_nodes import ElementNode, XPathNode
from lxml import etree

from teikit.dataclass import dataclass

from .context import ExpressionError
from .expressions import Compiled, Expressions
from .schema import Let

__all__ = ["Scope", "Variable", "Variables", "variables_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A ``let``: an expression, or the element whose children are the value."""

    name: str
    value: Compiled | None
    content: etree._Element | None

    @property
    def needs(self) -> frozenset[str]:
        """Variables it refers to."""
        return self.value.needs if self.value is not None else frozenset()


Variables: TypeAlias = Mapping[str, Variable]
Evaluate: TypeAlias = Callable[[Compiled, XPathNode, "Scope"], list[Any]]


def variables_of(lets: Iterable[Let], expressions: Expressions) -> Variables:
    """The variables of one level of a schema; the last of one name counts."""
    return {let.name: Variable(let.name, expressions.compiled(let.value) if let.value else None, let.content) for let in lets}


class Scope:
    """The variables of one level (schema and phase, pattern, rule) at one node, inside those of the level around it."""

    __slots__ = ("_asked", "_evaluate", "_node", "_outer", "_values", "_variables")

    def __init__(self, variables: Variables, node: XPathNode, outer: Scope | None, evaluate: Evaluate) -> None:
        self._variables = variables
        self._node = node
        self._outer = outer
        self._evaluate = evaluate
        self._values: dict[str, list[Any] | ExpressionError] = {}
        self._asked: set[str] = set()

    def values(self, names: Iterable[str]) -> dict[str, Any]:
        """The variables' values; `ExpressionError` where one has none."""
        return {name: self._value(name) for name in names}

    def _value(self, name: str) -> list[Any]:
        if name not in self._variables or name in self._asked:
            # A variable may be made from the outer one of the same name.
            if self._outer is None:
                raise ExpressionError(f"no variable ${name} is defined here")
            return self._outer._value(name)
        if name not in self._values:
            self._values[name] = self._computed(self._variables[name])
        value = self._values[name]
        if isinstance(value, ExpressionError):
            raise value
        return value

    def _computed(self, variable: Variable) -> list[Any] | ExpressionError:
        if variable.value is None:
            return _nodes_inside(variable.content)
        self._asked.add(variable.name)
        try:
            return self._evaluate(variable.value, self._node, self)
        except ExpressionError as reason:
            return ExpressionError(f"the variable ${variable.name} has no value: {reason}")
        finally:
            self._asked.discard(variable.name)


def _nodes_inside(content: etree._Element | None) -> list[Any]:
    if content is None:
        return []
    tree = get_node_tree(content, fragment=True)
    return list(tree.children) if isinstance(tree, ElementNode) else []
