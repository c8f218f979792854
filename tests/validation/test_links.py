"""The checks that need no schema, by example."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from teikit.problems import Problem
from teikit.validation.links import CODES, Links, check_links
from teikit.validation.places import Places
from teikit.validation.together import together
from teikit.validation.xml import Document, parse_text

_BLOCKS = (Path(__file__).parent / "links.txt").read_text("utf-8").split("\n\n")
EXAMPLES = {
    title: (document, wanted) for title, document, wanted in (block.strip("\n").removesuffix(".").split("\n.\n") for block in _BLOCKS)
}


def _found(inside: str) -> list[Problem]:
    document = parse_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inside}</TEI>')
    assert isinstance(document, Document)
    return together([], check_links(document.tree.getroot()), Places(document), "")


@pytest.mark.parametrize("title", EXAMPLES)
def test_examples(title: str) -> None:
    document, wanted = EXAMPLES[title]
    told = [f"{problem.code} {problem.severity} {problem.xpath}: {problem.message}" for problem in _found(document)]
    assert told == [line for line in wanted.splitlines() if line]


def test_every_code_has_an_example() -> None:
    examples = "\n".join(wanted for _, wanted in EXAMPLES.values())
    assert [code for code in CODES if code not in examples] == []


def test_time_grows_with_the_document() -> None:
    def seconds(count: int) -> float:
        speeches = "".join(f'<sp xml:id="s{n}" who="#p{n}"/><sp who="word{n}"/>' for n in range(count))
        root = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{speeches}</TEI>')
        started = time.perf_counter()
        assert len(check_links(root)) == 2 * count
        return time.perf_counter() - started

    seconds(1000)
    assert seconds(40_000) < 3 * seconds(20_000) + 0.2


def test_a_huge_identifier_is_no_trouble() -> None:
    assert [problem.code for problem in _found(f'<text xml:id="{"é" * 1_000_000}!"/>')] == ["id-malformed"]


def test_links_know_nothing_of_trees() -> None:
    links = Links()
    links.see(0, "{http://www.tei-c.org/ns/1.0}sp", ["who"], ["#x"])
    assert [(finding.code, finding.element) for finding in links.findings()] == [("pointer-dangling", 0)]
