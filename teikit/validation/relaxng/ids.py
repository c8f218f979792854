"""ID, IDREF and IDREFS within one document (RELAX NG DTD compatibility, section 5)."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["Ids"]


class Ids:
    """Identifiers seen, and references that await theirs."""

    __slots__ = ("_awaited", "_seen")

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._awaited: dict[str, int] = {}

    def take(self, kind: str, value: str, ordinal: int = 0) -> bool:
        """Take the value of an attribute of datatype `kind`; False where it is an ID already given."""
        if kind == "ID":
            value = value.strip()
            if value in self._seen:
                return False
            self._seen.add(value)
        else:
            for name in value.split():
                self._awaited.setdefault(name, ordinal)
        return True

    def unresolved(self) -> Iterator[tuple[str, int]]:
        """References to no ID of the document, with the ordinal they were first taken with."""
        return ((name, ordinal) for name, ordinal in self._awaited.items() if name not in self._seen)
