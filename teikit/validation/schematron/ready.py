"""A schema's parts with their expressions parsed and their contexts compiled."""

from __future__ import annotations

from teikit.dataclass import dataclass

from .expressions import Compiled
from .matching import Matcher
from .schema import Check, Fault, NameOf, Pattern, Rule
from .scopes import Variables

__all__ = ["ReadyCheck", "ReadyKey", "ReadyPattern", "ReadyRule", "ReadySet"]


@dataclass(frozen=True, slots=True, eq=False)
class ReadyCheck:
    """A `Check` with its expressions parsed."""

    check: Check
    test: Compiled
    message: tuple[str | Compiled | NameOf, ...]
    subject: Compiled | None


@dataclass(frozen=True, slots=True, eq=False)
class ReadyRule:
    """A `Rule` whose context can be asked of nodes."""

    rule: Rule
    context: Compiled
    matcher: Matcher | None
    variables: Variables
    checks: tuple[ReadyCheck, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ReadyPattern:
    """A `Pattern` with its rules made ready."""

    pattern: Pattern
    variables: Variables
    rules: tuple[ReadyRule, ...]
    documents: Compiled | None


@dataclass(frozen=True, slots=True, eq=False)
class ReadyKey:
    """An ``xsl:key`` made ready."""

    name: str
    match: Compiled
    matcher: Matcher | None
    use: Compiled


@dataclass(frozen=True, slots=True, eq=False)
class ReadySet:
    """The patterns of a phase, the schema's and the phase's variables, and what of them cannot run."""

    patterns: tuple[ReadyPattern, ...]
    variables: Variables
    keys: tuple[ReadyKey, ...]
    faults: tuple[Fault, ...]
    base: str | None
