"""teikit.sch: silent on valid documents, and each assertion speaks when its rule is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from schema_tools import SCHEMAS, VALID

from teikit.validation.schematron import Rules

# assertion, valid document, old text, new text, a phrase of the message
BROKEN = [
    ("pointer-dangling", "conversation", 'who="#vask" direct="false"', 'who="#wask" direct="false"', "who=#wask"),
    ("pointer-dangling", "conversation", 'target="#secret"', 'target="#secret #hush"', "target=#hush"),
    ("who-no-person", "conversation", 'who="#vask" direct="false"', 'who="#secret" direct="false"', "#secret is something else"),
    ("said-without-who", "conversation", 'said who="#vask" direct="false"', 'said direct="false"', "no @who"),
    ("hand-no-handnote", "manuscript", 'signed hand="#h1"', 'signed hand="#greta"', "#greta is something else"),
    ("part-not-tied", "conversation", 'prev="#s1"', 'prev="#lunde"', "whose @prev points elsewhere: #lunde"),
    ("part-other-speaker", "conversation", 'prev="#s1" who="#vask"', 'prev="#s1" who="#lunde"', "#vask and #lunde"),
    ("date-both", "telegram", 'date when="1999"', 'date when="1999" from="1998"', "not both"),
    ("date-period-reversed", "conversation", 'from="1951-03-06" to="1951-03-07"', 'from="1951-03-06" to="1950"', "ends (1950) before"),
    ("date-doubt-reversed", "manuscript", 'notBefore="1911" notAfter="1913"', 'notBefore="1914" notAfter="1913"', "(1913) lies before"),
    ("size-twice", "conversation", 'extent="the rest of the page"', 'extent="rest" quantity="1" unit="page"', "once"),
    ("size-without-unit", "conversation", 'quantity="3.5" unit="line"', 'quantity="3.5"', "needs its @unit"),
    ("size-reversed", "manuscript", 'atLeast="2" atMost="3"', 'atLeast="10" atMost="9"', "At least 10 is more than at most 9"),
    ("language-undeclared", "conversation", '<language ident="ru">Russian</language>', "", "no language for ru"),
    ("language-unsaid", "bare", '<text xml:lang="en">', "<text>", "is not given"),
    ("empty-name", "conversation", "<publisher>Nordhavn Documents</publisher>", "<publisher> </publisher>", "This publisher is empty"),
    ("empty-statement", "bare", "Plain text without a statement of its source.", "", "This sourceDesc says nothing"),
    ("empty-list", "bare", '<language ident="en">English</language>', "", "This langUsage lists nothing"),
    ("faked", "conversation", '<author><persName ref="#lunde">O. P. Lunde</persName></author>', "<author>Unknown</author>", "Unknown”"),
    ("enclosure-inside", "telegram", '<div type="section">', '<div type="enclosure">', "not inside it"),
    ("person-without-id", "manuscript", '<person xml:id="nils">', "<person>", "cannot be pointed to"),
]  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.load(SCHEMAS / "teikit.sch")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_documents_break_no_rule(rules: Rules, path: Path) -> None:
    assert list(rules.check(etree.parse(path))) == []


@pytest.mark.parametrize(("id_", "document", "old", "new", "phrase"), BROKEN)
def test_each_assertion_speaks(rules: Rules, id_: str, document: str, old: str, new: str, phrase: str) -> None:
    text = (Path(__file__).parent / "valid" / f"{document}.xml").read_text(encoding="utf-8")
    assert old in text
    tree = etree.ElementTree(etree.fromstring(text.replace(old, new, 1).encode()))
    found = [problem for problem in rules.check(tree) if problem.rule == id_]
    assert found
    assert phrase in found[0].message


def test_every_assertion_is_tried() -> None:
    checks = etree.parse(SCHEMAS / "teikit.sch").iter("{*}assert", "{*}report")
    assert {check.get("id") for check in checks} == {row[0] for row in BROKEN}


def test_ranges_before_the_common_era_are_left_alone(rules: Rules) -> None:
    text = (Path(__file__).parent / "valid" / "manuscript.xml").read_text(encoding="utf-8")
    early = text.replace('notBefore="1911" notAfter="1913"', 'notBefore="-0050" notAfter="-0040"')
    assert list(rules.check(etree.ElementTree(etree.fromstring(early.encode())))) == []
