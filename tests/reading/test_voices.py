"""Where names are printed that say who is who, and what stands in such a place and names nobody."""

from __future__ import annotations

import pytest

from teikit.reading import read

LETTER = "Orsa, 3 May 1961\n\nDear Quist: The oil has come, and the keeper has written it all down.\n\nAffectionately yours,\n\n{}\n"


@pytest.mark.parametrize("remark", ["[File copy not signed]", "[No signature indicated]", "[Not signed]", "(unsigned)"])
def test_a_remark_that_nobody_signed_names_nobody(remark: str) -> None:
    assert not [person for person in read(LETTER.format(remark)).record.people if person.role in ("signatory", "author") and person.names]


@pytest.mark.parametrize("signed", ["Elin Holm", "[signed] Elin Holm", "[Elin Holm]"])
def test_who_signed_is_named(signed: str) -> None:
    record = read(LETTER.format(signed)).record
    assert [record.source[person.names[0].span] for person in record.people if person.role == "signatory"] == ["Elin Holm"]
