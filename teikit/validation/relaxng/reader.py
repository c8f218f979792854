"""The XML syntax of RELAX NG read into a light tree.

Done while reading: foreign annotations dropped (4.1), white space trimmed (4.2), `datatypeLibrary` and `ns` inherited
(4.3, 4.9), `name` attributes resolved (4.8, 4.10). `syntax` then checks what may stand where.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from teikit.problems import Problem
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.schema_errors import SchemaError, flaw

__all__ = ["RELAX_NG", "XML_NAMESPACE", "Node", "read"]

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_TRIMMED = frozenset({"name", "type", "combine"})
_HOLDS_TEXT = frozenset({"name", "param", "value"})


class Node:
    """An element of a schema. `ns` and `library` as inherited; `base` is the address relative references start from."""

    __slots__ = ("attributes", "base", "children", "library", "line", "name", "ns", "path", "prefixes", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int, path: str) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""
        self.line = line
        self.path = path
        self.ns = ""
        self.library = ""
        self.base: tuple[str, ...] = ()
        self.prefixes: Mapping[str, str] = {}

    def namespace(self, prefix: str) -> str | None:
        """The namespace a prefix stands for here, the default one for the empty prefix."""
        return self.ns if prefix == "" else self.prefixes.get(prefix)

    def is_unparsed_entity(self, name: str) -> bool:
        """Never: a schema's own entities are not the document's."""
        return False


def read(data: bytes, path: str, ns: str = "") -> Node:
    """Read a schema document; `ns` is inherited from the reference to it.

    Raises `SchemaError`: not well-formed, not RELAX NG, or text, attributes and elements where none may be.
    """
    reader = _Reader(path, ns)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        said = f"not well-formed: {expat.ErrorString(error.code)}"
        raise SchemaError([flaw("", said, path, error.lineno, "xml-not-well-formed")]) from None
    if reader.problems or reader.root is None:
        raise SchemaError(reader.problems)
    return reader.root


class _Reader:
    def __init__(self, path: str, ns: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._ns = ns
        self._open: list[Node] = []
        self._prefixes: list[Mapping[str, str]] = [{"xml": XML_NAMESPACE}]
        self._foreign = 0
        self._text: list[str] = []
        parser = self.parser = expat.ParserCreate(None, "}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartNamespaceDeclHandler = self._declare
        parser.EndNamespaceDeclHandler = self._undeclare

    def _flaw(self, message: str, section: str = "3") -> None:
        self.problems.append(flaw(section, message, self.path, self.parser.CurrentLineNumber))

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._prefixes.append({**self._prefixes[-1], prefix or "": uri or ""})

    def _undeclare(self, _prefix: str | None) -> None:
        self._prefixes.pop()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._foreign:
            self._foreign += 1
            return
        if self._text:
            self._flush()
        namespace, _, name = tag.rpartition("}")
        if namespace != RELAX_NG:
            if not self._open:
                self._flaw(f'"{name}" is not an element of RELAX NG (namespace {RELAX_NG})')
            elif self._open[-1].name in _HOLDS_TEXT:
                self._flaw(f'"{name}" may not stand in "{self._open[-1].name}"')
            self._foreign = 1
            return
        node = Node(name, {}, self.parser.CurrentLineNumber, self.path)
        node.prefixes = self._prefixes[-1]
        if self._open:
            above = self._open[-1]
            node.ns, node.library, node.base = above.ns, above.library, above.base
            above.children.append(node)
        else:
            node.ns, node.base = self._ns, (self.path,)
            self.root = node
        if attributes:
            self._take(node, attributes)
        self._open.append(node)

    def _take(self, node: Node, attributes: dict[str, str]) -> None:
        if len(attributes) == 1 and "name" in attributes:  # most of a schema
            node.attributes["name"] = attributes["name"].strip(WHITE_SPACE)
            return
        for key, value in attributes.items():
            self._attribute(node, key, value)

    def _attribute(self, node: Node, key: str, value: str) -> None:
        namespace, _, name = key.rpartition("}")
        if namespace:
            if namespace == RELAX_NG:
                self._flaw(f'the attribute "{name}" must have no prefix')
            elif key == XML_NAMESPACE + "}base":
                node.base = (*node.base, value)
            return
        if name == "ns":
            node.ns = value
        elif name == "datatypeLibrary":
            node.library = value
        node.attributes[name] = value.strip(WHITE_SPACE) if name in _TRIMMED else value

    def _characters(self, text: str) -> None:
        if not self._foreign and (self._text or text.strip(WHITE_SPACE) or (self._open and self._open[-1].name in _HOLDS_TEXT)):
            self._text.append(text)

    def _end(self, _tag: str) -> None:
        if self._foreign:
            self._foreign -= 1
            return
        if self._text:
            self._flush()
        self._open.pop()

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if not self._open:
            return
        node = self._open[-1]
        if node.name in _HOLDS_TEXT:
            node.text += text
        elif text.strip(WHITE_SPACE):
            self._flaw(f'text may not stand in "{node.name}": "{text.strip(WHITE_SPACE)[:40]}"')
