"""The table of editorial conventions: its rows in the order in which they are asked."""

from __future__ import annotations

from teikit.reading.inlines.convention import Convention
from teikit.reading.inlines.conventions import (
    dates,
    documents,
    doubt,
    editions,
    errors,
    gaps,
    hands,
    marks,
    notes,
    omissions,
    plain,
    scenes,
    withheld,
)

__all__ = ["CONVENTIONS"]

CONVENTIONS: tuple[Convention, ...] = (
    *editions.ROWS,
    *marks.OWN_ROWS,
    *marks.CALL_ROWS,
    *marks.PAGE_ROWS,
    *errors.ROWS,
    *doubt.ROWS,
    *notes.LABELLED,
    *hands.ROWS,
    *withheld.ROWS,
    *gaps.ROWS,
    *omissions.ROWS,
    *notes.ROWS,
    *documents.ROWS,
    *marks.ARCHIVE_ROWS,
    *dates.ROWS,
    *scenes.ROWS,
    *plain.FORMULAS,
    *plain.READINGS,
)
