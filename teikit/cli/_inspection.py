"""An inspection on a terminal, in colour, or in a pipe, without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from teikit.inspection import Fact, Figure, Inspection, Line, Mark, Said
from teikit.problems import Problem, Severity

__all__ = ["show"]

_STYLES = {"said": "cyan", "name": "bold", "date": "green"}
_INSERTION = "bold magenta"
_SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
# A hostile text must not steer the terminal: control characters, and marks that turn the direction of text.
_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LABEL_WIDTH = 24
_SHOWN = 100
"""Characters shown of a speech."""


def show(inspection: Inspection, out: TextIO) -> None:
    """Print an inspection."""
    console = Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in _all(inspection):
        console.print(line)


def _all(inspection: Inspection) -> Iterator[Text]:
    yield Text(_safe(inspection.name), "bold underline") + Text(f"  envelope {inspection.envelope}, {inspection.encoding}", "")
    sections = (
        ("Header", map(_fact, inspection.facts)),
        ("Lines", map(_line, inspection.lines)),
        ("Insertions", map(_mark, inspection.insertions)),
        ("People", map(_figure, inspection.people)),
        ("Speech", map(_said, inspection.speeches)),
        ("Problems", map(_problem, inspection.problems)),
    )
    for title, lines in sections:
        yield from _section(title, lines)


def _section(title: str, lines: Iterable[Text]) -> Iterator[Text]:
    yield Text()
    yield Text(title, "bold")
    empty = True
    for line in lines:
        empty = False
        yield line
    if empty:
        yield Text("  none", "dim")


def _fact(fact: Fact) -> Text:
    normal = f"  = {fact.normal}" if fact.normal else ""
    place = f"  (line {fact.line})" if fact.line else ""
    return Text.assemble(f"  {_safe(fact.field):<{_LABEL_WIDTH}} ", _safe(fact.value), (_safe(normal), "green"), (place, "dim"))


def _line(line: Line) -> Text:
    text = Text(_safe(line.text))
    for start, end, kind in line.marks:
        text.stylize(_STYLES.get(kind, _INSERTION), start, end)
    label = ", ".join(line.taken_for).replace(", header:", ",")
    return Text.assemble(_flag(line.unsure), (f"{line.number:>5} ", "dim"), (f"{label:<{_LABEL_WIDTH}}", "yellow"), ("| ", "dim"), text)


def _mark(mark: Mark) -> Text:
    stated = ", ".join(f"{name} {value}" for name, value in mark.attributes)
    about = f" about {mark.scope!r}" if mark.scope else ""
    return Text.assemble(
        _flag(mark.certainty != "high"),
        (f"{mark.line}:{mark.column} ", "dim"),
        (_safe(mark.text), _INSERTION),
        f"  {mark.cls}",
        _safe(about),
        _safe(f" ({stated})") if stated else "",
        f", by {mark.resp}, {mark.certainty}",
        (_safe(f"  {mark.why} [{mark.convention}]") if mark.why else f"  [{mark.convention}]", "dim"),
    )


def _figure(figure: Figure) -> Text:
    forms = "; ".join(f"{form} ({', '.join(map(str, lines))})" if lines else form for form, lines in figure.forms)
    offices = f"; office: {', '.join(figure.offices)}" if figure.offices else ""
    speeches = f"; speaks {figure.speeches} times" if figure.speeches > 1 else "; speaks once" if figure.speeches else ""
    certainty = f", {figure.certainty}" if figure.certainty != "high" else ""
    unsure = _flag(figure.certainty != "high")
    return Text.assemble(unsure, (f"#{figure.id}", "bold"), f" {figure.role}{certainty}: ", _safe(forms), _safe(offices), speeches)


def _said(said: Said) -> Text:
    who = f"#{said.who}" if said.who else "unresolved"
    kind = "direct" if said.direct else "indirect"
    text = said.text if len(said.text) <= _SHOWN else f"{said.text[:_SHOWN]} …"
    cue = f"  after {said.cue!r}" if said.cue else ""
    unsure = _flag(said.certainty != "high" or said.who is None)
    place = (f"{said.line}:{said.column} ", "dim")
    return Text.assemble(unsure, place, (who, "bold"), f" {kind}, {said.certainty}: ", (_safe(text), "cyan"), (_safe(cue), "dim"))


def _problem(problem: Problem) -> Text:
    place = ":".join(str(part) for part in (problem.line, problem.column) if part is not None)
    severity = (problem.severity.value, _SEVERITIES[problem.severity])
    return Text.assemble("  ", (f"{place} " if place else "", "dim"), severity, f": {_safe(problem.message)} [{problem.code}]")


def _flag(unsure: bool) -> tuple[str, str]:
    return ("? ", "bold red") if unsure else ("  ", "")


def _safe(text: str) -> str:
    return _CONTROLS.sub("\ufffd", text)
