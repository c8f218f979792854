"""What is wrong with a schema, as problems that name the place and the section of the specification."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.problems import Problem, Severity, TeikitError

__all__ = ["SchemaError", "flaw"]


class SchemaError(TeikitError):
    """The schema cannot be used; `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(map(str, self.problems[:3])))


def flaw(section: str, message: str, path: str, line: int | None, code: str = "schema-incorrect") -> Problem:
    """A mistake in a schema; `section` of the RELAX NG specification (3 December 2001, ISO/IEC 19757-2)."""
    return Problem(code, Severity.ERROR, message, path=path, line=line, rule=f"RELAX NG {section}" if section else None)
