"""GitHub workflow commands: problems become annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import TextIO

from teikit.problems import Problem, Severity
from teikit.reports import Outcome, Report

__all__ = ["REPORT"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def _command(problem: Problem) -> str:
    given = {
        "file": PurePath(problem.path).as_posix() if problem.path else None,
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    properties = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in given.items() if value is not None)
    return f"::{_COMMANDS[problem.severity]} {properties}::{problem.message.translate(_DATA)}"


def _write(outcomes: Iterable[Outcome], out: TextIO) -> None:
    for outcome in outcomes:
        for problem in outcome.problems:
            out.write(_command(problem) + "\n")


REPORT = Report("GitHub workflow commands", _write)
