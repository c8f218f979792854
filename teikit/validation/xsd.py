"""W3C XML Schema, by the library xmlschema, with its errors in teikit's words and at the node they are about."""

from __future__ import annotations

import hashlib
import pickle
import platform
import re
from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import xmlschema
from lxml import etree

from teikit.dataclass import dataclass
from teikit.problems import Problem, Severity
from teikit.validation.cache import Cache
from teikit.validation.namespaces import XSD
from teikit.validation.parts import Parts, Resolve, parts_of
from teikit.validation.places import Places
from teikit.validation.relaxng import SchemaError
from teikit.validation.xml import Document
from teikit.validation.xsd_messages import mistake, problem
from teikit.version import __version__

__all__ = ["XsdSchema"]

_XSD_11 = re.compile(rb"""minVersion\s*=\s*["']1\.1["']|<(?:\w+:)?(?:assert|alternative|openContent|override)\b""")


class XsdSchema:
    """A built schema."""

    def __init__(self, schema: xmlschema.XMLSchema) -> None:
        self._schema = schema

    @classmethod
    def load(cls, path: Path, resolve: Resolve = lambda _: None, cache: Cache | None = None) -> XsdSchema:
        """Build a schema, or take it as built on an earlier run if no file of it has changed since.

        `resolve` gives the local file for an address; nothing is fetched from the net. Raises `SchemaError`.
        """
        cache = cache or Cache()
        parts = _parts(path, resolve)
        key = _key(parts.files)
        if (kept := cache.load(key)) and (built := _unpickled(kept)):
            return cls(built)
        built = _build(path, _Elsewhere(parts.elsewhere), parts.files[path])
        cache.save(key, pickle.dumps(built, pickle.HIGHEST_PROTOCOL))
        return cls(built)

    def check(self, document: Document, *, verbose: bool = False, max_errors: int | None = None) -> Iterator[Problem]:
        """What is wrong with a document. Several errors about one thing are one Problem."""
        return islice(self._check(document, verbose), max_errors)

    def _check(self, document: Document, verbose: bool) -> Iterator[Problem]:
        places, told = Places(document), set[tuple[etree._Element, str]]()
        for error in self._schema.iter_errors(document.tree):
            found = mistake(error)
            if found is not None and (found.element, found.subject) not in told:
                told.add((found.element, found.subject))
                yield problem(found, document.path, places, verbose=verbose)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """Maps addresses to local files; a plain value, for it is pickled with the schema."""

    files: dict[str, str]

    def __call__(self, address: str) -> str:
        return self.files.get(address, address)


def _parts(path: Path, resolve: Resolve) -> Parts:
    """The files of a schema. Raises `SchemaError`; xmlschema decides whether it can do without a file it includes."""
    parts = parts_of(path, resolve)
    for at, error in parts.unread.items():
        if isinstance(error, etree.XMLSyntaxError):
            raise _flawed(at, f"not well-formed: {error.msg}", error.lineno) from error
        if at == path:
            raise _flawed(at, f"cannot be read: {error.strerror}") from error
    return parts


def _key(files: dict[Path, bytes]) -> str:
    """A key that changes with any byte of the schema and with whatever builds it."""
    made = hashlib.sha256()
    for library in ("xmlschema", "elementpath"):
        made.update(f"{library} {version(library)}\n".encode())
    made.update(f"teikit {__version__}, {platform.python_implementation()} {platform.python_version()}\n".encode())
    for path, data in sorted(files.items()):
        made.update(f"{path}\n{hashlib.sha256(data).hexdigest()}\n".encode())
    return made.hexdigest()


def _unpickled(data: bytes) -> Any:
    try:
        return pickle.loads(data)
    except Exception:  # a pickle of another version may raise anything: the schema is built anew
        return None


def _build(path: Path, elsewhere: _Elsewhere, data: bytes) -> Any:
    kind = xmlschema.XMLSchema11 if _XSD_11.search(data) else xmlschema.XMLSchema10
    try:
        return kind(str(path), allow="local", defuse="always", uri_mapper=elsewhere)
    except xmlschema.XMLSchemaException as error:
        place: Any = getattr(error, "elem", None)
        reason = getattr(error, "message", None) or str(error)
        raise _flawed(path, str(reason).strip().rstrip(":"), getattr(place, "sourceline", None)) from error
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        raise _flawed(path, str(error)) from error


def _flawed(path: Path, message: str, line: int | None = None) -> SchemaError:
    return SchemaError([Problem("schema-incorrect", Severity.ERROR, message, str(path), line, rule=XSD)])
