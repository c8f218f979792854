"""How a schema is put together: inclusion, extension, and the abstract rules and patterns others are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from teikit.validation.addresses import joined

from .loading import SchematronError, fetch
from .names import local_name, sch

__all__ = ["Composition"]


class Composition:
    """The children of Schematron elements with ``include`` and ``extends`` replaced by what they stand for."""

    def __init__(self, top: Iterable[etree._Element]) -> None:
        """Raises `SchematronError` where an included file cannot be read."""
        self.missing: list[str] = []
        """Names of abstract rules and patterns asked for that the schema does not have."""
        self.top = [part for element in top for part in self._resolved(element, "schema", frozenset())]
        self._patterns = {p.get("id"): p for p in self.top if p.tag == sch("pattern") and p.get("abstract") == "true"}
        self._rules = {rule.get("id"): rule for rule in self._abstract_rules()}

    def parts(self, element: etree._Element) -> Iterator[etree._Element]:
        """The Schematron (and other) elements inside an element, inclusions and extensions resolved.

        Raises `SchematronError` for a file that cannot be read and for one that includes itself.
        """
        yield from self._parts(element, frozenset())

    def abstract_pattern(self, name: str) -> etree._Element | None:
        """The abstract pattern of that id."""
        return self._found(self._patterns.get(name), f"abstract pattern {name}")

    def _found(self, element: etree._Element | None, what: str) -> etree._Element | None:
        if element is None:
            self.missing.append(f"the schema has no {what}")
        return element

    def _abstract_rules(self) -> Iterator[etree._Element]:
        for part in self.top:
            for rule in self.parts(part) if part.tag in (sch("pattern"), sch("group"), sch("rules")) else ():
                if rule.tag == sch("rule") and rule.get("abstract") == "true":
                    yield rule

    def _parts(self, element: etree._Element, seen: frozenset[str]) -> Iterator[etree._Element]:
        parent = local_name(element) or ""
        for child in element.iterchildren(etree.Element):
            yield from self._resolved(child, parent, seen)

    def _resolved(self, child: etree._Element, parent: str, seen: frozenset[str]) -> Iterator[etree._Element]:
        name, href = local_name(child), child.get("href")
        if name in ("include", "extends") and href is not None:
            yield from self._included(child, href, parent, seen)
        elif name == "extends":
            yield from self._extended(child, seen)
        else:
            yield child

    def _included(self, child: etree._Element, href: str, parent: str, seen: frozenset[str]) -> Iterator[etree._Element]:
        address = joined(child.base or "", href)
        if address in seen:
            raise SchematronError(f"{address} includes itself")
        target, seen = fetch(address), seen | {address}
        if local_name(child) == "extends" or local_name(target) == parent:
            yield from self._parts(target, seen)
        else:
            yield from self._resolved(target, parent, seen)

    def _extended(self, child: etree._Element, seen: frozenset[str]) -> Iterator[etree._Element]:
        name = child.get("rule", "")
        if name in seen:
            raise SchematronError(f"the abstract rule {name} extends itself")
        rule = self._found(self._nearest(child, name), f"abstract rule {name}")
        if rule is not None:
            yield from self._parts(rule, seen | {name})

    def _nearest(self, child: etree._Element, name: str) -> etree._Element | None:
        """The abstract rule of the same pattern, else of anywhere: two patterns may each have their own of one id."""
        pattern = next(child.iterancestors(sch("pattern"), sch("group"), sch("rules")), None)
        for rule in pattern.iterchildren(sch("rule")) if pattern is not None else ():
            if rule.get("id") == name and rule.get("abstract") == "true":
                return rule
        return self._rules.get(name)
