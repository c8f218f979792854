"""Publishers' pages with fields in any order, missing, and marked in every way: the cases in the files beside this one."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_outline import outline
from text_cases import Case, cases_of

from teikit.problems import TeikitError
from teikit.reading.envelopes import envelopes, open_envelope
from teikit.source import Source


@pytest.mark.parametrize("case", cases_of(Path(__file__).parent), ids=str)
def test_a_page_is_opened(case: Case) -> None:
    assert outline(case.given) == case.expected


def test_an_envelope_may_be_named() -> None:
    name, page = open_envelope(Source("The lamps burn."), "wilson-center")
    assert name == "wilson-center"
    assert page.title is None


def test_an_unknown_envelope_is_an_error_that_names_the_known() -> None:
    with pytest.raises(TeikitError, match=r"no envelope 'nobody'; known: .*bare.*wilson-center"):
        open_envelope(Source("The lamps burn."), "nobody")


def test_every_envelope_has_its_own_name() -> None:
    assert all(envelope.name == name for name, envelope in envelopes().items())
