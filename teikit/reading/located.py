"""Places of a record that are known to the project take the references of its authority file."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.dataclass import replace
from teikit.problems import Problem, Severity
from teikit.reading.authority import authority_of
from teikit.record import Header, Inline, PlaceMention
from teikit.source import Source, Span

__all__ = ["located"]


def located(source: Source, header: Header, marks: Iterable[Inline], file: str | None) -> tuple[Header, tuple[Inline, ...], list[Problem]]:
    """Header and marks with the references of the authority `file`, and notes about places that it does not decide.

    Codes: ``place-unmatched``, ``place-ambiguous`` (several entries bear the name). Raises `TeikitError` where the file cannot
    be used.
    """
    if file is None:
        return header, tuple(marks), []
    authority = authority_of(file, "places")
    refs: list[str | None] = []
    problems: list[Problem] = []
    for place in header.places:
        name = " ".join((source[place] if isinstance(place, Span) else place.text).split())
        found = authority.fitting([name])
        refs.append(next(iter(found)).ref if len(found) == 1 else None)
        if len(found) != 1:
            code, said = ("place-ambiguous", "stands several times in") if found else ("place-unmatched", "is not in")
            line, column = source.position(place.start) if isinstance(place, Span) else (None, None)
            problems.append(Problem(code, Severity.NOTE, f"{name!r} {said} {authority.name}", source.name, line, column))

    def known(mark: Inline) -> Inline:
        if not isinstance(mark, PlaceMention):
            return mark
        found = authority.fitting([" ".join(source[mark.span].split())])
        return replace(mark, ref=next(iter(found)).ref) if len(found) == 1 else mark

    return replace(header, place_refs=tuple(refs)), tuple(map(known, marks)), problems
