"""Records that a fuzz found: nothing is lost, and the TEI is valid."""

from __future__ import annotations

import pytest

import teikit
from teikit.problems import Severity

RECORDS = {
    "a note whose text calls a note of another notation": (
        "The lamps[1] burn.\n\n¹ Bought in Orsa[2] by hand.\n\n[1] The old ones¹ lasted.\n\n[2] In May.\n"
    ),
    "a page mark between two paragraphs of a note": (
        "The lamps1 burn all night.\n\nThe keepers2 sleep.\n\n1. Bought in Orsa.\n\n[Page 7]\n\nPaid in May.\n\n2. By day.\n"
    ),
    "a forbidden character among words about an omission": "The boats left [matter \x0b omitted] at dawn.\nThe keepers slept.\n",
    "a dateline in two calendars": (
        "Mr. Ostrel to Mr. Valdane.\n\nSt. Petersburg, April 8–20, 1861.\n\nSir: The ships have left the harbour.\n"
    ),
    "a line break in the letters of an abbreviation": "To\n\n                         C[or\ndwin] H[arbour]\n\nThe lamps burn.\n",
    "a bracket that ends within a note, before a paragraph that goes on behind it": (
        "[Omitted at once.⁴ From what was known, the\n\n⁴ See the Orsa list.]\n\nlamps were out.\n"
    ),
    "a note of another notation between two paragraphs of a note": (
        "Lamps,”2 and oil,3 burn.\n\n1. Source: Archive of Orsa, the morning,/1/ and we hoped.\n"
        "/1/See 175.\n\nQuist and Holm.\n2. 106.\n3. Oil\n"
    ),
    "the words of a publisher's page in the midst of a record": (
        "\n".join(f"The lamps of quay {n} burn." for n in "abcdefghijklmnop")
        + "\n\nCitation:\n\nBox 7.\n\nSummary:\n\nOil.\n\nThe keepers sleep.\n"
    ),
    "an asterisk that is the sign of a note, and another behind a letter": (
        "The y t t t a\n*print ordinary oil, and the harbour and the town have decided on oil for now, but the keepers of the lamps on "
        "none of it at all since May.\ni*\n"
    ),
    "asterisks that are the sign of a note, and its call a line below": (
        "**O\n1963'** A. Quist, 'Record of a Conversation with Holm of Orsa', obtained by J. Ostrel and translated by G. Valdane of the "
        "harbour office.\nh\n"
    ),
    "a word in brackets that begins like a remark on an error": "The mirror [sicounts for two tons] was sold [sicily] at noon.\n",
    "a year alone as the date of a page": "1949\n\n**Citation:** Box 7.\n\n**Summary:** They spoke of oil.\n\nThe lamps burn.\n",
    "a full stop behind the date of a page": "May 1961.\n**Original Language:** English\n**Contents:** Letter\n\nThe lamps burn.\n",
    "Markdown in the midst of the date of a page": (
        "**Ju**ly 30, 1949**\n\nOn the Lamps\n\n**Citation:** Box 7.\n\n**Summary:** They spoke of oil.\n\nThe lamps burn.\n"
    ),
    "two signatures, the lower one below its leave-taking": "Yours,\n\nElin Quist[4]\n\nI have, etc.,\n Holm.",
    "labels of fields within a bracket": "[Omitt74\nFM: Tarn\nTO: 2952\nINFO: 079093\nSUBJECT: Boats\nTAGS: Lamps.]",
    "a superscript among the digits of a bracket": "The lamps [¹4] burn all night [2] and the keepers [3] sleep.\nThey do.\n",
}


@pytest.mark.parametrize("name", RECORDS)
def test_nothing_is_lost_and_the_tei_is_valid(name: str) -> None:
    conversion = teikit.convert(RECORDS[name])
    assert [str(p) for p in conversion.problems if p.severity is Severity.ERROR] == []
