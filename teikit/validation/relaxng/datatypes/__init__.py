"""Datatype libraries: RELAX NG's own and XML Schema's (XSD 1.0 second edition, part 2)."""

from __future__ import annotations

from teikit.validation.relaxng.datatypes.base import Context, Datatype, DatatypeError
from teikit.validation.relaxng.datatypes.builtin import BUILTIN
from teikit.validation.relaxng.datatypes.facets import restricted
from teikit.validation.relaxng.datatypes.xsd import XSD_TYPES

__all__ = ["XSD_LIBRARY", "Context", "Datatype", "DatatypeError", "datatype"]

XSD_LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"


def datatype(library: str, name: str, params: tuple[tuple[str, str], ...] = ()) -> Datatype:
    """The datatype `name` of a library ("" is RELAX NG's own), narrowed by `params` in order.

    Raises `DatatypeError`: no such library, type or parameter, or a parameter with a wrong value.
    """
    if library == "":
        if name not in BUILTIN:
            raise DatatypeError(f'RELAX NG has no datatype "{name}" of its own, only "string" and "token"')
        if params:
            raise DatatypeError(f'the datatype "{name}" takes no parameters')
        return BUILTIN[name]
    if library != XSD_LIBRARY:
        raise DatatypeError(f'unknown datatype library "{library}"')
    if name not in XSD_TYPES:
        raise DatatypeError(f'XML Schema has no datatype "{name}"')
    return restricted(XSD_TYPES[name], params) if params else XSD_TYPES[name]
