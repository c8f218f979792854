"""The body of a text's TEI, as short as it can be written."""

from __future__ import annotations

import re

from lxml import etree

from teikit.encoding import encode
from teikit.project import Project
from teikit.reading import read
from teikit.record import Record
from teikit.source import Source

__all__ = ["body_of", "converted"]


def converted(text: str, project: Project | None = None) -> tuple[Record, etree._ElementTree]:
    """A text as record and as TEI."""
    record = read(Source(text), project).record
    return record, encode(record, project)


def body_of(tree: etree._ElementTree) -> str:
    """What stands in ``body``, without the name space."""
    body = tree.find(".//{*}body")
    assert body is not None
    written = etree.tostring(body, encoding="unicode", with_tail=False)
    return re.sub(r"^<body[^>]*>\s*|\s*</body>$", "", written)
