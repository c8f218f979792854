"""Every class of insertion is written without loss, whatever it speaks of and wherever it stands."""

from __future__ import annotations

from typing import get_args

import pytest
from fragments import body_of

from teikit.encoding import encode
from teikit.encoding.fidelity import check_fidelity
from teikit.record import Closing, Division, Field, Header, Heading, Insertion, InsertionClass, Language, Paragraph, Record
from teikit.source import Source, Span
from teikit.validation import Validator

TEXT = "The old lamps [boat 7] burn."
WORD, BRACKET, CONTENT = Span(8, 13), Span(14, 22), Span(15, 21)
EMPTY = Span(21, 21)
VALIDATOR = Validator("teikit")


def record_of(insertion: Insertion, place: str) -> Record:
    source = Source(TEXT)
    parts = {
        "paragraph": {"blocks": (Paragraph(source.span),)},
        "heading": {"top": (Heading(source.span),)},
        "dateline": {"top": (Field(source.span, "dateline"),)},
        "salute": {"top": (Field(source.span, "salute"),)},
        "signature": {"bottom": (Closing(source.span, "signed"),)},
    }
    division = Division(source.span, "document", **parts[place])  # type: ignore[arg-type]
    header = Header(languages=(Language("en", "English", "text"),))
    return Record(source, header, divisions=(division,), inlines=(insertion,))


@pytest.mark.parametrize("place", ["paragraph", "heading", "dateline", "salute", "signature"])
@pytest.mark.parametrize("content", [CONTENT, EMPTY], ids=["words", "no words"])
@pytest.mark.parametrize("scope", [WORD, None], ids=["of a word", "of nothing"])
@pytest.mark.parametrize("cls", get_args(InsertionClass))
def test_nothing_is_lost(cls: InsertionClass, scope: Span | None, content: Span, place: str) -> None:
    record = record_of(Insertion(BRACKET, content, cls, "test", scope=scope), place)
    tree = encode(record)
    assert not check_fidelity(record, tree), body_of(tree)
    assert not [str(problem) for problem in VALIDATOR.validate(tree)], body_of(tree)


def written(insertion: Insertion) -> str:
    return body_of(encode(record_of(insertion, "paragraph")))


def test_space() -> None:
    insertion = Insertion(BRACKET, CONTENT, "space", "test", quantity="2", unit="line")
    assert '<space quantity="2" unit="line" resp="#editor" rend="brackets"><desc>boat 7</desc></space>' in written(insertion)


def test_what_nobody_understood_says_so() -> None:
    insertion = Insertion(BRACKET, CONTENT, "unclassified", "test")
    assert '<seg type="editorial" subtype="unclassified" resp="#teikit">boat 7</seg>' in written(insertion)


def test_a_gap_has_a_quantity_or_an_extent() -> None:
    some = written(Insertion(BRACKET, CONTENT, "gap", "test", quantity="2", unit="line", extent="2 lines"))
    assert 'quantity="2" unit="line"' in some
    assert "extent" not in some
    assert 'unit="page" extent="unknown"' in written(Insertion(BRACKET, CONTENT, "gap", "test", unit="page"))


def test_the_correction_may_stand_before_the_error() -> None:
    insertion = Insertion(Span(4, 7), Span(4, 7), "choice", "test", scope=WORD)
    assert "<choice><corr" in written(insertion)
