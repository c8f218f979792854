"""Schematron: the rules a grammar cannot say, written in XPath, and the nodes of a document that break them."""

from .loading import SchematronError
from .rules import Rules

__all__ = ["Rules", "SchematronError"]
