"""The page of one TEI document, teikit's or another project's."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from teikit.pages.page import shown
from teikit.pages.templating import packed, shell, template
from teikit.problems import Problem
from teikit.tables import replacing
from teikit.tei import Tei

__all__ = ["preview"]


def preview(documents: Sequence[Tei], out: Path, problems: Sequence[Problem] = ()) -> None:
    """Write the page of the TEI documents of one file (several in a corpus), whole or not at all.

    `problems` are those of the file. Raises `OSError` where the page cannot be written.
    """
    views = [shown(tei, problems if tei is documents[0] else ()) for tei in documents]
    parts = [(number, view.html, base64.b64encode(packed(view.data)).decode()) for number, view in enumerate(views, 1)]
    with replacing(out) as stream:
        stream.writelines(template("preview.html").generate(**shell(), title=views[0].header["title"] or documents[0].file, parts=parts))
