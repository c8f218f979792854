"""Rules inside RELAX NG grammars."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from teikit.validation.schematron import Rules

from .helpers import TEI, found

_GRAMMAR = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron" xmlns:tei="{TEI}">
  <start><ref name="p"/></start>
  <define name="p"><element name="p" ns="{TEI}">
    <s:pattern id="numbered"><s:rule context="tei:p"><s:assert test="@n">no <s:name/> number</s:assert></s:rule></s:pattern>
    <s:rule context="tei:item[q:odd]"><s:report test="true()">odd</s:report></s:rule>
    <text/></element></define>
  <s:ns prefix="q" uri="urn:q"/>
  {{}}
</grammar>"""

_COMPACT = """namespace sch = "http://purl.oclc.org/dsdl/schematron"
namespace tei = "http://www.tei-c.org/ns/1.0"
# sch:pattern [ this is a comment ]
sch:ns [ prefix = "q" uri = "urn:q" ]
start = p
p =
  ## "A paragraph" [
  [ sch:pattern [ id = 'numbered' "\\x{a}"
      sch:rule [ context = "tei:p"
        sch:assert [ test = "@n" ~ ''
          "no " sch:name [ ] " num" ~ \"\"\"ber "quoted\" ] \"\"\" ~ ''
        ] ] ] ]
  element tei:p { text } >> sch:rule [ context = "tei:item[q:odd]" sch:report [ test = "true()" "odd" ] ]
"""


def test_rules_are_found_in_a_grammar(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(_GRAMMAR.format(""), encoding="utf-8")
    asked = Rules.load(tmp_path / "a.rng")

    assert not asked.empty
    assert [(p.rule, p.message) for p in found(asked)] == [("numbered", "no p number")]


def test_rules_are_found_in_what_a_grammar_includes(tmp_path: Path) -> None:
    (tmp_path / "b.rng").write_text(_GRAMMAR.format('<include href="main.rng"/>'), encoding="utf-8")
    (tmp_path / "main.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="b.rng"/><include href="gone.rng"/></grammar>',
        encoding="utf-8",
    )

    assert [p.rule for p in found(Rules.load(tmp_path / "main.rng"))] == ["numbered"]


def test_rules_are_found_in_compact_syntax(tmp_path: Path) -> None:
    (tmp_path / "a.rnc").write_text(_COMPACT, encoding="utf-8")

    assert [(p.rule, p.message) for p in found(Rules.load(tmp_path / "a.rnc"))] == [("numbered", 'no p number "quoted" ]')]


@pytest.mark.parametrize("text", ["start = element a { text }", 'namespace sch = "http://purl.oclc.org/dsdl/schematron"\nsch:pattern ['])
def test_a_compact_grammar_without_whole_rules(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.rnc").write_text(text, encoding="utf-8")

    assert list(Rules.load(tmp_path / "a.rnc").check(_document())) == []


def test_a_grammar_without_rules_is_empty_and_costs_no_xpath(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>', encoding="utf-8")
    (tmp_path / "a.xml").write_text("<a/>", encoding="utf-8")
    script = (
        "import sys; from lxml import etree; from teikit.validation.schematron import Rules;"
        f"rules = Rules.load({str(tmp_path / 'a.rng')!r}); assert rules.empty;"
        f"assert list(rules.check(etree.parse({str(tmp_path / 'a.xml')!r}))) == []; assert 'elementpath' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", script], check=True)


def _document():  # type: ignore[no-untyped-def]
    from .helpers import tree

    return tree()
