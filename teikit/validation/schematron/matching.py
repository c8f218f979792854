"""Which nodes a rule's context means: XSLT patterns, tried only on the nodes whose name fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from elementpath.xpath_nodes import (
    AttributeNode,
    CommentNode,
    DocumentNode,
    ElementNode,
    ProcessingInstructionNode,
    TextNode,
    XPathNode,
)

from teikit.dataclass import dataclass

from .index import Index, in_order
from .truths import Truth

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

__all__ = ["Alternatives", "Anything", "Document", "Everywhere", "Filtered", "Focus", "Matcher", "Named", "Path"]


class Focus(Protocol):
    """How expressions inside a context are evaluated."""

    @property
    def index(self) -> Index:
        """The document's nodes."""

    def holds(self, test: Truth, node: XPathNode, current: XPathNode) -> bool:
        """The truth of a predicate at a node."""

    def nodes(self, token: XPathToken, node: XPathNode) -> list[XPathNode]:
        """What an expression selects at a node."""


class Matcher(Protocol):
    """A context, or a part of one."""

    @property
    def plain(self) -> bool:
        """Whether no expression has to be evaluated."""

    def candidates(self, focus: Focus) -> list[XPathNode]:
        """All nodes that can match, perhaps some that do not, in document order."""

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        """Whether a node matches; `current` is the node the whole context is tried on."""


@dataclass(frozen=True, slots=True)
class Named:
    """An element or attribute of a name, which may be a wildcard."""

    name: str
    attribute: bool = False
    plain: bool = True

    def candidates(self, focus: Focus) -> list[XPathNode]:
        return focus.index.attributes(self.name) if self.attribute else focus.index.named(self.name)

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        if node.name != self.name and not ("*" in self.name and node.match_name(self.name)):
            return False
        return isinstance(node, AttributeNode if self.attribute else ElementNode)


# Kind tests without a name; node() is any child.
_KINDS: dict[str, tuple[type[XPathNode], ...]] = {
    "text": (TextNode,),
    "comment": (CommentNode,),
    "processing-instruction": (ProcessingInstructionNode,),
    "node": (ElementNode, TextNode, CommentNode, ProcessingInstructionNode),
}


@dataclass(frozen=True, slots=True)
class Anything:
    """A node of a kind: ``text()``, ``comment()``, ``processing-instruction()``, ``node()``."""

    kind: str
    plain: bool = True

    def candidates(self, focus: Focus) -> list[XPathNode]:
        others = [node for node in focus.index.others if isinstance(node, _KINDS[self.kind])]
        return in_order([*others, *focus.index.all_elements]) if self.kind == "node" else others

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        return isinstance(node, _KINDS[self.kind])


@dataclass(frozen=True, slots=True)
class Document:
    """``/``: the document itself."""

    plain: bool = True

    def candidates(self, focus: Focus) -> list[XPathNode]:
        return [focus.index.root]

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        return isinstance(node, DocumentNode)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """``a | b``"""

    parts: tuple[Matcher, ...]
    plain: bool

    def candidates(self, focus: Focus) -> list[XPathNode]:
        return in_order(node for part in self.parts for node in part.candidates(focus))

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        return any(part.matches(node, focus, current) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Filtered:
    """``a[test][test]``, where no test depends on the position."""

    inner: Matcher
    tests: tuple[Truth, ...]
    bears: str | None
    """An attribute without which one of the tests is false, where there is one."""
    plain: bool = False

    def candidates(self, focus: Focus) -> list[XPathNode]:
        if self.bears is None or not isinstance(self.inner, Named) or self.inner.attribute:
            return self.inner.candidates(focus)
        return [node for node in focus.index.bearers.get(self.bears, ()) if self.inner.matches(node, focus, node)]

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        return self.inner.matches(node, focus, current) and all(focus.holds(test, node, current) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Path:
    """``a/b`` and ``a//b``."""

    above: Matcher
    last: Matcher
    deep: bool
    plain: bool = False

    def candidates(self, focus: Focus) -> list[XPathNode]:
        return self.last.candidates(focus)

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        # What costs no evaluation is asked first.
        if self.above.plain:
            return self._placed(node, focus, current) and self.last.matches(node, focus, current)
        return self.last.matches(node, focus, current) and self._placed(node, focus, current)

    def _placed(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        above = node.parent
        while above is not None:
            if self.above.matches(above, focus, current):
                return True
            above = above.parent if self.deep else None
        return False


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Any other expression: what it selects from anywhere in the document, computed once for a document."""

    token: XPathToken
    plain: bool = False

    def candidates(self, focus: Focus) -> list[XPathNode]:
        if self.token.symbol in ("/", "//") and len(self.token) == 1:
            return in_order(focus.nodes(self.token, focus.index.root))
        starts: list[XPathNode] = [focus.index.root, *focus.index.all_elements, *focus.index.others]
        return in_order(found for start in starts for found in focus.nodes(self.token, start))

    def matches(self, node: XPathNode, focus: Focus, current: XPathNode) -> bool:
        return True
