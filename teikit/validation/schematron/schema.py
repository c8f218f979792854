"""A Schematron schema as values: what was written, with includes, extensions and abstract patterns already resolved."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from teikit.dataclass import dataclass
from teikit.problems import Severity

__all__ = ["Check", "Expr", "Fault", "Key", "Let", "Message", "NameOf", "Namespaces", "Pattern", "Phase", "Rule", "Schema"]

Namespaces: TypeAlias = tuple[tuple[str, str], ...]
"""Prefix and namespace, sorted: the same bindings are the same value."""


@dataclass(frozen=True, slots=True)
class Expr:
    """An XPath expression and the prefixes it may use."""

    text: str
    namespaces: Namespaces


@dataclass(frozen=True, slots=True)
class NameOf:
    """``<sch:name/>`` without ``@path``: the name of the node the rule is about."""


Message: TypeAlias = tuple[str | Expr | NameOf, ...]


@dataclass(frozen=True, slots=True)
class Let:
    """A variable: the value of an expression, or the elements written inside the ``let``."""

    name: str
    value: Expr | None
    content: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One ``assert`` (a finding where the test is false) or ``report`` (a finding where it is true)."""

    report: bool
    test: Expr
    message: Message
    severity: Severity
    id: str | None
    subject: Expr | None = None
    """Path from the rule's node to the node the finding is about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked of the nodes that match a context."""

    context: Expr
    lets: tuple[Let, ...]
    checks: tuple[Check, ...]
    id: str | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rules of which the first that matches a node is the only one that speaks of it."""

    id: str | None
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]
    documents: Expr | None = None
    """Where given: the addresses of the documents to check in place of the one at hand."""
    every_rule: bool = False
    """True for a ``group`` (ISO 19757-3:2025), in which every rule that matches speaks."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A named choice of patterns."""

    id: str
    active: frozenset[str]
    lets: tuple[Let, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An ``xsl:key``."""

    name: str
    match: Expr
    use: Expr


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the schema that cannot be run."""

    rule: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Schema:
    """All rules of one schema."""

    patterns: tuple[Pattern, ...] = ()
    lets: tuple[Let, ...] = ()
    phases: tuple[Phase, ...] = ()
    default_phase: str = "#ALL"
    keys: tuple[Key, ...] = ()
    faults: tuple[Fault, ...] = ()
    base: str | None = None
    """The address relative addresses in expressions start from."""
    xpath1: bool = False
    """True where the query binding asks for XPath 1.0's conversions."""
