"""What a datatype is."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Protocol

__all__ = ["WHITE_SPACE", "Context", "Datatype", "DatatypeError", "collapse"]

# White space of XML: str.split() and str.strip() without it would take U+00A0 and others too.
WHITE_SPACE = " \t\r\n"
_TO_SPACE = str.maketrans("\t\r\n", "   ")


class DatatypeError(ValueError):
    """A schema names a datatype or parameter that does not exist, or gives a parameter a wrong value."""


class Context(Protocol):
    """What surrounds a string in its document: some datatypes mean nothing without it."""

    def namespace(self, prefix: str) -> str | None:
        """The namespace bound to a prefix ("" the default one), None where unbound."""

    def is_unparsed_entity(self, name: str) -> bool:
        """Whether the document type declares an unparsed entity of that name."""


class Datatype:
    """A set of strings and the values they stand for.

    `words`: what it is, to follow "must be"; `id_kind`: "ID", "IDREF" or "IDREFS" where DTD compatibility gives it a
    meaning; `contextual`: whether validity depends on the `Context`.
    """

    __slots__ = ("contextual", "id_kind", "name", "words")

    def __init__(self, name: str, words: str, *, id_kind: str | None = None, contextual: bool = False) -> None:
        self.name = name
        self.words = words
        self.id_kind = id_kind
        self.contextual = contextual

    def parse(self, text: str, context: Context) -> Hashable | None:
        """The value `text` stands for; None where it is not valid."""
        raise NotImplementedError

    def allows(self, text: str, context: Context) -> bool:
        """Whether `text` is valid."""
        return self.parse(text, context) is not None


def collapse(text: str) -> str:
    """White space replaced by single spaces, none at the ends (the ``whiteSpace`` facet's ``collapse``)."""
    text = text.translate(_TO_SPACE).strip(" ")
    return " ".join([t for t in text.split(" ") if t]) if "  " in text else text


def replace(text: str) -> str:
    """Every white space character replaced by a space (the ``whiteSpace`` facet's ``replace``)."""
    return text.translate(_TO_SPACE)
