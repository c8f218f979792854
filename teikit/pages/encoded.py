"""The text of a TEI document as a page shows it, each element tied to its TEI and to its line of the source."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import field

from lxml import etree
from markupsafe import Markup, escape

from teikit.dataclass import dataclass
from teikit.encoding.delimiters import call_and_label, delimiters_of
from teikit.encoding.plaintext import character_of
from teikit.encoding.xml import XML_LANG
from teikit.pages.alignment import Alignment
from teikit.pages.looks import Look, look_of
from teikit.pages.marks import Mark, marks_of
from teikit.pages.tags import end_tag, start_tag, text_of, units
from teikit.tei import Tei, local, tag

__all__ = ["Encoded", "encoded"]

_DELIMITER = Markup('<span class="delimiter">{}</span>')
_NO_MARK = Mark()


@dataclass(slots=True)
class Encoded:
    """The encoded text of a document."""

    html: Markup
    """``data-e`` of each element is its number."""
    xml: str
    """The document as XML, header and all."""
    places: array[int]
    """For each element, by its number: begin and end of its XML in `xml` (UTF-16 units), line of the source (0 where unknown)."""
    numbers: dict[etree._Element, int]
    """The numbers of the elements."""
    hidden: frozenset[int]
    """The numbers of those that the page does not show: the header's."""
    unsure: int
    """How many elements are unsure."""

    children: dict[etree._Element, dict[str, list[etree._Element]]] = field(default_factory=dict)
    """Of elements that were asked for: what stands in them, by name."""

    def number(self, xpath: str) -> int | None:
        """The number of the element at a path such as ``/TEI/text/body/p[3]`` (`teikit.validation.places`), or of what holds it."""
        at = next(iter(self.numbers)).getroottree().getroot() if self.numbers else None
        last = None
        for step in xpath.strip("/").split("/")[1:]:
            name, _, place = step.rstrip("]").partition("[")
            same = self._children(at).get(name, []) if at is not None else []
            index = int(place or 1) - 1
            at = same[index] if index < len(same) else None
            last = at if at is not None and at in self.numbers else last
        return self.numbers[last] if last is not None else None

    def _children(self, element: etree._Element) -> dict[str, list[etree._Element]]:
        if element not in self.children:
            found = self.children.setdefault(element, {})
            for child in element.iterchildren(etree.Element):
                found.setdefault(etree.QName(child).localname, []).append(child)
        return self.children[element]


def encoded(tei: Tei, alignment: Alignment | None = None) -> Encoded:
    """The encoded text of a document; with an `alignment`, its elements know their lines. Linear in the document."""
    writer = _Writer(marks_of(tei), alignment)
    for event, node in etree.iterwalk(tei.root, events=("start", "end", "comment", "pi")):
        if event == "start":
            writer.start(node)
        elif event == "end":
            writer.end(node, last=node is tei.root)
        else:
            writer.aside(node)
    return writer.result()


@dataclass(slots=True)
class _Writer:
    marks: dict[etree._Element, Mark]
    alignment: Alignment | None
    html: list[str] = field(default_factory=list)
    xml: list[str] = field(default_factory=list)
    length: int = 0
    places: array[int] = field(default_factory=lambda: array("L"))
    numbers: dict[etree._Element, int] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    """Elements whose line is not known yet: that of the first text found in or after them."""
    inside: int = 0
    """How many ``text`` are open: the header is not shown."""
    hidden: list[int] = field(default_factory=list)
    unsure: int = 0

    def result(self) -> Encoded:
        hidden = frozenset(self.hidden)
        return Encoded(Markup("".join(self.html)), "".join(self.xml), self.places, self.numbers, hidden, self.unsure)

    def start(self, element: etree._Element) -> None:
        if element.tag == tag("text"):
            self.inside += 1
        number = len(self.numbers)
        self.numbers[element] = number
        self.places.extend((self.length, 0, 0))
        self._xml(start_tag(element))
        if self.inside:
            self.waiting.append(number)
            self._open(element, number)
        else:
            self.hidden.append(number)
        self._text(element.text)

    def end(self, element: etree._Element, *, last: bool) -> None:
        if self.inside:
            self._close(element)
        self._xml(end_tag(element))
        self.places[3 * self.numbers[element] + 1] = self.length
        if element.tag == tag("text"):
            self.inside -= 1
        if not last:
            self._text(element.tail)

    def aside(self, node: etree._Element) -> None:
        """A comment or a processing instruction: part of the XML, not of the text."""
        self._xml(etree.tostring(node, encoding="unicode", with_tail=False))
        self._text(node.tail)

    def _open(self, element: etree._Element, number: int) -> None:
        mark = self.marks.get(element, _NO_MARK)
        self.unsure += "unsure" in mark.kinds
        look = look_of(element, local(element))
        self.html.append(_opening(look, number, mark, element.get(XML_LANG)))
        call, label = call_and_label(element) if local(element) == "note" else ("", "")
        for delimiter in (call, label, delimiters_of(element)[0]):
            self._printed(delimiter)
        if local(element) == "g":
            self._shown(character_of(element))
        self.html.append(escape(look.stands_for))

    def _close(self, element: etree._Element) -> None:
        self._printed(delimiters_of(element)[1])
        self.html.append(f"</{look_of(element, local(element)).element}>")

    def _printed(self, delimiter: str) -> None:
        if delimiter:
            self.html.append(_DELIMITER.format(delimiter))
            self._find(delimiter)

    def _text(self, text: str | None) -> None:
        if text:
            self._xml(text_of(text))
            if self.inside:
                self._shown(text)

    def _shown(self, text: str) -> None:
        self.html.append(escape(text))
        self._find(text)

    def _find(self, text: str) -> None:
        line = self.alignment.line(text) if self.alignment is not None else None
        if line is not None:
            for number in self.waiting:
                self.places[3 * number + 2] = line
            self.waiting.clear()

    def _xml(self, text: str) -> None:
        self.xml.append(text)
        self.length += units(text)


def _opening(look: Look, number: int, mark: Mark, language: str | None) -> str:
    attributes = "".join(_attributes(look, mark))
    if language:
        attributes += Markup(' lang="{}"').format(language)
    return f'<{look.element} data-e="{number}"{attributes}>'


def _attributes(look: Look, mark: Mark) -> Iterator[str]:
    classes = (*look.classes, *(("mark", *mark.kinds) if mark.kinds else ()))
    if classes:
        yield Markup(' class="{}"').format(" ".join(classes))
    if mark.kinds:
        # A group may hold groups, and may be named: what the mark means is read before what it holds.
        yield Markup(' role="group" tabindex="-1" aria-label="{}"').format(mark.description)
        if mark.speaker:
            yield Markup(' data-who="{}"').format(mark.speaker)
    elif look.role:
        yield f" {look.role}"
