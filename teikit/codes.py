"""Every code a `Problem` may have, with what it means: for the documentation, and for reports that explain their rules."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CODES", "Code", "meaning_of"]


class Code(NamedTuple):
    """A code of problems. Codes are stable: scripts and suppressions name them."""

    code: str
    severity: str
    """``error``, ``warning`` or ``note``; several where it depends."""
    stage: str
    """``reading``, ``fidelity``, ``batch``, ``tables``, ``document``, ``schema``, ``links``."""
    meaning: str


_ROWS = """
reading  record-empty             error         The file holds no text.
reading  record-unrecognised      warning       Nothing but paragraphs was recognised: no publisher's page, heading, date or speaker.
reading  encoding-guessed         warning       The file is neither UTF-8 nor marked; its encoding was guessed.
reading  bytes-undecodable        error         Bytes that the encoding does not have; they stand as U+FFFD.
reading  front-matter-malformed   warning       The YAML or TOML before the text cannot be read.
reading  title-missing            note          The record has no title.
reading  bracket-unmatched        warning       A square bracket has no fellow; it stays text.
reading  bracket-too-deep         warning       Brackets are nested too deep to be insertions; they stay text.
reading  bracket-unclassified     warning       No convention fits a bracket; it is kept as unclassified.
reading  insertion-unsure         note          A bracket was read, but another reading is possible.
reading  decision-unmatched       warning       A row of the decisions fits no bracket of the record.
reading  note-uncalled            warning       A footnote is called nowhere.
reading  date-impossible          warning       A day that no calendar has; it stays text.
reading  speaker-unresolved       note          The text leaves open who says something.
reading  citation-unread          note          No reference to an archive was recognised in a citation.
reading  citation-part-unread     note          A part of an archive's reference was not understood; it stays as printed.
reading  repository-unknown       note          The table of archives does not have this archive; it stays as printed.
reading  metadata-conflict        note          Two sources of the header differ; the message says which one holds.
reading  metadata-missing         note          The table of metadata has no row for the record.
reading  metadata-repeated        note          The table of metadata has several rows for the record; the first holds.
reading  metadata-unread          note          A value of the metadata was not understood; it is kept as a note.
reading  metadata-unused          note          A row of the metadata is about none of the records.
reading  place-ambiguous          note          Several places of the project's list of places bear the name.
reading  place-unmatched          note          A place is not in the project's list of places.
reading  person-unmatched         note          A person is not in the project's list of people.
reading  person-ambiguous         note          Several people of the project's list fit.
reading  person-repeated          note          Two persons of a record are one in the project's list.
fidelity text-lost                error         Words of the source are missing in the TEI: a mistake of teikit.
fidelity text-invented            error         Words of the TEI are not in the source: a mistake of teikit.
batch    record-unreadable        error         The file cannot be read.
batch    output-unwritable        error         The TEI cannot be written.
batch    output-edited            warning       The TEI was changed by hand; it was written anew, and what was there is kept.
batch    timed-out                error         The record took longer than --timeout allows and was given up.
batch    process-died             error         The process that was at the record died.
batch    internal-error           error         teikit failed; the message is for a report of the mistake.
tables   tei-missing              warning       A file holds no TEI document.
tables   letter-missing           warning       No file describes a letter (correspDesc).
tables   letter-empty             warning       A description of a letter says nothing.
tables   cmif-incomplete          note          correspSearch asks for something that was not given.
document file-unreadable          error         The file cannot be read.
document xml-not-well-formed      error         The file is no XML.
document xml-encoding             error         The encoding is unknown, or bytes are not of it.
document xml-entity-undefined     error         An entity is not defined in the document itself.
document xml-resource-limit       error         Refused: nested too deep, or expanding without end.
document document-too-large       error, note   A check that is not made of very large documents.
document problems-left-out        note          There are more problems than were to be shown.
schema   schema-not-found         error         The schema is neither a file nor installed.
schema   schema-unusable          error         The schema has mistakes.
schema   schema-incorrect         error         A mistake in a schema.
schema   element-not-allowed      error         An element may not stand here.
schema   element-missing          error         An element that must stand here does not.
schema   attribute-not-allowed    error         The element may not have this attribute.
schema   attribute-missing        error         An attribute that the element must have is not there.
schema   attribute-value          error         The attribute may not have this value.
schema   text-not-allowed         error         Text may not stand here.
schema   text-value               error         The text is not of the type that the schema asks for.
schema   idref-unresolved         error         An IDREF names no ID of the document.
schema   document-invalid         error         The document does not match its schema; where, cannot be told.
schema   xsd-invalid              error         The XML Schema does not allow this.
schema   schematron-rule-broken   error, warning, note  A rule of the schema's Schematron does not hold; its role weighs it.
schema   schematron-rule-not-run  warning       A Schematron rule could not be run.
schema   schematron-unusable      warning       The Schematron inside a schema cannot be used; the grammar was.
links    id-duplicate             error         An xml:id stands on more than one element.
links    id-malformed             error         An xml:id is not a name without colon.
links    pointer-dangling         error         A #pointer leads to no element of the document.
links    pointer-bare             warning       A pointer is a mere word, without its #.
links    when-beside-range        warning       @when stands beside @from, @to, @notBefore or @notAfter.
links    date-order               error         A period begins after its end.
links    lang-undeclared          warning, note An xml:lang is not declared in langUsage.
"""


def _row(line: str) -> Code:
    stage, code, rest = line.split(maxsplit=2)
    words = rest.split()
    end = next(index for index, word in enumerate(words) if not word.endswith(",")) + 1
    return Code(code, " ".join(words[:end]), stage, " ".join(words[end:]))


CODES: tuple[Code, ...] = tuple(map(_row, _ROWS.strip().splitlines()))
"""In the order of the path from text to checked TEI."""
_MEANINGS = {row.code: row.meaning for row in CODES}


def meaning_of(code: str) -> str:
    """What a code means, in a sentence; for one that is not in the table, the words of the code."""
    return _MEANINGS.get(code, code.replace("-", " ").capitalize())
