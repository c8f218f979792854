"""A compiled schema, and documents checked against it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.problems import Problem, TeikitError
from teikit.validation.relaxng.automaton import Automaton
from teikit.validation.relaxng.documents import Documents, Resolver
from teikit.validation.relaxng.grammar import Compiler
from teikit.validation.relaxng.index import Index
from teikit.validation.relaxng.patterns import Pattern, Patterns
from teikit.validation.relaxng.schema_errors import SchemaError, flaw

if TYPE_CHECKING:
    from lxml import etree

    from teikit.validation.relaxng.tree import Onlooker

__all__ = ["Schema"]

_CHUNK = 1 << 16


class Schema:
    """A RELAX NG schema, ready to check documents. What it learns from one document it keeps for the next."""

    def __init__(self, automaton: Automaton, start: Pattern) -> None:
        self._automaton = automaton
        self._index = Index(start)

    @classmethod
    def load(cls, path: str | Path, *, resolve: Resolver | None = None, ids: bool = True, sound: Collection[str] = ()) -> Schema:
        """Read a schema in the XML (``.rng``) or compact (``.rnc``) syntax.

        `resolve` is asked first where an address an ``include`` or ``externalRef`` names can be found; `ids`: whether
        identifiers must be unique and resolve; `sound` holds the hashes (SHA-256) of schemas that are known to be right:
        to find that out takes most of the time.
        Raises `SchemaError` where the schema is wrong, `TeikitError` where it cannot be read.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise TeikitError(f"the schema {path} cannot be read: {error.strerror}") from error
        known = bool(sound) and sha256(data).hexdigest() in sound
        return cls.from_bytes(data, str(path), resolve=resolve, ids=ids, checked=known)

    @classmethod
    def from_bytes(
        cls, data: bytes, name: str = "<schema>", *, resolve: Resolver | None = None, ids: bool = True, checked: bool = False
    ) -> Schema:
        """As `load`, from memory; `name` is what problems call it and where relative references start.

        One that is `checked` already, and refers to no other, is taken as right.
        """
        documents = Documents(resolve, checked=checked)
        patterns = Patterns()
        compiler = Compiler(patterns, documents, checked=checked)
        try:
            start = compiler.schema(documents.first(data, name))
            problems = [] if checked else _breaches(start)
        except RecursionError:
            problems = [flaw("", "the schema is nested too deeply", name, None)]
            start = patterns.empty
        if problems:
            raise SchemaError(problems)
        return cls(Automaton(patterns, start, ids=ids), start)

    def validate(
        self,
        document: etree._ElementTree | etree._Element,
        path: str = "",
        *,
        verbose: bool = False,
        max_errors: int | None = None,
        onlooker: Onlooker | None = None,
    ) -> Iterator[Problem]:
        """What is wrong with a parsed document, in its order; nothing for a valid one.

        Places are as good as lxml's: no columns, no lines from 65,535 on. `verbose` names all that was expected, not
        the first few; `max_errors` stops after so many; `onlooker` is shown the elements of a valid document on the way.
        """
        from lxml import etree

        from teikit.validation.relaxng.tree import check_tree

        root = document if isinstance(document, etree._Element) else document.getroot()
        return check_tree(self._automaton, self._index, root, path, verbose=verbose, most=max_errors, onlooker=onlooker)

    def accepts(self, tags: Sequence[bytes], texts: Sequence[bytes], onlooker: Onlooker) -> bool:
        """Whether a document is surely valid that was taken apart at its tags; `onlooker` is shown its elements.

        `tags` are given without their angle brackets, and `texts` what stands behind each up to the next. It is well-formed, and
        has neither comments nor references but those of single characters.
        """
        from teikit.validation.relaxng.written import check_written

        return check_written(self._automaton, tags, texts, onlooker)

    def validate_file(self, path: str | Path, *, verbose: bool = False, max_errors: int | None = None) -> Iterator[Problem]:
        """As `validate`, of a file of any size, with lines and columns; what is not well-formed gives one problem.

        Raises `TeikitError` where the file cannot be read.
        """

        def chunks() -> Iterator[bytes]:
            try:
                with Path(path).open("rb") as file:
                    while chunk := file.read(_CHUNK):
                        yield chunk
            except OSError as error:
                raise TeikitError(f"{path} cannot be read: {error.strerror}") from error

        from teikit.validation.relaxng.stream import check_stream

        return check_stream(self._automaton, self._index, chunks, str(path), verbose=verbose, most=max_errors)

    def validate_bytes(self, data: bytes, path: str = "", *, verbose: bool = False, max_errors: int | None = None) -> Iterator[Problem]:
        """As `validate_file`, of a document in memory."""
        from teikit.validation.relaxng.stream import check_stream

        return check_stream(self._automaton, self._index, lambda: (data,), path, verbose=verbose, most=max_errors)


def _breaches(start: Pattern) -> list[Problem]:
    # Imported here, as what checks a stream: a conversion with the grammar that comes with teikit needs neither.
    from teikit.validation.relaxng.restrictions import check_restrictions

    return check_restrictions(start)
