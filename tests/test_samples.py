"""Every sample gives the TEI that stands beside it; ``teikit convert samples -o samples`` writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

import teikit
from teikit.problems import Severity

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
TEXTS = sorted(SAMPLES.glob("*/*.txt"))


def test_there_are_samples_of_every_shape() -> None:
    shapes = [path.parent.name for path in TEXTS]
    assert shapes.count("wilson-center") >= 6
    assert len(set(shapes)) >= 4


def test_texts_and_tei_stand_in_pairs() -> None:
    assert {path.with_suffix("") for path in TEXTS} == {path.with_suffix("") for path in SAMPLES.glob("*/*.xml")}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_gives_its_tei(path: Path) -> None:
    conversion = teikit.convert(path)
    assert conversion.to_bytes().decode() == path.with_suffix(".xml").read_text("utf-8")
    assert not [problem for problem in conversion.problems if problem.severity is Severity.ERROR]
