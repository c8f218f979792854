"""TEI's own rules: each of them runs, and finds what Saxon finds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from teikit.validation.schematron import Rules

from .breakers import BREAKERS, document
from .helpers import LETTER, schema, tree
from .saxon_peer import Finding, SaxonPeer, place
from .test_contexts import CONTEXTS

_SCHEMAS = [
    "tei-4.12.0/tei_all.rng",
    "tei-4.12.0/tei_all.rnc",
    "tei-4.12.0/tei_all.sch",
    *(f"tei-4.8.0/tei_{name}.rng" for name in ["bare", "corpus", "drama", "lite", "minimal", "ms", "simplePrint", "speech"]),
    "tei-4.8.0/tei_drama.isosch",
    *(f"eltec/eltec-{name}.rng" for name in ["0", "1", "2", "2_strict", "repo", "x"]),
]
# Scraps that a test fails on instead of finding it true or false.
_FAILING = {"att.repeatable-MINandMAXoccurs", "path-pathmustnotbeclosed"}


def _ours(rules: Rules, parsed: etree._ElementTree) -> tuple[Counter[Finding], Counter[str]]:
    findings: Counter[Finding] = Counter()
    failed: Counter[str] = Counter()
    for problem in rules.check(parsed):
        if problem.code == "schematron-rule-broken":
            findings[Finding(problem.rule or "", place(problem.xpath or ""), problem.message)] += 1
        else:
            failed[problem.rule or ""] += 1
    return findings, failed


@pytest.mark.parametrize("name", _SCHEMAS)
def test_every_rule_runs(shared: Path, name: str) -> None:
    problems = list(Rules.load(shared / "schemas" / name).check(tree(document(*BREAKERS.values()))))
    not_run = {p.rule or "" for p in problems if p.code == "schematron-rule-not-run"}

    assert all(any(known in rule for known in _FAILING) for rule in not_run), not_run
    assert len({p.rule for p in problems}) > 5


def test_every_rule_of_tei_all_can_be_broken(shared: Path) -> None:
    rules = Rules.load(shared / "schemas" / "tei-4.12.0" / "tei_all.sch")
    broken = {p.rule for p in rules.check(tree(document(*BREAKERS.values()))) if p.code == "schematron-rule-broken"}
    named = {e.get("id") for e in etree.parse(shared / "schemas" / "tei-4.12.0" / "tei_all.sch").iter("{*}pattern")}

    assert named - {None} <= broken


@pytest.mark.parametrize("name", [name for name in _SCHEMAS if not name.endswith(".rnc")])
def test_saxon_finds_the_same_in_documents_that_break_each_rule(shared: Path, tmp_path: Path, name: str) -> None:
    pytest.importorskip("saxonche", reason="saxonche, a development extra, is not installed")
    rules, peer = Rules.load(shared / "schemas" / name), SaxonPeer(shared / "schemas" / name)
    for scraps in [[scrap] for scrap in BREAKERS.values()] + [list(BREAKERS.values())]:
        file = tmp_path / "broken.xml"
        file.write_text(document(*scraps), encoding="utf-8")
        (ours, failed), (theirs, failed_there) = _ours(rules, etree.parse(file)), peer.check(file)
        assert ours == theirs
        assert set(failed) == set(failed_there)


@pytest.mark.parametrize("name", ["tei-4.12.0/tei_all.rng", "tei-4.8.0/tei_simplePrint.rng", "eltec/eltec-2.rng"])
def test_saxon_finds_the_same_in_real_documents(shared: Path, name: str) -> None:
    pytest.importorskip("saxonche", reason="saxonche, a development extra, is not installed")
    rules, peer = Rules.load(shared / "schemas" / name), SaxonPeer(shared / "schemas" / name)
    for file in sorted((shared / "suites" / "tei").glob("*.xml")):
        parsed = etree.parse(file, etree.XMLParser(collect_ids=False))
        assert _ours(rules, parsed) == peer.check(file), file.name


def test_saxon_means_the_same_nodes_by_a_context(tmp_path: Path) -> None:
    pytest.importorskip("saxonche", reason="saxonche, a development extra, is not installed")
    # Saxon takes `except` between patterns and `id()` in them too; the peer writes every context as a template's match.
    patterns = [
        f'<pattern id="c{number}"><rule context="{context}"><report test="true()">x</report></rule></pattern>'
        for number, context in enumerate(CONTEXTS)
    ]
    (tmp_path / "a.sch").write_bytes(etree.tostring(schema("".join(patterns))))
    (tmp_path / "a.xml").write_text(LETTER, encoding="utf-8")
    ours, _ = _ours(Rules.load(tmp_path / "a.sch"), tree())
    theirs, _ = SaxonPeer(tmp_path / "a.sch").check(tmp_path / "a.xml")

    def located(findings: Counter[Finding]) -> list[tuple[str, int]]:
        return sorted(Counter(finding.rule for finding in findings.elements()).items())

    assert located(ours) == located(theirs)
