"""What stands out in a TEI document: insertions, speech, dates, names and what is unsure, each with its description in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from lxml import etree

from teikit.dataclass import dataclass
from teikit.tei import Tei, line_of, local
from teikit.tei.insertions import insertions
from teikit.tei.speeches import Speech, speeches

__all__ = ["Mark", "marks_of"]

_NAMES = {"persName": "person", "orgName": "organisation", "placeName": "place", "name": "name", "rs": "name"}
_DATED = ("when", "from", "to", "notBefore", "notAfter")
_STATED = ("reason", "quantity", "unit", "extent")
_UNSURE = frozenset({"low", "medium", "unknown"})


@dataclass(slots=True)
class Mark:
    """What is said of an element."""

    kinds: list[str] = field(default_factory=list)
    """``insertion``, ``speech``, ``date``, ``name``, ``unsure``: the classes of the page's style."""
    words: list[str] = field(default_factory=list)
    """The description, in pieces."""
    speaker: str = ""
    """Who speaks, where the page must say it because the text does not."""

    def add(self, kind: str, *words: str) -> None:
        """Say one thing more."""
        self.kinds.append(kind)
        self.words += filter(None, words)

    @property
    def description(self) -> str:
        """All of it in one line."""
        return ", ".join(dict.fromkeys(self.words))


def marks_of(tei: Tei) -> dict[etree._Element, Mark]:
    """The elements of a document's text that stand out. Linear in the document."""
    marks: dict[etree._Element, Mark] = {}

    def of(element: etree._Element) -> Mark:
        return marks.setdefault(element, Mark())

    for element, cls in insertions(tei):
        of(element).add("insertion", f"insertion: {cls}", *(said for said in _stated(element) if said != cls))
    for speech in speeches(tei):
        for part in speech.parts:
            _speech(of(part), part, speech)
    for text in tei.texts():
        for element in text.iter(etree.Element):
            _own(tei, element, of)
    return marks


def _speech(mark: Mark, element: etree._Element, speech: Speech) -> None:
    who = " and ".join(speech.names) or speech.label or ", ".join(speech.speakers) or "somebody unknown"
    kind = {"turn": "turn", "direct": "direct speech", "indirect": "reported speech"}.get(speech.kind, "speech")
    mark.add("speech", f"{kind} of {who}")
    if local(element) not in ("sp", "u"):
        mark.speaker = who


def _own(tei: Tei, element: etree._Element, of: Callable[[etree._Element], Mark]) -> None:
    """What an element says by its name and its attributes alone."""
    name = local(element)
    if name in ("date", "time"):
        of(element).add("date", f"{name} {_value(element)}".strip())
    elif name in _NAMES:
        of(element).add("name", f"{_NAMES[name]}{_identity(tei, element)}")
    if name == "unclear" or element.get("cert") in _UNSURE:
        of(element).add("unsure", f"certainty {element.get('cert')}" if element.get("cert") else "unsure")


def _stated(element: etree._Element) -> Iterator[str]:
    """What an insertion says of itself; the parts of a ``choice`` speak for it."""
    for each in (element, *(element if local(element) == "choice" else ())):
        said = " ".join(value for name in _STATED if (value := each.get(name)))
        yield said
        if resp := each.get("resp"):
            yield f"by {resp.replace('#', '')}"


def _value(element: etree._Element) -> str:
    if when := element.get("when") or element.get("when-iso"):
        return when
    return ", ".join(f"{name} {value}" for name in _DATED if (value := element.get(name)))


def _identity(tei: Tei, element: etree._Element) -> str:
    pointer = (element.get("ref") or element.get("key") or "").split(" ")[0]
    entity = tei.target(pointer) if pointer.startswith("#") else None
    declared = next((child for child in entity if local(child) in _NAMES), None) if entity is not None else None
    said = line_of(declared) if declared is not None else pointer
    return f": {said}" if said else ""
