"""Where the text comes from: ``sourceDesc`` (ENCODING section 1, "The archive")."""

from __future__ import annotations

from teikit.encoding.xml import Writer
from teikit.record import Citation, Record
from teikit.source import Span

__all__ = ["write_source_description"]


def write_source_description(writer: Writer, record: Record) -> None:
    """Append ``sourceDesc``: the archive's unit where the record names one, and the publisher's citation verbatim."""
    header = record.header
    described = _describes_manuscript(record)
    with writer.element("sourceDesc"):
        if described:
            _manuscript(writer, record)
        if header.citation_text is not None:
            writer.leaf("bibl", record.header_text(header.citation_text), type="citation")
        elif header.citation is not None:
            writer.leaf("bibl", record.citation_text(header.citation, header.citation.span), type="citation")
        elif not described:
            writer.leaf("p", "Converted from plain text; the text names no source.")


def _describes_manuscript(record: Record) -> bool:
    header = record.header
    named = any(language.role == "original" for language in header.languages)
    return bool(header.citation or header.document_numbers or header.copy_number or named or _contributors(record))


def _manuscript(writer: Writer, record: Record) -> None:
    header = record.header
    with writer.element("msDesc"):
        _identifier(writer, record, header.citation)
        _contents(writer, record, header.citation)
        if header.copy_number is not None:
            with writer.element("physDesc"), writer.element("objectDesc", form="copy"):
                writer.leaf("p", record.text(header.copy_number))
        _surrogates(writer, record)


def _identifier(writer: Writer, record: Record, citation: Citation | None) -> None:
    with writer.element("msIdentifier"):
        if citation is not None:
            _archive(writer, record, citation)
        numbers = record.header.document_numbers
        if citation is None and not numbers:
            writer.leaf("msName", "The text names no archive.")
        if citation is None and numbers:
            writer.leaf("idno", record.text(numbers[0].span), type=numbers[0].type)
            numbers = numbers[1:]
        for number in numbers:
            with writer.element("altIdentifier", type="document"):
                writer.leaf("idno", record.text(number.span), type=number.type)


def _archive(writer: Writer, record: Record, citation: Citation) -> None:
    if citation.country:
        writer.leaf("country", citation.country, key=citation.country_code)
    if citation.settlement:
        writer.leaf("settlement", citation.settlement)
    if citation.repository is not None:
        writer.leaf("repository", record.citation_text(citation, citation.repository), key=citation.repository_key)
    if citation.collection is not None:
        writer.leaf("collection", record.citation_text(citation, citation.collection))
    if citation.parts:
        with writer.element("idno", type="shelfmark"):
            _parts(writer, record, citation)
    elif citation.repository is None:
        writer.leaf("idno", record.citation_text(citation, citation.span), type="shelfmark")


def _parts(writer: Writer, record: Record, citation: Citation) -> None:
    for i, part in enumerate(citation.parts):
        if i:
            writer.text("/")
        writer.leaf("idno", record.citation_text(citation, part.span), type=part.type)


def _contents(writer: Writer, record: Record, citation: Citation | None) -> None:
    original = _original(record)
    locus = citation.locus if citation else None
    if locus is None and original is None:
        return
    # An msItem needs more than a locus.
    with writer.element("msContents"), writer.element("msItem" if original else "p"):
        if locus is not None and citation is not None:
            writer.leaf("locus", record.citation_text(citation, locus.span), scheme=citation.locus_scheme, from_=locus.from_, to=locus.to)
        if original is not None:
            code, name = original
            writer.leaf("textLang", record.text(name) if isinstance(name, Span) else name, mainLang=code)


def _original(record: Record) -> tuple[str, Span | str] | None:
    """The language of the original: the one named, or that of the text where nobody translated it."""
    roles = {language.role: language for language in reversed(record.header.languages)}
    translated = any(r.role == "translator" for r in record.header.responsibilities)
    language = roles.get("original") or (None if translated else roles.get("text"))
    return (language.code, language.span or language.name) if language else None


def _contributors(record: Record) -> list[str]:
    return [record.header_text(r.name) for r in record.header.responsibilities if r.role == "contributor"]


def _surrogates(writer: Writer, record: Record) -> None:
    contributors = _contributors(record)
    if not contributors:
        return
    with writer.element("additional"), writer.element("surrogates"):
        for name in contributors:
            with writer.element("p"):
                writer.text("Copy obtained by ")
                writer.leaf("persName", name)
                writer.text(".")
