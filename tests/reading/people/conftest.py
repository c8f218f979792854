"""Records in a few lines: each place where names stand is a line of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from teikit.reading.people import People, PeopleInput, find_people
from teikit.source import Source, Span

PLACES = ("authors", "addressees", "heads", "titles", "participants", "signatures", "labels", "paragraphs", "turns")


class Found:
    """The people found, with what they are called in words."""

    def __init__(self, source: Source, people: People) -> None:
        self.source, self.people = source, people

    @property
    def names(self) -> dict[str, list[str]]:
        return {p.id: [self.source[n.span] for n in p.names] for p in self.people.people}

    def person(self, identifier: str):
        return next(p for p in self.people.people if p.id == identifier)

    def who(self, label: str) -> str:
        return next(i for span, i in self.people.speaker_of.items() if self.source[span] == label)

    @property
    def mentions(self) -> list[tuple[str, str | None]]:
        return [(self.source[m.span], m.person) for m in self.people.mentions]


@pytest.fixture
def find() -> Callable[..., Found]:
    def find(language: str = "en", **places: str | tuple[str, ...]) -> Found:
        text, spans = "", {}
        for place, given in places.items():
            for item in (given,) if isinstance(given, str) else given:
                spans.setdefault(place, []).append(Span(len(text), len(text) + len(item)))
                text += item + "\n\n"
        source = Source(text)
        return Found(source, find_people(source, PeopleInput(language=language, **{k: tuple(v) for k, v in spans.items()})))

    return find
