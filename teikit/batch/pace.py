"""How many things to hand out at once."""

from __future__ import annotations

__all__ = ["Pace"]

_SECONDS = 0.2
"""What a chunk should take: much longer than to send it, shorter than anybody waits for."""
_MOST = 64


class Pace:
    """Learns from what was done how many things make a chunk."""

    def __init__(self) -> None:
        self.size = 1
        self._each = 0.0

    def add(self, things: int, seconds: float) -> None:
        """Learn from one chunk; the last ones weigh most."""
        each = seconds / things
        self._each = each if not self._each else 0.7 * self._each + 0.3 * each
        # Not at once from one to many: the first tell little of the others.
        self.size = max(1, min(_MOST, 2 * self.size, int(_SECONDS / max(self._each, 1e-6))))
