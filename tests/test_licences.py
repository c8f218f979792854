"""Licences by what people call them."""

from __future__ import annotations

import pytest

from teikit.licences import SPDX, Licence, licence_of

CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("CC-BY-4.0", "Creative Commons Attribution 4.0 International", f"{CC}/licenses/by/4.0/"),
        ("cc by-nc-sa 3.0", "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 Unported", f"{CC}/licenses/by-nc-sa/3.0/"),
        ("CC-BY-3.0-DE", "Creative Commons Attribution 3.0 DE", f"{CC}/licenses/by/3.0/de/"),
        ("CC0", "CC0 1.0 Universal", f"{CC}/publicdomain/zero/1.0/"),
        (
            "http://creativecommons.org/licenses/by-nd/4.0",
            "Creative Commons Attribution-NoDerivatives 4.0 International",
            f"{CC}/licenses/by-nd/4.0/",
        ),
        (f"{CC}/licenses/by/4.0/deed.de", "Creative Commons Attribution 4.0 International", f"{CC}/licenses/by/4.0/"),
        (f"{CC}/publicdomain/mark/1.0/", "Public Domain Mark 1.0 Universal", f"{CC}/publicdomain/mark/1.0/"),
        ("ODbL-1.0", "Open Data Commons Open Database License v1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
        ("https://orsa.example/terms", "https://orsa.example/terms", "https://orsa.example/terms"),
        ("For readers of the\nOrsa archive", "For readers of the Orsa archive", None),
        ("CC-BY-9.0", "CC-BY-9.0", None),
    ],
)
def test_what_people_call_a_licence(text: str, name: str, target: str | None) -> None:
    assert licence_of(text) == Licence(name, target)


def test_every_row_finds_itself() -> None:
    for identifier, licence in SPDX.items():
        assert licence_of(identifier.upper()) == licence
        assert (licence.target or "").startswith("https://")
