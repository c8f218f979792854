"""The library face: what a document may be, which schema it is checked against, what is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from teikit.problems import Severity, TeikitError
from teikit.validation import Catalog, Validator, validate, validate_files

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
LETTER = f"""<element name="letter" {RNG} ns="http://www.tei-c.org/ns/1.0">
  <optional><attribute name="who"><data type="anyURI"/></attribute></optional>
  <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
  <zeroOrMore><element name="p"><optional><attribute name="xml:id"><data type="ID"/></attribute></optional><text/></element></zeroOrMore>
</element>"""
RIGHT = '<letter xmlns="http://www.tei-c.org/ns/1.0"><p>Dear all</p></letter>'
WRONG = '<letter xmlns="http://www.tei-c.org/ns/1.0" who="#nobody">\n <q/>\n <p/></letter>'


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "letter.rng"
    path.write_text(LETTER)
    return path


def _codes(document: object, schema: Path | str | None, **options: object) -> list[str]:
    return [problem.code for problem in validate(document, schema, **options)]  # type: ignore[arg-type]


def test_a_document_may_be_path_text_bytes_or_tree(schema: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(WRONG)
    root = etree.fromstring(WRONG)
    before = etree.tostring(root)
    for document in (file, str(file), WRONG, "\n" + WRONG, WRONG.encode(), root, root.getroottree(), root[0]):
        assert _codes(document, schema) == ["pointer-dangling", "element-not-allowed"]
    assert etree.tostring(root) == before


def test_a_valid_document_has_no_problems(schema: Path) -> None:
    assert list(validate(RIGHT, schema)) == []
    assert list(validate(etree.fromstring(RIGHT), schema)) == []


def test_problems_have_place_and_name(schema: Path) -> None:
    dangling, misplaced = validate(WRONG, schema, path="letters/a.xml")
    assert (dangling.path, dangling.line, dangling.xpath) == ("letters/a.xml", 1, "/letter/@who")
    assert (misplaced.path, misplaced.line, misplaced.column, misplaced.xpath) == ("letters/a.xml", 2, 2, "/letter/q")


def test_codes_can_be_switched_off(schema: Path) -> None:
    assert _codes(WRONG, schema, ignore=["pointer-dangling"]) == ["element-not-allowed"]
    assert _codes(WRONG, schema, ignore=["pointer-dangling", "element-not-allowed"]) == []
    assert _codes("<letter>", schema, ignore=["xml-not-well-formed"]) == []


def test_max_errors(schema: Path) -> None:
    many = RIGHT.replace("<p>", "<q/>\n" * 10 + "<p>")
    found = list(validate(many, schema, max_errors=3))
    assert [problem.code for problem in found] == ["element-not-allowed"] * 3 + ["problems-left-out"]
    assert found[-1].severity is Severity.NOTE
    assert len(list(validate(WRONG, schema, max_errors=2))) == 2


def test_one_mistake_that_two_checks_see_is_told_once(schema: Path) -> None:
    twice = RIGHT.replace("<p>", '<p xml:id="a"/><p xml:id="a"/><p xml:id="1">')
    assert sorted(_codes(twice, schema)) == ["attribute-value", "id-duplicate"]


def test_an_encoding_that_only_lxml_reads(schema: Path) -> None:
    data = ('<?xml version="1.0" encoding="shift_jis"?>' + WRONG.replace("<p/>", "<p>あ</p>")).encode("shift_jis")
    assert _codes(data, schema) == ["pointer-dangling", "element-not-allowed"]


def test_the_document_names_its_schema(schema: Path, tmp_path: Path) -> None:
    file = tmp_path / "texts" / "a.xml"
    file.parent.mkdir()
    for pi in ('href="../letter.rng" schematypens="http://relaxng.org/ns/structure/1.0"', 'type="application/xml" href="../letter.rng"'):
        file.write_text(f"<?xml-model {pi}?>\n{WRONG}")
        checked = Validator().check(file)
        assert [problem.code for problem in checked.problems] == ["pointer-dangling", "element-not-allowed"]
        assert checked.schemas == ("../letter.rng (xml-model)",)


def test_a_schema_asked_for_goes_before_the_document_s(schema: Path) -> None:
    checked = Validator(schema).check(f'<?xml-model href="https://example.org/other.rng"?>{RIGHT}')
    assert (checked.problems, checked.schemas) == ((), (str(schema),))


def test_without_any_schema_named_it_is_teikit() -> None:
    checked = Validator().check(RIGHT)
    assert checked.schemas == ("teikit",)
    assert "element-not-allowed" in [problem.code for problem in checked.problems]


def test_a_schema_that_is_not_there(schema: Path) -> None:
    with pytest.raises(TeikitError, match="no schema file"):
        validate(RIGHT, "nothing.rng")
    (problem,) = validate(f'<?xml version="1.0"?>\n<?xml-model href="https://example.org/other.rng"?>{RIGHT}')
    assert (problem.code, problem.line) == ("schema-not-found", 2)
    assert "teikit schema install https://example.org/other.rng" in problem.message


def test_a_schema_that_is_wrong_is_told_once_in_full(schema: Path) -> None:
    schema.write_text(LETTER.replace("<optional>", "<optoinal>").replace("</optional>", "</optoinal>"))
    validator = Validator(schema)
    first = [(problem.code, problem.path) for problem in validator.validate(RIGHT, path="a.xml")]
    assert ("schema-incorrect", str(schema)) in first
    assert first[-1] == ("schema-unusable", "a.xml")
    assert [problem.code for problem in validator.validate(RIGHT, path="b.xml")] == ["schema-unusable"]


def test_a_file_that_is_no_schema(tmp_path: Path) -> None:
    (tmp_path / "schema.xml").write_text("<TEI/>")
    assert _codes(RIGHT, tmp_path / "schema.xml") == ["schema-incorrect", "schema-unusable"]


def test_schemas_of_any_name_are_known_by_their_root(schema: Path, tmp_path: Path) -> None:
    schema.rename(tmp_path / "letter.xml")
    assert _codes(WRONG, tmp_path / "letter.xml") == ["pointer-dangling", "element-not-allowed"]


def test_rules_that_a_grammar_carries_run_after_it(schema: Path) -> None:
    rule = (
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="tei:letter"><assert test="tei:p" id="has-p">'
        "A letter has a paragraph.</assert></rule></pattern>"
    )
    ns = '<ns xmlns="http://purl.oclc.org/dsdl/schematron" prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
    schema.write_text(LETTER.replace("<zeroOrMore>", f"{ns}{rule}<zeroOrMore>", 1))
    empty = '<letter xmlns="http://www.tei-c.org/ns/1.0"/>'
    (problem,) = validate(empty, schema)
    assert (problem.rule, problem.line, problem.column) == ("has-p", 1, 1)
    assert _codes(empty, schema, schematron=False) == []


def test_what_the_checks_of_links_say_no_schematron_rule_repeats() -> None:
    document = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
      <teiHeader><profileDesc><langUsage><language ident="en"/></langUsage></profileDesc></teiHeader>
      <text xml:lang="fr"><body><p><date when="1963" from="1962"/><date from="1963" to="1962"/><ref target="#x"/></p></body></text>
    </TEI>"""
    rules = {problem.rule for problem in validate(document, "teikit.sch")}
    assert rules.isdisjoint({"pointer-dangling", "date-both", "date-period-reversed", "language-undeclared"})
    found = [problem.code for problem in validate(document, "teikit.sch") if problem.rule is None]
    assert found == ["lang-undeclared", "when-beside-range", "date-order", "pointer-dangling"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_files_in_their_order(schema: Path, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where there are threads a process that is forked may wait for ever; Python 3.12 warns of it.
    monkeypatch.delattr("os.fork", raising=False)
    files = []
    for n in range(40):
        files.append(tmp_path / f"{n}.xml")
        files[-1].write_text(WRONG if n % 2 else RIGHT)
    files.append(tmp_path / "none.xml")
    checked = list(validate_files(files, schema, jobs=jobs, catalog=Catalog()))
    assert [Path(each.path) for each in checked] == files
    assert [len(each.problems) for each in checked[:4]] == [0, 2, 0, 2]
    assert [problem.code for problem in checked[-1].problems] == ["file-unreadable"]


def test_many_files_with_a_schema_that_is_not_there() -> None:
    with pytest.raises(TeikitError):
        validate_files([], "nothing.rng")


def test_a_large_document_is_read_piece_by_piece(schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teikit.validation.validator.LARGE", 0)
    file = tmp_path / "a.xml"
    for text in (RIGHT, WRONG, WRONG.replace("<p/>", '<p xml:id="a"/><p xml:id="a"/>'), "<letter>", "", "<a>" * 50_000):
        file.write_text(f'<?xml version="1.0"?>\n<?xml-model href="letter.rng"?>\n{text}')
        large = Validator().check(file)
        assert large.path == str(file)
        if "</letter>" in text:
            whole = Validator(schema).check(file.read_bytes(), path=str(file))
            assert large.problems == whole.problems
            assert large.schemas == ("letter.rng (xml-model)",)
        else:
            assert [problem.code[:4] for problem in large.problems] == ["xml-"]


@pytest.mark.parametrize("begin", ["<a b='", "<a", "<!--", "<![CDATA["])
def test_a_large_file_that_is_one_token_is_refused_at_once(schema: Path, tmp_path: Path, begin: str) -> None:
    file = tmp_path / "a.xml"
    file.write_text(begin + "x" * 70_000_000)
    started = time.process_time()
    assert [problem.code[:4] for problem in validate(file, schema)] == ["xml-"]
    assert time.process_time() - started < 10


def test_catalogs(schema: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "catalog.xml"
    catalog.write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="https://example.org/l.rng" uri="letter.rng"/></catalog>'
    )
    document = f'<?xml-model href="https://example.org/l.rng"?>{WRONG}'
    assert _codes(document, None, catalog=Catalog([catalog])) == ["pointer-dangling", "element-not-allowed"]


@pytest.mark.parametrize("inside", ["", '<p wrong="b"/>', "text", '<p xml:id="a"/>'], ids=["valid", "attribute", "text", "id"])
def test_links_of_a_tree_are_those_of_its_bytes(schema: Path, inside: str) -> None:
    """A tree that is valid is swept once for both checks; one that is not, for each."""
    document = f'<letter xmlns="http://www.tei-c.org/ns/1.0" who="#b"><p xml:id="a">c <!-- --><?d e?> f</p>\n<!-- -->{inside}</letter>'
    tree = etree.fromstring(document, etree.XMLParser(collect_ids=False))
    by_bytes, by_tree = (Validator(schema).check(given).problems for given in (document, tree))
    shown = [(problem.code, problem.xpath, problem.message) for problem in by_tree]
    assert shown == [(problem.code, problem.xpath, problem.message) for problem in by_bytes]
    assert "pointer-dangling" in {code for code, _, _ in shown}
    assert (len(shown) > 1) == bool(inside)
