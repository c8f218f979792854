"""From the name or address of a schema to a local file."""

from __future__ import annotations

from pathlib import Path

from teikit.problems import TeikitError

__all__ = ["Catalog"]

_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLED_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")


class Catalog:
    """Knows the schemas that come with teikit."""

    def locate(self, name: str) -> Path:
        """The file of a schema. Raises `TeikitError` where there is none."""
        if (path := Path(name)).is_file():
            return path
        for folder in _BUNDLED_FOLDERS:
            if (path := folder / f"{name}.rng").is_file():
                return path
        raise TeikitError(f'no schema "{name}"')
