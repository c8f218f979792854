"""Security markings, copy numbers, document numbers, credits and languages."""

from __future__ import annotations

import pytest
from header_tables import rows
from hypothesis import given
from hypothesis import strategies as st

from teikit.reading.classification_terms import TERMS
from teikit.reading.classifications import category, find_classifications, find_copy_number, find_document_numbers, is_marking_line
from teikit.reading.responsibilities import read_responsibilities
from teikit.record import HeaderText
from teikit.source import Source, Span


@pytest.mark.parametrize(("line", "keys", "copy", "numbers"), rows("markings.tsv", 4))
def test_every_marking(line: str, keys: str, copy: str, numbers: str) -> None:
    source = Source(line)
    assert ", ".join(found.key for found in find_classifications(source, source.span)) == keys
    number = find_copy_number(source, source.span)
    assert (source[number] if number else "") == copy
    assert "; ".join(f"{n.type}={source[n.span]}" for n in find_document_numbers(source, source.span)) == numbers
    assert is_marking_line(line) == bool(keys or copy)


@pytest.mark.parametrize(("form", "key"), [(form, term.key) for term in TERMS for form in term.forms])
def test_every_form_of_every_term(form: str, key: str) -> None:
    source = Source(form.upper())
    assert [c.key for c in find_classifications(source, source.span)] == [key]
    assert category(key) in ("level", "handling", "precedence")


def test_a_source_note() -> None:
    source = Source("State Archive, file 12. Secret; Nodis. Drafted by Kessel, who thought the secret clause personal.")
    assert [source[c.span] for c in find_classifications(source, source.span)] == ["Secret", "Nodis"]


def test_telegram_numbers_open_the_text() -> None:
    source = Source("2264. Subject: Talks.")
    assert find_document_numbers(source, source.span) == []
    (number,) = find_document_numbers(source, source.span, telegram=True)
    assert source[number.span] == "2264"


def printed(source: Source, name: HeaderText) -> str:
    return source[name] if isinstance(name, Span) else name.text


@pytest.mark.parametrize(("sentence", "credits_"), rows("credits.tsv", 2))
def test_every_credit(sentence: str, credits_: str) -> None:
    source = Source(sentence)
    found = read_responsibilities(source, source.span)
    assert "; ".join(f"{r.role}={printed(source, r.name)}" for r in found) == credits_


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["Translated ", "by ", "and ", "A. B. Kessel", ", ", ". ", "for ", "Secret ", "Copy ", "No. 3"])).map(
            "".join
        ),
    )
)
def test_any_text(text: str) -> None:
    source = Source(text)
    spans = [c.span for c in find_classifications(source, source.span)]
    spans += [n.span for n in find_document_numbers(source, source.span, telegram=True)]
    spans += [r.name for r in read_responsibilities(source, source.span) if isinstance(r.name, Span)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    is_marking_line(text)
