"""Datelines as a table, what is none, and the datelines of real records."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from header_tables import rows
from hypothesis import given
from hypothesis import strategies as st

from teikit.reading.dates import looks_like_dateline, read_dateline, to_edtf
from teikit.record import DateValue
from teikit.source import Source, Span

LANGUAGES = {"maggio": "it", "Altstadt": "de"}


@pytest.mark.parametrize(("line", "places", "offices", "dates", "received"), rows("datelines.tsv", 5))
def test_every_form(line: str, places: str, offices: str, dates: str, received: str) -> None:
    language = next((code for word, code in LANGUAGES.items() if word in line), "en")
    source = Source(line.replace("//", "\n"))
    read = read_dateline(source, source.span, language=language)
    assert "|".join(source[p] for p in read.places) == places
    assert "|".join(source[p] for p in read.offices) == offices
    assert "|".join(to_edtf(d.value) for d in read.dates) == dates
    assert (to_edtf(read.received.value) if read.received else "") == received
    assert (not dates) == (read.undated is not None)
    if not line.startswith(("Spec", "R. ")):
        assert looks_like_dateline(source.text, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "Agreement of May 3, 1961, between Veldonia and Ostmark",
        "12. Memorandum of Conversation, Velmora, May 3, 1961",
        "SUBJECT: Talks of May 3, 1961",
        "He came on May 3, 1961.",
        "Source: State Archive, file 12, May 3, 1961.",
        "Velmora",
        "The 1961 Ceremonies",
        "4 March 1961 Congressional Elections",
        "By October 22, 2004",
        "Congressional Record, Volume 151 (Wednesday, July 20, 2005)",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert not looks_like_dateline(text)


@given(st.text())
def test_any_text(text: str) -> None:
    source = Source(text)
    read = read_dateline(source, source.span)
    assert all(0 <= span.start <= span.end <= len(text) for span in (*read.places, *read.offices, *(d.span for d in read.dates)))
    looks_like_dateline(text)


def day_range(value: DateValue) -> tuple[str, str]:
    first, last = value.when or value.from_ or value.not_before, value.when or value.to or value.not_after
    return (first or "")[:10], (last or "")[:10]


def test_datelines_of_real_records(shared: Path) -> None:
    right = total = recognised = 0
    for path in sorted((shared / "gold" / "frus").glob("*.json")):
        gold = json.loads(path.read_text("utf-8")).get("gold")
        source = Source.from_path(path.with_suffix(".txt"))
        dates = [(d["text"].rstrip("."), (d.get("when") or d.get("from"), d.get("when") or d.get("to"))) for d in gold["dates"]]
        for line in gold["dateline"]:
            want = next(((w[0][:10], w[1][:10]) for printed, w in dates if printed in line), None)
            words = r"\s*(?:/\d+/|\[\d+\])?\s*".join(re.escape(word) for word in re.findall(r"\w+|[^\w\s]", line))
            printed = re.search(words, source.text)
            if want is None or printed is None:
                continue
            read = read_dateline(source, Span(*printed.span()))
            total += 1
            right += bool(read.dates) and day_range(read.dates[0].value) == want
            recognised += looks_like_dateline(printed.group())
    assert total > 100
    assert right / total >= 0.97
    assert recognised / total >= 0.97
