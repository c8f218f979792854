"""Words of another language in brackets, told from words that a sentence lacks by the word lists of both languages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from teikit.reading import read
from teikit.reading.inlines import lexicon
from teikit.reading.inlines.lexicon import has_word
from teikit.reading.inlines.lookups import Lookups
from teikit.record import Insertion

PAGE = """May 3, 1961

Conversation of T. Illarde with E. Quist

Citation:

"Conversation," May 3, 1961, Orsa State Archive, f. 4, op. 7. Translated by A. Velde.

Original Language:

{language}

Contents:

Translation - English

The ships lay in the harbour for two weeks and nobody came to see them.

{sentence}
"""


@pytest.fixture(autouse=True)
def _lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The lists themselves are asked, not what earlier runs found in them."""
    monkeypatch.setattr(lexicon, "_lookups", lambda language: Lookups(language, tmp_path / "words"))
    lexicon._listed.cache_clear()
    yield
    lexicon._listed.cache_clear()


def classes(language: str, sentence: str) -> list[str]:
    reading = read(PAGE.format(language=language, sentence=sentence))
    return [mark.cls for mark in reading.record.inlines if isinstance(mark, Insertion)]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("harbour", "en", True),
        ("harbor", "en-US", True),
        ("keeper's", "en", True),
        ("harbour-master", "en", True),
        ("pristan", "en", False),
        ("Hafenmeister", "de", True),
        ("Hafenmeister", "en", False),
        ("luka", "hr", True),
        ("qela", "tlh", None),
    ],
)
def test_has_word(word: str, language: str, expected: bool | None) -> None:
    assert has_word(word, language) is expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("Russian", "The port committee [portkom] agreed."),
        ("Russian", "The delegation [delegatsiya] left."),
        ("Korean", "The neighbours' unit [inminban] met."),
        ("German", "The harbour master [Hafenmeister] came."),
        ("German", "The note [Aktenvermerk] was filed."),
        ("Polish", "The townsmen [mieszczanie] came."),
        ("German", "He gave the lamp to me [mir] and went."),
        ("German", "The Keeper [der Wärter] spoke."),
        ("German", "They met in the town [in der Stadt] at noon."),
        ("Russian", "The harbour trade office [Glavtorg] paid for the oil."),
    ],
)
def test_words_that_english_lacks_are_of_the_original(language: str, sentence: str) -> None:
    assert classes(language, sentence) == ["original"]


@pytest.mark.parametrize("sentence", ["They raised [several] questions.", "The [ruling] party met.", "The situation [there] is bad."])
@pytest.mark.parametrize("language", ["Russian", "German", "Chinese"])
def test_english_words_are_supplied(language: str, sentence: str) -> None:
    assert classes(language, sentence) == ["supplied"]


def test_no_list_is_loaded_for_a_record_without_unknown_words() -> None:
    program = "import sys; from teikit import read; read('The ships [of the] harbour left.'); print('simplemma' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
