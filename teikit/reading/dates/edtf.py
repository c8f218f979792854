"""Dates as Extended Date/Time Format (ISO 8601-2:2019, the EDTF profile of the Library of Congress)."""

from __future__ import annotations

from teikit.record import DateValue

__all__ = ["to_edtf"]

_QUALIFIERS = {"high": "", "medium": "~", "low": "?"}


def to_edtf(value: DateValue) -> str:
    """EDTF text of a date; empty where the value holds none.

    A period is an interval (``1963-01-06/1963-01-07``), a doubtful day one of a set (``[1963-03-01..1963-03-10]``, level 2).
    Medium certainty is written as approximate (``1947~``), low as uncertain (``1947?``). Years alone missing are ``XXXX``.
    """
    mark = _QUALIFIERS[value.cert]
    if value.when:
        return _plain(value.when) + ("" if "T" in value.when else mark)
    if value.from_ or value.to:
        ends = (_plain(end) + mark if end else ".." for end in (value.from_, value.to))
        return "/".join(ends)
    if value.not_before or value.not_after:
        return f"[{_plain(value.not_before or '')}..{_plain(value.not_after or '')}]"
    return ""


def _plain(w3c: str) -> str:
    """W3C writes ``--03-23`` where EDTF has ``XXXX-03-23``."""
    return "XXXX-" + w3c[2:] if w3c.startswith("--") else w3c
