"""A text with no publisher's page: all of it is the record."""

from __future__ import annotations

from teikit.reading.page import Envelope, Page
from teikit.source import Source

__all__ = ["ENVELOPE"]


def _open(source: Source) -> Page:
    return Page(body=source.span)


ENVELOPE = Envelope("bare", lambda source: False, _open)
