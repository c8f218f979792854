"""A compiled schema, and documents checked against it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teikit.problems import Problem, TeikitError
from teikit.validation.relaxng.automaton import Automaton
from teikit.validation.relaxng.documents import Documents, Resolver
from teikit.validation.relaxng.grammar import Compiler
from teikit.validation.relaxng.patterns import Patterns
from teikit.validation.relaxng.restrictions import check_restrictions
from teikit.validation.relaxng.schema_errors import SchemaError, flaw

__all__ = ["Schema"]


class Schema:
    """A RELAX NG schema, ready to check documents. What it learns from one document it keeps for the next."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton

    @classmethod
    def load(cls, path: str | Path, *, resolve: Resolver | None = None) -> Schema:
        """Read a schema in the XML (``.rng``) or compact (``.rnc``) syntax.

        `resolve` is asked first where an address an ``include`` or ``externalRef`` names can be found.
        Raises `SchemaError` where the schema is wrong, `TeikitError` where it cannot be read.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise TeikitError(f"the schema {path} cannot be read: {error.strerror}") from error
        return cls.from_bytes(data, str(path), resolve=resolve)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "<schema>", *, resolve: Resolver | None = None) -> Schema:
        """As `load`, from memory; `name` is what problems call it and where relative references start."""
        documents = Documents(resolve)
        patterns = Patterns()
        compiler = Compiler(patterns, documents)
        try:
            start = compiler.schema(documents.first(data, name))
            problems = check_restrictions(start)
        except RecursionError:
            problems = [flaw("", "the schema is nested too deeply", name, None)]
            start = patterns.empty
        if problems:
            raise SchemaError(problems)
        return cls(Automaton(patterns, start))
