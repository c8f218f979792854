"""``… = $variable`` by a look into a set, where the variable holds strings.

`elementpath` compares with each of them in turn; a rule that asks it of every node (does this pointer lead to an ``xml:id``?)
would take time that grows with the square of the document.
"""

from __future__ import annotations

from typing import Any

from elementpath.datatypes import UntypedAtomic

from .context import Context

__all__ = ["among"]

# Fewer are compared as quickly.
_FEW = 8
# Variables remembered in one run: those of a rule are new at every node.
_MOST = 64


def among(token: Any, here: Context) -> bool | None:
    """The truth of an equality with the strings of a variable; None for any other comparison."""
    if token.symbol != "=" or token[1].symbol != "$":
        return None
    items = here.variables.get(token[1].value)
    strings = _strings(token, items, here) if isinstance(items, list) and len(items) >= _FEW else None
    if strings is None:
        return None
    values = list(token[0].atomization(here.__copy__()))
    if not all(isinstance(value, str | UntypedAtomic) for value in values):
        return None
    return any(str(value) in strings for value in values)


def _strings(token: Any, items: list[Any], here: Context) -> frozenset[str] | None:
    """The items as strings; None where one is something else. Remembered for as long as the run lasts."""
    # All contexts of a run share this dictionary. The list is kept beside its strings, so that its number stays its own.
    known: dict[int, tuple[list[Any], frozenset[str] | None]] = here.__dict__.setdefault("members", {})
    if id(items) not in known:
        if len(known) >= _MOST:
            known.clear()
        values = [value for item in items for value in token.atomize_item(item)]
        plain = all(isinstance(value, str | UntypedAtomic) for value in values)
        known[id(items)] = items, frozenset(map(str, values)) if plain else None
    return known[id(items)][1]
