"""One row for each way English reports what somebody said: text, and the words reported with their speaker."""

import pytest

FRAMES = [
    # conjunctions
    ("Mr. Holm said that the ferry was late.", [("the ferry was late", "anders-holm")]),
    ("Mr. Holm said the ferry was late.", [("the ferry was late", "anders-holm")]),
    ("Mr. Holm said that applied to the ferry.", [("that applied to the ferry", "anders-holm")]),
    ("Mr. Holm said that should it rain, he would wait.", [("should it rain, he would wait", "anders-holm")]),
    ("Mr. Holm said that reduced to simple terms the board had paid.", [("reduced to simple terms the board had paid", "anders-holm")]),
    ("Mr. Holm interrupted to say that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm interrupted stating that it was late.", [("it was late", "anders-holm")]),
    ("From this point of view Mr. Holm said “it was late”.", [("“it was late”", "anders-holm")]),
    ("Mr. Holm replied to this that the ferry was late.", [("the ferry was late", "anders-holm")]),
    ("Mr. Holm said that, in view of the storm, he would wait.", [("in view of the storm, he would wait", "anders-holm")]),
    ("Mr. Holm observed generally that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm added, somewhat drily, that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm told the owner of the inn that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm assured him he need not wait.", [("he need not wait", "anders-holm")]),
    ("Mr. Holm went on to say that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm expressed the hope that it would clear.", [("it would clear", "anders-holm")]),
    ("Mr. Holm made it clear that he would not wait.", [("he would not wait", "anders-holm")]),
    ("Mr. Holm was of the opinion that it would clear.", [("it would clear", "anders-holm")]),
    # questions
    ("Mr. Holm asked whether the ferry had come.", [("whether the ferry had come", "anders-holm")]),
    ("Mr. Holm asked, in looking ahead to winter, whether it would come.", [("whether it would come", "anders-holm")]),
    ("Mr. Holm inquired why it was late.", [("why it was late", "anders-holm")]),
    ("Mr. Holm asked Mr. Marwood to wait. Mr. Marwood said that he would.", [("to wait", "anders-holm"), ("he would", "marwood")]),
    ("Mr. Holm wanted to know whether it was late.", [("whether it was late", "anders-holm")]),
    ("Mr. Holm asked for what reason it was late.", [("for what reason it was late", "anders-holm")]),
    ("Mr. Holm inquired of Mr. Marwood what it meant.", [("what it meant", "anders-holm")]),
    ("Mr. Holm questioned whether it was late.", [("whether it was late", "anders-holm")]),
    ("Mr. Holm asked Mr. Marwood not to wait. He said it rained.", [("not to wait", "anders-holm"), ("it rained", "anders-holm")]),
    # nouns
    ("It was Mr. Holm's view that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm described the plan. His own opinion was that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm kept stressing the view that it was late.", [("it was late", "anders-holm")]),
    # what follows a colon
    ("Mr. Holm described his position as follows: It is late.", [("It is late.", "anders-holm")]),
    ("Mr. Holm made the following points: it was late, and it rained.", [("it was late, and it rained", "anders-holm")]),
    # telegrams
    ("I saw Mr. Holm. He said had just come from Veldania.", [("had just come from Veldania", "anders-holm")]),
    # fronts and relays
    ("Returning to the ferry, Mr. Holm said it was late.", [("it was late", "anders-holm")]),
    ("In reply to my question Mr. Holm said that it was late.", [("it was late", "anders-holm")]),
    ("When asked about the ferry, Mr. Holm said that it was late.", [("it was late", "anders-holm")]),
    (
        "The President thought it was odd, to which Mr. Holm observed that it was late. He said that it rained.",
        [("it was odd", "president"), ("it was late", "anders-holm"), ("it rained", "anders-holm")],
    ),
    # coordination
    (
        "Mr. Holm said that it was late, and declared that he would wait.",
        [("it was late", "anders-holm"), ("he would wait", "anders-holm")],
    ),
    ("Mr. Holm agreed but said that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm called on us and said he was late.", [("he was late", "anders-holm")]),
    (
        "Mr. Holm said that it was late and Mr. Marwood replied that it was not.",
        [("it was late", "anders-holm"), ("it was not", "marwood")],
    ),
    ("Mr. Holm said that it was late, and Mr. Marwood confirmed this.", [("it was late", "anders-holm")]),
    ("Mr. Holm said that Krell had come and that he was tired.", [("Krell had come and that he was tired", "anders-holm")]),
    # participles
    ("Mr. Holm approved our plan, saying that he would help.", [("he would help", "anders-holm")]),
    ("Mr. Holm opened the meeting by stating that it was late.", [("it was late", "anders-holm")]),
    ("Mr. Holm said that it was late, adding that he was tired.", [("it was late", "anders-holm"), ("he was tired", "anders-holm")]),
    # asides
    ("The ferry, Mr. Holm noted, will not come.", [("The ferry", "anders-holm"), ("will not come.", "anders-holm")]),
    ("It was late, said Mr. Holm, to start.", [("It was late", "anders-holm"), ("to start", "anders-holm")]),
    ("The offer still holds good today, said Mr. Holm.", [("The offer still holds good today", "anders-holm")]),
    # marks
    ("Mr. Holm answered: “You can.”", [("“You can.”", "anders-holm")]),
    ('"It is late," Mr. Holm said.', [('"It is late,"', "anders-holm")]),
    ('"Why wait?" exclaimed Mr. Holm, "when it is late."', [('"Why wait?"', "anders-holm"), ('"when it is late."', "anders-holm")]),
    ("Mr. Holm declared, I should tell you that it is late.", [("I should tell you that it is late.", "anders-holm")]),
    # "I"
    ("I told Mr. Holm that it was late.", [("it was late", "lund")]),
    ("Moreover, I said, we are tired.", [("Moreover", "lund"), ("we are tired.", "lund")]),
    # an editor names the pronoun
    ("The President came. He [Secretary Marwood] said that it was late.", [("it was late", "marwood")]),
    # brackets belong to the words beside them
    ("Mr. Holm said that [the] ferry was late [sic].", [("[the] ferry was late [sic]", "anders-holm")]),
    (
        "Mr. Holm said that it was late.[4] The rest was silence.",
        [("it was late", "anders-holm"), ("The rest was silence.", "anders-holm")],
    ),
]

NOTHING = [
    "Mr. Holm said nothing.",
    "Mr. Holm did not say that it was late.",
    "Mr. Holm would say that it was late.",
    "If Mr. Holm said that it was late, we would leave.",
    "The treaty states that no duty shall be levied.",
    "The said Mr. Holm, agent, shall pay the sum agreed that day.",
    "Denmark said that it would wait.",
    "The Government of Denmark stated that it would wait.",
    "Mr. Holm noted the fact and left.",
    "I think that it is late. I believe it will rain.",
    "It was said that the ferry was late.",
    "Mr. Holm asked about the ferry.",
    "Dear Mr. Holm: I have the honor to inform you that it is late.",
]


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[text[:50] for text, _ in FRAMES])
def test_frame(say, text, expected):
    assert say(text).words == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_reported(say, text):
    assert say(text).words == []


@pytest.mark.parametrize("language", ["de", "it", "gl"])
def test_other_languages_are_left_alone(say, language):
    assert say("Mr. Holm said that it was late.", language=language).words == []
