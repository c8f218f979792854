"""Addresses of schemas: URLs and files, and what other files a schema refers to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from lxml import etree

from teikit.expressions import expression
from teikit.validation.namespaces import RNG, SCH, XSD
from teikit.validation.xml import parser

__all__ = ["as_path", "canonical", "is_url", "joined", "references", "release_address", "resolved", "split"]

_REFERRING = {
    f"{{{RNG}}}include": "href",
    f"{{{RNG}}}externalRef": "href",
    f"{{{XSD}}}include": "schemaLocation",
    f"{{{XSD}}}import": "schemaLocation",
    f"{{{XSD}}}redefine": "schemaLocation",
    f"{{{XSD}}}override": "schemaLocation",
    f"{{{SCH}}}include": "href",
    f"{{{SCH}}}extends": "href",
}
_COMPACT = expression(r"""\b(?:include|external)\s+(?:"([^"\n]*)"|'([^'\n]*)')""")

_RELEASE = "https://tei-c.org/release/xml/tei/custom/schema/relaxng/"
_RELEASED = frozenset(
    """
    tei_all tei_bare tei_corpus tei_dictionaries tei_drama tei_jtei tei_lite tei_math tei_minimal tei_ms tei_odds tei_simplePrint
    tei_speech tei_svg tei_tite
    """.split()  # noqa: SIM905 (one word per line says no more)
)
"""The customisations that each release of the TEI Guidelines brings, under the folder `_RELEASE`."""

# Other ways to write the address of the TEI's current release.
_SAME_PLACE = (
    (re.compile(r"^https?://(?:www\.)?tei-c\.org/(?:release|Vault/P5/current)/"), "https://tei-c.org/release/"),
    (re.compile(r"^https?://vault\.tei-c\.(?:org|de)/P5/current/"), "https://tei-c.org/release/"),
    (re.compile(r"^http://"), "https://"),
)
# A grammar is the same in either syntax.
_SYNTAX = expression(r"/(?:relaxng|rng|rnc)/([^/]+)\.(?:rng|rnc)$")


def is_url(text: str) -> bool:
    """Whether a schema's name is an address on the net."""
    return split(text).scheme in ("http", "https")


def split(address: str) -> SplitResult:
    """As `urlsplit`, for all texts: what stands where a host should and is none (``http://[a]/``) is part of the path.

    `urlsplit` raises `ValueError` there, and for more of them from Python 3.11.4 on.
    """
    try:
        return urlsplit(address)
    except ValueError:
        scheme, _, rest = address.partition(":")
        return SplitResult(scheme.lower(), "", rest, "", "") if scheme.isalpha() else SplitResult("", "", address, "", "")


def joined(base: str, href: str) -> str:
    """As `urljoin`; where one of the two is no address (see `split`) the second as it is."""
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def release_address(name: str) -> str | None:
    """The address of a schema that the TEI releases; None for any other name."""
    return f"{_RELEASE}{name}.rng" if name in _RELEASED else None


def canonical(url: str) -> str:
    """An address in the form that addresses of one schema share."""
    for pattern, written in _SAME_PLACE:
        url = pattern.sub(written, url)
    return _SYNTAX.sub(r"/relaxng/\1.rng", url)


def as_path(address: str) -> Path | None:
    """The local path that an address names; None for an address on the net."""
    parts = split(address)
    if parts.scheme == "file":
        from urllib.request import url2pathname  # slow to import, and seldom needed

        return Path(url2pathname(parts.path)) if parts.netloc in ("", "localhost") else None
    # A drive letter of Windows looks like a scheme.
    return Path(address) if len(parts.scheme) <= 1 else None


def resolved(href: str, base: str) -> str:
    """An address as it stands in the file (path or URL) `base`, made independent of it."""
    if is_url(base) or is_url(href):
        return joined(base, href)
    path = as_path(href)
    if path is None:
        return href
    beside = Path(base) if base.endswith("/") else Path(base).parent
    plain = beside / path
    return os.path.normpath(plain if plain.exists() else beside / unquote(str(path)))


def references(data: bytes, name: str) -> Iterator[str]:
    """The addresses of other files in a schema, as they stand in it.

    `name` tells the syntax. Raises `lxml.etree.XMLSyntaxError`.
    """
    if name.lower().endswith(".rnc"):
        for match in _COMPACT.finditer(data.decode("utf-8", "replace")):
            yield match[1] or match[2] or ""
        return
    for element in etree.fromstring(data, parser()).iter(*_REFERRING):
        if href := element.get(_REFERRING[str(element.tag)]):
            yield href
