"""James Clark's test suites, read into cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
RNG = "http://relaxng.org/ns/structure/1.0"


@dataclass
class SpecCase:
    """A schema that is correct or not, and documents that are valid or not."""

    line: int
    section: str
    schema: bytes
    correct: bool
    documents: list[tuple[int, bytes, bool]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write the schema and what it refers to; gives the schema."""
        for name, data in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        path = folder / "schema.rng"
        path.write_bytes(self.schema)
        return path


def _inside(element: etree._Element) -> bytes:
    return b"".join(etree.tostring(e, with_tail=False, encoding="utf-8") for e in element)


def _files(element: etree._Element, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for child in element:
        if child.tag == "resource":
            yield prefix + child.get("name"), _inside(child)
        elif child.tag == "dir":
            yield from _files(child, f"{prefix}{child.get('name')}/")


def spec_cases(path: Path) -> Iterator[SpecCase]:
    """The cases of ``spectest.xml``."""
    for case in etree.parse(path).iter("testCase"):
        schema = case.find("correct")
        correct = schema is not None
        if schema is None:
            schema = case.find("incorrect")
        documents = [(d.sourceline, _inside(d), d.tag == "valid") for d in case if d.tag in ("valid", "invalid")]
        yield SpecCase(schema.sourceline, case.findtext("section", ""), _inside(schema), correct, documents, dict(_files(case)))


@dataclass
class StringCase:
    """A string that is valid, or not, for a schema whose root element ``r`` holds data."""

    line: int
    schema: bytes
    document: bytes
    valid: bool
    about: str


def _schema(inner: str, declarations: dict[str | None, str]) -> bytes:
    spaces = "".join(f' xmlns:{p}="{u}"' for p, u in declarations.items() if p)
    return f'<element name="r" xmlns="{RNG}" datatypeLibrary="{XSD}"{spaces}>{inner}</element>'.encode()


def _document(text: str, subset: str | None, declarations: dict[str | None, str]) -> bytes:
    root = etree.Element("r", nsmap={p: u for p, u in declarations.items() if p})
    root.text = text
    doctype = f"<!DOCTYPE r [{subset}]>" if subset else ""
    # White space other than spaces would be normalised away in reading.
    body = etree.tostring(root, encoding="unicode").replace("\r", "&#13;").replace("\t", "&#9;")
    return (doctype + body).encode()


def escaped(text: str) -> str:
    """Text for a schema."""
    element = etree.Element("x")
    element.text = text
    return etree.tostring(element, encoding="unicode").replace("\r", "&#13;").removeprefix("<x>").removesuffix("</x>").replace("<x/>", "")


def datatype_cases(path: Path) -> Iterator[StringCase]:
    """The cases of ``xsdtest.xml``: lexical, equal values, order, length."""
    for kind in etree.parse(path).iter("datatype"):
        yield from _lexical(kind)
        yield from _equal(kind)
        yield from _ordered(kind)
        yield from _lengths(kind)


def _lexical(kind: etree._Element) -> Iterator[StringCase]:
    name = kind.get("name")
    for case in kind:
        if case.tag in ("valid", "invalid"):
            schema = _schema(f'<data type="{name}"/>', {})
            document = _document(case.text or "", case.get("internalSubset"), dict(case.nsmap))
            yield StringCase(case.sourceline, schema, document, case.tag == "valid", f"{name} {case.text!r}")


def _equal(kind: etree._Element) -> Iterator[StringCase]:
    name = kind.get("name")
    for group in kind.findall("equiv"):
        classes = [[v.text or "" for v in c.findall("value")] for c in group.findall("class")]
        spaces = dict(group.nsmap)
        for i, mine in enumerate(classes):
            for j, theirs in enumerate(classes):
                for one in mine:
                    for other in theirs:
                        schema = _schema(f'<value type="{name}">{escaped(one)}</value>', spaces)
                        yield StringCase(group.sourceline, schema, _document(other, None, spaces), i == j, f"{name} {one!r} = {other!r}")


def _ordered(kind: etree._Element) -> Iterator[StringCase]:
    name = kind.get("name")
    for tag in ("lessThan", "incomparable"):
        for pair in kind.findall(tag):
            one, other = (v.text or "" for v in pair.findall("value"))
            for facet, bound, text in (("maxExclusive", other, one), ("minExclusive", one, other)):
                schema = _schema(f'<data type="{name}"><param name="{facet}">{bound}</param></data>', {})
                yield StringCase(pair.sourceline, schema, _document(text, None, {}), tag == "lessThan", f"{name} {one} < {other} ({facet})")
            schema = _schema(f'<data type="{name}"><param name="minExclusive">{other}</param></data>', {})
            yield StringCase(pair.sourceline, schema, _document(one, None, {}), False, f"{name} not {one} > {other}")


def _lengths(kind: etree._Element) -> Iterator[StringCase]:
    name = kind.get("name")
    for case in kind.findall("length"):
        given = int(case.get("value"))
        for asked in (given, given + 1):
            schema = _schema(f'<data type="{name}"><param name="length">{asked}</param></data>', {})
            document = _document(case.text or "", None, {})
            yield StringCase(case.sourceline, schema, document, asked == given, f"length of {name} {case.text!r} is {asked}")


def regex_cases(path: Path) -> Iterator[tuple[int, str, bool, list[tuple[str, bool]]]]:
    """The cases of ``regextest.xml``: line, expression, whether it is one, texts and whether they match."""
    for case in etree.parse(path).iter("testCase"):
        regex = case.find("correct")
        correct = regex is not None
        if regex is None:
            regex = case.find("incorrect")
        yield case.sourceline, regex.text or "", correct, [(t.text or "", t.tag == "valid") for t in case if t.tag in ("valid", "invalid")]
