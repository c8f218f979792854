"""What stands above the first label: title, date, the name of the site and its menu."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.dataclass import dataclass
from teikit.reading.dates import parse_date
from teikit.reading.envelopes.wilson_center.printed import PUBLISHER, is_menu, over, undecorated
from teikit.reading.lines import Line
from teikit.record import Extra, Given
from teikit.source import Span

__all__ = ["Above", "Head", "above_labels", "head_of"]

_LONG = 6
"""Printed lines above the first label that hold more than title and date."""


@dataclass(frozen=True, slots=True)
class Above:
    """The lines above the first label."""

    printed: tuple[Line, ...]
    """Without the name of the site and its menu."""
    publisher: Span | None = None
    menu: tuple[Span, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether more stands above the labels than title and date."""
        return len(self.printed) > _LONG


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above the first label say."""

    title: Span | None = None
    date: Span | None = None
    extras: tuple[Extra, ...] = ()
    end: int | None = None
    """Behind title and date, where more stands above the label than these."""


def above_labels(lines: Iterable[Line], stop: int) -> Above:
    """The lines before an offset."""
    lines = [line for line in lines if line and line.span.start < stop]
    publisher = next((line.span for line in lines[:_LONG] if PUBLISHER.fullmatch(undecorated(line.text))), None)
    menu = tuple(line.span for line in lines if line.span != publisher and is_menu(line))
    elsewhere = {*menu, publisher}
    return Above(tuple(line for line in lines if line.span not in elsewhere), publisher, menu)


def head_of(above: Above, *, trailing: bool) -> Head:
    """Title and date, each on lines of its own, whichever comes first.

    `trailing` where the labels stand behind the record: then all but the first lines is its text.
    """
    printed = above.printed
    at = next((i for i, line in enumerate(printed[:_LONG]) if parse_date(undecorated(line.text)) is not None), None)
    date = printed[at].span if at is not None else None
    if (trailing and len(printed) > 2) or above.is_long:
        title = printed[at + 1 : at + 2] if at == 0 else printed[: 1 if at is None else at]
        end = max(span.end for span in (over(title), date) if span)
        left = None if trailing else over([line for line in printed if line.span.start >= end])
        return Head(over(title), date, _kept("below the title", left), end)
    before, after = (printed[:at], printed[at + 1 :]) if at is not None else (printed, ())
    title, other = (after, before) if after else (before, after)
    return Head(over(title), date, _kept("above the title", over(other)))


def _kept(label: str, span: Span | None) -> tuple[Extra, ...]:
    return (Extra(Given(label, "teikit"), span),) if span else ()
