"""One document asked by one schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from elementpath.xpath_nodes import DocumentNode, ElementNode, XPathNode
from lxml import etree

from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity

from .context import ExpressionError
from .documents import Documents, document_node
from .evaluation import Evaluator, ScopedFocus
from .expressions import Compiled
from .index import Index
from .places import Places
from .ready import ReadyCheck, ReadyPattern, ReadyRule, ReadySet
from .schema import Fault, NameOf
from .scopes import Scope

__all__ = ["Run"]

_BROKEN = "schematron-rule-broken"
_NOT_RUN = "schematron-rule-not-run"


@dataclass(slots=True)
class _Failure:
    """A rule or test that failed to run: the first place, and how many there were."""

    node: XPathNode
    rule: str | None
    reason: str
    places: int = 1


class Run:
    """Asks a document every active rule; made for one document, used once."""

    def __init__(self, ready: ReadySet, tree: etree._ElementTree, path: str) -> None:
        self._ready = ready
        self._path = path
        self._places = Places()
        self._root = document_node(tree)
        self._documents = Documents(ready.base, self._keyed)
        self._evaluator = Evaluator(self._root, self._documents)
        self._scope = self._outer_scope(self._root)
        self._found: list[tuple[int, Problem]] = []
        self._failures: dict[object, _Failure] = {}

    def problems(self) -> list[Problem]:
        """All findings in document order, the faults of the schema itself first."""
        elsewhere: list[Problem] = []
        for pattern in self._ready.patterns:
            if pattern.documents is None:
                self._ask(pattern)
            else:
                elsewhere += self._ask_elsewhere(pattern, pattern.documents)
        found = self._found + [(failure.node.position, self._failed(failure)) for failure in self._failures.values()]
        found.sort(key=lambda pair: pair[0])
        return [*(self._faulty(fault) for fault in self._ready.faults), *(problem for _, problem in found), *elsewhere]

    def _ask_elsewhere(self, pattern: ReadyPattern, documents: Compiled) -> list[Problem]:
        """Ask the documents a pattern names instead of the one at hand."""
        try:
            addresses = self._evaluator.strings(documents, self._root, self._scope)
            roots = {address: self._documents.document(address, self._root) for address in addresses}
        except ExpressionError as reason:
            self._note(pattern, self._root, pattern.pattern.id, reason)
            return []
        alone = replace(self._ready, patterns=(replace(pattern, documents=None),), faults=())
        trees: list[tuple[str, Any]] = [(address, root.root_node.value) for address, root in roots.items()]
        return [problem for address, tree in trees for problem in Run(alone, tree, address).problems()]

    def _outer_scope(self, root: XPathNode) -> Scope:
        return Scope(self._ready.variables, root, None, self._evaluator.items)

    def _ask(self, pattern: ReadyPattern) -> None:
        index = self._documents.index(self._root)
        assert index is not None
        scope = Scope(pattern.variables, self._root, self._scope, self._evaluator.items)
        spoken: set[XPathNode] = set()
        for rule in pattern.rules:
            for node in self._matched(rule, index, scope, spoken):
                if not pattern.pattern.every_rule:
                    spoken.add(node)
                self._apply(rule, node, scope)

    def _matched(self, rule: ReadyRule, index: Index, scope: Scope, spoken: set[XPathNode]) -> Iterator[XPathNode]:
        if rule.matcher is None:
            return
        focus = ScopedFocus(self._evaluator, index, rule.context, scope)
        try:
            candidates = rule.matcher.candidates(focus)
        except ExpressionError as reason:
            self._note(rule, self._root, rule.rule.id, reason)
            return
        for node in candidates:
            try:
                if node not in spoken and rule.matcher.matches(node, focus, node):
                    yield node
            except ExpressionError as reason:
                self._note(rule, node, rule.rule.id, reason)

    def _apply(self, rule: ReadyRule, node: XPathNode, outer: Scope) -> None:
        scope = Scope(rule.variables, node, outer, self._evaluator.items) if rule.variables else outer
        for check in rule.checks:
            if check.test.error is not None:
                continue
            try:
                if self._evaluator.truth(check.test, node, scope) is check.check.report:
                    self._find(check, node, scope)
            except ExpressionError as reason:
                self._note(check, node, check.check.id, reason)

    def _find(self, check: ReadyCheck, node: XPathNode, scope: Scope) -> None:
        place = self._subject(check, node, scope)
        problem = Problem(
            code=_BROKEN,
            severity=check.check.severity,
            message=self._message(check, node, scope),
            path=self._path,
            line=self._places.line(place),
            xpath=self._places.xpath(place),
            rule=check.check.id,
        )
        self._found.append((place.position, problem))

    def _subject(self, check: ReadyCheck, node: XPathNode, scope: Scope) -> XPathNode:
        if check.subject is None or check.subject.error is not None:
            return node
        nodes = (item for item in self._evaluator.items(check.subject, node, scope) if isinstance(item, XPathNode))
        return next(nodes, node)

    def _message(self, check: ReadyCheck, node: XPathNode, scope: Scope) -> str:
        text = "".join(self._said(part, node, scope) for part in check.message)
        said = " ".join(text.split())
        return said or f"{check.test.text} is {'true' if check.check.report else 'not true'}"

    def _said(self, part: str | Compiled | NameOf, node: XPathNode, scope: Scope) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, NameOf):
            return _name(node)
        try:
            return self._evaluator.text(part, node, scope)
        except ExpressionError:
            return "…"

    def _note(self, what: object, node: XPathNode, rule: str | None, reason: ExpressionError) -> None:
        if what in self._failures:
            self._failures[what].places += 1
        else:
            self._failures[what] = _Failure(node, rule, str(reason))

    def _failed(self, failure: _Failure) -> Problem:
        more = f", and at {failure.places - 1} more places" if failure.places > 1 else ""
        problem = self._faulty(Fault(failure.rule, f"{failure.reason} (here{more})"))
        return replace(problem, line=self._places.line(failure.node), xpath=self._places.xpath(failure.node))

    def _faulty(self, fault: Fault) -> Problem:
        subject = f"the schema's rule {fault.rule}" if fault.rule else "a rule of the schema"
        return Problem(_NOT_RUN, Severity.WARNING, f"{subject} could not be run: {fault.reason}", self._path, rule=fault.rule)

    def _keyed(self, name: str, index: Index) -> Iterator[tuple[str, XPathNode]]:
        scope = self._outer_scope(index.root)
        keys = [key for key in self._ready.keys if key.name == name]
        if not keys:
            raise ExpressionError(f"the schema has no key {name}")
        for key in keys:
            if key.matcher is None:
                continue
            focus = ScopedFocus(self._evaluator, index, key.match, scope)
            for node in key.matcher.candidates(focus):
                if key.matcher.matches(node, focus, node):
                    yield from ((value, node) for value in self._evaluator.strings(key.use, node, scope))


def _name(node: XPathNode) -> str:
    if isinstance(node, ElementNode) and isinstance(node.value, etree._Element):
        prefix, name = node.value.prefix, etree.QName(node.value).localname
        return f"{prefix}:{name}" if prefix else name
    return "" if isinstance(node, DocumentNode) else node.name or ""
