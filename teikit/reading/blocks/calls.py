"""Calls of notes at the end of a line: no part of the shape by which a heading, a dateline or a signature is known."""

from __future__ import annotations

from teikit.expressions import expression

__all__ = ["without_calls"]

_AT_END = expression(
    r"(?:(?:\[\^?\w{1,3}\]|\[[*†‡§‖¶]{1,3}\]|/(?:\w{1,3}|[*†‡§‖¶]{1,3})/|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[\w.,)\]])[*†‡§‖¶]{1,3}|(?<=[a-z)\]])\d{1,2}"
    r"|(?<=\d{4}[.,)\]])\d{1,2}|(?<=\bp\.m\.)\d{1,2}|(?<=\ba\.m\.)\d{1,2}|(?<=[a-z]{3}[.,)])\d{1,2}))$"
)
_LAST = frozenset("]/*†‡§‖¶\n0123456789⁰¹²³⁴⁵⁶⁷⁸⁹")
"""What a call ends with. Most lines end otherwise, and are not looked through."""
_FIGURES = "0123456789"
_NUMBER = expression(r"[a-z)\].,]\d{1,2}$")
"""A call without brackets, behind a word or a stop. The figures of a year or a number are none."""
_LONGEST = 6
"""Characters of a call in brackets or between strokes."""
_BLANKS = 64
"""Characters at the end of a line among which the blanks before its last call are taken off with it."""


def without_calls(text: str) -> str:
    """The text without the calls it ends with."""
    while text[-1:] in _LAST and _may_call(text) and (found := _AT_END.search(text, max(0, len(text) - _LONGEST - 1))):
        text = text[: max(len(text[: found.start()].rstrip()), len(text) - _BLANKS)]
    return text


def _may_call(text: str) -> bool:
    """Whether what a text ends with may be a call: figures behind a word, a bracket that was opened."""
    last = text[-1]
    if last in _FIGURES:
        return _NUMBER.search(text, max(0, len(text) - 3)) is not None
    return text.find("[", -_LONGEST) >= 0 if last == "]" else text.find("/", -_LONGEST, -1) >= 0 if last == "/" else True
