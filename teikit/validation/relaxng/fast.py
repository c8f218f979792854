"""The quick run: is a document valid? It stops at the first sign of a mistake and says nothing about it."""

from __future__ import annotations

from collections.abc import Callable

from teikit.validation.relaxng.automaton import Automaton, Edge, State
from teikit.validation.relaxng.datatypes import Context
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.ids import Ids

__all__ = ["Invalid", "QuickRun"]


class Invalid(Exception):  # noqa: N818 - not an error of the program
    """The document is not valid."""


class QuickRun:
    """Takes a document event by event; raises `Invalid` at the first mistake.

    `start`, `end` and `text` may be given to expat as they are. `text` may be called with parts of a text.
    """

    def __init__(self, automaton: Automaton, context: Context) -> None:
        self._automaton = automaton
        self._context = context
        self._stack: list[Edge] = []
        self._ids = Ids()
        self.start, self.end, self.text = self._handlers()

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._stack)

    def finish(self) -> None:
        """At the end of the document."""
        if next(self._ids.unresolved(), None) is not None:
            raise Invalid

    def _handlers(  # noqa: C901 - three handlers that share their state
        self,
    ) -> tuple[Callable[[str, list[str]], None], Callable[[str], None], Callable[[str], None]]:
        # Closures: the three are called for every tag and text, and locals are the quickest to reach.
        stack, context, ids = self._stack, self._context, self._ids
        push, pop = stack.append, stack.pop
        held: list[str] = []
        hold = held.append
        state: State = self._automaton.root

        def start(tag: str, attributes: list[str]) -> None:
            nonlocal state
            if held:
                flush()
            edge = state.opens[tag]
            if edge is None:
                raise Invalid
            after = edge.plans[tuple(attributes[::2])].taken(attributes[1::2], context, ids) if attributes else edge.bare
            if after is None:
                raise Invalid
            push(edge)
            state = after

        def end(_tag: str) -> None:
            nonlocal state
            if state.strings:
                if not held:
                    hold("")
                flush()
            after = pop().after[state]
            if after is None:
                raise Invalid
            state = after

        def text(data: str) -> None:
            nonlocal state
            if state.free:
                return
            if state.strings:
                hold(data)
            elif data.strip(WHITE_SPACE):
                if state.text is None:
                    raise Invalid
                state = state.text

        def flush() -> None:
            nonlocal state
            after = state.after_text("".join(held), context)
            held.clear()
            if after is None:
                raise Invalid
            state = after

        return start, end, text
