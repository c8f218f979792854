"""Parsing XML that nobody vouches for.

Nothing but the document itself is read: no external entity, no DTD file, no network. libxml2's limits stay on, so that an
entity bomb, a nesting deeper than 256 elements or a node above 10 MB ends the parse at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.problems import Problem, Severity, TeikitError
from teikit.validation.model import Model, models

__all__ = ["Document", "parse", "parse_text", "parser", "problem_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A parsed document and where it came from."""

    tree: etree._ElementTree
    path: str = ""
    """The name it is reported under."""
    file: Path | None = None
    """The file it was read from; relative addresses in it are resolved against this."""
    data: bytes | None = None
    """Its bytes as read; None for a tree that came from elsewhere."""

    @property
    def models(self) -> tuple[Model, ...]:
        """The schemas the document names."""
        return tuple(models(self.tree))


# What lxml takes and its stubs do not know: "internal", the third argument of resolve().
_SAFE: dict[str, Any] = {
    "resolve_entities": "internal",
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    # Duplicate identifiers are a matter of validation: they do not stop the parse.
    "collect_ids": False,
}


_DECLARED_ENCODING = expression(r"""^(<\?xml\s[^>]*?)(\sencoding\s*=\s*(?:"[^"]*"|'[^']*'))""")


class _Nothing(etree.Resolver):
    """Answers every request for another file with an empty one."""

    def resolve(self, *request: Any) -> Any:
        answer: Any = self.resolve_string  # resolve_empty() falls through to libxml2's own loader
        return answer("", request[-1])


def parser() -> etree.XMLParser:
    """A new lxml parser with the safe settings."""
    made = etree.XMLParser(**_SAFE)
    made.resolvers.add(_Nothing())
    return made


def parse(source: bytes | str | Path, path: str | None = None) -> Document | Problem:
    """Parse bytes, or the file at a path; a document that is not well-formed gives the Problem.

    `path` is the name to report. Raises `TeikitError` where a file cannot be read.
    """
    if isinstance(source, bytes):
        return _parse_bytes(source, path or "", None)
    file = Path(source)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise TeikitError(f"cannot read {file}: {error.strerror or error}") from error
    return _parse_bytes(data, str(source) if path is None else path, file)


def parse_text(text: str, path: str | None = None) -> Document | Problem:
    """Parse a document that is text already; an encoding that it declares does not count."""
    # Blanks in its place keep the columns.
    text = _DECLARED_ENCODING.sub(lambda found: found[1] + " " * len(found[2]), text.removeprefix("\ufeff"), count=1)
    return _parse_bytes(text.encode("utf-8", "surrogatepass"), path or "", None)


def _parse_bytes(data: bytes, path: str, file: Path | None) -> Document | Problem:
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        return problem_of(error, path)
    except ValueError as error:  # lxml refuses some input before libxml2 sees it
        return Problem("xml-not-well-formed", Severity.ERROR, f"not XML: {error}", path, 1, 1)
    return Document(root.getroottree(), path, file, data)


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a message of libxml2 is said to the user."""

    found: str
    """A pattern, compiled when it is needed."""
    code: str
    say: Callable[[re.Match[str]], str]


_UNDEFINED = (
    'the entity "&{0};" is not defined in the document itself; teikit reads no external entities or DTD files: '
    "write the character instead, or declare the entity in the document"
)
_WORDINGS = (
    _Wording(
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        "xml-not-well-formed",
        lambda m: f'the end tag "</{m[3]}>" does not match the start tag "<{m[1]}>" of line {m[2]}',
    ),
    _Wording(r"Entity '([^']*)' not defined", "xml-entity-undefined", lambda m: _UNDEFINED.format(m[1])),
    _Wording(
        r"Maximum entity amplification",
        "xml-resource-limit",
        lambda _: "the entities of this document expand to far more text than it holds: refused as an entity bomb",
    ),
    _Wording(
        r"Excessive depth in document: (\d+)",
        "xml-resource-limit",
        lambda m: f"elements are nested more than {m[1]} deep: refused",
    ),
    _Wording(
        r"Document is empty|Start tag expected",
        "xml-not-well-formed",
        lambda _: "not an XML document: no start tag where the document begins",
    ),
    _Wording(
        r"Premature end of data in tag (\S+) line (\d+)",
        "xml-not-well-formed",
        lambda m: f'the document ends before the element "{m[1]}" of line {m[2]} is closed',
    ),
    _Wording(r"Attribute (\S+) redefined", "xml-not-well-formed", lambda m: f'the attribute "{m[1]}" stands twice in one start tag'),
    _Wording(
        r"Namespace prefix (\S+) (?:for (\S+) )?on (\S+) is not defined",
        "xml-not-well-formed",
        lambda m: f'the namespace prefix "{m[1]}" on "{m[2] or m[3]}" is not declared',
    ),
    _Wording(r"Invalid bytes in character encoding", "xml-encoding", lambda _: "bytes that the declared encoding does not allow"),
    _Wording(r"Unsupported encoding: (\S+)", "xml-encoding", lambda m: f'the encoding "{m[1]}" is not known'),
    _Wording(r"[Rr]esource limit|huge|too long|Buffer size limit", "xml-resource-limit", lambda m: f"refused: {m.string}"),
)
_TAIL = expression(r", line \d+, column \d+$")


def problem_of(error: etree.XMLSyntaxError, path: str) -> Problem:
    """What lxml could not parse, as a Problem with its line and column."""
    line, column = error.position
    said = _TAIL.sub("", (error.msg or "not well-formed").strip()).strip()
    code, message = "xml-not-well-formed", f"not well-formed: {said}"
    for wording in _WORDINGS:
        if match := re.search(wording.found, said):
            code, message = wording.code, wording.say(match)
            break
    return Problem(code, Severity.ERROR, message, path, line or None, column or None)
