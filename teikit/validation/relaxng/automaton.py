"""States and moves, made when a document first needs them and remembered.

A state is what the content of the current element may still be. It knows nothing of the elements around it: those
wait on a stack, so the number of states depends on the schema and not on how deep or long documents are. Where a
start-tag fits several declarations, a state holds one pattern for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teikit.validation.relaxng.attributes import Attributes, AttributeSplit
from teikit.validation.relaxng.datatypes import Context
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.derivatives import Derivatives
from teikit.validation.relaxng.ids import Ids
from teikit.validation.relaxng.names import Name
from teikit.validation.relaxng.patterns import Element, Pattern, Patterns
from teikit.validation.relaxng.values import Strings, ValueTest

__all__ = ["Automaton", "Edge", "Plan", "Start", "State", "expanded"]

# States kept before all are forgotten: an interleave of many elements may have one for each subset.
_MOST_STATES = 100_000
# Ways of writing attributes kept for one element.
_MOST_PLANS = 10_000


def expanded(tag: str) -> Name:
    """The name in ``ns}local`` (expat) or ``{ns}local`` (lxml)."""
    ns, brace, local = tag.rpartition("}")
    return Name(ns[1:] if ns[:1] == "{" else ns, local) if brace else Name("", tag)


class _Opens(dict[str, "Edge | None"]):
    """By tag, where a start-tag leads; None where it is not allowed."""

    __slots__ = ("state",)
    state: State

    def __missing__(self, tag: str) -> Edge | None:
        edge = self[tag] = self.state.automaton.opened(self.state, expanded(tag))
        return edge


class _After(dict["State", "State | None"]):
    """By the state at the end-tag, the state of the parent after it; None where content is missing."""

    __slots__ = ("edge",)
    edge: Edge

    def __missing__(self, state: State) -> State | None:
        after = self[state] = self.edge.closed(state)
        return after


class _Plans(dict[tuple[str, ...], "Plan"]):
    """By attribute names as written, what they lead to."""

    __slots__ = ("start",)
    start: Start

    def __missing__(self, tags: tuple[str, ...]) -> Plan:
        if len(self) >= _MOST_PLANS:
            self.clear()
        plan = self[tags] = Plan(self.start, tags)
        return plan


class State:
    """`parts`: one pattern for each declaration the current element may have.

    `free`: text is allowed and changes nothing; `strings`: some datatype looks at the text; `text`: the state after
    a text, None where it is not allowed (only of states without strings).
    """

    __slots__ = ("automaton", "free", "opens", "parts", "strings", "text")

    def __init__(self, automaton: Automaton, parts: tuple[Pattern, ...]) -> None:
        self.automaton = automaton
        self.parts = parts
        self.opens = _Opens()
        self.opens.state = self
        self.strings = any(p.strings for p in parts)
        self.text: State | None = None
        self.free = False
        if not self.strings:
            texted = tuple([automaton.derivatives.texted(p) for p in parts])
            self.free = texted == parts
            self.text = self if self.free else automaton.state(texted)

    def after_text(self, text: str, context: Context) -> State | None:
        """The state after a text; None where it is not allowed."""
        if not self.strings:
            return self.text if text.strip(WHITE_SPACE) else self
        strings, patterns = self.automaton.strings, self.automaton.patterns
        after = [strings.after(p, text, context) for p in self.parts]
        if not text.strip(WHITE_SPACE):
            after = [patterns.choice(pair) for pair in zip(self.parts, after, strict=True)]
        return self.automaton.state(tuple(after))


class Start:
    """A start-tag before its attributes: one `content` for each declaration. `bare`: the state without any attribute."""

    __slots__ = ("automaton", "bare", "contents", "plans", "splits")

    def __init__(self, automaton: Automaton, contents: tuple[Pattern, ...]) -> None:
        self.automaton = automaton
        self.contents = contents
        self.splits = [automaton.split(c) for c in contents]
        self.plans = _Plans()
        self.plans.start = self
        self.bare = self.plans[()].state

    def taking(self) -> list[Attributes]:
        """Fresh attributes to be taken, one for each declaration."""
        return [Attributes(s, self.automaton.derivatives) for s in self.splits]


class Plan:
    """What to do with attributes of given names.

    `tests`: by position, what each value must match; `state` follows where all do, None where a name is not allowed or
    one is missing. Where the values decide between patterns, `alternatives` holds several tests by position instead.
    """

    __slots__ = ("_start", "_states", "alternatives", "ids", "names", "state", "tests")

    def __init__(self, start: Start, tags: tuple[str, ...]) -> None:
        self._start = start
        self.names = [expanded(t) for t in tags]
        self._states: dict[tuple[bool, ...], State | None] = {}
        found = self._candidates()
        self.alternatives: list[tuple[int, ValueTest]] = []
        self.tests: list[tuple[int, ValueTest]] = []
        if any(len(values) > 1 for values in found):
            self.alternatives = [(i, t) for i, values in enumerate(found) for t in values]
        else:
            self.tests = [(i, t) for i, values in enumerate(found) for t in values if not t.anything]
        self.ids = [(i, t.id_kind) for i, values in enumerate(found) for t in values if t.id_kind and start.automaton.ids]
        self.state = self._derived([{t.pattern for t in values} for values in found])

    def _candidates(self) -> list[list[ValueTest]]:
        """For each attribute the patterns its value may match."""
        strings = self._start.automaton.strings
        taking = self._start.taking()
        found = []
        for name in self.names:
            values: dict[Pattern, None] = {}
            for attributes in taking:
                mine = attributes.values(name)
                values.update(dict.fromkeys(mine))
                attributes.take(name, set(mine))
            found.append([strings.test(v) for v in values])
        return found

    def _derived(self, matching: list[set[Pattern]]) -> State | None:
        automaton = self._start.automaton
        parts = []
        for attributes in self._start.taking():
            fits = all(attributes.take(name, values) for name, values in zip(self.names, matching, strict=True))
            parts.append(attributes.close() if fits else automaton.patterns.not_allowed)
        return automaton.state(tuple(parts))

    def taken(self, values: Sequence[str], context: Context, ids: Ids) -> State | None:
        """As `followed`, with the identifiers among the values given to `ids`; None where one is not unique, too."""
        for i, test in self.tests:
            if (value := values[i]) not in test.good and not test(value, context):
                return None
        for i, kind in self.ids:
            if not ids.take(kind, values[i]):
                return None
        return self.chosen(values, context) if self.alternatives else self.state

    def followed(self, values: Sequence[str], context: Context) -> State | None:
        """The state after attributes of these values; None where anything is wrong with them."""
        if self.alternatives:
            return self.chosen(values, context)
        return self.state if all(test(values[i], context) for i, test in self.tests) else None

    def chosen(self, values: Sequence[str], context: Context) -> State | None:
        """The state where values decide (`alternatives`)."""
        key = tuple([test(values[i], context) for i, test in self.alternatives])
        if key not in self._states:
            matching: list[set[Pattern]] = [set() for _ in self.names]
            for (i, test), good in zip(self.alternatives, key, strict=True):
                if good:
                    matching[i].add(test.pattern)
            self._states[key] = self._derived(matching)
        return self._states[key]


class Edge:
    """A start-tag taken in a state. `after` leads from the state at the end-tag back to the parent's."""

    __slots__ = ("_follow", "_origin", "after", "bare", "plans", "start")

    def __init__(self, origin: State, start: Start, follow: list[list[tuple[int, Pattern]]]) -> None:
        """`follow`: for each part of the origin, which of the start's contents it may have and what follows."""
        self._origin = origin
        self._follow = follow
        self.start = start
        self.plans = start.plans
        self.bare = start.bare
        self.after = _After()
        self.after.edge = self

    def closed(self, state: State | None) -> State | None:
        """The parent's state after the end-tag; with None as if the content had been complete."""
        automaton = self._origin.automaton
        return automaton.state(
            tuple(
                automaton.patterns.choice([rest for i, rest in pairs if state is None or state.parts[i].nullable]) for pairs in self._follow
            )
        )


class Automaton:
    """All states of one schema. `root` is the state before the document element."""

    def __init__(self, patterns: Patterns, start: Pattern, *, ids: bool = True) -> None:
        """`ids`: whether identifiers must be unique and resolve."""
        self.patterns = patterns
        self.ids = ids
        self.derivatives = Derivatives(patterns)
        self.strings = Strings(patterns)
        self._splits: dict[int, AttributeSplit] = {}
        self._states: dict[tuple[int, ...], State] = {}
        self._starts: dict[tuple[int, ...], Start] = {}
        self._start_pattern = start
        self.root = self._root()

    def _root(self) -> State:
        return State(self, (self._start_pattern,))

    def state(self, parts: tuple[Pattern, ...]) -> State | None:
        """The state of the given patterns; None where none of them allows anything."""
        if all(p is self.patterns.not_allowed for p in parts):
            return None
        key = tuple([p.uid for p in parts])
        found = self._states.get(key)
        if found is None:
            found = self._states[key] = State(self, parts)
        return found

    def is_large(self) -> bool:
        """Whether so much is remembered that it should be forgotten."""
        return len(self._states) > _MOST_STATES

    def forget(self) -> None:
        """Forget states and moves. Those in use stay right; they are made again where needed."""
        self._states.clear()
        self._starts.clear()
        self.root = self._root()

    def split(self, content: Pattern) -> AttributeSplit:
        found = self._splits.get(content.uid)
        if found is None:
            found = self._splits[content.uid] = AttributeSplit(content, self.patterns)
        return found

    def start(self, contents: tuple[Pattern, ...]) -> Start:
        """The start-tag that may have any of the contents."""
        key = tuple([c.uid for c in contents])
        found = self._starts.get(key)
        if found is None:
            found = self._starts[key] = Start(self, contents)
        return found

    def opened(self, state: State, name: Name) -> Edge | None:
        """Where a start-tag leads from a state; None where it is not allowed."""
        return self.edge(state, [self.derivatives.opened(p, name).items() for p in state.parts])

    def edge(self, state: State, found: Sequence[Iterable[tuple[Element, Pattern]]]) -> Edge | None:
        """An edge from elements, and what follows each, for each part of the state."""
        contents: dict[Pattern, int] = {}
        follow: list[list[tuple[int, Pattern]]] = []
        for pairs in found:
            mine = []
            for element, rest in pairs:
                content = element.content
                if content is not self.patterns.not_allowed and rest is not self.patterns.not_allowed:
                    mine.append((contents.setdefault(content, len(contents)), rest))
            follow.append(mine)
        return Edge(state, self.start(tuple(contents)), follow) if contents else None
