"""Cases kept as text: a title, what is given and what is expected, each ended by a line that is a single full stop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Case", "cases_of"]


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `group` is the name of its file."""

    group: str
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return f"{self.group}: {self.title}"


def cases_of(folder: Path) -> list[Case]:
    """Every case of the ``.txt`` files in a folder. A folder without cases, or an unfinished case, is an error."""
    found = [case for path in sorted(folder.glob("*.txt")) for case in _cases(path)]
    assert found, f"no cases in {folder}"
    return found


def _cases(path: Path) -> list[Case]:
    parts: list[str] = []
    lines: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        if line == ".":
            parts.append("\n".join(lines))
            lines = []
        else:
            lines.append(line)
    assert not "".join(lines).strip(), f"{path}: a case is not finished"
    assert len(parts) % 3 == 0, f"{path}: a case has a title, a text and an outcome"
    return [Case(path.stem, title.strip(), given, expected) for title, given, expected in zip(*[iter(parts)] * 3, strict=True)]
