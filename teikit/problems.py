"""What was wrong or unsure, as values."""

from __future__ import annotations

from enum import StrEnum

from teikit.dataclass import dataclass

__all__ = ["Problem", "Severity", "TeikitError"]


class Severity(StrEnum):
    """How much a problem weighs: an error fails a run, a warning fails it, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with, or unsure in, a record or a document."""

    code: str
    """Stable identifier, lower case with hyphens: ``bracket-unmatched``."""
    severity: Severity
    message: str
    """One sentence in the user's words."""
    path: str = ""
    """The file, as the user named it."""
    line: int | None = None
    """1 for the first line; None where the problem has no place."""
    column: int | None = None
    """1 for the first character of the line; None where unknown."""
    xpath: str | None = None
    """Location of the node in an XML document."""
    expected: tuple[str, ...] = ()
    """What would have been right, nearest first."""
    rule: str | None = None
    """Identifier of the schema rule or bracket convention behind it."""

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.path, self.line, self.column) if p not in ("", None))
        return f"{place}: {self.severity}: {self.message} [{self.code}]" if place else f"{self.severity}: {self.message} [{self.code}]"


class TeikitError(Exception):
    """teikit could not start: no such schema, unreadable file, wrong settings. Never about a record's content."""
