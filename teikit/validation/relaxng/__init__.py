"""RELAX NG (ISO/IEC 19757-2): schemas in both syntaxes, documents as files, bytes or trees.

Identifiers are checked as DTD compatibility has it and as jing does by default: attributes of the datatypes ID, IDREF
and IDREFS must be unique and resolve; `ids=False` switches that off (jing's ``-i``). A schema that declares identifiers in
a way DTDs cannot (conflicting types of one attribute, say) is used all the same; jing refuses it without ``-i``.
"""

from teikit.validation.relaxng.engine import Schema
from teikit.validation.relaxng.schema_errors import SchemaError

__all__ = ["Schema", "SchemaError"]
