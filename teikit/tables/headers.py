"""What the headers say: one row per document."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from teikit.dataclass import dataclass
from teikit.tables import Table
from teikit.tei import XML_ID, Tei, line_of, local, name_of, printed, tag, words
from teikit.tei.insertions import insertions
from teikit.tei.speeches import speeches

__all__ = ["TABLE"]

_FILE, _PROFILE = "t:teiHeader/t:fileDesc", "t:teiHeader/t:profileDesc"
_SOURCE, _ACTION = f"{_FILE}/t:sourceDesc", f"{_PROFILE}/t:correspDesc/t:correspAction"
_PUBLICATION = f"{_FILE}/t:publicationStmt"
_TRANSLATORS = "contains(translate(normalize-space(t:resp), 'T', 't'), 'translat')"

# Column -> where it is looked up. Of several paths the first that finds something is taken.
_TITLE = (f"{_FILE}/t:titleStmt/t:title[@level='a']", f"{_FILE}/t:titleStmt/t:title[@type='main']", f"{_FILE}/t:titleStmt/t:title")
_AUTHOR = (f"{_FILE}/t:titleStmt/t:author",)
_SENDER = (f"{_ACTION}[@type='sent']/*[self::t:persName or self::t:orgName or self::t:name or self::t:rs]",)
_RECIPIENT = (_SENDER[0].replace("'sent'", "'received'"),)
_DATE = (
    f"{_PROFILE}/t:creation//t:date",
    f"{_ACTION}[@type='sent']/t:date",
    f"{_SOURCE}//t:origDate",
    "t:text//t:dateline//t:date",
    f"{_PROFILE}/t:settingDesc//t:date",
    f"{_SOURCE}//t:bibl[@type='originalSource']/t:date",
    "t:standOff/t:listEvent/t:event[@type='written']",
    "t:standOff/t:listEvent/t:event[@type='print']",
    f"{_SOURCE}//t:date",
)
_EVENT = (f"{_PROFILE}/t:settingDesc/t:setting/t:date",)
_PLACE = (
    f"{_PROFILE}/t:creation//t:placeName",
    f"{_ACTION}[@type='sent']/t:placeName",
    f"{_SOURCE}//t:origPlace",
    "t:text//t:dateline//t:placeName",
)
_MS = f"{_SOURCE}//t:msIdentifier[not(ancestor::t:msPart)]"
_COUNTRY, _SETTLEMENT = (f"{_MS}/t:country",), (f"{_MS}/t:settlement",)
_REPOSITORY = (f"{_MS}/t:repository", f"{_MS}/t:institution")
_SHELFMARK = (f"{_MS}/t:idno[@type='shelfmark']", f"{_MS}/t:idno")
_PARTS = (f"{_MS}/t:idno//t:idno[@type] | {_MS}/t:collection | {_MS}/t:altIdentifier/t:idno[@type]",)
_LOCUS = (f"{_SOURCE}//t:msContents//t:locus",)
_CITATION = (f"{_SOURCE}/t:bibl[@type='citation']", f"{_SOURCE}/t:bibl", f"{_SOURCE}/t:biblFull/t:titleStmt/t:title")
_LANGUAGES = (f"{_PROFILE}/t:langUsage/t:language/@ident", "t:text/@xml:lang", "@xml:lang")
_ORIGINAL = (f"{_SOURCE}//t:textLang/@mainLang",)
_TRANSLATOR = (
    f"{_FILE}/t:titleStmt/t:respStmt[{_TRANSLATORS}]/*[not(self::t:resp)]",
    f"{_FILE}/t:titleStmt/t:editor[@role='translator']",
)
_PUBLISHER = (f"{_PUBLICATION}/t:publisher", f"{_PUBLICATION}/t:distributor", f"{_PUBLICATION}/t:authority[*]")
_URL = (
    f"{_PUBLICATION}/t:idno/descendant-or-self::t:idno[starts-with(normalize-space(), 'http')]",
    f"{_PUBLICATION}/t:ref/@target",
    f"{_SOURCE}/t:bibl[@type='digitalSource']//t:ref/@target",
)
_NUMBER = (f"{_PUBLICATION}/t:idno/descendant-or-self::t:idno[not(starts-with(normalize-space(), 'http')) and not(t:idno)]",)
_LICENCE = (f"{_PUBLICATION}/t:availability/t:licence/@target", f"{_PUBLICATION}/t:availability/*")
_MARKINGS = ("t:text//t:opener//t:seg[@type='classification']",)
_KEYWORDS = (f"{_PROFILE}/t:textClass/t:keywords//t:term",)
_CLASS_CODE = (f"{_PROFILE}/t:textClass/t:classCode",)
_PEOPLE = f"{_PROFILE}/t:particDesc//*[self::t:person or self::t:personGrp]"

# Earliest and latest day that the attributes of a date allow, the first that is there (TEI Guidelines 14.4, 14.5).
_EARLIEST = ("when", "from", "notBefore", "when-iso", "from-iso", "notBefore-iso")
_LATEST = ("when", "to", "notAfter", "when-iso", "to-iso", "notAfter-iso")


# In an author or a publisher, and no part of the name.
_BESIDE_NAMES = frozenset({"email", "address", "idno"})


@dataclass(frozen=True, slots=True)
class _Row:
    title: str
    author: tuple[str, ...]
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str
    """As printed."""
    from_: str
    """Earliest date, ISO 8601: that of a single day, of the beginning of a period, or the terminus post quem."""
    to: str
    event: tuple[str, ...]
    """Dates of what the record reports."""
    place: tuple[str, ...]
    country: str
    settlement: str
    repository: str
    shelfmark: str
    archive: tuple[str, ...]
    """The parts of the citation: ``fond 0104``, ``opis 19`` …"""
    locus: str
    citation: str
    languages: tuple[str, ...]
    original_language: str
    classification: tuple[str, ...]
    genre: tuple[str, ...]
    keywords: tuple[str, ...]
    translator: tuple[str, ...]
    publisher: tuple[str, ...]
    number: tuple[str, ...]
    """The publisher's identifiers."""
    url: str
    licence: str
    people: tuple[str, ...]
    speeches: int
    insertions: int
    words: int


def _rows(tei: Tei) -> Iterator[_Row]:
    date = _date(tei)
    classes = _classes(tei)
    yield _Row(
        title=_one(tei, _TITLE),
        author=_all(tei, _AUTHOR, _BESIDE_NAMES),
        sender=_all(tei, _SENDER),
        recipient=_all(tei, _RECIPIENT),
        date=line_of(date) if date is not None else "",
        from_=_bound(date, _EARLIEST, 0),
        to=_bound(date, _LATEST, -1),
        event=_all(tei, _EVENT),
        place=_all(tei, _PLACE),
        country=_one(tei, _COUNTRY),
        settlement=_one(tei, _SETTLEMENT),
        repository=_one(tei, _REPOSITORY),
        shelfmark=_one(tei, _SHELFMARK),
        archive=tuple(_parts(tei)),
        locus=_one(tei, _LOCUS),
        citation=_one(tei, _CITATION),
        languages=_all(tei, _LANGUAGES),
        original_language=_one(tei, _ORIGINAL),
        classification=classes.get("classification") or _all(tei, _MARKINGS),
        genre=classes.get("genre") or _all(tei, _CLASS_CODE),
        keywords=(
            *(name for key, found in classes.items() if key not in ("classification", "genre") for name in found),
            *_all(tei, _KEYWORDS),
        ),
        translator=_all(tei, _TRANSLATOR),
        publisher=_all(tei, _PUBLISHER, _BESIDE_NAMES),
        number=_all(tei, _NUMBER),
        url=_one(tei, _URL),
        licence=_one(tei, _LICENCE),
        people=tuple(filter(None, (name_of(p) for p in tei.select(_PEOPLE) if not isinstance(p, str)))),
        speeches=sum(1 for _ in speeches(tei)),
        insertions=sum(1 for _ in insertions(tei)),
        words=sum(words(printed(text).text) for text in tei.texts()),
    )


def _all(tei: Tei, paths: tuple[str, ...], without: Collection[str] = ()) -> tuple[str, ...]:
    """What the first path finds that finds any text, each once."""
    for path in paths:
        found = (" ".join(each.split()) if isinstance(each, str) else line_of(each, without) for each in tei.select(path))
        if said := tuple(dict.fromkeys(filter(None, found))):
            return said
    return ()


def _one(tei: Tei, paths: tuple[str, ...]) -> str:
    return next(iter(_all(tei, paths)), "")


def _date(tei: Tei) -> etree._Element | None:
    """The date of the record: the first that a program can read, else the first there is."""
    found = [each for path in _DATE for each in tei.select(path) if not isinstance(each, str)]
    return next((date for date in found if _bound(date, _EARLIEST, 0) or _bound(date, _LATEST, -1)), next(iter(found), None))


def _bound(date: etree._Element | None, attributes: tuple[str, ...], end: int) -> str:
    """An end of a date; an ISO interval (``1961-01/1961-03``) has two."""
    given = (date.get(name) for name in attributes) if date is not None else ()
    return next(filter(None, given), "").split("/")[end].strip()


def _parts(tei: Tei) -> Iterator[str]:
    for part in tei.select(_PARTS[0]):
        if not isinstance(part, str) and (said := line_of(part)):
            yield f"{part.get('type') or local(part)} {said}"


def _classes(tei: Tei) -> dict[str, tuple[str, ...]]:
    """Taxonomy -> the names of its categories that the document is put in."""
    found: dict[str, list[str]] = {}
    for reference in tei.select(f"{_PROFILE}/t:textClass/t:catRef"):
        if not isinstance(reference, str):
            for pointer in (reference.get("target") or "").split():
                category = tei.target(pointer)
                taxonomy = next(category.iterancestors(tag("taxonomy")), None) if category is not None else None
                key = (taxonomy.get(XML_ID) if taxonomy is not None else None) or (reference.get("scheme") or "").removeprefix("#")
                found.setdefault(key, []).append(_category(category) if category is not None else pointer.removeprefix("#"))
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


def _category(category: etree._Element) -> str:
    described = next((child for child in category if local(child) in ("catDesc", "desc", "gloss")), None)
    return line_of(described) if described is not None else category.get(XML_ID) or ""


TABLE = Table("one row per document: what its header says", _Row, _rows)
