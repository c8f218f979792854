"""JSON lines: one object per problem, always with the same keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from teikit.problems import Problem
from teikit.reports import Outcome, Report

__all__ = ["REPORT", "as_json"]


def as_json(problem: Problem) -> dict[str, object]:
    """A problem as the object that stands for it; null where something is not known."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "xpath": problem.xpath,
        "expected": list(problem.expected),
        "rule": problem.rule,
    }


def _write(outcomes: Iterable[Outcome], out: TextIO) -> None:
    for outcome in outcomes:
        for problem in outcome.problems:
            # ASCII: the same in every terminal's encoding, and safe for file names that are not Unicode.
            out.write(json.dumps(as_json(problem)) + "\n")


REPORT = Report("JSON lines, for programs", _write)
