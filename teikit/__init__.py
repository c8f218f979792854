"""Plain-text archival records to TEI XML, and TEI checked against its schema.

>>> import teikit
>>> conversion = teikit.convert("Moscow, 3 May 1961\\n\\nThe delegation arrived late.")
>>> conversion.faithful
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teikit.lazily import importing
from teikit.problems import Problem, TeikitError
from teikit.version import __version__

if TYPE_CHECKING:
    from teikit.conversion import Conversion, convert
    from teikit.encoding import encode
    from teikit.project import Project
    from teikit.reading import read
    from teikit.record import Record
    from teikit.source import Source
    from teikit.validation import validate

__all__ = [
    "Conversion",
    "Problem",
    "Project",
    "Record",
    "Source",
    "TeikitError",
    "__version__",
    "convert",
    "encode",
    "read",
    "validate",
]

# Imported when first used: the command line starts without what it does not need.
_LAZY = {
    "Conversion": "teikit.conversion",
    "convert": "teikit.conversion",
    "encode": "teikit.encoding",
    "Project": "teikit.project",
    "read": "teikit.reading",
    "Record": "teikit.record",
    "Source": "teikit.source",
    "validate": "teikit.validation",
}

__getattr__ = importing(__name__, _LAZY)
