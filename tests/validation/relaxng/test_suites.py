"""RELAX NG and datatypes against James Clark's test suites."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.validation.relaxng import Schema, SchemaError
from teikit.validation.relaxng.datatypes import DatatypeError
from teikit.validation.relaxng.datatypes.regex import Regex

from .suites import datatype_cases, regex_cases, spec_cases


@pytest.fixture
def suite(shared: Path) -> Path:
    return shared / "suites" / "relaxng"


def test_every_schema_and_document_of_the_specification_suite(suite: Path, tmp_path: Path) -> None:
    wrong = []
    for number, case in enumerate(spec_cases(suite / "spectest.xml")):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            schema = Schema.load(case.write(folder))
        except SchemaError as error:
            if case.correct or not all(p.line and p.rule for p in error.problems if p.path):
                wrong.append((case.line, str(error)))
            continue
        if not case.correct:
            wrong.append((case.line, f"section {case.section}: the mistake was not found"))
            continue
        for line, document, valid in case.documents:
            problems = list(schema.validate_bytes(document))
            if valid == bool(problems):
                wrong.append((line, f"section {case.section}: {problems}"))
    assert wrong == []


def test_every_datatype_case(suite: Path) -> None:
    wrong = []
    for case in datatype_cases(suite / "xsdtest.xml"):
        try:
            found = not list(Schema.from_bytes(case.schema).validate_bytes(case.document))
        except SchemaError as error:
            wrong.append((case.line, case.about, str(error)))
            continue
        if found != case.valid:
            wrong.append((case.line, case.about, f"should be {'valid' if case.valid else 'invalid'}"))
    assert wrong == []


def test_every_regular_expression(suite: Path) -> None:
    wrong = []
    for line, source, correct, texts in regex_cases(suite / "regextest.xml"):
        try:
            regex = Regex(source)
        except DatatypeError:
            found, is_one = [], False
        else:
            found, is_one = [(text, regex.fits(text)) for text, _ in texts], True
        if is_one != correct or (correct and found != texts):
            wrong.append((line, source, is_one, found))
    assert wrong == []
