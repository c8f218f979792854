"""Texts that nobody would call a record still convert: no traceback, nothing lost, TEI that parses and is valid."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit import Source, convert
from teikit.conversion import Conversion
from teikit.problems import Severity

TEXTS = {
    "empty": "",
    "white space": " \t\n\u00a0\u2028\n",
    "50,000 opening brackets": "[" * 50_000,
    "50,000 closing brackets": "]" * 50_000,
    "50,000 nested brackets": "[" * 50_000 + "a" + "]" * 50_000,
    "a line of a megabyte": "the boat lay there " * 55_000,
    "a word of a megabyte": "a" * 1_000_000,
    "text that is XML": '<?xml version="1.0"?>\n<TEI xmlns="x"><p a="&lt;">&amp; ]]> <!-- no --></p></TEI>',
    "CRLF": "Port Amsel, 3 May 1961\r\n\r\nThe boat [sic] left.\r\nIt came back.\r\n",
    "CR": "Port Amsel\r\rThe boat left.\r",
    "mixed line ends": "one\r\ntwo\rthree\nfour\x0bfive\x0csix\x85seven\u2028eight\u2029nine",
    "NUL and other characters XML forbids": "a\x00b\x01c\x1fd\x7fe\ufffef\uffffg\n\n[\x00] [\x02sic]",
    "lone surrogates": "a \ud800 b \udfff [\udc00] c",
    "a byte order mark inside": "one \ufeff two\n\n\ufeffthree",
    "marks that turn the direction": "one \u202etwo\u202c \u2066three\u2069",
    "combining characters": "e" + "\u0301" * 5_000,
    "beyond the basic plane": "\U0001f6a2 [\U0001f6a2] \U0010ffff",
    "private use and unassigned": "\ue000 \U000e0001 \U000fffff",
    "nothing but markup": "**\n__\n# \n***\n---\n> \n| | |\n",
    "only an envelope": "**Citation:**\n\n**Summary:**\n\n**Contents:**\n",
    "braces and templates": "{{a}} {% b %} ${c} \\d \\\\ %s",
}
BYTES = {
    "binary": bytes(range(256)) * 40,
    "UTF-16": "Port Amsel, 3 May 1961\n\nThe boat – [sic] – left.".encode("utf-16"),
    "UTF-16 without a mark": "The boat left.".encode("utf-16-le"),
    "UTF-8 with a mark": b"\xef\xbb\xbfPort Amsel\n\nThe boat left.",
    "half a character": "Orsa – Amsel".encode()[:6],
    "Latin-1": "Der Hafen von Örsö liegt südlich der Straße nach Ämsel. ".encode("latin-1") * 5,
}


def sound(conversion: Conversion) -> None:
    assert conversion.faithful, [str(p) for p in conversion.problems if p.code.startswith("text-")]
    data = conversion.to_bytes()
    assert etree.fromstring(data, etree.XMLParser(huge_tree=True)).tag == "{http://www.tei-c.org/ns/1.0}TEI"
    about_tei = [str(p) for p in conversion.problems if p.severity is Severity.ERROR and p.xpath is not None]
    assert not about_tei


@pytest.mark.parametrize("name", TEXTS)
def test_text(name: str) -> None:
    sound(convert(Source(TEXTS[name])))


@pytest.mark.parametrize("name", BYTES)
def test_bytes(name: str) -> None:
    sound(convert(BYTES[name]))


def test_an_empty_record_is_a_problem() -> None:
    assert "record-empty" in {problem.code for problem in convert("").problems}


def test_a_text_of_which_nothing_is_recognised_says_so() -> None:
    conversion = convert("the wind came round in the night")
    assert "record-unrecognised" in {problem.code for problem in conversion.problems}
    assert not conversion.clean


def test_a_guessed_encoding_says_so() -> None:
    assert "encoding-guessed" in {problem.code for problem in convert(BYTES["Latin-1"]).problems}
