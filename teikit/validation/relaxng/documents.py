"""Finding and reading the documents a schema is made of. Local files and what the resolver knows; never the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from teikit.validation.addresses import joined, split
from teikit.validation.relaxng.reader import Node, read
from teikit.validation.relaxng.schema_errors import SchemaError, flaw

__all__ = ["Documents", "Resolver"]

Resolver = Callable[[str], Path | None]
_SECTIONS = {"include": "4.7", "externalRef": "4.6"}


class Documents:
    """Reads the documents of one schema, each checked against RELAX NG's syntax, unless they are `checked` already."""

    def __init__(self, resolve: Resolver | None = None, *, checked: bool = False) -> None:
        self._checked = checked
        self._resolve = resolve
        self._open: list[str] = []

    def first(self, data: bytes, path: str) -> Node:
        """The document the schema begins with. Raises `SchemaError`."""
        self._open.append(_address(path))
        return self._read(data, path, "")

    @contextmanager
    def opened(self, node: Node) -> Iterator[Node]:
        """The document an ``include`` or ``externalRef`` refers to, for as long as it is being used.

        Raises `SchemaError`: not found, not local, or it includes itself.
        """
        path = self._find(node)
        address = _address(str(path))
        if address in self._open:
            raise self._fail(node, f'"{path}" includes itself')
        self._open.append(address)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise self._fail(node, f'"{path}" cannot be read: {error.strerror}') from None
        yield self._read(data, str(path), node.ns)
        self._open.pop()

    def _read(self, data: bytes, path: str, ns: str) -> Node:
        if path.lower().endswith(".rnc"):
            from teikit.validation.relaxng.compact import read_compact

            root = read_compact(data, path, ns)
        else:
            root = read(data, path, ns)
        if not self._checked:
            from teikit.validation.relaxng.syntax import check_syntax

            if problems := check_syntax(root):
                raise SchemaError(problems)
        return root

    def _fail(self, node: Node, message: str) -> SchemaError:
        return SchemaError([flaw(_SECTIONS[node.name], message, node.path, node.line)])

    def _find(self, node: Node) -> Path:
        href = node.attributes["href"]
        base, *further = node.base
        address = _address(base)
        for part in (*further, href):
            address = joined(address, part)
        for candidate in (href, address):
            found = self._resolve(candidate) if self._resolve is not None else None
            if found is not None:
                return found
        parts = split(address)
        if parts.scheme != "file":
            raise self._fail(node, f'"{address}" is not a local file; nothing is fetched from the network')
        return Path(unquote(parts.path))


def _address(path: str) -> str:
    # Path.as_uri() wants an absolute path; a name such as "<bytes>" is resolved like a file's.
    return Path(path).absolute().as_uri()
