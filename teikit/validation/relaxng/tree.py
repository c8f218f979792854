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
from teikit.validation.relaxng.names import Name
from teikit.validation.relaxng.recovery import CarefulRun

__all__ = ["check_tree"]

# libxml2 counts no further.
_LAST_LINE = 65535
_EVENTS = ("start", "end", "comment", "pi")


class _TreeScope(Scope):
    """Namespaces in force at one element of a tree."""

    __slots__ = ("element",)
    element: etree._Element

    def namespace(self, prefix: str) -> str | None:
        return "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else self.element.nsmap.get(prefix or None)

    def written(self, name: Name) -> str:
        prefix = self.element.prefix
        return f"{prefix}:{name.local}" if prefix else name.local

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
    line: int | None = None

    def flush() -> None:
        content = "".join(parts)
        parts.clear()
        if content:
            run.text(content, _text_place(content, line))

    def follow(content: str | None) -> None:
        nonlocal line
        if content:
            parts.append(content)
            line = None if line is None else line + content.count("\n")

    for event, element in etree.iterwalk(root, events=_EVENTS):
        if event == "start":
            line = _line(element, line)
            flush()
            scope.element = element
            place = (line, None)
            run.start(element.tag, element.keys(), element.values(), place, _always(place))
            follow(element.text)
            continue
        if event == "end":
            flush()
            run.end((line, None))
            if element is not root:
                scope.element = element.getparent()
        else:
            line = _line(element, line)
        if element is not root:
            follow(element.tail)
        if drafts.full:
            return
    run.finish()


def _always(place: Place) -> Locate:
    return lambda _: place


def _entities(element: etree._Element) -> Iterator[Any]:
    dtd: Any = element.getroottree().docinfo.internalDTD
    yield from () if dtd is None else dtd.iterentities()


def _line(node: etree._Element, counted: int | None) -> int | None:
    """The line of a node: libxml2's, else (in trees made by hand, and where it stops counting) the one counted in texts."""
    line: Any = node.sourceline
    return counted if line is None or (line >= _LAST_LINE and counted is not None) else int(line)


def _text_place(text: str, after: int | None) -> Place:
    """Where a text begins, from the line it ends on."""
    return (None if after is None else after - text.lstrip(WHITE_SPACE).count("\n")), None
