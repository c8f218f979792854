"""Records composed of every kind of block at random, and any Unicode: read and encoded without loss, to valid TEI.

What stands here goes further than ``tests/test_fidelity.py`` in the blocks it composes; it asks the stages one by one.
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teikit.encoding import encode
from teikit.encoding.fidelity import check_fidelity
from teikit.encoding.plaintext import plain_text
from teikit.problems import Severity
from teikit.project import Project
from teikit.reading import Reading, read
from teikit.reading.coverage import check_coverage
from teikit.source import Source
from teikit.validation import Validator

CALM = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
VALIDATOR = Validator("teikit")

NAME = st.sampled_from(["Tomas Illarde", "Elin Quist", "Mr. Velde", "P. S. Korv", "General HOLT", "ILLARDE", "Quist, Envoy of Orsa"])
WORD = st.sampled_from(
    "the lamps burn all night oil and rope were gone He said that nobody came, they are of a Orsa 1961 on 3 May 12 kg F-16 U–2.".split(" ")  # noqa: SIM905 (one word per line says no more)
)
BRACKET = st.sampled_from(
    [
        *("[to]", "[sic]", "[sic: oil]", "[illegible]", "[2 words illegible]", "[3½ lines not declassified]", "[...]", "[?]", "[oil?]"),
        *(
            "[signature]",
            "[laughter]",
            "(Applause.)",
            "[page 7]",
            "[Illarde]",
            "[ILL]",
            "[Received May 4.]",
            "[nesc -SIC]",
            "[seal]",
            "[^2]",
        ),
        *(
            "[",
            "]",
            "[a [b] c]",
            "[oil. Rope.",
            "matter omitted]",
            "[1]",
            "[2]",
            "/1/",
            "¹",
            "lamp1",
            "night.2",
            "**oil**",
            "_rope_",
            "*",
            "__",
        ),
    ]
)
SENTENCE = st.lists(st.one_of(WORD, WORD, WORD, WORD, BRACKET, NAME), min_size=1, max_size=16).map(lambda words: " ".join(words) + ".")
WRAPPED = SENTENCE.map(lambda text: text.replace(" the ", " the\n").replace(" and ", "\nand "))
INDENT = st.sampled_from(["", "", "  ", "\t", " " * 40])

HEADING = st.sampled_from(
    [
        "REPORT ON THE LAMPS",
        "Memorandum of Conversation",
        "14. Telegram From Orsa to Amsel",
        "Mr. Velde to Mr. Holt.",
        "MINUTES\nof the Board[1]",
    ]
)
DATELINE = st.sampled_from(
    [
        *("Orsa, 3 May 1961", "[Orsa,] May 3, 1861.", "Legation of Orsa\nAmsel, May 3, 1961—4 p.m.\n[Received May 4—7:12 a.m.]"),
        *("Orsa, undated.", "April 8–20, 1861", "Secret. Copy № 2", "Outgoing № 77", "[Translation]", "TOP SECRET", "Date: 3 May 1961"),
    ]
)
LABELLED = st.builds(
    "{0}{1}{2}".format,
    st.sampled_from(["FROM:", "TO", "SUBJECT:", "REF:", "PARTICIPANTS:", "Present:", "INFO", "MEMORANDUM FOR", "DATE:", "TAGS:", "Time:"]),
    st.sampled_from([" ", "\n", "\n  ", "  "]),
    st.lists(NAME, min_size=1, max_size=4).map("\n  ".join),
)
SALUTATION = st.sampled_from(["Dear Mr. Velde:", "Sir:\nThe lamps burn.", "[To] Quist,", "My dear Holt,", "Lieber Freund!"])
TURN = st.builds(
    "{0}{1}{2}".format,
    st.sampled_from(["ILLARDE: ", "Mr. QUIST. ", "Q. ", "A. ", "[00:01:02] CC: ", "The President:\n", "VELDE:"]),
    WRAPPED,
    st.just(""),
)
NOTE = st.builds("{0} {1}".format, st.sampled_from(["[1]", "[2]", "/1/", "¹", "1.", "2.", "[^2]:", "1"]), WRAPPED)
PAGE = st.sampled_from(["[Page 143]", "(p. 7)", "--- page 018r ---", "- 7 -", "\f", "[Page 144]\n[Page 145]"])
LIST = st.builds(
    lambda bullets: "\n".join(f"{b} oil" for b in bullets), st.sampled_from([("-", "-"), ("1.", "2."), ("(a)", "(b)", "(c)"), ("•", "•")])
)
CLOSER = st.sampled_from(
    [
        *(
            "Very respectfully,",
            "Yours truly,\nElin Quist",
            "ELIN QUIST\nEnvoy",
            "ENVOY OF ORSA (E. QUIST)\n[signature]",
            "/s/ Quist",
            "[OPA: A77/2]",
        ),
        *(
            " " * 40 + "ELIN QUIST.",
            "P.S. No oil.",
            "Orsa, 3 May 1861",
            "Tomas Illarde,\nHarbour Master",
            "[Enclosure]",
            "Annex 1",
            "(Laughter.)",
        ),
    ]
)
SECTION = st.sampled_from(["I. The Northern Basin", "THE SOUTHERN BASIN", "* * *", "_____", ""])
SET_APART = st.sampled_from(
    [
        "Lamp            Oil     Hours\nNorth quay      120       340\nSouth quay       80       210",
        "| Lamp | Oil |\n|------|----:|\n| North quay | 120 |\n| | [80] |",
        "+------+-----+\n| Lamp | Oil |\n+------+-----+",
        "Lamp\tOil\n\t120\nSouth quay\t80",
        "Table 3. Oil\n\nLamp      120\nQuay      [80]",
        "> The lamps are out.\n>\n> [to] the *boats*\n> Nobody knows.",
        "     I have burned all of the oil that you sent me in the\n     spring, and there is none [left] at all.",
        "The lamps are out on Orsa quay,\nThe oil is sold, the rope is sold,\nAnd no man knows.",
        "THE HARBOUR REPORT     7",
        "\fSECRET",
        "18Special copy",
        "ILLARDE\nWho pays for the oil?",
        "QUIST     Orsa does.\n          It always did.",
        "00 01 02 10     CDR     Roger.",
        "[00:01:02]",
        "**Illarde:** Who _pays_ for the <u>oil</u>?",
        "Q. Who pays?--A. Orsa does. Q. Since when?",
        "Illarde: Who pays?\nQuist: Orsa does.\nIllarde: Since when?",
        "# Report on the lamps\nNone.",
        "## The oil [sic]",
        "Distribution:\n  Harbour Master\n  Envoy [of Orsa]",
        "cc: Harbour Master; Envoy",
        "- oil\n  - for the lamps\n- rope",
        "* * *",
    ]
)
BLOCK = st.one_of(
    WRAPPED, WRAPPED, HEADING, DATELINE, LABELLED, SALUTATION, TURN, TURN, NOTE, PAGE, LIST, CLOSER, SECTION, SET_APART, SET_APART
)
BREAK = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\r\n\r\n", "\n \n\n", "\f"])
COMPOSED = st.lists(st.tuples(INDENT, BLOCK, BREAK), max_size=14).map(lambda parts: "".join(f"{a}{b}{c}" for a, b, c in parts))
LABELS = st.sampled_from(["Citation", "Summary", "Credits", "Original Language", "Contents", "Title", "Subjects", "Date", "**Source**"])
FIELD = st.builds(
    "{0}{1}{2}{3}".format, st.sampled_from(["", "**", "## "]), LABELS, st.sampled_from([":", ":** ", ":\n", "\n\n", ": "]), WRAPPED
)
ENVELOPED = st.builds(
    lambda fields, contents, body: "\n\n".join(
        ["May 3, 1961", "On the Lamps", *fields, "Citation: Box 7.", "Summary: Oil.", *contents, body]
    ),
    st.lists(FIELD, max_size=5),
    st.lists(st.sampled_from(["Contents:", "**Contents**", "Translation - English", "* Transcript - Russian"]), max_size=2),
    COMPOSED,
)
PROJECT = st.builds(
    lambda breaks, said, style: Project.from_dict({"text": {"line_breaks": breaks, "said": said, "style": style}}),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["turns", "speech"]),
)


def bare(text: str) -> str:
    return "".join(text.split())


def sound(text: str, project: Project) -> Reading:
    reading = read(Source(text), project)
    record = reading.record
    assert not check_coverage(record)
    tree = encode(record, project)
    assert not [str(problem) for problem in check_fidelity(record, tree)]
    wrong = [str(problem) for problem in VALIDATOR.validate(tree) if problem.severity is Severity.ERROR]
    assert not wrong
    assert record.body is not None
    body = record.raw(record.body)
    if record.notes:
        # Notes stand at their calls; nothing else has moved.
        assert sorted(bare(plain_text(tree))) == sorted(bare(body))
    else:
        assert bare(plain_text(tree)) == bare(body)
    return reading


@CALM
@given(COMPOSED, PROJECT)
def test_composed_records(text: str, project: Project) -> None:
    sound(text, project)


@CALM
@given(ENVELOPED, PROJECT)
def test_composed_pages_of_a_publisher(text: str, project: Project) -> None:
    sound(text, project)


@CALM
@given(st.text(max_size=500), PROJECT)
def test_any_unicode(text: str, project: Project) -> None:
    sound(text, project)


@CALM
@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs", "Cc", "Mn"]), max_size=30), max_size=12).map("\n".join), PROJECT)
def test_any_lines(text: str, project: Project) -> None:
    sound(text, project)


@CALM
@given(COMPOSED)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(Source(text)) == read(Source(text))
