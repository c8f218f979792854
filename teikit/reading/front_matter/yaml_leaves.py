"""YAML -> values and their places.

PyYAML's composer says where each scalar stands; nothing is constructed, so no tag of a file can do anything, and ``no`` and
``1958-10-09`` stay the words they are.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from teikit.expressions import expression
from teikit.reading.front_matter.leaves import Leaf, UnreadableError
from teikit.source import Span

__all__ = ["yaml_leaves"]

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BLOCK_HEADER = expression(r"[|>][^\n]*\n?")


def yaml_leaves(text: str) -> list[Leaf]:
    """The scalars of a mapping. Raises `UnreadableError` for what is not YAML or no mapping."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(error.problem or str(error), error.problem_mark.index if error.problem_mark else None) from error
    except yaml.reader.ReaderError as error:
        raise UnreadableError(error.reason, error.position) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableError(str(error) or type(error).__name__) from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise UnreadableError("no keys with values")
    return list(_leaves(text, root)) if root is not None else []


def _leaves(text: str, root: yaml.MappingNode) -> Iterator[Leaf]:
    pending: list[tuple[tuple[str, ...], Span | None, yaml.Node]] = [((), None, root)]
    seen: set[int] = set()
    while pending:
        path, key, node = pending.pop()
        if isinstance(node, yaml.ScalarNode):
            if node.style is not None or node.value not in _NULL:
                yield Leaf(path, key, _span(text, node), node.value.strip())
            continue
        # An alias is the node it stands for: a few of them can stand for millions.
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            pending += [(path, key, item) for item in reversed(node.value)]
        elif isinstance(node, yaml.MappingNode):
            pending += [((*path, _name(name)), _place(text, name), value) for name, value in reversed(node.value)]


def _name(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "?"


def _place(text: str, node: yaml.Node) -> Span | None:
    return _span(text, node) if isinstance(node, yaml.ScalarNode) else None


def _span(text: str, node: yaml.ScalarNode) -> Span:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("'", '"'):
        return Span(start + 1, end - 1)
    if node.style in ("|", ">"):
        header = _BLOCK_HEADER.match(text, start, end)
        start = header.end() if header else start
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
