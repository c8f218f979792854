"""anyURI: what XML Schema 1.0 asks of it is little, since any character may be escaped (part 2, 3.2.17; RFC 2396)."""

from __future__ import annotations

from teikit.expressions import expression

__all__ = ["any_uri"]

_AUTHORITY = expression(r"(?:[^:/?#]+:)?//([^/?#]*)")
# Square brackets only hold an IPv6 address (RFC 2732).
_HOST = expression(r"(?:[^@\[\]]*@)?(?:\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\](?::[0-9]*)?|[^\[\]]*)\Z")
_BAD_ESCAPE = expression(r"%(?![0-9A-Fa-f]{2})")
_BEFORE_COLON = expression(r"([^:/?#]*):")
# A scheme or the slashes of an authority with nothing behind.
_ENDS_TOO_SOON = expression(r"(?:[^:/?#]+:)?(?://)?\Z")
_SCHEME = expression(r"[A-Za-z][A-Za-z0-9+.\-]*\Z")


def any_uri(text: str) -> str | None:
    """The text itself; None where an escape or the scheme is malformed or there is a second ``#``."""
    if _BAD_ESCAPE.search(text) or text.count("#") > 1:
        return None
    before = _BEFORE_COLON.match(text)
    if before is not None and not _SCHEME.match(before[1]):
        return None
    if text.endswith(("//", ":")) and _ENDS_TOO_SOON.match(text):
        return None
    if "[" in text or "]" in text:
        authority = _AUTHORITY.match(text)
        if authority is None or not _HOST.match(authority[1]) or "[" in text[authority.end() :] or "]" in text[authority.end() :]:
            return None
    return text
