"""Variables, abstract rules and patterns, inclusion, phases, keys, messages: what a schema is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.problems import Severity
from teikit.validation.schematron import Rules, SchematronError

from .helpers import LETTER, found, one_rule, places, rules, schema, tree

_DIV = "/TEI/text/body/div[1]"
_LOOP = "<rule abstract='true' id='r'><extends rule='r'/></rule>"


def test_variables_at_every_level() -> None:
    asked = rules(
        '<let name="all" value="//tei:p"/><let name="count" value="count($all)"/>'
        '<pattern><let name="half" value="$count div 2"/><rule context="tei:p[@n &lt; $half]">'
        '<let name="n" value="xs:integer(@n)"/><let name="next" value="$n + 1"/>'
        '<report test="$all[@n = $next]"><value-of select="$n, $next, $count"/></report></rule></pattern>'
        '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
    )

    assert [(p.xpath, p.message) for p in found(asked)] == [(f"{_DIV}/p[1]", "1 2 4")]


def test_a_variable_may_hide_an_outer_one_and_be_made_from_it() -> None:
    asked = rules(
        '<let name="v" value="1"/><pattern><let name="v" value="$v + 1"/><rule context="tei:text"><let name="v" value="$v * 10"/>'
        '<report test="true()"><value-of select="$v"/></report></rule></pattern>'
    )

    assert [p.message for p in found(asked)] == ["20"]


def test_a_variable_may_hold_elements_written_in_the_schema() -> None:
    asked = rules(
        '<let name="known"><type xmlns="">letter</type><type xmlns="">diary</type></let><pattern><rule context="tei:div">'
        '<assert test="@type = $known">unknown type <value-of select="@type"/></assert></rule></pattern>'
    )

    assert [p.message for p in found(asked)] == ["unknown type note"]


def test_a_variable_that_fails_stops_only_what_uses_it() -> None:
    asked = one_rule(
        "tei:p",
        '<let name="n" value="xs:integer(@xml:id)"/><report test="$n = 1">a</report><report id="other" test="@n = 10">b</report>',
    )
    problems = list(asked.check(tree()))

    assert [(p.code, p.rule) for p in problems] == [("schematron-rule-not-run", "p"), ("schematron-rule-broken", "other")]
    assert problems[0].severity is Severity.WARNING
    assert "$n has no value" in problems[0].message
    assert "at 2 more places" in problems[0].message


def test_abstract_rules() -> None:
    asked = rules(
        '<pattern><rule abstract="true" id="numbered"><let name="n" value="@n"/><assert test="$n" id="no-number">no number</assert></rule>'
        '<rule context="tei:note/tei:p"><extends rule="numbered"/><report test="true()" id="own">in a note</report></rule></pattern>'
    )

    assert [p.rule for p in found(asked)] == ["no-number", "own"]


def test_abstract_patterns() -> None:
    asked = rules(
        '<pattern abstract="true" id="needs"><param name="extra" value="true()"/><rule context="$what">'
        '<assert test="$part and $extra"><name/> needs $part <value-of select="count($part)"/></assert></rule></pattern>'
        '<pattern is-a="needs" id="div-heads"><param name="what" value="tei:div"/><param name="part" value="tei:head"/></pattern>'
        '<pattern is-a="needs" id="list-heads"><param name="what" value="tei:list"/><param name="part" value="tei:head"/></pattern>'
    )

    assert [(p.rule, p.message) for p in found(asked)] == [
        ("list-heads", "list needs $part 0"),
        ("div-heads", "div needs $part 0"),
    ]


def test_phases() -> None:
    asked = rules(
        '<phase id="quick"><active pattern="a"/><let name="limit" value="1"/></phase><phase id="full"><active pattern="a"/>'
        '<active pattern="b"/><let name="limit" value="9"/></phase>'
        '<pattern id="a"><rule context="tei:p"><report test="@n &gt; $limit">n</report></rule></pattern>'
        '<pattern id="b"><rule context="tei:list"><report test="true()">l</report></rule></pattern>',
        'queryBinding="xslt2" defaultPhase="quick"',
    )

    assert asked.phases == ("quick", "full")
    assert asked.default_phase == "quick"
    assert [p.rule for p in found(asked)] == ["a", "a"]
    assert [p.rule for p in found(asked, phase="#DEFAULT")] == ["a", "a"]
    assert [p.rule for p in found(asked, phase="full")] == ["b", "a"]
    assert {p.code for p in asked.check(tree(), phase="#ALL")} == {"schematron-rule-broken", "schematron-rule-not-run"}
    with pytest.raises(SchematronError, match=r"no phase slow; it has: quick, full"):
        asked.check(tree(), phase="slow")


def test_keys_and_current() -> None:
    asked = rules(
        '<xsl:key name="by-ref" match="tei:persName[@ref]" use="@ref"/><pattern><rule context="tei:persName">'
        "<report test=\"count(key('by-ref', @ref)) gt 1\">twice</report>"
        "<report test=\"key('by-ref', @ref, ancestor::tei:div[1])[. is current()]\">inside</report>"
        '<report test="//tei:persName[@ref = current()/@ref][. &lt;&lt; current()]">again</report></rule></pattern>'
    )

    assert [p.message for p in found(asked)] == ["twice", "inside", "twice", "inside", "again"]


def test_messages() -> None:
    asked = rules(
        '<pattern><rule context="tei:hi[@rend]"><report test="true()" diagnostics="d1 d2">A <emph>bad <name/></emph>, in'
        ' <name path="name(..)"/>:\n   <value-of select="../@n"/>\n   <value-of select="\'!\'"/>'
        ' <value-of select="xs:integer(@rend)"/></report></rule></pattern>'
        '<diagnostics><diagnostic id="d1">Use <value-of select="@rend"/>.</diagnostic>'
        '<diagnostic id="d2"> Or not. </diagnostic></diagnostics>'
    )

    assert [p.message for p in found(asked)] == ["A bad hi, in p: 1! … Use b. Or not."]


def test_a_check_without_words_says_what_it_tested() -> None:
    assert [p.message for p in found(one_rule("tei:list", '<assert test="tei:head"/>'))] == ["tei:head is not true"]


@pytest.mark.parametrize(
    ("on_pattern", "on_rule", "on_check", "severity"),
    [
        ("", "", "", Severity.ERROR),
        ("", "", 'role="nonfatal"', Severity.WARNING),
        ("", "", 'role="WARN"', Severity.WARNING),
        ("", "", 'role="information"', Severity.NOTE),
        ("", "", 'flag="info"', Severity.NOTE),
        ("", 'role="warning"', "", Severity.WARNING),
        ('role="info"', "", 'role="title"', Severity.NOTE),
        ("", 'role="warning"', 'role="error"', Severity.ERROR),
    ],
)
def test_severities(on_pattern: str, on_rule: str, on_check: str, severity: Severity) -> None:
    asked = rules(f'<pattern {on_pattern}><rule context="/" {on_rule}><report test="true()" {on_check}>x</report></rule></pattern>')

    assert [p.severity for p in found(asked)] == [severity]


def test_the_nearest_id_names_the_rule_and_a_subject_the_place() -> None:
    asked = rules(
        '<pattern id="p"><rule context="tei:list" id="r"><report test="true()" id="c" subject="tei:item">x</report>'
        '<report test="true()">y</report></rule></pattern>'
    )

    assert [(p.rule, p.xpath, p.line) for p in found(asked)] == [("r", f"{_DIV}/list", 11), ("c", f"{_DIV}/list/item", 11)]


def test_inclusion_and_extension_from_files(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    namespace = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
    (tmp_path / "parts" / "list.sch").write_text(f'<pattern {namespace} id="lists"><include href="rule.sch"/></pattern>', encoding="utf-8")
    (tmp_path / "parts" / "rule.sch").write_text(
        f'<rule {namespace} context="tei:list"><extends href="more.sch#wanted"/></rule>', encoding="utf-8"
    )
    (tmp_path / "parts" / "more.sch").write_text(
        f'<pattern {namespace}><rule id="wanted" abstract="true"><assert test="tei:head">no head</assert></rule></pattern>',
        encoding="utf-8",
    )
    main = tmp_path / "main.sch"
    main.write_bytes(_serialised('<include href="parts/list.sch"/>'))

    assert [(p.rule, p.message) for p in found(Rules.load(main))] == [("lists", "no head")]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.sch", "<include href='a.sch'/>", "includes itself"),
        ("a.sch", "<include href='gone.sch'/>", "No such file"),
        ("a.sch", f"<pattern>{_LOOP}<rule context='a'><extends rule='r'/></rule></pattern>", "extends itself"),
        ("a.sch", "<include href='http://example.org/a.sch'/>", "only local files"),
        ("a.sch", "<include href='http://[example]/a.sch'/>", "only local files"),
    ],
)
def test_what_cannot_be_put_together(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / name).write_bytes(_serialised(text))
    with pytest.raises(SchematronError, match=reason):
        Rules.load(tmp_path / name)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SchematronError, match="No such file"):
        Rules.load(tmp_path / "none.sch")
    for text, reason in (
        (b"<schema xmlns='http://purl.oclc.org/dsdl/schematron'", "not XML"),
        (b"<html>http://purl.oclc.org/dsdl/schematron</html>", "neither Schematron nor RELAX NG"),
        (b"<schema xmlns='http://www.ascc.net/xml/schematron'/>", r"Schematron 1\.x"),
        (b"<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xquery'/>", "query binding xquery"),
    ):
        (tmp_path / "bad.sch").write_bytes(text)
        with pytest.raises(SchematronError, match=reason):
            Rules.load(tmp_path / "bad.sch")


def test_rules_about_other_documents(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text("<people><person xml:id='orla'/><person/></people>", encoding="utf-8")
    (tmp_path / "a.sch").write_bytes(
        _serialised(
            '<let name="people" value="document(\'people.xml\')"/><pattern id="refs"><rule context="tei:persName">'
            '<let name="id" value="substring(@ref, 2)"/><assert test="doc(\'people.xml\')//person[@xml:id = $id]">unknown</assert>'
            "<report test=\"doc-available('nobody.xml')\">there</report></rule></pattern>"
            '<pattern id="people" documents="\'people.xml\'"><rule context="person"><assert test="@xml:id">no id</assert></rule></pattern>'
            '<pattern id="ids"><rule context="/"><report test="id(\'orla\', $people) is $people//person[1]">known</report></rule>'
            "</pattern>"
        )
    )
    (tmp_path / "letter.xml").write_text(LETTER.replace("#orla", "#olaf", 1), encoding="utf-8")
    document = tree((tmp_path / "letter.xml").read_text(encoding="utf-8"))
    document.docinfo.URL = (tmp_path / "letter.xml").as_uri()
    problems = list(Rules.load(tmp_path / "a.sch").check(document, path="letter.xml"))

    assert [(p.rule, p.path, p.message) for p in problems] == [
        ("ids", "letter.xml", "known"),
        ("refs", "letter.xml", "unknown"),
        ("people", "people.xml", "no id"),
    ]


def test_xpath_1_conversions_where_the_binding_asks_for_them() -> None:
    body = '<pattern><rule context="tei:body"><report test="string(tei:div/tei:p/@n) = 1">first</report></rule></pattern>'

    more = '<pattern><rule context="tei:p"><report test="@xml:id &lt; 3 or @n = true() and @n != \'2\'">x</report></rule></pattern>'
    same = '<pattern><rule context="tei:div"><report test="@type = \'letter\'">y</report></rule></pattern>'

    assert [p.message for p in found(rules(body + more + same, ""))] == ["first", "y", "x", "x"]
    assert [p.code for p in rules(body).check(tree())] == ["schematron-rule-not-run"]


def test_an_expression_is_compared_by_code_points() -> None:
    assert places(one_rule("tei:hi", "<report test=\"compare('a', 'B') gt 0\">x</report>"))


def _serialised(body: str) -> bytes:
    from lxml import etree

    return etree.tostring(schema(body))
