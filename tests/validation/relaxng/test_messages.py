"""What is said about mistakes, as golden text."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teikit.validation.relaxng import Schema

# ruff: noqa: E501 - golden lines

_SCHEMA = b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:letters"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="letter">
    <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
    <ref name="head"/><ref name="body"/>
  </element></start>
  <define name="head"><element name="head">
    <element name="sender"><text/></element>
    <element name="sent"><attribute name="when"><choice><data type="date"/><data type="gYear"/></choice></attribute><text/></element>
    <zeroOrMore><element name="copy"><attribute name="to"><data type="IDREF"/></attribute><empty/></element></zeroOrMore>
    <optional><element name="pages"><data type="positiveInteger"/></element></optional>
  </element></define>
  <define name="body"><element name="body">
    <oneOrMore><choice><ref name="p"/><ref name="list"/></choice></oneOrMore>
  </element></define>
  <define name="p"><element name="p">
    <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
    <optional><attribute name="cert"><choice><value>high</value><value>medium</value><value>low</value><value>unknown</value></choice></attribute></optional>
    <optional><attribute name="rend"><data type="token"><param name="pattern">\\S+</param></data></attribute></optional>
    <zeroOrMore><choice><text/>
      <element name="hi"><text/></element><element name="gap"><attribute name="reason"/><empty/></element>
      <element name="name"><text/></element><element name="date"><text/></element>
    </choice></zeroOrMore>
  </element></define>
  <define name="list"><element name="list"><oneOrMore><element name="item"><text/></element></oneOrMore></element></define>
</grammar>"""
_HEAD = '<head><sender>Ana Vell</sender><sent when="1951-03-02"/></head>'
_PLACE = "letter.xml"

# A document in pieces, what is said about it.
_GOLDEN = [
    pytest.param(_HEAD + "<body><p>So.</p></body>", [], id="valid"),
    pytest.param(
        _HEAD + "<body><p>He <hl>ran</hl>.</p></body>",
        [
            '3:76: element "hl" is not allowed in "p" here: the schema has no such element; did you mean "hi"? allowed: "date", "gap", "hi", "name"'
        ],
        id="misspelt element",
    ),
    pytest.param(
        _HEAD + "<body><p>He <item>ran</item>.</p></body>",
        ['3:76: element "item" is not allowed in "p" here: it may stand in "list"; allowed: "date", "gap", "hi", "name"'],
        id="misplaced element",
    ),
    pytest.param(
        _HEAD + "<body><p>x</p></body>\n<body><p>x</p></body>",
        ['4:1: element "body" is not allowed in "letter" here: "letter" takes only one; no element is allowed here'],
        id="element given twice",
    ),
    pytest.param(
        "<body><p>x</p></body>",
        ['3:1: element "body" is not allowed in "letter" yet; missing before it: "head"'],
        id="element left out",
    ),
    pytest.param(
        "<head><sender/></head><body><p>x</p></body>",
        ['3:16: element "head" is not complete; missing: "sent"'],
        id="incomplete",
    ),
    pytest.param(
        _HEAD + "<body/>",
        ['3:1: element "body" is not complete; missing: one of "list", "p"'],
        id="incomplete, with a choice",
    ),
    pytest.param(
        _HEAD + '<body><p cret="low">x</p></body>',
        ['3:73: attribute "cret" is not allowed on "p"; did you mean "cert"? allowed: "cert", "rend", "xml:id"'],
        id="misspelt attribute",
    ),
    pytest.param(
        _HEAD + "<body><p><gap raeson='lost'/></p></body>",
        ['3:78: attribute "raeson" is not allowed on "gap"; did you mean "reason"? allowed: "reason"'],
        id="misspelt attribute that is required",
    ),
    pytest.param(
        _HEAD + "<body><p><gap/></p></body>",
        ['3:73: element "gap" must have the attribute "reason"'],
        id="attribute left out",
    ),
    pytest.param(
        _HEAD + '<body><p cert="unknwon">x</p></body>',
        [
            '3:73: "unknwon" is not a value of the attribute "cert" of "p"; did you mean "unknown"? allowed: "unknown", "low", "high", "medium"'
        ],
        id="wrong value of a list",
    ),
    pytest.param(
        _HEAD + '<body><p rend="in red">x</p></body>',
        ['3:73: "in red" is not a value of the attribute "rend" of "p"; did you mean "in-red"? it must be text, without spaces'],
        id="wrong value by a pattern",
    ),
    pytest.param(
        '<head><sender/><sent when="196x"/></head><body><p>x</p></body>',
        [
            '3:22: "196x" is not a value of the attribute "when" of "sent"; it must be a year of four digits, as 1963, '
            "or a date, as 1963-01-24"
        ],
        id="wrong date",
    ),
    pytest.param(
        '<head><sender/><sent when="1963"/><pages>many</pages></head><body><p>x</p></body>',
        ['3:42: "many" is not a value of "pages"; it must be a whole number of 1 or more'],
        id="wrong content",
    ),
    pytest.param(
        _HEAD + "<body>\n  stray words\n  <p>x</p></body>",
        ['4:3: text is not allowed in "body" here: "stray words"; allowed: "list", "p"'],
        id="stray text",
    ),
    pytest.param(
        _HEAD + '<body><p xml:id="a">x</p><p xml:id="a">x</p></body>',
        ['3:92: the identifier "a" is given twice: "p" of line 3 has it already'],
        id="identifier given twice",
    ),
    pytest.param(
        '<head><sender/><sent when="1963"/><copy to="b"/></head><body><p xml:id="a">x</p></body>',
        ['3:35: "b" is the identifier of no element of this document'],
        id="reference to nothing",
    ),
    pytest.param(
        '<head><sender/><sent when="63"/></head>\n<body>ah<p cert="lo">x<gap/></p>\n<dvi/></body><end/>',
        [
            '3:22: "63" is not a value of the attribute "when" of "sent"; it must be a year of four digits, as 1963, or a date, as 1963-01-24',
            '4:7: text is not allowed in "body" here: "ah"; allowed: "list", "p"',
            '4:12: "lo" is not a value of the attribute "cert" of "p"; did you mean "low"? allowed: "low", "high", "medium", "unknown"',
            '4:23: element "gap" must have the attribute "reason"',
            '5:1: element "dvi" is not allowed in "body" here: the schema has no such element; allowed: "list", "p"',
            '5:14: element "end" is not allowed in "letter" here: the schema has no such element; no element is allowed here',
        ],
        id="six mistakes",
    ),
]


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.from_bytes(_SCHEMA)


def _document(inner: str) -> bytes:
    return f'<?xml version="1.0"?>\n<letter xmlns="urn:letters">\n{inner}\n</letter>'.encode()


@pytest.mark.parametrize(("inner", "said"), _GOLDEN)
def test_sentences(schema: Schema, inner: str, said: list[str]) -> None:
    problems = list(schema.validate_bytes(_document(inner), _PLACE))
    places = [f"{p.line}:{p.column}: {p.message}" for p in problems]
    # The column of an end-tag says little: the sentence and the line are golden.
    assert [_unless_end(p) for p in places] == [_unless_end(s) for s in said]
    assert all(p.path == _PLACE and p.xpath for p in problems)


def _unless_end(said: str) -> str:
    place, _, sentence = said.partition(": ")
    return f"{place.partition(':')[0]}: {sentence}" if "not complete" in sentence or ' is not a value of "pages"' in sentence else said


@pytest.mark.parametrize(("inner", "said"), _GOLDEN)
def test_a_tree_gives_the_same(schema: Schema, inner: str, said: list[str]) -> None:
    data = _document(inner)
    by_stream = list(schema.validate_bytes(data))
    by_tree = list(schema.validate(etree.fromstring(data, etree.XMLParser(collect_ids=False))))
    assert [(p.code, p.message, p.line, p.xpath) for p in by_tree] == [(p.code, p.message, p.line, p.xpath) for p in by_stream]
    assert len(by_tree) == len(said)


def test_a_file_gives_the_same(schema: Schema, tmp_path: Path) -> None:
    file = tmp_path / "letter.xml"
    file.write_bytes(_document(_HEAD + "<body><q/></body>"))
    [problem] = schema.validate_file(file)
    assert (problem.path, problem.line, problem.column, problem.xpath) == (str(file), 3, 70, "/letter/body/q")
    assert problem.expected == ("p", "list")


def test_paths_number_siblings_that_share_a_name(schema: Schema) -> None:
    paths = [p.xpath for p in schema.validate_bytes(_document(_HEAD + "<body><p x='1'/><list z=''><item/></list><p y='1'/></body>"))]
    assert paths == ["/letter/body/p[1]/@x", "/letter/body/list/@z", "/letter/body/p[2]/@y"]


def test_verbose_names_everything() -> None:
    names = [f"n{i:02}" for i in range(30)]
    elements = "".join(f'<element name="{n}"><empty/></element>' for n in names)
    schema = Schema.from_bytes(
        f'<element name="r" xmlns="http://relaxng.org/ns/structure/1.0"><choice>{elements}</choice></element>'.encode()
    )
    [short] = schema.validate_bytes(b"<r><wrong/></r>")
    [long] = schema.validate_bytes(b"<r><wrong/></r>", verbose=True)
    assert short.message.endswith('allowed: "n00", "n01", "n02", "n03", "n04", "n05", "n06", "n07", … (+22)')
    assert (len(short.expected), len(long.expected)) == (8, 30)
    assert '"n29"' in long.message


def test_max_errors_stops(schema: Schema) -> None:
    inner = _HEAD + "<body>" + "<q/>" * 50 + "</body>"
    assert len(list(schema.validate_bytes(_document(inner)))) == 50
    assert len(list(schema.validate_bytes(_document(inner), max_errors=5))) == 5


def test_the_wrong_namespace_is_one_mistake(schema: Schema) -> None:
    [problem] = schema.validate_bytes(b"<letter><head/><body><p/></body></letter>")
    assert problem.message == (
        'element "letter" is not allowed as the document\'s root: it is in no namespace, but must be in urn:letters '
        '(xmlns="urn:letters"); allowed: "letter"'
    )


def test_identifiers_can_be_left_unchecked() -> None:
    document = _document(_HEAD + '<body><p xml:id="a">x</p><p xml:id="a">x</p></body>')
    assert list(Schema.from_bytes(_SCHEMA, ids=False).validate_bytes(document)) == []
