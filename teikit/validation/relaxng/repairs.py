"""What may have been meant by a value that a datatype refuses.

Only what can be read in one way is proposed, and the caller takes the first that the schema accepts: ``4.3.1912`` is the
fourth of March wherever dots are written in dates, ``4/3/1912`` is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

__all__ = ["repaired"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR_FIRST = r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?"
_DATES = (
    _YEAR_FIRST,
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?{_MONTH} (?P<year>\d{{4}})",
    rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
)
_WORDS = {
    **{word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)},  # noqa: SIM905
    "yes": "true",
    "no": "false",
}
# A longer text is no slip of the pen.
_LONGEST = 60


def repaired(text: str, accepts: Callable[[str], bool]) -> str | None:
    """The first of the likely readings of a text that is accepted."""
    plain = " ".join(text[: _LONGEST + 1].split())
    if not plain or len(plain) > _LONGEST:
        return None
    return next((each for each in _readings(plain) if each != text and accepts(each)), None)


def _readings(text: str) -> Iterator[str]:
    for form in _DATES:
        if found := re.fullmatch(form, text, re.IGNORECASE):
            yield _date(**found.groupdict())
    if text.lower() in _WORDS:
        yield _WORDS[text.lower()]
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        yield text.replace(",", ".")
    if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+", text):
        yield re.sub("[ ,]", "", text)
    yield text
    yield text.lower()
    yield text.replace("_", "-")
    yield text.replace(" ", "-")
    yield f"_{text}"


def _date(year: str, month: str | None = None, day: str | None = None, name: str | None = None) -> str:
    number = _MONTHS.index(name.lower()) + 1 if name else int(month or 0)
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
