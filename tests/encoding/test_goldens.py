"""Texts and the TEI of their bodies: the cases in the files beside this one."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from fragments import body_of, converted
from text_cases import Case, cases_of

from teikit.encoding.fidelity import check_fidelity
from teikit.project import Project
from teikit.record import Insertion, InsertionClass

CASES = cases_of(Path(__file__).parent)
# Insertions of a translation are their translator's; some settings are a group's.
PROJECTS = {
    "insertions": Project.from_dict({"header": {"translator": "A. Velde", "original_language": "ru"}}),
    "utterances": Project.from_dict({"text": {"style": "speech"}}),
    "broken_words": Project.from_dict({"text": {"hyphenation": True}}),
    "kept_lines": Project.from_dict({"text": {"hyphenation": True, "line-breaks": True}}),
}
# Classes that only an editor or a project gives, or a text whose notes are lost.
DECIDED = {"note-call", "space", "unclassified"}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_text_becomes_its_tei(case: Case) -> None:
    record, tree = converted(case.given, PROJECTS.get(case.group))
    assert body_of(tree) == case.expected
    assert not check_fidelity(record, tree)


def test_every_class_of_insertion_has_a_case() -> None:
    found = {
        mark.cls
        for case in CASES
        if case.group == "insertions"
        for mark in converted(case.given, PROJECTS["insertions"])[0].inlines
        if isinstance(mark, Insertion)
    }
    assert set(get_args(InsertionClass)) - DECIDED == found - DECIDED
