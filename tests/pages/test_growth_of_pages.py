"""Twice the text takes about twice the time to show."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from teikit import Conversion, Source, convert
from teikit.pages import page_of
from teikit.problems import Problem, Severity

SIZE = 30_000
"""Characters of the smaller text."""
RATIO = 2.5
ROUNDS = 3
SHAPES = {
    "paragraphs": "The boat lay in the harbor.\n\n",
    "brackets": "a word [to] the wise [sic] and [2 words illegible] more ",
    "reported speech": "Mr. Velde said that the boat was old. She replied that it was not. ",
    "turns": "MR. VELDE: I see the boat.\n\n",
    "markup": "**boat** and *oar* ",
    "one word": "a",
}


def shown(shape: str, size: int) -> Conversion:
    piece = SHAPES[shape]
    return convert(Source((piece * (size // len(piece) + 1))[:size]), validate=False)


def seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str) -> None:
    small, large = shown(shape, SIZE), shown(shape, 2 * SIZE)
    once, twice = (min(seconds(lambda c=c: page_of(c)) for _ in range(ROUNDS)) for c in (small, large))
    assert twice < RATIO * once + 0.02


def test_time_grows_with_the_problems() -> None:
    def troubled(size: int) -> Conversion:
        conversion = shown("paragraphs", size)
        count = size // len(SHAPES["paragraphs"])
        paths = [f"/TEI/text/body/div/p[{number}]" for number in range(1, count)]
        return replace(conversion, problems=[Problem("text-value", Severity.ERROR, "wrong", xpath=path) for path in paths])

    small, large = troubled(SIZE), troubled(2 * SIZE)
    once, twice = (min(seconds(lambda c=c: page_of(c)) for _ in range(ROUNDS)) for c in (small, large))
    assert twice < RATIO * once + 0.02
