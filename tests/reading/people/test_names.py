import pytest

from teikit.reading.prose.names import read_name, read_office
from teikit.reading.prose.words import tokens
from teikit.source import Source


def parts(text):
    source = Source(text)
    name = read_name(tokens(source, source.span))
    if name is None:
        return None
    printed = name.printed
    return tuple(source[s] if s else None for s in (printed.forename, printed.surname, printed.role_name, printed.gen_name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Anders K.Holm", ("Anders K.", "Holm", "Mr.", None)),
        ("A. I. VERESOV", ("A. I.", "VERESOV", None, None)),
        ("A.I. Veresov", ("A.I.", "Veresov", None, None)),
        ("Tomas RIBERA SOLER", ("Tomas", "RIBERA SOLER", None, None)),
        ("Marshal R. Ya. Belinov", ("R. Ya.", "Belinov", "Marshal", None)),
        ("General Edwin M. Harcourt, Jr.", ("Edwin M.", "Harcourt", "General", "Jr.")),
        ("Secretary of State Marwood", (None, "Marwood", "Secretary of State", None)),
        (
            "Chairman of the Joint Chiefs of Staff Admiral Peter Lorne",
            ("Peter", "Lorne", "Chairman of the Joint Chiefs of Staff Admiral", None),
        ),
        ("Sir Aldous", ("Aldous", None, "Sir", None)),
        ("Henri de Valcourt", ("Henri", "de Valcourt", None, None)),
        ("Kim Chol Min", ("Chol Min", "Kim", None, None)),
        ("Nguyen Van Lam", ("Van Lam", "Nguyen", None, None)),
        ("KÁLNOKY Béla", ("Béla", "KÁLNOKY", None, None)),
        ("Mr. King", (None, "King", "Mr.", None)),
        ("F[rank] L. P[older]", ("F[rank] L.", "P[older]", None, None)),
    ],
)
def test_parts(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Minister of the Armed Forces of the Republic of Cuba",
        "The Acting Secretary of State",
        "Soviet Embassy",
        "Department of State",
        "Mr. President",
        "Deputy Minister of Fisheries",
        "O señor PRESIDENTE",
    ],
)
def test_offices_and_bodies_are_no_names(text):
    assert parts(text) is None


def test_office():
    source = Source("The Acting Secretary of State")
    office = read_office(tokens(source, source.span))
    assert office is not None
    assert office.core == ("acting", "secretary")
    assert office.rest == {"state"}
