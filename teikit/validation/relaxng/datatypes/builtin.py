"""RELAX NG's own two datatypes (section 6.2.9 and "built-in" library)."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from teikit.validation.relaxng.datatypes.base import Context, Datatype, collapse

__all__ = ["BUILTIN"]


class _Builtin(Datatype):
    __slots__ = ("_normalise",)

    def __init__(self, name: str, normalise: Callable[[str], str]) -> None:
        super().__init__(name, "text")
        self._normalise = normalise

    def parse(self, text: str, context: Context) -> Hashable:
        return self._normalise(text)

    def allows(self, text: str, context: Context) -> bool:
        return True


BUILTIN: dict[str, Datatype] = {"string": _Builtin("string", str), "token": _Builtin("token", collapse)}
