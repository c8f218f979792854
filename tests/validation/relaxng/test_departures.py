"""Where jing departs from XML Schema: all the verdicts known to differ, each with the rule that decides.

The rules are those of XML Schema 1.0, part 2, second edition. Measured with jing 20220510. Mutants leave these values out;
whatever else differs from jing is a mistake in teikit, and `test_jing` fails on it.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from teikit.validation.relaxng import Schema

from .mutants import BROKEN_VALUES


@dataclass(frozen=True)
class Departure:
    """A value that teikit judges by the rule, and jing the other way."""

    datatype: str
    value: str
    valid: bool
    reason: str
    pattern: str | None = None


_MIDNIGHT = "3.2.8, 3.2.7: hour 24 is the end of the day, where minutes and seconds are zero"
_LEAP = "D.3.2.2 and 3.2.7: seconds are below 60; there are no leap seconds"
_YEARS = "3.2.7.1: a year has four digits or more; jing has room for ten"
_FRACTION = "3.2.7.1: what follows the point is one digit or more"
_FORMAT = r"F.1.1: \p{C} holds the format characters (Cf), zero width space among them"
_UNASSIGNED = r"F.1.1: \p{C} holds the unassigned characters (Cn)"

DEPARTURES = (
    Departure("time", "24:00:00", True, _MIDNIGHT),
    Departure("dateTime", "1963-01-05T24:00:00", True, _MIDNIGHT),
    Departure("time", "10:00:60", False, _LEAP),
    Departure("dateTime", "1963-01-05T10:00:60", False, _LEAP),
    Departure("gYear", "12345678901", True, _YEARS),
    Departure("date", "12345678901-01-01", True, _YEARS),
    Departure("time", "10:00:01.", False, _FRACTION),
    Departure("dateTime", "1963-01-05T10:00:01.", False, _FRACTION),
    Departure("string", "a\u200bb", False, _FORMAT, r"[^\p{C}\p{Z}]+"),
    Departure("string", "a\u00adb", False, _FORMAT, r"[^\p{C}\p{Z}]+"),
    Departure("string", "a\u0378b", False, _UNASSIGNED, r"[^\p{C}]*"),
)


def _schema(departure: Departure) -> str:
    pattern = f'<param name="pattern">{departure.pattern}</param>' if departure.pattern else ""
    return (
        '<element name="v" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
        f'<data type="{departure.datatype}">{pattern}</data></element>'
    )


@pytest.mark.parametrize("departure", DEPARTURES, ids=lambda d: f"{d.datatype}-{d.value.encode('unicode_escape').decode()}")
def test_teikit_keeps_to_the_rule_and_jing_does_not(departure: Departure, tmp_path: Path) -> None:
    schema, document = tmp_path / "s.rng", tmp_path / "d.xml"
    schema.write_text(_schema(departure), encoding="utf-8")
    document.write_text(f"<v>{departure.value}</v>", encoding="utf-8")
    assert (not list(Schema.load(schema).validate_file(document))) is departure.valid, departure.reason
    if shutil.which("jing"):
        # Were jing mended, the row would have to go, and the mutants could have its value.
        run = subprocess.run(["jing", str(schema), str(document)], capture_output=True, text=True, check=False)
        assert (run.returncode == 0) is not departure.valid


def test_no_mutant_has_such_a_value() -> None:
    assert not {departure.value.encode() for departure in DEPARTURES} & set(BROKEN_VALUES)
