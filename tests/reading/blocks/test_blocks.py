"""Every kind of block, and what looks like it and is not: the cases in the files beside this one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from outline import outline
from text_cases import Case, cases_of

from teikit.reading.blocks import read_blocks
from teikit.source import Source

_LANGUAGE = re.compile(r"\[(\w\w)\]$")


@pytest.mark.parametrize("case", cases_of(Path(__file__).parent), ids=str)
def test_a_text_is_read_as_its_outline(case: Case) -> None:
    """A title may end in the language of its text: ``[de]``."""
    source = Source(case.given)
    language = _LANGUAGE.search(case.title)
    blocks = read_blocks(source, source.span, language[1] if language else "en")
    assert outline(source, blocks) == case.expected
