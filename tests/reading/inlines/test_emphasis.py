"""Emphasis: what is set off, what only looks so, and how long it takes."""

from __future__ import annotations

import time

import pytest

from teikit.reading.inlines import find_emphasis
from teikit.source import Source


def found(text: str) -> list[tuple[str, str]]:
    source = Source(text)
    return [(source[e.content], e.rend) for e in find_emphasis(source, source.span)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Summary:** a *boat* left", [("Summary:", "bold"), ("boat", "italic")]),
        ("***boat***", [("*boat*", "bold"), ("boat", "italic")]),
        ("_[matter omitted]_ and __boat__", [("[matter omitted]", "italic"), ("boat", "bold")]),
        ("<u>boat</u> <sup>2</sup>", [("boat", "underline"), ("2", "superscript")]),
        ("S e c r e t", [("S e c r e t", "spaced")]),
        ("T O P  S E C R E T", [("T O P", "spaced"), ("S E C R E T", "spaced")]),
        ("M e m o r a n d u m.", [("M e m o r a n d u m", "spaced")]),
        ("* * *", []),
        ("* first boat\n* second boat", []),
        (r"\*boat\*", []),
        ("[*]\t[*]\n[*entry withheld]", []),
        ("a_b_c and ____ and 2*3*4", []),
        ("*boat\n\nleft*", []),
        ("**[boat** left]", []),
        ("A B C D E", []),
        ("Total* of boats\n* not counted", []),
        ("O. J. V. Varn", []),
    ],
)
def test_emphasis(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("unit", ["*", "* ", "*a ", "*a* ", "**a", "<u>", "a ", "_a ", "a* ", "[*] "])
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        source = Source(unit * times)
        start = time.process_time()
        find_emphasis(source, source.span)
        return time.process_time() - start

    once, twice = min(seconds(20_000) for _ in range(2)), min(seconds(40_000) for _ in range(2))
    assert twice < 3 * once + 0.1
