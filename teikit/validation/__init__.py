"""Checking TEI: TEI in, Problems out.

The library face is `validate` for one document, `Validator` and `validate_files` for many. Every document is checked for
well-formedness, for what `teikit.validation.links` lists, and against its schema: RELAX NG with the Schematron rules it
carries, Schematron, or XML Schema. Nothing is ever fetched from the net.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teikit.lazily import importing

if TYPE_CHECKING:
    from teikit.validation.catalog import Catalog
    from teikit.validation.many import validate_files
    from teikit.validation.validator import Checked, Validator
    from teikit.validation.warm import validate

__all__ = ["Catalog", "Checked", "Validator", "validate", "validate_files"]

# Imported when first used: the RELAX NG engine alone needs little.
_LAZY = {
    "Catalog": "teikit.validation.catalog",
    "Checked": "teikit.validation.validator",
    "Validator": "teikit.validation.validator",
    "validate": "teikit.validation.warm",
    "validate_files": "teikit.validation.many",
}

__getattr__ = importing(__name__, _LAZY)
