"""From Schematron elements to a `Schema`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from lxml import etree

from .composition import Composition
from .loading import SchematronError, embedded, root_of
from .names import XSLT, local_name, sch
from .schema import Check, Expr, Fault, Key, Let, Message, NameOf, Namespaces, Pattern, Phase, Rule, Schema
from .severities import severity_of

__all__ = ["build", "build_embedded"]

# Query bindings, lower case: True for those whose XPath is 1.0. The first is ISO's default.
_XPATH_1 = {"xslt": True, "xslt1": True, "xpath": True, "xpath1": True, "exslt": True} | dict.fromkeys(
    ("xslt2", "xslt3", "xpath2", "xpath3", "xpath30", "xpath31"), False
)
# Embedded rules name no binding; TEI's and everybody's since 2010 are written for this one.
_EMBEDDED_BINDING = "xslt2"

# ISO 19757-3:2025; what stands there would change what is checked.
_UNSUPPORTED = {sch("rule"): ("visit-each",), sch("phase"): ("from", "when")}

_Params: TypeAlias = Mapping[str, str]
_NO_PARAMS: _Params = MappingProxyType({})


def build(tree: etree._ElementTree) -> Schema:
    """The schema a Schematron file or a RELAX NG file holds.

    Raises `SchematronError` where a file it includes cannot be read or its query binding is unknown.
    """
    root = root_of(tree)
    if root is None:
        return build_embedded(embedded(tree.getroot()), tree.getroot().base)
    binding = root.get("queryBinding", "xslt")
    return _Builder(root.iterchildren(etree.Element)).schema(root.base, binding, root.get("defaultPhase"))


def build_embedded(elements: Iterable[etree._Element], base: str | None) -> Schema:
    """The schema made of elements found in a grammar."""
    return _Builder(elements).schema(base, _EMBEDDED_BINDING, None)


class _Builder:
    def __init__(self, top: Iterable[etree._Element]) -> None:
        self._whole = Composition(top)
        self._declared = {e.get("prefix", ""): e.get("uri", "") for e in self._whole.top if e.tag == sch("ns")}
        self._namespaces: dict[Namespaces, Namespaces] = {}
        self._diagnostics = {d.get("id"): d for part in self._whole.top for d in self._diagnostics_of(part)}
        self._faults: list[Fault] = []

    def _diagnostics_of(self, part: etree._Element) -> Iterator[etree._Element]:
        if part.tag == sch("diagnostics"):
            yield from self._whole.parts(part)
        elif part.tag in (sch("pattern"), sch("group")):
            for inner in part.iterchildren(sch("diagnostics")):
                yield from self._whole.parts(inner)

    def schema(self, base: str | None, binding: str, default_phase: str | None) -> Schema:
        if binding.lower() not in _XPATH_1:
            raise SchematronError(f"the query binding {binding} is not supported; one of: {', '.join(_XPATH_1)}")
        top = self._whole.top
        patterns = tuple(pattern for part in top for pattern in self._patterns(part))
        phases = tuple(self._phase(part) for part in top if part.tag == sch("phase"))
        self._faults += [Fault(None, reason) for reason in dict.fromkeys(self._whole.missing)]
        return Schema(
            patterns=patterns,
            lets=self._lets(top, _NO_PARAMS),
            phases=phases,
            default_phase=default_phase or "#ALL",
            keys=tuple(self._key(part) for part in top if part.tag == f"{{{XSLT}}}key"),
            faults=tuple(self._faults),
            base=base,
            xpath1=_XPATH_1[binding.lower()],
        )

    def _patterns(self, part: etree._Element) -> Iterator[Pattern]:
        match local_name(part):
            case "pattern" | "group" if part.get("abstract") != "true":
                yield self._pattern(part)
            case "rule" if part.get("abstract") != "true":
                rules = self._rules([part], part, _NO_PARAMS)
                yield Pattern(None, (), rules)
            case "assert" | "report":
                self._faults.append(Fault(part.get("id"), f"the {local_name(part)} stands outside any rule"))

    def _pattern(self, part: etree._Element) -> Pattern:
        body, params = list(self._whole.parts(part)), _NO_PARAMS
        documents = part
        if part.get("is-a") and (model := self._whole.abstract_pattern(part.get("is-a", ""))) is not None:
            parts = list(self._whole.parts(model))
            params = _params(parts) | _params(body)
            body = parts + body
            documents = part if part.get("documents") else model
        return Pattern(
            id=part.get("id"),
            lets=self._lets(body, params),
            rules=self._rules(body, part, params),
            documents=self._expr(documents, "documents", params) if documents.get("documents") else None,
            every_rule=part.tag == sch("group"),
        )

    def _rules(self, parts: Iterable[etree._Element], pattern: etree._Element, params: _Params) -> tuple[Rule, ...]:
        return tuple(self._rule(part, pattern, params) for part in parts if part.tag == sch("rule") and part.get("abstract") != "true")

    def _rule(self, rule: etree._Element, pattern: etree._Element, params: _Params) -> Rule:
        self._note_unsupported(rule)
        parts = list(self._whole.parts(rule))
        return Rule(
            context=self._expr(rule, "context", params),
            lets=self._lets(parts, params),
            checks=tuple(self._check(p, rule, pattern, params) for p in parts if p.tag in (sch("assert"), sch("report"))),
            id=rule.get("id") or pattern.get("id"),
        )

    def _check(self, part: etree._Element, rule: etree._Element, pattern: etree._Element, params: _Params) -> Check:
        subject = next((e for e in (part, rule) if e.get("subject")), None)
        marks = [e.get(name) for e in (part, rule, pattern) for name in ("role", "flag")]
        return Check(
            report=part.tag == sch("report"),
            test=self._expr(part, "test", params),
            message=self._message(part, params) + self._diagnosed(part, params),
            severity=severity_of(*marks),
            id=part.get("id") or rule.get("id") or pattern.get("id"),
            subject=self._expr(subject, "subject", params) if subject is not None else None,
        )

    def _diagnosed(self, part: etree._Element, params: _Params) -> Message:
        message: Message = ()
        for name in part.get("diagnostics", "").split():
            if name in self._diagnostics:
                message += (" ", *self._message(self._diagnostics[name], params))
            else:
                self._faults.append(Fault(part.get("id"), f"the schema has no diagnostic {name}"))
        return message

    def _message(self, element: etree._Element, params: _Params) -> Message:
        parts: list[str | Expr | NameOf] = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str):
                parts += self._inline(child, params)
            parts.append(child.tail or "")
        return tuple(part for part in parts if part and not (isinstance(part, str) and _layout(part)))

    def _inline(self, child: etree._Element, params: _Params) -> Message:
        if child.tag in (sch("value-of"), f"{{{XSLT}}}value-of", f"{{{XSLT}}}copy-of"):
            return (self._expr(child, "select", params),)
        if child.tag == sch("name"):
            return (self._expr(child, "path", params) if child.get("path") else NameOf(),)
        return self._message(child, params)

    def _lets(self, parts: Iterable[etree._Element], params: _Params) -> tuple[Let, ...]:
        return tuple(self._let(part, params) for part in parts if part.tag == sch("let"))

    def _let(self, part: etree._Element, params: _Params) -> Let:
        if part.get("value") is None:
            return Let(part.get("name", ""), None, part)
        return Let(part.get("name", ""), self._expr(part, "value", params))

    def _note_unsupported(self, part: etree._Element) -> None:
        for name in _UNSUPPORTED[str(part.tag)]:
            if part.get(name) is not None:
                self._faults.append(Fault(part.get("id"), f"the {local_name(part)}'s @{name} is not supported, it is checked without"))

    def _phase(self, part: etree._Element) -> Phase:
        self._note_unsupported(part)
        parts = list(self._whole.parts(part))
        active = frozenset(name for p in parts if p.tag == sch("active") for name in p.get("pattern", "").split())
        return Phase(part.get("id", ""), active, self._lets(parts, _NO_PARAMS))

    def _key(self, part: etree._Element) -> Key:
        return Key(part.get("name", ""), self._expr(part, "match", _NO_PARAMS), self._expr(part, "use", _NO_PARAMS))

    def _expr(self, element: etree._Element, attribute: str, params: _Params) -> Expr:
        text = element.get(attribute, "")
        if params:
            names = "|".join(re.escape(name) for name in params)
            text = re.sub(rf"\$({names})(?![\w.\-])", lambda found: params[found[1]], text)
        return Expr(text, self._bindings(element))

    def _bindings(self, element: etree._Element) -> Namespaces:
        bound = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
        bindings = tuple(sorted((bound | self._declared).items()))
        return self._namespaces.setdefault(bindings, bindings)


def _params(parts: Iterable[etree._Element]) -> dict[str, str]:
    return {p.get("name", ""): p.get("value", "") for p in parts if p.tag == sch("param") and p.get("value") is not None}


def _layout(text: str) -> bool:
    """Whether a text only breaks the line between two elements: XSLT drops it, and words would come apart with it."""
    return "\n" in text and not text.strip()
