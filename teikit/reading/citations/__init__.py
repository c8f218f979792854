"""References to archives: which archive, and the units down to the leaf."""

from teikit.reading.citations.finding import find_citation, read_citation

__all__ = ["find_citation", "read_citation"]
