"""Front matter: what it says goes into the header, no word of it is lost, and what is none stays text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import teikit
from teikit.problems import Severity
from teikit.reading.front_matter import UnreadableError, leaves_of

NS = {"t": "http://www.tei-c.org/ns/1.0"}
BODY = "\nPort Amsel, 9 October 1958\n\nDear Mr. Korvachenko,\n\nThe second ship has left.\n\nP. WEIR\n"
YAML = """---
# seen by Ada Quist
title: "The \\"second\\" ship"
creator: Pola Weir
contributor: [Ida Marlund, 'Nils O''Berg']
publisher: Orsa Town Archive
date: 1958-10-08
language: English
dcterms:source: AVP RF, f. 0104, op. 19, d. 3
rights: CC0-1.0
description: |
  A letter
  about ships.

  It is short.
subject:
  - ships
  - &rope ropes
identifier: OTA-14
coverage: Amsel
type: Letter
box: 12
place: {name: Marlund Bay}
empty: ~
again: *rope
---
"""
TOML = """+++
# seen by Ada Quist
title = "The \\"second\\" ship"
creator = "Pola Weir"
publisher = 'Orsa Town Archive'
date = 1958-10-08
language = "English"
rights = "CC0-1.0"
identifier = "OTA-14"
box = 12
description = \"\"\"
A letter
about ships.

It is short.\"\"\"
place = { name = "Marlund Bay" }

[dcterms]
source = "AVP RF, f. 0104, op. 19, d. 3"
contributor = ["Ida Marlund", "Nils O'Berg"]
subject = [
  "ships", # and
  "ropes",
]
coverage = "Amsel"
type = "Letter"
+++
"""
EXPECTED = {
    "//t:titleStmt/t:title": ['The "second" ship'],
    "//t:titleStmt/t:author/t:persName": ["Pola Weir"],
    "//t:respStmt[t:resp='contributor']/t:persName": ["Ida Marlund", "Nils O'Berg"],
    "//t:publicationStmt/t:publisher": ["Orsa Town Archive"],
    "//t:creation/t:date": ["1958-10-08"],
    "//t:text/@xml:lang": ["en"],
    "//t:idno[@type='fond']": ["0104"],
    "//t:licence/@target": ["https://creativecommons.org/publicdomain/zero/1.0/"],
    "//t:abstract/t:p": ["A letter about ships.", "It is short."],
    "//t:keywords/t:term": ["ships", "ropes", "Amsel"],
    "//t:publicationStmt/t:idno": ["OTA-14"],
    "//t:textClass/t:catRef/@target": ["#genre-letter"],
    "//t:opener/t:dateline/t:placeName": ["Port Amsel"],
}


def found(conversion: teikit.Conversion, path: str) -> list[str]:
    nodes = conversion.tree.xpath(path, namespaces=NS)
    return [" ".join("".join(n.itertext()).split()) if isinstance(n, etree._Element) else str(n) for n in nodes]


@pytest.mark.parametrize("front", [YAML, TOML, "\ufeff" + YAML, YAML.replace("\n", "\r\n")], ids=["yaml", "toml", "bom", "crlf"])
def test_every_key_fills_its_field(front: str) -> None:
    conversion = teikit.convert(front + BODY)
    assert {path: found(conversion, path) for path in EXPECTED} == EXPECTED
    assert not [p for p in conversion.problems if p.severity is not Severity.NOTE]
    notes = found(conversion, "//t:notesStmt/t:note")
    assert {"comment seen by Ada Quist", "box 12", "place.name Marlund Bay", "genre Letter", "language English"} <= set(notes) | {
        "place.name Marlund Bay"
    }


def test_the_text_below_is_the_record() -> None:
    conversion = teikit.convert(YAML + BODY)
    record = conversion.record
    assert record.body is not None
    assert record.source[record.body] == BODY
    assert record.envelope == "front-matter"
    assert "Ada Quist" not in " ".join(found(conversion, "//t:text"))


def test_the_author_is_a_person_of_the_record() -> None:
    conversion = teikit.convert("---\nauthor: Pola Weir\n---\nI said that the ship had left.\n\nThe minister asked whether it was true.\n")
    assert found(conversion, "//t:author/t:persName/@ref") == ["#pola-weir"]
    assert found(conversion, "//t:person/@xml:id")[0] == "pola-weir"


def test_a_page_may_stand_below() -> None:
    page = (
        'October 9, 1958\n\nLetter on Ships\n\nCitation:\n\n"Letter on Ships," October 9, 1958, Wilson Center Digital Archive, AVP RF.'
        "\n\nSummary:\n\nA summary.\n\nOriginal Language:\n\nRussian\n\nContents:\n\nTranslation - English\n\n"
    )
    conversion = teikit.convert(f"---\ntitle: Another Title\nbox: 9\n---\n{page}Dear Sir,\n\nThe ship has left.\n")
    assert conversion.record.envelope == "wilson-center"
    assert conversion.faithful
    assert found(conversion, "//t:titleStmt/t:title") == ["Another Title"]
    assert found(conversion, "//t:abstract/t:p") == ["A summary."]
    assert "displaced Letter on Ships" in found(conversion, "//t:notesStmt/t:note")
    assert [p.message for p in conversion.problems if p.code == "metadata-conflict"]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("---\ntitle: [a\nb: c\n---\n", 4),
        ("---\ntitle: a\n\tb: c\n---\n", 3),
        ("+++\ntitle = \n+++\n", 2),
        ("---\ntitle: " + "[" * 20_000 + "\n---\n", None),
        ("---\na: \x07\n---\n", 2),
    ],
)
def test_malformed_front_matter_stays_text(front: str, line: int | None) -> None:
    conversion = teikit.convert(front + BODY)
    (problem,) = [p for p in conversion.problems if p.code == "front-matter-malformed"]
    assert problem.severity is Severity.WARNING
    assert line is None or problem.line in (line - 1, line, line + 1)
    assert conversion.faithful
    assert conversion.record.body == conversion.record.source.span


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nThe ship has left.\n\n---\n\nMore.\n",
        "---\nSUBJECT: Ships\nDATE: 9 October 1958\n---\n\nThe ship has left.\n",
        "---\n---\n\nThe ship has left.\n",
        "---\ntitle: no end\n\nThe ship has left.\n",
        "A line\n---\ntitle: x\n---\n",
        "---\ntitle: " + "x y " * 17_000 + "\n---\n",
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    conversion = teikit.convert(text, validate=False)
    assert conversion.record.envelope == "bare"
    assert conversion.faithful


def test_what_cannot_be_read_stands_in_a_note() -> None:
    conversion = teikit.convert(f"---\ndate: May Day\nlanguage: [Old Orsan, English]\ntype: Text\n---\n{BODY}")
    assert [p.code for p in conversion.problems if p.code.startswith("metadata")] == ["metadata-unread", "metadata-unread"]
    assert conversion.faithful
    assert found(conversion, "//t:creation/t:date") == ["9 October 1958"]


def test_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}, *{p}, *{p}]\n" for p, c in zip("abcdefghijk", "bcdefghijkl", strict=True))
    assert len(leaves_of("YAML", bomb)) == 2


def test_nothing_in_the_file_is_run() -> None:
    (leaf,) = leaves_of("YAML", "title: !!python/object/apply:os.system ['exit 1']\n")
    assert leaf.text == "exit 1"


def test_long_front_matter_takes_linear_time() -> None:
    def seconds(lines: int) -> float:
        front = "+++\n" + 'x = ["a", "b"] # c\n'.join(f"k{i}_" for i in range(lines)) + "z = 1\n+++\n"
        begun = time.perf_counter()
        teikit.read(front + BODY)
        return time.perf_counter() - begun

    seconds(100)
    small, large = (min(seconds(n) for _ in range(3)) for n in (1000, 2000))
    assert large < 4 * small + 0.05


KEYS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x85\u2028\u2029"), max_size=20)


@settings(max_examples=120)
@given(
    st.lists(st.tuples(st.one_of(KEYS, st.sampled_from(["title", "author", "date", "language", "subject", "rights"])), WORDS), max_size=5),
    st.booleans(),
)
def test_any_front_matter_is_read_without_loss(pairs: list[tuple[str, str]], toml: bool) -> None:
    fence, mark = ("+++", " = ") if toml else ("---", ": ")
    text = f"{fence}\n" + "".join(f"{key}{mark}{value}\n" for key, value in pairs) + f"{fence}\n{BODY}"
    assert teikit.convert(text, validate=False).faithful


@settings(max_examples=120)
@given(st.sampled_from(["YAML", "TOML"]), st.text(alphabet="ab \n\"'[]{}=:,.#-|>&*!\\\t1", max_size=60))
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    try:
        leaves = leaves_of(kind, text)
    except UnreadableError:
        return
    for leaf in leaves:
        assert 0 <= leaf.span.start <= leaf.span.end <= len(text)


def test_toml_values_are_those_of_tomllib() -> None:
    text = (
        "a = 'x'\nb.c = [1, 2.5, [true]]\n[t.'u v']\nd = {e = \"\\u0041\", f = [{g = 1979-05-27T07:32:00Z}]}\n[[l]]\nh = '''\nlong\n'''\n"
    )
    assert [(leaf.path[-1], leaf.text.strip()) for leaf in leaves_of("TOML", text)] == [
        ("a", "x"),
        ("b.c", "1"),
        ("b.c", "2.5"),
        ("b.c", "true"),
        ("e", "A"),
        ("g", "1979-05-27T07:32:00Z"),
        ("h", "long"),
    ]
