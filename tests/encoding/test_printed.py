"""The quick way from TEI to the text it was made from finds what the thorough one does."""

from __future__ import annotations

from pathlib import Path

import pytest
from text_cases import Case, cases_of

from teikit.encoding import Written, written
from teikit.encoding.fidelity import check_fidelity
from teikit.encoding.plaintext import plain_text_and_rend
from teikit.encoding.printed import header_text, printed
from teikit.encoding.xml import Writer
from teikit.project import Project
from teikit.reading import read
from teikit.record import Record
from teikit.source import Source

CASES = cases_of(Path(__file__).parent)
SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*/*.txt"))
SPEECH = Project.from_dict({"text": {"style": "speech"}})


def agree(document: Written) -> bool:
    """Whether the quick way tells anything; what it tells is what the tree says."""
    parts = document.parts
    assert parts is not None
    found = printed(parts)
    if found is None:
        return False
    text, with_rend = plain_text_and_rend(document.tree)
    assert "".join(found.text.decode().split()) == "".join(text.split())
    header = document.tree.find("{*}teiHeader")
    assert header is not None
    assert "".join(header_text(parts).split()) == "".join("".join(header.itertext()).split())
    assert bool(found.beside) == bool(with_rend)
    return True


def records(text: str) -> list[tuple[Record, Written]]:
    found = []
    for project in (Project(), SPEECH):
        record = read(Source(text), project).record
        found.append((record, written(record, project)))
    return found


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cases(case: Case) -> None:
    for record, document in records(case.given):
        agree(document)
        assert check_fidelity(record, document) == check_fidelity(record, document.tree) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path) -> None:
    assert all(agree(document) for _, document in records(path.read_text("utf-8")))


@pytest.mark.parametrize("text", ["One\x07two.\n", "| a | b |\n|---|---|\n| c | d |\n"])
def test_what_takes_the_thorough_way(text: str) -> None:
    for record, document in records(text):
        assert not agree(document)
        assert check_fidelity(record, document) == []


def changed(document: Written, before: str, after: str) -> Written:
    text = document.to_bytes().decode().partition("\n")[2].rstrip("\n")
    assert before in text
    writer = Writer()
    writer.markup(text.replace(before, after, 1))
    return Written(writer)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("boat", "ship"),
        ("boat", ""),
        ("boat", "boat boat"),
        ("[sic]", "[]"),
        (" left", ""),
        ("post( [sic])", "post( [boat])"),
        ("e &amp; n", "e n"),
        ("&amp;", "&lt;"),
    ],
)
def test_what_is_lost_or_invented_is_told_alike(before: str, after: str) -> None:
    record, document = records("Orsa, 3 May 1803\n\nThe boat [sic] left the & not the [illegible] harbor.\n")[0]
    if before not in document.to_bytes().decode():
        pytest.skip("written otherwise")
    wrong = changed(document, before, after)
    assert check_fidelity(record, wrong) == check_fidelity(record, wrong.tree) != []
