"""Just enough ISO Schematron to run teikit.sch: lets, patterns, rules, asserts and reports, XPath 2.0 through elementpath."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elementpath import XPath2Parser, XPathContext
from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    role: str
    message: str


class Rules:
    """A Schematron schema."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()
        spaces = {node.get("prefix", ""): node.get("uri", "") for node in self.root.iter(f"{SCH}ns")}
        self.parser = XPath2Parser(namespaces=spaces)
        self._parsed: dict[str, Any] = {}

    def ids(self) -> set[str]:
        """The id of every assertion."""
        return {node.get("id", "") for node in self.root.iter(f"{SCH}assert", f"{SCH}report")}

    def findings(self, tree: etree._ElementTree) -> list[Finding]:
        """What the rules say about a document, in the order of the rules."""
        base = XPathContext(tree)
        variables = self._lets(self.root, base, {})
        found: list[Finding] = []
        for pattern in self.root.iter(f"{SCH}pattern"):
            done: set[int] = set()
            for rule in pattern.iter(f"{SCH}rule"):
                for node in self._contexts(rule, XPathContext(tree, variables=variables)):
                    if id(node.value) not in done:
                        done.add(id(node.value))
                        found += self._apply(rule, base, node, variables)
        return found

    def _contexts(self, rule: etree._Element, context: XPathContext) -> list[Any]:
        alternatives = rule.get("context", "").split(" | ")
        return list(self._evaluate(" | ".join(f"//{alternative}" for alternative in alternatives), context))

    def _apply(self, rule: etree._Element, base: XPathContext, node: Any, variables: dict[str, Any]) -> list[Finding]:
        local = self._lets(rule, self._at(base, node, variables), variables)
        found = []
        for check in rule.iter(f"{SCH}assert", f"{SCH}report"):
            holds = self._boolean(check.get("test", ""), self._at(base, node, local))
            if holds == (check.tag == f"{SCH}report"):
                message = self._message(check, self._at(base, node, local), node)
                found.append(Finding(check.get("id", ""), check.get("role", "error"), message))
        return found

    def _lets(self, owner: etree._Element, context: XPathContext, variables: dict[str, Any]) -> dict[str, Any]:
        values = dict(variables)
        for node in owner.findall(f"{SCH}let"):
            context.variables = values
            value = self._evaluate(node.get("value", ""), context)
            values[node.get("name", "")] = value
        return values

    def _message(self, check: etree._Element, context: XPathContext, node: Any) -> str:
        text = check.text or ""
        for part in check:
            select = part.get("select")
            value = self._evaluate(f"string(({select})[1])", context) if select else etree.QName(node.value).localname
            text += f"{value}{part.tail or ''}"
        return " ".join(text.split())

    def _at(self, base: XPathContext, node: Any, variables: dict[str, Any]) -> XPathContext:
        return XPathContext(base.root, item=node, variables=variables)

    def _evaluate(self, expression: str, context: XPathContext) -> Any:
        if expression not in self._parsed:
            self._parsed[expression] = self.parser.parse(expression)
        return self._parsed[expression].evaluate(context)

    def _boolean(self, expression: str, context: XPathContext) -> bool:
        return bool(self._evaluate(f"boolean({expression})", context))
