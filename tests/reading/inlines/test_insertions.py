"""Reading insertions: what is decided from the surroundings, nesting, problems, time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teikit.reading.inlines import Context, Insertions, read_insertions
from teikit.record import Insertion
from teikit.source import Source, Span


def read(text: str, context: Context | None = None) -> tuple[Source, Insertions]:
    source = Source(text, "record.txt")
    return source, read_insertions(source, source.span, context or Context())


def only(text: str, context: Context | None = None) -> tuple[Source, Insertion]:
    source, found = read(text, context)
    assert len(found.insertions) == 1, found
    return source, found.insertions[0]


def test_number_is_a_call_only_if_there_is_such_a_note() -> None:
    notes = "\n\n[1] One.\n\n[2] Two."
    _, found = read("the first,[1] the second,[2] on October 27 [29] he left." + notes)
    assert [i.cls for i in found.insertions] == ["note-call", "note-call", "choice", "note-call", "note-call"]


def test_number_after_a_number_corrects_it_though_there_is_such_a_note() -> None:
    source, found = read("the first.[1] Your wire of May 7 [1], 8 p.m., came.\n\n[1] One.")
    choice = found.insertions[1]
    assert (choice.cls, source[choice.scope or Span(0, 0)], source[choice.corr or Span(0, 0)]) == ("choice", "7", "1")


def test_part_of_a_series_is_no_call() -> None:
    _, found = read("Harbour file, [1 of 3].[1]\n\n[1] One.")
    assert [i.cls for i in found.insertions] == ["archive-ref", "note-call", "note-call"]


def test_note_says_that_brackets_are_the_sources_own() -> None:
    _, found = read("He asked [before noon][1] for [the] boat.\n\n[1] Brackets in the source text.")
    assert [i.cls for i in found.insertions][:3] == ["source-bracket", "note-call", "supplied"]


@pytest.mark.parametrize(
    ("text", "quantity", "unit", "extent"),
    [
        ("a [3½ lines not declassified] b", "3.5", "line", None),
        ("a [2-1/2 lines not declassified] b", "2.5", "line", None),
        ("a [three words illegible] b", "3", "word", None),
        ("a [illegible word] b", "1", "word", None),
        ("a [less than 1 line not declassified] b", None, None, "less than 1 line"),
        ("a [name not declassified] b", "1", "name", None),
        ("a [4 minutes 7 seconds not declassified] b", None, None, "4 minutes 7 seconds"),
        ("a [ein Wort unleserlich] b", "1", "word", None),
        ("a [2 слова нрзб.] b", "2", "word", None),
        ("[Here follows a 2–page list.]", "2", "page", None),
    ],
)
def test_measures(text: str, quantity: str | None, unit: str | None, extent: str | None) -> None:
    _, insertion = only(text)
    assert (insertion.quantity, insertion.unit, insertion.extent) == (quantity, unit, extent)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("He recieved [sic] it", "recieved"),
        ("the boats was [were] late", "was"),
        ("near Ben Varn [?] province", "Ben Varn"),
        ("then he [Varn] lit it", "he"),
        ("the Harbour Workers' Party [HWP] met", "Harbour Workers' Party"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    source, insertion = only(text)
    assert insertion.scope is not None
    assert source[insertion.scope] == scope


def test_doubt_falls_on_a_character_where_the_record_doubts_characters() -> None:
    source, found = read("Ki[?]rch and Wa[?]n came.[?]")
    assert [source[i.scope] for i in found.insertions if i.scope] == ["i", "a", "."]


def test_signs_of_editions_hold_only_in_editions() -> None:
    _, edition = read("the <old>{new} boat and <some> {more}")
    _, record = read("if x <y> z then {a} of the boats")
    assert [i.cls for i in edition.insertions] == ["del", "add", "del", "add"]
    assert [i.cls for i in record.insertions if i.cls in ("del", "add")] in ([], ["del", "add"])
    _, markup = read('<p class="x">a {b} c</p>')
    assert markup.insertions == ()


def test_nested() -> None:
    _, found = read("the boat [crossed out: at [illegible] pier] left")
    assert [(i.cls) for i in found.insertions] == ["del", "gap"]


def test_runaway_bracket_swallows_nothing() -> None:
    text = "[Handed to the keeper by the ambassador.\n\nHe said [to] him this.\n\nNo. 7.]"
    _, found = read(text)
    assert [i.cls for i in found.insertions] == ["supplied"]
    assert [p.code for p in found.problems] == ["bracket-unmatched", "bracket-unmatched"]


def test_bracket_over_a_page_break_in_mid_sentence() -> None:
    _, found = read("the boats [Here follows the\n\n[Page 3]\n\nlist of boats.] left")
    assert [i.cls for i in found.insertions] == ["gap", "pb"]


def test_unclassified_is_a_problem() -> None:
    _, found = read("the boat [=/=] left")
    assert [i.cls for i in found.insertions] in (["unclassified"], ["supplied"])
    _, deep = read("[" * 60 + "a" + "]" * 60)
    assert "bracket-too-deep" in {p.code for p in deep.problems}


def test_markdown_escapes_belong_to_the_bracket() -> None:
    source, insertion = only(r"He recieved \[sic\] it")
    assert source[insertion.span] == r"\[sic\]"


pieces = st.sampled_from([*"[]()<>{}【】 \n\tab.?1*'’éя·", "sic", "illegible", "[to]", "[---]", "was ", "Varn ", "\n\n", "[1]", "[?]"])
texts = st.lists(pieces, max_size=60).map("".join)


@settings(max_examples=300)
@given(texts)
def test_insertions_are_sorted_nested_or_disjoint(text: str) -> None:
    source, found = read(text, Context(original_language="ru", has_translator=True))
    spans = []
    for i in found.insertions:
        assert i.span.covers(i.content)
        assert i.corr is None or i.span.covers(i.corr)
        assert i.scope is None or i.scope.end <= i.span.start or i.span.covers(i.scope)
        start = min(i.span.start, i.scope.start) if i.scope else i.span.start
        spans.append(Span(start, i.span.end))
    assert [i.span.start for i in found.insertions] == sorted(i.span.start for i in found.insertions)
    for a in spans:
        for b in spans:
            assert not a.meets(b) or a.covers(b) or b.covers(a), (source.text, a, b)


@pytest.mark.parametrize("unit", ["[", "]", "[a (b <c {d ", "was [were] so ", "word [sic] ", "[?]", "text[1] ", "(a ", "[[]] "])
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        read(unit * times)
        return time.process_time() - start

    seconds(100)
    once, twice = min(seconds(2000) for _ in range(2)), min(seconds(4000) for _ in range(2))
    assert twice < 3 * once + 0.1
