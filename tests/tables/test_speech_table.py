from __future__ import annotations

import time

from tei_documents import document, one, rows

from teikit import tables

PEOPLE = """<particDesc><listPerson>
<person xml:id="vesna" role="author"><persName><forename>Vesna</forename><surname>Orlik</surname></persName><persName>V. Orlik</persName>
<occupation>Harbour master</occupation><idno type="VIAF">12</idno></person>
<person xml:id="tamas"><persName><roleName>Mr.</roleName> Tamás Béres</persName></person></listPerson></particDesc>"""


def test_turns_reported_words_and_utterances_are_rows() -> None:
    body = """<sp who="#vesna"><speaker>Orlik:</speaker><p>The quay <stage>points</stage> is full.</p><p>Come back.</p></sp>
    <p>He said that <said who="#tamas" direct="false" cert="medium">he would wait</said>.</p>
    <note type="speaker">Orlik</note><u who="#vesna"><seg>Good.</seg></u><p><q who="#tamas">Yes</q> <q>so-called</q></p>"""
    found = rows("speech", body, PEOPLE)
    assert [(r["kind"], r["speaker"], r["text"], r["certainty"]) for r in found] == [
        ("turn", ("vesna",), "The quay is full. Come back.", ""),
        ("indirect", ("tamas",), "he would wait", "medium"),
        ("turn", ("vesna",), "Good.", ""),
        ("direct", ("tamas",), "Yes", ""),
    ]
    assert [r["name"] for r in found] == [("Vesna Orlik",), ("Mr. Tamás Béres",), ("Vesna Orlik",), ("Mr. Tamás Béres",)]
    assert [r["label"] for r in found] == ["Orlik:", "", "Orlik", ""]
    assert [r["words"] for r in found] == [6, 3, 1, 1]
    assert found[1]["place"] == "/TEI/text/body/p[1]/said"


def test_parts_tied_together_are_one_speech_even_if_tied_from_one_side() -> None:
    body = """<p><said xml:id="a" next="#b" who="#vesna">None of us</said>, she noted, <said xml:id="b" who="#vesna">will sail</said>.
    <said xml:id="c" who="#tamas">Moreover</said>, he said, <said xml:id="d" prev="#c" who="#tamas">it rains.</said></p>"""
    found = rows("speech", body, PEOPLE)
    assert [(r["parts"], r["text"]) for r in found] == [(2, "None of us will sail"), (2, "Moreover it rains.")]


def test_parts_tied_in_a_circle_are_told_once() -> None:
    found = rows(
        "speech", '<p><said xml:id="a" next="#b">one</said> <said xml:id="b" next="#a">two</said> <said next="#nobody">three</said></p>'
    )
    assert [r["text"] for r in found] == ["one two", "three"]


def test_speech_within_speech_names_the_speech_around_it() -> None:
    found = rows("speech", '<pb n="7"/><sp who="#vesna"><p>He said <said who="#tamas">no</said>.</p></sp>', PEOPLE)
    assert [(r["speech"], r["within"], r["page"]) for r in found] == [(1, "", "7"), (2, "1", "7")]


def test_a_speaker_who_is_not_declared_goes_by_the_label() -> None:
    found = rows("speech", '<sp><speaker>THE CLERK.</speaker><p>Order!</p></sp><sp who="other.xml#x"><speaker>X.</speaker><p>No.</p></sp>')
    assert [(r["speaker"], r["name"]) for r in found] == [((), ("THE CLERK",)), (("other.xml#x",), ("X",))]


def test_speakers_are_counted() -> None:
    body = """<sp who="#vesna"><p>I said <said who="#vesna">no never</said>.</p></sp><sp><speaker>Clerk:</speaker><p>Order!</p></sp>"""
    found = {r["name"]: r for r in rows("speakers", body, PEOPLE)}
    orlik = found["Vesna Orlik"]
    assert (orlik["speaker"], orlik["names"], orlik["role"]) == ("vesna", ("Vesna Orlik", "V. Orlik"), ("author",))
    assert (orlik["offices"], orlik["ref"]) == (("Harbour master",), "https://viaf.org/viaf/12")
    assert (orlik["speeches"], orlik["words"]) == (2, 4), "words within her own speech count once"
    assert (found["Mr. Tamás Béres"]["speeches"], found["Mr. Tamás Béres"]["offices"]) == (0, ())
    assert (found["Clerk"]["speaker"], found["Clerk"]["words"]) == ("", 1)


def test_time_grows_with_the_document() -> None:
    def seconds(n: int) -> float:
        body = "".join(f'<p><said xml:id="a{i}" next="#a{i + 1}" who="#vesna">word {i}</said></p>' for i in range(n))
        tei = one(document(body, PEOPLE))
        begun = time.perf_counter()
        assert sum(1 for _ in tables.load("speech").rows(tei)) == 1
        return time.perf_counter() - begun

    seconds(1000)
    assert seconds(16000) < 4 * seconds(8000) + 0.2
