"""What may stand where in a RELAX NG schema (section 3), as tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from enum import IntEnum, auto

from teikit.expressions import expression
from teikit.problems import Problem
from teikit.validation.relaxng.datatypes.uri import any_uri
from teikit.validation.relaxng.datatypes.xml_names import is_ncname, is_qname
from teikit.validation.relaxng.reader import Node
from teikit.validation.relaxng.schema_errors import flaw

__all__ = ["check_syntax"]


class Role(IntEnum):
    """What a node is used as: a ``choice`` may be of patterns or of names."""

    PATTERN = auto()
    NAMES = auto()
    NAMES_EXCEPT = auto()
    DATA_PART = auto()
    DATA_EXCEPT = auto()
    GRAMMAR = auto()
    INCLUDED = auto()


_ATOMS = ["ref", "parentRef", "empty", "value", "data", "notAllowed", "externalRef", "grammar", "text"]
_HOLDERS = ["element", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"]
_PATTERNS = frozenset(["attribute", *_HOLDERS, *_ATOMS])
_ALLOWED = {
    Role.PATTERN: _PATTERNS,
    Role.NAMES: frozenset({"name", "anyName", "nsName", "choice"}),
    Role.NAMES_EXCEPT: frozenset({"except"}),
    Role.DATA_PART: frozenset({"param", "except"}),
    Role.GRAMMAR: frozenset({"start", "define", "div", "include"}),
    Role.INCLUDED: frozenset({"start", "define", "div"}),
}
_EVERYWHERE = frozenset({"ns", "datatypeLibrary"})
# Attributes besides: required, optional.
_ATTRIBUTES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "element": (frozenset(), frozenset({"name"})),
    "attribute": (frozenset(), frozenset({"name"})),
    "ref": (frozenset({"name"}), frozenset()),
    "parentRef": (frozenset({"name"}), frozenset()),
    "value": (frozenset(), frozenset({"type"})),
    "data": (frozenset({"type"}), frozenset()),
    "externalRef": (frozenset({"href"}), frozenset()),
    "include": (frozenset({"href"}), frozenset()),
    "start": (frozenset(), frozenset({"combine"})),
    "define": (frozenset({"name"}), frozenset({"combine"})),
    "param": (frozenset({"name"}), frozenset()),
}
_NONE: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_MANY = 1 << 30
# Role of the children and how many there may be, by name and role of the parent.
_CHILDREN: dict[tuple[str, Role], tuple[Role, int, int]] = {
    **{
        (n, Role.PATTERN): (Role.PATTERN, 1, _MANY)
        for n in ["element", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"]
    },
    ("attribute", Role.PATTERN): (Role.PATTERN, 0, 1),
    ("data", Role.PATTERN): (Role.DATA_PART, 0, _MANY),
    ("grammar", Role.PATTERN): (Role.GRAMMAR, 0, _MANY),
    ("except", Role.DATA_PART): (Role.PATTERN, 1, _MANY),
    ("choice", Role.NAMES): (Role.NAMES, 1, _MANY),
    ("anyName", Role.NAMES): (Role.NAMES_EXCEPT, 0, 1),
    ("nsName", Role.NAMES): (Role.NAMES_EXCEPT, 0, 1),
    ("except", Role.NAMES_EXCEPT): (Role.NAMES, 1, _MANY),
    **{("start", r): (Role.PATTERN, 1, 1) for r in (Role.GRAMMAR, Role.INCLUDED)},
    **{("define", r): (Role.PATTERN, 1, _MANY) for r in (Role.GRAMMAR, Role.INCLUDED)},
    ("div", Role.GRAMMAR): (Role.GRAMMAR, 0, _MANY),
    ("div", Role.INCLUDED): (Role.INCLUDED, 0, _MANY),
    ("include", Role.GRAMMAR): (Role.INCLUDED, 0, _MANY),
}
_NO_CHILDREN = (Role.PATTERN, 0, 0)
_URI = expression(r"(?:[A-Za-z][A-Za-z0-9+.\-]*:[^#\s]+)?\Z")


def check_syntax(root: Node) -> list[Problem]:
    """Every place where the schema departs from RELAX NG's own grammar."""
    problems: list[Problem] = []
    if root.name not in _PATTERNS:
        return [flaw("3", f'a schema may not begin with "{root.name}"', root.path, root.line)]
    todo: list[tuple[Node, Role]] = [(root, Role.PATTERN)]
    # Most nodes are references and the like, again and again the same.
    known: set[Hashable] = set()
    while todo:
        node, role = todo.pop()
        if not node.children and node.name != "name":
            key = (node.name, role, *node.attributes.items())
            if key in known:
                continue
            known.add(key)
        before = len(problems)
        problems += [flaw(section, message, node.path, node.line) for section, message in _attribute_flaws(node, role)]
        todo += _children(node, role, problems)
        if len(problems) > before:
            # Wrong in every place it stands in.
            known.clear()
    problems.sort(key=lambda p: p.line or 0)
    return problems


def _children(node: Node, role: Role, problems: list[Problem]) -> Iterable[tuple[Node, Role]]:
    kids = node.children
    role_below, least, most = _CHILDREN.get((node.name, role), _NO_CHILDREN)
    found: list[tuple[Node, Role]] = []
    if node.name in ("element", "attribute") and "name" not in node.attributes:
        if not kids or kids[0].name not in _ALLOWED[Role.NAMES]:
            problems.append(flaw("3", f'"{node.name}" has no name', node.path, node.line))
            return ()
        found.append((kids[0], Role.NAMES))
        kids = kids[1:]
    if len(kids) < least:
        problems.append(flaw("3", f'"{node.name}" may not be empty', node.path, node.line))
    allowed = _ALLOWED[role_below]
    for i, kid in enumerate(kids):
        if i >= most or kid.name not in allowed:
            problems.append(flaw("3", f'"{kid.name}" may not stand in "{node.name}" here', kid.path, kid.line))
        else:
            found.append((kid, role_below))
    if role_below is Role.DATA_PART and any(kid.name == "except" for kid in kids[:-1]):
        problems.append(flaw("3", '"except" must be the last in "data", and only one', node.path, node.line))
    return found


def _attribute_flaws(node: Node, role: Role) -> Iterable[tuple[str, str]]:
    required, optional = _ATTRIBUTES.get(node.name, _NONE)
    for name in required - node.attributes.keys():
        yield "3", f'"{node.name}" must have the attribute "{name}"'
    if not node.attributes:
        if node.name == "name" and not is_qname(node.text.strip()):
            yield "3", f'"{node.text.strip()}" is not a name'
        return
    for name, value in node.attributes.items():
        if name not in _EVERYWHERE and name not in required and name not in optional:
            yield "3", f'"{node.name}" may not have the attribute "{name}"'
        elif name == "name" and not (is_qname if node.name in ("element", "attribute") else is_ncname)(value):
            yield "3", f'"{value}" is not a name'
        elif name == "combine" and value not in ("choice", "interleave"):
            yield "3", f'"combine" must be "choice" or "interleave", not "{value}"'
        elif name == "type" and not is_ncname(value):
            yield "3", f'"{value}" is not the name of a datatype'
        elif name == "datatypeLibrary" and not (_URI.match(value) and any_uri(value) is not None):
            yield "4.4", f'"datatypeLibrary" must be an absolute URI without a fragment, not "{value}"'
        elif name == "href" and "#" in value:
            yield "4.5", f'"{value}": a reference may not have a fragment'
    if node.name == "name" and not is_qname(node.text.strip()):
        yield "3", f'"{node.text.strip()}" is not a name'
