"""One mistake is told once, several each; what cannot be known is not told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teikit.validation.relaxng import Schema

_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
_BOOK = f"""<grammar {_RNG}><start><element name="book"><ref name="title"/><oneOrMore><ref name="part"/></oneOrMore>
  <optional><element name="index"><text/></element></optional></element></start>
<define name="title"><element name="title"><optional><attribute name="lang"/></optional><text/></element></define>
<define name="part"><element name="part"><attribute name="n"/><ref name="title"/>
  <choice><oneOrMore><ref name="line"/></oneOrMore><oneOrMore><ref name="part"/></oneOrMore></choice></element></define>
<define name="line"><element name="line"><mixed><zeroOrMore><choice><element name="b"><text/></element>
  <element name="pair"><choice><attribute name="x"/><attribute name="y"/></choice><empty/></element>
</choice></zeroOrMore></mixed></element></define>
</grammar>"""


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.from_bytes(_BOOK.encode())


def _codes(schema: Schema, inner: str) -> list[str]:
    return [p.code for p in schema.validate_bytes(f"<book>{inner}</book>".encode())]


_PART = '<part n="1"><title/><line/></part>'


@pytest.mark.parametrize(
    ("inner", "codes"),
    [
        # The wrong element in the place of the right one, in a name that is near, far, or another's.
        (f"<titel/>{_PART}", ["element-not-allowed"]),
        (f"<nothing/>{_PART}", ["element-not-allowed"]),
        (f"<line/>{_PART}", ["element-not-allowed"]),
        (f"<title/>{_PART}<index/><index/>", ["element-not-allowed"]),
        # A wrapper with the name of another element: its content is right for what belongs there.
        ('<title/><line n="1"><title/><line>a <b>b</b></line><line/></line>', ["element-not-allowed"]),
        # An unknown wrapper: what is in it counts by itself.
        ('<title/><wrap><part n="1"><title/><line/></part></wrap>', ["element-not-allowed"]),
        ("<title/><wrap><part><title/><line/></part></wrap>", ["element-not-allowed", "attribute-missing"]),
        # Left out.
        (_PART, ["element-missing"]),
        ("<title/>", ["element-missing"]),
        ('<title/><part n="1"><title/></part>', ["element-missing"]),
        # Stray text around a stray element is one mistake with it.
        (f"<title/>a <b>b</b> c{_PART}", ["text-not-allowed", "element-not-allowed"]),
        # Attributes that exclude each other, and one of which is needed.
        ('<title/><part n="1"><title/><line><pair x="" y=""/></line></part>', ["attribute-not-allowed"]),
        ('<title/><part n="1"><title/><line><pair/></line></part>', ["attribute-missing"]),
        # Five.
        (
            'stray<title long="de"/><part><title/><line><u/></line></part><part n="2"><title/></part>',
            ["text-not-allowed", "attribute-not-allowed", "attribute-missing", "element-not-allowed", "element-missing"],
        ),
    ],
)
def test_each_mistake_once(schema: Schema, inner: str, codes: list[str]) -> None:
    assert _codes(schema, inner) == codes


_NAMES = st.sampled_from(["book", "title", "part", "line", "b", "pair", "index", "other"])


_ATTRIBUTES = st.dictionaries(st.sampled_from(["n", "x", "y", "lang", "m"]), st.just("1"), max_size=2)
_TEXTS = st.sampled_from(["", " ", "text"])


def _build(name: str, attributes: dict[str, str], inner: list[etree._Element], text: str) -> etree._Element:
    element = etree.Element(name, attributes)
    element.text = text
    element.extend(inner)
    return element


def _around(children: st.SearchStrategy[etree._Element]) -> st.SearchStrategy[etree._Element]:
    return st.builds(_build, _NAMES, _ATTRIBUTES, st.lists(children, max_size=4), _TEXTS)


_TREES = st.recursive(st.builds(_build, _NAMES, _ATTRIBUTES, st.just([]), _TEXTS), _around, max_leaves=12)


@settings(max_examples=150)
@given(_TREES)
def test_the_verdict_is_libxml2s_and_streams_and_trees_agree(tree: etree._Element) -> None:
    schema = Schema.from_bytes(_BOOK.encode())
    valid = etree.RelaxNG(etree.fromstring(_BOOK)).validate(tree)
    by_tree = [(p.code, p.message, p.xpath) for p in schema.validate(tree)]
    assert by_tree == [(p.code, p.message, p.xpath) for p in schema.validate_bytes(etree.tostring(tree))]
    assert valid == (by_tree == [])
    assert "document-invalid" not in {code for code, _, _ in by_tree}
