"""One list from what the checks of a document found: placed, each mistake once, in the document's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from teikit.problems import Problem
from teikit.validation.links import Finding
from teikit.validation.places import Whereabouts

__all__ = ["together"]

_ATTRIBUTE = re.compile(r"/@[^/]*$|/text\(\)(\[\d+\])?$")


def together(by_schema: Iterable[Problem], findings: Iterable[Finding], places: Whereabouts, path: str) -> list[Problem]:
    """The problems of one document. What a schema says goes before what the checks of links say of the same thing."""
    placed = [_placed(problem, places) for problem in by_schema]
    said: dict[str, list[Problem]] = {}
    for problem in placed:
        said.setdefault(_ATTRIBUTE.sub("", problem.xpath or ""), []).append(problem)
    for finding in findings:
        place = places.nth(finding.element)
        if not any(_same(finding, problem) for problem in said.get(place.xpath, ())):
            placed.append(
                Problem(
                    finding.code,
                    finding.severity,
                    finding.message,
                    path,
                    place.line,
                    place.column,
                    f"{place.xpath}/@{finding.attribute}",
                    finding.expected,
                )
            )
    return sorted(placed, key=lambda problem: (problem.path == path, problem.line or 0, problem.column or 0))


def _placed(problem: Problem, places: Whereabouts) -> Problem:
    """The problem with the column, which lxml does not know, and the line beyond 65,535, which libxml2 does not."""
    if problem.column is not None or problem.xpath is None:
        return problem
    place = places.find(_ATTRIBUTE.sub("", problem.xpath))
    if place is None or place.column is None or not place.may_be(problem.line):
        return problem
    return replace(problem, line=place.line, column=place.column)


def _about_attribute(finding: Finding, problem: Problem) -> bool:
    """Whether a schema already finds fault with the attribute."""
    return bool(re.search(rf'["@/]{re.escape(finding.attribute)}(?![\w.:-])', f"{problem.message} {problem.xpath}"))


def _about_dates(_finding: Finding, problem: Problem) -> bool:
    """Whether it is one of TEI's own rules on att.datable."""
    return "datable" in (problem.rule or "")


_OVERLAPS: dict[str, Callable[[Finding, Problem], bool]] = {
    "id-malformed": _about_attribute,
    "id-duplicate": _about_attribute,
    "pointer-bare": _about_attribute,
    "when-beside-range": _about_dates,
}
"""Checks that a schema may make too: how to see that a problem on the same element is the same mistake."""


def _same(finding: Finding, problem: Problem) -> bool:
    overlap = _OVERLAPS.get(finding.code)
    return overlap is not None and overlap(finding, problem)
