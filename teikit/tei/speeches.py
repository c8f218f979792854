"""The speeches of a document: turns, and reported words, their parts put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from lxml import etree

from teikit.dataclass import dataclass
from teikit.tei.documents import Tei, local
from teikit.tei.entities import name_of
from teikit.tei.text import line_of, printed, words

__all__ = ["Speech", "speeches"]

_Parts = tuple[etree._Element, ...]

_TURNS = frozenset({"sp", "u"})
# Speech only where somebody is said to speak.
_QUOTATIONS = frozenset({"q", "quote"})
# said/@direct is true where it is not given (TEI Guidelines 3.3.3).
_KINDS = {"true": "direct", "1": "direct", "false": "indirect", "0": "indirect"}
# In a speech but not spoken.
_UNSPOKEN = frozenset({"speaker", "stage", "note", "head", "vocal", "kinesic", "incident", "pause"})
_END_OF_LABEL = " \t\n:.,;—–-"


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody says once: an element, or several that are tied by ``@next`` and ``@prev``."""

    number: int
    """From 1, in the order of the document."""
    parts: _Parts
    kind: str
    """``turn``, ``direct``, ``indirect``; empty where the document says that it is not known."""
    speakers: tuple[str, ...]
    """The pointers of ``@who``, without ``#``."""
    names: tuple[str, ...]
    label: str
    """The speaker as printed beside a turn."""
    certainty: str
    text: str
    words: int
    page: str
    """``@n`` of the page it begins on."""
    within: Speech | None
    """The speech it is part of."""


def speeches(tei: Tei) -> Iterator[Speech]:
    """The speeches of a document, in the order of their first parts."""
    pages = dict(_with_pages(tei))
    chains = _chains(tei, list(pages))
    made: dict[etree._Element, Speech] = {}
    names = cache(partial(_names, tei))
    for number, parts in enumerate(chains, start=1):
        speech = _speech(number, parts, pages[parts[0]], _enclosing(parts[0], made), names)
        made.update(dict.fromkeys(parts, speech))
        yield speech


def _with_pages(tei: Tei) -> Iterator[tuple[etree._Element, str]]:
    """The elements that hold speech, each with its page."""
    page = ""
    for element in tei.iter("sp", "u", "said", "q", "quote", "pb"):
        name = local(element)
        if name == "pb":
            page = element.get("n") or ""
        elif name not in _QUOTATIONS or element.get("who"):
            yield element, page


def _chains(tei: Tei, elements: list[etree._Element]) -> list[_Parts]:
    """Parts of one speech together. ``@next`` or ``@prev`` alone will do; what is tied in a circle is cut at its first part."""
    known, follows = set(elements), {}
    for element in elements:
        other = tei.target(element.get("next") or "")
        if other in known and other is not element:
            follows[element] = other
    for element in elements:
        other = tei.target(element.get("prev") or "")
        if other in known and other is not element and other not in follows:
            follows[other] = element
    later, done = set(follows.values()), set[etree._Element]()
    chains = []
    for first in (*(e for e in elements if e not in later), *elements):
        chain: list[etree._Element] = []
        at: etree._Element | None = first
        while at is not None and at not in done:
            done.add(at)
            chain.append(at)
            at = follows.get(at)
        if chain:
            chains.append(tuple(chain))
    order = {element: i for i, element in enumerate(elements)}
    return sorted(chains, key=lambda parts: order[parts[0]])


def _enclosing(element: etree._Element, made: dict[etree._Element, Speech]) -> Speech | None:
    return next((made[around] for around in element.iterancestors() if around in made), None)


def _speech(number: int, parts: _Parts, page: str, within: Speech | None, names: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Speech:
    first = parts[0]
    turn = local(first) in _TURNS
    who = tuple(pointer.removeprefix("#") for pointer in (first.get("who") or "").split())
    text = " ".join(printed(part, without=_UNSPOKEN).line for part in parts)
    label = _label(first) if turn else ""
    return Speech(
        number=number,
        parts=parts,
        kind="turn" if turn else _KINDS.get(first.get("direct") or "true", ""),
        speakers=who,
        names=names(who) or tuple(filter(None, [label.strip(_END_OF_LABEL)])),
        label=label,
        certainty=first.get("cert") or "",
        text=text,
        words=words(text),
        page=page,
        within=within,
    )


def _names(tei: Tei, who: tuple[str, ...]) -> tuple[str, ...]:
    """The names of speakers that the file declares; none where one of them is declared elsewhere."""
    declared = [tei.target(pointer) for pointer in who]
    names = tuple(name_of(entity) for entity in declared if entity is not None)
    return names if len(names) == len(who) and all(names) else ()


def _label(turn: etree._Element) -> str:
    """``speaker`` of a turn, or the note of type speaker before an utterance (Parla-CLARIN)."""
    printed_labels = [child for child in turn if local(child) == "speaker"]
    before = turn.getprevious()
    if not printed_labels and before is not None and local(before) == "note" and before.get("type") == "speaker":
        printed_labels = [before]
    return " ".join(map(line_of, printed_labels))
