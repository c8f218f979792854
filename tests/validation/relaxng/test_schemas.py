"""Schemas: both syntaxes, other documents they refer to, what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.problems import TeikitError
from teikit.validation.relaxng import Schema, SchemaError

_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def _wrong(schema: str) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(SchemaError) as caught:
        Schema.from_bytes(schema.encode(), "s.rng")
    return [(p.line, p.rule, p.message) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("schema", "line", "rule", "words"),
    [
        (f"<element {_RNG}><empty/></element>", 1, "RELAX NG 3", '"element" has no name'),
        (f'<element {_RNG} name="a">\n<foo/></element>', 2, "RELAX NG 3", '"foo" may not stand in "element" here'),
        (f"<grammar {_RNG}><start>\n<ref name='x'/></start></grammar>", 2, "RELAX NG 4.18", '"x" is not defined'),
        (
            f"<grammar {_RNG}><start><ref name='x'/></start>\n<define name='x'><ref name='x'/></define></grammar>",
            2,
            "RELAX NG 4.19",
            '"x" refers to itself without an element between',
        ),
        (
            f"<element {_RNG} name='a'>\n<data type='float'/></element>",
            2,
            "RELAX NG 4.16",
            'RELAX NG has no datatype "float" of its own, only "string" and "token"',
        ),
        (
            f"<element {_RNG} name='a'><attribute name='b'/>\n<attribute name='b'/></element>",
            1,
            "RELAX NG 7.3",
            'in element "a": an attribute is declared twice',
        ),
        (
            f"<element {_RNG} name='a'><group><text/><data type='token'/></group></element>",
            1,
            "RELAX NG 7.2",
            'in element "a": a datatype, value or list cannot be combined with elements or text',
        ),
        (f"<element {_RNG} name='a'>\n", 2, None, "not well-formed: no element found"),
        ("<html/>", 1, "RELAX NG 3", '"html" is not an element of RELAX NG (namespace http://relaxng.org/ns/structure/1.0)'),
    ],
)
def test_mistakes_name_place_and_section(schema: str, line: int, rule: str, words: str) -> None:
    assert (line, rule, words) in _wrong(schema)


def test_a_wrong_expression_is_found_at_once() -> None:
    data = '<data type="token" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><param name="pattern">(</param></data>'
    [(line, rule, message)] = _wrong(f'<element {_RNG} name="a">{data}</element>')
    assert (line, rule) == (1, "RELAX NG 4.16")
    assert "is not a regular expression of XML Schema" in message


def test_a_missing_file_is_not_a_wrong_schema(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="cannot be read") as caught:
        Schema.load(tmp_path / "none.rng")
    assert not isinstance(caught.value, SchemaError)


@pytest.mark.parametrize("href", ["http://example.org/other.rng", "http://[example]/other.rng"])
def test_nothing_is_fetched_from_the_network(href: str) -> None:
    [(_, rule, message)] = _wrong(f'<externalRef {_RNG} href="{href}"/>')
    assert rule == "RELAX NG 4.6"
    assert "nothing is fetched from the network" in message


def test_a_resolver_is_asked_first(tmp_path: Path) -> None:
    (tmp_path / "b.rng").write_text(f'<element {_RNG} name="b"><empty/></element>')
    schema = Schema.from_bytes(
        f'<externalRef {_RNG} href="http://example.org/other.rng"/>'.encode(),
        resolve=lambda address: tmp_path / "b.rng" if address == "http://example.org/other.rng" else None,
    )
    assert list(schema.validate_bytes(b"<b/>")) == []


def test_a_schema_nested_without_end_is_refused() -> None:
    deep = "<group>" * 50_000 + "<empty/>" + "</group>" * 50_000
    assert _wrong(f'<element {_RNG} name="a">{deep}</element>') == [(None, None, "the schema is nested too deeply")]


_COMPACT = """
default namespace = "urn:letters"
datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
## A letter.
start = element letter { attribute when { xsd:date }?, (p | note)* }
p = element p { text }
note = element note { attribute type { "a" | "b" }, (text & p*) }
"""


def test_the_compact_syntax(tmp_path: Path) -> None:
    file = tmp_path / "letter.rnc"
    file.write_text(_COMPACT)
    schema = Schema.load(file)
    assert list(schema.validate_bytes(b'<letter xmlns="urn:letters" when="1951-03-02"><note type="a">x<p/></note></letter>')) == []
    assert len(list(schema.validate_bytes(b'<letter xmlns="urn:letters" when="today"><note type="c"/></letter>'))) == 2


def test_a_mistake_in_the_compact_syntax(tmp_path: Path) -> None:
    file = tmp_path / "letter.rnc"
    file.write_text("start = element letter {\n  text,,\n}\n")
    with pytest.raises(SchemaError) as caught:
        Schema.load(file)
    assert [p.line for p in caught.value.problems] == [2]


def test_the_compact_syntax_of_tei(shared: Path) -> None:
    folder = shared / "schemas" / "tei-4.12.0"
    compact, full = Schema.load(folder / "tei_all.rnc"), Schema.load(folder / "tei_all.rng")
    for file in sorted((shared / "suites" / "tei").glob("tei__*.xml")):
        assert list(compact.validate_file(file)) == list(full.validate_file(file)), file.name
