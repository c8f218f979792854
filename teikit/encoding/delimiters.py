"""The characters that an element stands for: declared once in ``tagsDecl``, or on the element in ``@rend``.

`PRE` and `POST` in ``@rend`` follow the notation of the TEI Guidelines (CO, Quotation): ``rend="post( [sic])"``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from lxml import etree

from teikit.encoding.xml import tei
from teikit.expressions import expression

__all__ = ["BRACKETED", "PIPES", "call_and_label", "delimiters_by", "delimiters_of", "rend"]

# Elements whose text stood in square brackets unless @rend says otherwise: (element, attribute, value).
BRACKETED: tuple[tuple[str, str | None, str | None], ...] = (
    ("supplied", None, None),
    ("gap", None, None),
    ("corr", None, None),
    ("term", "type", "original"),
    ("note", "place", "inline"),
    ("seg", "type", "editorial"),
)
_CONDITIONS = {tag: (attribute, value) for tag, attribute, value in BRACKETED}
PIPES = "pipes"
"""``table/@rend`` of a table whose cells had upright strokes before them, and one behind the last of a row."""
_IN_PIPES = {"cell": ("|", ""), "row": ("", "|")}
_NAMES = {tei(name): name for name in (*_CONDITIONS, *_IN_PIPES)}
_BRACKETS = ("[", "]")
_NONE = ("", "")
_FUNCTION = expression(r"(pre|post|call|label)\(((?:[^()\\]|\\.)*)\)")
_SPECIAL = expression(r"[()\\\U00010000-\U0010ffff]")
_ESCAPED = expression(r"\\u\{([0-9a-f]+)\}|\\(.)")


def _default(name: str, attribute_of: Callable[[str], str | None]) -> tuple[str, str]:
    """What stands round the text of an element outside of tables, by its name and its attributes."""
    if name not in _CONDITIONS:
        return _NONE
    attribute, value = _CONDITIONS[name]
    return _BRACKETS if attribute is None or attribute_of(attribute) == value else _NONE


def _default_of(element: etree._Element) -> tuple[str, str]:
    name = _NAMES.get(element.tag)
    if name is None:
        return _NONE
    if name in _IN_PIPES:
        return _IN_PIPES[name] if _is_piped(element) else _NONE
    return _default(name, element.get)


def _is_piped(element: etree._Element) -> bool:
    table = next(element.iterancestors(tei("table")), None)
    return table is not None and PIPES in (table.get("rend") or "").split()


def rend(
    tag: str,
    attributes: Mapping[str, str | None],
    pre: str,
    post: str,
    style: str = "",
    call: str | None = None,
    label: str | None = None,
    *,
    piped: bool = False,
) -> str | None:
    """The ``@rend`` by which `delimiters_of` gives `pre` and `post` back (white space collapsed); None where it needs none.

    `attributes` are the others of the element; `piped` for a cell or a row of a table whose ``@rend`` is `PIPES`.
    """
    around = _collapsed(pre), _collapsed(post)
    default = _IN_PIPES[tag] if piped else _default(tag, attributes.get)
    words = [style] if style else []
    if around == _BRACKETS != default:
        words.append("brackets")
    elif around != default:
        words += [_function(name, s) for name, s, d in zip(("pre", "post"), around, default, strict=True) if s != d]
    if call is not None:
        words.append(_function("call", call))
    if label is not None:
        words.append(_function("label", label))
    return " ".join(words) if words else None


def delimiters_of(element: etree._Element) -> tuple[str, str]:
    """What stood before and after the text of an element."""
    return _around(element.get("rend"), _default_of(element))


def delimiters_by(name: str, attributes: Mapping[str, str]) -> tuple[str, str]:
    """The same of an element that is not in a table whose ``@rend`` is `PIPES`, by its name and its attributes."""
    return _around(attributes.get("rend"), _default(name, attributes.get))


def _around(written: str | None, default: tuple[str, str]) -> tuple[str, str]:
    if not written:
        return default
    pre, post = _BRACKETS if "brackets" in written.split() else default
    found = _functions(written)
    return found.get("pre", pre), found.get("post", post)


def call_and_label(element: etree._Element | Mapping[str, str]) -> tuple[str, str]:
    """How the call of a note was printed, and the number before its text; of an element or its attributes."""
    found = _functions(element.get("rend") or "")
    return found.get("call", ""), found.get("label", "")


@lru_cache(maxsize=1024)
def _functions(written: str) -> Mapping[str, str]:
    """The functions in a ``@rend``: short, and mostly the same few."""
    if "(" not in written:
        return {}
    return {name: _ESCAPED.sub(_unescaped, value) for name, value in _FUNCTION.findall(written)}


def _function(name: str, value: str) -> str:
    plain = value.isprintable() and not _SPECIAL.search(value)
    return f"{name}({value if plain else ''.join(map(_escaped, value))})"


def _escaped(char: str) -> str:
    if char in "()\\":
        return f"\\{char}"
    # A word of @rend may hold no control or separator character (teidata.word); validators differ on new characters.
    unwritable = char != " " and (unicodedata.category(char)[0] in "CZ" or char > "\uffff")
    return f"\\u{{{ord(char):x}}}" if unwritable else char


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def _collapsed(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text
    return re.sub(r"\s+", " ", text)
