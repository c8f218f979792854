"""What is proposed beyond a list of names: the order of elements, what HTML calls otherwise, values put right."""

from __future__ import annotations

import pytest

from teikit.validation.relaxng import Schema
from teikit.validation.relaxng.repairs import repaired

_SCHEMA = b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="div">
    <optional><ref name="head"/></optional>
    <zeroOrMore><choice><ref name="p"/><ref name="list"/></choice></zeroOrMore>
    <zeroOrMore><element name="note"><text/></element></zeroOrMore>
    <optional><element name="closer"><element name="place"><text/></element><element name="signed"><text/></element></element></optional>
  </element></start>
  <define name="head"><element name="head"><text/></element></define>
  <define name="p"><element name="p"><optional><attribute name="xml:id"><data type="ID"/></attribute></optional><mixed>
    <zeroOrMore><choice>
      <element name="hi"><optional><attribute name="rend"/></optional><text/></element>
      <element name="date"><attribute name="when"><data type="date"/></attribute><text/></element>
      <element name="size"><attribute name="quantity"><data type="decimal"/></attribute><empty/></element>
      <element name="choice"><oneOrMore><choice><ref name="sic"/><ref name="corr"/></choice></oneOrMore><ref name="corr"/></element>
    </choice></zeroOrMore>
  </mixed></element></define>
  <define name="sic"><element name="sic"><text/></element></define>
  <define name="corr"><element name="corr"><text/></element></define>
  <define name="list"><element name="list">
    <optional><ref name="head"/></optional>
    <choice><oneOrMore><element name="item"><text/></element></oneOrMore>
      <oneOrMore><element name="row"><text/></element></oneOrMore></choice>
  </element></define>
</grammar>"""


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.from_bytes(_SCHEMA)


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<p/><head/>", ['element "head" is not allowed in "div" here: it must come before "p"']),
        ("<head/><head/>", ['element "head" is not allowed in "div" here: "div" takes only one']),
        # What follows an element that came too early is not wrong for itself.
        ("<note/><p/><list><item/></list><p/>", ['element "p" is not allowed in "div" here: it must come before "note"']),
        ("<note/><p/><note/><p/>", ['element "p" is not allowed in "div" here: it must come before "note"'] * 2),
        # Two that changed places.
        (
            "<closer><signed/><place/></closer>",
            ['element "signed" is not allowed in "closer" yet; missing before it: "place"'],
        ),
        ("<closer><signed/></closer>", ['element "signed" is not allowed in "closer" yet; missing before it: "place"']),
        # Only what is needed is missing, not all that may come.
        ("<list/>", ['element "list" is not complete; missing: one of "item", "row"']),
        # Words where an element should hold them.
        ("<list>one</list>", ['text is not allowed in "list" here: "one"']),
        ("<p><choice><sic>teh</sic>the</choice></p>", ['text is not allowed in "choice" here: "the"']),
        # Names of HTML, and what they hold.
        ("<p><b>x</b></p>", ['element "b" is not allowed in "p" here: the schema has no such element; did you mean "hi"?']),
        (
            "<ul><li>x</li></ul>",
            [
                'element "ul" is not allowed in "div" here: the schema has no such element; did you mean "list"?',
                'element "li" is not allowed in "ul" here: the schema has no such element; did you mean "item"?',
            ],
        ),
        ('<p id="a"/>', ['attribute "id" is not allowed on "p"; did you mean "xml:id"?']),
        ('<p><hi class="x"/></p>', ['attribute "class" is not allowed on "hi"; did you mean "rend"?']),
        # What other tools look for.
        (
            '<p xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"/>',
            ['attribute "xsi:schemaLocation" is not allowed on "p": it speaks to XML Schema; for RELAX NG a document names its schema in'],
        ),
        # A name the schema has is no slip for another.
        ("<p><head/></p>", ['element "head" is not allowed in "p" here: it may stand in "div", "list"']),
        # Short names are near to many: what stands in one is not judged by the nearest.
        (
            "<p><hx><q/>text</hx></p>",
            ['element "hx" is not allowed in "p" here: the schema has no such element; did you mean "hi"?'],
        ),
        (
            '<p><date when="4 March 1912"/></p>',
            ['"4 March 1912" is not a value of the attribute "when" of "date"; did you mean "1912-03-04"?'],
        ),
        ('<p><size quantity="two"/></p>', ['"two" is not a value of the attribute "quantity" of "size"; did you mean "2"?']),
    ],
)
def test_advice(schema: Schema, inner: str, said: list[str]) -> None:
    messages = [problem.message for problem in schema.validate_bytes(f"<div>{inner}</div>".encode())]
    assert len(messages) == len(said), messages
    for message, begins in zip(messages, said, strict=True):
        assert message.startswith(begins)


_DATES = ("1912-03-04", "1912-03", "1912")


@pytest.mark.parametrize(
    ("text", "allowed", "expected"),
    [
        ("1912-3-4", _DATES, "1912-03-04"),
        ("1912/03/04", _DATES, "1912-03-04"),
        ("19120304", _DATES, "1912-03-04"),
        ("4.3.1912", _DATES, "1912-03-04"),
        ("4th March 1912", _DATES, "1912-03-04"),
        ("March 4, 1912", _DATES, "1912-03-04"),
        ("Mar. 1912", _DATES, "1912-03"),
        (" 1912 ", _DATES, "1912"),
        # Either may be the month.
        ("4/3/1912", _DATES, None),
        ("1912-13-04", _DATES, None),
        ("1,5", ("1.5",), "1.5"),
        ("12 000", ("12000",), "12000"),
        ("twelve", ("12",), "12"),
        ("en_US", ("en-US",), "en-US"),
        ("Yes", ("true", "false"), "true"),
        ("1n", ("_1n",), "_1n"),
        ("", ("_",), None),
        ("x" * 100, ("_" + "x" * 100,), None),
    ],
)
def test_values_put_right(text: str, allowed: tuple[str, ...], expected: str | None) -> None:
    assert repaired(text, lambda other: other in allowed) == expected
