"""Twice the text takes about twice the time, whatever it is made of."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from teikit import Source, convert

SIZE = 40_000
"""Characters of the smaller text."""
RATIO = 2.5
ROUNDS = 4
"""Other programs only ever make a run slower: the best of several rounds is the one that counts."""

# What a growing text repeats.
SHAPES = {
    "words": "The boat lay in the harbor until noon. ",
    "paragraphs": "The boat lay in the harbor.\n\n",
    "lines": "the boat\n",
    "brackets": "a word [to] the wise [sic] and [2 words illegible] more ",
    "sic": "word [sic] ",
    "emphasis": "**boat** and *oar* ",
    "names": "Mr. Velde told Mrs. Quist that Dr. Holt had left. ",
    "reported speech": "He said that the boat was old. She replied that it was not. ",
    "turns": "MR. VELDE: I see the boat.\n\n",
    "note calls": "The boat [1] lay there.\n\n",
    "dates": "on 6 January 1963 and March 4, 1961, ",
    "capitals": "THE BOAT ",
    "capitalised": "Ab Cd ",
    "list": "- the boat\n",
    "quotations": 'He noted, "we are poor." ',
    "open brackets": "[",
    "parentheses": "((boat) ",
    "asterisks": "*",
    "one word": "a",
    "blank lines": "\n",
}


def seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def text_of(piece: str, size: int) -> Source:
    return Source((piece * (size // len(piece) + 1))[:size])


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str) -> None:
    small, large = text_of(SHAPES[shape], SIZE), text_of(SHAPES[shape], 2 * SIZE)
    convert(small, validate=False)
    once = twice = float("inf")
    for _ in range(ROUNDS):
        once = min(once, seconds(lambda: convert(small, validate=False)))
        twice = min(twice, seconds(lambda: convert(large, validate=False)))
        if twice <= RATIO * once:
            return
    # Very short times are all start-up and clock.
    assert twice <= max(RATIO * once, 0.1), f"{shape}: {once:.3f} s for {SIZE} characters, {twice:.3f} s for twice as many"
