"""Who is answerable for a piece of markup: roles -> pointers into the header."""

from __future__ import annotations

from dataclasses import field

from teikit.dataclass import dataclass
from teikit.record import Certainty, Header

__all__ = ["TEIKIT", "Responsible"]

TEIKIT = "#teikit"


@dataclass(slots=True)
class Responsible:
    """Finds the ``@resp`` of a role, and remembers which unnamed roles the header has to declare."""

    header: Header
    declared: set[str] = field(default_factory=set)
    """Ids (without #) of unnamed roles in use."""
    _pointers: dict[str, str] = field(default_factory=lambda: {"teikit": TEIKIT})

    def pointer(self, role: str) -> str:
        """``#translator`` for what the translator or editor marked; ``#editor`` where the record names neither."""
        if role not in self._pointers:
            self._pointers[role] = self._pointer(role)
        return self._pointers[role]

    def _pointer(self, role: str) -> str:
        if role in ("translator", "editor"):
            if any(r.role == "translator" for r in self.header.responsibilities):
                return "#translator"
            role = "editor"
        self.declared.add(role)
        return f"#{role}"

    @staticmethod
    def guess(cert: Certainty) -> dict[str, str]:
        """Attributes of what the program decided without a mark in the text."""
        return {"resp": TEIKIT, "cert": cert}
