"""The header: what the publisher's page, the blocks and the project say, in this order of trust."""

from __future__ import annotations

import pytest

from teikit.project import Project
from teikit.reading import read
from teikit.record import DateMention, Header, Record
from teikit.source import Source

PAGE = """May 3, 1961

Conversation of T. Illarde with E. Quist, 1 May 1961

Citation: Orsa State Archive, f. 4, op. 7. Translated by A. Velde.

Summary: They spoke of oil.

Credits: This document was made possible with support from Orsa Foundation and the Amsel Trust.

Original Language: Russian

Contents:

Translation - English

"""
RECORD = """Secret. Copy № 2
Port Amsel, 3 May 1961
Outgoing № 77

RECORD OF A CONVERSATION
with E. Quist

1 May 1961

The lamps burn.
"""


def header_of(text: str, **settings: str) -> tuple[Record, Header]:
    record = read(Source(text), Project.from_dict({"header": settings})).record
    return record, record.header


def when(date: DateMention | None) -> str | None:
    return date.value.when if date else None


def test_dates_of_the_record_and_of_what_it_reports() -> None:
    record, header = header_of(RECORD)
    assert when(header.date) == "1961-05-03"
    assert [when(date) for date in header.event_dates] == ["1961-05-01"]
    assert [record.text(place) for place in header.places] == ["Port Amsel"]


def test_the_page_dates_the_record_and_its_title_the_event() -> None:
    _, header = header_of(PAGE + "The lamps burn.")
    assert when(header.date) == "1961-05-03"
    assert [when(date) for date in header.event_dates] == ["1961-05-01"]


def test_the_heading_dates_a_record_that_nothing_else_dates() -> None:
    assert when(header_of("Report of 3 May 1961 on the Lamps\n\nAll burn.\n\nNone is out.")[1].date) == "1961-05-03"


def test_a_dateline_below_the_text_dates_it() -> None:
    assert when(header_of("Dear Holt:\n\nAll burn.\n\nYours truly,\n\nElin Quist\n\nOrsa, 3 May 1861")[1].date) == "1861-05-03"


def test_numbers_and_markings() -> None:
    record, header = header_of(RECORD)
    assert [c.key for c in header.classifications] == ["secret"]
    assert record.text(header.copy_number) == "Copy № 2" if header.copy_number else False
    assert [(n.type, record.text(n.span)) for n in header.document_numbers] == [("outgoing", "77")]


def test_the_title_is_the_pages_or_the_heading_without_its_calls() -> None:
    record, header = header_of(PAGE + RECORD)
    assert header.title is not None
    assert record.header_text(header.title).startswith("Conversation of T. Illarde")
    record, header = header_of("REPORT ON THE LAMPS[1]\n\nAll burn.\n\n[1] Not printed.")
    assert header.title is not None
    assert record.header_text(header.title) == "REPORT ON THE LAMPS"


def test_funders_and_translator() -> None:
    record, header = header_of(PAGE + "The lamps burn.")
    assert [record.header_text(funder) for funder in header.funders] == ["Orsa Foundation", "Amsel Trust"]
    assert [(r.role, record.header_text(r.name)) for r in header.responsibilities] == [("translator", "A. Velde")]
    assert {(language.code, language.role) for language in header.languages} == {("en", "text"), ("ru", "original")}


def test_the_project_fills_gaps_and_never_overrules_the_translator_named() -> None:
    record, header = header_of(PAGE + "The lamps burn.", translator="P. Korv", publisher="Orsa Press")
    assert [record.header_text(r.name) for r in header.responsibilities if r.role == "translator"] == ["A. Velde"]
    assert header.publisher is not None
    assert record.header_text(header.publisher) == "Orsa Press"


def test_sender_and_addressee_from_labels_else_from_the_heading() -> None:
    record, header = header_of("FROM: The Harbour Master\nTO:\n  The Envoy of Orsa\n  The Clerk of the Board\n\nAll burn.\n\nNone is out.")
    assert [record.header_text(agent.name) for agent in header.authors] == ["The Harbour Master"]
    assert [record.header_text(agent.name) for agent in header.addressees] == ["The Envoy of Orsa", "The Clerk of the Board"]
    record, header = header_of("Letter From the Harbour Master to the Envoy\n\nAll burn.\n\nNone is out.")
    assert [record.header_text(agent.name) for agent in header.authors] == ["Harbour Master"]
    assert [record.header_text(agent.name) for agent in header.addressees] == ["Envoy"]


def test_the_place_a_telegram_was_sent_from_is_no_sender() -> None:
    record = read(
        Source("Cable from Quist on the lamps\n\nFrom: Washington   No. 77   Time: 6:40\n\nThe lamps burn, and nobody pays.\n")
    ).record
    assert [record.header_text(agent.name) for agent in record.header.authors] == ["Quist"]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("RECORD OF A CONVERSATION\n\nAll burn.\n\nNone is out.", "memorandumOfConversation"),
        ("Telegram From Orsa to Amsel\n\nAll burn.\n\nNone is out.", "telegram"),
        ("Minutes of the Harbour Board\n\nAll burn.\n\nNone is out.", "minutes"),
        ("Dear Holt:\n\nAll burn.\n\nNone is out.", "letter"),
        ("HOLT: Who?\n\nQUIST: We.\n\nHOLT: When?\n\nQUIST: Now.", "transcript"),
        ("All burn.\n\nNone is out.", None),
        ("Interview with Elin Quist\n\nI came in spring.", "transcript"),
        ("FM: Quist\nTO: Illarde\nINFO: Holt\n\nPrices rose.", "telegram"),
        ("FROM: Quist\nTO: Illarde\nSUBJECT: Oil\n\nPrices rose.", "memorandum"),
    ],
)
def test_the_genre_follows_from_the_blocks(text: str, genre: str | None) -> None:
    assert header_of(text)[1].genre == genre
    assert header_of(text, genre="report")[1].genre == "report"


def test_the_classification_in_a_source_note() -> None:
    _, header = header_of("REPORT ON THE LAMPS[1]\n\nAll burn.\n\n[1] Source: Orsa State Archive, Box 7. Confidential. Drafted by Holt.")
    assert [c.key for c in header.classifications] == ["confidential"]


def test_the_number_of_a_paragraph_is_not_that_of_the_telegram() -> None:
    assert not header_of("TELEGRAM\n\n1. Prices rose.\n\n2. They fell.")[1].document_numbers
    assert header_of("TELEGRAM\n\n1498. Prices rose.\n\n1. They fell.\n\n2. They rose.")[1].document_numbers
