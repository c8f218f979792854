"""Who says what: one row per speech."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.dataclass import dataclass
from teikit.tables import Table
from teikit.tei import Tei
from teikit.tei.speeches import speeches

__all__ = ["TABLE"]


@dataclass(frozen=True, slots=True)
class _Row:
    speech: int
    """Number of the speech in its document."""
    speaker: tuple[str, ...]
    """``xml:id``s of the speakers; empty where nobody is named or several fit."""
    name: tuple[str, ...]
    label: str
    """The speaker as printed beside a turn."""
    kind: str
    """``turn``, ``direct`` or ``indirect``."""
    certainty: str
    """``@cert``: empty where the document makes no reservation."""
    words: int
    text: str
    place: str
    """XPath of its first part."""
    page: str
    parts: int
    """How many elements it is broken into."""
    within: str
    """Number of the speech that it is part of: its words are among that one's, too."""


def _rows(tei: Tei) -> Iterator[_Row]:
    for speech in speeches(tei):
        yield _Row(
            speech=speech.number,
            speaker=speech.speakers,
            name=speech.names,
            label=speech.label,
            kind=speech.kind,
            certainty=speech.certainty,
            words=speech.words,
            text=speech.text,
            place=tei.places.xpath(speech.parts[0]),
            page=speech.page,
            parts=len(speech.parts),
            within=str(speech.within.number) if speech.within else "",
        )


TABLE = Table("one row per speech: a turn, or reported words", _Row, _rows)
