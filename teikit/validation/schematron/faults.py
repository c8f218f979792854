"""What of a schema cannot run whatever the document: expressions that are no XPath, variables nobody defines."""

from __future__ import annotations

from collections.abc import Iterator

from .expressions import Compiled
from .ready import ReadyRule, ReadySet
from .schema import Fault
from .scopes import Variables

__all__ = ["faults_of"]


def faults_of(ready: ReadySet) -> Iterator[Fault]:
    """The faults of the patterns that are active, each told once."""
    yield from dict.fromkeys(_all(ready))


def _all(ready: ReadySet) -> Iterator[Fault]:
    known = frozenset(ready.variables)
    yield from _of_variables(ready.variables, None, known)
    for key in ready.keys:
        yield from _of([key.match, key.use], f"key {key.name}", known)
    for pattern in ready.patterns:
        name, inner = pattern.pattern.id, known | frozenset(pattern.variables)
        yield from _of_variables(pattern.variables, name, inner)
        yield from _of([pattern.documents] if pattern.documents else [], name, inner)
        for rule in pattern.rules:
            yield from _of_rule(rule, inner)


def _of_rule(rule: ReadyRule, known: frozenset[str]) -> Iterator[Fault]:
    name = rule.rule.id
    yield from _of([rule.context], name, known)
    known |= frozenset(rule.variables)
    yield from _of_variables(rule.variables, name, known)
    for check in rule.checks:
        expressions = [check.test, *(part for part in check.message if isinstance(part, Compiled))]
        yield from _of([*expressions, check.subject] if check.subject else expressions, check.check.id, known)


def _of_variables(variables: Variables, name: str | None, known: frozenset[str]) -> Iterator[Fault]:
    yield from _of([variable.value for variable in variables.values() if variable.value], name, known)


def _of(expressions: list[Compiled], name: str | None, known: frozenset[str]) -> Iterator[Fault]:
    for expression in expressions:
        if expression.error is not None:
            yield Fault(name, expression.error)
        for missing in sorted(expression.needs - known):
            yield Fault(name, f"{expression.text!r} refers to ${missing}, which is not defined there")
