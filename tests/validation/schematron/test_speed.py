"""Time grows with the document, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from teikit.validation.schematron import Rules

from .helpers import TEI, rules, tree


def _letters(paragraphs: int) -> str:
    one = '<p xml:id="p{0}" n="{0}">Rain over <persName ref="#p{0}">Lund</persName><anchor spanTo="#p{0}"/> again.</p>'
    return f'<TEI xmlns="{TEI}"><text><body>{"".join(one.format(n) for n in range(paragraphs))}</body></text></TEI>'


def _seconds(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


_RULES = {
    "names": '<rule context="tei:p"><assert test="tei:persName and ancestor::tei:text">x</assert></rule>',
    "findings": '<rule context="tei:p"><report test="true()"><value-of select="@n"/></report></rule>',
    "ids": '<rule context="tei:persName"><report test="id(substring(@ref, 2)) &gt;&gt; .">x</report></rule>',
    "anywhere": '<rule context="tei:persName"><assert test="//tei:p[@xml:id = substring(current()/@ref, 2)]">x</assert></rule>',
    "following": '<rule context="tei:anchor"><report test="following::*[@xml:id = substring(current()/@spanTo, 2)]">x</report></rule>',
    "among": '<rule context="tei:persName"><assert test="substring(@ref, 2) = $ids">x</assert></rule>',
    "failures": '<rule context="tei:p"><report test="xs:date(@n) = 1">x</report></rule>',
}


@pytest.mark.parametrize("kind", _RULES)
def test_twice_the_document_takes_twice_the_time(kind: str) -> None:
    asked = rules(f'<let name="ids" value="//@xml:id"/><pattern>{_RULES[kind]}</pattern>')
    small, large = tree(_letters(1500)), tree(_letters(6000))
    list(asked.check(small))

    once = _seconds(lambda: list(asked.check(small)))
    assert _seconds(lambda: list(asked.check(large))) < 4 * once * 1.7 + 0.05


def test_tei_all_on_a_hundred_kilobytes_takes_less_than_a_second(shared) -> None:  # type: ignore[no-untyped-def]
    asked = Rules.load(shared / "schemas" / "tei-4.12.0" / "tei_all.rng")
    document = tree(_letters(1200))

    start = time.process_time()
    assert [p.code for p in asked.check(document)] == ["schematron-rule-broken"] * 1200
    assert time.process_time() - start < 1
