"""Documents that are lxml trees already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from teikit.problems import Problem
from teikit.validation.relaxng.automaton import Automaton
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.drafts import Drafts, Locate, Place, Scope
from teikit.validation.relaxng.fast import Invalid, QuickRun
from teikit.validation.relaxng.index import Index
from teikit.validation.relaxng.messages import Speaker
from teikit.validation.relaxng.recovery import CarefulRun

__all__ = ["check_tree"]

# libxml2 counts no further; a greater line is not known.
_LAST_LINE = 65535
_EVENTS = ("start", "end", "comment", "pi")


class _TreeScope(Scope):
    """Namespaces in force at one element of a tree."""

    __slots__ = ("element",)
    element: etree._Element

    def namespace(self, prefix: str) -> str | None:
        return "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else self.element.nsmap.get(prefix or None)

    def prefixes(self) -> Iterator[tuple[str, str]]:
        return ((prefix or "", uri) for prefix, uri in (*self.element.nsmap.items(), ("xml", "http://www.w3.org/XML/1998/namespace")))

    def is_unparsed_entity(self, name: str) -> bool:
        # lxml does not tell unparsed entities from others.
        return any(e.name == name for e in _entities(self.element))


def check_tree(
    automaton: Automaton, index: Index, root: etree._Element, path: str, *, verbose: bool, most: int | None
) -> Iterator[Problem]:
    """What is wrong with the tree under an element, in its order."""
    scope = _TreeScope()
    scope.element = root
    try:
        _quick(root, QuickRun(automaton, scope), scope)
    except Invalid:
        drafts = Drafts(path, most)
        _careful(root, CarefulRun(automaton, index, scope, drafts, Speaker(verbose=verbose)), drafts, scope)
        yield from drafts.problems()
    if automaton.is_large():
        automaton.forget()


def _quick(root: etree._Element, run: QuickRun, scope: _TreeScope) -> None:
    start, end, text = run.start, run.end, run.text
    for event, element in etree.iterwalk(root, events=_EVENTS):
        if event == "start":
            scope.element = element
            start(element.tag, [part for item in element.items() for part in item])
            if content := element.text:
                text(content)
            continue
        if event == "end":
            end(element.tag)
        if element is not root and (content := element.tail):
            text(content)
    run.finish()


def _careful(root: etree._Element, run: CarefulRun, drafts: Drafts, scope: _TreeScope) -> None:
    parts: list[str] = []

    def flush(element: etree._Element, place: Place) -> None:
        content = "".join(parts)
        parts.clear()
        if content:
            run.text(content, _text_place(content, place))

    for event, element in etree.iterwalk(root, events=_EVENTS):
        place: Place = (_line(element), None)
        if event == "start":
            flush(element, place)
            scope.element = element
            run.start(element.tag, element.keys(), element.values(), place, _always(place))
            parts.append(element.text or "")
        else:
            if event == "end":
                place = (_last_line(element), None)
                flush(element, place)
                run.end(place)
                scope.element = element.getparent()
            if element is not root:
                parts.append(element.tail or "")
        if drafts.full:
            return
    run.finish()


def _always(place: Place) -> Locate:
    return lambda _: place


def _entities(element: etree._Element) -> Iterator[Any]:
    dtd: Any = element.getroottree().docinfo.internalDTD
    yield from () if dtd is None else dtd.iterentities()


def _line(element: etree._Element) -> int | None:
    line: Any = element.sourceline
    return None if line is None or line >= _LAST_LINE else int(line)


def _last_line(element: etree._Element) -> int | None:
    """The line of the end-tag, counted from the last element before it."""
    lines, at = 0, element
    while len(at):
        at = at[-1]
        lines += (at.tail or "").count("\n")
    line = _line(at)
    return None if line is None else line + lines + (at.text or "").count("\n")


def _text_place(text: str, after: Place) -> Place:
    """Where a text begins, from where it ends."""
    line = after[0]
    return (None if line is None else line - text.lstrip(WHITE_SPACE).count("\n")), None
