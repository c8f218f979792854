"""Documents as streams: large, deep, hostile and broken ones."""

from __future__ import annotations

import codecs
import time
import tracemalloc
from pathlib import Path

import pytest
from lxml import etree

from teikit.problems import TeikitError
from teikit.validation.relaxng import Schema

_ANY = b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="a"/></start>
<define name="a"><element name="a"><zeroOrMore><choice><ref name="a"/><ref name="n"/></choice></zeroOrMore></element></define>
<define name="n"><element name="n"><data type="decimal" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/></element></define>
</grammar>"""


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.from_bytes(_ANY)


def _codes(schema: Schema, document: bytes) -> list[str]:
    return [p.code for p in schema.validate_bytes(document)]


@pytest.mark.parametrize(
    ("document", "code", "line", "words"),
    [
        (b"", "xml-not-well-formed", 1, "no element"),
        (b"<a>\n<n>1</a>", "xml-not-well-formed", 2, "end-tag does not match"),
        (b"<a>&no;</a>", "xml-not-well-formed", 1, "entity is not declared"),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a>&no;</a>', "xml-entity-undefined", 1, 'the entity "&no;" is not defined'),
        (b"<?xml version='1.0' encoding='no-such'?><a/>", "xml-encoding", 1, "unknown encoding"),
        (b"<a>\n\xff</a>", "xml-not-well-formed", 2, "not well-formed"),
    ],
)
def test_broken_xml_is_one_problem(schema: Schema, document: bytes, code: str, line: int, words: str) -> None:
    [problem] = schema.validate_bytes(document, "d.xml")
    assert (problem.code, problem.line, problem.path) == (code, line, "d.xml")
    assert words in problem.message


def test_entity_bombs_are_refused(schema: Schema) -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "bomb"}">' for i in range(12))
    started = time.perf_counter()
    assert _codes(schema, f"<!DOCTYPE a [{entities}]><a><n>&e11;</n></a>".encode()) == ["xml-resource-limit"]
    assert time.perf_counter() - started < 20


def test_external_entities_are_not_read(schema: Schema, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("98617253")
    document = f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]><a><n>&s;</n></a>'
    problems = list(schema.validate_bytes(document.encode()))
    assert [p.code for p in problems] == ["xml-entity-undefined"]
    assert "98617253" not in problems[0].message


def test_depth_is_a_problem_not_a_crash(schema: Schema, tmp_path: Path) -> None:
    file = tmp_path / "deep.xml"
    file.write_bytes(b"<a>" * 100_000 + b"</a>" * 100_000)
    assert [p.code for p in schema.validate_file(file)] == ["xml-resource-limit"]
    # As deep as it goes without a mistake, and with one.
    assert _codes(schema, b"<a>" * 4000 + b"</a>" * 4000) == []
    assert _codes(schema, b"<a>" * 4000 + b"<q/>" + b"</a>" * 4000) == ["element-not-allowed"]


def test_a_tree_may_be_deep(schema: Schema) -> None:
    root = inner = etree.Element("a")
    for _ in range(10_000):
        inner = etree.SubElement(inner, "a")
    etree.SubElement(inner, "q")
    [problem] = schema.validate(root)
    assert problem.code == "element-not-allowed"


def test_a_tag_without_end_is_refused(schema: Schema, tmp_path: Path) -> None:
    file = tmp_path / "tag.xml"
    file.write_bytes(b"<a x='" + b"y" * 36_000_000)
    assert [p.code for p in schema.validate_file(file)] == ["xml-resource-limit"]


def test_memory_stays_flat_and_time_linear(schema: Schema, tmp_path: Path) -> None:
    def measure(count: int) -> tuple[float, int]:
        file = tmp_path / f"{count}.xml"
        with file.open("wb") as out:
            out.write(b"<a>")
            for i in range(count):
                out.write(b"<a> <n>%d.5</n>\n</a>" % i)
            out.write(b"</a>")
        assert list(schema.validate_file(file)) == []
        tracemalloc.start()
        assert list(schema.validate_file(file)) == []
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        started = time.process_time()
        assert list(schema.validate_file(file)) == []
        return time.process_time() - started, peak

    (time_1, peak_1), (time_4, peak_4) = measure(10_000), measure(40_000)
    assert peak_4 < peak_1 * 1.5 + 500_000
    assert time_4 < time_1 * 4 * 2


def test_states_are_forgotten_before_they_fill_memory() -> None:
    names = [f"e{i}" for i in range(14)]
    parts = "".join(f'<optional><element name="{n}"><empty/></element></optional>' for n in names)
    schema = Schema.from_bytes(
        f'<element name="r" xmlns="http://relaxng.org/ns/structure/1.0"><interleave>{parts}</interleave></element>'.encode()
    )
    for first in names:
        order = "".join(f"<{n}/>" for n in [first, *(n for n in reversed(names) if n != first)])
        assert _codes(schema, f"<r>{order}</r>".encode()) == []
    assert _codes(schema, b"<r><e1/><e1/></r>") == ["element-not-allowed"]


def test_many_optional_attributes() -> None:
    attributes = "".join(f'<optional><attribute name="a{i}"/></optional>' for i in range(80))
    schema = Schema.from_bytes(f'<element name="r" xmlns="http://relaxng.org/ns/structure/1.0">{attributes}</element>'.encode())
    started = time.process_time()
    for chosen in range(500):
        given = " ".join(f'a{i}=""' for i in range(80) if (chosen * 2654435761 >> (i % 31)) & 1)
        assert _codes(schema, f"<r {given}/>".encode()) == []
    assert time.process_time() - started < 10


def test_a_byte_order_mark_does_not_shift_columns(schema: Schema) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        [problem] = schema.validate_bytes("<a><q/></a>".encode(encoding))
        assert (problem.line, problem.column) == (1, 4), encoding


def test_columns_count_characters(schema: Schema) -> None:
    [problem] = schema.validate_bytes("<a><!-- ümläut 𝄞 --><q/></a>".encode())
    assert problem.column == 21


def test_a_file_that_is_not_there(schema: Schema, tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="cannot be read"):
        list(schema.validate_file(tmp_path / "none.xml"))


def test_mistakes_beyond_the_lines_libxml2_counts(schema: Schema) -> None:
    document = b"<a>" + b"\n" * 70_000 + b"<q/></a>"
    [problem] = schema.validate_bytes(document)
    assert problem.line == 70_001
    tree = list(schema.validate(etree.fromstring(document)))
    assert [p.line for p in tree] == [70_001]


def test_comments_and_sections_do_not_split_a_text(schema: Schema) -> None:
    assert _codes(schema, b"<a><n>1<!-- one -->2<![CDATA[3]]></n></a>") == []
    assert _codes(schema, b"<a><n>1<!-- one --> 2</n></a>") == ["text-value"]


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", b""), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)])
def test_places_in_a_tag_over_several_lines(encoding: str, mark: bytes) -> None:
    """An element is told where its tag ends, as jing tells it; an attribute where its name stands."""
    schema = Schema.from_bytes(
        b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><oneOrMore><element name="b"><attribute name="n"/>'
        b'<optional><attribute name="m"><value>1</value></attribute></optional></element></oneOrMore></element>'
    )
    document = '<a>\n<b\n  m=">"\n  x="ü\n>"\n />\n  <q\n   n=""/></a>'
    assert [(p.code, p.line, p.column) for p in schema.validate_bytes(mark + document.encode(encoding))] == [
        ("attribute-value", 3, 3),
        ("attribute-not-allowed", 4, 3),
        ("attribute-missing", 6, 2),
        ("element-not-allowed", 8, 4),
    ]


def test_mistakes_in_a_tag_of_many_attributes_grow_with_them() -> None:
    schema = Schema.from_bytes(
        b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><optional><attribute name="n"/></optional></element>'
    )

    def seconds(count: int) -> float:
        document = b"<a " + b" ".join(b'x%d=""\n' % i for i in range(count)) + b"/>"
        started = time.process_time()
        problems = list(schema.validate_bytes(document))
        assert (len(problems), problems[-1].line) == (count, count)
        return time.process_time() - started

    assert seconds(8000) < 2.5 * seconds(4000) + 0.1
