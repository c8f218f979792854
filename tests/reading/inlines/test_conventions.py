"""The table of conventions: every row has an example, and the example is read by that row."""

from __future__ import annotations

import dataclasses

import pytest

from teikit.reading.inlines.convention import Convention
from teikit.reading.inlines.conventions import CONVENTIONS
from teikit.reading.inlines.insertions import Context, read_insertions
from teikit.source import Source


def context_of(row: Convention) -> Context:
    return Context(**{field.name: getattr(row.setting, field.name) for field in dataclasses.fields(row.setting)})


@pytest.mark.parametrize("row", CONVENTIONS, ids=lambda row: row.id)
def test_example_is_read_by_its_row(row: Convention) -> None:
    assert row.example.strip(), f"{row.id} has no example"
    assert row.provenance.strip(), f"{row.id} does not say where it was found"
    source = Source(row.example)
    read = read_insertions(source, source.span, context_of(row)).insertions
    assert row.id in [insertion.convention for insertion in read], [(source[i.span], i.convention) for i in read]


def test_ids_are_unique() -> None:
    ids = [row.id for row in CONVENTIONS]
    assert len(ids) == len(set(ids))


def test_a_row_says_what_it_looks_for() -> None:
    for row in CONVENTIONS:
        assert row.pattern is not None or row.when is not None or row.weigh is not None or row.id == "word-part", row.id
