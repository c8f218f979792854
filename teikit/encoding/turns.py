"""Turns as speeches (``sp``), or as utterances (``u``) of a verbatim record (Guidelines 8.3; ParlaMint)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from teikit.encoding.set_apart import write_omission
from teikit.encoding.xml import Writer
from teikit.expressions import expression
from teikit.record import Block, Ornament, Paragraph, StageDirection, Turn
from teikit.source import Source, Span

__all__ = ["event_of", "in_utterance", "write_speech", "write_stage_beside_utterance", "write_utterance"]


class WriteText(Protocol):
    """Appends running text."""

    def __call__(self, writer: Writer, span: Span, *, keep_lines: bool = False) -> None: ...


class WriteElement(Protocol):
    """Appends an element that holds running text."""

    def __call__(self, writer: Writer, tag: str, span: Span, *, keep_lines: bool = False) -> None: ...


WriteBlock = Callable[[Writer, Block], None]
# What is done with the voice, what with the body; all else happens (Guidelines 8.3.3).
_KINDS = (
    (
        "vocal",
        r"laugh|chuckl|cough|sigh|cries|cry|shout|murmur|whisper|exclam|interject|interrupt|hear,? hear|bravo|"
        r"gelächter|heiterkeit|lach|zuruf|ruf\b|rires?|exclamation|bruit|risas|risos|rumores|murmurios|protest|palabras|"
        r"ilarità|commenti|смех|шум|голос|оживлени|реплик",
    ),
    ("kinesic", r"applau|applaus|aplaus|clap|cheer|nod|smil|gestur|beifall|аплодисмент"),
)
_COMPILED = tuple((tag, expression(rf"\b(?:{words})", re.I)) for tag, words in _KINDS)


def write_speech(writer: Writer, turn: Turn, write: WriteElement, write_block: WriteBlock) -> None:
    """``sp`` with the label as printed."""
    with writer.element("sp", who=_who(turn)):
        write(writer, "speaker", turn.label)
        for block in turn.blocks:
            write_block(writer, block)
        if not turn.blocks:
            writer.empty("p")


def write_utterance(writer: Writer, turn: Turn, source: Source, write: WriteText, write_block: WriteBlock) -> None:
    """``u`` of ``seg`` behind a note with the label. What happens while somebody speaks stands in it, what happens then behind it."""
    with writer.element("note", type="speaker"):
        write(writer, turn.label)
    last = max((i for i, block in enumerate(turn.blocks) if not isinstance(block, StageDirection)), default=-1)
    with writer.element("u", who=_who(turn)):
        _segments(writer, turn.blocks[: last + 1], source, write, write_block)
    for block in turn.blocks[last + 1 :]:
        write_block(writer, block)


def _segments(writer: Writer, blocks: Sequence[Block], source: Source, write: WriteText, write_block: WriteBlock) -> None:
    for block in blocks:
        if isinstance(block, StageDirection):
            write_stage_beside_utterance(writer, block, source, write)
            continue
        if isinstance(block, Ornament) and block.kind == "omission":
            write_omission(writer, block, source)
            continue
        # A seg takes no paragraph.
        with writer.element("seg", rend="ornament" if isinstance(block, Ornament) else None):
            if isinstance(block, Paragraph):
                write(writer, block.span, keep_lines=block.keep_lines)
            elif isinstance(block, Ornament):
                write(writer, block.span)
            else:
                write_block(writer, block)


def write_stage_beside_utterance(writer: Writer, stage: StageDirection, source: Source, write: WriteText) -> None:
    """``vocal``, ``kinesic`` or ``incident``, described in the words of the record."""
    if stage.kind == "time":
        with writer.element("note", type="time"):
            write(writer, stage.span)
        return
    with writer.element(event_of(source[stage.span])), writer.element("desc"):
        write(writer, stage.span)


def event_of(text: str) -> str:
    """The element for what happened while somebody spoke."""
    return next((tag for tag, pattern in _COMPILED if pattern.search(text)), "incident")


def in_utterance(writer: Writer) -> bool:
    """Whether a segment of an utterance is being written."""
    return writer.current == "seg" and writer.parent == "u"


def _who(turn: Turn) -> str | None:
    return f"#{turn.person}" if turn.person else None
