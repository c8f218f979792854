"""Writes a RELAX NG grammar as W3C XML Schema 1.0.

It does not translate any grammar, but one of the form teikit.rnc keeps to: each element is defined once, content models are deterministic,
and a pattern is either a value, a set of attributes, or content. Then elements become named complex types, sets of attributes become
attribute groups, contents become model groups, and nothing has to be unfolded. What XML Schema cannot say is left out, so it accepts
more than the grammar: attributes that exclude or demand each other become optional ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
XS = "http://www.w3.org/2001/XMLSchema"
TEI = "http://www.tei-c.org/ns/1.0"
OCCURS = {
    "optional": {"minOccurs": "0"},
    "zeroOrMore": {"minOccurs": "0", "maxOccurs": "unbounded"},
    "oneOrMore": {"maxOccurs": "unbounded"},
}

Node = etree._Element


def xs(tag: str, /, *children: Node, **attributes: str) -> Node:
    """An element of XML Schema."""
    node = etree.Element(f"{{{XS}}}{tag}", attributes)
    node.extend(children)
    return node


def kind(node: Node) -> str:
    """The local name of a pattern."""
    return str(node.tag).removeprefix(RNG)


def patterns(node: Node) -> list[Node]:
    """The patterns inside a pattern, without annotations."""
    return [child for child in node if str(child.tag).startswith(RNG)]


class Translation:
    """One grammar on its way to a schema."""

    def __init__(self, grammar: Node) -> None:
        self.defines = {str(node.get("name")): node for node in grammar.findall(f"{RNG}define")}
        start = grammar.find(f"{RNG}start/{RNG}ref")
        assert start is not None, "the grammar has one root element, named by reference"
        self.root = str(start.get("name"))

    def schema(self) -> Node:
        """The whole schema."""
        spaces: Any = {"xs": XS, None: TEI}  # lxml-stubs know no default namespace
        schema = etree.Element(f"{{{XS}}}schema", {"targetNamespace": TEI, "elementFormDefault": "qualified"}, nsmap=spaces)
        schema.append(xs("import", namespace="http://www.w3.org/XML/1998/namespace", schemaLocation="xml.xsd"))
        schema.append(xs("element", name=self.root, type=self.root))
        for name, define in self.defines.items():
            schema.extend(self.component(name, define))
        return schema

    def component(self, name: str, define: Node) -> Iterator[Node]:
        """What a named pattern becomes."""
        inner = patterns(define)
        if self.element(name) is not None:
            yield self.complex_type(name)
        elif self.has(inner, "attribute"):
            yield xs("attributeGroup", *self.attributes(inner), name=name)
        elif self.has(inner, "element"):
            yield xs("group", *(xs("sequence", model) if model.keys() else model for model in self.model(inner)), name=name)
        elif not self.has(inner, "text"):
            value = self.simple_type(inner[0])
            value.set("name", name)
            yield value

    def element(self, name: str) -> Node | None:
        """The element that a named pattern consists of, if it does."""
        inner = patterns(self.defines[name])
        return inner[0] if len(inner) == 1 and kind(inner[0]) == "element" else None

    def has(self, nodes: list[Node], wanted: str) -> bool:
        """Whether a pattern of that kind is among the nodes or in what they refer to, outside of elements and attributes."""
        for node in nodes:
            if kind(node) == wanted:
                return True
            if kind(node) in ("element", "attribute"):
                continue
            if self.has(patterns(self.defines[str(node.get("name"))]) if kind(node) == "ref" else patterns(node), wanted):
                return True
        return False

    # ---- content

    def complex_type(self, name: str) -> Node:
        """The type of an element: its content, then its attributes."""
        element = self.element(name)
        assert element is not None
        inner = patterns(element)
        result = xs("complexType", name=name)
        if self.has(inner, "text"):
            result.set("mixed", "true")
        text = self.defines[name].findtext(DOCUMENTATION)
        if text:
            documentation = xs("documentation")
            documentation.text = " ".join(text.split())
            result.append(xs("annotation", documentation))
        result.extend(self.model(inner))
        result.extend(self.attributes(inner))
        return result

    def model(self, nodes: list[Node]) -> list[Node]:
        """The content of an element or a named group: one model group, or nothing."""
        particles = [particle for node in nodes for particle in self.particle(node)]
        if len(particles) == 1 and etree.QName(particles[0]).localname in ("sequence", "choice"):
            return particles
        return [xs("sequence", *particles)] if particles else []

    def particle(self, node: Node) -> list[Node]:
        """The particles a pattern becomes; none for characters and attributes, which stand elsewhere."""
        if not self.has([node], "element"):
            return []
        name = str(node.get("name"))
        match kind(node):
            case "ref" if self.element(name) is not None:
                return [xs("element", name=name, type=name)]
            case "ref":
                return [xs("group", ref=name)]
            case "choice":
                return [xs("choice", *(self.single(child) for child in patterns(node) if self.has([child], "element")))]
            case "group":
                return self.model(patterns(node))
            case repeated:
                inner = self.single(*patterns(node))
                if inner.get("minOccurs") or inner.get("maxOccurs"):
                    inner = xs("sequence", inner)
                for bound, times in OCCURS[repeated].items():
                    inner.set(bound, times)
                return [inner]

    def single(self, *nodes: Node) -> Node:
        """The patterns as one particle."""
        particles = [particle for node in nodes for particle in self.particle(node)]
        return particles[0] if len(particles) == 1 else xs("sequence", *particles)

    # ---- attributes

    def attributes(self, nodes: list[Node]) -> list[Node]:
        """The attributes of an element or a set of attributes."""
        found: dict[str, Node] = {}
        groups: list[Node] = []
        for node in nodes:
            if kind(node) == "ref" and self.element(str(node.get("name"))) is None and self.has([node], "attribute"):
                groups.append(xs("attributeGroup", ref=str(node.get("name"))))
            else:
                self.collect(node, True, found)
        return [*groups, *found.values()]

    def collect(self, node: Node, required: bool, found: dict[str, Node]) -> None:
        """The attributes inside a pattern; required only outside of choices."""
        if kind(node) == "attribute":
            name = str(node.get("name"))
            if name not in found:
                found[name] = self.attribute(name, patterns(node), required)
        elif kind(node) not in ("element", "ref"):
            for child in patterns(node):
                self.collect(child, required and kind(node) == "group", found)

    def attribute(self, name: str, value: list[Node], required: bool) -> Node:
        """One attribute with its type."""
        use = {"use": "required"} if required else {}
        if name.startswith("xml:"):
            return xs("attribute", ref=name, **use)
        if not value or kind(value[0]) == "text":
            return xs("attribute", name=name, type="xs:string", **use)
        named = self.type_name(value[0])
        return xs("attribute", name=name, type=named, **use) if named else xs("attribute", self.simple_type(value[0]), name=name, **use)

    # ---- values

    def type_name(self, node: Node) -> str | None:
        """The name of the type of a value, if it has one."""
        if kind(node) == "ref":
            return str(node.get("name"))
        return f"xs:{node.get('type')}" if kind(node) == "data" and not patterns(node) else None

    def simple_type(self, node: Node) -> Node:
        """A value as a simple type."""
        named = self.type_name(node)
        if named:
            return xs("simpleType", xs("restriction", base=named))
        match kind(node):
            case "data":
                facets = [xs(str(facet.get("name")), value=str(facet.text)) for facet in patterns(node)]
                return xs("simpleType", xs("restriction", *facets, base=f"xs:{node.get('type')}"))
            case "list":
                return self.list_type(patterns(node))
            case _:
                return self.union(patterns(node))

    def union(self, nodes: list[Node]) -> Node:
        """A choice of words, of values, or of both."""
        words = [xs("enumeration", value=str(node.text)) for node in nodes if kind(node) == "value"]
        enumeration = xs("simpleType", xs("restriction", *words, base="xs:token"))
        others = [self.simple_type(node) for node in nodes if kind(node) != "value"]
        if not others:
            return enumeration
        return xs("simpleType", xs("union", *others, *([enumeration] if words else [])))

    def list_type(self, nodes: list[Node]) -> Node:
        """White-space separated values of one type, so many at least, so many at most."""
        items = [patterns(node)[0] if kind(node) in OCCURS else node for node in nodes]
        item = self.type_name(items[0])
        values = xs("simpleType", xs("list", itemType=item) if item else xs("list", self.simple_type(items[0])))
        least = sum(kind(node) not in ("optional", "zeroOrMore") for node in nodes)
        facets = [xs("minLength", value=str(least))]
        if not any(kind(node) in ("oneOrMore", "zeroOrMore") for node in nodes):
            facets.append(xs("maxLength", value=str(len(nodes))))
        return xs("simpleType", xs("restriction", values, *facets))


def translate(grammar: Node) -> Node:
    """The XML Schema of a RELAX NG grammar in XML syntax."""
    return Translation(grammar).schema()
