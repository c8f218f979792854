"""What is found through the index is what elementpath finds by walking."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from elementpath import ElementPathError, XPathContext
from elementpath.xpath3 import XPath3Parser
from elementpath.xpath_nodes import DocumentNode, ElementNode, XPathNode
from lxml import etree

from teikit.validation.schematron.context import Context
from teikit.validation.schematron.documents import document_node
from teikit.validation.schematron.index import Index
from teikit.validation.schematron.shortcuts import Parser

EXPRESSIONS = [
    "//b",
    "//*",
    "//b/@n",
    "//b[@n]",
    "//b[@n = 'v1']",
    "//b[@n = $wanted][c]",
    "//b[@n eq current()/@n]",
    "//b[2]",
    "//b[last()]",
    "//c[. = current()]/..",
    "//*[@n = ('v0', 'v2')]",
    "(//b)[1]",
    "preceding::b",
    "preceding::b[1]",
    "preceding::b[c]/@n",
    "preceding::*[@n = current()/@n]",
    "following::c",
    "following::*[@n = 'v2']",
    "following::c[1]",
    "following::c[@n = substring(current()/@n, 1)][not(b)]",
    "id('i3')",
    "id('i9 i2 nothing')",
    "id(//b/@ref)",
    "//*[. << current()][@n]",
    "current() >> (//b)[2]",
    "some $x in //b satisfies $x << .",
]


class _Walking:
    """A library without an index: everything falls back to elementpath."""

    def index(self, root: XPathNode) -> Index | None:
        return None

    def keyed(self, name: str, value: str, root: XPathNode) -> list[XPathNode]:
        return []

    def document(self, address: str, base: XPathNode | None) -> XPathNode:
        raise AssertionError


class _Indexed(_Walking):
    def __init__(self, root: DocumentNode) -> None:
        self._root, self._index = root, Index(root)

    def index(self, root: XPathNode) -> Index | None:
        return self._index if root is self._root else None


def _document(seed: int) -> DocumentNode:
    chance = random.Random(seed)
    root = etree.Element("a")
    nodes = [root]
    for number in range(60):
        parent = nodes[-1] if chance.random() < 0.5 else chance.choice(nodes)
        node = etree.SubElement(parent, chance.choice("abc"))
        node.tail = chance.choice([None, " ", "t"])
        if chance.random() < 0.5:
            node.set("n", f"v{chance.randrange(4)}")
        if chance.random() < 0.3:
            node.set("{http://www.w3.org/XML/1998/namespace}id", f"i{number}")
        if chance.random() < 0.2:
            node.set("ref", f"i{chance.randrange(60)}")
        nodes.append(node)
    return document_node(etree.ElementTree(root))


def _nodes(root: DocumentNode) -> Iterator[XPathNode]:
    for node in root.iter_descendants():
        yield node
        if isinstance(node, ElementNode):
            yield from node.attributes


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_same_nodes_from_the_index_as_by_walking(expression: str) -> None:
    token = Parser().parse(expression)
    for seed in range(3):
        root = _document(seed)
        walking, indexed = Context(root), Context(root)
        walking.library, indexed.library = _Walking(), _Indexed(root)
        for node in _nodes(root):
            if not isinstance(node, ElementNode) and "::" in expression:
                continue  # elementpath gives attributes everything as preceding, and text and attributes nothing as following
            walking.current = indexed.current = node
            variables = {"wanted": ["v1", "v3"]}
            expected, got = (list(token.select(context.at(node, variables, node))) for context in (walking, indexed))
            assert got == expected, (expression, seed, node)


@pytest.mark.parametrize(
    "expression",
    ["@n = $many", "$many = @n", "(@ref, @n, 'v1') = $many", "@nothing = $many", "string-length(@n) = $many", "@n = $mixed", "@n = $few"],
)
def test_same_truth_as_elementpath_finds(expression: str) -> None:
    ours, plain = Parser().parse(expression), XPath3Parser().parse(expression)
    for seed in range(3):
        root = _document(seed)
        attributes = [a for node in _nodes(root) if isinstance(node, ElementNode) for a in node.attributes if a.name == "n"]
        variables = {"many": attributes[:12], "mixed": [*attributes[:12], 2], "few": ["v1", "v2"]}
        context = Context(root)
        context.library, context.current = _Walking(), root
        for node in _nodes(root):
            try:
                expected: object = plain.evaluate(XPathContext(root, item=node, variables=variables))
            except ElementPathError as error:
                expected = type(error)
            try:
                got: object = ours.evaluate(context.at(node, dict(variables), node))
            except ElementPathError as error:
                got = type(error)
            assert got == expected, (expression, seed, node)


@pytest.mark.parametrize(
    "expression",
    [
        "@n",
        "attribute::ref",
        "@n | @ref",
        "@ref | @xml:id | (@n | @nothing)",
        "(@n union @ref)[2]",
        "(@ref | @n)/string()",
        "(@n | @ref)/..",
        "@n | b",
        "@* | @n",
        "for $a in @n | @ref return concat(name($a), name())",
        "count((@n, @ref, @n))",
        "b/@n | c/(@ref | @n)",
        "string-join(@n | @ref, ' ')",
    ],
)
def test_same_attributes_as_elementpath_finds(expression: str) -> None:
    ours, plain = Parser().parse(expression), XPath3Parser().parse(expression)
    for seed in range(3):
        root = _document(seed)
        context = Context(root)
        context.library, context.current = _Walking(), root
        for node in _nodes(root):
            assert list(ours.select(context.at(node, {}, node))) == list(plain.select(XPathContext(root, item=node))), (expression, node)
