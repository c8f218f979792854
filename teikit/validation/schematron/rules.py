"""`Rules`: a schema's Schematron rules, ready to be asked of documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teikit.problems import Problem

from .building import build, build_embedded
from .compact import elements_of
from .loading import SchematronError, address_of, may_hold_rules, parse
from .schema import Schema

if TYPE_CHECKING:
    from .engine import Engine

__all__ = ["Rules"]


class Rules:
    """The Schematron rules of one schema.

    Reading them is cheap; the XPath engine is loaded and the expressions are parsed when the first document is checked,
    once for all documents.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    @classmethod
    def load(cls, path: str | Path) -> Rules:
        """Rules from a Schematron schema (``.sch``, ``.isosch``) or embedded in a RELAX NG grammar (``.rng``, ``.rnc``).

        A grammar without rules gives rules that are `empty`. Raises `SchematronError` where the file cannot be read, is
        neither of the two, includes something that cannot be read, or asks for a query language other than XPath.
        """
        path = Path(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SchematronError(f"{path}: {error.strerror}") from error
        if not may_hold_rules(data):
            return cls(Schema())
        if path.suffix.lower() == ".rnc":
            return cls(build_embedded(elements_of(data.decode("utf-8", "replace")), address_of(path)))
        return cls.from_tree(parse(data, address_of(path)))

    @classmethod
    def from_tree(cls, tree: etree._ElementTree) -> Rules:
        """Rules from a parsed schema, which is left as it is; inclusions start from the tree's own address."""
        return cls(build(tree))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to check."""
        return not self._schema.patterns and not self._schema.faults

    @property
    def phases(self) -> tuple[str, ...]:
        """The names `check` takes as phase, beside ``#ALL`` and ``#DEFAULT``."""
        return tuple(phase.id for phase in self._schema.phases)

    @property
    def default_phase(self) -> str:
        """The phase used where none is asked for: a name, or ``#ALL``."""
        return self._schema.default_phase

    def check(self, document: etree._ElementTree, *, path: str = "", phase: str | None = None) -> Iterator[Problem]:
        """What the rules find in a document, in document order.

        A finding has the code ``schematron-rule-broken``, the severity its ``@role`` or ``@flag`` gives, the id of the
        assertion (else its rule, else its pattern) as `Problem.rule`, and the schema's own words. What cannot be run (an
        expression that is not XPath, one that fails on a node) is a warning ``schematron-rule-not-run``.

        `path` is the document's name in the problems. Raises `SchematronError` for a phase the schema does not have.
        """
        if phase not in (None, "#DEFAULT", "#ALL", *self.phases):
            raise SchematronError(f"the schema has no phase {phase}; it has: {', '.join(self.phases) or 'none'}")
        if self.empty:
            return iter(())
        return self._engine.check(document, path, self.default_phase if phase in (None, "#DEFAULT") else str(phase))

    @cached_property
    def _engine(self) -> Engine:
        from .engine import Engine

        return Engine(self._schema)
