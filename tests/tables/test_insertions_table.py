from __future__ import annotations

import pytest
from tei_documents import HEADER, rows

RESPONSIBLE = HEADER.replace(
    "</title>", '</title><respStmt><resp>translated by</resp><persName xml:id="translator">Ilka Moor</persName></respStmt>'
)


@pytest.mark.parametrize(
    ("element", "cls", "text"),
    [
        ('<supplied reason="subaudible" resp="#translator">to</supplied>', "supplied", "to"),
        ('<supplied reason="identification">Orlik</supplied>', "identification", "Orlik"),
        ('<gap reason="illegible" quantity="2" unit="word"><desc>2 words illegible</desc></gap>', "gap", "2 words illegible"),
        ('<gap reason="signature"><desc>signed</desc></gap>', "signature", "signed"),
        ("<choice><sic>was</sic><corr>were</corr></choice>", "choice", "were"),
        ('<sic rend="post( [sic])">recieved</sic>', "sic", "recieved"),
        ('<term type="original" xml:lang="ru-Latn">pristan</term>', "original", "pristan"),
        ('<note place="inline" type="translator">so printed</note>', "note", "so printed"),
        ('<unclear cert="low">set</unclear>', "unclear", "set"),
        ('<seg type="editorial" subtype="unclassified">?</seg>', "unclassified", "?"),
        ('<stage rend="brackets">laughter</stage>', "stage", "laughter"),
        ("<del>struck</del>", "del", "struck"),
    ],
)
def test_an_insertion_is_a_row(element: str, cls: str, text: str) -> None:
    found = rows("insertions", f"<p>They walked {element} the quay.</p>", header=RESPONSIBLE)
    assert [(r["class"], r["text"], r["before"], r["behind"]) for r in found] == [(cls, text, "They walked", "the quay.")]


@pytest.mark.parametrize(
    "element", ["<stage>Exit.</stage>", "<abbr>Dr</abbr>", '<note place="foot">See there.</note>', '<pb resp="#teikit" cert="low"/>']
)
def test_what_may_be_the_source_s_own_is_none(element: str) -> None:
    assert not rows("insertions", f"<p>They walked {element} on.</p>")


def test_who_is_responsible_and_how_much_is_missing() -> None:
    body = '<p>a <gap reason="redacted" resp="#translator" cert="low" quantity="3.5" unit="line"/> b</p>'
    (row,) = rows("insertions", body, header=RESPONSIBLE)
    assert [row[c] for c in ("reason", "quantity", "unit", "resp", "responsible", "certainty")] == [
        "redacted",
        "3.5",
        "line",
        "translator",
        "Ilka Moor",
        "low",
    ]


def test_a_choice_has_both_readings_and_context_has_one() -> None:
    first, second = rows("insertions", "<p>They <choice><sic>was</sic><corr>were</corr></choice> at <supplied>the</supplied> quay</p>")
    assert (first["text"], first["instead"]) == ("were", "was")
    assert second["before"] == "They were at"


def test_insertions_in_notes_have_the_note_for_context() -> None:
    (row,) = rows("insertions", '<p>Quay<note place="foot">Seen <gap reason="lost"/> twice.</note> full.</p>')
    assert (row["before"], row["behind"]) == ("Seen", "twice.")
