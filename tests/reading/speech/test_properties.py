"""What holds of any text."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teikit.reading.people import PeopleInput, find_people
from teikit.reading.prose.words import Brackets
from teikit.reading.speech import find_speech
from teikit.source import Source, Span

VOCABULARY = """Holm Marwood he He I they said asked replied told that whether if it was late . . , ; : ? “ ” " ( ) [ ] [4] [sic] Mr. The
the Secretary of State and but noted, added saying to me not you we Ambassador Darin's — ’"""
WORDS = st.sampled_from(tuple(VOCABULARY.split()))
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=80))


def read(paragraphs: list[str], **places: tuple[Span, ...]):
    text = "\n\n".join(paragraphs)
    source, spans, at = Source(text), [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    people = find_people(source, PeopleInput(paragraphs=tuple(spans), **places))
    return source, spans, people, find_speech(source, spans, people)


@settings(max_examples=150)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_speeches_and_mentions_of_any_text(paragraphs):
    source, spans, people, said = read(paragraphs)
    ids = {p.id for p in people.people}
    assert len(ids) == len(people.people)
    assert all(a.span.end <= b.span.start for a, b in pairwise(said.speeches))
    assert all(a.span.end <= b.span.start for a, b in pairwise(people.mentions))
    brackets = Brackets(source.text)
    for speech in said.speeches:
        assert speech.span
        assert any(paragraph.covers(speech.span) for paragraph in spans)
        assert not brackets.cut(speech.span)
        assert speech.person is None or speech.person in ids
    for mention in people.mentions:
        assert mention.person in ids
        assert not brackets.cut(mention.span)
    for person in people.people:
        assert person.names or person.label


@settings(max_examples=100)
@given(TEXTS, TEXTS, TEXTS)
def test_names_in_any_place(label, head, item):
    text = f"{label}\n{head}\n{item}"
    spans = Span(0, len(label)), Span(len(label) + 1, len(label) + 1 + len(head)), Span(len(text) - len(item), len(text))
    given_ = PeopleInput(labels=spans[:1], heads=spans[1:2], participants=spans[2:], signatures=spans[2:], authors=spans[1:2])
    people = find_people(Source(text), given_)
    assert set(people.speaker_of) == {spans[0]}
    assert set(people.speaker_of.values()) <= {p.id for p in people.people}


LONG = [
    "He said that ",
    "He said that it was late. ",
    "[",
    "He said [x] that ",
    'He said, "no." ',
    "“He said that it was late. ",
    "Holm, ",
    "Holm Marwood ",
    "the Minister of the ",
    "A. B. C. ",
    "then then ",
    "and said ",
    "Holm came, saying that ",
    "he said, ",
    "Mr. Holm and Mr. Lund and ",
]


@pytest.mark.parametrize("unit", LONG)
def test_time_grows_with_the_text(unit):
    def seconds(size: int) -> float:
        paragraphs = ["Mr. Holm spoke. " + unit * (size // len(unit))]
        best = 1e9
        for _ in range(2):
            start = process_time()
            read(paragraphs)
            best = min(best, process_time() - start)
        return best

    seconds(5_000)
    assert seconds(40_000) <= 3.2 * seconds(20_000) + 0.1


def surname(number: int) -> str:
    return "".join("bdfgklmnrs"[int(d)] + "aeiou"[int(d) % 5] for d in str(number)).capitalize()


@pytest.mark.parametrize("form", ["{} said that it was late.", "{} Smythe said that it was late.", "Mr. J. {} said that it was late."])
def test_time_grows_linearly_with_the_number_of_speakers(form):
    def seconds(count: int) -> float:
        paragraphs = [form.format(surname(number)) for number in range(count)]
        start = process_time()
        read(paragraphs)
        return process_time() - start

    seconds(100)
    assert seconds(2400) <= 3.2 * seconds(1200) + 0.1
