"""Settings of a project: ``teikit.toml``."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from teikit.problems import TeikitError

__all__ = ["ConventionSettings", "HeaderDefaults", "Project", "TextSettings"]


@dataclass(frozen=True, slots=True)
class HeaderDefaults:
    """``[header]``: what to say in the header where the record says nothing."""

    publisher: str | None = None
    """Who publishes the TEI file (publicationStmt/publisher)."""
    licence: str | None = None
    """A URL, or the words of the licence."""
    series: str | None = None
    """Title of the series the record appears in."""
    language: str | None = None
    """BCP 47 tag of the text."""
    original_language: str | None = None
    """BCP 47 tag of the original, where the text is a translation."""
    translator: str | None = None
    genre: str | None = None
    """``telegram``, ``letter`` …: forces the genre instead of reading it from the blocks."""


@dataclass(frozen=True, slots=True)
class TextSettings:
    """``[text]``: how the text is read and encoded."""

    line_breaks: bool = False
    """True encodes every line break of the source as ``lb``."""
    said: bool = True
    """False leaves reported speech alone."""
    envelope: str | None = None
    """Name of the publisher's page, instead of recognising it."""
    encoding: str | None = None
    """Encoding of the files, instead of recognising it."""


@dataclass(frozen=True, slots=True)
class ConventionSettings:
    """``[conventions]``: what the project adds to the table of bracket conventions, and what it switches off."""

    rows: tuple[Mapping[str, str], ...] = ()
    """Each with ``id``, ``class``, ``example`` and ``pattern`` or ``text``."""
    off: tuple[str, ...] = ()
    """Ids of rows that do not hold here."""


@dataclass(frozen=True, slots=True)
class Project:
    """All settings of a project. The defaults are those of a project without ``teikit.toml``."""

    header: HeaderDefaults = field(default_factory=HeaderDefaults)
    text: TextSettings = field(default_factory=TextSettings)
    conventions: ConventionSettings = field(default_factory=ConventionSettings)
    decisions: str | None = None
    """A table of an editor's decisions on insertions: ``teikit convert --review`` writes it, an editor corrects it."""
    schema: str = "teikit"
    """Name or file of the schema that output is checked against."""

    @classmethod
    def load(cls, path: str | Path) -> Project:
        """Read a ``teikit.toml``.

        Raises `TeikitError` where the file cannot be read, is not TOML, or has a key or a value teikit does not know.
        """
        path = Path(path)
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except OSError as error:
            raise TeikitError(f"cannot read {path}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise TeikitError(f"{path} is not TOML: {error}") from error
        return cls.from_dict(data, str(path))

    @classmethod
    def from_dict(cls, data: dict[str, Any], origin: str = "settings") -> Project:
        """Settings from a mapping of the shape of ``teikit.toml``. Raises `TeikitError` as `load` does."""
        _refuse_unknown(data, {f.name for f in fields(cls)}, origin, "")
        project = cls()
        return replace(
            project,
            header=_section(project.header, data.get("header", {}), origin, "header"),
            text=_section(project.text, data.get("text", {}), origin, "text"),
            conventions=_conventions(data.get("conventions", {}), origin),
            decisions=_checked(data["decisions"], str, origin, "decisions") if "decisions" in data else None,
            schema=_checked(data.get("schema", project.schema), str, origin, "schema"),
        )


_Section = TypeVar("_Section", HeaderDefaults, TextSettings)


def _section(default: _Section, data: Any, origin: str, name: str) -> _Section:
    if not isinstance(data, dict):
        raise TeikitError(f"{origin}: [{name}] must be a table")
    known = {f.name: bool if isinstance(getattr(default, f.name), bool) else str for f in fields(default)}
    _refuse_unknown(data, set(known), origin, f"{name}.")
    return replace(default, **{key: _checked(value, known[key], origin, f"{name}.{key}") for key, value in data.items()})


def _conventions(data: Any, origin: str) -> ConventionSettings:
    if not isinstance(data, dict):
        raise TeikitError(f"{origin}: [conventions] must be a table")
    _refuse_unknown(data, {"rows", "off"}, origin, "conventions.")
    rows, off = data.get("rows", []), data.get("off", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TeikitError(f"{origin}: conventions.rows must be tables: write [[conventions.rows]]")
    if not isinstance(off, list) or not all(isinstance(id_, str) for id_ in off):
        raise TeikitError(f"{origin}: conventions.off must be a list of ids")
    return ConventionSettings(tuple(rows), tuple(off))


def _checked(value: Any, kind: type, origin: str, key: str) -> Any:
    if not isinstance(value, kind):
        raise TeikitError(f"{origin}: {key} must be {'true or false' if kind is bool else 'a string'}, not {value!r}")
    return value


def _refuse_unknown(data: dict[str, Any], known: set[str], origin: str, prefix: str) -> None:
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, sorted(known), n=1)
            hint = f"; did you mean {prefix}{near[0]}?" if near else f"; known: {', '.join(sorted(known))}"
            raise TeikitError(f"{origin}: unknown key {prefix}{key}{hint}")
