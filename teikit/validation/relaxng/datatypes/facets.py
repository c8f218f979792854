"""Parameters of XML Schema datatypes (part 2, section 4.3; of them RELAX NG takes all but enumeration and whiteSpace)."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from teikit.validation.relaxng.datatypes import numbers
from teikit.validation.relaxng.datatypes.base import Context, DatatypeError, collapse
from teikit.validation.relaxng.datatypes.regex import Regex
from teikit.validation.relaxng.datatypes.xsd import XsdType

__all__ = ["Restricted", "restricted"]

# Of a text, white space normalised, and its value.
Test = Callable[[str, Hashable], bool]


class _NoContext:
    """For parameters: no type that has an order depends on a context."""

    def namespace(self, prefix: str) -> str | None:
        return None

    def is_unparsed_entity(self, name: str) -> bool:
        return False


class Restricted(XsdType):
    """A type narrowed by parameters. `params` as the schema gives them."""

    __slots__ = ("_tests", "base", "params")

    def __init__(self, base: XsdType, params: tuple[tuple[str, str], ...]) -> None:
        super().__init__(
            base.name, base.words, base.read, base.normalise,
            length=base.length, less=base.less, is_decimal=base.is_decimal, id_kind=base.id_kind, contextual=base.contextual,
        )  # fmt: skip
        self.base = base
        self.params = params
        self._tests = [_test(base, name, value) for name, value in params]
        self.words = base.words + "".join(", " + w for w in map(_words, params) if w)

    def parse(self, text: str, context: Context) -> Hashable | None:
        text = self.normalise(text)
        value = self.read(text, context)
        if value is None or not all(test(text, value) for test in self._tests):
            return None
        return value


def restricted(base: XsdType, params: tuple[tuple[str, str], ...]) -> Restricted:
    """Narrow a type. Raises `DatatypeError` for a parameter it does not have or whose value is wrong."""
    return Restricted(base, params)


def _test(base: XsdType, name: str, value: str) -> Test:
    if name == "pattern":
        return Regex(value).fits
    make = _FACETS.get(name)
    if make is None:
        raise DatatypeError(f'there is no parameter "{name}"')
    return make(base, name, value)


def _count(name: str, value: str) -> int:
    read = numbers.integer("1" if name == "totalDigits" else "0", None)(collapse(value))
    if read is None or len(value) > 1000:
        raise DatatypeError(f'the parameter "{name}" must be a whole number, not "{value}"')
    return int(read)


def _by_length(base: XsdType, name: str, value: str) -> Test:
    length, bound = base.length, _count(name, value)
    if length is None:
        raise DatatypeError(f'the parameter "{name}" does not apply to "{base.name}"')
    if name == "minLength":
        return lambda text, v: length(text, v) >= bound
    if name == "maxLength":
        return lambda text, v: length(text, v) <= bound
    return lambda text, v: length(text, v) == bound


def _by_order(base: XsdType, name: str, value: str) -> Test:
    less = base.less
    if less is None:
        raise DatatypeError(f'the parameter "{name}" does not apply to "{base.name}"')
    bound = base.parse(value, _NoContext())
    if bound is None:
        raise DatatypeError(f'the parameter "{name}" must be {base.words}, not "{value}"')
    match name:
        case "minInclusive":
            return lambda _, v: v == bound or less(bound, v)
        case "minExclusive":
            return lambda _, v: less(bound, v)
        case "maxInclusive":
            return lambda _, v: v == bound or less(v, bound)
        case _:
            return lambda _, v: less(v, bound)


def _by_digits(base: XsdType, name: str, value: str) -> Test:
    bound = _count(name, value)
    if not base.is_decimal:
        raise DatatypeError(f'the parameter "{name}" does not apply to "{base.name}"')

    def fits(text: str, _: Hashable) -> bool:
        whole, _dot, part = text.lstrip("+-").partition(".")
        part = part.rstrip("0")
        return len(part) <= bound if name == "fractionDigits" else len((whole + part).lstrip("0")) <= bound

    return fits


_FACETS: dict[str, Callable[[XsdType, str, str], Test]] = {
    "length": _by_length,
    "minLength": _by_length,
    "maxLength": _by_length,
    "minInclusive": _by_order,
    "minExclusive": _by_order,
    "maxInclusive": _by_order,
    "maxExclusive": _by_order,
    "totalDigits": _by_digits,
    "fractionDigits": _by_digits,
}
# Regular expressions that many schemas share, in words.
_PATTERN_WORDS = {
    r"\S+": "without spaces",
    r"[^\p{C}\p{Z}]+": "without spaces",
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": "without spaces",
}
_WORDS = {
    "length": "of length {}",
    "minLength": "at least {} long",
    "maxLength": "at most {} long",
    "minInclusive": "{} or more",
    "minExclusive": "more than {}",
    "maxInclusive": "{} or less",
    "maxExclusive": "less than {}",
    "totalDigits": "at most {} digits",
    "fractionDigits": "at most {} decimals",
}


def _words(param: tuple[str, str]) -> str:
    name, value = param
    if name == "pattern":
        return _PATTERN_WORDS.get(value, f"of the form {value}")
    return _WORDS[name].format(value.strip())
