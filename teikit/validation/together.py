"""One list from what the checks of a document found: placed, each mistake once, in the document's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from teikit.expressions import expression
from teikit.problems import Problem
from teikit.validation.links import Finding
from teikit.validation.places import Whereabouts

__all__ = ["together"]

_ATTRIBUTE = expression(r"/@[^/]*$|/text\(\)(\[\d+\])?$")


def together(
    by_schema: Iterable[Problem], findings: Iterable[Finding], places: Whereabouts, path: str, ignore: Collection[str] = ()
) -> list[Problem]:
    """The problems of one document; findings whose code is in `ignore` are left out.

    Of the same mistake is told what a grammar says, else what the check of links does, else what a Schematron rule does.
    """
    findings = list(findings)
    codes = {finding.code for finding in findings}
    placed = [_placed(problem, places) for problem in by_schema if not _is_repeated(problem, codes)]
    said: dict[str, list[Problem]] = {}
    for problem in placed:
        said.setdefault(_ATTRIBUTE.sub("", problem.xpath or ""), []).append(problem)
    for finding in findings:
        if finding.code in ignore:
            continue
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
    """Whether a grammar already refuses the attributes of a date beside each other."""
    return problem.code == "attribute-not-allowed" and (problem.xpath or "").rpartition("/@")[2] in _DATE_ATTRIBUTES


_DATE_ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter")
_OVERLAPS: dict[str, Callable[[Finding, Problem], bool]] = {
    "id-malformed": _about_attribute,
    "id-duplicate": _about_attribute,
    "pointer-bare": _about_attribute,
    "when-beside-range": _about_dates,
}
"""Findings that a grammar may make too: how to see that a problem on the same element is the same mistake."""

_RULES = {
    "pointer-dangling": re.compile("pointer-dangling"),
    "when-beside-range": re.compile(r"date-both|.*datable-w3c-when-.*"),
    "date-order": re.compile("date-(?:period|doubt)-reversed"),
    "lang-undeclared": re.compile("language-undeclared"),
}
"""Findings that Schematron rules of teikit and of the TEI repeat, by the rule's id: the rules say less."""


def _is_repeated(problem: Problem, codes: Collection[str]) -> bool:
    return problem.rule is not None and any(_RULES[code].fullmatch(problem.rule) for code in codes if code in _RULES)


def _same(finding: Finding, problem: Problem) -> bool:
    overlap = _OVERLAPS.get(finding.code)
    return overlap is not None and overlap(finding, problem)
