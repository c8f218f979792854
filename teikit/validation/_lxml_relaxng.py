"""RELAX NG by libxml2, until teikit's own engine takes over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from teikit.problems import Problem, Severity, TeikitError

__all__ = ["Schema", "SchemaError"]


class SchemaError(TeikitError):
    """The schema cannot be used."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(str(problems[0]))


class Schema:
    """A loaded schema."""

    def __init__(self, relaxng: etree.RelaxNG) -> None:
        self._relaxng = relaxng

    @classmethod
    def load(cls, path: str | Path, resolve: Callable[..., object] | None = None) -> Schema:
        del resolve
        try:
            return cls(etree.RelaxNG(file=str(path)))
        except (etree.RelaxNGParseError, etree.XMLSyntaxError, OSError) as error:
            raise SchemaError([Problem("schema-incorrect", Severity.ERROR, str(error), str(path))]) from error

    def validate(
        self, tree: etree._ElementTree, path: str = "", *, verbose: bool = False, max_errors: int | None = None
    ) -> Iterator[Problem]:
        del verbose
        if self._relaxng.validate(tree):
            return
        for entry in list(self._relaxng.error_log)[:max_errors]:
            yield Problem("schema-violation", Severity.ERROR, entry.message, path, entry.line, None, entry.path)
