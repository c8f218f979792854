"""Checking TEI: TEI in, Problems out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from teikit.problems import Problem
from teikit.validation.catalog import Catalog
from teikit.validation.validator import DocumentLike, Validator

__all__ = ["Validator", "validate"]


def validate(
    document: DocumentLike,
    schema: str | Path | None = None,
    *,
    path: str | None = None,
    schematron: bool = True,
    ignore: Collection[str] = (),
    max_errors: int | None = None,
    verbose: bool = False,
    catalog: Catalog | None = None,
) -> Iterator[Problem]:
    """Check one document; for many, make one `Validator`."""
    validator = Validator(schema, schematron=schematron, ignore=ignore, max_errors=max_errors, verbose=verbose, catalog=catalog)
    return validator.validate(document, path=path)
