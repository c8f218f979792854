"""Checking one document after another, without making a `Validator`."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from pathlib import Path

from teikit.problems import Problem
from teikit.validation.catalog import Catalog
from teikit.validation.loaded import Watched
from teikit.validation.validator import DocumentLike, Validator

__all__ = ["validate"]


class _Kept(threading.local):
    """A loaded schema learns as it checks, so no two threads share one."""

    def __init__(self) -> None:
        self.watched = Watched()


_kept = _Kept()


def validate(
    document: DocumentLike,
    schema: str | Path | None = None,
    *,
    path: str | None = None,
    schematron: bool = True,
    phase: str | None = None,
    ignore: Collection[str] = (),
    max_errors: int | None = None,
    verbose: bool = False,
    catalog: Catalog | None = None,
) -> Iterator[Problem]:
    """What is wrong with one document, in its order; nothing for a valid one.

    `document`: a path; the document itself as bytes, or as a `str` that begins with ``<``; or an lxml tree or element, whose
    whole document is checked and left as it is.

    `schema`: the name of a schema (``teikit``, or an installed one: ``tei_all``), the path of a ``.rng``, ``.rnc``, ``.xsd``,
    ``.sch`` file, or an address that `catalog` or the installed schemas know. None takes the schemas the document names in
    ``<?xml-model?>``, else ``teikit``.

    `path` is the name to report in place of the document's own. `schematron` false leaves out the rules that a grammar
    carries; `phase` picks a Schematron phase. `ignore` holds codes of problems to leave out. `max_errors` stops after so many
    problems. `verbose` lists everything that was expected, not the first few.

    Raises `TeikitError` where the document cannot be read or the schema asked for is not there; whatever is wrong with the
    document, or with a schema's content, is a Problem.

    The schemas used last stay loaded, for each thread its own, and are loaded anew when one of their files changes. For many
    files, `validate_files`; a `Validator` loads each schema once.
    """
    validator = Validator(
        schema,
        schematron=schematron,
        phase=phase,
        ignore=ignore,
        max_errors=max_errors,
        verbose=verbose,
        catalog=catalog,
        loaded=_kept.watched,
    )
    return validator.validate(document, path=path)
