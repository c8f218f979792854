"""The careful run: every mistake of a document, each told once.

It takes the same events as the quick run and goes on after a mistake as if it had not been made: what stands where it
may not is stepped over, what is missing counts as given. Where two readings of a mistake differ in what may follow
(something too much, or the wrong thing in the place of the right one), both are kept until one of them fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.validation.relaxng.attribute_recovery import AttributeChecker
from teikit.validation.relaxng.automaton import Automaton, Edge, Start, State, expanded
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.drafts import Drafts, Frame, Locate, Place, Scope
from teikit.validation.relaxng.habits import usual_element
from teikit.validation.relaxng.ids import Ids
from teikit.validation.relaxng.index import First, Index, first, needed, required
from teikit.validation.relaxng.messages import Said, Speaker
from teikit.validation.relaxng.names import Name
from teikit.validation.relaxng.near import by_nearness, is_sure, suggestion
from teikit.validation.relaxng.order import Order
from teikit.validation.relaxng.patterns import Pattern

__all__ = ["CarefulRun"]


class CarefulRun:
    """Takes a document event by event; `drafts` fills with what is wrong.

    Texts are given whole, with the place of their first character that is not white space.
    """

    def __init__(self, automaton: Automaton, index: Index, scope: Scope, drafts: Drafts, speaker: Speaker) -> None:
        self._automaton = automaton
        self._index = index
        self._scope = scope
        self._drafts = drafts
        self._speaker = speaker
        self._ids = Ids()
        self._order = Order()
        self._attributes = AttributeChecker(scope, drafts, speaker, self._ids)
        self._frame = Frame(None, "", Name("", ""), "", (None, None))
        # None: nothing is known about what may stand here, so nothing is wrong.
        self._state: State | None = automaton.root

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return self._frame.depth

    @property
    def wants_text(self) -> bool:
        """Whether a text here makes a difference."""
        return self._state is not None and not self._state.free

    def start(self, tag: str, names: Sequence[str], values: Sequence[str], place: Place, locate: Locate) -> None:
        """A start-tag with its attributes; `locate` finds the place of one."""
        parent, name = self._frame, expanded(tag)
        frame = self._frame = Frame(parent, tag, name, self._scope.written(name), place)
        if self._state is None:
            frame.start = self._declared(name)
        else:
            frame.edge = self._entered(self._state, parent, frame, locate)
            frame.start = frame.edge.start if frame.edge is not None else None
            frame.before = self._state
        self._state = self._attributes.check(frame, frame.start, names, values, locate)

    def text(self, text: str, place: Place) -> None:
        """A whole text between two tags."""
        state, frame = self._state, self._frame
        frame.has_text = True
        if state is None or (not state.strings and (state.free or not text.strip(WHITE_SPACE))):
            return
        after = state.after_text(text, self._scope)
        if after is not None:
            frame.stray = False
            self._state = after
        elif not frame.stray:
            self._drafts.add(*self._text_mistake(state, text), frame, place)
            # Only a text that follows may be part of the same mistake.
            frame.stray = True
            if state.strings:
                self._state = None
            elif frame.alternative is None:
                # The words may stand where an element had to hold them.
                frame.alternative = self._past_any(state)

    def _text_mistake(self, state: State, text: str) -> tuple[str, Said]:
        if state.strings:
            where = f'"{self._frame.shown}"'
            patterns, strings = [p for p in self._sure(state) if p.strings], self._automaton.strings
            accepts = lambda other: any(strings.test(p)(other, self._scope) for p in patterns)  # noqa: E731
            return "text-value", self._speaker.value(where, text, patterns, accepts)
        return "text-not-allowed", self._speaker.text_not_allowed(text, self._frame.shown, self._shown(first(self._sure(state))))

    def end(self, place: Place) -> None:
        """An end-tag."""
        frame, state = self._frame, self._state
        if state is not None and state.strings and not frame.has_text:
            self.text("", place)
            state = self._state
        complete = state is None or any(p.nullable for p in state.parts)
        # An empty element where it may not be is one mistake, not two.
        forgiven = self._alternative_ends(frame) or (frame.misplaced and frame.is_bare)
        if state is not None and not complete and not forgiven:
            self._incomplete(state, frame, place)
        assert frame.parent is not None
        self._frame = frame.parent
        if frame.edge is not None:
            self._state = frame.edge.after[state] if state is not None and complete else frame.edge.closed(None)
        else:
            self._state = frame.before
        self._frame.follow(frame)

    def finish(self) -> None:
        """At the end of the document."""
        for name, frame in self._attributes.unresolved():
            message = f'"{name}" is the identifier of no element of this document'
            self._drafts.add("idref-unresolved", Said(message), frame, frame.place)

    def _alternative_ends(self, frame: Frame) -> bool:
        return frame.alternative is not None and any(p.nullable for p in frame.alternative.parts)

    def _incomplete(self, state: State, frame: Frame, place: Place) -> None:
        parts = self._sure(state)
        wanted = self._names(frozenset.intersection(*map(required, parts)))
        may_come = first(parts)
        one_of = frozenset().union(*map(needed, parts)) or may_come.names
        said = self._speaker.incomplete(frame.shown, wanted, self._names(one_of), text=may_come.text)
        self._drafts.add("element-missing", said, frame, place)

    def _entered(self, state: State, parent: Frame, frame: Frame, locate: Locate) -> Edge | None:
        """The edge of a start-tag, after telling what is wrong with it; None for an element nobody knows."""
        edge = state.opens[frame.tag]
        if edge is not None:
            parent.stray = False
            return edge
        if parent.alternative is not None and (edge := parent.alternative.opens[frame.tag]) is not None:
            # The earlier mistake was the wrong thing in the place of the right one.
            parent.alternative = None
            return edge
        return self._misplaced(state, parent, frame, locate)

    def _misplaced(self, state: State, parent: Frame, frame: Frame, locate: Locate) -> Edge | None:
        automaton, name = self._automaton, frame.name
        later = automaton.edge(state, [automaton.derivatives.opened(p, name, forgive=True).items() for p in state.parts])
        may_come = first(state.parts)
        allowed = self._shown(first(self._sure(state, parent)))
        if later is not None and parent.parent is not None:
            holding = [p for p in self._sure(state, parent) if name in self._order.names(p)]
            missing = frozenset.intersection(*(self._order.before(p, name) for p in holding)) if holding else frozenset()
            said = self._speaker.element_too_early(frame.shown, parent.shown, self._names(missing), allowed)
            self._drafts.add("element-missing", said, frame, locate(None))
            parent.owed |= missing
            return later
        frame.misplaced = True
        known = name in self._index.by_name
        if name in parent.owed:
            # Told to be missing where it belongs: here it is.
            parent.owed -= {name}
            return automaton.edge(state, [[(e, p) for e in self._index.by_name[name]] for p in state.parts])
        early = self._too_early(name, parent)
        if early is None or not parent.stray or early != parent.blamed:
            # Of several elements in a row that must come before the same one, the first is told.
            self._tell_misplaced(frame, parent, allowed, early, locate, text=may_come.text)
        parent.blamed = early
        parent.stray = True
        if not known and (meant := self._meant(state, name)) is not None:
            return meant
        frame.replacing = self._past_any(state)
        if not known:
            return None
        # It was moved here, and holds what its name says; or its name is the mistake, and it holds what belongs here.
        elements = dict.fromkeys([*self._index.by_name[name], *may_come.elements])
        frame.sure = len({e.content for e in self._index.by_name[name]})
        return automaton.edge(state, [[(e, p) for e in elements] for p in state.parts])

    def _tell_misplaced(self, frame: Frame, parent: Frame, allowed: list[str], early: Name | None, locate: Locate, *, text: bool) -> None:
        said = self._speaker.element_not_allowed(
            frame.shown,
            parent.shown if parent.parent is not None else None,
            allowed,
            reason=self._reason(frame, parent, early),
            text=text,
            known=frame.name in self._index.by_name,
        )
        self._drafts.add("element-not-allowed", said, frame, locate(None))

    def _past_any(self, state: State) -> State | None:
        automaton = self._automaton
        return automaton.state(tuple([automaton.derivatives.past_any(p) for p in state.parts]))

    def _contents(self, frame: Frame) -> tuple[Pattern, ...]:
        """What an element may hold, by its own name."""
        return frame.start.contents[: frame.sure] if frame.start is not None else ()

    def _too_early(self, name: Name, parent: Frame) -> Name | None:
        """An element of the parent that had to come after one of the given name."""
        contents = self._contents(parent)
        return next((n for n in parent.kinds if contents and all(self._order.precedes(c, name, n) for c in contents)), None)

    def _meant(self, state: State, name: Name) -> Edge | None:
        """Where an unknown name is nearly that of an element allowed here: the edge of that one."""
        names = {n.local: n for n in first(state.parts).names if n.ns == name.ns}
        near = usual_element(name.local, names)
        if near is None:
            near = suggestion(name.local, by_nearness(name.local, names))
            if near is None or not is_sure(name.local, near):
                return None
        return self._automaton.opened(state, names[near])

    def _reason(self, frame: Frame, parent: Frame, early: Name | None) -> str:
        name = frame.name
        if name not in self._index.by_name:
            if others := self._index.elsewhere(name):
                mine = f"in the namespace {name.ns}" if name.ns else "in no namespace"
                wanted = f'in {others[0].ns} (xmlns="{others[0].ns}")' if others[0].ns else "in no namespace"
                return f"it is {mine}, but must be {wanted}"
            return "the schema has no such element"
        parents = self._index.parents.get(name, frozenset())
        if parent.parent is None:
            return ""
        if early is not None:
            return f'it must come before "{self._scope.shown(early)}"'
        if parent.name in parents:
            contents = self._contents(parent)
            if frame.rank > 1 and contents and all(self._order.is_single(c, name) for c in contents):
                return f'"{parent.shown}" takes only one'
            return f'"{parent.shown}" takes it elsewhere or fewer times'
        around = [f.shown for f in parent.ancestors() if f.name in parents]
        places = dict.fromkeys([*around, *sorted(self._names(parents))])
        return f"it may stand in {self._speaker.few(list(places))}" if places else ""

    def _sure(self, state: State, frame: Frame | None = None) -> list[Pattern]:
        """The patterns mistakes in an element are told by: those its name says, while one is left."""
        frame = frame or self._frame
        alive = [p for p in state.parts if p is not self._automaton.patterns.not_allowed]
        return [p for p in state.parts[: frame.sure] if p in alive] or alive

    def _declared(self, name: Name) -> Start | None:
        """A start-tag of which only the name is known."""
        contents = dict.fromkeys(e.content for e in self._index.by_name.get(name, []))
        return self._automaton.start(tuple(contents)) if contents else None

    def _names(self, names: Iterator[Name] | frozenset[Name]) -> list[str]:
        return sorted(map(self._scope.shown, names))

    def _shown(self, may_come: First) -> list[str]:
        return self._names(may_come.names)
