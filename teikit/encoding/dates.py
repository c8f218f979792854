"""Date values -> attributes."""

from __future__ import annotations

from teikit.encoding.resp import Responsible
from teikit.record import DateValue

__all__ = ["date_attributes"]


def date_attributes(value: DateValue) -> dict[str, str | None]:
    """Attributes of ``date`` (att.datable.w3c, att.datable.custom, att.global.responsibility)."""
    attributes = {
        "when": value.when,
        "from_": value.from_,
        "to": value.to,
        "notBefore": value.not_before,
        "notAfter": value.not_after,
        "when-custom": value.when_custom,
        "calendar": f"#{value.calendar}" if value.calendar else None,
    }
    if value.cert != "high":
        attributes |= Responsible.guess(value.cert)
    return attributes
