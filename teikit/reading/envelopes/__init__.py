"""Who published the text: one publisher's page per module, discovered."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

from teikit.expressions import expression
from teikit.problems import TeikitError
from teikit.reading.page import Envelope, Page
from teikit.source import Source, Span

__all__ = ["envelopes", "open_envelope"]

BARE = "bare"
_NO_LINE_END = expression(r"[^\n]")


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
    wrappers, pages = ([e for e in known.values() if e.name != BARE and e.wraps is wraps] for wraps in (True, False))
    outer = _claimant(source, wrappers)
    if outer is None:
        envelope = _claimant(source, pages) or known[BARE]
        return envelope.name, envelope.open(source)
    wrapped = outer.open(source)
    # Blanks in the place of what is read already keep every offset.
    rest = replace(source, text=_NO_LINE_END.sub(" ", source.text[: wrapped.body.start]) + source.text[wrapped.body.start :])
    inner = _claimant(rest, pages) or known[BARE]
    return (outer if inner.name == BARE else inner).name, _within(wrapped, inner.open(rest))


def _claimant(source: Source, candidates: Sequence[Envelope]) -> Envelope | None:
    claims = [envelope for envelope in candidates if envelope.recognises(source)]
    if len(claims) > 1:
        raise TeikitError(f"{source.name}: two envelopes claim this text ({', '.join(e.name for e in claims)}); name one with --envelope")
    return claims[0] if claims else None


def _within(outer: Page, inner: Page) -> Page:
    """The inner page with what the outer one says."""
    return replace(
        inner,
        body=Span(max(inner.body.start, outer.body.start), inner.body.end),
        markup=(*outer.markup, *inner.markup),
        title=inner.title or outer.title,
        date=inner.date or outer.date,
        citation=inner.citation or outer.citation,
        original_language=inner.original_language or outer.original_language,
        stated=outer.stated,
        problems=(*outer.problems, *inner.problems),
    )
