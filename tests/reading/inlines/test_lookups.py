"""What word lists said is known in the next process, whatever became of the file that keeps it."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from teikit.reading.inlines.lookups import Lookups


def kept(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_answers_are_kept(tmp_path: Path) -> None:
    first = Lookups("en", tmp_path / "words")
    for word, answer in (("harbour", True), ("pristan", False), ("über", None)):
        assert word not in first
        first.add(word, answer)
    again = Lookups("en", tmp_path / "words")
    assert (again["harbour"], again["pristan"], again["über"]) == (True, False, None)
    assert "harbour" not in Lookups("de", tmp_path / "words")


@pytest.mark.parametrize("cut", range(1, 14))
def test_half_a_line_says_nothing(tmp_path: Path, cut: int) -> None:
    Lookups("en", tmp_path).add("harbour", True)
    file = kept(tmp_path)
    file.write_bytes(file.read_bytes()[:-cut])
    Lookups("en", tmp_path).add("quay", True)
    found = Lookups("en", tmp_path)
    assert found["quay"] is True
    # Without its last line break a line is whole all the same.
    assert ("harbour" in found) == (cut == 1)
    assert not any(word in found for word in ("h", "harb", "harbou", "harbour\tye"))


@pytest.mark.parametrize("content", [b"", b"\0\xff\n\t\nyes\n\tyes\nquay yes\nquay\tmaybe\n", b"\x80" * 1000])
def test_a_damaged_file_says_nothing(tmp_path: Path, content: bytes) -> None:
    Lookups("en", tmp_path).add("harbour", True)
    kept(tmp_path).write_bytes(content)
    assert "quay" not in Lookups("en", tmp_path)
    assert "harbour" not in Lookups("en", tmp_path)


@pytest.mark.parametrize("word", ["two\nlines", "a\ttab", "\ud800", "x" * 65])
def test_what_is_no_word_is_not_kept(tmp_path: Path, word: str) -> None:
    lookups = Lookups("en", tmp_path / "words")
    lookups.add(word, True)
    assert word not in lookups
    assert not (tmp_path / "words").exists()


@pytest.mark.parametrize("language", ["../en", "", "e/n", "ру"])
def test_only_names_of_languages_make_files(tmp_path: Path, language: str) -> None:
    Lookups(language, tmp_path / "words").add("harbour", True)
    assert list(tmp_path.iterdir()) == []


def test_no_more_than_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teikit.reading.inlines.lookups._MOST", 3)
    lookups = Lookups("en", tmp_path)
    for word in ("one", "two", "three", "four"):
        lookups.add(word, True)
    assert "three" in lookups
    assert "four" not in lookups


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("no folder")
    lookups = Lookups("en", tmp_path / "words")
    lookups.add("harbour", True)
    assert lookups["harbour"] is True
    assert "harbour" not in Lookups("en", tmp_path / "words")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_not_followed(tmp_path: Path) -> None:
    Lookups("en", tmp_path / "words").add("harbour", True)
    file = kept(tmp_path / "words")
    (tmp_path / "other").write_text("mine\tyes\n")
    file.unlink()
    file.symlink_to(tmp_path / "other")
    lookups = Lookups("en", tmp_path / "words")
    assert "mine" not in lookups
    lookups.add("harbour", True)
    assert (tmp_path / "other").read_text() == "mine\tyes\n"


def test_many_add_at_once(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(400)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda word: Lookups("en", tmp_path).add(word, True), words))
    found = Lookups("en", tmp_path)
    assert all(found[word] is True for word in words)


@pytest.mark.skipif(os.name == "nt", reason="the cache is elsewhere on Windows")
def test_the_next_process_reads_no_list(tmp_path: Path) -> None:
    program = "import sys; from teikit.reading.inlines.lexicon import has_word; print(has_word('quay', 'en'), 'simplemma' in sys.modules)"

    def run() -> str:
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
        return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment).stdout.strip()

    assert (run(), run()) == ("True True", "True False")
