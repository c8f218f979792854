"""The primitive and derived types of XML Schema part 2, as a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from teikit.expressions import expression
from teikit.validation.relaxng.datatypes import dates, numbers
from teikit.validation.relaxng.datatypes.base import Context, Datatype, collapse, replace
from teikit.validation.relaxng.datatypes.uri import any_uri
from teikit.validation.relaxng.datatypes.xml_names import is_name, is_ncname, is_nmtoken

__all__ = ["XSD_TYPES", "XsdType"]

Normalise = Callable[[str], str]
Read = Callable[[str, Context], Hashable | None]

_LANGUAGE = expression(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*\Z")


class XsdType(Datatype):
    """A type of the XML Schema library without parameters.

    `length` measures a value for the length facets (None: they do not apply); `less` orders values (None: no order).
    """

    __slots__ = ("is_decimal", "length", "less", "normalise", "read")

    def __init__(
        self,
        name: str,
        words: str,
        read: Read,
        normalise: Normalise = collapse,
        *,
        length: Callable[[str, Hashable], int] | None = None,
        less: Callable[[Hashable, Hashable], bool] | None = None,
        is_decimal: bool = False,
        id_kind: str | None = None,
        contextual: bool = False,
    ) -> None:
        super().__init__(name, words, id_kind=id_kind, contextual=contextual)
        self.read = read
        self.normalise = normalise
        self.length = length
        self.less = less
        self.is_decimal = is_decimal

    def parse(self, text: str, context: Context) -> Hashable | None:
        return self.read(self.normalise(text), context)


def _characters(text: str, _: Hashable) -> int:
    return len(text)


def _octets(_: str, value: Hashable) -> int:
    assert isinstance(value, bytes)
    return len(value)


def _tokens(text: str, _: Hashable) -> int:
    return len(text.split(" "))


def _smaller(one: Hashable, other: Hashable) -> bool:
    # NaN is held as text and stands in no order.
    return not isinstance(one, str) and not isinstance(other, str) and bool(one < other)  # type: ignore[operator]


def _anything(text: str, _: Context) -> str:
    return text


def _matching(form: Callable[[str], object], text: str, _: Context) -> str | None:
    return text if form(text) else None


def _each(read: Read, text: str, context: Context) -> str | None:
    return text if text and all(read(t, context) is not None for t in text.split(" ")) else None


def _plain(read: Callable[[str], Hashable | None]) -> Read:
    return lambda text, _: read(text)


def _qname(text: str, context: Context) -> tuple[str, str] | None:
    prefix, colon, local = text.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        return None
    namespace = context.namespace(prefix)
    if namespace is None:
        return None if colon else ("", local)
    return namespace, local


def _entity(text: str, context: Context) -> str | None:
    return text if is_ncname(text) and context.is_unparsed_entity(text) else None


_ncname = partial(_matching, is_ncname)
_nmtoken = partial(_matching, is_nmtoken)

_NUMBERS = (
    # name, words, lowest, highest
    ("integer", "a whole number, as 12 or -3", None, None),
    ("nonPositiveInteger", "a whole number of 0 or less", None, "0"),
    ("negativeInteger", "a whole number below 0", None, "-1"),
    ("nonNegativeInteger", "a whole number of 0 or more", "0", None),
    ("positiveInteger", "a whole number of 1 or more", "1", None),
    ("long", "a whole number of at most 64 bits", "-9223372036854775808", "9223372036854775807"),
    ("int", "a whole number between -2147483648 and 2147483647", "-2147483648", "2147483647"),
    ("short", "a whole number between -32768 and 32767", "-32768", "32767"),
    ("byte", "a whole number between -128 and 127", "-128", "127"),
    ("unsignedLong", "a whole number from 0 to 18446744073709551615", "0", "18446744073709551615"),
    ("unsignedInt", "a whole number from 0 to 4294967295", "0", "4294967295"),
    ("unsignedShort", "a whole number from 0 to 65535", "0", "65535"),
    ("unsignedByte", "a whole number from 0 to 255", "0", "255"),
)
_CALENDAR = (
    ("dateTime", "a date with a time, as 1963-01-24T16:10:00"),
    ("date", "a date, as 1963-01-24"),
    ("time", "a time, as 16:10:00"),
    ("gYearMonth", "a year and a month, as 1963-01"),
    ("gYear", "a year of four digits, as 1963"),
    ("gMonthDay", "a month and a day, as --01-24"),
    ("gMonth", "a month, as --01"),
    ("gDay", "a day, as ---24"),
)


def _table() -> list[XsdType]:
    text = partial(XsdType, length=_characters)
    ordered = partial(XsdType, less=_smaller)
    return [
        text("string", "text", _anything, str),
        # Of XML Schema 1.1; untyped text is the same set of strings.
        text("untypedAtomic", "text", _anything, str),
        text("anyAtomicType", "text", _anything, str),
        text("normalizedString", "text", _anything, replace),
        text("token", "text", _anything),
        text("language", "a language code, as en or de-AT", partial(_matching, _LANGUAGE.match)),
        text("Name", "a name (it begins with a letter, without spaces)", partial(_matching, is_name)),
        text("NCName", "a name without a colon (it begins with a letter, without spaces)", _ncname),
        text("NMTOKEN", "one word of letters, digits and . - _ :", _nmtoken),
        text("ID", "an identifier (a name without a colon, beginning with a letter or _)", _ncname, id_kind="ID"),
        text("IDREF", "the identifier of an element of this document", _ncname, id_kind="IDREF"),
        text("ENTITY", "the name of an unparsed entity", _entity, contextual=True),
        XsdType("NMTOKENS", "one or more words", partial(_each, _nmtoken), length=_tokens),
        XsdType("IDREFS", "identifiers of elements of this document", partial(_each, _ncname), length=_tokens, id_kind="IDREFS"),
        XsdType("ENTITIES", "names of unparsed entities", partial(_each, _entity), length=_tokens, contextual=True),
        text("QName", "a name whose prefix is declared", _qname, contextual=True),
        text("NOTATION", "a name whose prefix is declared", _qname, contextual=True),
        text("anyURI", "a URI or a pointer, as https://example.org/ or #id", _plain(any_uri)),
        XsdType("boolean", "true or false", _plain(numbers.boolean)),
        ordered("decimal", "a number, as 12 or 0.5", _plain(numbers.decimal), is_decimal=True),
        *(ordered(name, words, _plain(numbers.integer(low, high)), is_decimal=True) for name, words, low, high in _NUMBERS),
        ordered("float", "a number, as 12, 0.5 or 1e6", _plain(numbers.single)),
        ordered("double", "a number, as 12, 0.5 or 1e6", _plain(numbers.double)),
        XsdType("hexBinary", "hexadecimal digits in pairs", _plain(numbers.hex_binary), length=_octets),
        XsdType("base64Binary", "base64 data", _plain(numbers.base64_binary), length=_octets),
        *(XsdType(n, w, _plain(partial(dates.moment, n)), less=dates.before) for n, w in _CALENDAR),  # type: ignore[arg-type]
        XsdType("duration", "a duration, as P1Y2M or PT30M", _plain(dates.duration), less=dates.before),  # type: ignore[arg-type]
    ]


XSD_TYPES: dict[str, XsdType] = {t.name: t for t in _table()}
