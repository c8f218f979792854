"""Letters with a dot below: read with doubt, in editions that follow the Leiden conventions."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.expressions import expression
from teikit.reading.inlines.scanner import DOTTED
from teikit.record import Insertion
from teikit.source import Source, Span

__all__ = ["underdotted"]

_RUN = expression(rf"(?:[^\W\d_][\u0300-\u0322\u0324-\u036f]*\u0323[\u0300-\u036f]*|[{DOTTED[1:]}][\u0300-\u036f]*)+")


def underdotted(source: Source, span: Span, resp: str) -> Iterator[Insertion]:
    """Each run of dotted letters. The dots stay in the text, so nothing of the run is delimiter."""
    for run in _RUN.finditer(source.text, span.start, span.end):
        whole = Span(*run.span())
        yield Insertion(whole, whole, "unclear", "leiden-underdot", resp=resp, why="dots below letters that could not be read for sure")
