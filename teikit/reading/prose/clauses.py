"""What a sentence says about speech: the shape of one report, and of the sentence it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from teikit.dataclass import dataclass
from teikit.reading.prose.phrases import Phrase

__all__ = ["Cue", "Frame", "Reading"]

Frame = Literal["that", "zero", "clipped", "wh", "to", "quote", "comma", "colon", "aside"]
"""How the words are joined to the verb; ``aside``: it interrupts or follows them, as in ``…, he noted, …``; ``clipped``: they lack
their subject, as in telegrams."""


@dataclass(slots=True)
class Cue:
    """One report of speech. Numbers are indexes of tokens of the paragraph."""

    subject: Phrase | None
    """None where the subject is that of the cue before (``and declared that``)."""
    at: int
    """The verb."""
    begin: int
    """Where the reporting clause begins: what is reported before ends here."""
    frame: Frame
    kind: str
    """Kind of verb: say, ask, think, bid."""
    pieces: list[tuple[int, int]]
    """Ranges of the words reported, two where the cue breaks them."""
    lemma: str = ""
    hearer: Phrase | None = None
    second: Phrase | None = None
    """The other of two joint subjects."""
    unsure: bool = False
    had: bool = False
    """``had said``: what somebody said before, which within reported speech is part of it."""
    present: bool = False
    """``Holt believes that``: the writer's account of a view, unless the whole text reports in the present tense."""


@dataclass(slots=True)
class Reading:
    """A sentence: tokens `first` to `last` (excluded), its subject and its reports."""

    first: int
    last: int
    subject: Phrase | None = None
    """Subject of its first main clause."""
    cues: list[Cue] = field(default_factory=list)
    phrases: Sequence[Phrase] = ()
    asked: bool = False
    """Whether it was read as it is because of who was known."""
    announces: Cue | None = None
    """The report whose words stand in the next paragraph: ``Holt said the following:``"""
