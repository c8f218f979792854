"""Who published the text: one publisher's page per module, discovered."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from teikit.problems import TeikitError
from teikit.reading.page import Envelope, Page
from teikit.source import Source

__all__ = ["envelopes", "open_envelope"]

BARE = "bare"


@cache
def envelopes() -> dict[str, Envelope]:
    """Every envelope by name."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    return {module.ENVELOPE.name: module.ENVELOPE for module in modules}


def open_envelope(source: Source, name: str | None = None) -> tuple[str, Page]:
    """Take a record out of its publisher's page.

    Returns the envelope's name and the page. Raises `TeikitError` for an unknown `name`, or if two envelopes claim the text.
    """
    known = envelopes()
    if name is not None:
        if name not in known:
            raise TeikitError(f"no envelope {name!r}; known: {', '.join(sorted(known))}")
        return name, known[name].open(source)
    claims = [e for e in known.values() if e.name != BARE and e.recognises(source)]
    if len(claims) > 1:
        raise TeikitError(f"{source.name}: two envelopes claim this text ({', '.join(e.name for e in claims)}); name one with --envelope")
    envelope = claims[0] if claims else known[BARE]
    return envelope.name, envelope.open(source)
