"""The text itself: paragraphs, turns, lists, sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from teikit.reading.blocks.headings import is_section_heading
from teikit.reading.blocks.lists import read_list
from teikit.reading.blocks.pages import join_cut_paragraphs
from teikit.reading.blocks.sessions import is_session_note
from teikit.reading.blocks.turns import Labels
from teikit.reading.lines import Chunk
from teikit.record import Block, Division, Heading, PageBreak, Paragraph, StageDirection, Turn
from teikit.source import Source, Span

__all__ = ["Middle", "read_middle"]


# A paragraph that is wholly in parentheses or brackets, and no remark about missing text.
_STAGE = re.compile(
    r"(?:\([^()]{2,400}\)\s*)+|\[(?![^\[\]]*(?:omitted|omission|follow|missing|declassified|unclear|inaudible|unintelligible|illegible"
    r"|[Pp]age|garble|delet|excised|[.…]{2}))[^\[\]]{2,200}\]"
)
_ONE_STAGE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(slots=True)
class Middle:
    """What a text consists of."""

    blocks: tuple[Block, ...] = ()
    sections: tuple[Division, ...] = ()
    guessed_breaks: list[PageBreak] = field(default_factory=list)


def read_middle(source: Source, chunks: Sequence[Chunk], labels: Labels, breaks: list[PageBreak]) -> Middle:
    """Read the paragraphs between opener and closer."""
    middle = Middle()
    parts = _sections(chunks, labels)
    texts = [_blocks(source, part, labels, breaks, middle.guessed_breaks) for _, part in parts]
    sections: list[Division] = []
    for (heading, _), blocks in zip(parts, texts, strict=True):
        if heading is None:
            middle.blocks = blocks
        else:
            end = blocks[-1].span.end if blocks else heading.span.end
            sections.append(Division(Span(heading.span.start, end), "section", (Heading(heading.span, "section"),), blocks))
    middle.sections = tuple(sections)
    return middle


def _sections(chunks: Sequence[Chunk], labels: Labels) -> list[tuple[Chunk | None, list[Chunk]]]:
    """Cut at section headings; what stands before the first has none."""
    parts: list[tuple[Chunk | None, list[Chunk]]] = [(None, [])]
    for i, chunk in enumerate(chunks):
        following = chunks[i + 1] if i + 1 < len(chunks) else None
        if chunk.span.start not in labels.at and is_section_heading(chunk, following):
            parts.append((chunk, []))
        else:
            parts[-1][1].append(chunk)
    return parts


def _blocks(
    source: Source, chunks: Sequence[Chunk], labels: Labels, breaks: list[PageBreak], guessed: list[PageBreak]
) -> tuple[Block, ...]:
    done: list[Block] = []
    speech: list[Chunk] = []
    label: Span | None = None

    def close() -> None:
        nonlocal label, speech
        text = _paragraphs(source, speech, label, breaks, guessed, spoken=bool(labels.at))
        if label is None:
            done.extend(text)
        else:
            end = text[-1].span.end if text else label.end
            done.append(Turn(Span(label.start, end), label, tuple(text)))
        speech, label = [], None

    for chunk in chunks:
        if chunk.span.start in labels.at:
            close()
            label = labels.at[chunk.span.start]
        speech.append(chunk)
    close()
    return tuple(done)


def _other(source: Source, chunk: Chunk, *, spoken: bool) -> list[Block]:
    """A paragraph that is no running text: a list, or stage directions among turns. Empty where it is text."""
    if spoken and _STAGE.fullmatch(chunk.text):
        return [
            StageDirection(Span(found.start(), found.end())) for found in _ONE_STAGE.finditer(source.text, chunk.span.start, chunk.span.end)
        ]
    if spoken and is_session_note(chunk.text):
        return [StageDirection(chunk.span)]
    found = read_list(chunk)
    return [found] if found else []


def _paragraphs(
    source: Source, chunks: Sequence[Chunk], label: Span | None, breaks: list[PageBreak], guessed: list[PageBreak], *, spoken: bool
) -> list[Block]:
    blocks: list[Block] = []
    run: list[Span] = []

    def close() -> None:
        joined, found = join_cut_paragraphs(run, source.text, breaks)
        guessed.extend(found)
        blocks.extend(Paragraph(span) for span in joined)
        run.clear()

    for i, chunk in enumerate(chunks):
        opens = label is not None and i == 0
        other = [] if opens else _other(source, chunk, spoken=spoken)
        if other:
            close()
            blocks += other
            continue
        span = chunk.span
        if label is not None and opens:
            span = source.strip(Span(min(label.end, span.end), span.end))
        if span:
            run.append(span)
    close()
    return blocks
