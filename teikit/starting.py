"""What a process of teikit does first, so that it starts and works fast."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module

__all__ = ["import_lxml", "spare_garbage"]


def spare_garbage() -> None:
    """Look for garbage less often, and not at the end.

    Loading schemas and reading records makes many objects that stay: looking for garbage as often as Python does by itself
    would take a tenth of the time. What is left when the process ends goes with it; to look through all of it once more would
    take a fifth of the time that one small record takes.
    """
    gc.set_threshold(100_000, 20, 20)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def import_lxml() -> None:
    """lxml imports rnc2rng where that is installed, for which it takes twice as long; nothing here asks lxml for it."""
    if "rnc2rng" in sys.modules:
        return
    sys.modules["rnc2rng"] = None  # type: ignore[assignment] # what Python takes for "not to be imported"
    try:
        import_module("lxml.etree")
    finally:
        del sys.modules["rnc2rng"]
