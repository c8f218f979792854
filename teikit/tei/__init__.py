"""TEI documents read back, teikit's and other projects': their text, their people, where things stand in them."""

from __future__ import annotations

from teikit.tei.documents import XML_ID, Tei, local, tag, tei_of
from teikit.tei.entities import authority, name_of, names_of
from teikit.tei.text import Reading, line_of, printed, words

__all__ = ["XML_ID", "Reading", "Tei", "authority", "line_of", "local", "name_of", "names_of", "printed", "tag", "tei_of", "words"]
