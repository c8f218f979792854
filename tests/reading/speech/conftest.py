"""Paragraphs and what is found said in them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import pytest

from teikit.reading.people import PeopleInput, find_people
from teikit.reading.speech import Speeches, find_speech
from teikit.source import Source, Span

PARTIES = ("Secretary Marwood", "Ambassador Oleg Darin", "Mr. Anders Holm", "The President")


class Said:
    """The speeches of a text."""

    def __init__(self, source: Source, found: Speeches) -> None:
        self.source, self.found = source, found

    @property
    def words(self) -> list[tuple[str, str | None]]:
        """What is said, and by whom."""
        return [(" ".join(self.source[s.span].split()), s.person) for s in self.found.speeches]


@pytest.fixture
def say() -> Callable[..., Said]:
    def say(*paragraphs: str, parties: tuple[str, ...] = PARTIES, author: str = "V. Lund", language: str = "en") -> Said:
        lines = [author, *parties, *paragraphs]
        ends = list(accumulate(len(line) + 2 for line in lines))
        spans = [Span(end - len(line) - 2, end - 2) for line, end in zip(lines, ends, strict=True)]
        text = "\n\n".join(lines)
        source = Source(text)
        told = tuple(spans[1 + len(parties) :])
        people = find_people(
            source,
            PeopleInput(
                authors=tuple(s for s in spans[:1] if s),
                participants=tuple(spans[1 : 1 + len(parties)]),
                paragraphs=told,
                language=language,
            ),
        )
        return Said(source, find_speech(source, told, people))

    return say
