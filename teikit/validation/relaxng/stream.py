"""Documents read as a stream of events by expat, in bounded memory.

Nothing but the document itself is read: no external entity, no DTD file. Expat stops entity bombs by itself.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.validation.relaxng.automaton import Automaton
from teikit.validation.relaxng.datatypes.base import WHITE_SPACE
from teikit.validation.relaxng.drafts import Drafts, Place, Scope
from teikit.validation.relaxng.fast import Invalid, QuickRun
from teikit.validation.relaxng.index import Index
from teikit.validation.relaxng.messages import Speaker
from teikit.validation.relaxng.recovery import CarefulRun

__all__ = ["Chunks", "check_stream"]

# Called anew for each run.
Chunks = Callable[[], Iterable[bytes]]
# Deeper nesting is an attack or an accident; looked at after each chunk.
_DEEPEST = 4096
# One tag or token longer than this is not waited for.
_LONGEST_TOKEN = 16 * 1024 * 1024
_WORDS = {
    expat.errors.XML_ERROR_TAG_MISMATCH: "an end-tag does not match the start-tag it should close",
    expat.errors.XML_ERROR_NO_ELEMENTS: "there is no element in the document",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: "an entity is not declared in the document",
}
_BOMB = 43
_ATTRIBUTE = expression(r"""\s([^\s=<>/"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG = expression(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Refused(Exception):  # noqa: N818 - carries a problem
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Enough(Exception):  # noqa: N818 - not an error
    """As many problems as wanted were found."""


def check_stream(automaton: Automaton, index: Index, chunks: Chunks, path: str, *, verbose: bool, most: int | None) -> Iterator[Problem]:
    """What is wrong with a document, in its order."""
    parser, scope = _parser()
    quick = QuickRun(automaton, scope)
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = quick.start, quick.end, quick.text
    try:
        _feed(parser, chunks(), lambda: quick.depth)
        quick.finish()
    except Invalid:
        yield from _careful(automaton, index, chunks, path, verbose=verbose, most=most)
    except (expat.ExpatError, _Refused, ValueError, LookupError) as error:
        yield _unreadable(error, parser, path)
    if automaton.is_large():
        automaton.forget()


def _careful(automaton: Automaton, index: Index, chunks: Chunks, path: str, *, verbose: bool, most: int | None) -> Iterator[Problem]:
    parser, scope = _parser()
    drafts = Drafts(path, most)
    run = CarefulRun(automaton, index, scope, drafts, Speaker(verbose=verbose))
    events = _Events(parser, run, drafts)
    try:
        _feed(parser, events.begun(chunks()), lambda: run.depth)
        run.finish()
    except _Enough:
        pass
    except (expat.ExpatError, _Refused, ValueError, LookupError) as error:
        yield _unreadable(error, parser, path)
        return
    yield from drafts.problems()


class _Events:
    """From expat's events to those of a careful run: texts whole, with their place."""

    def __init__(self, parser: expat.XMLParserType, run: CarefulRun, drafts: Drafts) -> None:
        self._parser = parser
        self._run = run
        self._drafts = drafts
        self._parts: list[str] = []
        self._text_place: Place | None = None
        self._shift = 1
        self._located = -1
        self._places: dict[str | None, Place] = {}
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def begun(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks, looked at for a byte order mark: expat counts it as a character."""
        for number, chunk in enumerate(chunks):
            if number == 0 and chunk.startswith(_MARKS):
                self._shift = 0
            yield chunk

    def _here(self) -> Place:
        line: int = self._parser.CurrentLineNumber
        return line, self._parser.CurrentColumnNumber + (self._shift if line == 1 else 1)

    def _start(self, tag: str, attributes: list[str]) -> None:
        self._flush()
        self._run.start(tag, attributes[::2], attributes[1::2], self._here(), self._locate)
        if self._drafts.full:
            raise _Enough

    def _end(self, _tag: str) -> None:
        self._flush()
        self._run.end(self._here())
        if self._drafts.full:
            raise _Enough

    def _text(self, data: str) -> None:
        if not self._run.wants_text:
            return
        if self._text_place is None and (begins := data.lstrip(WHITE_SPACE)):
            self._text_place = _moved(self._here(), data[: len(data) - len(begins)])
        self._parts.append(data)

    def _flush(self) -> None:
        if self._parts:
            self._run.text("".join(self._parts), self._text_place or self._here())
            self._parts.clear()
            self._text_place = None

    def _locate(self, local: str | None) -> Place:
        """The place of an attribute of the start-tag that expat is at; of the tag itself for None."""
        at = self._parser.CurrentByteIndex
        if at != self._located:
            # Once for each tag: it may have thousands of attributes.
            self._located, self._places = at, _places(_start_tag(self._parser.GetInputContext() or b""), self._here())
        return self._places.get(local) or self._here()


def _start_tag(raw: bytes) -> str:
    """The start-tag that some of a document begins with."""
    encoding = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be" if raw[:1] == b"\0" else "utf-8"
    found = _TAG.match(raw.decode(encoding, "replace"))
    return found[0] if found else ""


def _places(tag: str, begins: Place) -> dict[str | None, Place]:
    """The places of a start-tag's attributes by local name; for None that of the last line, which jing and libxml2 name."""
    found: dict[str | None, Place] = {}
    at, place = 0, begins
    for attribute in _ATTRIBUTE.finditer(tag):
        place = _moved(place, tag[at : attribute.start(1)])
        at = attribute.start(1)
        found.setdefault(attribute[1].rpartition(":")[2], place)
    last = tag.rfind("\n") + 1
    blank = len(tag) - last - len(tag[last:].lstrip(WHITE_SPACE))
    found[None] = _moved(begins, tag[: last + blank]) if last else begins
    return found


def _moved(place: Place, over: str) -> Place:
    """A place after some text."""
    line, column = place
    assert line is not None
    assert column is not None
    lines = over.count("\n")
    return (line + lines, len(over) - over.rindex("\n")) if lines else (line, column + len(over))


def _parser() -> tuple[expat.XMLParserType, Scope]:
    parser, scope = expat.ParserCreate(None, "}"), Scope()
    parser.ordered_attributes = True
    parser.StartNamespaceDeclHandler = lambda prefix, uri: scope.declare(prefix or "", uri or "")
    parser.EndNamespaceDeclHandler = lambda _prefix: scope.undeclare()
    parser.UnparsedEntityDeclHandler = lambda name, *_: scope.entities.add(name)
    parser.SkippedEntityHandler = _skipped
    parser.ExternalEntityRefHandler = _external
    return parser, scope


def _skipped(name: str, is_parameter: bool) -> None:
    if not is_parameter:
        raise _Refused("xml-entity-undefined", f'the entity "&{name};" is not defined in the document itself; no external DTD is read')


def _external(_context: str, _base: str | None, system: str | None, _public: str | None) -> int:
    raise _Refused("xml-entity-undefined", f'an entity stands for another file, "{system}", which is not read')


def _feed(parser: expat.XMLParserType, chunks: Iterable[bytes], depth: Callable[[], int]) -> None:
    fed, wanted, held = 0, 0, b""
    for chunk in chunks:
        held += chunk
        if len(held) < wanted:
            continue
        parser.Parse(held, False)
        fed += len(held)
        held = b""
        # Expat begins a token anew with each part of it: parts as long as what it has keep that linear.
        wanted = fed - parser.CurrentByteIndex
        if depth() > _DEEPEST:
            raise _Refused("xml-resource-limit", f"elements are nested more than {_DEEPEST} deep")
        if wanted > _LONGEST_TOKEN:
            raise _Refused("xml-resource-limit", f"one tag is longer than {_LONGEST_TOKEN} bytes")
    parser.Parse(held, True)


def _unreadable(error: Exception, parser: expat.XMLParserType, path: str) -> Problem:
    line, column, code, message = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, "xml-not-well-formed", str(error)
    if isinstance(error, expat.ExpatError):
        line, column = error.lineno, error.offset + 1
        said = expat.ErrorString(error.code) or ""
        message = "not well-formed: " + _WORDS.get(said, said)
        if error.code == _BOMB:
            code, message = "xml-resource-limit", "the entities of this document expand to far more text than it holds"
    elif isinstance(error, _Refused):
        code = error.code
    else:
        code, message = "xml-encoding", f"the document cannot be decoded: {error}"
    return Problem(code, Severity.ERROR, message, path, line, column)
