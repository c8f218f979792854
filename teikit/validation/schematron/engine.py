"""A schema made ready to run: expressions parsed, contexts compiled, patterns chosen by phase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from teikit.problems import Problem

from .contexts import matcher_of
from .expressions import Compiled, Expressions
from .faults import faults_of
from .loading import SchematronError
from .matching import Matcher
from .ready import ReadyCheck, ReadyKey, ReadyPattern, ReadyRule, ReadySet
from .run import Run
from .schema import Check, Expr, Key, Message, NameOf, Pattern, Phase, Rule, Schema
from .scopes import variables_of

__all__ = ["Engine"]


class Engine:
    """Runs a schema's rules; what is parsed and compiled is kept for the next document."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._expressions = Expressions(schema)
        self._sets: dict[str, ReadySet] = {}

    def check(self, document: etree._ElementTree, path: str, phase: str) -> Iterator[Problem]:
        """Findings and what could not be run, in document order; `SchematronError` for an unknown phase."""
        return iter(Run(self._set(phase), document, path).problems())

    def _set(self, phase: str) -> ReadySet:
        if phase not in self._sets:
            self._sets[phase] = self._ready(phase)
        return self._sets[phase]

    def _phase(self, name: str) -> Phase | None:
        if name == "#ALL":
            return None
        for phase in self._schema.phases:
            if phase.id == name:
                return phase
        raise SchematronError(f"the schema has no phase {name}")

    def _ready(self, name: str) -> ReadySet:
        phase = self._phase(name)
        patterns = tuple(self._pattern(pattern) for pattern in self._schema.patterns if phase is None or pattern.id in phase.active)
        lets = self._schema.lets + (phase.lets if phase else ())
        keys = tuple(self._key(key) for key in self._schema.keys)
        ready = ReadySet(patterns, variables_of(lets, self._expressions), keys, self._schema.faults, self._schema.base)
        return replace(ready, faults=(*ready.faults, *faults_of(ready)))

    def _key(self, key: Key) -> ReadyKey:
        match = self._expressions.compiled(key.match)
        return ReadyKey(key.name, match, _matcher(match), self._expressions.compiled(key.use))

    def _pattern(self, pattern: Pattern) -> ReadyPattern:
        return ReadyPattern(
            pattern,
            variables_of(pattern.lets, self._expressions),
            tuple(self._rule(rule) for rule in pattern.rules),
            self._optional(pattern.documents),
        )

    def _rule(self, rule: Rule) -> ReadyRule:
        context = self._expressions.compiled(rule.context)
        checks = tuple(self._check(check) for check in rule.checks)
        return ReadyRule(rule, context, _matcher(context), variables_of(rule.lets, self._expressions), checks)

    def _check(self, check: Check) -> ReadyCheck:
        return ReadyCheck(check, self._expressions.compiled(check.test), self._message(check.message), self._optional(check.subject))

    def _message(self, message: Message) -> tuple[str | Compiled | NameOf, ...]:
        return tuple(self._expressions.compiled(part) if isinstance(part, Expr) else part for part in message)

    def _optional(self, expr: Expr | None) -> Compiled | None:
        return self._expressions.compiled(expr) if expr is not None else None


def _matcher(context: Compiled) -> Matcher | None:
    return matcher_of(context.token) if context.token is not None else None
