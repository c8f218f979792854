"""Documents that were taken apart at their tags: is one valid? Where that is not plain to see, a tree must be looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from teikit.validation.relaxng.automaton import Automaton, State
from teikit.validation.relaxng.drafts import Scope
from teikit.validation.relaxng.fast import Invalid
from teikit.validation.relaxng.ids import Ids
from teikit.validation.relaxng.tree import Onlooker

__all__ = ["check_written"]

_WHITE_SPACE = b" \t\n\r"
# A number is found in bytes in no time; to look for bytes in bytes makes an exception first.
_SLASH, _AMPERSAND, _TAB, _LINE_END = b"/&\t\n"
_XML = "{http://www.w3.org/XML/1998/namespace}"
# A document has few shapes of tags; whoever makes up names has them forgotten.
_MOST_SHAPES = 10_000


class _Shape(NamedTuple):
    """What a tag is, whatever the values of its attributes. Names are those of lxml."""

    name: str
    attributes: tuple[str, ...]
    empty: bool
    """Whether it ends its element, too."""
    identifies: bool
    """Whether it has an identifier, which no other has."""


class _Shapes(dict[tuple[str, ...], _Shape]):
    """By what stands outside the quotation marks of a tag."""

    __slots__ = ("namespace",)
    namespace: str

    def __missing__(self, written: tuple[str, ...]) -> _Shape:
        if len(self) >= _MOST_SHAPES:
            self.clear()
        head, *rest = written
        name, *first = head.removesuffix("/").split(" ")
        last = rest.pop() if rest else head
        names = tuple([_name(part) for part in (*first, *rest)])
        shape = self[written] = _Shape(f"{{{self.namespace}}}{name}", names, last.endswith("/"), f"{_XML}id" in names)
        return shape


def _name(written: str) -> str:
    """`` xml:id=`` -> the name."""
    name = written.strip(" ").removesuffix("=")
    if name.startswith("xml:"):
        return f"{_XML}{name[4:]}"
    if ":" in name or name == "xmlns":
        raise Invalid  # a namespace of its own
    return name


@lru_cache(4)
def _shapes(namespace: str) -> _Shapes:
    shapes = _Shapes()
    shapes.namespace = namespace
    return shapes


def check_written(automaton: Automaton, tags: Sequence[bytes], texts: Sequence[bytes], onlooker: Onlooker) -> bool:
    """Whether a document is surely valid, by what stands between its angle brackets, and behind each tag up to the next.

    It is well-formed, has no references but those of single characters, and neither comments nor anything else but tags and
    text. The root element declares its default namespace and nothing else. `onlooker` is shown elements on the way, of those
    that are alike and have no identifier the first.
    """
    root = tags[0].split(b'"')
    if not root[0].endswith(b" xmlns=") or root[2:] != [b""]:
        return False
    scope = Scope()
    scope.declare("", root[1].decode())
    starts = _Starts(scope, onlooker)
    try:
        _run(automaton.root, [root[0].removesuffix(b" xmlns="), *tags[1:]], texts, starts)
        starts.finish()
    except Invalid:
        return False
    finally:
        if automaton.is_large():
            automaton.forget()
    return True


_Ends = Mapping[State, State | None]
"""By the state at an end tag that after it."""
_Move = tuple[State, _Ends | None, State]
"""A state, what its element's end tag leads to, None for an empty element, and the state after the start tag."""


class _Starts:
    """The start tags of a document."""

    def __init__(self, scope: Scope, onlooker: Onlooker) -> None:
        self.scope = scope
        self.known: dict[bytes, _Move] = {}
        """The move of a tag that was met before: it is the same from the same state."""
        self._ids, self._onlooker = Ids(), onlooker
        self._shapes = _shapes(scope.namespace("") or "")

    def taken(self, state: State, tag: bytes, number: int) -> _Move:
        """The move of a tag; raises `Invalid` where it is not allowed."""
        parts = tag.decode().split('"')
        name, names, empty, identifies = self._shapes[tuple(parts[::2])]
        edge = state.opens[name]
        if edge is None:
            raise Invalid
        after = edge.bare
        if names:
            values = _values(tag, parts)
            plan = edge.plans[names]
            after = plan.taken(values, self.scope, self._ids)
            self._onlooker.see(number, name, names, values)
            if plan.ids:
                identifies = True
        if empty and after is not None:
            after = edge.after[_after_text(after, [], self.scope) if after.strings else after]
        if after is None:
            raise Invalid
        move = state, None if empty else edge.after, after
        if not identifies:
            self.known[tag] = move
        return move

    def finish(self) -> None:
        """At the end of the document."""
        if next(self._ids.unresolved(), None) is not None:
            raise Invalid
        self._onlooker.close()


def _run(  # noqa: C901 - one loop over all that a document holds, as in `tree`
    state: State, tags: Sequence[bytes], texts: Sequence[bytes], starts: _Starts
) -> None:
    around, held, waits, number = list[_Ends](), list[bytes](), False, -1
    push, pop, known = around.append, around.pop, starts.known.get
    after: State | None
    for tag, text in zip(tags, texts, strict=True):
        ends = tag[0] == _SLASH
        if waits:
            waits = False
            if held or ends:
                state = _after_text(state, held, starts.scope)
        if ends:
            after = pop()[state]
        else:
            number += 1
            move = known(tag)
            if move is None or move[0] is not state:
                move = starts.taken(state, tag, number)
            _, leads, after = move
            if leads is not None:
                push(leads)
        if after is None:
            raise Invalid
        state = after
        if after.free:
            continue
        if after.strings:
            waits = True
            if text:
                held.append(text)
        elif text and text != b"\n" and text.strip(_WHITE_SPACE):
            if after.text is None:
                raise Invalid
            state = after.text


def _values(tag: bytes, parts: list[str]) -> list[str]:
    if _TAB in tag or _LINE_END in tag:
        raise Invalid  # a parser reads them as blanks
    return list(map(_read, parts[1::2])) if _AMPERSAND in tag else parts[1::2]


def _read(written: str) -> str:
    """A text with its references read."""
    if "&#" in written:
        raise Invalid
    return written.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&apos;", "'").replace("&amp;", "&")


def _after_text(state: State, held: list[bytes], scope: Scope) -> State:
    after = state.after_text(_read(b"".join(held).decode()), scope)
    held.clear()
    if after is None:
        raise Invalid
    return after
