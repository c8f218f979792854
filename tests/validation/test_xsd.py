"""XML Schema: errors in teikit's words, at the node they are about; the built schema kept."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from teikit.problems import Problem
from teikit.validation import Validator, validate
from teikit.validation.cache import Cache
from teikit.validation.xsd import XsdSchema

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:l" targetNamespace="urn:l" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
  <xs:include schemaLocation="part.xsd"/>
  <xs:element name="letter">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="date" type="day"/>
        <xs:element name="greeting" type="xs:string"/>
        <xs:element name="p" maxOccurs="unbounded"><xs:complexType mixed="true"><xs:sequence>
          <xs:element name="hi" minOccurs="0" maxOccurs="unbounded" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
      </xs:sequence>
      <xs:attribute name="n" type="xs:int"/>
      <xs:attribute name="who" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>"""
PART = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:l">
  <xs:simpleType name="day"><xs:restriction base="xs:date"/></xs:simpleType>
</xs:schema>"""
RIGHT = '<letter xmlns="urn:l" who="a"><date>1963-03-23</date><greeting>Sir</greeting><p>one <hi>two</hi></p></letter>'
MISTAKES = {
    "element": (
        RIGHT.replace("<hi>two</hi>", "\n<!-- c -->\n<his>two</his>"),
        ("element-not-allowed", 3, 1, "/letter/p/his", 'element "his" is not allowed in "p" here; did you mean "hi"?; allowed: "hi"'),
    ),
    "missing": (
        RIGHT.replace("<p>one <hi>two</hi></p>", ""),
        ("element-missing", 1, 1, "/letter", 'element "letter" is not complete; allowed: "p"'),
    ),
    "attribute": (
        RIGHT.replace("who=", 'rend="x" who='),
        ("attribute-not-allowed", 1, 1, "/letter/@rend", 'attribute "rend" is not allowed on "letter"'),
    ),
    "missing attribute": (
        RIGHT.replace(' who="a"', ""),
        ("attribute-missing", 1, 1, "/letter/@who", 'element "letter" must have the attribute "who"'),
    ),
    "text": (
        RIGHT.replace("<date>", "Dear\n<date>"),
        ("text-not-allowed", 1, 1, "/letter", 'text is not allowed in "letter"'),
    ),
}


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    (tmp_path / "part.xsd").write_text(PART)
    path = tmp_path / "letter.xsd"
    path.write_text(SCHEMA)
    return path


def test_a_valid_document(schema: Path) -> None:
    assert list(validate(RIGHT, schema)) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_one_problem_at_its_node(name: str, schema: Path) -> None:
    document, wanted = MISTAKES[name]
    found = [(p.code, p.line, p.column, p.xpath, p.message) for p in validate(document, schema)]
    assert found == [wanted]


def test_a_wrong_value_is_quoted(schema: Path) -> None:
    (problem,) = validate(RIGHT.replace("who=", 'n="many" who='), schema)
    assert (problem.code, problem.xpath) == ("attribute-value", "/letter/@n")
    assert '"many" is not a value of the attribute "n" of "letter"' in problem.message
    (problem,) = validate(RIGHT.replace("1963-03-23", "\n1963-02-30"), schema)
    assert (problem.code, problem.line, problem.xpath) == ("text-value", 1, "/letter/date")
    assert problem.message.startswith('"1963-02-30" is not a value of "date": ')


def test_several_mistakes_are_several_problems(schema: Path) -> None:
    document = RIGHT.replace(' who="a"', "").replace("<hi>", "<hy>").replace("</hi>", "</hy>").replace("<date>", '<date x="1">')
    assert [p.code for p in validate(document, schema)] == ["attribute-missing", "attribute-not-allowed", "element-not-allowed"]
    assert [p.code for p in validate(document, schema, max_errors=1)] == ["attribute-missing", "problems-left-out"]


def test_a_schema_that_is_wrong_is_a_problem_of_the_schema(schema: Path) -> None:
    schema.write_text(SCHEMA.replace('type="day"', 'type="night"'))
    first, second = validate(RIGHT, schema)
    assert (first.code, first.path) == ("schema-incorrect", str(schema))
    assert "night" in first.message
    assert second.code == "schema-unusable"
    schema.write_text("<xs:schema")
    assert [p.code for p in validate(RIGHT, schema)] == ["schema-incorrect", "schema-unusable"]


def test_the_built_schema_is_kept_until_a_file_of_it_changes(schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache", tmp_path / "key")
    XsdSchema.load(schema, cache=cache)
    assert len(list((tmp_path / "cache").iterdir())) == 1

    def no_build(*_: object) -> None:
        raise AssertionError("built again")

    with monkeypatch.context() as patch:
        patch.setattr("teikit.validation.xsd._build", no_build)
        XsdSchema.load(schema, cache=cache)
    (tmp_path / "part.xsd").write_text(PART + "\n")
    XsdSchema.load(schema, cache=cache)
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_kept_schema_that_is_none_is_built_anew(schema: Path, tmp_path: Path) -> None:
    class Kept(Cache):
        def load(self, key: str) -> bytes:
            return pickle.dumps(None) if key else b""

    assert XsdSchema.load(schema, cache=Kept(tmp_path / "cache", tmp_path / "key")) is not None


def test_the_net_is_never_used(schema: Path) -> None:
    schema.write_text(SCHEMA.replace('"part.xsd"', '"http://localhost:9/part.xsd"'))
    found: list[Problem] = list(validate(RIGHT, schema))
    assert found[0].code == "schema-incorrect"


def test_teikit_xsd_is_built_and_used() -> None:
    (problem, *_) = Validator("teikit.xsd").validate('<TEI xmlns="http://www.tei-c.org/ns/1.0"><bogus/></TEI>')
    assert problem.message.startswith('element "bogus" is not allowed in "TEI" here')
