"""Record -> TEI: the only place that knows element names."""

from __future__ import annotations

from lxml import etree

from teikit.encoding.body import BodyEncoder
from teikit.encoding.delimiters import PIPES
from teikit.encoding.header import write_header
from teikit.encoding.resp import Responsible
from teikit.encoding.serialise import lay_out, to_bytes
from teikit.encoding.xml import TEI_NS, Writer, tei
from teikit.project import Project
from teikit.record import Record

__all__ = ["encode", "to_bytes"]


def encode(record: Record, project: Project | None = None) -> etree._ElementTree:
    """Encode a record as TEI P5.

    `record` is what `teikit.read` gives. Returns a new tree; the same record gives the same tree.
    """
    project = project or Project()
    root: etree._Element = etree.Element(tei("TEI"), nsmap={None: TEI_NS})  # type: ignore[dict-item]
    responsible = Responsible(record.header)
    text = etree.Element(tei("text"))
    language = next((lang.code for lang in record.header.languages if lang.role == "text"), None)
    # The body goes first: the header declares the roles that the body points at.
    BodyEncoder(record, responsible, project.text).write(text, language)
    piped = any(PIPES in (table.get("rend") or "").split() for table in text.iter(tei("table")))
    write_header(Writer(root), record, responsible, piped=piped)
    root.append(text)
    lay_out(root)
    return etree.ElementTree(root)
