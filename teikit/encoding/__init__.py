"""Record -> TEI: the only place that knows element names."""

from __future__ import annotations

from lxml import etree

from teikit.encoding.body import BodyEncoder
from teikit.encoding.header import write_header
from teikit.encoding.resp import Responsible
from teikit.encoding.serialise import Written, to_bytes
from teikit.encoding.xml import TEI_NS, Writer
from teikit.project import Project
from teikit.record import Record

__all__ = ["Written", "encode", "to_bytes", "written"]


def encode(record: Record, project: Project | None = None) -> etree._ElementTree:
    """Encode a record as TEI P5.

    `record` is what `teikit.read` gives. Returns a new tree; the same record gives the same tree.
    """
    return written(record, project).tree


def written(record: Record, project: Project | None = None) -> Written:
    """As `encode`, before there is a tree."""
    project = project or Project()
    responsible = Responsible(record.header)
    language = next((lang.code for lang in record.header.languages if lang.role == "text"), None)
    # The body goes first: the header declares what the body makes use of.
    body, text, writer = BodyEncoder(record, responsible, project.text), Writer(), Writer()
    body.write(text, language)
    with writer.element("TEI", xmlns=TEI_NS):
        write_header(writer, record, responsible, piped=body.piped)
        writer.take_in(text)
    return Written(writer)
