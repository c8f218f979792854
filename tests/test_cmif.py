"""Letters as a CMI file, by the documentation and the schema of CMIF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from teikit import convert
from teikit.cmif import Edition, Letter, cmif, letters, missing
from teikit.problems import Problem
from teikit.tei import tei_of
from teikit.validation import validate

NS = {"t": "http://www.tei-c.org/ns/1.0"}
EDITION = Edition(
    "Letters from Orsa", "Jo Roe <roe@orsa.example>", "Orsa Archive <https://orsa.example>", "https://orsa.example/cmif.xml", "2026-05-04"
)
SENT = """<correspAction type="sent"><persName ref="#v">Vesna <surname>Orlik</surname></persName>
<placeName ref="geonames:12">Orsa</placeName><date when="1921-03-04T10:30:00Z">4 March</date></correspAction>"""
RECEIVED = '<correspAction type="received"><orgName>Ministry of Quays</orgName></correspAction>'
PEOPLE = """<particDesc><listPerson><person xml:id="v"><persName ref="https://viaf.org/viaf/7 http://d-nb.info/gnd/1">V</persName></person>
</listPerson></particDesc>"""


def document(
    *actions: str, publication: str = "<publisher>Orsa Archive</publisher><idno type='URI'>https://orsa.example/1</idno>"
) -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="o1"><teiHeader><fileDesc><titleStmt><title>L</title></titleStmt>'
        f"<publicationStmt>{publication}</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc><profileDesc>{PEOPLE}"
        f"<correspDesc>{''.join(actions)}</correspDesc></profileDesc></teiHeader><text><body><p/></body></text></TEI>"
    ).encode()


def found(data: bytes) -> list[Letter | Problem]:
    documents = tei_of(data)
    assert isinstance(documents, tuple)
    return [letter for each in documents for letter in letters(each)]


def written(data: bytes, edition: Edition = EDITION) -> etree._Element:
    return etree.fromstring(cmif([letter for letter in found(data) if isinstance(letter, Letter)], edition))


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(text) for text in root.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def test_a_letter_has_what_correspsearch_asks_for() -> None:
    root = written(document(SENT, RECEIVED))
    assert texts(root, "//t:correspDesc/@ref | //t:correspDesc/@key") == ["o1", "https://orsa.example/1"]
    assert texts(root, "//t:correspAction[@type='sent']/t:persName/text()") == ["Vesna Orlik"]
    assert texts(root, "//t:persName/@ref") == ["http://d-nb.info/gnd/1"], "of several authority files the first that CMIF names"
    assert texts(root, "//t:placeName/@ref") == ["https://www.geonames.org/12"]
    assert texts(root, "//t:correspAction/t:date/@when") == ["1921-03-04"], "CMIF has no clock times"
    assert texts(root, "//t:correspAction[@type='received']/t:orgName/text()") == ["Ministry of Quays"]


def test_the_head_of_the_file() -> None:
    root = written(document(SENT, RECEIVED))
    assert texts(root, "//t:titleStmt/t:title/text()") == ["Letters from Orsa"]
    assert texts(root, "//t:titleStmt/t:editor/t:email/text()") == ["roe@orsa.example"]
    assert [etree.QName(e).localname for e in root.iterfind(".//t:publicationStmt/*", NS)] == ["publisher", "idno", "date", "availability"]
    assert texts(root, "//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    (identifier,) = texts(root, "//t:bibl/@xml:id")
    assert re.fullmatch(r"[a-f][0-9a-f]{7}-([0-9a-f]{4}-){3}[0-9a-f]{12}", identifier)
    assert texts(root, "//t:correspDesc/@source") == [f"#{identifier}"]


def test_the_same_letters_give_the_same_bytes_and_more_letters_the_same_identifiers() -> None:
    one, two = written(document(SENT)), written(document(SENT, RECEIVED))
    assert texts(one, "//t:bibl/@xml:id") == texts(two, "//t:bibl/@xml:id")
    assert etree.tostring(one) == etree.tostring(written(document(SENT)))
    assert not texts(written(document(SENT), Edition()), "//t:publicationStmt/t:date"), "no date of today"


def test_who_is_not_known_is_unknown() -> None:
    root = written(document(SENT))
    assert texts(root, "//t:correspAction/@type") == ["sent", "received"]
    assert texts(root, "//t:correspAction[@type='received']/t:persName/text()") == ["Unknown"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('when="1921"', {"when": "1921"}),
        ('notBefore="1921-03" notAfter="1921-05"', {"notBefore": "1921-03", "notAfter": "1921-05"}),
        ('from="1921-03-04" to="1921-03-04"', {"when": "1921-03-04"}),
        ('when="1921-03-04" notBefore="1920"', {"when": "1921-03-04"}),
        ('notAfter-iso="1921-03-04T11:00:00+01:00" cert="low"', {"notAfter": "1921-03-04", "cert": "low"}),
        ('when="1921-02-31"', None),
        ('when="spring"', None),
    ],
)
def test_dates(attributes: str, expected: dict[str, str] | None) -> None:
    action = SENT.replace('when="1921-03-04T10:30:00Z"', attributes)
    dates = [dict(date.attrib) for date in written(document(action)).iterfind(".//t:correspAction/t:date", NS)]
    assert dates == ([expected] if expected else [])


def test_a_description_without_anybody_is_a_problem() -> None:
    (problem,) = found(document('<correspAction type="forwarded"><persName>X</persName></correspAction>'))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.xpath) == ("letter-empty", "/TEI/teiHeader/profileDesc/correspDesc")


def test_what_is_missing_is_told() -> None:
    assert not list(missing(EDITION))
    assert [problem.message.rpartition(" ")[2] for problem in missing(Edition())] == ["--editor", "--publisher", "--url", "--date"]


@pytest.mark.parametrize("edition", [EDITION, Edition(), Edition(licence="CC0-1.0")], ids=["all", "nothing", "CC0"])
def test_the_file_is_valid_against_tei_all(shared: Path, tmp_path: Path, edition: Edition) -> None:
    collected = (
        found(document(SENT, RECEIVED))
        + found(document(SENT, publication="<publisher>Other</publisher>"))
        + found(document(RECEIVED, publication="<p/>"))
    )
    file = tmp_path / "cmif.xml"
    file.write_bytes(cmif([letter for letter in collected if isinstance(letter, Letter)], edition))
    assert not list(validate(file, shared / "schemas" / "tei-4.12.0" / "tei_all.rng"))


def test_letters_of_other_projects(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "suites" / "tei").glob("schnitzler-briefe-data__*.xml"))
    collected = [letter for file in files for letter in found(file.read_bytes()) if isinstance(letter, Letter)]
    assert len(collected) >= 10
    assert any(name.ref.startswith("https://d-nb.info/gnd/") for letter in collected for action in letter.actions for name in action.names)
    file = tmp_path / "cmif.xml"
    file.write_bytes(cmif(collected, EDITION))
    assert not list(validate(file, shared / "schemas" / "tei-4.12.0" / "tei_all.rng"))


LETTER = "Port Amsel, 9 October 1958\n\nLETTER ON SHIPS\n\nDear Mr. Illarde,\n\nThe second ship has left.\n\nP. WEIR\n"


def test_whoever_signed_a_letter_sent_it() -> None:
    (letter,) = found(convert(LETTER).to_bytes())
    assert isinstance(letter, Letter)
    sent, received = letter.actions
    assert [name.text for name in sent.names] == ["P. WEIR", "Port Amsel"]
    assert sent.dating == (("when", "1958-10-09"),)
    assert [name.text for name in received.names] == ["Mr. Illarde"]


def test_a_letter_to_nobody_is_a_letter() -> None:
    (letter,) = found(convert(LETTER.replace("Dear Mr. Illarde,", "Dear Sir,")).to_bytes())
    assert isinstance(letter, Letter)
    assert [[name.text for name in action.names] for action in letter.actions] == [["P. WEIR", "Port Amsel"], ["Unknown"]]


def test_the_one_who_holds_an_office_is_one_sender() -> None:
    text = "The Minister in Orsa (Weir) to the Board of Ships\n\nPort Amsel, May 3, 1917\n\nThe winches have come to the harbour.\n\nWEIR\n"
    (letter,) = found(convert(text).to_bytes())
    assert isinstance(letter, Letter)
    assert [name.text for name in letter.actions[0].names] == ["Minister in Orsa (Weir)", "Port Amsel"]
