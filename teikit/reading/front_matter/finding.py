"""Where front matter stands."""

from __future__ import annotations

import re
from typing import Literal

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.source import Source, Span

__all__ = ["FrontMatter", "find_front_matter"]

LONGEST = 64_000
"""Characters in which front matter must end: a longer text between rules is a record's."""
_YAML = expression(r"\ufeff?---[ \t]*\r?\n(?P<inner>.*?)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = expression(r"\ufeff?\+\+\+[ \t]*\r?\n(?P<inner>.*?)^\+\+\+[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# A record may begin between two rules, with lines such as "SUBJECT: …": keys of front matter are not in capitals.
_KEY = expression(r"""(?:[ \t]*(?:\#[^\n]*)?\r?\n)*["']?(?P<key>[^\W\d][\w.: -]{0,60}?)["']?[ \t]*:(?:[ \t\r\n]|\Z)""")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A block of settings above a text."""

    kind: Literal["YAML", "TOML"]
    inner: Span
    """Without the lines that fence it."""
    end: int
    """Where the text begins."""


def find_front_matter(source: Source) -> FrontMatter | None:
    """The front matter of a text, well formed or not; None where it has none."""
    found = _YAML.match(source.text, 0, LONGEST)
    if found and (key := _KEY.match(source.text, found.start("inner"), found.end("inner"))) and not key["key"].isupper():
        return FrontMatter("YAML", Span(*found.span("inner")), found.end())
    found = _TOML.match(source.text, 0, LONGEST)
    return FrontMatter("TOML", Span(*found.span("inner")), found.end()) if found else None
