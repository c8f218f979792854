"""The characters that an element stands for: declared once in ``tagsDecl``, or on the element in ``@rend``.

`PRE` and `POST` in ``@rend`` follow the notation of the TEI Guidelines (CO, Quotation): ``rend="post( [sic])"``.
"""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

from teikit.encoding.xml import tei
from teikit.expressions import expression

__all__ = ["BRACKETED", "PIPES", "call_and_label", "delimiters_of", "rend"]

# Elements whose text stood in square brackets unless @rend says otherwise: (element, attribute, value).
BRACKETED: tuple[tuple[str, str | None, str | None], ...] = (
    ("supplied", None, None),
    ("gap", None, None),
    ("corr", None, None),
    ("term", "type", "original"),
    ("note", "place", "inline"),
    ("seg", "type", "editorial"),
)
_CONDITIONS = {tei(tag): (attribute, value) for tag, attribute, value in BRACKETED}
PIPES = "pipes"
"""``table/@rend`` of a table whose cells had upright strokes before them, and one behind the last of a row."""
_IN_PIPES = {tei("cell"): ("|", ""), tei("row"): ("", "|")}
_BRACKETS = ("[", "]")
_NONE = ("", "")
_FUNCTION = expression(r"(pre|post|call|label)\(((?:[^()\\]|\\.)*)\)")
_ESCAPED = expression(r"\\u\{([0-9a-f]+)\}|\\(.)")


def _default(element: etree._Element) -> tuple[str, str]:
    condition = _CONDITIONS.get(element.tag)
    if condition is None:
        return _IN_PIPES[element.tag] if element.tag in _IN_PIPES and _is_piped(element) else _NONE
    attribute, value = condition
    return _BRACKETS if attribute is None or element.get(attribute) == value else _NONE


def _is_piped(element: etree._Element) -> bool:
    table = next(element.iterancestors(tei("table")), None)
    return table is not None and PIPES in (table.get("rend") or "").split()


def rend(element: etree._Element, pre: str, post: str, style: str = "", call: str | None = None, label: str | None = None) -> None:
    """Set ``@rend`` so that `delimiters_of` gives `pre` and `post` back (white space collapsed)."""
    pre, post = _collapsed(pre), _collapsed(post)
    default = _default(element)
    words = [style] if style else []
    if (pre, post) == _BRACKETS != default:
        words.append("brackets")
    else:
        words += [_function(name, s) for name, s, d in (("pre", pre, default[0]), ("post", post, default[1])) if s != d]
    words += [_function(name, s) for name, s in (("call", call), ("label", label)) if s is not None]
    if words:
        element.set("rend", " ".join(words))


def delimiters_of(element: etree._Element) -> tuple[str, str]:
    """What stood before and after the text of an element."""
    written = element.get("rend")
    if not written:
        return _default(element)
    pre, post = _BRACKETS if "brackets" in written.split() else _default(element)
    found = _functions(written)
    return found.get("pre", pre), found.get("post", post)


def call_and_label(element: etree._Element) -> tuple[str, str]:
    """How the call of a note was printed, and the number before its text."""
    found = _functions(element.get("rend") or "")
    return found.get("call", ""), found.get("label", "")


def _functions(written: str) -> dict[str, str]:
    return {name: _ESCAPED.sub(_unescaped, value) for name, value in _FUNCTION.findall(written)}


def _function(name: str, value: str) -> str:
    return f"{name}({''.join(map(_escaped, value))})"


def _escaped(char: str) -> str:
    if char in "()\\":
        return f"\\{char}"
    # A word of @rend may hold no control or separator character (teidata.word); validators differ on new characters.
    unwritable = char != " " and (unicodedata.category(char)[0] in "CZ" or char > "\uffff")
    return f"\\u{{{ord(char):x}}}" if unwritable else char


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def _collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text)
