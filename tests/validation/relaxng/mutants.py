"""Documents with one mistake each, made from documents by cutting their text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

__all__ = ["BROKEN_VALUES", "KINDS", "mutants"]


@dataclass(frozen=True)
class Piece:
    """An element of a document: offsets of its start-tag and end-tag; equal starts for an empty-element tag."""

    start: int
    start_end: int
    end: int
    end_end: int


def mutants(document: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Mutants of a document with the kind of mistake, as many as asked for where it has enough elements."""
    chance = random.Random(seed)
    pieces = _pieces(document)
    for _ in range(count):
        kind = chance.choice(list(KINDS))
        made = KINDS[kind](document, pieces, chance)
        if made is not None:
            yield kind, made


def _pieces(document: bytes) -> list[Piece]:
    parser = expat.ParserCreate()
    found: list[Piece] = []
    opened: list[tuple[int, int]] = []

    def start(_name: str, _attributes: object) -> None:
        at = parser.CurrentByteIndex
        opened.append((at, re.compile(rb"""(?:[^<>"']|"[^"]*"|'[^']*')*>""").match(document, at + 1).end()))

    def end(_name: str) -> None:
        at, start_end = opened.pop()
        stop = parser.CurrentByteIndex
        if document[start_end - 2 : start_end] == b"/>":
            found.append(Piece(at, start_end, start_end, start_end))
        else:
            found.append(Piece(at, start_end, stop, document.index(b">", stop) + 1))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(document, True)
    return sorted(found, key=lambda p: p.start)


def _delete(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    p = chance.choice(pieces[1:])
    return document[: p.start] + document[p.end_end :]


def _duplicate(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    p = chance.choice(pieces[1:])
    return document[: p.end_end] + document[p.start : p.end_end] + document[p.end_end :]


def _rename(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    p = chance.choice(pieces[1:])
    name = chance.choice([b"p", b"div", b"hi", b"note", b"titel", b"head", b"seg", b"nothing"])
    tag = re.sub(rb"^<[^\s/>]+", b"<" + name, document[p.start : p.start_end])
    last = b"</" + name + b">" if p.end_end > p.end else b""
    return document[: p.start] + tag + document[p.start_end : p.end] + last + document[p.end_end :]


def _move(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    p = chance.choice(pieces[1:])
    places = [q for q in pieces if (q.start_end <= p.start or q.start >= p.end_end) and q.end_end > q.end]
    if not places:
        return None
    to = chance.choice(places).start_end
    moved = document[p.start : p.end_end]
    if to <= p.start:
        return document[:to] + moved + document[to : p.start] + document[p.end_end :]
    return document[: p.start] + document[p.end_end : to] + moved + document[to:]


def _attribute(document: bytes, pieces: list[Piece], chance: random.Random) -> tuple[int, re.Match[bytes]] | None:
    for _ in range(50):
        p = chance.choice(pieces)
        found = [
            m
            for m in re.finditer(rb"""\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""", document[p.start : p.start_end])
            if not m[1].startswith(b"xmlns")
        ]
        if found:
            return p.start, chance.choice(found)
    return None


def _drop_attribute(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    found = _attribute(document, pieces, chance)
    return found and document[: found[0] + found[1].start()] + document[found[0] + found[1].end() :]


def _misspell_attribute(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    found = _attribute(document, pieces, chance)
    return found and document[: found[0] + found[1].end(1)] + b"x" + document[found[0] + found[1].end(1) :]


# The values on which jing departs from XML Schema are not among them: `test_departures` has them all.
BROKEN_VALUES = (
    *(b"", b" ", b"a b", b"-1", b"1e", b"1963-13-01", b"#", b"#a#b", b"%zz", b"a:b:c", b"yes", b"0", b"1.5", b"2001-02-29", b"INF"),
    *(
        b"10:61:00",
        b":x",
        b"en_US",
        b"http://x:port/",
        b"a\\b",
        b"[x]",
        b"http://",
        b"1963-1-5",
        "é\u00a0x".encode(),
        b"+1",
        b"1,5",
        b"P1Y",
    ),
)


def _break_attribute(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    found = _attribute(document, pieces, chance)
    if found is None:
        return None
    value = chance.choice(BROKEN_VALUES)
    return document[: found[0] + found[1].start(2) + 1] + value + document[found[0] + found[1].end(2) - 1 :]


def _stray_text(document: bytes, pieces: list[Piece], chance: random.Random) -> bytes | None:
    p = chance.choice(pieces)
    if p.end_end == p.end:
        return None
    return document[: p.start_end] + b"stray words" + document[p.start_end :]


KINDS: dict[str, Callable[[bytes, list[Piece], random.Random], bytes | None]] = {
    "delete": _delete,
    "duplicate": _duplicate,
    "rename": _rename,
    "move": _move,
    "drop attribute": _drop_attribute,
    "misspell attribute": _misspell_attribute,
    "break attribute": _break_attribute,
    "stray text": _stray_text,
}
