"""Conventions of a project, and an editor's decisions."""

from __future__ import annotations

import io
from typing import Any

import pytest

from teikit.problems import TeikitError
from teikit.reading.inlines import Context, read_insertions
from teikit.reading.inlines.conventions import CONVENTIONS
from teikit.reading.inlines.project_rows import make_conventions
from teikit.reading.inlines.review import decisions_for, read_review, review_rows, write_review
from teikit.source import Source

MUTILATED = {"id": "mutilated-group", "class": "gap", "reason": "garbled", "text": "...", "example": "moved by [...] at noon"}


def test_row_is_asked_first() -> None:
    source = Source("They moved [...] at noon.")
    insertion = read_insertions(source, source.span, Context(conventions=make_conventions([MUTILATED]))).insertions[0]
    assert (insertion.convention, insertion.cls, insertion.reason) == ("mutilated-group", "gap", "garbled")


def test_row_takes_the_place_of_another() -> None:
    table = make_conventions([MUTILATED | {"id": "ellipsis", "reason": "lost"}])
    assert len(table) == len(CONVENTIONS)
    assert [row.id for row in table] == [row.id for row in CONVENTIONS]


def test_row_is_switched_off() -> None:
    source = Source("They recieved [sic] it.")
    context = Context(conventions=make_conventions([], ["sic"]))
    assert read_insertions(source, source.span, context).insertions[0].convention != "sic"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "x"}, "class is missing"),
        (MUTILATED | {"class": "gpa"}, "did you mean 'gap'"),
        (MUTILATED | {"pattern": "x"}, "either pattern or text"),
        ({"id": "x", "class": "gap", "example": "[x]", "pattern": "("}, "no regular expression"),
        (MUTILATED | {"example": "no bracket"}, "is read by no row"),
        (MUTILATED | {"delimiters": "!"}, "delimiters"),
        (MUTILATED | {"reson": "x"}, "did you mean 'reason'"),
        (MUTILATED | {"cert": "sure"}, "cert must be"),
        (MUTILATED | {"reason": 3}, "must be text"),
    ],
)
def test_wrong_rows(row: dict[str, Any], message: str) -> None:
    with pytest.raises(TeikitError, match=message):
        make_conventions([row])


def test_wrong_switch() -> None:
    with pytest.raises(TeikitError, match="did you mean 'sic'"):
        make_conventions([], ["sicc"])
    with pytest.raises(TeikitError, match="two rows"):
        make_conventions([MUTILATED, MUTILATED])


def test_decisions_of_an_editor() -> None:
    source = Source("The lamp was [were] lit.\nHe asked [boats] for it.", "lamp.txt")
    read = read_insertions(source, source.span, Context()).insertions
    rows = list(review_rows(read, source))
    assert [(row.line, row.text, row.cls) for row in rows] == [(2, "[boats]", "supplied")]
    table = io.StringIO()
    write_review(review_rows(read, source, every=True), table)
    corrected = table.getvalue().replace("[boats],supplied", "[boats],sic").replace("[were],choice", "[were],source-bracket")
    decided, problems = decisions_for(source, read_review(io.StringIO(corrected)))
    assert problems == []
    again = read_insertions(source, source.span, Context(conventions=(*decided, *CONVENTIONS))).insertions
    assert [(i.cls, i.cert) for i in again] == [("source-bracket", "high"), ("sic", "high")]


def test_decision_without_its_bracket() -> None:
    source = Source("The lamp.", "lamp.txt")
    rows = read_review(io.StringIO("file,line,text,class\nlamp.txt,1,[to],supplied\nlamp.txt,9,[to],supplied\nother.txt,1,[to],gap\n"))
    decided, problems = decisions_for(source, rows)
    assert (decided, [p.code for p in problems]) == ((), ["decision-unmatched"] * 2)


@pytest.mark.parametrize("table", ["", "a,b\n1,2\n", "file,line,text,class\nx,1,[to],wrong\n", "file,line,text,class\nx,one,[to],gap\n"])
def test_wrong_tables(table: str) -> None:
    with pytest.raises(TeikitError):
        read_review(io.StringIO(table))
