"""The code blocks of the README and the pages of documentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

__all__ = ["PAGES", "PROJECT", "Block", "blocks"]

PROJECT = Path(__file__).resolve().parent.parent.parent
PAGES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]
_FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.M | re.S)


class Block(NamedTuple):
    """A code block."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def id(self) -> str:
        """Where it stands."""
        return f"{self.page.name}:{self.line}"


def blocks(*languages: str, page: Path | None = None) -> list[Block]:
    """The blocks of these languages, all of them if none is named, in the order of the pages."""
    found = []
    for each in PAGES if page is None else [page]:
        text = each.read_text("utf-8")
        for match in _FENCE.finditer(text):
            block = Block(each, text.count("\n", 0, match.start()) + 1, match[1].strip(), match[2])
            if not languages or block.language in languages:
                found.append(block)
    return found
