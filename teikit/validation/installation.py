"""Installing a schema: it and every file it refers to, from a folder or, because the user asked for it by name, from the net."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path, PurePath
from urllib.error import URLError
from urllib.request import Request, urlopen

from lxml import etree

from teikit.problems import TeikitError
from teikit.validation.addresses import is_url, references, release_address, resolved, split
from teikit.validation.namespaces import RNG, SCH, XSD
from teikit.validation.store import Installed, Store
from teikit.validation.xml import parser
from teikit.version import __version__

__all__ = ["install"]

_MOST_BYTES = 64 * 1024 * 1024
_MOST_FILES = 500
_SECONDS = 30
_NAMESPACES = (RNG, XSD, SCH)

Fetch = Callable[[str], bytes]


def install(source: str, store: Store, *, name: str | None = None, sha256: str | None = None, fetch: Fetch | None = None) -> Installed:
    """Install a schema from a file, an ``http(s)`` address, or the name of a schema that the TEI releases.

    The files it includes come along; what it includes from elsewhere on the net does not. `sha256` is the hash the schema's
    own file must have. `fetch` gets the bytes of an address. Raises `TeikitError`.
    """
    address = source if is_url(source) or Path(source).exists() else release_address(source) or source
    if not is_url(address):
        address = str(Path(address).resolve())
    files = _collect(address, fetch or _fetch)
    digest = hashlib.sha256(files[address]).hexdigest()
    if sha256 is not None and digest != sha256.strip().lower():
        raise TeikitError(f"{address} is not the expected file: its SHA-256 is {digest}")
    top = os.path.commonpath([PurePath(_place(each)).parent for each in files])
    inside = {each: PurePath(os.path.relpath(_place(each), top)).as_posix() for each in files}
    chosen = name or PurePath(_place(address)).stem
    return store.add(chosen, address, inside[address], {inside[each]: data for each, data in files.items()})


def _collect(address: str, fetch: Fetch) -> dict[str, bytes]:
    """A schema and what it includes, by address, itself first."""
    files: dict[str, bytes] = {}
    waiting = [address]
    while waiting:
        at = waiting.pop()
        if at in files:
            continue
        if len(files) >= _MOST_FILES:
            raise TeikitError(f"{address} includes more than {_MOST_FILES} files: not installed")
        files[at] = data = fetch(at)
        waiting.extend(each for href in _referred(data, at) if _together(each := resolved(href, at), address))
    return files


def _referred(data: bytes, address: str) -> list[str]:
    name = _place(address)
    try:
        if not name.lower().endswith(".rnc"):
            namespace = etree.QName(etree.fromstring(data, parser())).namespace
            if namespace not in _NAMESPACES:
                raise TeikitError(f"{address} is no schema: not RELAX NG, XML Schema or Schematron")
        return list(references(data, name))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TeikitError(f"{address} is not well-formed: {error}") from error


def _together(address: str, main: str) -> bool:
    """Whether a file belongs to an installation: it lies on the same disk or host as the schema."""
    if not is_url(main):
        return not is_url(address)
    return is_url(address) and split(address).netloc == split(main).netloc


def _place(address: str) -> str:
    return split(address).path if is_url(address) else address


def _fetch(address: str) -> bytes:
    if not is_url(address):
        try:
            return Path(address).read_bytes()
        except OSError as error:
            raise TeikitError(f"cannot read {address}: {error.strerror or error}") from error
    try:
        request = Request(address, headers={"User-Agent": f"teikit/{__version__}"})
        with urlopen(request, timeout=_SECONDS) as answer:
            if not is_url(answer.url):
                raise TeikitError(f"{address} leads to {answer.url}: refused")
            data: bytes = answer.read(_MOST_BYTES + 1)
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise TeikitError(f"cannot get {address}: {error}") from error
    if len(data) > _MOST_BYTES:
        raise TeikitError(f"{address} is larger than {_MOST_BYTES // 1024**2} MB: not installed")
    return data
