"""Text for people: grouped by file, with the line of the source and a caret; colours on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.reports import Outcome, Report
from teikit.reports._excerpts import Excerpt, excerpts

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["REPORT"]

Piece = tuple[str, str]
"""Words and the style they have on a terminal."""
Put = Callable[[Iterable[Piece]], None]

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
# A hostile document must not steer the terminal: control characters, and marks that turn the direction of text.
_CONTROLS = expression("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _write(outcomes: Iterable[Outcome], out: TextIO) -> None:
    put, seen, faulty = _printer(out), 0, 0
    counts: Counter[Severity] = Counter()
    for outcome in outcomes:
        seen += 1
        faulty += bool(outcome.problems)
        counts.update(problem.severity for problem in outcome.problems)
        for path, problems in groupby(outcome.problems, key=lambda problem: problem.path or outcome.path):
            for line in _file(path, list(problems)):
                put(line)
    put([(_summary(counts, faulty, seen), "bold" if counts else "bold green")])


def _printer(out: TextIO) -> Put:
    if not out.isatty():
        return lambda pieces: _plain(pieces, out)
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=True)
    return lambda pieces: console.print(_rich(pieces))


def _plain(pieces: Iterable[Piece], out: TextIO) -> None:
    out.write("".join(words for words, _ in pieces).rstrip() + "\n")


def _rich(pieces: Iterable[Piece]) -> Text:
    from rich.text import Text

    return Text.assemble(*pieces)


def _file(path: str, problems: list[Problem]) -> Iterator[list[Piece]]:
    yield [(_safe(path) or "(no file)", "bold underline")]
    for problem, excerpt in zip(problems, excerpts(path, problems), strict=True):
        yield from _problem(problem, excerpt)
    yield []


def _problem(problem: Problem, excerpt: Excerpt | None) -> Iterator[list[Piece]]:
    place = ":".join(str(part) for part in (problem.line, problem.column) if part is not None)
    severity = (problem.severity.value, _STYLES[problem.severity])
    yield [
        ("  ", ""),
        (f"{place} " if place else "", "cyan"),
        severity,
        (f": {_safe(problem.message)}", ""),
        (f" [{_named(problem)}]", "dim"),
    ]
    if excerpt is not None:
        yield [("      ", ""), (_safe(excerpt.text), "dim")]
        if excerpt.caret is not None:
            yield [("      " + " " * excerpt.caret, ""), ("^", _STYLES[problem.severity])]


def _named(problem: Problem) -> str:
    """The code; of a schema's mistakes and rules also the section, or the rule, by its name."""
    named = problem.code.startswith("schema") and problem.rule is not None and "://" not in problem.rule
    return f"{problem.code}: {_safe(problem.rule or '')}" if named else problem.code


def _summary(counts: Counter[Severity], faulty: int, seen: int) -> str:
    files = _counted(seen, "file")
    if not counts:
        return f"{files} checked, no problems"
    told = ", ".join(_counted(counts[severity], severity.value) for severity in Severity if counts[severity])
    return f"{told} in {faulty} of {files}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _safe(text: str) -> str:
    return _CONTROLS.sub(lambda found: " " if found[0].isspace() else "\ufffd", text)


REPORT = Report("for people, with the line of the source", _write)
