"""Ctrl-C at a moment when it does no harm."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["SLICE", "held_back"]

SLICE = 0.2
"""Seconds that one wait takes at most while Ctrl-C is held back: nobody notices them."""
_NUMBERS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_back() -> Iterator[None]:
    """Ctrl-C, and SIGTERM where it is handled, come at the end of the block.

    Raised inside of `concurrent.futures` a `KeyboardInterrupt` can leave a lock of a future taken, and the thread that hands over
    results then waits for it for ever, and the end of the run for that thread.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    before = {number: handler for number in _NUMBERS if callable(handler := signal.getsignal(number))}
    for number in before:
        signal.signal(number, lambda given, frame: came.append((given, frame)))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for given, frame in came[:1]:
            before[signal.Signals(given)](given, frame)
