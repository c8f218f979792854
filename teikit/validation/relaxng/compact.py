"""RELAX NG's compact syntax read into the same tree as its XML syntax.

Annotations are read over. (rnc2rng, the usual way, cannot read annotations as TEI's own ``tei_all.rnc`` has them.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from teikit.validation.relaxng.compact_tokens import Token, tokens, wrong
from teikit.validation.relaxng.datatypes import XSD_LIBRARY
from teikit.validation.relaxng.reader import XML_NAMESPACE, Node

__all__ = ["read_compact"]

T = TypeVar("T")

_COMBINED = {"=": None, "|=": "choice", "&=": "interleave"}
_JOINED = {",": "group", "|": "choice", "&": "interleave"}
_REPEATED = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_BRACED = frozenset({"list", "mixed"})
_ALONE = frozenset({"empty", "text", "notAllowed"})
_KEYWORDS = (
    _BRACED
    | _ALONE
    | frozenset(
        {"attribute", "default", "datatypes", "div", "element", "external", "grammar", "include", "inherit", "namespace", "parent", "start"}
        | {"string", "token"}
    )
)


def read_compact(data: bytes, path: str, ns: str = "") -> Node:
    """Read a schema; `ns` is inherited from the reference to it. Raises `SchemaError` where it is wrong."""
    try:
        source = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong(f"not UTF-8: {error.reason}", path, data[: error.start].count(b"\n") + 1) from None
    return _Compact(list(tokens(source, path)), path, ns).schema()


class _Compact:
    def __init__(self, given: list[Token], path: str, ns: str) -> None:
        self._tokens = given
        self._at = 0
        self._path = path
        self._default = self._inherited = ns
        self._prefixes = {"xml": XML_NAMESPACE}
        self._libraries = {"xsd": XSD_LIBRARY}

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _is(self, *texts: str) -> bool:
        return self._now.kind in ("sign", "name") and self._now.text in texts

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _accept(self, text: str) -> bool:
        found = self._is(text)
        self._at += found
        return found

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._unexpected(f'"{text}"')

    def _unexpected(self, wanted: str) -> Exception:
        return wrong(f'"{self._now.text}" where {wanted} should be', self._path, self._now.line)

    def _node(self, name: str, line: int, attributes: dict[str, str] | None = None, children: list[Node] | None = None) -> Node:
        node = Node(name, attributes or {}, line, self._path)
        node.children = children or []
        node.ns, node.prefixes, node.base = self._default, self._prefixes, (self._path,)
        return node

    def schema(self) -> Node:
        """The whole schema."""
        while self._is("namespace", "default", "datatypes"):
            self._declaration()
        line = self._now.line
        self._annotations()
        root = self._node("grammar", line, None, self._contents()) if self._begins_grammar() else self._pattern()
        if self._now.kind != "end":
            raise self._unexpected("the end of the schema")
        return root

    def _declaration(self) -> None:
        kind = self._take().text
        if kind == "default":
            self._expect("namespace")
        prefix = "" if self._is("=") else self._identifier()
        self._expect("=")
        value = self._inherited if self._accept("inherit") else self._literal()
        if kind == "datatypes":
            self._libraries[prefix] = value
            return
        if kind == "default":
            self._default = value
        if prefix:
            self._prefixes[prefix] = value

    def _identifier(self) -> str:
        if self._now.kind not in ("name", "quoted"):
            raise self._unexpected("a name")
        return self._take().text

    def _literal(self) -> str:
        if self._now.kind != "literal":
            raise self._unexpected("a text in quotation marks")
        text = self._take().text
        while self._accept("~"):
            text += self._literal()
        return text

    def _annotations(self) -> None:
        """Read over ``[ … ]``."""
        while self._is("["):
            depth = 0
            while True:
                depth += self._is("[") - self._is("]")
                if self._take().kind == "end":
                    self._at -= 1
                    raise self._unexpected('"]"')
                if not depth:
                    break

    # Grammars.

    def _begins_grammar(self) -> bool:
        after = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
        if self._is("start", "div", "include") or self._now.kind == "end":
            return True
        return self._now.kind in ("name", "quoted", "prefixed") and after.kind == "sign" and after.text in (*_COMBINED, "[")

    def _contents(self) -> list[Node]:
        found: list[Node] = []
        while not self._is("}") and self._now.kind != "end":
            self._annotations()
            after = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
            if self._now.kind in ("name", "quoted", "prefixed") and after.kind == "sign" and after.text == "[":
                # A foreign element in the grammar.
                self._take()
                self._annotations()
            else:
                found.append(self._component())
        return found

    def _component(self) -> Node:
        line, is_keyword = self._now.line, self._now.kind == "name"
        name = self._identifier()
        if is_keyword and name == "div":
            return self._node("div", line, None, self._braced(self._contents))
        if is_keyword and name == "include":
            attributes = {"href": self._literal()}
            ns = self._inherit()
            node = self._node("include", line, attributes, self._braced(self._contents) if self._is("{") else [])
            node.ns = ns
            return node
        attributes = {} if is_keyword and name == "start" else {"name": name}
        if not self._is(*_COMBINED):
            raise self._unexpected('"="')
        combine = _COMBINED[self._take().text]
        if combine is not None:
            attributes["combine"] = combine
        return self._node("define" if "name" in attributes else "start", line, attributes, [self._pattern()])

    def _inherit(self) -> str:
        if not self._accept("inherit"):
            return self._default
        self._expect("=")
        return self._namespace(self._identifier())

    def _namespace(self, prefix: str) -> str:
        if prefix not in self._prefixes:
            raise wrong(f'the prefix "{prefix}" is not declared', self._path, self._tokens[self._at - 1].line)
        return self._prefixes[prefix]

    def _braced(self, read: Callable[[], T]) -> T:
        self._expect("{")
        found = read()
        self._expect("}")
        return found

    # Patterns.

    def _pattern(self) -> Node:
        line, parts = self._now.line, [self._repeated()]
        sign = self._now.text if self._is(*_JOINED) else ""
        while sign and self._accept(sign):
            parts.append(self._repeated())
        if self._is(*_JOINED):
            raise wrong(f'"{sign}" and "{self._now.text}" may not be mixed without brackets', self._path, self._now.line)
        return self._node(_JOINED[sign], line, None, parts) if sign else parts[0]

    def _repeated(self) -> Node:
        self._annotations()
        line, node = self._now.line, self._primary()
        if self._is(*_REPEATED):
            node = self._node(_REPEATED[self._take().text], line, None, [node])
        while self._accept(">>"):
            self._take()
            self._annotations()
        return node

    def _primary(self) -> Node:
        token = self._now
        line = token.line
        if self._accept("("):
            node = self._pattern()
            self._expect(")")
            return node
        if token.kind == "literal":
            return self._value("", "token", line)
        if token.kind == "prefixed":
            prefix, _, local = self._take().text.partition(":")
            if prefix not in self._libraries:
                raise wrong(f'the datatype prefix "{prefix}" is not declared', self._path, line)
            return self._data(self._libraries[prefix], local, line)
        if token.kind == "quoted" or (token.kind == "name" and token.text not in _KEYWORDS):
            return self._node("ref", line, {"name": self._take().text})
        if token.kind != "name":
            raise self._unexpected("a pattern")
        return self._keyword(self._take().text, line)

    def _keyword(self, word: str, line: int) -> Node:
        if word in ("element", "attribute"):
            names = self._names(attribute=word == "attribute")
            return self._node(word, line, None, [names, self._braced(self._pattern)])
        if word in _BRACED:
            return self._node(word, line, None, [self._braced(self._pattern)])
        if word in _ALONE:
            return self._node(word, line)
        if word in ("string", "token"):
            return self._data("", word, line)
        if word == "parent":
            return self._node("parentRef", line, {"name": self._identifier()})
        if word == "grammar":
            return self._node("grammar", line, None, self._braced(self._contents))
        if word == "external":
            node = self._node("externalRef", line, {"href": self._literal()})
            node.ns = self._inherit()
            return node
        self._at -= 1
        raise self._unexpected("a pattern")

    def _value(self, library: str, name: str, line: int) -> Node:
        node = self._node("value", line, {"type": name})
        node.library = library
        node.text = self._literal()
        return node

    def _data(self, library: str, name: str, line: int) -> Node:
        if self._now.kind == "literal":
            return self._value(library, name, line)
        node = self._node("data", line, {"type": name}, self._braced(self._params) if self._is("{") else [])
        node.library = library
        if self._accept("-"):
            self._annotations()
            node.children.append(self._node("except", line, None, [self._primary()]))
        return node

    def _params(self) -> list[Node]:
        found = []
        while not self._is("}"):
            self._annotations()
            node = self._node("param", self._now.line, {"name": self._identifier()})
            self._expect("=")
            node.text = self._literal()
            found.append(node)
        return found

    # Name classes.

    def _names(self, *, attribute: bool) -> Node:
        line, parts = self._now.line, [self._name(attribute=attribute)]
        while self._accept("|"):
            parts.append(self._name(attribute=attribute))
        return parts[0] if len(parts) == 1 else self._node("choice", line, None, parts)

    def _name(self, *, attribute: bool) -> Node:
        self._annotations()
        token = self._now
        if self._accept("("):
            node = self._names(attribute=attribute)
            self._expect(")")
        elif self._accept("*"):
            node = self._excepting(self._node("anyName", token.line), attribute=attribute)
        elif token.kind == "wild":
            node = self._node("nsName", token.line)
            node.ns = self._namespace(self._take().text.removesuffix(":*"))
            node = self._excepting(node, attribute=attribute)
        elif token.kind in ("name", "quoted", "prefixed"):
            prefix, _, local = self._take().text.rpartition(":")
            node = self._node("name", token.line)
            node.text = local
            node.ns = self._namespace(prefix) if prefix else "" if attribute else self._default
        else:
            raise self._unexpected("a name")
        return node

    def _excepting(self, node: Node, *, attribute: bool) -> Node:
        if self._accept("-"):
            node.children = [self._node("except", node.line, None, [self._name(attribute=attribute)])]
        return node
