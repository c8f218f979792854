from itertools import pairwise

import pytest


def test_participants(find):
    found = find(
        participants=(
            "The President",
            "Ambassador Oleg F. Darin, Embassy of Denmark",
            "Mr. Anders K.Holm, Deputy Under Secretary",
            "Chairman—Henry A. Colby",
            "Denmark",
            "Mr. Pike, Mr. Lowell, and General Marsh",
        )
    )
    assert list(found.names) == ["president", "oleg-darin", "anders-holm", "henry-colby", "pike", "lowell", "marsh"]
    assert [found.source[o] for o in found.person("anders-holm").occupations] == ["Deputy Under Secretary"]
    assert {p.role for p in found.people.people} == {"participant"}


def test_participants_in_one_line(find):
    found = find(participants="Mr. Pike, Secretary General of the League Mr. Saint-Clair, Chief of Cabinet Dr. Lowell")
    assert list(found.names) == ["pike", "saint-clair", "lowell"]


def test_an_office_of_several_makes_nobody_new(find):
    found = find(
        participants=("Ambassador Darin", "Ambassador Kuyper"),
        paragraphs="The Ambassador said that it was late. Explaining this, he said that it rained. The Ambassador asked why.",
    )
    assert set(found.names) == {"darin", "kuyper"}


def test_heading_names_parties_and_no_others(find):
    found = find(heads="Conversation Between the President and the Under Secretary for Island Affairs (Harmon), after A. B. Kell's funeral")
    assert set(found.names) == {"president", "harmon"}
    assert found.person("harmon").role == "interlocutor"


def test_letter_heading(find):
    found = find(heads="Mr. Larkin to Mr. Hope.")
    assert {p.id: p.role for p in found.people.people} == {"larkin": "author", "hope": "addressee"}


def test_signature_with_office_below(find):
    found = find(signatures="MARCUS SMYTHE,\nCommander.")
    assert found.names == {"marcus-smythe": ["MARCUS SMYTHE"]}
    assert [found.source[o] for o in found.person("marcus-smythe").occupations] == ["Commander"]
    assert found.people.narrator == "marcus-smythe"


@pytest.mark.parametrize(
    ("label", "identifier"),
    [
        ("Mr. NOBLE:", "noble"),
        ("The PRESIDENT.", "president"),
        ("[00:01:02] CDR:", "cdr"),
        ("O señor PRESIDENTE (Calvo Prado):", "calvo-prado"),
        ("A señora PRESIDENTA:", "presidenta"),
        ("The PRESIDING OFFICER (Mr. Barrow).", "barrow"),
        ("00 01 02 40 CDR", "cdr"),
        ("**Noble:**", "noble"),
        ("<b>Noble</b>:", "noble"),
        ("Q.", "q"),
        ("Question:", "questioner"),
        ("Ответ:", "respondent"),
        (":", "person"),
    ],
)
def test_every_label_means_somebody(find, label, identifier):
    found = find(labels=(label, label), language="gl")
    assert found.who(label) == identifier
    assert len(found.people.people) == 1


def test_q_and_a_are_a_pair_and_no_initials(find):
    found = find(labels=("Q.", "A.", "Q."))
    assert [found.who("Q."), found.who("A.")] == ["questioner", "respondent"]


def test_place_tells_bearers_apart(find):
    found = find(labels=("Mr. SMYTHE of Oregon.", "Mr. SMYTHE of Maine.", "Mr. SMYTHE of Oregon."))
    assert found.who("Mr. SMYTHE of Oregon.") != found.who("Mr. SMYTHE of Maine.")


@pytest.mark.parametrize(("label", "identifier"), [("Mr. HOLM of Oregon.", "holm"), ("Mr. KING of New York.", "king")])
def test_the_place_is_not_the_name(find, label, identifier):
    found = find(labels=(label, label))
    assert found.who(label) == identifier


def test_labels_resolve_to_participants(find):
    found = find(
        participants=("Secretary Kellner", "Under Secretary Pope", "Lyle B. Jarvis"),
        labels=("The Secretary:", "Kellner:", "LBJ:", "K:"),
    )
    assert found.who("The Secretary:") == found.who("Kellner:") == found.who("K:") == "kellner"
    assert found.who("LBJ:") == "lyle-jarvis"


def test_mentions_are_sorted_disjoint_and_outside_brackets(find):
    found = find(
        heads="Conversation with Anders Holm",
        paragraphs="Anders Holm came. [A. Holm and Anders Holm] left, and Mr. Holm's friends. Holm said that it was late.",
    )
    spans = [m.span for m in found.people.mentions]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert ("Mr. Holm", "anders-holm") in found.mentions
    assert not any(found.source.text[s.start - 1] == "[" for s in spans)


def test_who_only_passes_by_is_no_person(find):
    found = find(heads="Conversation with Anders Holm", paragraphs="Anders Holm spoke of N. S. Kirsanov and of Marshal Belinov.")
    assert set(found.names) == {"anders-holm"}


def test_narrator_is_the_silent_party(find):
    found = find(
        heads="Memorandum of a Conversation Between Secretary Marwood and Foreign Minister Ogata",
        paragraphs="Mr. Ogata asked whether we would come. I said that we would.",
    )
    assert found.people.narrator == "marwood"


def test_writer_without_a_name(find):
    found = find(paragraphs="I told Mr. Holm that it was late.")
    assert found.person(found.people.narrator).label


def test_nothing(find):
    found = find()
    assert found.people.people == ()
    assert found.people.narrator is None


def test_participants_with_what_they_stand_for(find):
    found = find(
        participants=(
            "Col. John M. Holm",
            "Messrs. Bell and Burke for EA",
            "Mr. Stuart for INR",
            "President Velde of Orsa",
            "Mr. Kell was present for Item 2",
            "His Excellency Oleg Darin",
            "Mr. U. Alexis Quist",
            "Captain Robben²",
            "THE MEETING WERE",
        )
    )
    assert list(found.names) == ["john-holm", "bell", "burke", "stuart", "velde", "kell", "oleg-darin", "alexis-quist", "robben"]
    assert found.names["robben"] == ["Captain Robben"]


def test_participants_run_together(find):
    found = find(participants="Secretary Lisa Dorn Ambassador Oleg Darin Under Secretary Anders Holm")
    assert list(found.names) == ["lisa-dorn", "oleg-darin", "anders-holm"]


def test_names_in_capitals_have_forenames(find):
    found = find(signatures="JAMES S. PIKE,\nConsul.")
    name = found.person("james-pike").names[0]
    assert (found.source[name.forename], found.source[name.surname]) == ("JAMES S.", "PIKE")


def test_signature_of_several_lines(find):
    found = find(signatures="Lionel C. McGarr\nLieutenant General USA")
    assert found.names == {"lionel-mcgarr": ["Lionel C. McGarr"]}


@pytest.mark.parametrize("text", ["END", "SECRET", "CONFIDENTIAL END", "Dear"])
def test_stamps_sign_nothing(find, text):
    assert find(signatures=text).names == {}


def test_a_body_that_is_named_by_what_it_does_is_no_person(find):
    assert find(heads="The Acting Secretary of State to the Commission to Negotiate Peace").names.keys() <= {"acting-secretary"}


def test_labels_of_initials(find):
    found = find(
        heads="Conversation Between President Johanson and Senator Rolf Rask",
        labels=("LBJ:", "RR:"),
    )
    assert [found.who(label) for label in ("LBJ:", "RR:")] == ["johanson", "rolf-rask"]


def test_a_label_that_says_whom_it_means(find):
    found = find(labels=("RN [Rolf Nord]:", "OD [Oleg Darin]:", "RN:"))
    assert [found.who(label) for label in ("RN [Rolf Nord]:", "OD [Oleg Darin]:", "RN:")] == ["rolf-nord", "oleg-darin", "rolf-nord"]


def test_a_word_that_is_small_elsewhere_is_no_speaker(find):
    assert find(paragraphs="The usual source was late. Source said that it rained.").names == {}


def test_whom_the_writer_told_is_somebody(find):
    found = find(authors="P. Korva", paragraphs="I told Illarde that it was late.")
    assert "illarde" in found.names


def test_offices_of_telegrams(find):
    found = find(paragraphs="FonMin Okkun said that it was late. The Foreign Minister added that it rained.")
    assert list(found.names) == ["okkun"]


def test_names_in_a_column_are_one_on_each_line(find):
    column = "General Elin Quist\n     Holm (EX)\n     Pike\n     Lowell\n     Dr. Marsh\n     Kuyper"
    found = find(paragraphs=("Quist said that it was late. Dr. Marsh said that it rained.", column))
    assert found.names == {"elin-quist": ["General Elin Quist", "Quist"], "marsh": ["Dr. Marsh"]}


def test_names_in_running_text_go_on_in_the_next_line(find):
    found = find(paragraphs="When the ferry had come in and the lamps were lit, General Elin\nQuist said that it was late.")
    assert found.names == {"elin-quist": ["General Elin\nQuist"]}


@pytest.mark.parametrize(
    "heading",
    ["Summary of Conditions to Be Met by the Islands", "The Situation as to Harbour Guards", "Remarks Relative to Silks and Lamps"],
)
def test_a_heading_that_addresses_nobody(find, heading):
    assert not find(heads=heading).names


def test_a_division_of_an_office_is_nobody(find):
    found = find(heads="Telegram From the Ambassador in Denmark (Holm) to the Deputy Director (Plans) of Central Intelligence (Marsh)")
    assert {p.id: p.role for p in found.people.people} == {"holm": "author", "marsh": "addressee"}
    found = find(signatures="For the Deputy Director (Plans):\nElin Quist")
    assert list(found.names) == ["elin-quist"]
    assert [found.source[o] for o in found.person("elin-quist").occupations] == ["For the Deputy Director (Plans)"]


def test_a_coordinator_is_an_office(find):
    found = find(heads="Memorandum by the Coordinator of Harbour Affairs (Lowell)")
    assert {p.id: p.role for p in found.people.people} == {"lowell": "author"}
