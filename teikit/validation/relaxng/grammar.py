"""From schema documents to patterns: references, includes, combination, nested grammars (sections 4.5 to 4.19)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from teikit.problems import Problem
from teikit.validation.relaxng.datatypes import DatatypeError, datatype
from teikit.validation.relaxng.datatypes.base import Datatype
from teikit.validation.relaxng.documents import Documents
from teikit.validation.relaxng.name_reader import read_names
from teikit.validation.relaxng.patterns import Pattern, Patterns
from teikit.validation.relaxng.reader import Node
from teikit.validation.relaxng.schema_errors import SchemaError, flaw

__all__ = ["Compiler"]

_START = ""


class _Definition:
    """All that a grammar says under one name; `pattern` made when first asked for."""

    __slots__ = ("bodies", "building", "combine", "explicit", "name", "pattern")

    def __init__(self, name: str) -> None:
        self.name = name
        self.bodies: list[Node] = []
        self.combine: str | None = None
        self.explicit = True
        self.building = False
        self.pattern: Pattern | None = None


class _Grammar:
    """A ``<grammar>``: its definitions and the grammar around it."""

    __slots__ = ("above", "definitions", "node")

    def __init__(self, node: Node, above: _Grammar | None) -> None:
        self.node = node
        self.above = above
        self.definitions: dict[str, _Definition] = {}

    def add(self, name: str, body: Node) -> Iterator[Problem]:
        """Add one ``start`` or ``define``, and say where two do not combine (4.17)."""
        shown = f'definitions of "{name}"' if name else "start patterns"
        combine = body.attributes.get("combine")
        found = self.definitions.get(name)
        if found is None:
            found = self.definitions[name] = _Definition(name)
            found.explicit = combine is not None
        elif combine is None:
            if not found.explicit:
                yield flaw("4.17", f'only one of several {shown} may lack "combine"', body.path, body.line)
            found.explicit = False
        elif found.combine is not None and found.combine != combine:
            yield flaw("4.17", f'{shown} say both combine="choice" and combine="interleave"', body.path, body.line)
        found.combine = found.combine or combine
        found.bodies.append(body)


class Compiler:
    """Makes patterns of one schema. `problems` collects what is wrong with it. Of one that is `checked` only what is used is looked at."""

    def __init__(self, patterns: Patterns, documents: Documents, *, checked: bool = False) -> None:
        self._checked = checked
        self.patterns = patterns
        self.problems: list[Problem] = []
        self._documents = documents
        self._grammars: dict[tuple[Node, _Grammar | None], _Grammar] = {}
        self._leaves: dict[tuple[str, str, tuple[tuple[str, str], ...]], Datatype] = {}

    def schema(self, root: Node) -> Pattern:
        """The pattern a whole schema stands for.

        Raises `SchemaError` where it cannot be made; other mistakes are in `problems`.
        """
        return self.pattern(root, None)

    def pattern(self, node: Node, grammar: _Grammar | None) -> Pattern:
        """The pattern of one node."""
        return _MAKERS[node.name](self, node, grammar)

    def _fail(self, section: str, message: str, node: Node) -> SchemaError:
        return SchemaError([flaw(section, message, node.path, node.line)])

    def _all(self, nodes: Iterable[Node], grammar: _Grammar | None) -> list[Pattern]:
        return [_MAKERS[n.name](self, n, grammar) for n in nodes]

    def _together(self, nodes: list[Node], grammar: _Grammar | None) -> Pattern:
        if len(nodes) == 1:
            return self.pattern(nodes[0], grammar)
        return self.patterns.group(self._all(nodes, grammar))

    # One method for each form of pattern.

    def _element(self, node: Node, grammar: _Grammar | None) -> Pattern:
        names, rest = read_names(node)
        return self.patterns.element(names, lambda: self._together(rest, grammar), node)

    def _attribute(self, node: Node, grammar: _Grammar | None) -> Pattern:
        names, rest = read_names(node)
        return self.patterns.attribute(names, self._together(rest, grammar) if rest else self.patterns.text)

    def _group(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self._together(node.children, grammar)

    def _interleave(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self.patterns.interleave(self._all(node.children, grammar))

    def _choice(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self.patterns.choice(self._all(node.children, grammar))

    def _optional(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self.patterns.optional(self._together(node.children, grammar))

    def _zero_or_more(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self.patterns.zero_or_more(self._together(node.children, grammar))

    def _one_or_more(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self.patterns.one_or_more(self._together(node.children, grammar))

    def _mixed(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self.patterns.interleave((self._together(node.children, grammar), self.patterns.text))

    def _list(self, node: Node, grammar: _Grammar | None) -> Pattern:
        return self.patterns.list_of(self._together(node.children, grammar))

    def _empty(self, _node: Node, _grammar: _Grammar | None) -> Pattern:
        return self.patterns.empty

    def _text(self, _node: Node, _grammar: _Grammar | None) -> Pattern:
        return self.patterns.text

    def _not_allowed(self, _node: Node, _grammar: _Grammar | None) -> Pattern:
        return self.patterns.not_allowed

    def _data(self, node: Node, grammar: _Grammar | None) -> Pattern:
        params = tuple([(n.attributes["name"], n.text) for n in node.children if n.name == "param"])
        kind = self._datatype(node, node.library, node.attributes["type"], params)
        besides = [self.patterns.choice(self._all(n.children, grammar)) for n in node.children if n.name == "except"]
        return self.patterns.data(kind, besides[0] if besides else None)

    def _value(self, node: Node, _grammar: _Grammar | None) -> Pattern:
        name = node.attributes.get("type")
        kind = datatype("", "token") if name is None else self._datatype(node, node.library, name, ())
        value = kind.parse(node.text, node)
        if value is None:
            raise self._fail("4.16", f'the value "{node.text}" must be {kind.words}', node)
        return self.patterns.value(kind, value, node.text)

    def _datatype(self, node: Node, library: str, name: str, params: tuple[tuple[str, str], ...]) -> Datatype:
        key = (library, name, params)
        found = self._leaves.get(key)
        if found is None:
            try:
                found = self._leaves[key] = datatype(library, name, params)
            except DatatypeError as error:
                raise self._fail("4.16", str(error), node) from None
        return found

    # References and grammars.

    def _ref(self, node: Node, grammar: _Grammar | None) -> Pattern:
        if grammar is None:
            raise self._fail("4.18", f'"{node.attributes["name"]}" is referred to outside any grammar', node)
        return self._defined(node, grammar, node.attributes["name"])

    def _parent_ref(self, node: Node, grammar: _Grammar | None) -> Pattern:
        if grammar is None or grammar.above is None:
            raise self._fail("4.18", f'"parentRef" to "{node.attributes["name"]}": there is no grammar around this one', node)
        return self._defined(node, grammar.above, node.attributes["name"])

    def _defined(self, node: Node, grammar: _Grammar, name: str) -> Pattern:
        found = grammar.definitions.get(name)
        if found is None:
            raise self._fail("4.18", f'"{name}" is not defined', node)
        if found.pattern is None:
            if found.building:
                raise self._fail("4.19", f'"{name}" refers to itself without an element between', node)
            found.building = True
            found.pattern = self._combined(found, grammar)
            found.building = False
        return found.pattern

    def _combined(self, definition: _Definition, grammar: _Grammar) -> Pattern:
        bodies = [self._together(b.children, grammar) for b in definition.bodies]
        if definition.combine == "interleave":
            return self.patterns.interleave(bodies)
        return self.patterns.choice(bodies)

    def _external(self, node: Node, grammar: _Grammar | None) -> Pattern:
        with self._documents.opened(node) as root:
            return self.pattern(root, grammar)

    def _grammar(self, node: Node, above: _Grammar | None) -> Pattern:
        return self._defined(node, self._opened_grammar(node, above), _START)

    def _opened_grammar(self, node: Node, above: _Grammar | None) -> _Grammar:
        found = self._grammars.get((node, above))
        if found is not None:
            return found
        grammar = self._grammars[node, above] = _Grammar(node, above)
        for name, body in self._components(node.children):
            self.problems += grammar.add(name, body)
        if _START not in grammar.definitions:
            raise self._fail("4.18", 'the grammar has no "start"', node)
        if self.problems:
            raise SchemaError(self.problems)
        if not self._checked:
            self._check_bodies(grammar)
        return grammar

    def _components(self, nodes: Iterable[Node]) -> Iterator[tuple[str, Node]]:
        """The ``start`` and ``define`` elements, ``div`` and ``include`` opened (4.7, 4.11)."""
        for node in nodes:
            if node.name == "div":
                yield from self._components(node.children)
            elif node.name == "include":
                yield from self._included(node)
            else:
                yield node.attributes["name"] if node.name == "define" else _START, node

    def _included(self, node: Node) -> Iterator[tuple[str, Node]]:
        own = list(self._components(node.children))
        replaced = {name for name, _ in own}
        with self._documents.opened(node) as root:
            if root.name != "grammar":
                raise self._fail("4.7", f'"{node.attributes["href"]}" is not a grammar', node)
            theirs = list(self._components(root.children))
        missing = replaced - {name for name, _ in theirs}
        for name, body in own:
            if name in missing:
                shown = f'"{name}"' if name else "start"
                raise self._fail("4.7", f'{shown} is not defined in "{node.attributes["href"]}", so it cannot be replaced', body)
        yield from ((name, body) for name, body in theirs if name not in replaced)
        yield from own

    def _check_bodies(self, grammar: _Grammar) -> None:
        """References and datatypes must be right in definitions that nothing uses too."""
        for definition in list(grammar.definitions.values()):
            todo = list(definition.bodies)
            while todo:
                node = todo.pop()
                check = _CHECKS.get(node.name)
                if check is not None:
                    check(self, node, grammar)
                if node.name != "grammar":
                    todo += node.children

    def _check_ref(self, node: Node, grammar: _Grammar) -> None:
        if node.attributes["name"] not in grammar.definitions:
            raise self._fail("4.18", f'"{node.attributes["name"]}" is not defined', node)

    def _check_parent_ref(self, node: Node, grammar: _Grammar) -> None:
        if grammar.above is None or node.attributes["name"] not in grammar.above.definitions:
            raise self._fail("4.18", f'"{node.attributes["name"]}" is not defined in a grammar around this one', node)

    def _check_names(self, node: Node, _grammar: _Grammar) -> None:
        read_names(node)

    def _check_data(self, node: Node, _grammar: _Grammar) -> None:
        params = tuple([(n.attributes["name"], n.text) for n in node.children if n.name == "param"])
        self._datatype(node, node.library, node.attributes["type"], params)

    def _check_value(self, node: Node, _grammar: _Grammar) -> None:
        if "type" in node.attributes:
            self._value(node, None)

    def _check_grammar(self, node: Node, grammar: _Grammar) -> None:
        self._opened_grammar(node, grammar)


_Maker = Callable[[Compiler, Node, _Grammar | None], Pattern]
_MAKERS: dict[str, _Maker] = {
    "element": Compiler._element,
    "attribute": Compiler._attribute,
    "group": Compiler._group,
    "interleave": Compiler._interleave,
    "choice": Compiler._choice,
    "optional": Compiler._optional,
    "zeroOrMore": Compiler._zero_or_more,
    "oneOrMore": Compiler._one_or_more,
    "mixed": Compiler._mixed,
    "list": Compiler._list,
    "empty": Compiler._empty,
    "text": Compiler._text,
    "notAllowed": Compiler._not_allowed,
    "data": Compiler._data,
    "value": Compiler._value,
    "ref": Compiler._ref,
    "parentRef": Compiler._parent_ref,
    "externalRef": Compiler._external,
    "grammar": Compiler._grammar,
}
_CHECKS: dict[str, Callable[[Compiler, Node, _Grammar], None]] = {
    "ref": Compiler._check_ref,
    "parentRef": Compiler._check_parent_ref,
    "element": Compiler._check_names,
    "attribute": Compiler._check_names,
    "data": Compiler._check_data,
    "value": Compiler._check_value,
    "grammar": Compiler._check_grammar,
}
