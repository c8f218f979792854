"""What ``@role`` and ``@flag`` say of a finding's weight."""

from __future__ import annotations

from teikit.problems import Severity

__all__ = ["severity_of"]

# ISO 19757-3 leaves the words open; these are TEI's (`nonfatal`, `warn`, `info`), ELTeC's (`ERROR`), Oxygen's and SchXslt's.
_WORDS = {
    Severity.ERROR: ("fatal", "error", "err", "severe", "mandatory"),
    Severity.WARNING: ("warning", "warn", "nonfatal", "non-fatal", "caution", "recommended"),
    Severity.NOTE: (
        "info",
        "information",
        "informational",
        "note",
        "notice",
        "hint",
        "tip",
        "debug",
        "trace",
        "optional",
    ),
}
_SEVERITY = {word: severity for severity, words in _WORDS.items() for word in words}


def severity_of(*marks: str | None) -> Severity:
    """The severity the first telling word gives, looked for in the marks as they come; an error where none tells.

    A mark may hold several words (``@flag`` is a list in some schemas).
    """
    for mark in marks:
        for word in (mark or "").lower().split():
            if word in _SEVERITY:
                return _SEVERITY[word]
    return Severity.ERROR
