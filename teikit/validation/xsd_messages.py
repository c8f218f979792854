"""What xmlschema says about a document, in teikit's words, at the node it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from lxml import etree
from xmlschema import XMLSchemaValidationError
from xmlschema.validators import XMLSchemaChildrenValidationError, XsdGroup

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.validation.places import Places

__all__ = ["Mistake", "mistake", "problem"]

_SHOWN = 8
_XML = "{http://www.w3.org/XML/1998/namespace}"
_NAMESPACE = expression(r"\{[^}]*[/:][^}]*\}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error of xmlschema, understood."""

    code: str
    message: str
    element: etree._Element
    subject: str
    """What of the element it is about: ``@when``, or what makes two errors the same mistake."""
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wording:
    found: re.Pattern[str]
    code: str
    say: Callable[[re.Match[str], str], str]
    """From the match and the element's name."""


_WORDINGS = (
    _Wording(
        re.compile(r"'(?P<attribute>[^']+)' attribute not allowed"),
        "attribute-not-allowed",
        lambda m, element: f'attribute "{m["attribute"]}" is not allowed on "{element}"',
    ),
    _Wording(
        re.compile(r"missing required attribute '(?P<attribute>[^']+)'"),
        "attribute-missing",
        lambda m, element: f'element "{element}" must have the attribute "{m["attribute"]}"',
    ),
    _Wording(
        re.compile(r"attribute (?P<attribute>[^=\s]+)='(?P<value>.*?)': (?P<why>.*)", re.S),
        "attribute-value",
        lambda m, element: f'"{m["value"]}" is not a value of the attribute "{m["attribute"]}" of "{element}": {m["why"]}',
    ),
    _Wording(
        re.compile(r"character data between child elements not allowed"),
        "text-not-allowed",
        lambda _, element: f'text is not allowed in "{element}"',
    ),
)


def mistake(error: XMLSchemaValidationError) -> Mistake | None:
    """An error of xmlschema, understood; None for one that is not about an element of an lxml tree."""
    element: object = error.elem
    if not isinstance(element, etree._Element):
        return None
    if isinstance(error, XMLSchemaChildrenValidationError):
        return _children(error, element)
    name, reason = _local(element.tag), _NAMESPACE.sub("", str(error.reason or error.message).replace(_XML, "xml:")).strip()
    for wording in _WORDINGS:
        if match := wording.found.match(reason):
            attribute = match.groupdict().get("attribute")
            return Mistake(wording.code, wording.say(match, name), element, f"@{attribute}" if attribute else wording.code)
    if isinstance(error.obj, str):
        return Mistake("text-value", f'"{error.obj.strip()}" is not a value of "{name}": {reason}', element, "text")
    return Mistake("xsd-invalid", f'"{name}": {reason}', element, reason)


def _anywhere(error: XMLSchemaChildrenValidationError) -> list[str]:
    """The names that the element's type allows somewhere in it."""
    if not isinstance(error.validator, XsdGroup):
        return []
    return sorted(str(each.local_name) for each in error.validator.iter_elements() if each.name)


def problem(found: Mistake, path: str, places: Places, *, verbose: bool) -> Problem:
    """The Problem for a mistake."""
    place = places.of(found.element)
    xpath = f"{place.xpath}/{found.subject}" if found.subject.startswith("@") else place.xpath
    message = found.message + _allowed(found.expected, verbose)
    return Problem(found.code, Severity.ERROR, message, path, place.line, place.column, xpath, found.expected, "XML Schema")


def _children(error: XMLSchemaChildrenValidationError, parent: etree._Element) -> Mistake:
    tags = error.expected_tags or _anywhere(error)
    expected = tuple(dict.fromkeys(_local(tag) for tag in tags))
    child: object = error.invalid_child
    if isinstance(child, etree._Element) and error.invalid_tag:
        name = _local(error.invalid_tag)
        near = get_close_matches(name, expected, n=1)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        ordered = (*near, *(each for each in expected if each not in near))
        return Mistake(
            "element-not-allowed", f'element "{name}" is not allowed in "{_local(parent.tag)}" here{hint}', child, "position", ordered
        )
    return Mistake("element-missing", f'element "{_local(parent.tag)}" is not complete', parent, "content", expected)


def _allowed(expected: tuple[str, ...], verbose: bool) -> str:
    if not expected:
        return ""
    shown = expected if verbose else expected[:_SHOWN]
    more = f", … (+{len(expected) - len(shown)})" if len(shown) < len(expected) else ""
    listed = ", ".join(f'"{name}"' for name in shown)
    return f"; allowed: {listed}{more}"


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].rpartition(":")[2]
