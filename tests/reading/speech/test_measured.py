"""Speech in real records that were labelled by hand, found beside the project."""

from __future__ import annotations

import json
import re

import pytest

from teikit.reading.people import PeopleInput, find_people
from teikit.reading.speech import find_speech
from teikit.source import Source, Span

RECORDS = ["frus1958-60v12_d62", "frus1961-63v02_d148", "frus1964-68v14_d249"]
LETTERS = re.compile(r"\w")


def places(text: str) -> PeopleInput:
    """Heading, indented participants and paragraphs of a memorandum of conversation."""
    blocks = [Span(*m.span()) for m in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", text, re.DOTALL)]
    participants: list[Span] = []
    paragraphs = []
    for block in blocks[1:]:
        body = text[block.start : block.end]
        if body.startswith("PARTICIPANTS"):
            participants += [Span(block.start + m.start(1), block.start + m.end(1)) for m in re.finditer(r"\n\s+(\S.*)", body)]
        elif not re.match(r"\[\d+\]|SUBJECT|.{,60}\d{4}.{,20}$", body):
            paragraphs.append(block)
    return PeopleInput(heads=(blocks[0],), participants=tuple(participants), paragraphs=tuple(paragraphs))


@pytest.mark.parametrize("name", RECORDS)
def test_letters_of_speech(shared, name):
    folder = shared / "gold" / "speech"
    source = Source.from_path(folder / f"{name}.txt")
    labelled = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["speech"]
    given = places(source.text)
    said = find_speech(source, given.paragraphs, find_people(source, given))
    letters = {m.start() for m in LETTERS.finditer(source.text)}
    sure = {i for s in labelled if s.get("sure", True) for i in range(s["start"], s["end"])} & letters
    unsure = {i for s in labelled for i in range(s["start"], s["end"])} - sure
    found = {i for s in said.speeches for i in range(s.span.start, s.span.end)} & letters - unsure
    right = len(sure & found)
    assert 2 * right / (len(sure) + len(found)) >= 0.95
