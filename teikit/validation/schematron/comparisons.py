"""General comparisons by XPath 1.0's rules (XPath 2.0, 3.5.2 with backwards compatibility), where a schema's binding asks for them.

`elementpath`'s compatibility mode lacks them: it refuses ``string(@n) = 1`` and raises on ``@n > 1`` where ``@n`` is no number.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Any

from elementpath import XPathContext

from .context import Context, context_of
from .membership import among
from .parser import override

__all__: list[str] = []

_Compare = Callable[[Any, Any], bool]
_EQUALITIES: dict[str, _Compare] = {"=": operator.eq, "!=": operator.ne}
_ORDERS: dict[str, _Compare] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _compared(token: Any, here: Context) -> bool:
    left, right = (list(operand.select(here.__copy__())) for operand in token)
    compare = _EQUALITIES.get(token.symbol) or _ORDERS[token.symbol]
    if any(len(items) == 1 and isinstance(items[0], bool) for items in (left, right)):
        return compare(token.boolean_value(left), token.boolean_value(right))
    pairs = product(*([value for item in items for value in token.atomize_item(item)] for items in (left, right)))
    if token.symbol in _ORDERS:
        return any(compare(_number(a), _number(b)) for a, b in pairs)
    return any(compare(*_alike(a, b)) for a, b in pairs)


def _alike(left: Any, right: Any) -> tuple[Any, Any]:
    if _is_number(left) or _is_number(right):
        return _number(left), _number(right)
    return str(left), str(right)


def _evaluate(self: Any, context: XPathContext | None = None) -> Any:
    if context is None:
        return self.plain(context)
    here = context_of(context, self)
    if self.parser.compatibility_mode:
        return _compared(self, here)
    found = among(self, here)
    return self.plain(context) if found is None else found


for _symbol in (*_EQUALITIES, *_ORDERS):
    override(_symbol, "evaluate")(_evaluate)
