"""A truth read off the nodes is elementpath's effective boolean value."""

from __future__ import annotations

import pytest
from elementpath.xpath_nodes import AttributeNode

from teikit.validation.schematron.context import Context
from teikit.validation.schematron.shortcuts import Parser
from teikit.validation.schematron.truths import truth_of

from .test_shortcuts import _document, _Indexed, _nodes

EXPRESSIONS = [
    "@n",
    "attribute::ref",
    "b",
    "child::c",
    "parent::b",
    "self::a",
    "ancestor::b",
    "ancestor-or-self::c",
    "descendant::c",
    "@n and not(@ref)",
    "@n or b",
    "(ancestor::b or ancestor::c) and not(parent::a | parent::b | self::c)",
    "b | c | @n",
    "@n union (b | c)",
    "@n = 'v1'",
    "@n eq 'v2'",
    "not(@n = 'v1')",
    "@n != 'v1'",
    "'v1' = @n",
    "@*",
    "*",
    "b[@n]",
    "b/c",
    ".//c",
    "text()",
    "self::node()",
    "following-sibling::b",
    "count(b)",
    "not(count(b))",
    "string(@n)",
    "true() and 'x'",
    "not((b, c))",
    "self::text() or parent::a",
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_same_truth_as_elementpath(expression: str) -> None:
    token = Parser().parse(expression)
    truth = truth_of(token)
    for seed in range(3):
        root = _document(seed)
        context = Context(root)
        context.library = _Indexed(root)
        context.current = root
        for node in _nodes(root):
            if isinstance(node, AttributeNode):
                continue  # elementpath gives an attribute itself on its attribute and child axes
            here = context.at(node, {}, node)
            assert truth(here) is token.boolean_value(token.select(context.at(node, {}, node))), (expression, seed, node)
            assert here.item is node
