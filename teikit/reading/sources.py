"""A `Source` of whatever a caller has: a path, bytes, text."""

from __future__ import annotations

from pathlib import Path

from teikit.problems import TeikitError
from teikit.source import Source

__all__ = ["source_of"]


def source_of(source: Source | str | bytes | Path, encoding: str | None = None) -> Source:
    """A `Source` of whatever `convert` takes. Raises `TeikitError` where a file cannot be read or the encoding is unknown."""
    try:
        match source:
            case Source():
                return source
            case bytes():
                return Source.from_bytes(source, encoding=encoding)
            case Path():
                return Source.from_path(source, encoding)
            case str() if _names_file(source):
                return Source.from_path(source, encoding)
            case str():
                return Source(source)
    except OSError as error:
        raise TeikitError(f"cannot read {source!r}: {error.strerror}") from error
    except LookupError as error:
        raise TeikitError(f"unknown encoding {encoding!r}") from error


def _names_file(text: str) -> bool:
    if not text or len(text) > 4096 or "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).is_file()
    except OSError:
        return False
