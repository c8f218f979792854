"""What the tests of pages share: a browser, and small documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import Browser, chromium

from teikit.problems import Problem
from teikit.tei import Tei, tei_of


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests."""
    program = chromium()
    if program is None:
        pytest.skip("Chromium is not installed")
    found = Browser(program, tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.fixture
def document() -> Callable[[str], Tei]:
    """Makes a document of what stands in its body."""

    def make(body: str, header: str = "") -> Tei:
        text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>'
        found = tei_of(text.encode(), "made.xml")
        assert not isinstance(found, Problem)
        return found[0]

    return make


@pytest.fixture(scope="session")
def samples() -> Path:
    """The samples of the project."""
    return Path(__file__).resolve().parent.parent.parent / "samples"
