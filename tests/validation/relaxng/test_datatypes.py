"""Datatypes where validators differ: the rule of XML Schema 1.0, part 2, second edition."""

from __future__ import annotations

import time

import pytest

from teikit.validation.relaxng.datatypes import XSD_LIBRARY, DatatypeError, datatype
from teikit.validation.relaxng.datatypes.regex import Regex


class _Context:
    def namespace(self, prefix: str) -> str | None:
        return {"t": "urn:t", "": "urn:default"}.get(prefix)

    def is_unparsed_entity(self, name: str) -> bool:
        return False


@pytest.mark.parametrize(
    ("name", "valid", "invalid"),
    [
        ("dateTime", ["1951-03-02T24:00:00", "12345678901-01-01T00:00:00", "-0001-12-31T10:00:00.5Z"], ["1951-03-02T24:00:01"]),
        ("dateTime", ["1951-03-02T10:00:00+14:00"], ["1951-03-02T10:00:60", "1951-03-02T10:00:00.", "1951-03-02T10:00:00+14:01"]),
        ("date", ["2000-02-29", " 1951-03-02 "], ["1900-02-29", "1951-3-2", "0000-01-01", "02.03.1951", "1951-03-02T00:00:00"]),
        ("gYear", ["1951", "-0044", "12001"], ["951", "01951", "0000", "+1951"]),
        ("gMonthDay", ["--02-29"], ["--02-30", "02-29"]),
        ("time", ["24:00:00", "23:59:59.999"], ["24:00:00.1", "1:00:00", "10:61:00"]),
        ("duration", ["P1Y2M", "-PT0.5S", "P0D"], ["P", "PT", "P1YT", "PT.5S", "P1S", "1Y"]),
        ("decimal", ["1.", ".5", "-0", "9" * 5000], ["1e3", "1,5", "١", ""]),
        ("double", ["1e5", "INF", "NaN"], ["1e", "+INF", "nan", "infinity", "1_0"]),
        ("nonNegativeInteger", ["-0", "+7"], ["-1", "1.0"]),
        (
            "anyURI",
            ["http://x:port/", "#id", "", "a b", "http://[::1]:80/", "wo ist é?"],
            ["%zz", "#a#b", "a b:c", "a[1]", "urn:", "http://"],
        ),
        ("language", ["de", "de-AT", "i-cherokee", "x-klingon"], ["de_AT", "", "languages", "1a"]),
        ("NCName", ["é", "_a", "a·b"], ["a:b", "1a", "", "a b", "ª b"]),
        ("QName", ["a", "t:a"], ["u:a", "t:a:b", ":a"]),
        ("boolean", ["true", " 0 "], ["TRUE", "yes", ""]),
        ("base64Binary", ["AAAA", "AA==", "A A A A"], ["AB==", "AAA", "AAB="]),
    ],
)
def test_lexical(name: str, valid: list[str], invalid: list[str]) -> None:
    kind = datatype(XSD_LIBRARY, name)
    assert [v for v in valid if not kind.allows(v, _Context())] == []
    assert [v for v in invalid if kind.allows(v, _Context())] == []


@pytest.mark.parametrize(
    ("name", "params", "valid", "invalid"),
    [
        ("string", (("minLength", "2"), ("maxLength", "3")), ["ab", "abc"], ["a", "abcd"]),
        ("integer", (("minInclusive", "-2"), ("maxExclusive", "3")), ["-2", "2"], ["-3", "3"]),
        ("decimal", (("totalDigits", "3"), ("fractionDigits", "1")), ["12.5", "012.50"], ["123.5", "1.25"]),
        ("date", (("minInclusive", "1951-03-02"),), ["1951-03-02", "1952-01-01"], ["1951-03-01", "1951-03-02Z"]),
        ("token", (("pattern", "[a-z]+"), ("pattern", ".{3}")), ["abc", " abc "], ["ab", "ABC"]),
    ],
)
def test_parameters(name: str, params: tuple[tuple[str, str], ...], valid: list[str], invalid: list[str]) -> None:
    kind = datatype(XSD_LIBRARY, name, params)
    assert [v for v in valid if not kind.allows(v, _Context())] == []
    assert [v for v in invalid if kind.allows(v, _Context())] == []


@pytest.mark.parametrize(
    ("library", "name", "params"),
    [
        ("urn:other", "string", ()),
        ("", "date", ()),
        ("", "token", (("pattern", "a"),)),
        (XSD_LIBRARY, "strings", ()),
        (XSD_LIBRARY, "string", (("enumeration", "a"),)),
        (XSD_LIBRARY, "string", (("minLength", "-1"),)),
        (XSD_LIBRARY, "boolean", (("minInclusive", "1"),)),
        (XSD_LIBRARY, "integer", (("maxInclusive", "many"),)),
        (XSD_LIBRARY, "float", (("totalDigits", "2"),)),
    ],
)
def test_what_a_schema_may_not_ask(library: str, name: str, params: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(DatatypeError):
        datatype(library, name, params)


@pytest.mark.parametrize(
    ("source", "fits", "fails"),
    [
        (r"\S+", ["a\u00a0b", "é"], ["a b", "a\tb", ""]),
        (r"\w+", ["a1", "e\u0301", "é$"], ["_", "a-b", "a b"]),
        (r"[\w]+", ["é"], ["_"]),
        (r"\d", ["7", "٣"], ["Ⅶ"]),
        (r"[^\p{C}\p{Z}]+", ["é", "😀"], ["a\u200bb", "\u00ad", "a b"]),
        (r".", ["\u2028", "𝄞"], ["\n", "\r", "ab"]),
        (r"[a-z-[aeiou]]+", ["xyz"], ["abc"]),
        (r"[\-+]?\d{1,3}", ["-12", "+1"], ["1234", "--1"]),
        (r"\p{IsCyrillic}+", ["да"], ["da"]),
        ("^a$", ["^a$"], ["a"]),
        ("a{2}|b{1,}|c{0,1}", ["aa", "bbb", "c", ""], ["a", "cc"]),
    ],
)
def test_expressions(source: str, fits: list[str], fails: list[str]) -> None:
    regex = Regex(source)
    assert [t for t in fits if not regex.fits(t)] == []
    assert [t for t in fails if regex.fits(t)] == []


@pytest.mark.parametrize("source", ["[", "a**", "(", ")", "x{2,1}", r"\q", r"\p{Foo}", "[b-a]", "[a-b-c]", "{1}", "a{99999}", "(" * 5000])
def test_wrong_expressions(source: str) -> None:
    with pytest.raises(DatatypeError):
        Regex(source)


def test_long_values_cost_linear_time() -> None:
    started = time.process_time()
    assert not Regex(r"(\p{L}|\p{N}|\p{P}|\p{S})+").fits("a" * 1_000_000 + " ")
    assert datatype(XSD_LIBRARY, "anyURI").allows("a" * 1_000_000, _Context())
    assert not datatype(XSD_LIBRARY, "decimal").allows("1" * 1_000_000 + "x", _Context())
    assert time.process_time() - started < 5
