"""Whom pronouns and offices mean, and how far speech goes on."""

import pytest

RESOLVED = [
    # the same subject goes on
    ("Mr. Holm said that it was late. He asked whether we were tired.", ["anders-holm", "anders-holm"]),
    # who answers is not who spoke
    ("Secretary Marwood asked Mr. Holm whether it was late. He replied that it was.", ["marwood", "anders-holm"]),
    ("I told Mr. Holm that it was late. He said that he was tired.", ["lund", "anders-holm"]),
    # a sentence of the narrator's turns to somebody else
    ("Mr. Holm said that it was late. Secretary Marwood smiled. He said that it was not.", ["anders-holm", "marwood"]),
    ("We managed to talk with Mr. Holm several times. He said that it was late.", ["anders-holm"]),
    ("When Mr. Holm came he said that it was late.", ["anders-holm"]),
    ("When I called on Mr. Holm yesterday he said that it was late.", ["anders-holm"]),
    # offices
    ("The Secretary said that it was late.", ["marwood"]),
    ("The Ambassador said that it was late. The President agreed that it was.", ["oleg-darin", "president"]),
    # somebody new, by office and name
    ("The Mayor of Tarn, Bergdal, approached me. He said that it was late.", ["bergdal"]),
    ("The Spanish Consul called and said that it was late.", ["spanish-consul"]),
    # two together, and nobody known
    ("Mr. Holm and Secretary Marwood agreed that it was late.", [None]),
]


@pytest.mark.parametrize(("text", "speakers"), RESOLVED, ids=[text[:50] for text, _ in RESOLVED])
def test_speaker(say, text, speakers):
    assert [speaker for _, speaker in say(text).words] == speakers


def test_open_speaker_is_a_problem_and_nobodys(say):
    said = say("Mr. Holm said that it was late. The Mayor of Tarn and his wife came in. They said that it rained.")
    assert said.words[-1] == ("it rained", None)
    assert [p.code for p in said.found.problems] == ["speaker-unresolved"]
    assert said.found.problems[0].line is not None
    assert said.found.speeches[-1].cert == "low"


def test_two_of_an_office_are_told_by_who_spoke_last(say):
    parties = ("Ambassador Oleg Darin", "Ambassador Piet Kuyper")
    said = say("Ambassador Kuyper said that it was late. The Ambassador asked whether we agreed.", parties=parties)
    assert said.words[-1][1] == "piet-kuyper"
    unclear = say("The Ambassador said that it was late. He said that it rained.", parties=parties)
    assert [speaker for _, speaker in unclear.words] == [None, None]


def test_free_sentences_are_a_speech_of_their_own_with_less_certainty(say):
    said = say("Mr. Holm said that it was late. The ferry would not come. It had left at noon. Secretary Marwood said that it was so.")
    assert said.words[1] == ("The ferry would not come. It had left at noon.", "anders-holm")
    assert said.found.speeches[0].cert == "high"
    assert said.found.speeches[1].cert in ("medium", "low")
    assert not said.found.speeches[1].direct


@pytest.mark.parametrize(
    "narration",
    [
        "He showed us a map.",
        "Secretary Marwood showed us a map.",
        "(I will look into this.)",
        "The meeting ended at noon.",
        "At this point Mrs. Holm entered.",
        "It was agreed that they would wait.",
        "My impression was that he would wait.",
        "Mr. Holm was in good spirits.",
    ],
)
def test_the_narrator_takes_over(say, narration):
    said = say(f"Mr. Holm said that it was late. He added that it rained. He asked why we waited. {narration} It was very cold.")
    assert len(said.words) == 3


def test_direct_words_go_on_into_the_next_paragraph_until_the_narrator_returns(say):
    said = say(
        "None of us, Mr. Holm noted, trusts the ferry. It comes when it likes.",
        "Our people have not lost faith, and we wait.",
        "All the conversations with Mr. Holm have been friendly.",
    )
    speeches = said.found.speeches
    assert [w for w, _ in said.words] == [
        "None of us",
        "trusts the ferry. It comes when it likes.",
        "Our people have not lost faith, and we wait.",
    ]
    assert all(s.direct for s in speeches)
    assert speeches[0].group == speeches[1].group != None  # noqa: E711
    assert speeches[2].group is None


def test_you_is_said_to_somebody(say):
    said = say("I told Mr. Holm that it was late. In addition, knowing how you dislike waiting, I did not wish to be a burden.")
    assert said.found.speeches[1].direct
    assert said.found.speeches[1].cert == "low"


def test_doubt_is_passed_on(say):
    said = say(
        "The ferry, Mr. Holm said, is late. The storm, he said, is near. The harbour, he said, is full. "
        "When the time came, said Mr. Holm, the ferry was in the harbour. He added that it rained."
    )
    assert [s.cert for s in said.found.speeches[-2:]] == ["low", "low"]


def test_thoughts_count_only_among_reports(say):
    assert say("Mr. Holm thought it was late.", parties=()).words == []
    assert say("Mr. Holm said that it was late. Secretary Marwood thought it was not.").words[1] == ("it was not", "marwood")


def test_the_verb_is_kept_as_cue(say):
    said = say("Mr. Holm pointed out that it was late.")
    assert said.source[said.found.speeches[0].cue] == "pointed"


def test_views_in_the_present_tense_count_where_the_whole_text_reports_so(say):
    views = "Mr. Holm feels that it is late. He believes that it will rain. He suggests that we wait."
    assert say(views).words == [("it is late", "anders-holm"), ("it will rain", "anders-holm"), ("we wait", "anders-holm")]
    story = "The ferry left at noon. The harbour was quiet. Nobody came. The boats lay still. The storm was over. The men slept."
    assert say(story + " Mr. Holm feels that it is late.").words == []


def test_who_else_was_there_is_not_whom_he_means(say):
    said = say("I called on Mr. Holm this morning. Secretary Marwood also present. He said it was late.")
    assert said.words == [("it was late", "anders-holm")]
    said = say("I saw Mr. Holm this morning; Secretary Marwood and Oleg Darin were there. He said it was late.")
    assert said.words == [("it was late", "anders-holm")]


def test_a_matter_brought_up_is_told_in_the_next_sentences(say):
    said = say("Mr. Holm said that it was late. Secretary Marwood raised the question of the winches. They would be needed in May.")
    assert said.words[1:] == [("They would be needed in May.", "marwood")]
    assert said.found.speeches[1].cert == "low"


def test_what_was_said_of_somebody_is_no_narration(say):
    said = say("Mr. Holm said that it was late. The President had promised the winches. The Chancellor wishes to see them. He left.")
    assert said.words[1:] == [("The President had promised the winches. The Chancellor wishes to see them.", "anders-holm")]


def test_a_word_that_only_opens_a_sentence_is_nobody(say):
    said = say("Mr. Holm called. Past experience gave little hope. He said it was late.")
    assert said.words == [("it was late", "anders-holm")]


def test_an_opening_is_no_speech(say):
    said = say("Mr. Holm said that it was late. In continuing his talk about the ferries, Secretary Marwood said it rained.")
    assert said.words == [("it was late", "anders-holm"), ("it rained", "marwood")]


def test_an_abbreviation_ends_a_sentence_before_a_form_of_address(say):
    said = say("Mr. Holm said that it was late in the U.S. Mr. Marwood replied that it was not.")
    assert said.words == [("it was late in the U.S.", "anders-holm"), ("it was not", "marwood")]


def test_a_heading_beside_the_text_is_no_speech(say):
    said = say("Mr. Holm said that it was late. The winches were lost. Salary of the Harbour Master")
    assert [w for w, _ in said.words] == ["it was late", "The winches were lost."]


ANNOUNCED = [
    (
        ("Mr. Holm said the following:", "The ferry is late, and I am tired. We will wait.", "The harbour was quiet."),
        [("The ferry is late, and I am tired. We will wait.", "anders-holm")],
    ),
    (("Mr. Holm told me:", "The ferry is late. We will wait."), [("The ferry is late. We will wait.", "anders-holm")]),
    (("Secretary Marwood informed us of the following:", "It is late."), [("It is late.", "marwood")]),
    (("Mr. Holm described the matter as follows:", "The ferry had left at noon."), [("The ferry had left at noon.", "anders-holm")]),
    # what stands in quotation marks, and goes on so
    (
        ("Mr. Holm opened the meeting with the following statement:", "“It is late.", "“We will wait.”", "Everybody agreed."),
        [("“It is late.", "anders-holm"), ("“We will wait.”", "anders-holm")],
    ),
    (
        ("Mr. Holm answered as follows:", "“It is late.” Secretary Marwood said that it was not."),
        [("“It is late.”", "anders-holm"), ("it was not", "marwood")],
    ),
    # items, without their numbers
    (
        ("Mr. Holm made the following points:", "1. It is late.", "2. The ferry has gone.", "The harbour was quiet."),
        [("It is late.", "anders-holm"), ("The ferry has gone.", "anders-holm")],
    ),
    # nobody speaks
    (("The results are the following:", "The ferry is late."), []),
    (("Mr. Holm bought the following lamps:", "The first is of brass."), []),
    (
        ("Mr. Holm said that he had bought the following lamps:", "The first is of brass."),
        [("he had bought the following lamps", "anders-holm")],
    ),
]


@pytest.mark.parametrize(("paragraphs", "words"), ANNOUNCED, ids=[paragraphs[0] for paragraphs, _ in ANNOUNCED])
def test_what_a_colon_announces_stands_in_the_next_paragraph(say, paragraphs, words):
    assert say(*paragraphs).words == words


def test_announced_words_are_direct_where_they_are_in_the_present_tense(say):
    assert say("Mr. Holm said the following:", "It is late, and I am tired.").found.speeches[0].direct
    assert not say("Mr. Holm explained the matter as follows:", "The ferry had left, and he was tired.").found.speeches[0].direct
