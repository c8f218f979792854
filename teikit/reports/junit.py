"""JUnit XML, as GitLab, Jenkins and GitHub's test reporters read it: a suite per file, a failed case per problem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from teikit.expressions import FORBIDDEN_IN_XML
from teikit.problems import Problem, Severity
from teikit.reports import Outcome, Report

__all__ = ["REPORT"]


def _write(outcomes: Iterable[Outcome], out: TextIO) -> None:
    suites = [_suite(outcome) for outcome in outcomes]
    tests, failures = sum(suite[0] for suite in suites), sum(suite[1] for suite in suites)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="teikit" tests="{tests}" failures="{failures}" errors="0" time="0">\n')
    for _, _, text in suites:
        # Character references: the same bytes whatever the encoding of the stream.
        out.write(text.encode("ascii", "xmlcharrefreplace").decode("ascii"))
    out.write("</testsuites>\n")


def _suite(outcome: Outcome) -> tuple[int, int, str]:
    """Tests, failures, and the element."""
    failed = [problem for problem in outcome.problems if problem.severity is not Severity.NOTE]
    notes = [problem for problem in outcome.problems if problem.severity is Severity.NOTE]
    cases = [_failed(problem, outcome.path) for problem in failed] or [_case("in order", outcome.path, "/")]
    count = f'tests="{len(cases)}" failures="{len(failed)}" errors="0" skipped="0" time="0"'
    remarks = f"  <system-out>{_text(notes)}</system-out>\n" if notes else ""
    return len(cases), len(failed), f" <testsuite name={_value(outcome.path)} {count}>\n{''.join(cases)}{remarks} </testsuite>\n"


def _failed(problem: Problem, path: str) -> str:
    place = ":".join(str(part) for part in (problem.line, problem.column) if part is not None)
    failure = f"<failure type={_value(problem.code)} message={_value(problem.message)}>{_text([problem])}</failure>"
    return _case(f"{problem.code} {place}".strip(), path, f">{failure}</testcase")


def _case(name: str, path: str, end: str) -> str:
    return f'  <testcase classname={_value(path)} name={_value(name)} file={_value(path)} time="0"{end}>\n'


def _value(text: str) -> str:
    return quoteattr(FORBIDDEN_IN_XML.sub("\ufffd", text))


def _text(problems: Iterable[Problem]) -> str:
    return escape(FORBIDDEN_IN_XML.sub("\ufffd", "\n".join(map(str, problems))))


REPORT = Report("JUnit XML, for test reports", _write)
