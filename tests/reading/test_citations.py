"""References to archives: every form as a table, every row by its example, and those of real records."""

from __future__ import annotations

import json
import re
from pathlib import Path
from time import process_time

import pytest
from header_tables import rows
from hypothesis import given
from hypothesis import strategies as st

from teikit.problems import Severity
from teikit.reading.citations import find_citation, read_citation
from teikit.reading.citations.archives import archives, country_name
from teikit.reading.citations.rules import GENERIC, TRADITIONS, Rule
from teikit.record import Citation
from teikit.source import Source, Span


def parts_of(source: Source, citation: Citation) -> list[str]:
    found = [f"collection={source[citation.collection]}"] if citation.collection else []
    found += [f"{part.type}={source[part.span]}" for part in citation.parts]
    if citation.locus:
        found.append(f"locus:{citation.locus_scheme}={citation.locus.from_}-{citation.locus.to}")
    return found


@pytest.mark.parametrize(("country", "reference", "key", "parts"), rows("citations.tsv", 4))
def test_every_form(country: str, reference: str, key: str, parts: str) -> None:
    source = Source(reference)
    citation, _, problems = read_citation(source, source.span)
    assert parts_of(source, citation) == parts.split("; ")
    assert (citation.repository_key or "-") == key
    assert all(problem.severity is Severity.NOTE for problem in problems)
    assert not [problem for problem in problems if problem.code != "repository-unknown"]
    assert (citation.country is not None) == (country not in ("US", "UN", "elsewhere") or (country == "US" and key != "-"))


ALL_RULES = [*GENERIC, *(rule for tradition in TRADITIONS.values() for rule in tradition.rules)]


@pytest.mark.parametrize("rule", dict.fromkeys(ALL_RULES), ids=lambda rule: f"{rule.type}: {rule.example}")
def test_every_rule_reads_its_example(rule: Rule) -> None:
    match = rule.regex.match(rule.example)
    assert match is not None
    assert rule.inside or match.end() == len(rule.example)


def test_every_archive_is_found_by_its_names() -> None:
    for archive in archives():
        assert archive.tradition in TRADITIONS
        assert not archive.country_code or country_name(archive.country_code)
        for form in (archive.name, *archive.forms):
            source = Source(f"{form}, file 12")
            citation, _, _ = read_citation(source, source.span)
            assert citation.repository is not None, form
            assert source[citation.repository].strip(".") == form.strip("."), form


PUBLISHED = (
    "\"Report by A. B. Kessel, 'On the Trip to Ostmark, 6-7 May 1961'\", May 12, 1961, Wilson Center Digital Archive, AVP RF, f. 0112,\n"
    "op. 7, p. 33, d. 9, ll. 15-17. Obtained by Ada Kessel and translated by Bruno Ottermann.  \n<https://example.org/document/99>"
)


def test_a_publishers_citation() -> None:
    source = Source(PUBLISHED)
    citation, responsibilities, problems = read_citation(source, source.span)
    assert source[citation.span] == "AVP RF, f. 0112,\nop. 7, p. 33, d. 9, ll. 15-17"
    assert citation.repository is not None
    assert (source[citation.repository], citation.settlement, citation.country_code) == ("AVP RF", "Moscow", "RU")
    assert citation.locus is not None
    assert source[citation.locus.span] == "ll. 15-17"
    assert [r.label for r in responsibilities] == ["obtained by", "translated by"]
    assert problems == []


def test_what_is_not_understood_stays_and_is_said() -> None:
    source = Source("A private collection of nobody in particular.", "record.txt")
    citation, _, problems = read_citation(source, source.span)
    assert citation == Citation(source.span)
    assert [(p.code, p.severity, p.line) for p in problems] == [("citation-unread", "note", 1)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("He kept it [NAA: A9999, 99/12/3, ii]", "NAA: A9999, 99/12/3, ii"),
        ("The minute is in FO 999/12345, with others.", "FO 999/12345"),
        ("File No. 799.11/123", "File No. 799.11/123"),
        ("It lies in f. 5, op. 30, d. 365, l. 7.", "f. 5, op. 30, d. 365, l. 7"),
        ("RGANI, f. 8, op. 12, d. 345", "RGANI, f. 8, op. 12, d. 345"),
        ("The CIA was told of it in the Department of State.", None),
        ("He read the file and went home.", None),
    ],
)
def test_references_in_lines(text: str, printed: str | None) -> None:
    source = Source(text)
    citation = find_citation(source, source.span)
    assert (source[citation.span] if citation else None) == printed


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["AVP RF", ", ", "f. ", "op. ", "12", "ll. 5-7", ". ", "; ", "[", "]", "\n", "RG 59", "Box "])).map(
            "".join
        ),
    )
)
def test_any_text(text: str) -> None:
    source = Source(text)
    citation, _, _ = read_citation(source, source.span)
    spans = [citation.span, *(part.span for part in citation.parts)]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    find_citation(source, source.span)


def _norm(text: str) -> str:
    return "".join(c for c in text.replace("–", "-").casefold() if c.isalnum())


def test_archives_of_real_records(shared: Path) -> None:
    right = total = 0
    for path in sorted((shared / "gold" / "headers").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))["header"].get("archive") or {}
        name = path.stem
        text = next(p for folder in ("headers", "speech", "brackets", "seed") for p in (shared / "gold" / folder).glob(f"{name}.txt"))
        source = Source.from_path(text)
        found: set[str] = set()
        for block in _blocks(source):
            if "Source:" in source[block] or "Digital Archive" in source[block] or "File No" in source[block]:
                citation, _, _ = read_citation(source, block)
                spans = [citation.repository, citation.collection, *(part.span for part in citation.parts), citation.span]
                found |= {_norm(source[span]) for span in spans if span}
                found |= {_norm(f"{citation.locus.from_}-{citation.locus.to}")} if citation.locus else set()
        total += len(gold)
        right += sum(_norm(value) in found for value in gold.values())
    assert total >= 20
    assert right / total >= 0.95


def _blocks(source: Source) -> list[Span]:
    starts = [0, *(m.end() for m in re.finditer(r"\n\s*\n", source.text))]
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], len(source)], strict=True)]


@pytest.mark.parametrize("unit", ["the CIA was, told, ", "AVP RF, ", "AVP RF, f. 1, ", "a, ", "FO 1/", "Lot 66 "])
def test_time_grows_with_length(unit: str) -> None:
    def seconds(times: int) -> float:
        source = Source(unit * times)
        start = process_time()
        find_citation(source, source.span)
        read_citation(source, source.span)
        return process_time() - start

    assert seconds(8_000) < 6 * seconds(2_000) + 0.5
