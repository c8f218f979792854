def test_forms_of_one_person(find):
    found = find(
        authors="A. I. VERESOV",
        heads="RECORD OF A CONVERSATION\nwith Tomas RIBERA SOLER, Minister of Mines of the Republic of Carenia",
        titles="From the Journal of A.I. Veresov, 'Record of a Conversation with Tomas Ribera Soler, Minister of Mines'",
        paragraphs="T. Ribera was in good spirits. Tomas Ribera had talked with F. Ribera. Ribera said that all was well.",
        signatures="AMBASSADOR IN THE REPUBLIC OF CARENIA (A. VERESOV)",
    )
    assert set(found.names) == {"veresov", "tomas-ribera"}
    assert found.names["tomas-ribera"][0] == "Tomas RIBERA SOLER"
    assert {"T. Ribera", "Tomas Ribera", "Ribera"} <= set(found.names["tomas-ribera"])
    assert found.person("veresov").role == "author"
    assert found.person("tomas-ribera").role == "interlocutor"
    occupation = found.person("tomas-ribera").occupations[0]
    assert found.source[occupation] == "Minister of Mines of the Republic of Carenia"


def test_another_of_the_name_is_kept_apart(find):
    found = find(heads="Conversation with Tomas Ribera", paragraphs="F. Ribera said that it was so. T. Ribera said that it was not.")
    assert {"tomas-ribera", "ribera"} <= set(found.names)
    assert "F. Ribera" in found.names["ribera"]
    assert "F. Ribera" not in found.names["tomas-ribera"]


def test_two_of_one_list_are_two(find):
    found = find(participants=("Secretary of State Ellis P. Rowan", "Assistant Secretary William D. Rowan", "Mrs. Rowan"))
    assert len(found.names) == 3


def test_father_and_son(find):
    found = find(participants=("John Marsh, Sr.", "John Marsh, Jr."))
    assert len(found.names) == 2


def test_misprinted_surname_joins_with_lower_certainty(find):
    found = find(participants=("Ambassador Byron Theodorakolos",), paragraphs="Theodorakolso said that the matter was closed.")
    assert list(found.names) == ["byron-theodorakolos"]
    assert found.person("byron-theodorakolos").cert == "medium"


def test_bare_name_means_whom_the_text_names_most(find):
    found = find(
        paragraphs=(
            "President Han Do Yun received us. President Han said that rain was likely.",
            "Han Sang Wook had left. Han said that he agreed.",
        )
    )
    assert found.mentions[-1] == ("Han", "han-do-yun")


def test_identifiers_are_names_in_ascii_and_unique(find):
    found = find(labels=("Ólafur Þórsson:", "Ólafur Þórarinsson:", "Łęcki:", "Note:"), turns=())
    assert all(i.isascii() and i[0].isalpha() for i in found.names)
    assert len(set(found.names)) == 4
    assert "note" not in found.names
