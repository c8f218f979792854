"""Several hundred real records: every one converts, keeps each word, and is valid against our schema and TEI's."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

import teikit
from teikit.problems import Severity

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
SETS = ("brackets", "editorial", "frus", "headers", "natural", "seed", "speech", "records")
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def texts(shared: Path, name: str) -> list[Path]:
    folder = shared / "records" if name == "records" else shared / "gold" / name
    return sorted(folder.glob("*.txt"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tei")


@pytest.mark.parametrize("name", SETS)
def test_every_record_converts_and_keeps_each_word(shared: Path, folder: Path, name: str) -> None:
    found = texts(shared, name)
    assert found, "the set is empty"
    wrong: list[str] = []
    for path in found:
        conversion = teikit.convert(path)
        (folder / f"{name}-{path.stem}.xml").write_bytes(conversion.to_bytes())
        wrong += [str(problem) for problem in conversion.problems if problem.severity is Severity.ERROR]
    assert not wrong, "\n".join(wrong)


def jing(schema: Path, files: list[Path]) -> Iterator[str]:
    for at in range(0, len(files), 200):
        some = [str(path) for path in files[at : at + 200]]
        run = subprocess.run(["jing", str(schema), *some], capture_output=True, text=True, check=False)
        yield from run.stdout.splitlines()


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
@pytest.mark.parametrize("schema", ["teikit", "tei_all"])
def test_jing_finds_every_record_valid(shared: Path, folder: Path, schema: str) -> None:
    files = sorted(folder.glob("*.xml"))
    if not files:
        pytest.skip("the records were not converted in this run")
    path = SCHEMAS / "teikit.rng" if schema == "teikit" else shared / "schemas" / "tei-4.12.0" / "tei_all.rng"
    assert not list(jing(path, files))


# ---- the record the project was born from ------------------------------------------------------------


@pytest.fixture(scope="module")
def seed(shared: Path) -> teikit.Conversion:
    return teikit.convert(next((shared / "gold" / "seed").glob("*.txt")))


def values(seed: teikit.Conversion, path: str) -> list[str]:
    found = seed.tree.xpath(path, namespaces=TEI)
    assert isinstance(found, list)
    return [" ".join((node if isinstance(node, str) else "".join(node.itertext())).split()) for node in found]


FACTS = {
    "author": ("//t:titleStmt/t:author//t:persName", 1),
    "funder": ("//t:titleStmt/t:funder", 1),
    "translator": ("//t:respStmt[contains(t:resp, 'translated')]/t:persName", 1),
    "obtained by": ("//t:respStmt[contains(t:resp, 'obtained')]/t:persName", 1),
    "publisher": ("//t:publicationStmt/t:publisher", 1),
    "document number": ("//t:publicationStmt/t:idno[@type='WCDA']", 1),
    "address": ("//t:publicationStmt/t:idno[@type='URI']", 1),
    "credits": ("//t:notesStmt/t:note[@type='credits']", 1),
    "repository": ("//t:msIdentifier/t:repository", 1),
    "outgoing number": ("//t:altIdentifier/t:idno[@type='outgoing']", 1),
    "leaves": ("//t:locus[@from='5'][@to='7']", 1),
    "original language": ("//t:textLang[@mainLang='ru']", 1),
    "copy number": ("//t:objectDesc", 1),
    "citation": ("//t:sourceDesc/t:bibl[@type='citation']", 1),
    "summary": ("//t:abstract/t:p", 1),
    "date of the record": ("//t:creation/t:date[@when='1963-03-23']", 1),
    "date of the conversation": ("//t:setting/t:date[@from='1963-01-06'][@to='1963-01-07']", 1),
    "classification": ("//t:textClass/t:catRef[contains(@target, 'secret')]", 1),
    "language of the text": ("//t:text[@xml:lang='en']", 1),
    "speakers": ("//t:listPerson/t:person[starts-with(@xml:id, 'rcastro') or contains(@xml:id, 'castro')]", 1),
    "classification in the text": ("//t:opener/t:seg[@type='classification'][@ana]", 1),
    "byline": ("//t:byline", 1),
    "head over three lines": ("//t:body//t:head[count(.//t:lb) = 2]", 1),
    "event dateline": ("//t:body//t:date[@type='conversation']", 1),
    "signatory": ("//t:closer/t:signed[t:roleName][t:persName]", 1),
    "signature": ("//t:closer//t:gap[@reason='signature']", 1),
    "page break in mid-sentence": ("//t:p/descendant::t:pb[@resp='#teikit'][@cert='low']", 1),
    "supplied words": ("//t:body//t:supplied", 4),
    "word of the original that is wrong": ("//t:note[@type='original']/t:foreign/t:sic", 1),
    "word of the original": ("//t:term[@type='original']", 1),
}


@pytest.mark.parametrize("fact", FACTS)
def test_the_seed_has_every_fact(seed: teikit.Conversion, fact: str) -> None:
    path, count = FACTS[fact]
    assert len(values(seed, path)) == count, path


def test_the_seeds_archive_parts(seed: teikit.Conversion) -> None:
    parts = seed.tree.findall(".//{*}msIdentifier/{*}idno/{*}idno")
    assert {part.get("type"): part.text for part in parts} == {"fond": "0104", "opis": "19", "papka": "124", "delo": "3"}


def test_the_seeds_speakers_are_kept_apart(seed: teikit.Conversion) -> None:
    people = {person.id for person in seed.record.people}
    speakers = {who.removeprefix("#") for who in values(seed, "//t:said/@who")}
    assert speakers <= people
    assert len(speakers) == 2
    by_id = {
        person.get("{http://www.w3.org/XML/1998/namespace}id"): " ".join("".join(person.itertext()).split())
        for person in seed.tree.iter("{http://www.tei-c.org/ns/1.0}person")
    }
    assert not any("F. Castro" in forms for id_, forms in by_id.items() if id_ in speakers)


def test_the_seed_has_no_dangling_pointer(seed: teikit.Conversion) -> None:
    root = etree.fromstring(seed.to_bytes())
    ids = set(root.xpath("//@xml:id"))  # type: ignore[arg-type]
    named = {part for value in root.xpath("//@who|//@resp|//@ref|//@ana|//@target|//@next|//@prev") for part in str(value).split()}  # type: ignore[union-attr]
    assert {pointer[1:] for pointer in named if pointer.startswith("#")} <= ids


def test_the_seed_is_clean(seed: teikit.Conversion) -> None:
    assert seed.clean, [str(problem) for problem in seed.problems]
