"""People -> ``particDesc/listPerson``."""

from __future__ import annotations

from teikit.encoding.resp import Responsible
from teikit.encoding.xml import Writer
from teikit.record import Person, PersonName, Record

__all__ = ["write_people"]


def write_people(writer: Writer, record: Record) -> None:
    """Append ``particDesc`` with one ``person`` per human being; nothing where nobody is named."""
    if not record.people:
        return
    with writer.element("particDesc"), writer.element("listPerson"):
        for person in record.people:
            _person(writer, record, person)


def _person(writer: Writer, record: Record, person: Person) -> None:
    guess = Responsible.guess(person.cert) if person.cert != "high" else {}
    tag = "personGrp" if person.group else "person"
    with writer.element(tag, xml_id=person.id, role=person.role, **guess):
        seen: set[str] = set()
        for name in person.names:
            printed = record.text(name.span)
            if printed not in seen:
                seen.add(printed)
                _name(writer, record, name, person.ref if len(seen) == 1 else None)
        if person.label:
            writer.leaf("persName", person.label, type="label")
        for occupation in dict.fromkeys(record.text(o) for o in person.occupations):
            writer.leaf("occupation", occupation)


def _name(writer: Writer, record: Record, name: PersonName, ref: str | None) -> None:
    """A printed form with its parts in their printed order."""
    named = [("forename", name.forename), ("surname", name.surname), ("roleName", name.role_name), ("genName", name.gen_name)]
    parts = sorted((span, tag) for tag, span in named if span is not None and name.span.covers(span))
    with writer.element("persName", ref=ref):
        at = name.span.start
        for span, tag in parts:
            if span.start < at:
                continue
            writer.text(_gap(record.source.text[at : span.start]))
            writer.leaf(tag, record.text(span))
            at = span.end
        writer.text(_gap(record.source.text[at : name.span.end]))


def _gap(text: str) -> str:
    """Text between the parts of a name, line breaks as spaces."""
    return text.replace("\n", " ")
