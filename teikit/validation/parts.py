"""The files that a schema is made of: its own, and those it refers to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from lxml import etree

from teikit.dataclass import dataclass
from teikit.validation.addresses import is_url, references, resolved

__all__ = ["Parts", "Resolve", "parts_of"]

Resolve = Callable[[str], Path | None]


@dataclass(slots=True)
class Parts:
    """What was found."""

    files: dict[Path, bytes] = field(default_factory=dict)
    """The bytes of every file, the schema's own first."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """Local files by the addresses that `resolve` knew."""
    unread: dict[Path, OSError | etree.XMLSyntaxError] = field(default_factory=dict)
    """Why a file could not be followed: not there, or not well-formed."""


def parts_of(path: Path, resolve: Resolve) -> Parts:
    """The files of the schema at a path; `resolve` gives the local file for an address. Never the net."""
    parts = Parts()
    waiting = [path]
    while waiting:
        at = waiting.pop()
        if at not in parts.files and at not in parts.unread:
            waiting += _next(at, resolve, parts)
    return parts


def _next(at: Path, resolve: Resolve, parts: Parts) -> list[Path]:
    try:
        parts.files[at] = at.read_bytes()
        return [file for href in references(parts.files[at], at.name) if (file := _local(href, at, resolve, parts)) is not None]
    except (OSError, etree.XMLSyntaxError) as error:
        parts.unread[at] = error
        return []


def _local(href: str, at: Path, resolve: Resolve, parts: Parts) -> Path | None:
    address = resolved(href, str(at))
    if (local := resolve(address)) is not None:
        parts.elsewhere[address] = str(local)
        return local
    return None if is_url(address) else Path(address)
