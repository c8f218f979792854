"""What stands inside a line: editorial insertions and emphasis."""

from teikit.reading.inlines.emphasis import find_emphasis
from teikit.reading.inlines.insertions import Context, Insertions, read_insertions

__all__ = ["Context", "Insertions", "find_emphasis", "read_insertions"]
