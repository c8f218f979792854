"""The sentences about mistakes in documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from teikit.validation.relaxng.habits import usual_attribute, usual_element
from teikit.validation.relaxng.near import by_nearness, suggestion
from teikit.validation.relaxng.patterns import Pattern, Value
from teikit.validation.relaxng.repairs import repaired
from teikit.validation.relaxng.values import leaves

__all__ = ["Said", "Speaker", "listed", "quoted"]

# How many of many possibilities a sentence names.
_SHOWN = 8
# How many where the sentence is about something else.
_FEW = 4
# How much of a text is quoted.
_QUOTED = 40


class Said(NamedTuple):
    """A sentence and what would have been right, nearest first."""

    message: str
    expected: tuple[str, ...] = ()


class Speaker:
    """Makes sentences; with `verbose` every possibility is named."""

    def __init__(self, *, verbose: bool = False) -> None:
        self._shown = None if verbose else _SHOWN

    def element_not_allowed(
        self, name: str, parent: str | None, allowed: Iterable[str], *, reason: str = "", text: bool = False, known: bool = False
    ) -> Said:
        """`reason`: what is known about where the element belongs; `known`: the schema has one of that name."""
        ranked = by_nearness(name, allowed)
        start = f'element "{name}" is not allowed ' + (f'in "{parent}" here' if parent else "as the document's root")
        near = None if known else usual_element(name, [o for _, o in ranked]) or suggestion(name, ranked)
        parts = [start + (f": {reason}" if reason else "")]
        if near is not None and near != name:
            parts.append(f'did you mean "{near}"?')
        if ranked:
            tail = f"allowed: {listed(sorted(o for _, o in ranked), self._shown)}"
            message = f"{'; '.join(parts)} {tail}" if len(parts) > 1 else f"{parts[0]}; {tail}"
        else:
            message = f"{parts[0]}; {'only text is allowed here' if text else 'no element is allowed here'}"
        return Said(message, self._cut([o for _, o in ranked]))

    def element_too_early(self, name: str, parent: str, missing: Sequence[str], allowed: Iterable[str]) -> Said:
        """`missing`: elements that must come before; empty where one of several must."""
        wanted = sorted(missing or allowed)
        which = listed(wanted, self._shown) if missing or len(wanted) == 1 else f"one of {listed(wanted, self._shown)}"
        return Said(f'element "{name}" is not allowed in "{parent}" yet; missing before it: {which}', self._cut(wanted))

    def incomplete(self, name: str, missing: Sequence[str], allowed: Sequence[str], *, text: bool) -> Said:
        """An element that ends too soon."""
        wanted = sorted(missing or allowed)
        if not wanted:
            return Said(f'element "{name}" must not be empty' if text else f'element "{name}" is not complete')
        which = listed(wanted, self._shown) if missing or len(wanted) == 1 else f"one of {listed(wanted, self._shown)}"
        return Said(f'element "{name}" is not complete; missing: {which}', self._cut(wanted))

    def attribute_not_allowed(self, name: str, element: str, allowed: Iterable[str], *, together: bool, reason: str = "") -> Said:
        """`together`: the attribute exists, but not beside those given; `reason`: why it is not."""
        ranked = by_nearness(name, allowed)
        said = f'attribute "{name}" is not allowed on "{element}"' + (" together with its other attributes" if together else "")
        near = usual_attribute(name, [o for _, o in ranked]) or suggestion(name, ranked)
        if near is not None:
            said += f'; did you mean "{near}"?'
        if reason:
            said += f": {reason}"
        if ranked and not (reason and self._shown):
            said += f"{'' if near else ';'} allowed: {listed(sorted(o for _, o in ranked), self._shown)}"
        return Said(said, self._cut([o for _, o in ranked]))

    def attributes_missing(self, element: str, names: Sequence[str]) -> Said:
        """`names`: one name, or several of which one is needed."""
        if len(names) == 1:
            return Said(f'element "{element}" must have the attribute "{names[0]}"', tuple(names))
        return Said(f'element "{element}" must have one of the attributes {listed(sorted(names), self._shown)}', self._cut(sorted(names)))

    def value(self, where: str, text: str, patterns: Sequence[Pattern], accepts: Callable[[str], bool]) -> Said:
        """A text that matches none of the patterns; `where` names the attribute or element, `accepts` tries another text."""
        values = [leaf.text.strip() for p in patterns for leaf in leaves(p) if isinstance(leaf, Value)]
        words = _as_like(text, dict.fromkeys(leaf.datatype.words for p in patterns for leaf in leaves(p) if not isinstance(leaf, Value)))
        if "" in values:
            words.append("empty")
            values = [v for v in values if v]
        start = f"{quoted(text)} is not a value of {where}"
        ranked = by_nearness(text.strip(), dict.fromkeys(values))
        near = suggestion(text.strip(), ranked) or repaired(text, accepts)
        said = [f"it must be {_either(words, self._shown and _FEW)}"] if words else []
        if ranked:
            said.append(f"{'or one of' if words else 'allowed'}: {listed([o for _, o in ranked], self._shown)}")
        hint = f'; did you mean "{near}"?' if near is not None else ""
        if not said:
            return Said(start + hint + "; it must be empty")
        return Said(f"{start}{hint}{'' if hint else ';'} {', '.join(said)}", self._cut([o for _, o in ranked] + list(words)))

    def text_not_allowed(self, text: str, element: str, allowed: Iterable[str]) -> Said:
        wanted = sorted(allowed)
        tail = f"; allowed: {listed(wanted, self._shown)}" if wanted else "; it must be empty"
        return Said(f'text is not allowed in "{element}" here: {quoted(text)}{tail}', self._cut(wanted))

    def few(self, names: Sequence[str]) -> str:
        """Some of the names, in the order given."""
        return listed(names, self._shown and _FEW)

    def _cut(self, expected: Sequence[str]) -> tuple[str, ...]:
        return tuple(expected[: self._shown])


def quoted(text: str) -> str:
    """The beginning of a text on one line, in quotation marks."""
    text = " ".join(text[: 4 * _QUOTED].split())
    return f'"{text[:_QUOTED]}…"' if len(text) > _QUOTED else f'"{text}"'


def listed(names: Sequence[str], most: int | None, quote: Callable[[str], str] = '"{}"'.format) -> str:
    """``"a", "b", … (+3)``."""
    if most is None or len(names) <= most + 1:
        return ", ".join(map(quote, names))
    return ", ".join(map(quote, names[:most])) + f", … (+{len(names) - most})"


def _as_like(text: str, words: Iterable[str]) -> list[str]:
    """Datatypes in words, first those whose example looks most like the text."""
    likeness = {w: _shape(w.partition(", as ")[2].partition(" or ")[0]) for w in words}
    order = [shape for _, shape in by_nearness(_shape(text.strip()), dict.fromkeys(likeness.values()))]
    # What has no example (a regular expression) says least.
    return sorted(likeness, key=lambda w: (not likeness[w], order.index(likeness[w])))


def _shape(text: str) -> str:
    return "".join("0" if c.isdecimal() else "a" if c.isalpha() else c for c in text)


def _either(found: Sequence[str], most: int | None) -> str:
    if most is None or len(found) <= most + 1:
        return ", or ".join(found)
    return ", or ".join(found[:most]) + f", … (+{len(found) - most})"
