"""What is taken as valid by its tags is valid; and all that teikit writes is."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.encoding import Written
from teikit.encoding.xml import Writer
from teikit.validation import Validator
from teikit.validation.validator import read

from .mutants import mutants

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples").glob("*/*.xml"))
_EACH = 40


def written(data: bytes) -> Written:
    writer = Writer()
    writer.markup(data.decode().partition("\n")[2].rstrip("\n"))
    return Written(writer)


def accepted(validator: Validator, document: Written) -> bool:
    return document.parts is not None and validator.accepts(*document.parts)


@pytest.fixture(scope="module")
def validator() -> Validator:
    made = Validator("teikit", schematron=False)
    assert list(made.validate(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"))
    return made


def test_nothing_is_accepted_before_the_schema_is_loaded() -> None:
    assert not accepted(Validator("teikit"), written(SAMPLES[0].read_bytes()))


def test_nothing_is_accepted_where_the_document_names_its_schema() -> None:
    assert not accepted(Validator(), written(SAMPLES[0].read_bytes()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_and_what_is_made_of_them(path: Path, validator: Validator) -> None:
    data = path.read_bytes()
    assert accepted(validator, written(data)) == (not list(validator.validate(data)))
    made = [mutant for _, mutant in mutants(data, _EACH, len(data))]
    for mutant in made:
        wrong = list(validator.validate(read(mutant).tree))  # type: ignore[union-attr]
        assert accepted(validator, written(mutant)) == (not wrong), wrong


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (' xmlns="http://www.tei-c.org/ns/1.0"', ""),
        (' xmlns="http://www.tei-c.org/ns/1.0"', ' xmlns="http://www.tei-c.org/ns/2.0"'),
        ('<text xml:lang="en">', '<text xmlns="" xml:lang="en">'),
        ('<text xml:lang="en">', "<text xml:lang='en'>"),
        ('<text xml:lang="en">', '<text xml:lang="e\nn">'),
        ('<text xml:lang="en">', '<text\nxml:lang="en">'),
        ('<text xml:lang="en">', '<text xml:lang = "en">'),
        ('<text xml:lang="en">', '<text xml:lang="en" n="&#65;">'),
        ("<body>", "<body>words"),
        ("<body>", "<body>&#13;"),
        ("</body>", "words</body>"),
    ],
)
def test_what_is_written_otherwise_is_left_to_the_tree(before: str, after: str, validator: Validator) -> None:
    data = next(d for path in SAMPLES if b'<text xml:lang="en">' in (d := path.read_bytes()))
    assert accepted(validator, written(data))
    assert before in data.decode()
    assert not accepted(validator, written(data.replace(before.encode(), after.encode(), 1)))
