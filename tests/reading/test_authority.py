"""The project's people: identifiers and references by name."""

from __future__ import annotations

from pathlib import Path

import pytest

import teikit
from teikit.problems import TeikitError
from teikit.project import PeopleSettings, PlacesSettings, Project
from teikit.reading.authority import read_authority
from teikit.record import NameMention, Speech, Turn

RECORD = """Port Amsel, 9 October 1958

RECORD OF A CONVERSATION
with Tomas ILLARDE RUVO, Minister of Fisheries

The minister said that the winches would come in May. I told T. Illarde that the second ship had left.

P. KORVACHENKO
"""
CSV = """id,name,viaf,wikidata,ref
illarde-ruvo,"Illarde Ruvo, Tomas; Tomas Illarde",123,Q45,
peter-korvachenko,P. Korvachenko,,,https://people.example/k
"""
LIST = """<?xml version="1.0" encoding="ISO-8859-1"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="illarde-ruvo"><persName><surname>Illarde Ruvo</surname>, <forename>Tomas</forename></persName>
<idno type="VIAF">123</idno></person>
<person xml:id="peter-korvachenko"><persName ref="https://people.example/k">P. Korvachenko</persName></person>
</listPerson></standOff></TEI>
"""


def read(tmp_path: Path, text: str, name: str = "people.csv", record: str = RECORD) -> teikit.Conversion:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return teikit.convert(record, project=Project(people=PeopleSettings(str(file))))


def codes(conversion: teikit.Conversion) -> list[str]:
    return [p.code for p in conversion.problems if p.code.startswith("person-")]


@pytest.mark.parametrize(
    ("text", "name"), [(CSV, "people.csv"), (CSV.replace(",", "\t").replace("Ruvo\t", "Ruvo,"), "p.tsv"), (LIST, "people.xml")]
)
def test_known_people_take_their_identifiers(tmp_path: Path, text: str, name: str) -> None:
    conversion = read(tmp_path, text, name)
    assert conversion.clean
    refs = {person.id: person.ref or "" for person in conversion.record.people}
    assert refs["illarde-ruvo"].startswith("https://viaf.org/viaf/123")
    assert refs["peter-korvachenko"] == "https://people.example/k"
    assert not codes(conversion)
    used = {m.person for m in conversion.record.inlines if isinstance(m, NameMention | Speech)}
    assert used == {"illarde-ruvo", "peter-korvachenko"}


def test_speakers_of_turns_too(tmp_path: Path) -> None:
    turns = ("ILLARDE: The winches are late.", "KORVA: They are not late at all.", "ILLARDE: And the rope too.", "KORVA: We shall see.")
    record = "\n\n".join(["TRANSCRIPT OF A TALK", *turns])
    conversion = read(tmp_path, "id,name\ntomas,Illarde\n", record=record)
    people = [b.person for d in conversion.record.divisions for b in d.blocks if isinstance(b, Turn)]
    assert people == ["tomas", "korva", "tomas", "korva"]
    assert codes(conversion) == ["person-unmatched"]


def test_strangers_are_listed_and_keep_their_names(tmp_path: Path) -> None:
    conversion = read(tmp_path, "id,name\nnobody,Ida Marlund\n")
    assert set(codes(conversion)) == {"person-unmatched"}
    assert "tomas-illarde" in {person.id for person in conversion.record.people}


def test_a_name_of_two_is_nobodys(tmp_path: Path) -> None:
    conversion = read(tmp_path, "id,name\na,P. Korvachenko\nb,P. KORVACHENKO\n")
    assert "person-ambiguous" in codes(conversion)
    assert not {"a", "b"} & {person.id for person in conversion.record.people}


def test_an_identifier_that_is_taken_moves_away(tmp_path: Path) -> None:
    conversion = read(tmp_path, "id,name\nkorvachenko,Tomas Illarde Ruvo\n")
    assert [person.id for person in conversion.record.people if "korva" in person.id] == ["korvachenko", "korvachenko-2"]
    assert conversion.clean


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,name\n1x,Ida\n", "no xml:id"),
        ("id,name\nx,Ida\nx,Ada\n", "twice"),
        ("id,name\nx,\n", "no name"),
        ("key,person\nx,Ida\n", "first line"),
        ('id,name\nx,"Ida\n', "people"),
        ("<TEI", "not XML"),
        ("", "first line"),
    ],
)
def test_mistakes_are_named(text: str, words: str) -> None:
    with pytest.raises(TeikitError, match=words):
        read_authority(text, "people")


def test_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET", "utf-8")
    text = f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "{tmp_path / "secret"}">]>' + LIST.split("?>")[1].replace("P. Korvachenko", "P. &e;")
    authority = read_authority(text, "people.xml")
    assert not any("SECRET" in name for entry in authority.entries for name in entry.names)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="cannot read the people"):
        teikit.convert(RECORD, project=Project(people=PeopleSettings(str(tmp_path / "no.csv"))))


PLACES = 'name,geonames,wikidata\n"Port Amsel; Amsel Harbour",12345,Q7\nOrsa,1,\nOrsa,2,\n'
LIST_PLACE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace><place><placeName>Port Amsel</placeName>'
    '<idno type="geonames">12345</idno></place></listPlace></standOff></TEI>'
)


def placed(tmp_path: Path, text: str, record: str = RECORD) -> teikit.Conversion:
    file = tmp_path / "places"
    file.write_text(text, "utf-8")
    return teikit.convert(record, project=Project(places=PlacesSettings(str(file))))


@pytest.mark.parametrize("text", [PLACES, LIST_PLACE])
def test_known_places_take_their_references(tmp_path: Path, text: str) -> None:
    conversion = placed(tmp_path, text)
    assert conversion.clean
    names = list(conversion.tree.iter("{*}placeName"))
    assert [name.text for name in names] == ["Port Amsel"] * len(names)
    assert {(name.get("ref") or "").split()[0] for name in names} == {"https://www.geonames.org/12345"}


@pytest.mark.parametrize(("place", "code"), [("Varnmouth", "place-unmatched"), ("Orsa", "place-ambiguous")])
def test_places_that_are_not_decided_are_notes(tmp_path: Path, place: str, code: str) -> None:
    conversion = placed(tmp_path, PLACES, RECORD.replace("Port Amsel", place))
    assert [p.code for p in conversion.problems if p.code.startswith("place-")] == [code]
    assert not [name for name in conversion.tree.iter("{*}placeName") if name.get("ref")]


def test_a_list_of_places_needs_names_and_no_identifiers() -> None:
    assert [entry.names for entry in read_authority("name\nOrsa\n", "places.csv", "places").entries] == [("Orsa",)]
    with pytest.raises(TeikitError, match="a 'name' among them"):
        read_authority("town\nOrsa\n", "places.csv", "places")
