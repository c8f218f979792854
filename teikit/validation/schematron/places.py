"""Where in a document a node is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from elementpath.xpath_nodes import AttributeNode, DocumentNode, ElementNode, TextNode, XPathNode
from lxml import etree

__all__ = ["Places"]


class Places:
    """Lines and paths of nodes; the places of siblings are counted once per parent."""

    def __init__(self) -> None:
        self._steps: dict[XPathNode, dict[XPathNode, str]] = {}

    def line(self, node: XPathNode) -> int | None:
        """The line of a node's element (of an attribute's or a text's owner); 1 for the document."""
        while not isinstance(node, ElementNode | DocumentNode) and isinstance(node.value, str) and node.parent is not None:
            node = node.parent
        return 1 if isinstance(node, DocumentNode) else getattr(node.value, "sourceline", None)

    def xpath(self, node: XPathNode) -> str:
        """``/TEI/text/body/p[3]/@n``: local names, numbered where siblings share one."""
        steps: list[str] = []
        here: XPathNode | None = node
        while here is not None and not isinstance(here, DocumentNode):
            steps.append(self._step(here))
            here = here.parent
        return "/" + "/".join(reversed(steps))

    def _step(self, node: XPathNode) -> str:
        if isinstance(node, AttributeNode):
            return f"@{_attribute_name(node)}"
        parent = node.parent
        if parent is None or not isinstance(parent, ElementNode):
            return _label(node)
        if parent not in self._steps:
            self._steps[parent] = _numbered(parent.children)
        return self._steps[parent][node]


def _numbered(nodes: Sequence[XPathNode]) -> dict[XPathNode, str]:
    labels = [_label(node) for node in nodes]
    many = {label for label, count in Counter(labels).items() if count > 1}
    seen: dict[str, int] = {}
    steps: dict[XPathNode, str] = {}
    for node, label in zip(nodes, labels, strict=True):
        seen[label] = seen.get(label, 0) + 1
        steps[node] = f"{label}[{seen[label]}]" if label in many else label
    return steps


def _label(node: XPathNode) -> str:
    if isinstance(node, ElementNode):
        return etree.QName(node.name or "").localname
    if isinstance(node, TextNode):
        return "text()"
    return f"{node.node_kind}()"


def _attribute_name(node: AttributeNode) -> str:
    name = etree.QName(node.name or "")
    if not name.namespace:
        return name.localname
    owner = node.parent.nsmap if node.parent is not None else {}
    prefix = next((p for p, uri in owner.items() if uri == name.namespace and p), "xml")
    return f"{prefix}:{name.localname}"
