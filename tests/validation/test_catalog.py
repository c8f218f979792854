"""From names and addresses to files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from teikit.problems import TeikitError
from teikit.validation.addresses import as_path, canonical, is_url, joined, references, resolved, split
from teikit.validation.catalog import SOUND, Catalog, bundled
from teikit.validation.relaxng import Schema
from teikit.validation.store import Store

RNG = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "schemas")


def test_teikit_comes_with_teikit(store: Store) -> None:
    catalog = Catalog(store=store)
    assert catalog.locate("teikit").name == "teikit.rng"
    assert catalog.locate("teikit.xsd").name == "teikit.xsd"


def test_a_schema_is_found_by_name_path_and_address(store: Store, tmp_path: Path) -> None:
    store.add("letters", "https://example.org/rng/letters.rng", "letters.rng", {"letters.rng": RNG.encode()})
    catalog = Catalog(store=store)
    installed = store.folder / "letters" / "letters.rng"
    assert catalog.locate("letters") == installed
    assert catalog.locate("https://example.org/rng/letters.rng") == installed
    assert catalog.locate("http://example.org/rnc/letters.rnc") == installed
    assert catalog.locate(installed) == installed
    assert catalog.locate(installed.as_uri()) == installed
    beside = tmp_path / "my schema.rng"
    beside.write_text(RNG)
    assert catalog.locate("../my%20schema.rng", str(tmp_path / "letters" / "a.xml")) == beside


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("https://example.org/x.rng", 'is not installed, and teikit does not fetch schemas by itself: "teikit schema install https'),
        ("tei_all", '"teikit schema install tei_all" gets it from the TEI'),
        ("nothing.rng", 'no schema file or installed schema "nothing.rng"; installed: teikit'),
        ("../../etc", "no schema file or installed schema"),
        ("", "no schema file or installed schema"),
        ("http://[here]/x.rng", "the schema http://[here]/x.rng is not installed"),
        ("file://[here", 'no schema file or installed schema "file://[here"'),
    ],
)
def test_what_is_not_there_is_said_with_the_way_out(name: str, words: str, store: Store) -> None:
    with pytest.raises(TeikitError) as error:
        Catalog(store=store).locate(name)
    assert words in str(error.value)


def test_an_installed_schema_that_changed_is_refused(store: Store) -> None:
    entry = store.add("letters", "/x/letters.rng", "letters.rng", {"letters.rng": RNG.encode(), "parts/p.rng": RNG.encode()})
    assert entry.altered() == ()
    (entry.folder / "parts" / "p.rng").write_text("other")
    assert entry.altered() == ("parts/p.rng",)
    with pytest.raises(TeikitError, match=r"is not what was installed: parts/p\.rng"):
        Catalog(store=store).locate("letters")


def test_installing_again_replaces(store: Store) -> None:
    store.add("a", "x", "a.rng", {"a.rng": b"1", "old.rng": b"1"})
    store.add("a", "y", "a.rng", {"a.rng": b"2"})
    assert [(entry.source, list(entry.hashes)) for entry in store.entries()] == [("y", ["a.rng"])]
    assert not (store.folder / "a" / "old.rng").exists()
    assert [path.name for path in store.folder.iterdir()] == ["a"]
    store.remove("a")
    assert store.entries() == []
    with pytest.raises(TeikitError, match="no schema"):
        store.remove("a")


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "a" * 200])
def test_names_that_are_none(name: str, store: Store) -> None:
    with pytest.raises(TeikitError, match="cannot be the name"):
        store.add(name, "x", "a.rng", {"a.rng": b""})


@pytest.mark.parametrize("place", ["../a.rng", "/a.rng", "b/../../a.rng", "installed.json"])
def test_places_outside_the_folder_are_refused(place: str, store: Store) -> None:
    with pytest.raises(TeikitError, match="cannot be the place"):
        store.add("a", "x", place, {place: b""})


def test_a_damaged_record_is_no_schema(store: Store) -> None:
    entry = store.add("a", "x", "a.rng", {"a.rng": b""})
    (entry.folder / "installed.json").write_text('{"source": 1}')
    assert store.get("a") is None
    assert store.entries() == []


def test_xml_catalogs(store: Store, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    for name in ("a.rng", "b.rng", "c.rng"):
        (tmp_path / "schemas" / name).write_text(RNG)
    (tmp_path / "catalog.xml").write_text(
        """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" xml:base="schemas/">
          <uri name="https://example.org/a" uri="a.rng"/>
          <rewriteURI uriStartString="https://example.org/" rewritePrefix="nowhere/"/>
          <rewriteURI uriStartString="https://example.org/rng/" rewritePrefix="./"/>
          <group xml:base="../"><uriSuffix uriSuffix="/end/c.rng" uri="schemas/c.rng"/><nextCatalog catalog="more.xml"/></group>
        </catalog>"""
    )
    (tmp_path / "more.xml").write_text(
        """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
          <system systemId="urn:x:letters" uri="schemas/b.rng"/><nextCatalog catalog="catalog.xml"/>
        </catalog>"""
    )
    catalog = Catalog([tmp_path / "catalog.xml"], store)
    assert catalog.locate("https://example.org/a").name == "a.rng"
    assert catalog.locate("https://example.org/rng/b.rng").name == "b.rng"
    assert catalog.locate("https://other.example/end/c.rng").name == "c.rng"
    assert catalog.locate("urn:x:letters").name == "b.rng"
    assert catalog.resolve("https://example.org/a") == tmp_path / "schemas" / "a.rng"
    assert catalog.resolve("https://nowhere.example/") is None
    with pytest.raises(TeikitError):
        catalog.locate("https://example.org/b.rng")


def test_a_catalog_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="cannot read"):
        Catalog([tmp_path / "none.xml"])
    (tmp_path / "bad.xml").write_text("<catalog>")
    with pytest.raises(TeikitError, match="the catalog cannot be read"):
        Catalog([tmp_path / "bad.xml"])


@pytest.mark.parametrize(
    "url",
    [
        "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rnc",
        "https://vault.tei-c.org/P5/current/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://www.tei-c.org/Vault/P5/current/xml/tei/custom/schema/relaxng/tei_all.rng",
    ],
)
def test_one_schema_has_many_addresses(url: str) -> None:
    assert canonical(url) == "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"


def test_a_release_of_its_own_is_another_schema() -> None:
    assert "4.8.0" in canonical("https://vault.tei-c.org/P5/4.8.0/xml/tei/custom/schema/relaxng/tei_all.rng")


def test_addresses() -> None:
    assert resolved("b.rng", "https://example.org/x/a.rng") == "https://example.org/x/b.rng"
    assert resolved("https://example.org/b.rng", "/x/a.rng") == "https://example.org/b.rng"
    assert resolved("../b.rng", "/x/y/a.rng") == "/x/b.rng"
    assert as_path("file:///x/a%20b.rng") == Path("/x/a b.rng")
    assert as_path("file://elsewhere/x.rng") is None
    assert as_path("https://example.org/a.rng") is None


def test_what_cannot_be_an_address_is_none() -> None:
    for name in ("http://[here", "HTTP://[here]/b.rng", "http://exam℀ple.org/"):
        assert is_url(name)
        assert resolved(name, "/x/a.rng") == resolved(name, "https://example.org/") == name
        assert as_path(name) is None
    assert not is_url("//[here:there")
    assert split("//[here:there").path == "//[here:there"
    assert joined("http://[here", "b.rng") == "b.rng"


def test_references() -> None:
    compact = "# include\ngrammar { include \"a.rnc\" { start = x } external 'b.rnc' }"
    assert list(references(compact.encode(), "x.rnc")) == ["a.rnc", "b.rnc"]
    xsd = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import schemaLocation="a.xsd" namespace="urn:a"/>
             <xs:import namespace="urn:b"/><xs:include schemaLocation="c.xsd"/></xs:schema>"""
    assert list(references(xsd.encode(), "x.xsd")) == ["a.xsd", "c.xsd"]


def test_our_own_grammar_is_known_to_be_right() -> None:
    path = bundled()["teikit"]
    Schema.load(path)
    assert {sha256(path.read_bytes()).hexdigest()} == SOUND, "the grammar was changed: put its hash into SOUND"


def test_a_checked_grammar_says_the_same_as_one_that_is_checked_now() -> None:
    path = bundled()["teikit"]
    schemas = [Schema.load(path, sound=known) for known in (SOUND, ())]
    for document in (b"<TEI/>", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p/></teiHeader><text rend="a"><bode/></text></TEI>'):
        told = [list(schema.validate_bytes(document, verbose=True)) for schema in schemas]
        assert told[0] == told[1] != []
