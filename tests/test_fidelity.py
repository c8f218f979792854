"""The promise, over generated records and over arbitrary text: nothing lost, nothing invented, valid TEI."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from teikit import Source, convert
from teikit.encoding.fidelity import check_fidelity
from teikit.encoding.plaintext import plain_text
from teikit.problems import Severity
from teikit.project import Project

CALM = settings(max_examples=80)

NAMES = st.sampled_from(["Tomas Illarde", "Mr. Velde", "Dr. HOLT", "P. S. Korvachenko", "the ambassador", "He", "I"])
WORDS = st.sampled_from(["the", "boat", "left", "harbor", "and", "came back", "with 40 men", "of Orsa", "on 3 May 1961", "was", "is not"])
BRACKETS = st.sampled_from(
    [
        *("[to]", "[sic]", "[sic: boat]", "[illegible]", "[2 words illegible]", "[3½ lines not declassified]", "[excised]", "[...]", "[…]"),
        *("[?]", "[boat?]", "[signature]", "[1]", "[29]", "[lodka -SIC]", "[lodka]", "[Translator's note: torn.]", "[page 3]", "[laughs]"),
        *("[ ]", "[]", "[[a]]", "(", "[", "]", "[a", "(Applause.)", "[matter omitted)"),
    ]
)
MARKS = st.sampled_from(["**", "*", "_", '"', "“", "”", "—", "...", "¹", "\u00ad", "\u200b", "&", "<p>", "\\", "\t", "  "])
SAYING = st.builds("{0} {1} that {2}".format, NAMES, st.sampled_from(["said", "replied", "asked", "noted", "declared"]), WORDS)
PHRASE = st.lists(st.one_of(WORDS, WORDS, WORDS, BRACKETS, NAMES, MARKS, SAYING), min_size=1, max_size=14).map(" ".join)
LINE = st.one_of(
    PHRASE,
    PHRASE.map(lambda phrase: f"{phrase.capitalize()}."),
    st.builds("{0}: {1}".format, st.sampled_from(["MR. VELDE", "SUBJECT", "From", "Q", "PRESENT", "P.S.", "[00:01:02] HOLT"]), PHRASE),
    st.sampled_from(
        ["Secret Copy № 1", "Port Amsel, 3 May 1961", "RECORD OF A CONVERSATION", "Dear Sir,", "[signature]", "* * *", "- 2 -"]
    ),
    st.builds("{0} {1}".format, st.sampled_from(["-", "1.", "(a)", "[1]", "#", ">", "|"]), PHRASE),
    st.just(""),
)
BODY = st.lists(LINE, max_size=14).map("\n".join) | st.lists(LINE, max_size=14).map("\n\n".join)
LABELS = st.sampled_from(["Citation", "Summary", "Credits", "Original Language", "Contents", "Author(s)", "Date"])
BOLD = st.sampled_from(["{}:", "**{}:**", "**{}**:", "{}", "# {}:"])
FIELD = st.builds(
    lambda bold, label, gap, value: f"{bold.format(label)}{gap}{value}",
    BOLD,
    LABELS,
    st.sampled_from([" ", "\n", "\n\n"]),
    st.one_of(PHRASE, st.sampled_from(["Russian", "English", "Translation - English", "March 2, 1972", "AVP RF, f. 1, op. 2, d. 3, l. 4"])),
)
RECORDS = st.builds(
    lambda head, page, body: "\n\n".join([*head, *page, body]), st.lists(PHRASE, max_size=2), st.lists(FIELD, max_size=6), BODY
)
SETTINGS = st.builds(
    lambda said, breaks, hyphens, style: Project.from_dict(
        {"text": {"said": said, "line_breaks": breaks, "hyphenation": hyphens, "style": style}}
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["turns", "speech"]),
)


def sound(text: str, project: Project) -> None:
    conversion = convert(Source(text), project=project)
    errors = [str(problem) for problem in conversion.problems if problem.severity is Severity.ERROR and problem.code != "record-empty"]
    assert not errors, "\n".join(errors)


@CALM
@given(RECORDS, SETTINGS)
def test_generated_records(text: str, project: Project) -> None:
    sound(text, project)


@CALM
@given(st.text(max_size=400), SETTINGS)
def test_arbitrary_text(text: str, project: Project) -> None:
    sound(text, project)


@CALM
@given(st.text(alphabet=st.sampled_from(list("[]()?*_.:- \n1aAéß\u0301\u200b\x00\"'—№")), max_size=200), SETTINGS)
def test_arbitrary_punctuation(text: str, project: Project) -> None:
    sound(text, project)


@CALM
@given(st.binary(max_size=300))
def test_arbitrary_bytes(data: bytes) -> None:
    assert convert(data).faithful


def test_the_check_sees_a_lost_word() -> None:
    conversion = convert("Minutes\n\nThe boat left the harbor.", validate=False)
    paragraph = conversion.tree.find(".//{*}text//{*}p")
    assert paragraph is not None
    paragraph.text = "The boat left."
    problem = check_fidelity(conversion.record, conversion.tree)[0]
    assert (problem.code, problem.line, problem.column) == ("text-lost", 3, 15)


def test_the_check_sees_an_invented_word() -> None:
    conversion = convert("Minutes\n\nThe boat left.", validate=False)
    paragraph = conversion.tree.find(".//{*}text//{*}p")
    assert paragraph is not None
    paragraph.text = "The old boat left."
    assert [problem.code for problem in check_fidelity(conversion.record, conversion.tree)] == ["text-invented"]


def test_the_check_sees_a_word_hidden_in_a_delimiter() -> None:
    conversion = convert("Minutes\n\nThe boat [to] left.", validate=False)
    supplied = conversion.tree.find(".//{*}supplied")
    assert supplied is not None
    parent = supplied.getparent()
    assert parent is not None
    parent.text = "The "
    supplied.set("rend", "pre(boat [)")
    assert [problem.code for problem in check_fidelity(conversion.record, conversion.tree)] == ["text-lost"]


def test_plain_text_is_the_inverse() -> None:
    text = "Minutes\n\nThe boat [sic] left [2 words illegible] and [to] came [ship?] back."
    assert "".join(plain_text(convert(text).tree).split()) == "".join(text.split())
