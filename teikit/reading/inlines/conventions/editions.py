"""Signs of critical editions. They hold only in records that show that they are one."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import chain, gap, sure
from teikit.reading.inlines.convention import Convention
from teikit.record import Insertion

__all__ = ["ROWS"]

_LEIDEN = "Panciera, Krummrey: the Leiden system as EpiDoc describes it"
_DIPLOMATIC = "AUDEN, BAHR, SCHNITZLER"
_LACUNA = expression(r"[-–—]{2,}|[-–—\s]+|[-–—.\s]*\?[-–—.\s]*")
_COUNTED = expression(r"[.\s]*(?P<n>\d{1,3})[.\s]*|[.+]+")


def _counted(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    number = match["n"] if match else None
    return replace(insertion, reason="lost", quantity=number or str(len(re.sub(r"\s", "", bracket.text))), unit="character")


def _letters_of_word(bracket: Bracket) -> bool:
    return bracket.glued_before or bracket.glued_after


def _in_leiden(bracket: Bracket) -> bool:
    return bracket.facts.leiden


def _in_diplomatic(bracket: Bracket) -> bool:
    return bracket.facts.diplomatic and bool(bracket.text)


ROWS = (
    Convention(
        "leiden-lacuna",
        "gap",
        "D(is) M(anibus) · et [---] vix(it) [..3..] an(nis)",
        _LEIDEN,
        pattern=_LACUNA,
        when=_in_leiden,
        build=chain(gap("lost"), sure("high", extent="unknown")),
    ),
    Convention(
        "leiden-counted",
        "gap",
        "[..3..] D(is) M(anibus) · vix(it) an(nis) [---]",
        _LEIDEN,
        pattern=_COUNTED,
        when=_in_leiden,
        build=_counted,
    ),
    Convention(
        "leiden-expansion",
        "supplied-part",
        "D(is) M(anibus) · [---] vix(it)",
        _LEIDEN,
        delimiters="(",
        when=lambda bracket: bracket.facts.leiden and (bracket.glued_before or bracket.glued_after),
        build=sure("high", reason="abbreviation"),
    ),
    Convention(
        "leiden-restored",
        "supplied",
        "[Caesar]is · D(is) M(anibus) [---]",
        _LEIDEN,
        when=lambda bracket: bracket.facts.leiden and not bracket.text.lower().startswith(("sic", "!")),
        build=sure("high", reason="lost"),
    ),
    Convention(
        "leiden-surplus",
        "del",
        "{et} D(is) M(anibus) · [---]",
        _LEIDEN,
        delimiters="{",
        when=_in_leiden,
        build=sure("high", reason="surplus"),
    ),
    Convention(
        "leiden-omitted",
        "supplied",
        "<et> D(is) M(anibus) · [---]",
        _LEIDEN,
        delimiters="<",
        when=_in_leiden,
        build=sure("high", reason="omitted"),
    ),
    Convention("angle-deleted", "del", "the <old>{new} boat", _DIPLOMATIC, delimiters="<", when=_in_diplomatic, build=sure("high")),
    Convention("curly-added", "add", "the {old} <new>{young} boat", _DIPLOMATIC, delimiters="{", when=_in_diplomatic, build=sure("high")),
)
