"""The text a record is read from, and positions in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Decoding", "Position", "Source", "Span"]

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Bytes looked at when the encoding has to be guessed: the guess costs more than linear time.
_GUESS_BYTES = 64 * 1024


class Position(NamedTuple):
    """A place in a text as people count it."""

    line: int
    """1 for the first line."""
    column: int
    """1 for the first character of a line."""


# Not frozen: a record takes hundreds of spans, and slots that refuse to be set take half as long again.
@dataclass(slots=True, order=True, init=False, unsafe_hash=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded) of a `Source`, in Unicode code points. Nobody changes one."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the bytes of a source became text."""

    encoding: str
    """Python's name of the encoding."""
    guessed: bool
    """True where neither a byte order mark nor valid UTF-8 decided."""
    replaced: tuple[int, ...] = ()
    """Offsets (in code points) of U+FFFD put where bytes could not be decoded."""


@dataclass(frozen=True)
class Source:
    """An immutable text and the name it is reported under."""

    text: str
    name: str = "<text>"
    decoding: Decoding = field(default=Decoding("utf-8", guessed=False), compare=False)

    @classmethod
    def from_path(cls, path: str | Path, encoding: str | None = None) -> Source:
        """Read a file.

        Raises `OSError` where the file cannot be read, `LookupError` for an unknown `encoding`.
        """
        path = path if isinstance(path, Path) else Path(path)
        with path.open("rb", buffering=0) as file:
            return cls.from_bytes(file.read(), str(path), encoding)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "<bytes>", encoding: str | None = None) -> Source:
        """Decode bytes: by `encoding` if given, else a byte order mark, else UTF-8, else the likeliest encoding.

        Bytes that cannot be decoded become U+FFFD and are listed in `decoding.replaced`.
        """
        if encoding is None:
            for bom, name_of_bom in _BOMS:
                if data.startswith(bom):
                    return cls._decoded(data[len(bom) :], name, name_of_bom, guessed=False)
        if encoding is not None:
            return cls._decoded(data, name, encoding, guessed=False)
        try:
            return cls(data.decode("utf-8"), name)
        except UnicodeDecodeError:
            return cls._decoded(data, name, _guess(data), guessed=True)

    @classmethod
    def _decoded(cls, data: bytes, name: str, encoding: str, *, guessed: bool) -> Source:
        try:
            return cls(data.decode(encoding), name, Decoding(encoding, guessed))
        except UnicodeDecodeError:
            text = data.decode(encoding, errors="replace")
            replaced = tuple(i for i, c in enumerate(text) if c == "\ufffd")
            return cls(text, name, Decoding(encoding, guessed, replaced))

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def __len__(self) -> int:
        return len(self.text)

    @property
    def span(self) -> Span:
        """The whole text."""
        return Span(0, len(self.text))

    @cached_property
    def _folded(self) -> bytes:
        # Bytes are put into small letters in a quarter of the time that a text with typographic signs takes.
        return self.text.encode("utf-8", "surrogatepass").lower()

    def holds(self, words: str) -> bool:
        """Whether words in ASCII stand in the text, in capitals or not; `words` are in small letters."""
        return words.encode() in self._folded

    @cached_property
    def known(self) -> dict[tuple[str, str], Any]:
        """What was found in lines of the text: they are read to tell what they are, and again for what they say."""
        return {}

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, text = [0], self.text
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end gives the end's."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def strip(self, span: Span) -> Span:
        """The span without white space at its ends."""
        text, start, end = self.text, span.start, span.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return span if start == span.start and end == span.end else Span(start, end)


def _guess(data: bytes) -> str:
    import charset_normalizer  # slow to import, and seldom needed

    best = charset_normalizer.from_bytes(data[:_GUESS_BYTES]).best()
    return best.encoding if best is not None else "utf-8"
