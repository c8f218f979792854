"""Name classes out of schema nodes (sections 4.8, 4.10 and 4.16)."""

from __future__ import annotations

from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.names import AnyName, Name, NameChoice, NameClass, NsName
from teikit.validation.relaxng.reader import Node
from teikit.validation.relaxng.schema_errors import SchemaError, flaw

__all__ = ["read_names"]

_XMLNS = "http://www.w3.org/2000/xmlns"


def read_names(node: Node) -> tuple[NameClass, list[Node]]:
    """The name class of an ``element`` or ``attribute`` node and its other children.

    Raises `SchemaError`: an undeclared prefix, ``anyName`` or ``nsName`` where none may be, an attribute called ``xmlns``.
    """
    given = node.attributes.get("name")
    if given is None:
        names, rest = _names(node.children[0], "", node), node.children[1:]
    else:
        # An attribute's name without a prefix is in no namespace, unless the attribute itself says otherwise (4.8).
        default = node.attributes.get("ns", "") if node.name == "attribute" else node.ns
        names, rest = _qualified(given, default, node), node.children
    if node.name == "attribute":
        _forbid_xmlns(names, node)
    return names, rest


def _fail(message: str, node: Node, section: str = "4.16") -> SchemaError:
    return SchemaError([flaw(section, message, node.path, node.line)])


def _qualified(text: str, default: str, node: Node) -> Name:
    prefix, colon, local = text.rpartition(":")
    if not colon:
        return Name(default, local)
    namespace = node.prefixes.get(prefix)
    if namespace is None:
        raise _fail(f'the prefix "{prefix}" is not declared', node, "4.10")
    return Name(namespace, local)


def _names(node: Node, inside: str, owner: Node) -> NameClass:
    """`inside`: the wildcard whose ``except`` this is in."""
    match node.name:
        case "name":
            return _qualified(node.text.strip(WHITE_SPACE), node.ns, node)
        case "choice":
            return NameChoice(tuple(_names(n, inside, owner) for n in node.children))
        case "nsName":
            if inside == "nsName":
                raise _fail('"nsName" may not be excepted from "nsName"', node)
            return NsName(node.ns, _besides(node, owner))
        case _:
            if inside:
                raise _fail(f'"anyName" may not be excepted from "{inside}"', node)
            return AnyName(_besides(node, owner))


def _besides(node: Node, owner: Node) -> NameClass | None:
    if not node.children:
        return None
    return NameChoice(tuple(_names(n, node.name, owner) for n in node.children[0].children))


def _forbid_xmlns(names: NameClass, node: Node) -> None:
    match names:
        case Name(ns, local):
            if ns == _XMLNS or (ns == "" and local == "xmlns"):
                raise _fail('an attribute may not be called "xmlns"', node)
        case NameChoice(classes):
            for c in classes:
                _forbid_xmlns(c, node)
        case NsName(ns, besides):
            if ns == _XMLNS:
                raise _fail(f'attributes may not be of the namespace "{_XMLNS}"', node)
            if besides is not None:
                _forbid_xmlns(besides, node)
        case AnyName(besides):
            if besides is not None:
                _forbid_xmlns(besides, node)
