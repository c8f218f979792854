"""What a run came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import field

from teikit.batch.jobs import Outcome, Status
from teikit.dataclass import dataclass
from teikit.problems import Severity

__all__ = ["Totals"]


@dataclass(slots=True)
class Totals:
    """Counts over the outcomes of a run."""

    records: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    """Errors and warnings, by code."""
    notes: Counter[str] = field(default_factory=Counter)
    """By code."""
    insertions: Counter[str] = field(default_factory=Counter)
    """By class."""
    speakers: int = 0
    """Persons that say something, counted in each record."""
    clean: bool = True
    internal: bool = False

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.records += 1
        self.statuses[outcome.status] += 1
        for problem in outcome.problems:
            (self.notes if problem.severity is Severity.NOTE else self.problems)[problem.code] += 1
        for cls, count in outcome.insertions:
            self.insertions[cls] += count
        self.speakers += outcome.speakers
        self.clean = self.clean and outcome.clean
        self.internal = self.internal or outcome.internal
