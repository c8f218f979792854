"""Installing schemas. Nothing here uses the net."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from teikit.problems import TeikitError
from teikit.validation.catalog import Catalog
from teikit.validation.installation import install
from teikit.validation.store import Store

NS = 'xmlns="http://relaxng.org/ns/structure/1.0"'
MAIN = f'<grammar {NS}><include href="parts/p.rng"/><include href="https://elsewhere.example/q.rng"/></grammar>'.encode()
PART = f'<grammar {NS}><include href="../../common/c.rng"/></grammar>'.encode()
COMMON = f'<grammar {NS}><start><element name="a"><empty/></element></start></grammar>'.encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def _written(folder: Path) -> Path:
    for name, data in {"letters/main.rng": MAIN, "letters/parts/p.rng": PART, "common/c.rng": COMMON}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / "letters" / "main.rng"


def test_a_file_comes_with_what_it_includes(store: Store, tmp_path: Path) -> None:
    entry = install(str(_written(tmp_path / "project")), store)
    assert entry.name == "main"
    assert sorted(entry.hashes) == ["common/c.rng", "letters/main.rng", "letters/parts/p.rng"]
    assert Catalog(store=store).locate("main") == store.folder / "main" / "letters" / "main.rng"


def test_an_address_comes_with_what_lies_on_its_host(store: Store) -> None:
    net = {
        "https://example.org/s/letters/main.rng": MAIN,
        "https://example.org/s/letters/parts/p.rng": PART,
        "https://example.org/s/common/c.rng": COMMON,
    }
    entry = install("https://example.org/s/letters/main.rng", store, name="letters", fetch=net.__getitem__)
    assert sorted(entry.hashes) == ["common/c.rng", "letters/main.rng", "letters/parts/p.rng"]
    assert Catalog(store=store).locate("https://example.org/s/letters/main.rng") == entry.path


def test_the_tei_schemas_are_known_by_name(store: Store) -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return COMMON

    assert install("tei_all", store, fetch=fetch).name == "tei_all"
    assert asked == ["https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"]
    catalog = Catalog(store=store)
    assert catalog.locate("http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng") == catalog.locate("tei_all")


def test_the_hash_asked_for_is_checked(store: Store, tmp_path: Path) -> None:
    (tmp_path / "c.rng").write_bytes(COMMON)
    with pytest.raises(TeikitError, match=hashlib.sha256(COMMON).hexdigest()):
        install(str(tmp_path / "c.rng"), store, sha256="0" * 64)
    assert store.entries() == []
    install(str(tmp_path / "c.rng"), store, sha256=hashlib.sha256(COMMON).hexdigest().upper())
    assert [entry.name for entry in store.entries()] == ["c"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("a.rng", b"<TEI/>", "is no schema"), ("a.rng", b"<grammar", "not well-formed"), ("a.xsd", b"", "not well-formed")],
)
def test_what_is_no_schema_is_not_installed(name: str, data: bytes, words: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TeikitError, match=words):
        install(str(tmp_path / name), store)
    assert store.entries() == []


def test_an_included_file_that_is_missing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_bytes(MAIN)
    with pytest.raises(TeikitError, match="cannot read"):
        install(str(tmp_path / "a.rng"), store)


def test_a_server_that_is_not_there(store: Store) -> None:
    with pytest.raises(TeikitError, match=r"cannot get http://localhost:9/a\.rng"):
        install("http://localhost:9/a.rng", store)


@pytest.mark.parametrize("address", ["http://[here", "http://[here]/a.rng", "http://example.org:port/a.rng"])
def test_an_address_that_is_none(address: str, store: Store) -> None:
    with pytest.raises(TeikitError, match=re.escape(f"cannot get {address}: ")):
        install(address, store)


def test_compact_syntax(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.rnc").write_text('include "b.rnc"')
    (tmp_path / "b.rnc").write_text("start = element a { empty }")
    assert sorted(install(str(tmp_path / "a.rnc"), store).hashes) == ["a.rnc", "b.rnc"]
