"""Texts, bytes and positions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.source import Position, Source, Span

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"Tage", "Tage", "utf-8"),
        (b"\xef\xbb\xbfTage", "Tage", "utf-8"),
        ("Tage – ünf".encode("utf-16"), "Tage – ünf", "utf-16-le"),
        (b"\xfe\xff" + "Tage".encode("utf-16-be"), "Tage", "utf-16-be"),
        (b"\xff\xfe\x00\x00" + "Tage".encode("utf-32-le"), "Tage", "utf-32-le"),
        (b"", "", "utf-8"),
    ],
)
def test_byte_order_marks_and_utf8_decide(data: bytes, text: str, encoding: str) -> None:
    source = Source.from_bytes(data)
    assert (source.text, source.decoding.encoding, source.decoding.guessed) == (text, encoding, False)


def test_other_encodings_are_guessed_and_say_so() -> None:
    text = "Делегация прибыла утром и была принята министром. " * 20
    source = Source.from_bytes(text.encode("cp1251"))
    assert source.decoding.guessed
    assert source.text == text


def test_an_encoding_that_is_named_is_used() -> None:
    source = Source.from_bytes("Straße".encode("latin-1"), encoding="latin-1")
    assert (source.text, source.decoding.guessed) == ("Straße", False)


def test_bytes_that_do_not_decode_are_listed() -> None:
    source = Source.from_bytes(b"a\xffb\xfe", encoding="ascii")
    assert source.text == "a\ufffdb\ufffd"
    assert source.decoding.replaced == (1, 3)


def test_a_file_is_reported_under_the_name_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"one\r\ntwo")
    source = Source.from_path(path)
    assert (source.name, source.text) == (str(path), "one\r\ntwo")


@given(st.text(alphabet="ab\n\r", max_size=40), st.integers(-3, 50))
def test_positions_count_lines_and_columns(text: str, offset: int) -> None:
    at = min(max(offset, 0), len(text))
    before = text[:at]
    assert Source(text).position(offset) == Position(before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)


@given(SPANS, SPANS)
def test_spans_are_sets_of_characters(one: Span, other: Span) -> None:
    here, there = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert len(one) == len(here)
    assert bool(one) == bool(here)
    if here and there:
        assert one.meets(other) == bool(here & there)
        assert one.covers(other) == (there <= here)


def test_a_span_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


@given(st.text(alphabet="a \n\t", max_size=20))
def test_strip_takes_white_space_only(text: str) -> None:
    source = Source(text)
    assert source[source.strip(source.span)] == text.strip()
