"""Every document valid against teikit.rng is valid against tei_all: proved for structure, tried on random documents for values."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree
from rng_generator import Generator
from rng_grammar import Grammar, attributes, beyond
from schema_tools import SCHEMAS, VALID, verdicts

SIZE = 45
REQUIRED_COVERAGE = 0.9


def every_attribute(grammar: Grammar) -> set[str]:
    """``element/@attribute`` for all of the grammar."""
    return {f"{name}/@{attribute}" for key, (name, _) in enumerate(grammar.elements) for attribute in attributes(grammar.pattern(key))}


def attribute_names(used: set[str]) -> set[str]:
    """The attributes among what was used, whatever the element."""
    return {name.partition("@")[2] for name in used if "@" in name}


def covers(used: set[str], grammar: Grammar) -> bool:
    """Whether each element came up, and each attribute name on some element."""
    return grammar.names() <= used and attribute_names(every_attribute(grammar)) <= attribute_names(used)


@pytest.fixture(scope="module")
def tei(tei_all: Path) -> Grammar:
    return Grammar(tei_all)


@pytest.fixture(scope="module")
def generator(grammar: Grammar) -> Generator:
    return Generator(grammar, seed=4471)


@pytest.fixture(scope="module")
def generated(generator: Generator, grammar: Grammar, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("generated")
    paths: list[Path] = []

    def write(goal: str) -> None:
        paths.append(folder / f"{len(paths):04}.xml")
        paths[-1].write_bytes(etree.tostring(generator.document(SIZE, goal), encoding="utf-8", xml_declaration=True))

    for name in sorted(grammar.names()):
        write(name)
    for pair in sorted(every_attribute(grammar)):
        if pair.partition("@")[2] not in attribute_names(set(generator.used)):
            write(pair)
    return paths


def test_every_element_is_teis(grammar: Grammar, tei: Grammar) -> None:
    assert grammar.names() <= tei.names()


def test_content_models_are_within_teis(grammar: Grammar, tei: Grammar) -> None:
    """The language of each content model is included in TEI's, decided on the derivatives of both."""
    outside = {}
    for key, (name, _) in enumerate(grammar.elements):
        for other in tei.named(name):
            word = beyond(grammar.pattern(key), other)
            if word is not None:
                outside[name] = word
    assert outside == {}


def test_attributes_are_teis(grammar: Grammar, tei: Grammar) -> None:
    unknown, missing = set(), set()
    for key, (name, _) in enumerate(grammar.elements):
        ours, theirs = attributes(grammar.pattern(key)), attributes(tei.named(name)[0])
        unknown |= {f"{name}/@{attribute}" for attribute in ours.keys() - theirs.keys()}
        missing |= {f"{name}/@{attribute}" for attribute, required in theirs.items() if required and not ours.get(attribute)}
    assert (unknown, missing) == (set(), set())


def test_each_element_is_defined_once(grammar: Grammar) -> None:
    names = [name for name, _ in grammar.elements]
    assert len(names) == len(set(names))


def test_generated_documents_are_valid(generated: list[Path]) -> None:
    assert {path: errors for path, errors in verdicts(SCHEMAS / "teikit.rng", generated).items() if errors} == {}


def test_generated_documents_are_tei(generated: list[Path], tei_all: Path) -> None:
    assert {path: errors for path, errors in verdicts(tei_all, generated).items() if errors} == {}


def test_xsd_accepts_generated_documents(generated: list[Path]) -> None:
    validator = etree.XMLSchema(etree.parse(SCHEMAS / "teikit.xsd"))
    assert [path.name for path in generated if not validator.validate(etree.parse(path))] == []


@pytest.mark.usefixtures("generated")
def test_generated_documents_use_all_of_the_grammar(generator: Generator, grammar: Grammar) -> None:
    used, every = set(generator.used), every_attribute(grammar)
    assert covers(used, grammar)
    assert len(every & used) > REQUIRED_COVERAGE * len(every)


def test_written_documents_are_tei(tei_all: Path) -> None:
    assert {path.name: errors for path, errors in verdicts(tei_all, VALID).items() if errors} == {}


@pytest.mark.skipif(not shutil.which("jing"), reason="libxml2's verdict is the one the other tests take then")
def test_libxml2_agrees_on_generated_documents(generated: list[Path]) -> None:
    validator = etree.RelaxNG(etree.parse(SCHEMAS / "teikit.rng"))
    assert [path.name for path in generated if not validator.validate(etree.parse(path))] == []
