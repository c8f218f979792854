"""What word lists said of words, kept in the user's cache: to read a list again takes as long as to convert many a record.

A file for each list, one line for each word, added to by any number of processes at once. Nothing in it is needed: lines that are
not whole, or a file that cannot be read or written, only make a list be read again.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

__all__ = ["Lookups"]

_ANSWERS = {"yes": True, "no": False, "none": None}
_NAMES = {answer: name for name, answer in _ANSWERS.items()}
_MOST = 20_000
"""Words of a list that are kept."""
_LONGEST = 64
"""Letters of a word that is kept: beyond that it is none."""


class Lookups:
    """The answers of one list: whether it has a word; None where there is no such list. `folder` is for tests."""

    def __init__(self, language: str, folder: Path | None = None) -> None:
        self._file = _place(language, folder)
        self._known = _read(self._file) if self._file is not None else {}

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def __getitem__(self, word: str) -> bool | None:
        return self._known[word]

    def add(self, word: str, answer: bool | None) -> None:
        """Keep an answer, unless there are very many."""
        if self._file is None or len(self._known) >= _MOST or len(word) > _LONGEST or not word.isprintable():
            return
        self._known[word] = answer
        with suppress(OSError):
            _append(self._file, f"\n{word}\t{_NAMES[answer]}\n".encode())


def _append(file: Path, line: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        # One call: what other processes add comes before or behind it.
        os.write(number, line)
    finally:
        os.close(number)


def _read(file: Path) -> dict[str, bool | None]:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return {}
        text = file.read_text("utf-8", "replace")
    except OSError:
        return {}
    lines = [line.rpartition("\t") for line in text.split("\n")]
    return {word: _ANSWERS[name] for word, _, name in lines if word and name in _ANSWERS}


def _place(language: str, folder: Path | None) -> Path | None:
    """The file; None where nothing can be kept: without a home, or for what is no name of a language."""
    version = _version()
    if version is None or not (language.isascii() and language.isalpha()):
        return None
    if folder is None:
        import platformdirs  # seldom needed

        folder = platformdirs.user_cache_path("teikit", appauthor=False) / "words"
    return folder / f"{language}-{version}.txt" if folder.is_absolute() else None


def _version() -> str | None:
    """Stands for the release of `simplemma` that is installed. (To import it, or to ask for its number, takes much longer.)"""
    found = find_spec("simplemma")
    if found is None or found.origin is None:
        return None
    try:
        status = Path(found.origin).stat()
    except OSError:
        return None
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"
