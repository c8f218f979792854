"""The values of front matter and where each stands."""

from __future__ import annotations

from teikit.dataclass import dataclass
from teikit.source import Span

__all__ = ["Leaf", "UnreadableError", "leaves_of"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value."""

    path: tuple[str, ...]
    """Its key, after those of the tables it stands in."""
    key: Span | None
    """Where its own key stands; the items of a list share one."""
    span: Span
    """The value without quotation marks."""
    text: str
    """What it means: escapes are resolved."""


class UnreadableError(Exception):
    """Front matter that is not what its fence says."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.offset = offset
        """Where the reader gave up, in the text of the front matter."""


def leaves_of(kind: str, text: str) -> list[Leaf]:
    """Every value of a front matter, in its order; spans are into `text`. Raises `UnreadableError`."""
    if kind == "YAML":
        from teikit.reading.front_matter.yaml_leaves import yaml_leaves

        return yaml_leaves(text)
    from teikit.reading.front_matter.toml_leaves import toml_leaves

    return toml_leaves(text)
