"""Small schemas and documents for the tests."""

from __future__ import annotations

from lxml import etree

from teikit.problems import Problem
from teikit.validation.schematron import Rules

TEI = "http://www.tei-c.org/ns/1.0"

LETTER = f"""<?start here?>
<TEI xmlns="{TEI}" xmlns:x="urn:x">
  <!-- a letter that was never written -->
  <text n="1">
    <body>
      <head>Ostrava to Lund</head>
      <div type="letter" xml:id="d1">
        <head xml:id="h1">First</head>
        <p n="1" xml:id="p1">Dear <persName ref="#orla">Orla</persName>, <hi rend="b">rain</hi> again.</p>
        <p n="2" xml:id="p2">The <hi>hill</hi> is <?break?> closed.<!-- why? --></p>
        <list type="gloss"><label>tarn</label><item n="2">a small lake</item></list>
      </div>
      <div type="note" xml:id="d2">
        <p n="10" xml:id="p3">Yours, <persName ref="#orla">O.</persName><note><p>Her hand.</p></note></p>
        <x:mark n="5"/>
      </div>
    </body>
  </text>
</TEI>
"""


def schema(body: str, attributes: str = 'queryBinding="xslt2"') -> etree._ElementTree:
    """A Schematron schema with TEI's prefix."""
    text = (
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" {attributes}>'
        f'<ns prefix="tei" uri="{TEI}"/><ns prefix="x" uri="urn:x"/>{body}</schema>'
    )
    return etree.ElementTree(etree.fromstring(text))


def rules(body: str, attributes: str = 'queryBinding="xslt2"') -> Rules:
    """The rules of a schema with TEI's prefix."""
    return Rules.from_tree(schema(body, attributes))


def one_rule(context: str, checks: str) -> Rules:
    """A schema with a single rule."""
    return rules(f'<pattern id="p"><rule context="{context}">{checks}</rule></pattern>')


def tree(text: str = LETTER) -> etree._ElementTree:
    """A parsed document."""
    return etree.ElementTree(etree.fromstring(text.encode(), etree.XMLParser(collect_ids=False)))


def found(asked: Rules, text: str = LETTER, phase: str | None = None) -> list[Problem]:
    """The findings in a document, after making sure that every rule ran."""
    problems = list(asked.check(tree(text), path="letter.xml", phase=phase))
    assert not [p for p in problems if p.code == "schematron-rule-not-run"], problems
    return problems


def places(asked: Rules, text: str = LETTER) -> list[str | None]:
    """Where the findings are."""
    return [problem.xpath for problem in found(asked, text)]
