"""Dates: every form, in every language, as a table; and what holds for any text."""

from __future__ import annotations

import sys
from time import process_time

import pytest
from header_tables import rows
from hypothesis import given
from hypothesis import strategies as st

from teikit.problems import Problem
from teikit.reading.dates import find_dates, parse_date, to_edtf
from teikit.reading.dates.forms import FORMS
from teikit.reading.dates.words import vocabulary
from teikit.record import DateValue
from teikit.source import Source, Span


@pytest.mark.parametrize(("text", "language", "edtf", "cert", "other"), rows("dates.tsv", 5))
def test_every_form(text: str, language: str, edtf: str, cert: str, other: str) -> None:
    value = parse_date(text, language=language)
    if edtf == "-":
        assert value is None
        return
    assert value is not None
    assert to_edtf(value) == edtf
    assert value.cert == cert
    assert (value.when_custom, value.calendar) == (tuple(other.split()) if other else (None, None))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_row_reads_its_example(form: object) -> None:
    example = next(f for f in FORMS if f is form).example
    assert parse_date(example, language="de" if "." in example else "en") is not None


def find(text: str, **options: object) -> list[str]:
    source = Source(text)
    return [source[mention.span] for mention in find_dates(source, source.span, **options)]  # type: ignore[arg-type]


def test_dates_in_prose() -> None:
    text = "On 3 May 1961, in reply to the note of April 22, 1961,\n1610Z, he wrote; and in June 1962 and 1963 again."
    assert find(text) == ["3 May 1961", "April 22, 1961,\n1610Z", "June 1962"]


def test_dates_over_hard_breaks() -> None:
    assert find("the talk of 6-7 May  \n1961 went on") == ["6-7 May  \n1961"]


def test_references_are_no_dates() -> None:
    assert find("See 795.00/9-1156, A1838/2, 852/13/4, f. 5, op. 30, d. 365, POL 15-1, Lot 66 D 204, S/PV.1024.") == []


def test_note_calls_are_no_part() -> None:
    assert find("his note of May 3, 1961[2] says") == ["May 3, 1961"]
    assert find("his note of May 3, 1961¹ says") == ["May 3, 1961"]


def test_verbs_are_no_months() -> None:
    assert find("He may 3 1961 march 5 1961 on.") == []


def test_brackets_are_whole() -> None:
    assert find("dated 8 May [1955] and [8 May] 1956") == ["8 May [1955]", "[8 May] 1956"]


def test_year_from_the_record() -> None:
    source = Source("He came on 4 June.")
    (mention,) = find_dates(source, source.span, near=1961, yearless=True)
    assert mention.value == DateValue(when="1961-06-04", cert="medium")


def test_century_from_the_record() -> None:
    assert parse_date("17/8. 94", language="de", near=1895) == DateValue(when="1894-08-17")


def test_julian_places() -> None:
    source = Source("April 8–20, 1861")
    (mention,) = find_dates(source, source.span, julian=True)
    assert mention.value == DateValue(when="1861-04-20", when_custom="1861-04-08", calendar="julian")


def test_impossible_days_are_problems_and_stay_text() -> None:
    source, problems = Source("He stayed\nto 31 June 1961.", "talk.txt"), list[Problem]()
    assert find_dates(source, source.span, problems=problems) == []
    assert [(p.code, p.path, p.line, p.column) for p in problems] == [("date-impossible", "talk.txt", 2, 4)]


def test_english_needs_no_locale_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "babel", None)
    vocabulary.cache_clear()
    assert parse_date("3 May 1961") == DateValue(when="1961-05-03")


def test_two_days_are_no_period() -> None:
    assert find("on 6 and 7 May 1961, on 6 and 27 June 1961") == ["6 and 7 May 1961", "27 June 1961"]


_PIECES = st.sampled_from(
    [
        "3",
        "31",
        "1961",
        "'61",
        "May",
        "XI",
        "X",
        " ",
        "\n",
        ", ",
        ".",
        "-",
        "/",
        "[",
        "]",
        "?",
        "1610Z",
        "221830Z",
        "p.m.",
        "early",
        "circa",
        "—",
        "年",
        "00",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)), st.sampled_from(["en", "de", "ru", "xx", ""]))
def test_any_text(text: str, language: str) -> None:
    source = Source(text)
    problems: list[Problem] = []
    mentions = find_dates(source, source.span, language=language, yearless=True, problems=problems)
    at = 0
    for mention in mentions:
        assert at <= mention.span.start < mention.span.end <= len(text)
        at = mention.span.end
    value = parse_date(text, language=language)
    assert value is None or to_edtf(value)


@pytest.mark.parametrize("unit", ["[", "1.", "1-", "May 1, ", "1[2", "\n", "3 May 1961 ", "1 " + " " * 40])
def test_time_grows_with_length(unit: str) -> None:
    def seconds(times: int) -> float:
        source = Source(unit * times)
        start = process_time()
        find_dates(source, Span(0, len(source)))
        return process_time() - start

    assert seconds(16_000) < 6 * seconds(4_000) + 0.5


@pytest.mark.parametrize(("line", "codes"), rows("not_dates.txt", 2))
def test_what_is_no_date(line: str, codes: str) -> None:
    source, problems = Source(line), list[Problem]()
    assert find_dates(source, source.span, language="es" if "abril" in line else "en", problems=problems) == []
    assert [problem.code for problem in problems] == codes.split()
