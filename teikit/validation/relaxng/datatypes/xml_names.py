"""Names as XML Schema 1.0 and RELAX NG take them: XML 1.0 up to the fourth edition, and Namespaces in XML.

The fifth edition lets names begin with characters that the two specifications, older than it, refuse. Expat keeps
to the fourth, so it is asked about names beyond ASCII; its tables fill forty pages.
"""

from __future__ import annotations

from xml.parsers import expat

from teikit.expressions import expression

__all__ = ["is_name", "is_ncname", "is_nmtoken", "is_qname"]

# By what of ASCII may not stand there: a class that lists what lies beyond ASCII takes Python long to compile.
_NCNAME = expression(r"[^\x00-@\[-^`{-\x7f][^\x00-,/:-@\[-^`{-\x7f]*\Z")
_NAME = expression(r"[^\x00-9;-@\[-^`{-\x7f][^\x00-,/;-@\[-^`{-\x7f]*\Z")
_NMTOKEN = expression(r"[^\x00-,/;-@\[-^`{-\x7f]+\Z")


def is_ncname(text: str) -> bool:
    """Whether `text` is a name without a colon."""
    return _NCNAME.match(text) is not None and (text.isascii() or _is_tag(text))


def is_qname(text: str) -> bool:
    """Whether `text` is a name, or a prefix, a colon and a name."""
    prefix, colon, local = text.rpartition(":")
    return is_ncname(local) and (not colon or is_ncname(prefix))


def is_name(text: str) -> bool:
    """Whether `text` is a ``Name`` of XML."""
    return _NAME.match(text) is not None and (text.isascii() or _is_tag(text))


def is_nmtoken(text: str) -> bool:
    """Whether `text` is an ``Nmtoken`` of XML."""
    return _NMTOKEN.match(text) is not None and (text.isascii() or _is_tag("a" + text))


def _is_tag(name: str) -> bool:
    try:
        expat.ParserCreate("utf-8").Parse(f"<{name}/>", True)
    except (expat.ExpatError, UnicodeEncodeError):
        return False
    return True
