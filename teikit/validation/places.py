"""Where an element stands in its file: line, column, path. Looked up only when something is wrong with it."""

from __future__ import annotations

import codecs
from array import array
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple, Protocol
from xml.parsers import expat

from lxml import etree

from teikit.validation.xml import Document

__all__ = ["Place", "Places", "Whereabouts"]

# libxml2 counts no further in elements.
_LAST_LINE = 65535
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


# Much of what is wrong with links stands at the root or in the header: to place that, so many start tags are enough.
_FIRST = 200
_CHUNK = 1 << 16
_Starts = tuple["array[int]", "array[int]"]
_Steps = tuple[dict[etree._Element, str], dict[str, etree._Element]]


class Place(NamedTuple):
    """The place of an element."""

    line: int | None
    """Line of the ``<`` of its start tag, from 1."""
    column: int | None
    """Column of that ``<`` in characters, from 1; None where the bytes of the document are not at hand."""
    xpath: str
    """Local names from the root, with a number where siblings share the name: ``/TEI/text/body/p[3]``."""
    end: int | None
    """Line of the ``>`` of its start tag, as libxml2 counts it: not beyond 65,535."""

    def may_be(self, line: int | None) -> bool:
        """Whether what was found at a line, with libxml2's count of lines, can be about this element's start tag."""
        return line is None or line in (self.line, self.end) or line >= _LAST_LINE


class Whereabouts(Protocol):
    """Tells where elements stand."""

    def nth(self, number: int) -> Place:
        """The place of an element by its number in the order of start tags; 0 is the root."""
        ...

    def find(self, xpath: str) -> Place | None:
        """The place of the element at a path in the form of `Place.xpath`; None where there is none, or none is known."""
        ...


class Places:
    """The places of the elements of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._steps: dict[etree._Element, _Steps] = {}

    def nth(self, number: int) -> Place:
        """The place of an element by its number in the order of start tags; 0 is the root."""
        return self._place(number, self._elements[number])

    def find(self, xpath: str) -> Place | None:
        """The place of the element at a path in the form of `Place.xpath`; None where there is none."""
        root = self._elements[0]
        first, *steps = xpath.strip("/").split("/")
        element: etree._Element | None = root if first == _local(root) else None
        for step in steps:
            if element is not None:
                element = self._children(element)[1].get(step)
        return None if element is None else self.of(element)

    def of(self, element: etree._Element) -> Place:
        """The place of an element of the document."""
        return self._place(self._numbers[element], element)

    def _place(self, number: int, element: etree._Element) -> Place:
        lines, columns = self._first_starts if number < _FIRST else self._starts
        end: Any = element.sourceline
        if number >= len(lines):
            return Place(end, None, self.xpath(element), end)
        return Place(lines[number], columns[number], self.xpath(element), end)

    def xpath(self, element: etree._Element) -> str:
        """The path of an element."""
        steps: list[str] = []
        at: etree._Element | None = element
        while at is not None:
            steps.append(self._step(at))
            at = at.getparent()
        return "/" + "/".join(reversed(steps))

    def _step(self, element: etree._Element) -> str:
        parent = element.getparent()
        return _local(element) if parent is None else self._children(parent)[0][element]

    def _children(self, parent: etree._Element) -> _Steps:
        if parent not in self._steps:
            steps = _ranks(parent)
            self._steps[parent] = steps, {step: child for child, step in steps.items()}
        return self._steps[parent]

    @cached_property
    def _elements(self) -> list[etree._Element]:
        return list(self._document.tree.getroot().iter(etree.Element))

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        return {element: number for number, element in enumerate(self._elements)}

    @cached_property
    def _starts(self) -> _Starts:
        return start_tags(self._document.data) if self._document.data is not None else (array("L"), array("L"))

    @cached_property
    def _first_starts(self) -> _Starts:
        return start_tags(self._document.data, _FIRST) if self._document.data is not None else (array("L"), array("L"))


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _ranks(parent: etree._Element) -> dict[etree._Element, str]:
    """The step to each child element, numbered where several share a name."""
    children: dict[str, list[etree._Element]] = {}
    for child in parent.iterchildren(etree.Element):
        children.setdefault(_local(child), []).append(child)
    return {child: f"{name}[{n}]" if len(same) > 1 else name for name, same in children.items() for n, child in enumerate(same, start=1)}


def start_tags(data: bytes, most: int | None = None) -> _Starts:
    """Line and column of every start tag, or of at least the first `most`, in document order, as far as expat can read them."""
    lines, columns = array("L"), array("L")
    shift = 1  # expat counts columns from 0, and a byte order mark as a character
    on_first_line = 0 if data.startswith((codecs.BOM_UTF8, *_UTF16)) else 1
    reader = expat.ParserCreate()

    def start(_name: str, _attributes: object) -> None:
        line = reader.CurrentLineNumber
        lines.append(line)
        columns.append(reader.CurrentColumnNumber + (on_first_line if line == 1 else shift))

    reader.StartElementHandler = start
    # Where expat gives up on an encoding or a construct that libxml2 reads, the rest has its line only.
    with suppress(expat.ExpatError, LookupError, ValueError):
        for at in range(0, len(data), _CHUNK):
            reader.Parse(data[at : at + _CHUNK], False)
            if most is not None and len(lines) >= most:
                break
    return lines, columns
