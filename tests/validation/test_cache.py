"""The cache of built schemas gives nothing that somebody else may have made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teikit.validation.cache import Cache

KEY = "ab" * 32


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    made = Cache(tmp_path / "cache", tmp_path / "data" / "cache.key")
    made.save(KEY, b"built")
    return made


def test_what_was_saved_is_loaded(cache: Cache) -> None:
    assert cache.load(KEY) == b"built"
    assert cache.load("cd" * 32) is None


def test_the_secret_stays(cache: Cache, tmp_path: Path) -> None:
    Cache(tmp_path / "cache", tmp_path / "data" / "cache.key").save("cd" * 32, b"other")
    assert cache.load(KEY) == b"built"


def test_a_changed_file_is_not_loaded(cache: Cache, tmp_path: Path) -> None:
    file = tmp_path / "cache" / KEY
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert cache.load(KEY) is None
    file.write_bytes(b"")
    assert cache.load(KEY) is None


def test_a_file_under_another_key_is_not_loaded(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "cache" / KEY).rename(tmp_path / "cache" / ("cd" * 32))
    assert cache.load("cd" * 32) is None


def test_a_cache_from_elsewhere_is_not_loaded(cache: Cache, tmp_path: Path) -> None:
    assert Cache(tmp_path / "cache", tmp_path / "other" / "cache.key").load(KEY) is None
    (tmp_path / "data" / "cache.key").write_bytes(b"x" * 32)
    assert cache.load(KEY) is None


@pytest.mark.skipif(os.name == "nt", reason="the folders of Windows have other rights")
@pytest.mark.parametrize("place", ["cache", f"cache/{KEY}", "data/cache.key"])
def test_what_others_may_write_is_not_loaded(cache: Cache, tmp_path: Path, place: str) -> None:
    (tmp_path / place).chmod(0o777)
    assert cache.load(KEY) is None


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_not_followed(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "cache" / KEY).rename(tmp_path / "elsewhere")
    (tmp_path / "cache" / KEY).symlink_to(tmp_path / "elsewhere")
    assert cache.load(KEY) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    blocked = Cache(tmp_path / "file" / "cache", tmp_path / "key")
    blocked.save(KEY, b"built")
    assert blocked.load(KEY) is None
