"""Documents of a few lines, and the rows they give."""

from __future__ import annotations

from typing import Any

from teikit import tables
from teikit.tei import Tei, tei_of

HEADER = (
    "<fileDesc><titleStmt><title>Notes</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
)


def document(body: str, profile: str = "", header: str = HEADER) -> bytes:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}<profileDesc>{profile}</profileDesc></teiHeader>'
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def one(data: bytes) -> Tei:
    found = tei_of(data, "orsa.xml")
    assert isinstance(found, tuple)
    return found[0]


def rows(name: str, body: str, profile: str = "", header: str = HEADER) -> list[dict[str, Any]]:
    table = tables.load(name)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows(one(document(body, profile, header)))]
