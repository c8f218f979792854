"""Documents that are lxml trees already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from lxml import etree

from teikit.problems import Problem
from teikit.validation.relaxng.automaton import Automaton, Edge, State
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.drafts import Drafts, Locate, Place, Scope
from teikit.validation.relaxng.fast import Invalid
from teikit.validation.relaxng.ids import Ids
from teikit.validation.relaxng.index import Index
from teikit.validation.relaxng.messages import Speaker
from teikit.validation.relaxng.names import Name

if TYPE_CHECKING:
    from teikit.validation.relaxng.recovery import CarefulRun

__all__ = ["Onlooker", "check_tree"]

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


class Onlooker(Protocol):
    """Is shown the elements of a document by the way."""

    def see(self, at: int, element: str, names: Sequence[str], values: Sequence[str]) -> None:
        """An element that has attributes, and its number in the order of start tags; 0 for the root."""

    def close(self) -> None:
        """After the last element; not called for a document that is not valid."""


def check_tree(
    automaton: Automaton,
    index: Index,
    root: etree._Element,
    path: str,
    *,
    verbose: bool,
    most: int | None,
    onlooker: Onlooker | None = None,
) -> Iterator[Problem]:
    """What is wrong with the tree under an element, in its order."""
    scope = _TreeScope()
    scope.element = root
    try:
        _quick(automaton, root, scope, onlooker)
    except Invalid:
        from teikit.validation.relaxng.recovery import CarefulRun  # what is valid needs none of it

        drafts = Drafts(path, most)
        _careful(root, CarefulRun(automaton, index, scope, drafts, Speaker(verbose=verbose)), drafts, scope)
        yield from drafts.problems()
    if automaton.is_large():
        automaton.forget()


def _quick(  # noqa: C901 - one loop over all that a document holds
    automaton: Automaton, root: etree._Element, scope: _TreeScope, onlooker: Onlooker | None
) -> None:
    """What `QuickRun` does, without a call for each event. Where text changes nothing it is not even looked at."""
    state, ids, number = automaton.root, Ids(), -1
    around: list[Edge] = []
    held: list[str] = []
    after: State | None
    for event, element in etree.iterwalk(root, events=_EVENTS):
        if event == "start":
            number += 1
            if held:
                state = _after_text(state, held, scope)
            edge = state.opens[element.tag]
            if edge is None:
                raise Invalid
            around.append(edge)
            scope.element = element
            after = edge.bare
            names: Any = element.keys()
            if names:
                values: Any = element.values()
                after = edge.plans[tuple(names)].taken(values, scope, ids)
                if onlooker is not None:
                    onlooker.see(number, element.tag, names, values)
        elif event == "end":
            if state.strings:
                state = _after_text(state, held, scope)
            after = around.pop().after[state]
        else:
            after = state
        if after is None:
            raise Invalid
        state = after
        if state.free:
            continue
        if text := element.text if event == "start" else element.tail if element is not root else None:
            if state.strings:
                held.append(text)
            elif text.strip(WHITE_SPACE):
                if state.text is None:
                    raise Invalid
                state = state.text
    if next(ids.unresolved(), None) is not None:
        raise Invalid
    if onlooker is not None:
        onlooker.close()


def _after_text(state: State, held: list[str], scope: Scope) -> State:
    after = state.after_text("".join(held), scope)
    held.clear()
    if after is None:
        raise Invalid
    return after


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
