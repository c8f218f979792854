"""What is wrong with the attributes of a start-tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from teikit.validation.relaxng.attributes import Attributes, attribute_leaves
from teikit.validation.relaxng.automaton import Start, State
from teikit.validation.relaxng.drafts import Drafts, Frame, Locate, Scope
from teikit.validation.relaxng.habits import usual_attribute
from teikit.validation.relaxng.ids import Ids
from teikit.validation.relaxng.index import required
from teikit.validation.relaxng.messages import Said, Speaker
from teikit.validation.relaxng.names import Name, names_in
from teikit.validation.relaxng.near import by_nearness, suggestion
from teikit.validation.relaxng.patterns import Pattern
from teikit.validation.relaxng.values import Strings

__all__ = ["AttributeChecker"]


# Attributes that belong to other tools: why they are there, and why they may not be.
_FOREIGN = {
    "http://www.w3.org/2001/XMLSchema-instance": "it speaks to XML Schema; for RELAX NG a document names its schema in <?xml-model?>",
}


class AttributeChecker:
    """Checks attributes one by one and goes on after mistakes."""

    def __init__(self, scope: Scope, drafts: Drafts, speaker: Speaker, ids: Ids) -> None:
        self._scope = scope
        self._drafts = drafts
        self._speaker = speaker
        self._ids = ids
        self._locate: Locate = lambda _: (None, None)
        self._frames: dict[str, Frame] = {}
        self._awaiting: dict[str, Frame] = {}

    def check(self, frame: Frame, start: Start | None, tags: Sequence[str], values: Sequence[str], locate: Locate) -> State | None:
        """The state after the start-tag, as if its attributes had been right; None where the element is unknown."""
        if start is None:
            return None
        self._locate = locate
        plan = start.plans[tuple(tags)]
        state = plan.followed(values, self._scope)
        if state is None:
            return self._one_by_one(frame, start, plan.names, values)
        for i, kind in plan.ids:
            self._identify(frame, plan.names[i], values[i], kind)
        return state

    def _one_by_one(self, frame: Frame, start: Start, names: Sequence[Name], values: Sequence[str]) -> State | None:
        taking: list[Attributes | None] = list(start.taking())
        meant: set[Name] = set()
        for name, value in zip(names, values, strict=True):
            self._one(frame, start, taking, name, value, meant)
        closed = [None if t is None else t.close() for t in taking]
        not_allowed = start.automaton.patterns.not_allowed
        if all(c is None or c is not_allowed for c in closed):
            sure = [t for t in taking[: frame.sure] if t is not None]
            self._missing(frame, sure or [t for t in taking if t is not None], meant)
            closed = [None if t is None else t.close(forgive=True) for t in taking]
        return start.automaton.state(tuple([not_allowed if c is None else c for c in closed]))

    def unresolved(self) -> Iterator[tuple[str, Frame]]:
        """References to identifiers the document does not have, with their elements."""
        for name, _ in self._ids.unresolved():
            yield name, self._awaiting[name]

    def _one(self, frame: Frame, start: Start, taking: list[Attributes | None], name: Name, value: str, meant: set[Name]) -> None:
        strings = start.automaton.strings
        candidates = [t.values(name) if t is not None else [] for t in taking]
        good = [{p for p in patterns if strings.test(p)(value, self._scope)} for patterns in candidates]
        took = [t is not None and bool(g) and t.take(name, g) for t, g in zip(taking, good, strict=True)]
        if any(took):
            for i, fits in enumerate(took):
                if not fits:
                    taking[i] = None
            if start.automaton.ids:
                for kind in filter(None, {strings.test(p).id_kind for g in good for p in g}):
                    self._identify(frame, name, value, kind)
            return
        if not any(candidates):
            self._not_allowed(frame, taking, name, meant)
        elif any(good):
            self._draft(
                "attribute-not-allowed", self._speaker.attribute_not_allowed(self._shown(name), frame.shown, (), together=True), frame, name
            )
        else:
            where = f'the attribute "{self._shown(name)}" of "{frame.shown}"'
            sure = candidates[: frame.sure]
            patterns = list(dict.fromkeys(p for c in (sure if any(sure) else candidates) for p in c))
            self._draft("attribute-value", self._speaker.value(where, value, patterns, self._accepting(strings, patterns)), frame, name)
            for t, mine in zip(taking, candidates, strict=True):
                if t is not None:
                    t.take(name, set(mine))

    def _accepting(self, strings: Strings, patterns: Sequence[Pattern]) -> Callable[[str], bool]:
        return lambda text: any(strings.test(p)(text, self._scope) for p in patterns)

    def _not_allowed(self, frame: Frame, taking: Sequence[Attributes | None], name: Name, meant: set[Name]) -> None:
        sure = [t for t in taking[: frame.sure] if t is not None] or [t for t in taking if t is not None]
        left = [leaf for t in sure for leaf in t.left()]
        names = {self._shown(n): n for leaf in left for n in names_in(leaf.names)}
        shown = self._shown(name)
        known = any(name in names_in(leaf.names) for split in (frame.start.splits if frame.start else ()) for leaf in split.leaves())
        said = self._speaker.attribute_not_allowed(shown, frame.shown, names, together=known, reason=_FOREIGN.get(name.ns, ""))
        self._draft("attribute-not-allowed", said, frame, name)
        near = usual_attribute(shown, names) or suggestion(shown, by_nearness(shown, names))
        if near is not None:
            meant.add(names[near])

    def _missing(self, frame: Frame, taking: Sequence[Attributes], meant: set[Name]) -> None:
        """Told for the declaration that lacks the least."""
        lacking = min(([names for p in t.missing() for names in _wanted(p)] for t in taking), key=len)
        for names in lacking:
            if meant.isdisjoint(names):
                said = self._speaker.attributes_missing(frame.shown, [self._shown(n) for n in names])
                self._drafts.add("attribute-missing", said, frame, self._locate(None))

    def _identify(self, frame: Frame, name: Name, value: str, kind: str) -> None:
        if self._ids.take(kind, value):
            for token in value.split():
                (self._frames if kind == "ID" else self._awaiting).setdefault(token, frame)
            return
        other = self._frames[value.strip()]
        at = f" of line {other.place[0]}" if other.place[0] else ""
        message = f'the identifier "{value.strip()}" is given twice: "{other.shown}"{at} has it already'
        self._draft("id-duplicate", Said(message), frame, name)

    def _shown(self, name: Name) -> str:
        return self._scope.shown(name, attribute=True)

    def _draft(self, code: str, said: Said, frame: Frame, name: Name) -> None:
        self._drafts.add(code, said, frame, self._locate(name.local), self._shown(name))


def _wanted(pattern: Pattern) -> list[list[Name]]:
    """The attributes a pattern wants: lists of names of which one each is needed."""
    known = {n for leaf in attribute_leaves(pattern) for n in names_in(leaf.names)}
    if names := required(pattern) & known:
        return [[n] for n in sorted(names)]
    return [sorted(known)] if known else []
