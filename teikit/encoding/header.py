"""Record -> ``teiHeader`` (ENCODING section 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest

from teikit.encoding.dates import date_attributes
from teikit.encoding.delimiters import BRACKETED, PIPES
from teikit.encoding.people import write_people
from teikit.encoding.resp import Responsible
from teikit.encoding.source_description import write_source_description
from teikit.encoding.xml import Writer
from teikit.expressions import expression
from teikit.record import Agent, DateMention, Given, GivenDate, Record
from teikit.version import __version__

__all__ = ["write_header"]

RELATORS = "http://id.loc.gov/vocabulary/relators/"
# How an unnamed role is declared.
_UNNAMED = {"editor": "editorial insertions", "translator": "translated by", "source": "remarks in the source text"}
# A title, or the name of an office's holder in parentheses: a person and not a body.
_PERSONAL = expression(
    r"^(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lord|M|Messrs)\b|\([^()]+\)$|^(?:President|Prime Minister|Senator|Chairman|Premier)\s+[A-Z]"
)
_GENRES = {
    "telegram": "Telegram",
    "letter": "Letter",
    "memorandumOfConversation": "Memorandum of conversation",
    "memorandum": "Memorandum",
    "minutes": "Minutes",
    "transcript": "Transcript",
    "report": "Report",
    "journal": "Journal",
    "note": "Diplomatic note",
}


_SENT = ("letter", "telegram")


def write_header(writer: Writer, record: Record, responsible: Responsible, *, piped: bool = False) -> None:
    """Append ``teiHeader``. `responsible` knows the roles the body pointed at: write the body first.

    `piped` where a table of the body has upright strokes between its cells.
    """
    with writer.element("teiHeader"):
        with writer.element("fileDesc"):
            _title_statement(writer, record, responsible)
            _publication(writer, record)
            _series(writer, record)
            _notes(writer, record)
            write_source_description(writer, record)
        _encoding_description(writer, record, piped=piped)
        _profile(writer, record)


@cache
def _fixed(write: Callable[..., None], *which: bool) -> str:
    """What a function writes, for one that writes the same in every header."""
    writer = Writer()
    write(writer, *which)
    return writer.xml()


# ---- fileDesc -------------------------------------------------------------------------------------


def _title_statement(writer: Writer, record: Record, responsible: Responsible) -> None:
    header = record.header
    with writer.element("titleStmt"):
        if header.title is not None:
            writer.leaf("title", record.header_text(header.title), type="main")
        else:
            writer.leaf("title", "Untitled record", type="main", resp="#teikit")
        for author in header.authors:
            with writer.element("author"):
                _agent(writer, record, author)
        for funder in header.funders:
            with writer.element("funder"):
                writer.leaf("orgName", record.header_text(funder))
        _responsibilities(writer, record)
        for role in sorted(responsible.declared):
            with writer.element("respStmt"):
                writer.leaf("resp", _UNNAMED.get(role, role))
                writer.leaf("name", "not named in the record", xml_id=role)
        writer.markup(_fixed(_software))


def _software(writer: Writer) -> None:
    with writer.element("respStmt"):
        writer.leaf("resp", "TEI encoding by rule, unreviewed")
        writer.leaf("name", "teikit", type="software", xml_id="teikit")


def _responsibilities(writer: Writer, record: Record) -> None:
    named: set[str] = set()
    for responsibility in record.header.responsibilities:
        first = responsibility.role == "translator" and "translator" not in named
        named.add(responsibility.role)
        with writer.element("respStmt"):
            relator = f"{RELATORS}{responsibility.relator}" if responsibility.relator else None
            writer.leaf("resp", responsibility.label, ref=relator)
            writer.leaf("persName", record.header_text(responsibility.name), xml_id="translator" if first else None)


def _agent(writer: Writer, record: Record, agent: Agent) -> None:
    printed = record.header_text(agent.name)
    if agent.person or agent.personal or _PERSONAL.search(printed):
        writer.leaf("persName", printed, ref=f"#{agent.person}" if agent.person else None)
    else:
        writer.leaf("orgName", printed)


def _publication(writer: Writer, record: Record) -> None:
    header = record.header
    with writer.element("publicationStmt"):
        if header.publisher is not None:
            writer.leaf("publisher", record.header_text(header.publisher))
        else:
            writer.leaf("authority", "No publisher is named in the record.")
        if header.document_id is not None:
            writer.leaf("idno", record.header_text(header.document_id), type=header.publisher_idno_type or "document")
        if header.url is not None:
            writer.leaf("idno", record.header_text(header.url), type="URI")
        _availability(writer, record)


def _availability(writer: Writer, record: Record) -> None:
    header = record.header
    if header.licence is None:
        writer.markup(_fixed(_rights_unknown))
        return
    with writer.element("availability", status="free" if header.licence_target else "restricted"):
        writer.leaf("licence", record.header_text(header.licence), target=header.licence_target)


def _rights_unknown(writer: Writer) -> None:
    with writer.element("availability", status="unknown"):
        writer.leaf("p", "Rights not stated in the source.")


def _series(writer: Writer, record: Record) -> None:
    if record.header.series is not None:
        with writer.element("seriesStmt"):
            writer.leaf("title", record.header_text(record.header.series))


def _notes(writer: Writer, record: Record) -> None:
    header = record.header
    if not (header.credits or header.extras):
        return
    with writer.element("notesStmt"):
        for sentence in header.credits:
            writer.leaf("note", record.header_text(sentence), type="credits")
        for extra in header.extras:
            with writer.element("note", type="field"):
                writer.leaf("label", record.header_text(extra.label))
                value = record.header_text(extra.value)
                writer.text(f" {value}" if value else "")


# ---- encodingDesc ---------------------------------------------------------------------------------


def _encoding_description(writer: Writer, record: Record, *, piped: bool) -> None:
    with writer.element("encodingDesc"):
        writer.markup(_fixed(_editorial_declaration))
        writer.markup(_fixed(_tags_declaration, piped))
        writer.markup(_fixed(_application))
        _classes(writer, record)


_DECLARATIONS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("correction", {"method": "markup"}, "Errors that the source text marks are encoded as sic or choice; nothing was corrected."),
    ("quotation", {"marks": "all"}, "Quotation marks stand in the text as printed; speech without marks is encoded as said."),
    ("hyphenation", {"eol": "all"}, "Hyphens at the ends of lines stand as printed."),
    (
        "interpretation",
        {},
        "Square brackets and other editorial insertions of the text are encoded as supplied, unclear, gap, sic, choice, term, note or seg; "
        'their characters are declared in tagsDecl or in rend. Elements with resp="#teikit" were assigned by rule and not reviewed; '
        "cert says how sure the rule is.",
    ),
)


def _editorial_declaration(writer: Writer) -> None:
    with writer.element("editorialDecl"):
        for tag, attributes, text in _DECLARATIONS:
            with writer.element(tag, **attributes):
                writer.leaf("p", text)


def _tags_declaration(writer: Writer, piped: bool) -> None:
    selectors = ", ".join(f"{tag}[{name}='{value}']" if name else tag for tag, name, value in BRACKETED) + ", [rend~='brackets']"
    with writer.element("tagsDecl"):
        for scope, character in (("before", "["), ("after", "]")):
            writer.leaf("rendition", f'content: "{character}";', scheme="css", selector=selectors, scope=scope)
        if piped:
            for selector, scope in ((f"table[rend~='{PIPES}'] cell", "before"), (f"table[rend~='{PIPES}'] row", "after")):
                writer.leaf("rendition", 'content: "|";', scheme="css", selector=selector, scope=scope)


def _application(writer: Writer) -> None:
    with writer.element("appInfo"), writer.element("application", ident="teikit", version=__version__):
        writer.leaf("label", "teikit")


def _classes(writer: Writer, record: Record) -> None:
    header = record.header
    categories = {c.key: c.name for c in header.classifications}
    if not categories and header.genre not in _GENRES:
        return
    with writer.element("classDecl"):
        if categories:
            with writer.element("taxonomy", xml_id="classification"):
                for key, name in categories.items():
                    with writer.element("category", xml_id=f"cl-{key}"):
                        writer.leaf("catDesc", name)
        if header.genre in _GENRES:
            with writer.element("taxonomy", xml_id="genre"), writer.element("category", xml_id=f"genre-{header.genre}"):
                writer.leaf("catDesc", _GENRES[header.genre or ""])


# ---- profileDesc ----------------------------------------------------------------------------------


def _profile(writer: Writer, record: Record) -> None:
    header = record.header
    with writer.element("profileDesc"):
        if header.summary:
            with writer.element("abstract"):
                for paragraph in header.summary:
                    writer.leaf("p", record.header_text(paragraph))
        _creation(writer, record)
        _calendars(writer, record)
        _languages(writer, record)
        write_people(writer, record)
        _setting(writer, record)
        _text_class(writer, record)
        _correspondence(writer, record)


def _creation(writer: Writer, record: Record) -> None:
    header = record.header
    if header.date is None and not header.places:
        return
    with writer.element("creation"):
        if header.date is not None:
            _date(writer, record, header.date, "creation")
        for place, ref in _places(record):
            writer.text(" ")
            writer.leaf("placeName", place, ref=ref)


def _places(record: Record) -> Iterator[tuple[str, str | None]]:
    for place, ref in zip_longest(record.header.places, record.header.place_refs[: len(record.header.places)]):
        yield record.header_text(place), ref


def _date(writer: Writer, record: Record, date: DateMention | GivenDate, kind: str | None) -> None:
    writer.leaf("date", record.date_text(date), type=kind, **date_attributes(date.value))


def _calendars(writer: Writer, record: Record) -> None:
    """Declare the calendars that dates point at."""
    dates = [mark.value for mark in record.inlines if isinstance(mark, DateMention)]
    dates += [date.value for date in (record.header.date, *record.header.event_dates) if date is not None]
    used = sorted({value.calendar for value in dates if value.calendar})
    if not used:
        return
    with writer.element("calendarDesc"):
        for name in used:
            with writer.element("calendar", xml_id=name):
                writer.leaf("p", f"{name.capitalize()} calendar")


def _languages(writer: Writer, record: Record) -> None:
    if not record.header.languages:
        return
    roles = {"text": "", "original": " (original)", "foreign": " (quoted)"}
    with writer.element("langUsage"):
        for language in record.header.languages:
            name = record.text(language.span) if language.span else language.name
            writer.leaf("language", f"{name}{roles[language.role]}", ident=language.code)


def _setting(writer: Writer, record: Record) -> None:
    if not record.header.event_dates:
        return
    with writer.element("settingDesc"), writer.element("setting"):
        for date in record.header.event_dates:
            _date(writer, record, date, None)


def _text_class(writer: Writer, record: Record) -> None:
    header = record.header
    keys = list(dict.fromkeys(c.key for c in header.classifications))
    genre = header.genre if header.genre in _GENRES else None
    # What a line of the text says stands there.
    body = record.source.span if record.body is None else record.body
    subjects = [s for s in header.subjects if isinstance(s, Given) or not s.meets(body)]
    if not (keys or genre or subjects):
        return
    with writer.element("textClass"):
        for key in keys:
            writer.empty("catRef", scheme="#classification", target=f"#cl-{key}")
        if genre:
            writer.empty("catRef", scheme="#genre", target=f"#genre-{genre}")
        if subjects:
            with writer.element("keywords"):
                for subject in subjects:
                    writer.leaf("term", record.header_text(subject))


def _correspondence(writer: Writer, record: Record) -> None:
    header = record.header
    parties = (header.authors, header.addressees)
    # Of a letter one party is enough: whoever looks for letters asks for those of somebody unknown, too.
    if not (any(parties) if header.genre in _SENT else all(parties)):
        return
    with writer.element("correspDesc"):
        if header.authors or header.places or header.date is not None:
            _sent(writer, record)
        if header.addressees:
            with writer.element("correspAction", type="received"):
                for addressee in header.addressees:
                    _agent(writer, record, addressee)


def _sent(writer: Writer, record: Record) -> None:
    header = record.header
    with writer.element("correspAction", type="sent"):
        for author in header.authors:
            _agent(writer, record, author)
        for place, ref in _places(record):
            writer.leaf("placeName", place, ref=ref)
        if header.date is not None:
            _date(writer, record, header.date, None)
