"""What cannot be run is said, whatever the document."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from teikit.problems import Severity

from .helpers import one_rule, rules, tree


@pytest.mark.parametrize(
    ("context", "checks", "reason"),
    [
        ("tei:absent[", '<report test="true()">x</report>', r"'tei:absent\['"),
        ("tei:absent", '<report test="f(">x</report>', r"'f\('"),
        ("tei:absent", '<report test="unknown-function()">x</report>', "unknown function"),
        ("tei:absent", '<report test="@a"><value-of select="b["/></report>', r"'b\['"),
        ("tei:absent", '<report test="$missing">x</report>', r"\$missing, which is not defined"),
        ("tei:absent", '<let name="v" value="1 +"/><report test="@a">x</report>', r"'1 \+'"),
        ("undeclared:absent", '<report test="@a">x</report>', "undeclared"),
    ],
)
def test_an_expression_that_is_no_xpath(context: str, checks: str, reason: str) -> None:
    problems = list(one_rule(context, checks).check(tree(), path="a.xml"))

    assert [(p.code, p.severity, p.rule, p.path) for p in problems] == [("schematron-rule-not-run", Severity.WARNING, "p", "a.xml")]
    assert re.search(reason, problems[0].message)


def test_a_test_that_fails_on_nodes_is_told_once_with_their_number() -> None:
    problems = list(one_rule("tei:p[@n]", '<report test="xs:date(@n) = 1">x</report>').check(tree()))

    assert len(problems) == 1
    assert problems[0].code == "schematron-rule-not-run"
    assert problems[0].line == 9
    assert "and at 2 more places" in problems[0].message


def test_a_context_that_fails_on_nodes_is_told_and_the_others_are_checked() -> None:
    problems = list(one_rule("tei:p[xs:integer(substring(@xml:id, 2)) = 2]", '<report test="true()">x</report>').check(tree()))

    assert [p.code for p in problems] == ["schematron-rule-broken", "schematron-rule-not-run"]


def test_what_the_schema_asks_for_and_lacks() -> None:
    asked = rules(
        '<pattern is-a="gone"/><pattern><rule context="tei:p"><extends rule="nowhere"/><report test="false()" diagnostics="d">x</report>'
        "</rule></pattern><assert test='p'>loose</assert>"
    )

    assert [p.message.split(": ", 1)[1] for p in asked.check(tree())] == [
        "the schema has no diagnostic d",
        "the assert stands outside any rule",
        "the schema has no abstract pattern gone",
        "the schema has no abstract rule nowhere",
    ]


def test_what_is_not_supported_is_said() -> None:
    asked = rules('<pattern><rule context="tei:list" visit-each="*"><report test="key(\'none\', 1)">x</report></rule></pattern>')

    assert [p.message.split(": ", 1)[1] for p in asked.check(tree())] == [
        "the rule's @visit-each is not supported, it is checked without",
        "the schema has no key none (here)",
    ]


def test_a_part_of_a_tree_and_a_tree_with_entities_are_checked() -> None:
    asked = one_rule("*", '<report test="true()"><name/></report>')
    whole = etree.fromstring("<a><b/><c/></a>")
    entities = etree.fromstring('<!DOCTYPE a [<!ENTITY e "x">]><a>1&e;2</a>', etree.XMLParser(resolve_entities=False))

    assert [p.message for p in asked.check(etree.ElementTree(whole[0]))] == ["b"]
    assert [p.message for p in asked.check(etree.ElementTree(entities))] == ["a"]


def test_a_rule_nested_too_deep_is_a_problem_not_a_crash() -> None:
    problems = list(one_rule("tei:text", f'<report test="{"(" * 5000}1{")" * 5000}">x</report>').check(tree()))

    assert [p.code for p in problems] == ["schematron-rule-not-run"]
