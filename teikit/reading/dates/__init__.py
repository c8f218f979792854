"""Dates: what a record prints, and what day it was."""

from teikit.reading.dates.datelines import Dateline, looks_like_dateline, looks_like_place, read_dateline
from teikit.reading.dates.edtf import to_edtf
from teikit.reading.dates.finding import Known, find_dates, parse_date

__all__ = ["Dateline", "Known", "find_dates", "looks_like_dateline", "looks_like_place", "parse_date", "read_dateline", "to_edtf"]
