"""SARIF 2.1.0 (OASIS), for code scanning services and editors."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath
from typing import TextIO
from urllib.parse import quote

from teikit.codes import meaning_of
from teikit.problems import Problem
from teikit.reports import Outcome, Report
from teikit.version import __version__

__all__ = ["REPORT"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _write(outcomes: Iterable[Outcome], out: TextIO) -> None:
    rules: dict[str, int] = {}
    results = [_result(problem, rules) for outcome in outcomes for problem in outcome.problems]
    driver = {"name": "teikit", "version": __version__, "semanticVersion": __version__, "rules": [_rule(code) for code in rules]}
    run = {
        "tool": {"driver": driver},
        # Columns are counted as Python does; SARIF's default is UTF-16.
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out, indent=1)
    out.write("\n")


def _rule(code: str) -> dict[str, object]:
    return {"id": code, "shortDescription": {"text": meaning_of(code)}}


def _result(problem: Problem, rules: dict[str, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rules.setdefault(problem.code, len(rules)),
        "level": problem.severity.value,
        "message": {"text": problem.message},
        "partialFingerprints": {"teikit/v1": _fingerprint(problem)},
    }
    if location := _location(problem):
        result["locations"] = [location]
    properties = {"expected": list(problem.expected) or None, "rule": problem.rule}
    if given := {name: value for name, value in properties.items() if value}:
        result["properties"] = given
    return result


def _location(problem: Problem) -> dict[str, object]:
    location: dict[str, object] = {}
    if problem.path:
        physical: dict[str, object] = {"artifactLocation": {"uri": _uri(problem.path)}}
        if problem.line:
            region = {"startLine": problem.line}
            if problem.column:
                region["startColumn"] = problem.column
            physical["region"] = region
        location["physicalLocation"] = physical
    if problem.xpath:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.xpath, "kind": "element"}]
    return location


def _uri(path: str) -> str:
    plain = PurePath(path)
    if plain.is_absolute():
        return plain.as_uri()
    # A colon in the first step would make it a scheme.
    return quote(plain.as_posix().encode("utf-8", "surrogateescape"), safe="/")


def _fingerprint(problem: Problem) -> str:
    """The same for a problem as long as its document is built as it is, wherever its lines move."""
    told = "\0".join((problem.path, problem.code, problem.xpath or "", problem.message))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


REPORT = Report("SARIF 2.1.0, for code scanning", _write)
