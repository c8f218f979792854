"""The text of an element as one reads it aloud: the editor's reading, notes aside, white space collapsed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import field

from lxml import etree

from teikit.dataclass import dataclass
from teikit.tei.documents import local

__all__ = ["Reading", "line_of", "printed", "words"]

# One word or number: letters and digits with the apostrophes, hyphens and points inside them.
_WORD = re.compile(r"[^\W_]+(?:['’.‑-][^\W_]+)*")
# Elements on a line of their own.
_BLOCKS = frozenset(
    """text body front back group div div1 div2 div3 div4 div5 div6 div7 head p ab l lg sp speaker u opener closer salute signed
    dateline byline address addrLine list item label table row cell figure figDesc quote cit epigraph argument trailer postscript
    titlePage docTitle titlePart castList castItem entry note""".split()  # noqa: SIM905 (one word per line says no more)
)
# Read apart, after the text they stand in.
_NOTES = frozenset({"note"})
# Not read: what the source or the editor struck out, running heads, and what describes instead of being text.
_SILENT = frozenset("teiHeader del surplus fw index interp interpGrp figDesc standOff".split())  # noqa: SIM905 (a list of names)
# Of several readings of one place, the first of these; else the first there is (TEI Guidelines 3.5, 12.1).
_ALTERNATIVES = {"choice": ("corr", "reg", "expan"), "app": ("lem",)}
_BREAKS = frozenset({"lb", "pb", "cb", "gb", "milestone"})
_NAME_PARTS = frozenset({"forename", "surname", "roleName", "genName", "addName", "nameLink"})
OMISSION = "[…]"
"""What stands for a gap."""


def words(text: str) -> int:
    """How many words a text has; a run of a script without spaces between words counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, one block a line, and where elements stand in it."""

    text: str
    spans: dict[etree._Element, tuple[int, int]]

    @property
    def line(self) -> str:
        """The text in one line."""
        return self.text.replace("\n", " ").strip()

    def context(self, element: etree._Element, width: int) -> tuple[str, str]:
        """Up to `width` characters of the same block before and behind an element, in whole words."""
        at: etree._Element | None = element
        while at is not None and at not in self.spans:
            at = at.getparent()
        if at is None:
            return "", ""
        start, end = self.spans[at]
        before = self.text[max(0, start - width) : start].rpartition("\n")[2]
        behind = self.text[end : end + width].partition("\n")[0]
        if len(before) == width and start > width:
            before = before.partition(" ")[2]
        if len(behind) == width and end + width < len(self.text):
            behind = behind.rpartition(" ")[0]
        return before.strip(), behind.strip()


def printed(
    root: etree._Element, *, without: Collection[str] = (), watched: Collection[etree._Element] = (), notes: bool = False
) -> Reading:
    """The text of `root`, without elements of the names `without`, and where the `watched` elements stand in it.

    `notes` adds, at the end, the notes that are not in line, each a block. The root itself is read whatever it is.
    """
    walk = _Walk(frozenset(without), watched)
    pending = deque([root])
    while pending:
        aside = walk.read(pending.popleft())
        if notes:
            pending += aside
    return Reading("".join(walk.out.parts), walk.spans)


def line_of(element: etree._Element, without: Collection[str] = ()) -> str:
    """The text of an element in one line, without elements of the names `without`."""
    return printed(element, without=without).line


@dataclass(slots=True)
class _Text:
    """Collects text with its white space collapsed."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    space: str = ""
    """What stands between the last word and the next: nothing, a blank, a line end."""
    joined: bool = False
    """True where the next word continues the last, whatever white space comes."""

    def add(self, text: str) -> None:
        if not text:
            return
        if text[0].isspace() and not self.joined:
            self.space = self.space or " "
        if not (said := " ".join(text.split())):
            return
        lead = self.space if self.length and not self.joined else ""
        self.parts.append(lead + said)
        self.length += len(lead) + len(said)
        self.joined, self.space = False, " " if text[-1].isspace() else ""

    def end_line(self) -> None:
        self.space, self.joined = "\n", False

    def join(self) -> None:
        self.space, self.joined = "", True


@dataclass(slots=True)
class _Walk:
    without: frozenset[str]
    watched: Collection[etree._Element]
    out: _Text = field(default_factory=_Text)
    spans: dict[etree._Element, tuple[int, int]] = field(default_factory=dict)

    def read(self, root: etree._Element) -> list[etree._Element]:
        """Append the text of `root`; the notes passed over are given back."""
        aside: list[etree._Element] = []
        losers: set[etree._Element] = set()
        starts: dict[etree._Element, int] = {}
        self.out.end_line()
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: etree._Element | None = None
        for event, element in walker:
            if event in ("comment", "pi"):
                self.out.add(element.tail or "")
            elif event == "start":
                skip = element is not root and self._skips(element, losers, aside)
                self._open(element, skip, starts)
                if skip:
                    skipped = element
                    walker.skip_subtree()
                else:
                    losers.update(_losers(element))
            else:
                self._close(element, starts, silent=element is skipped)
                if element is not root:
                    self.out.add(element.tail or "")
        return aside

    def _skips(self, element: etree._Element, losers: set[etree._Element], aside: list[etree._Element]) -> bool:
        name = local(element)
        if name in _NOTES and element.get("place") != "inline":
            aside.append(element)
            return True
        return name in self.without or name in _SILENT or name == "gap" or element in losers

    def _open(self, element: etree._Element, skip: bool, starts: dict[etree._Element, int]) -> None:
        name, out = local(element), self.out
        if name == "gap" and skip:
            out.add(OMISSION)
        if name in _BLOCKS and not skip and element.get("place") != "inline":
            out.end_line()
        if name in _BREAKS:
            out.join() if element.get("break") == "no" else out.add(" ")
        if element.get("join") in ("left", "both"):
            out.join()
        if element in self.watched:
            starts[element] = out.length - (len(OMISSION) if name == "gap" and skip else 0)
        if not skip:
            out.add(element.text or "")

    def _close(self, element: etree._Element, starts: dict[etree._Element, int], *, silent: bool) -> None:
        name, out = local(element), self.out
        if element in starts:
            self.spans[element] = starts[element], out.length
        if name in _BLOCKS and not silent and element.get("place") != "inline":
            out.end_line()
        if element.get("join") in ("right", "both"):
            out.join()
        if name in _NAME_PARTS and not element.tail and element.getnext() is not None:
            out.add(" ")


def _losers(element: etree._Element) -> Iterator[etree._Element]:
    """The readings of a place that are not read."""
    preferred = _ALTERNATIVES.get(local(element))
    if preferred is None:
        return
    readings = list(element.iterchildren(etree.Element))
    kept = min(readings, key=lambda reading: _rank(local(reading), preferred), default=None)
    yield from (reading for reading in readings if reading is not kept)


def _rank(name: str, preferred: tuple[str, ...]) -> int:
    return preferred.index(name) if name in preferred else len(preferred)
